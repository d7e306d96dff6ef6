/** An order waits for its red invoice, and is done by it; one that was done stays done. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { anOrderToShip, aSignedNote, stocked } from '../../helpers/builders/dispatch';
import {
  aForm,
  aNormalInvoice,
  aNumber,
  aRedRoom,
  balancesOf,
  blueOf,
  issueRed,
  TODAY,
  type RedRoom,
} from '../../helpers/builders/invoicing-red';
import { orderSeenBy } from '../../helpers/builders/orders';
import { aReturnOf, approveReturn, judgeReturn, receiveReturn } from '../../helpers/builders/returns';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let room: RedRoom;
let cashier: Seat;
beforeAll(async () => {
  book = await openBook();
  room = await aRedRoom(book);
  cashier = (await aPerson(book, room.boss, { posts: ['cashier'] })).seat;
});
afterAll(() => book.close());

const stateOf = async (orderId: number) => (await orderSeenBy(room.finance, orderId)).order.state;

/** Ten units at 12.80, signed for and invoiced. */
async function aBilledOrder() {
  const { id: customerId } = await aCustomer(room.boss);
  const { id: productId } = await stocked(room, [100]);
  const { orderId } = await anOrderToShip(room, { buyerId: customerId, lines: [{ productId, units: 10 }] });
  const { noteId } = await aSignedNote(room, orderId);
  const { invoiceId } = await aNormalInvoice(room, { customerId, lines: [{ orderId, units: 10 }] });
  return { customerId, productId, orderId, noteId, invoiceId };
}
async function pay(customerId: number, orderId: number, amountFen: number): Promise<void> {
  const receipt = { customerId, receivedOn: TODAY, amountFen, form: 'transfer', payer: '', remark: '' };
  const { receiptId } = await cashier.ok<{ receiptId: number }>('receivables.record', receipt);
  await room.finance.ok('receivables.match', { receiptId, parts: [{ orderId, amountFen }] });
}
async function takeBack(noteId: number, units: number): Promise<void> {
  const { returnId } = await aReturnOf(room, noteId, { units });
  await approveReturn(room, returnId);
  await receiveReturn(room, returnId);
  await judgeReturn(room, returnId);
}

it('the red invoice of what came back completes an order that waited for nothing else', async () => {
  const { customerId, orderId, noteId, invoiceId } = await aBilledOrder();
  await takeBack(noteId, 4);
  await pay(customerId, orderId, 6 * 1280);
  expect(await stateOf(orderId)).toBe('approved');
  const [line] = (await blueOf(room, invoiceId)).lines;
  const { requestId } = await aForm(room, invoiceId, { lines: [{ lineId: line?.id ?? 0, qty: 4_000 }] });
  await issueRed(room, requestId);
  expect(await stateOf(orderId)).toBe('completed');
});

it('a reissue after a return completes it as well', async () => {
  const { customerId, orderId, noteId, invoiceId } = await aBilledOrder();
  await takeBack(noteId, 4);
  await pay(customerId, orderId, 6 * 1280);
  const { requestId } = await aForm(room, invoiceId, { kind: 'reissue', isBooked: false, reason: '02' });
  await issueRed(room, requestId, { blue: { number: aNumber(), issuedOn: TODAY } });
  expect(await stateOf(orderId)).toBe('completed');
});

it('what came back becoming an advance completes it', async () => {
  const { customerId, orderId, noteId, invoiceId } = await aBilledOrder();
  await takeBack(noteId, 4);
  await pay(customerId, orderId, 6 * 1280);
  const [line] = (await blueOf(room, invoiceId)).lines;
  const asked = { invoiceId, lineId: line?.id ?? 0, qty: 4_000, reason: '留作下次' };
  const wish = await room.finance.ok<{ wishId: number; version: number }>('redLetters.askAdvance', asked);
  await room.manager.ok('redLetters.decideAdvance', { invoiceId, ...wish, isApproved: true, reason: '同意' });
  expect(await stateOf(orderId)).toBe('completed');
});

it('a red invoice of what is sold leaves the order waiting for its invoice, and the payment alone does not complete it', async () => {
  const { customerId, orderId, invoiceId } = await aBilledOrder();
  const { requestId } = await aForm(room, invoiceId, { isBooked: false, reason: '01' });
  await issueRed(room, requestId);
  await pay(customerId, orderId, 10 * 1280);
  expect(await stateOf(orderId)).toBe('approved');
  await aNormalInvoice(room, { customerId, lines: [{ orderId, units: 10 }] });
  expect(await stateOf(orderId)).toBe('completed');
});

it('an order that was completed stays so when its invoice goes red, and stands on the list of what is to be invoiced', async () => {
  const { customerId, orderId, invoiceId } = await aBilledOrder();
  await pay(customerId, orderId, 10 * 1280);
  expect(await stateOf(orderId)).toBe('completed');
  const { requestId } = await aForm(room, invoiceId, { isBooked: false, reason: '01' });
  await issueRed(room, requestId);
  expect(await stateOf(orderId)).toBe('completed');
  expect(await balancesOf(room, customerId)).toMatchObject({ stored: [10, 128_00] });
  await aNormalInvoice(room, { customerId, lines: [{ orderId, units: 10 }] });
  expect(await balancesOf(room, customerId)).toMatchObject({ stored: [0, 0] });
});
