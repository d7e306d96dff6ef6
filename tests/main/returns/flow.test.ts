/** Returns and exchanges through the procedures: never more than shipped − returned, quarantine, verdict, credit. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import { anOrderToShip, anIssuedNote, aSignedNote, aTeam, stocked, type Team } from '../../helpers/builders/dispatch';
import {
  aReturnOf,
  approveReturn,
  judgeReturn,
  receiveReturn,
  returnableOf,
  returnDetail,
} from '../../helpers/builders/returns';

let book: Book;
let team: Team;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterAll(() => book.close());

/** A signed note of ten boxes at 12.80 yuan. */
async function aSale(units = 10) {
  const product = await stocked(team, [units]);
  const order = await anOrderToShip(team, { lines: [{ productId: product.id, units }] });
  const note = await aSignedNote(team, order.orderId);
  return { ...order, ...note, productId: product.id, lotId: product.lotIds[0] ?? 0 };
}

type Lot = { readonly id: number; readonly area: string; readonly location: string; readonly onHand: number };
const lotsOf = async (productId: number): Promise<Lot[]> => {
  const { rows } = await team.boss.ok<{ rows: (Lot & { productId: number })[] }>('stock.list', { limit: 100 });
  return rows.filter((row) => row.productId === productId);
};
const inArea = async (productId: number, area: string): Promise<number> =>
  (await lotsOf(productId)).filter((row) => row.area === area).reduce((sum, { onHand }) => sum + onHand, 0);

describe('a return', () => {
  it('comes back into quarantine, passes, and can be sold again; the credit is what was paid for it', async () => {
    const sale = await aSale();
    const { returnId } = await aReturnOf(team, sale.noteId, { units: 4 });
    await approveReturn(team, returnId);
    await receiveReturn(team, returnId);
    expect(await inArea(sale.productId, 'quarantine')).toBe(4_000);
    expect(await inArea(sale.productId, 'stock')).toBe(0);
    await judgeReturn(team, returnId, true);
    expect(await inArea(sale.productId, 'quarantine')).toBe(0);
    expect(await inArea(sale.productId, 'stock')).toBe(4_000);
    expect((await returnDetail(team, returnId)).return).toMatchObject({ state: 'closed', creditFen: 51_20 });
  });

  it('that fails goes to the rejected area and is credited all the same, but never sold', async () => {
    const sale = await aSale();
    const { returnId } = await aReturnOf(team, sale.noteId, { units: 3 });
    await approveReturn(team, returnId);
    await receiveReturn(team, returnId);
    await judgeReturn(team, returnId, false);
    expect(await inArea(sale.productId, 'rejected')).toBe(3_000);
    expect(await inArea(sale.productId, 'stock')).toBe(0);
    expect((await returnDetail(team, returnId)).return).toMatchObject({ state: 'closed', creditFen: 38_40 });
  });

  it('says what quality found, who and when, and nothing of it before', async () => {
    const sale = await aSale();
    const { returnId } = await aReturnOf(team, sale.noteId, { units: 1 });
    await approveReturn(team, returnId);
    await receiveReturn(team, returnId);
    const before = (await returnDetail(team, returnId)).return;
    expect(before).toMatchObject({ verdict: '', judgedBy: '', judgedOn: null });
    await judgeReturn(team, returnId, false);
    const judged = (await returnDetail(team, returnId)).return;
    expect(judged).toMatchObject({ verdict: '包装破损', judgedOn: '2026-11-21' });
    expect(judged.judgedBy).not.toBe('');
  });

  it('never exceeds what was shipped less what is already coming back', async () => {
    const sale = await aSale();
    await aReturnOf(team, sale.noteId, { units: 6 });
    const [line] = (await returnableOf(team, sale.noteId)).lines;
    expect(line?.leftQty).toBe(4_000);
    const lines = [{ noteLineId: line?.noteLineId, qty: 5_000 }];
    const asked = { noteId: sale.noteId, kind: 'return', lines, reason: '多退' };
    expect(await team.boss.call('returns.request', asked)).toMatchObject({
      problem: { code: 'QUANTITY_EXCEEDED', params: { askedQty: 5_000, maxQty: 4_000 }, fields: ['/lines/0/qty'] },
    });
  });

  it('that was refused or withdrawn frees its quantity', async () => {
    const sale = await aSale();
    const first = await aReturnOf(team, sale.noteId);
    const refusal = { returnId: first.returnId, version: 0, reason: '超过退货期限' };
    await team.finance.ok('returns.refuse', refusal);
    const second = await aReturnOf(team, sale.noteId);
    await team.boss.ok('returns.withdraw', { returnId: second.returnId, version: 0, reason: '客户留用' });
    expect((await returnableOf(team, sale.noteId)).lines[0]?.leftQty).toBe(10_000);
  });

  it('is not approved by who asked for it', async () => {
    const sale = await aSale();
    const { returnId } = await aReturnOf(team, sale.noteId);
    const answer = await team.boss.call('returns.approve', { returnId, version: 0 });
    expect(answer).toMatchObject({ problem: { code: 'SELF_APPROVAL' } });
  });

  it('cannot be asked for before the goods have left', async () => {
    const product = await stocked(team, [5]);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 5 }] });
    const { noteId } = await anIssuedNote(team, orderId);
    expect((await returnableOf(team, noteId)).lines).toEqual([]);
    const asked = { noteId, kind: 'return', lines: [{ noteLineId: 1, qty: 1_000 }], reason: '早' };
    expect(await team.boss.call('returns.request', asked)).toMatchObject({ problem: { code: 'NOT_FOUND' } });
  });

  it('is received for no more than was asked, and line by line', async () => {
    const sale = await aSale();
    const { returnId } = await aReturnOf(team, sale.noteId, { units: 2 });
    await approveReturn(team, returnId);
    const { return: head, lines } = await returnDetail(team, returnId);
    const seen = { returnId, version: head.version };
    const receive = (receivedQty: number) =>
      team.warehouse.call('returns.receive', { ...seen, lines: lines.map(({ id }) => ({ lineId: id, receivedQty })) });
    expect(await receive(3_000)).toMatchObject({ problem: { code: 'QUANTITY_EXCEEDED', params: { maxQty: 2_000 } } });
    expect(await receive(0)).toMatchObject({ problem: { code: 'VALIDATION_FAILED' } });
    expect(await receive(1_000)).toMatchObject({ ok: true });
    const judged = lines.map(({ id }) => ({ lineId: id, passedQty: 2_000, failedQty: 0 }));
    const verdict = { returnId, version: head.version + 1, verdict: '良', lines: judged };
    expect(await team.boss.call('returns.judge', verdict)).toMatchObject({
      problem: { code: 'VALIDATION_FAILED', params: { receivedQty: 1_000, judgedQty: 2_000 } },
    });
  });

  it('that somebody else moved meanwhile says who and when', async () => {
    const sale = await aSale();
    const { returnId } = await aReturnOf(team, sale.noteId);
    await approveReturn(team, returnId);
    expect(await team.finance.call('returns.approve', { returnId, version: 0 })).toMatchObject({
      problem: { code: 'CONFLICT', params: { expected: 0, found: 1 } },
    });
  });

  it('keeps the order open until it is closed', async () => {
    const sale = await aSale();
    const { returnId } = await aReturnOf(team, sale.noteId, { hasGoods: false });
    await approveReturn(team, returnId);
    const { order } = await team.boss.ok<{ order: { state: string } }>('orders.get', { orderId: sale.orderId });
    expect((await returnDetail(team, returnId)).return).toMatchObject({ state: 'closed', creditFen: 128_00 });
    expect(order.state).toBe('completed');
  });
});

describe('a lost parcel', () => {
  it('is credited by its approval, without goods', async () => {
    const sale = await aSale();
    const { returnId } = await aReturnOf(team, sale.noteId, { hasGoods: false, units: 1 });
    await approveReturn(team, returnId);
    expect((await returnDetail(team, returnId)).return).toMatchObject({ state: 'closed', creditFen: 12_80 });
    expect(await inArea(sale.productId, 'quarantine')).toBe(0);
  });
});

describe('an exchange', () => {
  it('sends the same goods once more without a sale, and credits nothing', async () => {
    const product = await stocked(team, [5, 5]);
    const order = await anOrderToShip(team, { lines: [{ productId: product.id, units: 5 }] });
    const note = await aSignedNote(team, order.orderId);
    const { returnId } = await aReturnOf(team, note.noteId, { kind: 'exchange', units: 2 });
    await approveReturn(team, returnId);
    const { version } = (await returnDetail(team, returnId)).return;
    const issued = await team.warehouse.ok<{ noteId: number; noteNumber: string }>('returns.exchange', {
      returnId,
      version,
    });
    type Detail = { note: { version: number }; lines: { qty: number; batchNo: string }[] };
    const sent = await team.boss.ok<Detail>('dispatch.get', { noteId: issued.noteId });
    expect(sent.lines.map(({ qty }) => qty)).toEqual([2_000]);
    const { order: after } = await team.boss.ok<{ order: { lines: { notedQty: number }[] } }>('orders.get', {
      orderId: order.orderId,
    });
    expect(JSON.stringify(after)).not.toContain('"notedQty":7000');
    await receiveReturn(team, returnId);
    await judgeReturn(team, returnId, false);
    expect((await returnDetail(team, returnId)).return).toMatchObject({ state: 'closed', creditFen: 0 });
  });

  it('whose note was voided may be sent anew', async () => {
    const product = await stocked(team, [5, 5]);
    const order = await anOrderToShip(team, { lines: [{ productId: product.id, units: 5 }] });
    const note = await aSignedNote(team, order.orderId);
    const { returnId } = await aReturnOf(team, note.noteId, { kind: 'exchange', units: 2 });
    await approveReturn(team, returnId);
    const seen = async () => ({ returnId, version: (await returnDetail(team, returnId)).return.version });
    const first = await team.warehouse.ok<{ noteId: number }>('returns.exchange', await seen());
    expect(await team.warehouse.call('returns.exchange', await seen())).toMatchObject({
      problem: { code: 'STATE_CONFLICT' },
    });
    await team.warehouse.ok('dispatch.voidNote', { noteId: first.noteId, version: 0, reason: '批号错' });
    await team.warehouse.ok('returns.exchange', await seen());
    const lots = await lotsOf(product.id);
    expect(lots.reduce((sum, { onHand }) => sum + onHand, 0)).toBe(5_000);
  });
});
