/** What a return does to the account: the credit lowers what is owed, and money above it is free again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import { anOrderToShip, aSignedNote, aTeam, stocked, type Team } from '../../helpers/builders/dispatch';
import { aReceipt, matchTo } from '../../helpers/builders/receivables';
import { aReturnOf, approveReturn, judgeReturn, receiveReturn } from '../../helpers/builders/returns';

let book: Book;
let team: Team;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterAll(() => book.close());

const freeOf = async (receiptId: number): Promise<number> => {
  const { receipt } = await team.finance.ok<{ receipt: { amountFen: number; matchedFen: number } }>(
    'receivables.proposal',
    { receiptId },
  );
  return receipt.amountFen - receipt.matchedFen;
};

/** Ten boxes for 128.00, signed and paid in full. */
async function aPaidSale() {
  const product = await stocked(team, [10]);
  const order = await anOrderToShip(team, { lines: [{ productId: product.id, units: 10 }] });
  const note = await aSignedNote(team, order.orderId);
  const { receiptId } = await aReceipt(team.boss, { customerId: order.buyerId, amountFen: 128_00 });
  await matchTo(team.finance, receiptId, [{ orderId: order.orderId, amountFen: 128_00 }]);
  return { ...order, noteId: note.noteId, receiptId };
}

describe('a return of paid goods', () => {
  it('puts its credit back on account, and no fen of the rest', async () => {
    const sale = await aPaidSale();
    const { returnId } = await aReturnOf(team, sale.noteId, { units: 4 });
    await approveReturn(team, returnId);
    await receiveReturn(team, returnId);
    expect(await freeOf(sale.receiptId)).toBe(0);
    await judgeReturn(team, returnId);
    expect(await freeOf(sale.receiptId)).toBe(51_20);
  });

  it('of which nothing comes back frees its money with the approval', async () => {
    const sale = await aPaidSale();
    const { returnId } = await aReturnOf(team, sale.noteId, { hasGoods: false, units: 1 });
    await approveReturn(team, returnId);
    expect(await freeOf(sale.receiptId)).toBe(12_80);
  });

  it('that is exchanged frees nothing', async () => {
    const sale = await aPaidSale();
    const { returnId } = await aReturnOf(team, sale.noteId, { kind: 'exchange', units: 2 });
    await approveReturn(team, returnId);
    await receiveReturn(team, returnId);
    await judgeReturn(team, returnId, false);
    expect(await freeOf(sale.receiptId)).toBe(0);
  });
});

describe('an approved order that was paid ahead', () => {
  it('gives its money back when its approval is reversed or it is cancelled', async () => {
    for (const step of ['unapprove', 'cancel'] as const) {
      const product = await stocked(team, [10]);
      const order = await anOrderToShip(team, { lines: [{ productId: product.id, units: 10 }] });
      const { receiptId } = await aReceipt(team.boss, { customerId: order.buyerId, amountFen: 100_00 });
      await matchTo(team.finance, receiptId, [{ orderId: order.orderId, amountFen: 100_00 }]);
      const { order: head } = await team.boss.ok<{ order: { version: number } }>('orders.get', {
        orderId: order.orderId,
      });
      await team.finance.ok(`orders.${step}`, { orderId: order.orderId, version: head.version, reason: '客户取消' });
      expect(await freeOf(receiptId)).toBe(100_00);
    }
  });
});
