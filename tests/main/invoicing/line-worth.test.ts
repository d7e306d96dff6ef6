/** What a line of a sale is worth in the ledger is what it is worth in its order, whatever of it was invoiced before. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import {
  anIssuedNote,
  anOrderToShip,
  aShippedNote,
  checkNote,
  pickNote,
  shipNote,
  signNote,
  stocked,
} from '../../helpers/builders/dispatch';
import { changeOrderTo, orderSeen } from '../../helpers/builders/invoicing-changes';
import { proofRows } from '../../helpers/builders/invoicing-periods';
import {
  aForm,
  anAdvance,
  aRedRoom,
  askRed,
  balancesOf,
  blueOf,
  issueRed,
  type RedRoom,
} from '../../helpers/builders/invoicing-red';
import { invoiceOrder } from '../../helpers/builders/invoicing';
import { aReturnOf, approveReturn, judgeReturn, receiveReturn } from '../../helpers/builders/returns';

let book: Book;
let room: RedRoom;
beforeAll(async () => {
  book = await openBook();
  room = await aRedRoom(book);
});
afterAll(() => book.close());

/** 100 at 12.80 are sold, and an advance pays for so many of them. */
async function aSale(paid: number, price = 128_000) {
  const { id: customerId } = await aCustomer(room.boss);
  const { id: productId } = await stocked(room, [1_000]);
  const advance = await anAdvance(room, { customerId, productId, units: paid, price });
  const order = await anOrderToShip(room, { buyerId: customerId, lines: [{ productId, units: 100, price }] });
  return { ...order, customerId, productId, advance };
}
/** An account of the ledger: stored 存票, and invoiced and not shipped 已票未发; thousandths. */
type Ahead = { readonly customerId: number; readonly storedQty: number; readonly aheadQty: number };
const totalOf = async (orderId: number): Promise<number> => (await orderSeen(room, orderId)).order.totalFen;
const proofOf = async (customerId: number) =>
  (await proofRows(room)).filter(({ id }) => id === customerId).map(({ differenceFen }) => differenceFen);

describe('a line that was partly invoiced and then cost another price', () => {
  it('is worth what the order says when the rest of it is cut: 40 invoiced at 12.80, 70 at 13.00 are 910.00', async () => {
    const { orderId, customerId } = await aSale(40);
    await changeOrderTo(room, orderId, { price: 130_000 });
    await changeOrderTo(room, orderId, { units: 70 });
    expect(await totalOf(orderId)).toBe(910_00);
    expect(await balancesOf(room, customerId)).toMatchObject({ stored: [30, 910_00 - 512_00], pending: [0, 0] });
    expect(await proofOf(customerId)).toEqual([0]);
    await aShippedNote(room, orderId);
    expect(await proofOf(customerId)).toEqual([0]);
  });

  it('is worth it when it is cut into what was invoiced: the rise of what stays is an amount to invoice', async () => {
    const { orderId, customerId } = await aSale(40);
    await changeOrderTo(room, orderId, { price: 130_000 });
    await changeOrderTo(room, orderId, { units: 20 });
    expect(await balancesOf(room, customerId)).toMatchObject({ stored: [0, 4_00], advance: [20, 256_00] });
    await changeOrderTo(room, orderId, { price: 125_000 });
    expect(await balancesOf(room, customerId)).toMatchObject({ stored: [0, 0], pending: [0, 6_00] });
    expect(await proofOf(customerId)).toEqual([0]);
  });

  it('is worth it when the price fell and the rest is cut', async () => {
    const { orderId, customerId } = await aSale(40);
    await changeOrderTo(room, orderId, { price: 125_000 });
    await changeOrderTo(room, orderId, { units: 70 });
    expect(await balancesOf(room, customerId)).toMatchObject({ stored: [30, 875_00 - 512_00] });
    await aShippedNote(room, orderId);
    expect(await proofOf(customerId)).toEqual([0]);
  });

  it('is worth it to the fen at a price with fractions of a fen', async () => {
    const { orderId, customerId } = await aSale(37, 33_333);
    await changeOrderTo(room, orderId, { price: 35_719 });
    await changeOrderTo(room, orderId, { units: 61 });
    const { stored, advance } = await balancesOf(room, customerId);
    expect([stored, advance]).toEqual([
      [24, (await totalOf(orderId)) - 123_33],
      [0, 0],
    ]);
    await aShippedNote(room, orderId);
    expect(await proofOf(customerId)).toEqual([0]);
  });

  it('is worth it after a return that quality accepted', async () => {
    const { orderId, customerId } = await aSale(40);
    await changeOrderTo(room, orderId, { price: 130_000 });
    const { noteId } = await aShippedNote(room, orderId);
    const { returnId } = await aReturnOf(room, noteId, { units: 30 });
    await approveReturn(room, returnId);
    await receiveReturn(room, returnId);
    await judgeReturn(room, returnId);
    expect(await balancesOf(room, customerId)).toMatchObject({ stored: [30, 910_00 - 512_00], pending: [0, 0] });
    expect(await proofOf(customerId)).toEqual([0]);
  });

  it('leaves nothing to invoice when all of it is cancelled after a rise', async () => {
    const { orderId, customerId } = await aSale(100);
    await changeOrderTo(room, orderId, { price: 130_000 });
    expect(await balancesOf(room, customerId)).toMatchObject({ stored: [0, 20_00] });
    const { order } = await orderSeen(room, orderId);
    await room.finance.ok('orders.cancel', { orderId, version: order.version, reason: '取消' });
    expect(await balancesOf(room, customerId)).toMatchObject({ stored: [0, 0], advance: [100, 1_280_00] });
  });

  it('loses the goods that come back where they were not invoiced, and nothing else seems to be on its way', async () => {
    const { orderId, customerId, advance } = await aSale(40);
    await changeOrderTo(room, orderId, { price: 130_000 });
    const { noteId } = await aShippedNote(room, orderId);
    await invoiceOrder(room, orderId);
    const { requestId } = await aForm(room, advance.invoiceId, { isBooked: false, reason: '01' });
    await issueRed(room, requestId);
    const { returnId } = await aReturnOf(room, noteId, { units: 30 });
    await approveReturn(room, returnId);
    await receiveReturn(room, returnId);
    await judgeReturn(room, returnId);
    const { rows } = await room.clerk.ok<{ rows: Ahead[] }>('ledger.list', { limit: 100 });
    const mine = rows.filter((row) => row.customerId === customerId);
    expect(mine.map(({ storedQty, aheadQty }) => [storedQty, aheadQty])).toEqual([[10_000, 0]]);
    expect(await proofOf(customerId)).toEqual([0]);
  });

  it('keeps the proof at nothing while a part of it is on its way', async () => {
    const { orderId, customerId } = await aSale(40);
    await changeOrderTo(room, orderId, { price: 130_000 });
    const { lines } = await orderSeen(room, orderId);
    const asked = lines.map(({ id }) => ({ orderLineId: id, qty: 50_000 }));
    const note = await anIssuedNote(room, orderId, asked);
    await signNote(room, await shipNote(room, await checkNote(room, await pickNote(room, note))));
    expect(await proofOf(customerId)).toEqual([0]);
  });
});

describe('goods that came back before the price of their line changed', () => {
  type Account = { exposure: { shippedFen: number; returnedFen: number } };
  const owed = async (customerId: number) =>
    (await room.finance.ok<Account>('receivables.dues', { customerId })).exposure;

  it('cost as much as those that stayed, so that what is owed is what stayed at the new price', async () => {
    const { orderId, customerId } = await aSale(40);
    const { noteId } = await aShippedNote(room, orderId);
    const { returnId } = await aReturnOf(room, noteId, { units: 30 });
    await approveReturn(room, returnId);
    await receiveReturn(room, returnId);
    await judgeReturn(room, returnId);
    expect(await owed(customerId)).toMatchObject({ shippedFen: 1_280_00, returnedFen: 384_00 });
    await changeOrderTo(room, orderId, { price: 125_000 });
    expect(await owed(customerId)).toMatchObject({ shippedFen: 1_250_00, returnedFen: 375_00 });
    expect(await balancesOf(room, customerId)).toMatchObject({ stored: [30, 70 * 12_50 - 512_00] });
    expect(await proofOf(customerId)).toEqual([0]);
  });

  it('are credited at the price of the day on which quality decides, not of the day on which they were asked back', async () => {
    const { orderId, customerId } = await aSale(40);
    const { noteId } = await aShippedNote(room, orderId);
    const { returnId } = await aReturnOf(room, noteId, { units: 30 });
    await approveReturn(room, returnId);
    await changeOrderTo(room, orderId, { price: 130_000 });
    await receiveReturn(room, returnId);
    await judgeReturn(room, returnId);
    expect(await owed(customerId)).toMatchObject({ shippedFen: 1_300_00, returnedFen: 390_00 });
    expect(await proofOf(customerId)).toEqual([0]);
  });
});

describe('an amount without goods that was invoiced', () => {
  /** 100 were invoiced at 12.80, cost 13.00 later, and the 20.00 were invoiced. */
  async function anInvoicedRise() {
    const sale = await aSale(100);
    await changeOrderTo(room, sale.orderId, { price: 130_000 });
    const terms = { timing: 'approved', advanceLimitFen: null, advanceMaxCount: null, advanceMaxDays: null };
    const { own } = await room.boss.ok<{ own: { version: number } }>('invoicing.terms', {
      customerId: sale.customerId,
    });
    await room.boss.ok('invoicing.setTerms', { customerId: sale.customerId, ...terms, version: own.version });
    const [number = ''] = await invoiceOrder(room, sale.orderId);
    const { rows } = await room.clerk.ok<{ rows: { id: number; number: string }[] }>('ledger.invoices', { limit: 100 });
    return { ...sale, riseId: rows.find((one) => one.number === number)?.id ?? 0 };
  }

  it('is stored again when its invoice goes red', async () => {
    const { customerId, riseId } = await anInvoicedRise();
    expect(await balancesOf(room, customerId)).toMatchObject({ stored: [0, 0], advance: [0, 0] });
    const { requestId } = await aForm(room, riseId, { isBooked: false, reason: '01' });
    expect(await issueRed(room, requestId)).toMatchObject({ redFen: -20_00 });
    expect(await balancesOf(room, customerId)).toMatchObject({ stored: [0, 20_00], pending: [0, 0] });
    expect(await proofOf(customerId)).toEqual([0]);
  });

  it('is stored again by an allowance on it, and never beyond it', async () => {
    const { customerId, riseId } = await anInvoicedRise();
    const [line] = (await blueOf(room, riseId)).lines;
    const wish = (fen: number) => ({ reason: '04' as const, lines: [{ lineId: line?.id ?? 0, fen }] });
    expect(await askRed(room, riseId, wish(20_01))).toMatchObject({ ok: false });
    const { requestId } = await aForm(room, riseId, wish(15_00));
    expect(await issueRed(room, requestId)).toMatchObject({ redFen: -15_00 });
    expect(await balancesOf(room, customerId)).toMatchObject({ stored: [0, 15_00], pending: [0, 0] });
  });

  it('waits to be red when the price falls again', async () => {
    const { orderId, customerId, riseId } = await anInvoicedRise();
    await changeOrderTo(room, orderId, { price: 128_000 });
    expect(await balancesOf(room, customerId)).toMatchObject({ stored: [0, 0], pending: [0, 20_00] });
    const { requestId } = await aForm(room, riseId, { reason: '04' });
    expect(await issueRed(room, requestId)).toMatchObject({ redFen: -20_00 });
    expect(await balancesOf(room, customerId)).toMatchObject({ stored: [0, 0], pending: [0, 0] });
  });

  it('is invoiced again by a reissue', async () => {
    const { customerId, riseId } = await anInvoicedRise();
    const { requestId } = await aForm(room, riseId, { kind: 'reissue', isBooked: false, reason: '01' });
    const blue = { number: '26322000000999999901', issuedOn: '2026-11-21' };
    expect(await issueRed(room, requestId, { blue })).toMatchObject({ redFen: -20_00, blueFen: 20_00 });
    expect(await balancesOf(room, customerId)).toMatchObject({ stored: [0, 0], pending: [0, 0] });
  });
});
