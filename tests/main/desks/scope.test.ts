import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import { aDesk, aSubmittedOrder, type Desk } from '../../helpers/builders/orders';
import { aPerson, aUnit } from '../../helpers/builders/users';
import { countOf, rowsOn } from './desk-book';

let book: Book;
let desk: Desk;
beforeAll(async () => {
  book = await openBook();
  desk = await aDesk(book);
});
afterAll(() => book.close());

it('a salesperson finds his own rejected orders, a colleague of another unit does not see them', async () => {
  const { orderId, version } = await aSubmittedOrder(desk);
  await desk.finance.seat.ok('orders.reject', { orderId, version, reasonCode: 'credit', reason: '先回款' });
  const unit = await aUnit(desk.boss);
  const colleague = await aPerson(book, desk.boss, { posts: ['sales'], orgUnitId: unit });
  expect(await countOf(desk.sales.seat, 'rejectedOrders')).toEqual([1, 1]);
  expect(await rowsOn(desk.sales.seat, 'rejectedOrders')).toHaveLength(1);
  expect(await countOf(colleague.seat, 'rejectedOrders')).toEqual([0, 0]);
  expect(await rowsOn(colleague.seat, 'rejectedOrders')).toEqual([]);
});
