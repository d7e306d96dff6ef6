import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderRow } from '../../../src/shared/contract/orders.schemas';
import { openBook, type Book } from '../../helpers/book';
import {
  aDesk,
  anApprovedOrder,
  anAskedChange,
  orderSeenBy,
  type Desk,
  type SubmittedOrder,
} from '../../helpers/builders/orders';
import { aPerson, type Person } from '../../helpers/builders/users';

let book: Book;
let desk: Desk;
let releaser: Person;
beforeAll(async () => {
  book = await openBook();
  desk = await aDesk(book);
  releaser = await aPerson(book, desk.boss, { posts: ['finance_manager'], name: '黄志强' });
});
afterAll(() => book.close());

const finance = () => desk.finance.seat;
const versionOf = async (orderId: number) => (await orderSeenBy(finance(), orderId)).order.version;
const level = async (orderId: number, code: string) =>
  (await orderSeenBy(finance(), orderId)).checks.find((one) => one.code === code)?.level;

/** An approved order whose buyer has no credit any more. */
async function overLimit(): Promise<SubmittedOrder> {
  const order = await anApprovedOrder(desk);
  const { customer } = await desk.boss.ok<{ customer: { version: number } }>('customers.get', {
    customerId: order.buyerId,
  });
  const terms = { creditLimitFen: 0, paymentTerm: 'after_shipping', paymentDays: 30, openingReceivableFen: 0 };
  await desk.boss.ok('customers.setCredit', { customerId: order.buyerId, version: customer.version, ...terms });
  return order;
}
const hold = async ({ orderId, version }: Pick<SubmittedOrder, 'orderId' | 'version'>) =>
  (await finance().ok<{ version: number }>('orders.hold', { orderId, version, reason: '核对账款' })).version;
const creditOf = (orderId: number, version: number) => ({ orderId, version, check: 'credit', reason: '本周回款' });
const resume = (orderId: number, version: number) =>
  finance().call('orders.resume', { orderId, version, duplicateSeen: true });
const blocks = { problem: { code: 'CHECKS_BLOCK', params: { checks: 'orders.checkNames.credit' } } };

describe('a held order whose check blocks', () => {
  it('asks for its release while it is held, is released, and goes on', async () => {
    const order = await overLimit();
    const { orderId } = order;
    const version = await hold(order);
    expect(await resume(orderId, version)).toMatchObject(blocks);
    const { actions } = await orderSeenBy(desk.sales.seat, orderId);
    expect(actions.askRelease).toBe(true);
    await desk.sales.seat.ok('releases.ask', creditOf(orderId, version));
    const freed = await releaser.seat.ok<{ version: number }>('orders.releaseCredit', creditOf(orderId, version));
    expect((await orderSeenBy(finance(), orderId)).releaseRequests).toMatchObject([{ state: 'released' }]);
    expect(await resume(orderId, freed.version)).toMatchObject({ ok: true });
  });

  it('keeps the release it was given when it is held once more', async () => {
    const order = await overLimit();
    const { orderId } = order;
    const held = await hold(order);
    const freed = await releaser.seat.ok<{ version: number }>('orders.releaseCredit', creditOf(orderId, held));
    await finance().ok('orders.resume', { orderId, version: freed.version, duplicateSeen: true });
    const again = await hold({ orderId, version: await versionOf(orderId) });
    expect(await level(orderId, 'credit')).toBe('warn');
    expect(await resume(orderId, again)).toMatchObject({ ok: true });
  });
});

describe('an order that goes on', () => {
  it('has nothing to release while nothing is asked of it', async () => {
    const { orderId } = await overLimit();
    const refused = await releaser.seat.call('orders.releaseCredit', creditOf(orderId, await versionOf(orderId)));
    expect(refused).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
    const { actions } = await orderSeenBy(desk.sales.seat, orderId);
    expect(actions.askRelease).toMatchObject({ code: 'STATE_CONFLICT' });
  });
});

describe('a release given for the change of an order', () => {
  const line = async (orderId: number) => (await orderSeenBy(finance(), orderId)).lines[0]?.productId ?? 0;
  const ask = async (orderId: number, orderedQty: number) =>
    anAskedChange(desk.sales.seat, orderId, [{ productId: await line(orderId), orderedQty }]);
  const decide = (asked: { orderId: number; changeId: number; version: number }) =>
    finance().call('orders.approveChange', { ...asked, duplicateSeen: true });

  it('covers later changes up to its figure with the tolerance, to the fen, and none beyond', async () => {
    const { orderId } = await overLimit();
    // 20 units at 12.80: 256.00 is released, with ten per cent 281.60 (22 units).
    const first = await ask(orderId, 20_000);
    expect(await decide(first)).toMatchObject(blocks);
    const freed = await releaser.seat.ok<{ version: number }>('orders.releaseCredit', creditOf(orderId, first.version));
    expect(await decide({ ...first, ...freed })).toMatchObject({ ok: true });
    expect(await decide(await ask(orderId, 22_000))).toMatchObject({ ok: true });
    const beyond = await ask(orderId, 22_001);
    expect(await level(orderId, 'credit')).toBe('block');
    expect(await decide(beyond)).toMatchObject(blocks);
    expect((await orderSeenBy(finance(), orderId)).order.totalFen).toBe(281_60);
  });
});

describe('the list of orders', () => {
  const numbers = async (filters: object[]) =>
    (await finance().ok<{ rows: OrderRow[] }>('orders.list', { filters })).rows.map(({ id }) => id);
  const changing = [{ op: 'in', column: 'openChange', values: ['change', 'cancel', 'short_close'] }];

  it('finds the orders of which something is asked, until it is decided or taken back', async () => {
    const before = await numbers(changing);
    const { orderId } = await anApprovedOrder(desk);
    expect(await numbers(changing)).toEqual(before);
    const version = await versionOf(orderId);
    const ended = { orderId, version, kind: 'cancel', reason: '客户取消' };
    const { changeId } = await desk.sales.seat.ok<{ changeId: number }>('orders.askEnd', ended);
    expect(await numbers(changing)).toEqual([orderId, ...before]);
    expect(await numbers([{ op: 'in', column: 'openChange', values: ['change'] }])).toEqual(before);
    const row = (await finance().ok<{ rows: OrderRow[] }>('orders.list', { filters: changing })).rows[0];
    expect(row).toMatchObject({ id: orderId, openChange: 'cancel', state: 'approved' });
    await desk.sales.seat.ok('orders.withdrawChange', { orderId, changeId, version: await versionOf(orderId) });
    expect(await numbers(changing)).toEqual(before);
  });

  it('finds held orders, also with a change that is asked of them', async () => {
    const order = await anApprovedOrder(desk);
    const { orderId } = order;
    await hold(order);
    const [productId = 0] = (await orderSeenBy(finance(), orderId)).lines.map((one) => one.productId);
    await anAskedChange(desk.sales.seat, orderId, [{ productId, orderedQty: 9_000 }]);
    const both = [{ op: 'in', column: 'state', values: ['on_hold'] }, ...changing];
    expect(await numbers(both)).toEqual([orderId]);
  });
});
