/** What waits to be red, how it becomes an advance, and prices that differ, through the procedures. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redGrid } from '../../../src/main/features/invoicing/red-list.queries';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer, type CustomerGiven } from '../../helpers/builders/customers';
import { aShippedNote, anOrderToShip, stocked } from '../../helpers/builders/dispatch';
import {
  aForm,
  anAdvance,
  aNormalInvoice,
  aRedRoom,
  balancesOf,
  blueOf,
  type RedRoom,
} from '../../helpers/builders/invoicing-red';
import { anAskedChange } from '../../helpers/builders/orders';
import { aReturnOf, approveReturn, judgeReturn, receiveReturn } from '../../helpers/builders/returns';
import { unindexedSorts } from '../../helpers/explain';

let book: Book;
let room: RedRoom;
beforeAll(async () => {
  book = await openBook();
  room = await aRedRoom(book);
});
afterAll(() => book.close());

/** An order of these boxes at 12.80, shipped, and invoiced as far as said. */
async function aSale(units = 100, billed = units, buyer: CustomerGiven = {}) {
  const customer = await aCustomer(room.boss, buyer);
  const product = await stocked(room, [units]);
  const order = await anOrderToShip(room, { buyerId: customer.id, lines: [{ productId: product.id, units }] });
  const note = await aShippedNote(room, order.orderId);
  const lines = [{ orderId: order.orderId, units: billed }];
  const invoice =
    billed > 0 ? await aNormalInvoice(room, { customerId: customer.id, lines }) : { invoiceId: 0, number: '' };
  const [line] = billed > 0 ? (await blueOf(room, invoice.invoiceId)).lines : [];
  const who = { customerId: customer.id, customerName: customer.name };
  return { ...order, ...note, ...invoice, ...who, productId: product.id, lineId: line?.id ?? 0 };
}

async function takeBack(noteId: number, units: number): Promise<void> {
  const { returnId } = await aReturnOf(room, noteId, { units });
  await approveReturn(room, returnId);
  await receiveReturn(room, returnId);
  await judgeReturn(room, returnId);
}

describe('what waits to be red', () => {
  it('is listed with its age and cause, and is never used again silently', async () => {
    const sale = await aSale();
    await takeBack(sale.noteId, 10);
    const next = { buyerId: sale.customerId, lines: [{ productId: (await stocked(room, [10])).id, units: 5 }] };
    await anOrderToShip(room, next);
    type Rows = { rows: { id: number; parts: { cause: string; qty: number; fen: number }[] }[] };
    const { rows } = await room.finance.ok<Rows>('redLetters.pending', { cause: 'return' });
    const parts = [{ cause: 'return', qty: 10_000, fen: 128_00 }];
    expect(rows.find(({ id }) => id === sale.lineId)).toMatchObject({ qty: 10_000, days: 0, parts });
    const { rows: prices } = await room.finance.ok<Rows>('redLetters.pending', { cause: 'price' });
    expect(prices.some(({ id }) => id === sale.lineId)).toBe(false);
  });

  it('becomes an advance only with a reason and by a second person', async () => {
    const sale = await aSale();
    await takeBack(sale.noteId, 10);
    const wish = { invoiceId: sale.invoiceId, lineId: sale.lineId, qty: 10_000, reason: '客户同意抵下一单' };
    expect(await room.finance.call('redLetters.askAdvance', { ...wish, reason: '' })).toMatchObject({
      problem: { code: 'VALIDATION_FAILED' },
    });
    expect(await room.finance.call('redLetters.askAdvance', { ...wish, qty: 11_000 })).toMatchObject({
      problem: { code: 'QUANTITY_EXCEEDED', params: { maxQty: 10_000 } },
    });
    const { wishId, version } = await room.finance.ok<{ wishId: number; version: number }>(
      'redLetters.askAdvance',
      wish,
    );
    expect(await room.finance.call('redLetters.askAdvance', wish)).toMatchObject({ problem: { code: 'DUPLICATE' } });
    const decide = { invoiceId: sale.invoiceId, wishId, version, isApproved: true };
    expect(await room.finance.call('redLetters.decideAdvance', decide)).toMatchObject({
      problem: { code: 'SELF_APPROVAL' },
    });
    expect(await room.clerk.call('redLetters.decideAdvance', decide)).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    expect(await balancesOf(room, sale.customerId)).toMatchObject({ pending: [10, 128_00], advance: [0, 0] });
    await room.manager.ok('redLetters.decideAdvance', decide);
    expect(await balancesOf(room, sale.customerId)).toMatchObject({ pending: [0, 0], advance: [10, 128_00] });
    expect(await room.manager.call('redLetters.decideAdvance', { ...decide, version: 1 })).toMatchObject({
      problem: { code: 'STATE_CONFLICT' },
    });
  });

  it('on a live form does not become an advance', async () => {
    const sale = await aSale();
    await takeBack(sale.noteId, 10);
    await aForm(room, sale.invoiceId, { lines: [{ lineId: sale.lineId, qty: 10_000 }] });
    const wish = { invoiceId: sale.invoiceId, lineId: sale.lineId, qty: 1_000, reason: '抵下一单' };
    expect(await room.finance.call('redLetters.askAdvance', wish)).toMatchObject({
      problem: { code: 'QUANTITY_EXCEEDED', params: { maxQty: 0 } },
    });
  });
});

describe('prices that differ', () => {
  type Differing = { rows: { id: number; customerName: string; note: string; sales: object[]; advances: object[] }[] };
  const find = async (name: string) =>
    (await room.finance.ok<Differing>('redLetters.differing')).rows.find(({ customerName }) => customerName === name);

  it('are shown as a pair; the price of the order changes and the advance is written off', async () => {
    const customer = await aCustomer(room.boss);
    const product = await stocked(room, [20]);
    await anAdvance(room, { customerId: customer.id, productId: product.id, units: 20, price: 125_000 });
    const { orderId } = await anOrderToShip(room, {
      buyerId: customer.id,
      lines: [{ productId: product.id, units: 20 }],
    });
    await aShippedNote(room, orderId);
    expect(await find(customer.name)).toMatchObject({
      sales: [{ orderId, price: 128_000, qty: 20_000, fen: 256_00 }],
      advances: [{ price: 125_000, qty: 20_000, fen: 250_00 }],
    });
    const asked = await anAskedChange(room.boss, orderId, [{ productId: product.id, price: 125_000 }]);
    await room.finance.ok('orders.approveChange', { ...asked, duplicateSeen: true });
    expect(await find(customer.name)).toBeUndefined();
    expect(await balancesOf(room, customer.id)).toEqual({ stored: [0, 0], advance: [0, 0], pending: [0, 0] });
  });

  it('stay in the list with a note when both are left open', async () => {
    const customer = await aCustomer(room.boss);
    const product = await stocked(room, [20]);
    await anAdvance(room, { customerId: customer.id, productId: product.id, units: 5, price: 125_000 });
    await anOrderToShip(room, { buyerId: customer.id, lines: [{ productId: product.id, units: 20 }] });
    const found = await find(customer.name);
    const note = { accountId: found?.id ?? 0, note: '下月统一调价' };
    expect(await room.sales.call('redLetters.noteDiffering', note)).toMatchObject({ ok: false });
    await room.finance.ok('redLetters.noteDiffering', note);
    expect(await find(customer.name)).toMatchObject({ note: '下月统一调价' });
  });
});

it('every column of the red desk sorts along an index', async () => {
  expect(await unindexedSorts(book, redGrid)).toEqual([]);
});
