import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeOf } from '../../../src/main/features/desks/desks.rules';
import type { Overview } from '../../../src/shared/contract/desks.contract';
import { deskKeys } from '../../../src/shared/domain/desk-words';
import { reminderRules } from '../../../src/shared/domain/reminder-words';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { aPickedNote, aShippedNote, checkNote, signNote, type Team } from '../../helpers/builders/dispatch';
import { aDesk, anApprovedOrder, aSubmittedOrder, submitOrder, type Desk } from '../../helpers/builders/orders';
import { aPerson, aUnit } from '../../helpers/builders/users';
import { countOf, itemOf, rowsOn } from './desk-book';

let book: Book;
let desk: Desk;
beforeEach(async () => {
  book = await openBook();
  desk = await aDesk(book);
});
afterEach(() => book.close());

const running = async (seat = desk.sales.seat) => (await rowsOn(seat, 'ordersRunning')).map(({ id }) => id);
const listed = async (seat = desk.sales.seat) =>
  (await seat.ok<{ rows: { id: number }[] }>('orders.list', { segment: 'running' })).rows.map(({ id }) => id);

describe('one’s running orders', () => {
  it('are those one submitted or owns, from their submission until they come back or end', async () => {
    const { sales, finance } = desk;
    const sent = await aSubmittedOrder(desk);
    const approved = await anApprovedOrder(desk);
    expect([await running(), (await listed()).toReversed()]).toEqual(Array(2).fill([sent.orderId, approved.orderId]));
    const { orderId, version } = sent;
    await finance.seat.ok('orders.reject', { orderId, version, reasonCode: 'credit', reason: '先回款' });
    expect([await running(), await listed()]).toEqual(Array(2).fill([approved.orderId]));
    const order = { orderId: approved.orderId, version: approved.version };
    await finance.seat.ok('orders.cancel', { ...order, reason: '客户不要了' });
    expect([await running(), await listed()]).toEqual([[], []]);
    expect(await itemOf(sales.seat, 'ordersRunning')).toMatchObject({ count: 0, group: 'later', threshold: null });
  });

  it('of a colleague are not among them; what one submits for his customer runs with both', async () => {
    const colleague = await aPerson(book, desk.boss, { posts: ['sales'], orgUnitId: await aUnit(desk.boss) });
    await aSubmittedOrder(desk);
    expect(await running(colleague.seat)).toEqual([]);
    // The boss submits for a customer of the salesperson: both run it.
    const { id: buyerId } = await aCustomer(desk.boss, { ownerId: desk.sales.userId });
    const entered = await desk.boss.ok<{ orderId: number; version: number }>('orders.create', { buyerId, lines: [] });
    expect(await running(desk.boss)).not.toContain(entered.orderId);
    const own = await submitOrder({ ...desk, sales: { ...desk.sales, seat: desk.boss } }, await filled(buyerId));
    expect(await running(desk.boss)).toEqual([own.orderId]);
    expect(await running()).toContain(own.orderId);
  });

  it('are late when the promised day has passed and goods are still in the house', async () => {
    const { boss, sales, finance } = desk;
    const { seat: warehouse } = await aPerson(book, boss, { posts: ['warehouse'] });
    const { seat: checker } = await aPerson(book, boss, { posts: ['checker'] });
    const team: Team = {
      boss,
      sales: sales.seat,
      finance: finance.seat,
      warehouse,
      checker,
      signInAgain: async () => {},
    };
    const { orderId } = await anApprovedOrder(desk, { deliveryOn: '2026-11-21' });
    expect(await countOf(boss, 'ordersRunning')).toEqual([0, 0]);
    expect(await countOf(sales.seat, 'ordersRunning')).toEqual([1, 0]);
    const other = await anApprovedOrder(desk, { deliveryOn: '2026-11-20' });
    expect(await countOf(sales.seat, 'ordersRunning')).toEqual([2, 1]);
    const note = await aPickedNote(team, other.orderId);
    expect(await countOf(sales.seat, 'ordersRunning')).toEqual([2, 1]);
    const marks = async () =>
      (await rowsOn(sales.seat, 'ordersRunning')).map((row) => [row.id, row.isLate, row.marks[0]?.key]);
    expect(await marks()).toEqual([
      [other.orderId, true, 'atWarehouse'],
      [orderId, false, 'atWarehouse'],
    ]);
    const shipped = await aShippedNote(team, orderId);
    await checkNote(team, note);
    expect(await marks()).toEqual([
      [other.orderId, true, 'atWarehouse'],
      [orderId, false, 'onTheWay'],
    ]);
    await signNote(team, shipped, '2026-11-21');
    const signed = (await rowsOn(sales.seat, 'ordersRunning')).find(({ id }) => id === orderId);
    expect(signed).toMatchObject({ marks: [], lamps: { shipped: 'full', arrived: 'full', paid: 'none' } });
  });

  it('say who has them now: finance, the warehouse, the road, or nobody while they are on hold', async () => {
    const sent = await aSubmittedOrder(desk);
    const { orderId, version } = await anApprovedOrder(desk);
    await desk.finance.seat.ok('orders.hold', { orderId, version, reason: '对账' });
    const rows = await rowsOn(desk.sales.seat, 'ordersRunning');
    expect(rows.map(({ id, marks }) => [id, marks])).toEqual([
      [sent.orderId, [{ key: 'atFinance', value: 0 }]],
      [orderId, [{ key: 'onHold', value: 0 }]],
    ]);
    expect(rows[0]?.lamps).toMatchObject({ paid: 'none', shipped: 'none', arrived: 'none', totalFen: 128_00 });
  });
});

async function filled(buyerId: number) {
  const { boss } = desk;
  const { rows } = await boss.ok<{ rows: { id: number }[] }>('products.list', {});
  const lines = [{ productId: rows[0]?.id ?? 0, orderedQty: 1_000, price: 128_000, remark: '' }];
  const made = await boss.ok<{ orderId: number; version: number }>('orders.create', { buyerId, lines });
  return { ...made, buyerId };
}

it('a view of one’s own orders is no reminder, and waits on nobody’s desk', async () => {
  expect(deskKeys).toContain('ordersRunning');
  expect(reminderRules).not.toContain('ordersRunning');
  await aSubmittedOrder({ ...desk, sales: { ...desk.sales, seat: desk.boss } });
  expect(await countOf(desk.boss, 'ordersRunning')).toEqual([1, 0]);
  const { desks: lines } = await desk.boss.ok<Overview>('desks.overview');
  expect(lines.find(({ post }) => post === 'sales')).toBeUndefined();
});

it('an order is nobody’s any more when all of it was signed for, or it has come to its end', () => {
  const way = { shipped: 'full', shippedNotes: 2, signedNotes: 2 } as const;
  expect(placeOf('approved', way)).toBeUndefined();
  expect(placeOf('approved', { ...way, signedNotes: 1 })).toBe('onTheWay');
  expect(placeOf('approved', { ...way, shipped: 'part' })).toBe('atWarehouse');
  expect(placeOf('completed', way)).toBeUndefined();
});
