/** The worked cases of red invoices through the procedures, to the fen. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { aShippedNote, anOrderToShip, checkNote, pickNote, shipNote, stocked } from '../../helpers/builders/dispatch';
import {
  aForm,
  amountsOf,
  aNormalInvoice,
  anAdvance,
  aRedRoom,
  balancesOf,
  blueOf,
  entitlementsOf,
  issueRed,
  type RedRoom,
} from '../../helpers/builders/invoicing-red';
import { anAskedChange } from '../../helpers/builders/orders';
import { aReturnOf, approveReturn, judgeReturn, receiveReturn } from '../../helpers/builders/returns';

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

describe('the worked cases', () => {
  it('C5: a whole red makes 700 / 8,960.00 stored again, and the new invoice of 600 leaves 100 / 1,280.00', async () => {
    const customer = await aCustomer(room.boss);
    const product = await stocked(room, [700]);
    const so1 = await anOrderToShip(room, { buyerId: customer.id, lines: [{ productId: product.id, units: 500 }] });
    await aShippedNote(room, so1.orderId);
    const so2 = await anOrderToShip(room, { buyerId: customer.id, lines: [{ productId: product.id, units: 200 }] });
    await aShippedNote(room, so2.orderId);
    const lines = [
      { orderId: so1.orderId, units: 500 },
      { orderId: so2.orderId, units: 100 },
    ];
    const fp1 = await aNormalInvoice(room, { customerId: customer.id, lines });
    expect(await amountsOf(room, fp1.invoiceId)).toEqual([7_680_00, 6_796_46, 883_54]);
    const { requestId } = await aForm(room, fp1.invoiceId, { reason: '01' });
    const red = await issueRed(room, requestId);
    expect(await amountsOf(room, red.redInvoiceId)).toEqual([-7_680_00, -6_796_46, -883_54]);
    expect(await balancesOf(room, customer.id)).toMatchObject({ stored: [700, 8_960_00] });
    await aNormalInvoice(room, { customerId: customer.id, lines });
    expect(await balancesOf(room, customer.id)).toMatchObject({ stored: [100, 1_280_00], pending: [0, 0] });
  });

  it('C6: an advance that nobody booked goes red as a whole, what stays sold is invoiced anew', async () => {
    const customer = await aCustomer(room.boss);
    const product = await stocked(room, [1000]);
    const fp2 = await anAdvance(room, { customerId: customer.id, productId: product.id, units: 1000 });
    expect(await balancesOf(room, customer.id)).toMatchObject({ advance: [1000, 12_800_00] });
    const so = await anOrderToShip(room, { buyerId: customer.id, lines: [{ productId: product.id, units: 1000 }] });
    const note = await aShippedNote(room, so.orderId);
    await takeBack(note.noteId, 30);
    expect(await balancesOf(room, customer.id)).toMatchObject({ advance: [0, 0], pending: [30, 384_00] });
    const { requestId } = await aForm(room, fp2.invoiceId, { isBooked: false });
    const red = await issueRed(room, requestId);
    expect(await amountsOf(room, red.redInvoiceId)).toEqual([-12_800_00, -11_327_43, -1_472_57]);
    expect(await balancesOf(room, customer.id)).toMatchObject({ stored: [970, 12_416_00], pending: [0, 0] });
    const lines = [{ orderId: so.orderId, units: 970 }];
    const again = await aNormalInvoice(room, { customerId: customer.id, lines });
    expect(await amountsOf(room, again.invoiceId)).toEqual([12_416_00, 10_987_61, 1_428_39]);
    expect(await balancesOf(room, customer.id)).toMatchObject({ stored: [0, 0], advance: [0, 0], pending: [0, 0] });
  });

  it('C7: of 100 approved, 60 shipped and invoiced, 10 come back: 10 / 128.00 wait, 40 stay stored', async () => {
    const customer = await aCustomer(room.boss);
    const product = await stocked(room, [100]);
    const so = await anOrderToShip(room, { buyerId: customer.id, lines: [{ productId: product.id, units: 100 }] });
    const { lines: standing } = await room.boss.ok<{ lines: { id: number }[] }>('orders.get', { orderId: so.orderId });
    const part = [{ orderLineId: standing[0]?.id, qty: 60_000 }];
    const note = await room.warehouse.ok<{ noteId: number; version: number; number: string }>('dispatch.issueNote', {
      ...{ orderId: so.orderId, lines: part },
    });
    await shipNote(room, await checkNote(room, await pickNote(room, note)));
    await aNormalInvoice(room, { customerId: customer.id, lines: [{ orderId: so.orderId, units: 60 }] });
    await takeBack(note.noteId, 10);
    const found = await balancesOf(room, customer.id);
    expect(found).toMatchObject({ stored: [40, 512_00], pending: [10, 128_00] });
  });

  it('C8: 100 at 12.80 become 12.50 after they were invoiced: 30.00 wait without goods, red 04 −30.00 = −26.55 − 3.45', async () => {
    const sale = await aSale();
    const asked = await anAskedChange(room.boss, sale.orderId, [{ productId: sale.productId, price: 125_000 }]);
    await room.finance.ok('orders.approveChange', { ...asked, duplicateSeen: true });
    expect(await balancesOf(room, sale.customerId)).toMatchObject({ stored: [0, 0], pending: [0, 30_00] });
    const { order } = await room.boss.ok<{ order: { totalFen: number } }>('orders.get', { orderId: sale.orderId });
    expect(order.totalFen).toBe(1_250_00);
    const [line] = (await blueOf(room, sale.invoiceId)).lines;
    expect(line).toMatchObject({ pendingQty: 0, pendingFen: 30_00, allowanceFen: 30_00 });
    const { requestId } = await aForm(room, sale.invoiceId, { reason: '04' });
    const red = await issueRed(room, requestId);
    expect(await amountsOf(room, red.redInvoiceId)).toEqual([-30_00, -26_55, -3_45]);
    expect(await balancesOf(room, sale.customerId)).toMatchObject({ stored: [0, 0], pending: [0, 0] });
    expect(await entitlementsOf(room.clerk, sale.orderId)).toEqual([]);
  });
});
