/** What red invoices and the views of the ledger must never allow, tried through the procedures. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import { anOrderToShip, aShippedNote, stocked, type ApprovedOrder } from '../../helpers/builders/dispatch';
import {
  aForm,
  anAdvance,
  aNormalInvoice,
  aNumber,
  aRedRoom,
  askRed,
  balancesOf,
  blueOf,
  entitlementsOf,
  step,
  TODAY,
  type RedRoom,
} from '../../helpers/builders/invoicing-red';
import { aReturnOf, approveReturn, judgeReturn, receiveReturn } from '../../helpers/builders/returns';
import { ledgerFaults } from '../../helpers/ledger-invariants';
import { looking } from '../../helpers/ledger-raw';

let book: Book;
let room: RedRoom;
beforeAll(async () => {
  book = await openBook();
  room = await aRedRoom(book);
});
/** Whatever was tried: the ledger is as sound as before. */
afterEach(() => {
  const faults = looking(book, ledgerFaults);
  if (faults.length > 0) throw new Error(faults.join('; '));
});
afterAll(() => book.close());

type Sale = ApprovedOrder & { readonly customerId: number; readonly productId: number };
/** An approved order of whole units of one product at 12.80. */
async function aSale(units: number, given: { buyerId?: number; productId?: number } = {}): Promise<Sale> {
  const productId = given.productId ?? (await stocked(room, [100_000])).id;
  const wish = { lines: [{ productId, units }], ...(given.buyerId === undefined ? {} : { buyerId: given.buyerId }) };
  const order = await anOrderToShip(room, wish);
  return { ...order, customerId: order.buyerId, productId };
}
const aShippedSale = async (units: number, given?: Parameters<typeof aSale>[1]) => {
  const sale = await aSale(units, given);
  return { ...sale, ...(await aShippedNote(room, sale.orderId)) };
};
const refusedAs = (code: string, params: object = {}) => ({ ok: false, problem: { code, params } });

describe('it is impossible', () => {
  it('to red more than is left of the blue line, in one form or in several', async () => {
    const sale = await aShippedSale(10);
    const blue = await aNormalInvoice(room, {
      customerId: sale.customerId,
      lines: [{ orderId: sale.orderId, units: 10 }],
    });
    const lineId = (await blueOf(room, blue.invoiceId)).lines[0]?.id ?? 0;
    const red = (qty: number) => askRed(room, blue.invoiceId, { lines: [{ lineId, qty }] });
    expect(await red(10_001)).toMatchObject(refusedAs('QUANTITY_EXCEEDED', { askedQty: 10_001, maxQty: 10_000 }));
    expect(await red(6_000)).toMatchObject({ ok: true });
    expect(await red(4_001)).toMatchObject(refusedAs('QUANTITY_EXCEEDED', { maxQty: 4_000 }));
  });

  it('to red a part with reason 01, or a part of an invoice that is not booked', async () => {
    const sale = await aShippedSale(10);
    const blue = await aNormalInvoice(room, {
      customerId: sale.customerId,
      lines: [{ orderId: sale.orderId, units: 10 }],
    });
    const lineId = (await blueOf(room, blue.invoiceId)).lines[0]?.id ?? 0;
    const lines = [{ lineId, qty: 1_000 }];
    const wrong = await askRed(room, blue.invoiceId, { reason: '01', lines });
    expect(wrong).toMatchObject(refusedAs('RULE_VIOLATED', { case: 'redLetters.refusals.wrongIsWhole' }));
    const unbooked = await askRed(room, blue.invoiceId, { isBooked: false, lines });
    expect(unbooked).toMatchObject(refusedAs('RULE_VIOLATED', { case: 'redLetters.refusals.unbookedIsWhole' }));
  });

  it('to use one number twice, blue or red', async () => {
    const sale = await aShippedSale(10);
    const number = aNumber();
    const blue = await aNormalInvoice(
      room,
      { customerId: sale.customerId, lines: [{ orderId: sale.orderId, units: 5 }] },
      number,
    );
    const [line] = await entitlementsOf(room.clerk, sale.orderId);
    const asked = { customerId: sale.customerId, lines: [{ entitlementId: line?.id, qty: 1_000 }] };
    const { requests } = await room.clerk.ok<{ requests: { requestId: number; version: number }[] }>(
      'invoicing.request',
      asked,
    );
    const { requestId, version: seen } = requests[0] ?? { requestId: 0, version: 0 };
    const again = { requestId, version: seen, invoices: [{ invoiceNo: 1, number, issuedOn: TODAY }] };
    expect(await room.clerk.call('invoicing.issue', again)).toMatchObject(refusedAs('DUPLICATE', { value: number }));
    const form = await aForm(room, blue.invoiceId, { isBooked: false, reason: '01' });
    expect(await step(room, 'approve', form.requestId, { by: room.finance })).toMatchObject({ ok: true });
    const red = await step(room, 'issue', form.requestId, { number, issuedOn: TODAY });
    expect(red).toMatchObject(refusedAs('DUPLICATE', { value: number }));
  });

  it('that a red form moves a balance before its red invoice is issued', async () => {
    const sale = await aShippedSale(10);
    const { customerId } = sale;
    const blue = await aNormalInvoice(room, { customerId, lines: [{ orderId: sale.orderId, units: 10 }] });
    const before = await balancesOf(room, customerId);
    const form = await aForm(room, blue.invoiceId, { isBooked: false, reason: '01' });
    expect(await balancesOf(room, customerId)).toEqual(before);
    const early = await step(room, 'issue', form.requestId, { number: aNumber(), issuedOn: TODAY });
    expect(early).toMatchObject(refusedAs('STATE_CONFLICT'));
    await step(room, 'approve', form.requestId, { by: room.finance });
    expect(await balancesOf(room, customerId)).toEqual(before);
  });

  it('that what came back after it was invoiced is used for the next sale by itself', async () => {
    const sale = await aShippedSale(10);
    const { customerId } = sale;
    const blue = await aNormalInvoice(room, { customerId, lines: [{ orderId: sale.orderId, units: 10 }] });
    const { returnId } = await aReturnOf(room, sale.noteId, { units: 4 });
    await approveReturn(room, returnId);
    await receiveReturn(room, returnId);
    await judgeReturn(room, returnId);
    await aSale(4, sale);
    expect(await balancesOf(room, customerId)).toEqual({ stored: [4, 51_20], advance: [0, 0], pending: [4, 51_20] });
    const lineId = (await blueOf(room, blue.invoiceId)).lines[0]?.id ?? 0;
    const asked = { invoiceId: blue.invoiceId, lineId, qty: 4_000, reason: '下单冲抵' };
    const wish = await room.finance.ok<{ wishId: number; version: number }>('redLetters.askAdvance', asked);
    const decided = { invoiceId: blue.invoiceId, ...wish, isApproved: true };
    expect(await room.finance.call('redLetters.decideAdvance', decided)).toMatchObject(refusedAs('SELF_APPROVAL'));
    expect(await balancesOf(room, customerId)).toMatchObject({ pending: [4, 51_20] });
    expect(await room.manager.call('redLetters.decideAdvance', decided)).toMatchObject({ ok: true });
    expect(await balancesOf(room, customerId)).toEqual({ stored: [0, 0], advance: [0, 0], pending: [0, 0] });
  });

  it('that a balance differs between the grid, its totals, the day, the buyer and the letter', async () => {
    const sale = await aShippedSale(10);
    const { customerId, productId } = sale;
    const blue = await aNormalInvoice(room, { customerId, lines: [{ orderId: sale.orderId, units: 6 }] });
    const { returnId } = await aReturnOf(room, sale.noteId, { units: 7 });
    await approveReturn(room, returnId);
    await receiveReturn(room, returnId);
    await judgeReturn(room, returnId);
    const other = await stocked(room, [1000]);
    await anAdvance(room, { customerId, productId: other.id, units: 9 });
    const said = await balancesOf(room, customerId);
    expect(said).toEqual({ stored: [0, 0], advance: [9, 115_20], pending: [3, 38_40] });
    expect(productId).not.toBe(other.id);
    const filters = [{ op: 'range', column: 'customerId', min: customerId, max: customerId }];
    const same = { storedFen: 0, advanceFen: 115_20, pendingFen: 38_40 };
    const { rows: days } = await room.boss.ok<{ rows: (typeof same & { customerId: number })[] }>('periods.asOf', {
      on: TODAY,
      limit: 100,
    });
    const mine = days.filter((row) => row.customerId === customerId);
    const sum = (key: keyof typeof same) => mine.reduce((all, row) => all + row[key], 0);
    expect({ storedFen: sum('storedFen'), advanceFen: sum('advanceFen'), pendingFen: sum('pendingFen') }).toEqual(same);
    const letter = await room.boss.ok<object>('periods.letter', { customerId, on: TODAY });
    const paper = await room.boss.ok<{ content: { number: string } }>('periods.printLetter', { customerId, on: TODAY });
    expect(JSON.stringify(letter)).toContain('11520');
    expect(paper).toMatchObject({ content: { ...letter, number: paper.content.number } });
    const totals = await room.boss.ok<object>('ledger.totals', { filters });
    expect(JSON.stringify(totals)).toContain('11520');
    const { accounts } = await room.boss.ok<{ accounts: readonly (typeof same)[] }>('ledger.customer', { customerId });
    const shown = (key: keyof typeof same) => accounts.reduce((all, row) => all + row[key], 0);
    expect({ storedFen: shown('storedFen'), advanceFen: shown('advanceFen'), pendingFen: shown('pendingFen') }).toEqual(
      same,
    );
    expect(blue.number).toHaveLength(20);
  });
});
