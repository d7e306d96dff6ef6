import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemText } from '../../../src/shared/i18n/problem-text';
import { openBook, type Book, type Seat } from '../../helpers/book';
import {
  aCheckedNote,
  anIssuedNote,
  anOrderToShip,
  aPickedNote,
  aShippedNote,
  aTeam,
  checkNote,
  pickNote,
  shipment,
  shipNote,
  signNote,
  stocked,
  type IssuedNote,
  type Team,
} from '../../helpers/builders/dispatch';
import { invoiceOrder } from '../../helpers/builders/invoicing';

let book: Book;
let team: Team;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterAll(() => book.close());

type Line = { id: number; lineNo: number; lotId: number; qty: number; checkedQty: number; scanCount: number };
type Detail = {
  note: { state: string; version: number; isSamePerson: boolean; pickedBy: string | null; signedBy: string };
  lines: Line[];
  history: { action: string }[];
};
let serials = 0;
/** A traceability code that no other test used. */
const aCode = () => {
  serials += 1;
  return `8123456${String(serials).padStart(13, '0')}`;
};
const get = (noteId: number, seat: Seat = team.boss) => seat.ok<Detail>('dispatch.get', { noteId });
/** From the issued note to the signature. */
const finish = async (note: IssuedNote) => {
  await signNote(team, await shipNote(team, await checkNote(team, await pickNote(team, note))));
};
const lotOf = async (lotId: number) => {
  const { lot } = await team.boss.ok<{ lot: { onHand: number; reserved: number; version: number; batchNo: string } }>(
    'stock.get',
    {
      lotId,
    },
  );
  return lot;
};

describe('picking and checking', () => {
  it('counts by scan, refuses a code twice and one of another product', async () => {
    const product = await stocked(team, [10], { tracePrefix: '8123456', barcode: '6901234567892' });
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 2 }] });
    const { noteId, version } = await aPickedNote(team, orderId);
    const scan = (code: string) => team.checker.call('dispatch.scanCode', { noteId, code });
    const code = aCode();
    expect(await scan(code)).toMatchObject({ ok: true, value: { checkedQty: 1000, isComplete: false } });
    expect(await scan(code)).toMatchObject({ problem: { code: 'DUPLICATE', params: { value: code } } });
    expect(await scan('89999990000000000001')).toMatchObject({ problem: { code: 'WRONG_SCAN' } });
    expect(await scan('6901234567892')).toMatchObject({ ok: true, value: { isComplete: true } });
    expect(await scan(aCode())).toMatchObject({ problem: { code: 'QUANTITY_EXCEEDED' } });
    await team.checker.ok('dispatch.checkNote', { noteId, version, ticked: [] });
    expect((await get(noteId)).lines[0]).toMatchObject({ checkedQty: 2000, scanCount: 1 });
  });

  it('remembers a shipped traceability code on the next note too', async () => {
    const product = await stocked(team, [10], { tracePrefix: '8123456' });
    const code = aCode();
    const one = await anOrderToShip(team, { lines: [{ productId: product.id, units: 1 }] });
    const first = await aPickedNote(team, one.orderId);
    await team.checker.ok('dispatch.scanCode', { noteId: first.noteId, code });
    const two = await anOrderToShip(team, { lines: [{ productId: product.id, units: 1 }] });
    const second = await aPickedNote(team, two.orderId);
    expect(await team.checker.call('dispatch.scanCode', { noteId: second.noteId, code })).toMatchObject({
      problem: { code: 'DUPLICATE', params: { value: code, number: first.number } },
    });
  });

  it('sends a failed line back to picking and counts it anew', async () => {
    const product = await stocked(team, [10], { tracePrefix: '8123456' });
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 1 }] });
    const { noteId, version } = await aPickedNote(team, orderId);
    const code = aCode();
    await team.checker.ok('dispatch.scanCode', { noteId, code });
    const [line] = (await get(noteId)).lines;
    const failed = { noteId, version, lineId: line?.id ?? 0, reason: '外包装破损' };
    expect(await team.checker.ok('dispatch.failCheck', failed)).toMatchObject({ state: 'picking' });
    expect((await get(noteId)).lines[0]).toMatchObject({ checkedQty: 0, scanCount: 0 });
    const again = await team.warehouse.ok<{ version: number }>('dispatch.finishPicking', {
      noteId,
      version: version + 1,
    });
    expect(await team.checker.call('dispatch.scanCode', { noteId, code })).toMatchObject({ ok: true });
    expect(again.version).toBe(version + 2);
  });

  it('does not pass a line that was not counted', async () => {
    const product = await stocked(team, [10]);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 2 }] });
    const { noteId, version } = await aPickedNote(team, orderId);
    expect(await team.checker.call('dispatch.checkNote', { noteId, version, ticked: [] })).toMatchObject({
      problem: { code: 'RULE_VIOLATED', params: { case: 'dispatch.rule.notCounted', countedQty: 0, qty: 2000 } },
    });
  });

  it('asks for a new check, by another person, when a lot is replaced after the check', async () => {
    const product = await stocked(team, [20, 20, 20]);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 10 }] });
    const { noteId, version } = await aCheckedNote(team, orderId);
    const [line] = (await get(noteId)).lines;
    const [first = 0, second = 0, third = 0] = product.lotIds;
    const lots = [
      { lotId: second, qty: 4000 },
      { lotId: third, qty: 6000 },
    ];
    const replaced = { noteId, version, lineId: line?.id ?? 0, lots };
    const moved = await team.warehouse.ok<{ version: number; state: string }>('dispatch.replaceLot', replaced);
    expect(moved.state).toBe('to_check');
    expect((await get(noteId)).lines.map(({ lotId, qty, checkedQty }) => [lotId, qty, checkedQty])).toEqual([
      [second, 4000, 0],
      [third, 6000, 0],
    ]);
    expect(await lotOf(first)).toMatchObject({ reserved: 0 });
    expect(
      await team.warehouse.call('dispatch.shipNote', { noteId, version: moved.version, ...shipment }),
    ).toMatchObject({
      problem: { code: 'STATE_CONFLICT', params: { state: 'dispatch.states.to_check' } },
    });
  });
});

describe('shipping', () => {
  it('lowers on-hand and frees the reservation in one step', async () => {
    const product = await stocked(team, [20, 50]);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 30 }] });
    await aShippedNote(team, orderId);
    expect(await lotOf(product.lotIds[0] ?? 0)).toMatchObject({ onHand: 0, reserved: 0 });
    expect(await lotOf(product.lotIds[1] ?? 0)).toMatchObject({ onHand: 40_000, reserved: 0 });
  });

  it('always stops at a lot that was locked meanwhile', async () => {
    const product = await stocked(team, [20]);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 10 }] });
    const { noteId, version } = await aCheckedNote(team, orderId);
    const [lotId = 0] = product.lotIds;
    await team.boss.ok('stock.lockLot', { lotId, version: (await lotOf(lotId)).version, reason: '召回' });
    expect(await team.warehouse.call('dispatch.shipNote', { noteId, version, ...shipment })).toMatchObject({
      problem: { code: 'LOT_NOT_SELLABLE', params: { reason: 'stock.status.locked' } },
    });
    expect(await lotOf(lotId)).toMatchObject({ onHand: 20_000, reserved: 10_000 });
  });

  it('says why the lot is locked, under which recall, and on which line another one is chosen', async () => {
    const product = await stocked(team, [20]);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 10 }] });
    const { noteId, version } = await aCheckedNote(team, orderId);
    const [lotId = 0] = product.lotIds;
    const { lines } = await team.boss.ok<{ lines: { id: number }[] }>('dispatch.get', { noteId });
    const { batchNo, version: seen } = await lotOf(lotId);
    const ship = () => team.warehouse.call('dispatch.shipNote', { noteId, version, ...shipment });
    await team.boss.ok('stock.lockLot', { lotId, version: seen, reason: '外观可疑，待复检' });
    const refused = { lot: batchNo, reason: 'stock.status.locked', lineId: lines[0]?.id };
    expect(await ship()).toMatchObject({ problem: { params: { ...refused, why: '外观可疑，待复检' } } });
    const recall = { productId: product.id, batchNo, level: 2, reason: '含量不合格', instruction: '' };
    const { number } = await team.boss.ok<{ number: string }>('recalls.start', recall);
    const answer = await ship();
    expect(answer).toMatchObject({ problem: { params: { ...refused, why: '含量不合格', recall: number } } });
    if (answer.ok) throw new Error('a recalled lot was shipped');
    const text = problemText(answer.problem, { language: 'zh-CN', timeZone: 'Asia/Shanghai' });
    expect(text).toContain(`正在召回（${number}）：含量不合格`);
  });

  it('asks for the temperature of cold goods', async () => {
    const product = await stocked(team, [10], { storageClass: 'cold' });
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 1 }] });
    const { noteId, version } = await aCheckedNote(team, orderId);
    const input = { noteId, version, ...shipment };
    expect(await team.warehouse.call('dispatch.shipNote', input)).toMatchObject({
      problem: { code: 'VALIDATION_FAILED', fields: ['/departureTenthC'] },
    });
    expect(await team.warehouse.call('dispatch.shipNote', { ...input, departureTenthC: 45 })).toMatchObject({
      ok: true,
    });
  });

  it('tells the second seat who shipped it first', async () => {
    const product = await stocked(team, [10]);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 1 }] });
    const { noteId, version } = await aCheckedNote(team, orderId);
    await team.warehouse.ok('dispatch.shipNote', { noteId, version, ...shipment });
    const again = await team.boss.call('dispatch.shipNote', { noteId, version, ...shipment });
    expect(again).toMatchObject({ problem: { code: 'CONFLICT', params: { expected: version, found: version + 1 } } });
    expect(again.ok || again.problem.params['by']).toBeTypeOf('string');
  });
});

describe('signing', () => {
  it('completes the order once everything ordered is shipped, every note is signed, and it is paid and invoiced', async () => {
    const product = await stocked(team, [100]);
    const { orderId, buyerId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 30 }] });
    const state = async () => (await team.boss.ok<{ order: { state: string } }>('orders.get', { orderId })).order.state;
    const { lines } = await team.warehouse.ok<{ lines: { orderLineId: number }[] }>('dispatch.proposeNote', {
      orderId,
    });
    const orderLineId = lines[0]?.orderLineId ?? 0;
    const part = await anIssuedNote(team, orderId, [{ orderLineId, qty: 10_000 }]);
    await finish(part);
    expect(await state()).toBe('approved');
    const rest = await anIssuedNote(team, orderId);
    await finish(rest);
    expect(await state()).toBe('approved');
    const receipt = { customerId: buyerId, receivedOn: '2026-11-21', amountFen: 384_00, form: 'transfer' };
    const { receiptId } = await team.boss.ok<{ receiptId: number }>('receivables.record', {
      ...receipt,
      payer: '',
      remark: '',
    });
    await team.finance.ok('receivables.match', { receiptId, parts: [{ orderId, amountFen: 384_00 }] });
    expect(await state()).toBe('approved');
    await invoiceOrder(team, orderId);
    expect(await state()).toBe('completed');
  });

  it('refuses a date before the shipment or after today', async () => {
    const product = await stocked(team, [10]);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 1 }] });
    const { noteId, version } = await aShippedNote(team, orderId);
    const sign = (signedOn: string) =>
      team.warehouse.call('dispatch.signNote', { noteId, version, signedOn, signedBy: '王药师' });
    expect(await sign('2026-11-20')).toMatchObject({ problem: { fields: ['/signedOn'] } });
    expect(await sign('2026-11-22')).toMatchObject({ problem: { fields: ['/signedOn'] } });
    expect(await sign('2026-11-21')).toMatchObject({ ok: true });
  });
});

describe('a void', () => {
  it('returns lots, quantities and scanned codes, and keeps the number with its reason', async () => {
    const product = await stocked(team, [10], { tracePrefix: '8123456' });
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 10 }] });
    const { noteId, version, number } = await aPickedNote(team, orderId);
    const code = aCode();
    await team.checker.ok('dispatch.scanCode', { noteId, code });
    await team.warehouse.ok('dispatch.voidNote', { noteId, version, reason: '客户改期' });
    expect(await lotOf(product.lotIds[0] ?? 0)).toMatchObject({ onHand: 10_000, reserved: 0 });
    expect((await get(noteId)).note).toMatchObject({ state: 'void', number, voidReason: '客户改期' });
    const again = await aPickedNote(team, orderId);
    expect(Number(again.number.slice(-5))).toBe(Number(number.slice(-5)) + 1);
    expect(await team.checker.call('dispatch.scanCode', { noteId: again.noteId, code })).toMatchObject({ ok: true });
  });

  it('is refused once the goods have left', async () => {
    const product = await stocked(team, [10]);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 1 }] });
    const { noteId, version } = await aShippedNote(team, orderId);
    expect(await team.warehouse.call('dispatch.voidNote', { noteId, version, reason: '错' })).toMatchObject({
      problem: { code: 'STATE_CONFLICT', params: { state: 'dispatch.states.shipped' } },
    });
  });
});
