/** What the buyer does not take: refused at the door, or never arrived. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import { aCheckedNote, anOrderToShip, aShippedNote, aTeam, stocked, type Team } from '../../helpers/builders/dispatch';
import { approveReturn, receiveReturn, judgeReturn } from '../../helpers/builders/returns';

let book: Book;
let team: Team;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterAll(() => book.close());

type Line = { id: number; qty: number; refusedQty: number; shortQty: number; signReason: string };
type Detail = { note: { state: string; version: number; arrivalTenthC: number | null }; lines: Line[] };
type Signed = { state: string; returns: { returnId: number; number: string }[] };
const get = (noteId: number) => team.boss.ok<Detail>('dispatch.get', { noteId });
type Lamps = { arrived: string; signedNotes: number };
const lampsOf = async (orderId: number) => (await team.boss.ok<{ lamps: Lamps }>('orders.get', { orderId })).lamps;

/** A shipped note over this many units of one product. */
async function shippedUnits(units: number) {
  const product = await stocked(team, [50]);
  const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units }] });
  const note = await aShippedNote(team, orderId);
  const { lines } = await get(note.noteId);
  const sign = (parts: readonly { refusedQty: number; shortQty: number }[], more: object = {}) =>
    team.warehouse.call('dispatch.signNote', {
      ...{ noteId: note.noteId, version: note.version, signedOn: '2026-11-21', signedBy: '王药师' },
      lines: parts.map((part, at) => ({ lineId: lines[at]?.id ?? 0, ...part, reason: '外箱破损' })),
      ...more,
    });
  return { orderId, note, sign };
}

describe('sign-off with refusal and shortage', () => {
  it('opens a return for the refused and a claim for the missing, and counts only what was accepted', async () => {
    const { orderId, note, sign } = await shippedUnits(10);
    const answer = await sign([{ refusedQty: 2000, shortQty: 1000 }], { arrivalTenthC: 56 });
    expect(answer).toMatchObject({ ok: true, value: { state: 'partly_signed' } });
    const { returns } = (answer as { value: Signed }).value;
    expect(returns).toHaveLength(2);
    const found = await Promise.all(
      returns.map(({ returnId }) => team.boss.ok<{ return: object; lines: object[] }>('returns.get', { returnId })),
    );
    expect(found[0]).toMatchObject({ return: { source: 'refused', hasGoods: true }, lines: [{ qty: 2000 }] });
    expect(found[1]).toMatchObject({ return: { source: 'short', hasGoods: false }, lines: [{ qty: 1000 }] });
    const { note: head, lines } = await get(note.noteId);
    expect(head).toMatchObject({ state: 'partly_signed', arrivalTenthC: 56 });
    expect(lines).toMatchObject([{ qty: 10_000, refusedQty: 2000, shortQty: 1000, signReason: '外箱破损' }]);
    const [progress] = (
      await team.boss.ok<{ lines: { shippedQty: number; signedQty: number }[] }>('orders.get', { orderId })
    ).lines;
    expect(progress).toMatchObject({ shippedQty: 10_000, signedQty: 7000 });
  });

  it('is refused altogether when nothing was taken, and the goods come back through their return', async () => {
    const { orderId, sign } = await shippedUnits(4);
    const answer = await sign([{ refusedQty: 4000, shortQty: 0 }]);
    expect(answer).toMatchObject({ ok: true, value: { state: 'refused' } });
    const [opened] = (answer as { value: Signed }).value.returns;
    const returnId = opened?.returnId ?? 0;
    await approveReturn(team, returnId);
    await receiveReturn(team, returnId);
    await judgeReturn(team, returnId);
    const { order } = await team.boss.ok<{ order: { state: string } }>('orders.get', { orderId });
    expect(order.state).toBe('completed');
  });

  it('writes nothing when a quantity is above what was shipped', async () => {
    const { note, sign } = await shippedUnits(3);
    expect(await sign([{ refusedQty: 2000, shortQty: 1001 }])).toMatchObject({
      problem: { code: 'QUANTITY_EXCEEDED', params: { askedQty: 3001, maxQty: 3000 } },
    });
    const { note: head, lines } = await get(note.noteId);
    expect(head.state).toBe('shipped');
    expect(lines).toMatchObject([{ refusedQty: 0, shortQty: 0 }]);
  });

  it('still prints its papers, and lights the lamp of arrival in part', async () => {
    const { orderId, note, sign } = await shippedUnits(6);
    await sign([{ refusedQty: 1000, shortQty: 0 }]);
    expect(await team.boss.call('dispatch.previewPrint', { noteId: note.noteId, kind: 'goods_list' })).toMatchObject({
      ok: true,
    });
    expect(await lampsOf(orderId)).toMatchObject({ arrived: 'part', signedNotes: 1 });
  });
});

describe('goods at the door', () => {
  it('stay in the house while the order is on hold', async () => {
    const product = await stocked(team, [20]);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 2 }] });
    const note = await aCheckedNote(team, orderId);
    const { order } = await team.boss.ok<{ order: { version: number } }>('orders.get', { orderId });
    await team.finance.ok('orders.hold', { orderId, version: order.version, reason: '客户欠款核对中' });
    const { noteId, version } = note;
    const shipment = { carrier: '顺丰', waybillNo: '', boxCount: 1, departureTenthC: null };
    expect(await team.warehouse.call('dispatch.shipNote', { noteId, version, ...shipment })).toMatchObject({
      problem: { code: 'STATE_CONFLICT', params: { state: 'orders.states.on_hold' } },
    });
  });

  it('leave with the time of their departure, which is neither a plan nor a memory', async () => {
    const product = await stocked(team, [20], { storageClass: 'cold' });
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 2 }] });
    const { noteId, version } = await aCheckedNote(team, orderId);
    const shipment = { carrier: '冷链', waybillNo: '', boxCount: 1, departureTenthC: 45 };
    const ship = (departedAt?: number) =>
      team.warehouse.call('dispatch.shipNote', { noteId, version, ...shipment, ...(departedAt ? { departedAt } : {}) });
    expect(await ship(1)).toMatchObject({ problem: { code: 'VALIDATION_FAILED', fields: ['/departedAt'] } });
    expect(await ship()).toMatchObject({ ok: true });
    const { note } = await team.boss.ok<{ note: { departedAt: number; shippedAt: number } }>('dispatch.get', {
      noteId,
    });
    expect(note.departedAt).toBe(note.shippedAt);
  });
});
