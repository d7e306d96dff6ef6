/** Red forms through the procedures: what they may take, who decides, how their clock runs, what their invoice does. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { aShippedNote, anOrderToShip, stocked } from '../../helpers/builders/dispatch';
import {
  aForm,
  amountsOf,
  aNormalInvoice,
  aNumber,
  aRedRoom,
  askRed,
  balancesOf,
  blueOf,
  confirmForm,
  formOf,
  issueRed,
  step,
  TODAY,
  type RedRoom,
} from '../../helpers/builders/invoicing-red';
import { aReturnOf, approveReturn, judgeReturn, receiveReturn } from '../../helpers/builders/returns';

const HOUR = 3_600_000;
let book: Book;
let room: RedRoom;
beforeAll(async () => {
  book = await openBook();
  room = await aRedRoom(book);
});
afterAll(() => book.close());

/** An order of these boxes at 12.80, shipped, and invoiced as far as said. */
async function aSale(units = 100, billed = units) {
  const customer = await aCustomer(room.boss);
  const product = await stocked(room, [units]);
  const order = await anOrderToShip(room, { buyerId: customer.id, lines: [{ productId: product.id, units }] });
  const note = await aShippedNote(room, order.orderId);
  const lines = [{ orderId: order.orderId, units: billed }];
  const invoice = await aNormalInvoice(room, { customerId: customer.id, lines });
  const [line] = (await blueOf(room, invoice.invoiceId)).lines;
  return { ...order, ...note, ...invoice, customerId: customer.id, productId: product.id, lineId: line?.id ?? 0 };
}

async function takeBack(noteId: number, units: number): Promise<void> {
  const { returnId } = await aReturnOf(room, noteId, { units });
  await approveReturn(room, returnId);
  await receiveReturn(room, returnId);
  await judgeReturn(room, returnId);
}

/** 100 invoiced boxes of which 10 came back. */
async function aReturnedSale() {
  const sale = await aSale();
  await takeBack(sale.noteId, 10);
  return sale;
}

describe('a red form', () => {
  it('over goods that came back takes a part of a booked invoice: −128.00 = −113.27 − 14.73', async () => {
    const sale = await aReturnedSale();
    expect(await balancesOf(room, sale.customerId)).toMatchObject({ pending: [10, 128_00] });
    const { requestId } = await aForm(room, sale.invoiceId, { lines: [{ lineId: sale.lineId, qty: 10_000 }] });
    expect((await formOf(room, requestId)).form).toMatchObject({ state: 'requested', totalFen: 128_00 });
    const red = await issueRed(room, requestId);
    expect(red.redFen).toBe(-128_00);
    expect(await amountsOf(room, red.redInvoiceId)).toEqual([-128_00, -113_27, -14_73]);
    expect(await balancesOf(room, sale.customerId)).toEqual({ stored: [0, 0], advance: [0, 0], pending: [0, 0] });
    expect((await formOf(room, requestId)).form).toMatchObject({ state: 'issued', formNo: '32011526110000012345' });
  });

  it('of an invoice that the buyer has not booked is whole, needs no answer and has no clock', async () => {
    const sale = await aReturnedSale();
    const lines = [{ lineId: sale.lineId, qty: 10_000 }];
    expect(await askRed(room, sale.invoiceId, { isBooked: false, lines })).toMatchObject({
      problem: { code: 'RULE_VIOLATED', params: { case: 'redLetters.refusals.unbookedIsWhole' } },
    });
    const { requestId } = await aForm(room, sale.invoiceId, { isBooked: false });
    expect(await step(room, 'approve', requestId, { by: room.finance })).toMatchObject({ ok: true });
    expect((await formOf(room, requestId)).form).toMatchObject({ state: 'confirmed', hoursLeft: null, sentAt: null });
    expect(await step(room, 'send', requestId)).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
    const issued = await step(room, 'issue', requestId, { number: aNumber(), issuedOn: TODAY });
    expect(issued).toMatchObject({ ok: true, value: { redFen: -1_280_00 } });
    expect(await balancesOf(room, sale.customerId)).toMatchObject({ stored: [90, 1_152_00], pending: [0, 0] });
  });

  it('with reason 01 is whole, a part of it is refused', async () => {
    const sale = await aSale();
    const lines = [{ lineId: sale.lineId, qty: 1_000 }];
    expect(await askRed(room, sale.invoiceId, { reason: '01', lines })).toMatchObject({
      problem: { code: 'RULE_VIOLATED', params: { case: 'redLetters.refusals.wrongIsWhole' } },
    });
    const { requestId } = await aForm(room, sale.invoiceId, { reason: '01' });
    expect((await issueRed(room, requestId)).redFen).toBe(-1_280_00);
  });

  it('never takes more than is left of the blue line, red forms that live counted', async () => {
    const sale = await aSale();
    const of = (qty: number) => ({ lines: [{ lineId: sale.lineId, qty }] });
    expect(await askRed(room, sale.invoiceId, of(101_000))).toMatchObject({
      problem: { code: 'QUANTITY_EXCEEDED', params: { askedQty: 101_000, maxQty: 100_000 } },
    });
    await aForm(room, sale.invoiceId, of(60_000));
    expect(await askRed(room, sale.invoiceId, of(41_000))).toMatchObject({
      problem: { code: 'QUANTITY_EXCEEDED', params: { askedQty: 41_000, maxQty: 40_000 } },
    });
    expect(await askRed(room, sale.invoiceId, { reason: '01' })).toMatchObject({
      problem: { params: { case: 'redLetters.refusals.held' } },
    });
    expect(await askRed(room, sale.invoiceId, of(40_000))).toMatchObject({ ok: true });
  });

  it('with reason 04 takes an amount only from what waits as an amount', async () => {
    const sale = await aReturnedSale();
    const lines = [{ lineId: sale.lineId, fen: 1_00 }];
    expect(await askRed(room, sale.invoiceId, { reason: '04', lines })).toMatchObject({
      problem: { params: { case: 'redLetters.refusals.beyondAllowance', askedFen: 1_00, maxFen: 0 } },
    });
    const goods = [{ lineId: sale.lineId, qty: 1_000 }];
    expect(await askRed(room, sale.invoiceId, { reason: '04', lines: goods })).toMatchObject({
      problem: { params: { case: 'redLetters.refusals.allowanceHasNoGoods' } },
    });
  });

  it('is approved by somebody else than who asked for it', async () => {
    const sale = await aSale();
    const asked = await room.boss.ok<{ requestId: number; version: number }>('redLetters.request', {
      ...{ invoiceId: sale.invoiceId, isBooked: true, reason: '01' },
    });
    const { requestId, version } = asked;
    expect(await room.boss.call('redLetters.approve', { requestId, version })).toMatchObject({
      problem: { code: 'SELF_APPROVAL' },
    });
    expect(await room.sales.call('redLetters.approve', { requestId, version })).toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
    expect(await room.finance.call('redLetters.approve', { requestId, version })).toMatchObject({ ok: true });
    expect(await room.head.call('redLetters.approve', { requestId, version })).toMatchObject({
      problem: { code: 'CONFLICT' },
    });
  });

  it('that finance refused or the asker withdrew frees its part, and what waits keeps waiting', async () => {
    const sale = await aReturnedSale();
    const lines = [{ lineId: sale.lineId, qty: 100_000 }];
    const first = await aForm(room, sale.invoiceId, { lines });
    await step(room, 'refuse', first.requestId, { by: room.finance, reason: '先等退货验收单' });
    const second = await aForm(room, sale.invoiceId, { lines });
    expect(await step(room, 'withdraw', second.requestId, { by: room.sales, reason: '不用了' })).toMatchObject({
      problem: { params: { case: 'redLetters.refusals.notRequester' } },
    });
    expect(await step(room, 'withdraw', second.requestId, { reason: '不用了' })).toMatchObject({ ok: true });
    expect(await balancesOf(room, sale.customerId)).toMatchObject({ pending: [10, 128_00] });
    expect(await askRed(room, sale.invoiceId, { lines })).toMatchObject({ ok: true });
  });

  it('is not issued before the buyer confirmed, and its number is used once for ever', async () => {
    const sale = await aSale();
    const { requestId } = await aForm(room, sale.invoiceId, { reason: '01' });
    const issue = { number: aNumber(), issuedOn: TODAY };
    expect(await step(room, 'issue', requestId, issue)).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
    await confirmForm(room, requestId);
    expect(await step(room, 'issue', requestId, { ...issue, number: sale.number })).toMatchObject({ ok: false });
    const own = (await blueOf(room, sale.invoiceId)).number;
    expect(await step(room, 'issue', requestId, { ...issue, number: own })).toMatchObject({
      problem: { code: 'DUPLICATE' },
    });
    expect(await step(room, 'issue', requestId, { ...issue, by: room.sales })).toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
  });
});

describe('a form that the buyer raised', () => {
  it('waits in the inbox of finance; somebody else than who recorded it confirms it', async () => {
    const sale = await aReturnedSale();
    const lines = [{ lineId: sale.lineId, qty: 10_000 }];
    const recorded = { invoiceId: sale.invoiceId, formNo: '32011526110000099999', reason: '02', lines };
    const { requestId } = await room.clerk.ok<{ requestId: number }>('redLetters.recordBuyers', recorded);
    expect((await formOf(room, requestId)).form).toMatchObject({ state: 'sent', isFromBuyer: true, hoursLeft: 72 });
    expect(await step(room, 'answer', requestId, { isConfirmed: true })).toMatchObject({
      problem: { code: 'STATE_CONFLICT' },
    });
    expect(await step(room, 'answerBuyer', requestId, { by: room.finance, isConfirmed: true })).toMatchObject({
      ok: true,
    });
    const issued = await step(room, 'issue', requestId, { number: aNumber(), issuedOn: TODAY });
    expect(issued).toMatchObject({ ok: true, value: { redFen: -128_00 } });
  });

  it('that finance rejects leaves what waits as it was', async () => {
    const sale = await aReturnedSale();
    const recorded = { invoiceId: sale.invoiceId, formNo: '32011526110000088888', reason: '01' };
    const { requestId } = await room.clerk.ok<{ requestId: number }>('redLetters.recordBuyers', recorded);
    const answer = { by: room.finance, isConfirmed: false };
    expect(await step(room, 'answerBuyer', requestId, answer)).toMatchObject({ problem: { fields: ['/reason'] } });
    expect(await step(room, 'answerBuyer', requestId, { ...answer, reason: '数量不对' })).toMatchObject({ ok: true });
    expect((await formOf(room, requestId)).form).toMatchObject({ state: 'rejected', failReason: '数量不对' });
    expect(await balancesOf(room, sale.customerId)).toMatchObject({ pending: [10, 128_00] });
  });
});

describe('the clock of a form', () => {
  it('C4: one that nobody answers in 72 hours lapses; what waits is as old as the acceptance of the goods', async () => {
    const sale = await aReturnedSale();
    const lines = [{ lineId: sale.lineId, qty: 10_000 }];
    const { requestId } = await aForm(room, sale.invoiceId, { lines });
    await step(room, 'approve', requestId, { by: room.finance });
    await step(room, 'send', requestId, { formNo: '32011526110000077777' });
    const seen = async () => (await formOf(room, requestId)).form;
    expect(await seen()).toMatchObject({ state: 'sent', hoursLeft: 72, reminder: 0 });
    book.advance(24 * HOUR);
    await room.signInAgain();
    expect(await seen()).toMatchObject({ hoursLeft: 48, reminder: 24 });
    book.advance(42 * HOUR + 1);
    await room.signInAgain();
    expect(await seen()).toMatchObject({ state: 'sent', hoursLeft: 6, reminder: 66 });
    book.advance(6 * HOUR - 2);
    await room.signInAgain();
    expect(await seen()).toMatchObject({ state: 'sent', hoursLeft: 1 });
    expect(await room.clerk.ok('redLetters.lapse')).toEqual({ count: 0 });
    book.advance(1);
    expect(await seen()).toMatchObject({ state: 'lapsed', hoursLeft: 0 });
    expect(await step(room, 'answer', requestId, { isConfirmed: true })).toMatchObject({
      problem: { code: 'STATE_CONFLICT' },
    });
    expect(await room.sales.ok('redLetters.lapse')).toMatchObject({ count: 1 });
    expect(await seen()).toMatchObject({ state: 'lapsed', version: 3 });
    expect(await room.clerk.ok('redLetters.lapse')).toEqual({ count: 0 });
    expect(await balancesOf(room, sale.customerId)).toMatchObject({ pending: [10, 128_00] });
    const { rows } = await room.clerk.ok<{ rows: { id: number; since: string; days: number }[] }>('redLetters.pending');
    expect(rows.find(({ id }) => id === sale.lineId)).toMatchObject({ since: TODAY, days: 3 });
    expect(await askRed(room, sale.invoiceId, { lines })).toMatchObject({ ok: true });
  });

  it('does not hold its part of the line once it is over, even before anybody looked', async () => {
    const sale = await aSale();
    const { requestId } = await aForm(room, sale.invoiceId, { reason: '01' });
    await step(room, 'approve', requestId, { by: room.finance });
    await step(room, 'send', requestId);
    expect(await askRed(room, sale.invoiceId, { reason: '01' })).toMatchObject({ ok: false });
    book.advance(72 * HOUR);
    await room.signInAgain();
    expect(await askRed(room, sale.invoiceId, { reason: '01' })).toMatchObject({ ok: true });
  });
});
