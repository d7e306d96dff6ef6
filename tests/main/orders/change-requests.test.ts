import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeGrid } from '../../../src/main/features/orders/change-list.queries';
import type { ChangeRow } from '../../../src/shared/contract/order-changes.schemas';
import { openBook, type Book, type Seat } from '../../helpers/book';
import {
  anIssuedNote,
  aShippedNote,
  aTeam,
  checkNote,
  pickNote,
  shipNote,
  stocked,
  type Team,
} from '../../helpers/builders/dispatch';
import {
  anApprovedOrder,
  anAskedChange,
  aStockedProduct,
  aSubmittedOrder,
  orderSeenBy,
  wishOf,
  type AskedChange,
  type Desk,
} from '../../helpers/builders/orders';
import { aPerson } from '../../helpers/builders/users';
import { unindexedSorts } from '../../helpers/explain';

let book: Book;
let team: Team;
let desk: Desk;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
  const sales = await aPerson(book, team.boss, { posts: ['sales'], name: '陈涛' });
  const finance = await aPerson(book, team.boss, { posts: ['finance'], name: '王芳' });
  desk = { boss: team.boss, sales, finance };
});
afterAll(() => book.close());

const sales = () => desk.sales.seat;
const finance = () => desk.finance.seat;
const seen = (orderId: number) => orderSeenBy(finance(), orderId);
const decide = (seat: Seat, name: string, asked: AskedChange, more: object = {}) =>
  seat.call<{ version: number }>(`orders.${name}`, { ...asked, ...more });

/** An approved order of two lines of 10 units at 12.80, of the salesperson. */
async function anOrderOfTwo(buyer: object = {}) {
  const products = [await aStockedProduct(desk.boss), await aStockedProduct(desk.boss)];
  const lines = products.map((productId) => ({ productId }));
  const order = await anApprovedOrder(desk, { lines, buyer });
  const { lines: made } = await seen(order.orderId);
  return { ...order, products, lineIds: made.map(({ id }) => id) };
}
const ship = async (orderId: number, orderLineId: number | undefined, qty: number) => {
  const note = await anIssuedNote(team, orderId, [{ orderLineId, qty }]);
  return shipNote(team, await checkNote(team, await pickNote(team, note)));
};

describe('one open change an order', () => {
  it('stands in the way of the next, of 反审核, and of a cancellation', async () => {
    const { orderId, products } = await anOrderOfTwo();
    await anAskedChange(sales(), orderId, [{ productId: products[0] ?? 0, orderedQty: 12_000 }]);
    const params = { case: 'orders.refusals.openChange', kind: 'orders.change.kinds.change' };
    const again = { ...(await wishOf(sales(), orderId)), remark: '再改' };
    expect(await sales().call('orders.askChange', again)).toMatchObject({ problem: { params } });
    const { version } = (await seen(orderId)).order;
    const undone = { orderId, version, reason: '改价' };
    expect(await finance().call('orders.unapprove', undone)).toMatchObject({ problem: { params } });
    expect(await finance().call('orders.cancel', undone)).toMatchObject({ problem: { params } });
  });

  it('of two seats that ask at once one is told', async () => {
    const { orderId } = await anOrderOfTwo();
    const wish = { ...(await wishOf(sales(), orderId)), remark: '改' };
    const answers = await Promise.all([
      sales().call('orders.askChange', wish),
      desk.boss.call('orders.askChange', wish),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ problem: { code: 'CONFLICT', params: { at: book.now() } } });
  });

  it('is withdrawn by who asked, or refused with a reason, and the next may be asked', async () => {
    const { orderId, products } = await anOrderOfTwo();
    const [productId = 0] = products;
    const first = await anAskedChange(sales(), orderId, [{ productId, orderedQty: 12_000 }]);
    expect(await decide(desk.boss, 'withdrawChange', first)).toMatchObject({
      problem: { params: { case: 'orders.refusals.notRequester' } },
    });
    expect(await decide(sales(), 'withdrawChange', first)).toMatchObject({ ok: true });
    const second = await anAskedChange(sales(), orderId, [{ productId, orderedQty: 13_000 }]);
    expect(await decide(finance(), 'refuseChange', second, { reason: '没有库存' })).toMatchObject({ ok: true });
    const { order, changes } = await seen(orderId);
    expect(order).toMatchObject({ totalFen: 256_00, openChange: null });
    expect(changes).toMatchObject([
      { changeNo: 2, state: 'refused', decisionReason: '没有库存' },
      { changeNo: 1, state: 'withdrawn' },
    ]);
    const late = await decide(finance(), 'approveChange', { ...second, version: order.version });
    expect(late).toMatchObject({
      problem: { code: 'STATE_CONFLICT', params: { state: 'orders.change.states.refused' } },
    });
  });

  it('needs something that differs, lines of this order, and goods that are left', async () => {
    const { orderId } = await anOrderOfTwo();
    const other = await anOrderOfTwo();
    const wish = await wishOf(sales(), orderId);
    expect(await sales().call('orders.askChange', wish)).toMatchObject({
      problem: { params: { case: 'orders.refusals.nothingChanged' } },
    });
    const foreign = wish.lines.map((line) => ({ ...line, orderLineId: other.lineIds[0] ?? 0 }));
    expect(await sales().call('orders.askChange', { ...wish, lines: foreign })).toMatchObject({
      problem: { code: 'NOT_FOUND', fields: ['/lines/0/orderLineId'] },
    });
    expect(await sales().call('orders.askChange', { ...wish, lines: [] })).toMatchObject({
      problem: { code: 'VALIDATION_FAILED' },
    });
    const submitted = await aSubmittedOrder(desk);
    const { orderId: waiting, version } = submitted;
    expect(await sales().call('orders.askChange', { ...wish, orderId: waiting, version })).toMatchObject({
      problem: { code: 'STATE_CONFLICT', params: { state: 'orders.states.submitted' } },
    });
  });
});

describe('sales asks for an end, finance decides', () => {
  it('a cancellation asked and approved cancels the order with its reason', async () => {
    const { orderId, version } = await anApprovedOrder(desk);
    const wish = { orderId, version, kind: 'cancel', reason: '医院停购' };
    const answer = await sales().ok<{ changeId: number; version: number }>('orders.askEnd', wish);
    expect((await seen(orderId)).order).toMatchObject({ state: 'approved', openChange: 'cancel' });
    expect(await decide(finance(), 'approveChange', { orderId, ...answer })).toMatchObject({ ok: true });
    expect((await seen(orderId)).order).toMatchObject({ state: 'cancelled', returnReason: '医院停购' });
  });

  it('closes the rest when finance agrees', async () => {
    const { orderId, lineIds } = await anOrderOfTwo();
    await ship(orderId, lineIds[0], 4_000);
    const { version } = (await seen(orderId)).order;
    const wish = { orderId, version, kind: 'short_close', reason: '断货' };
    const answer = await sales().ok<{ changeId: number; version: number }>('orders.askEnd', wish);
    expect((await seen(orderId)).changes[0]).toMatchObject({ oldTotalFen: 256_00, newTotalFen: 51_20 });
    expect(await decide(finance(), 'approveChange', { orderId, ...answer })).toMatchObject({ ok: true });
    expect((await seen(orderId)).order).toMatchObject({ state: 'short_closed', totalFen: 51_20 });
  });

  it('is refused at once where goods are shipped', async () => {
    const { orderId } = await anOrderOfTwo();
    const { number } = await aShippedNote(team, orderId);
    const { version } = (await seen(orderId)).order;
    const wish = { orderId, version, kind: 'cancel', reason: '不要了' };
    const params = { case: 'orders.refusals.shippedAlready', numbers: number };
    expect(await sales().call('orders.askEnd', wish)).toMatchObject({ problem: { params } });
  });
});

describe('the list of changes', () => {
  it('shows each person his own, with what he may do, and sorts by an index', async () => {
    const { id } = await stocked(team, [10]);
    const { orderId } = await anApprovedOrder(desk, { lines: [{ productId: id, orderedQty: 1_000 }] });
    const asked = await anAskedChange(sales(), orderId, [{ productId: id, orderedQty: 2_000 }]);
    const filters = [{ op: 'in', column: 'state', values: ['requested'] }];
    const sort = [{ column: 'requestedAt', direction: 'desc' }];
    const mine = await sales().ok<{ rows: ChangeRow[] }>('orders.changes', { filters, sort });
    expect(mine.rows.find((row) => row.id === asked.changeId)).toMatchObject({
      ...{ kind: 'change', version: asked.version },
      actions: { approve: { code: 'FORBIDDEN' }, withdraw: true },
    });
    const theirs = await finance().ok<{ rows: ChangeRow[] }>('orders.changes', { filters, search: '' });
    expect(theirs.rows.find((row) => row.id === asked.changeId)).toMatchObject({
      actions: { approve: true, refuse: true, withdraw: { code: 'FORBIDDEN' } },
    });
    const peer = await aPerson(book, desk.boss, { posts: ['sales'] });
    expect(await peer.seat.ok('orders.changes', {})).toEqual({ rows: [], hasMore: false });
    expect(await finance().ok<{ count: number }>('orders.changeTotals', { filters })).toMatchObject({
      isCapped: false,
    });
    expect(await unindexedSorts(book, changeGrid)).toEqual([]);
  });

  it('goes with the order to its new owner', async () => {
    const { orderId, products } = await anOrderOfTwo();
    await anAskedChange(sales(), orderId, [{ productId: products[0] ?? 0, orderedQty: 12_000 }]);
    const heir = await aPerson(book, desk.boss, { posts: ['sales'], name: '林静' });
    const { version } = (await seen(orderId)).order;
    await desk.boss.ok('orders.reassign', { orderId, version, ownerId: heir.userId, reason: '调岗' });
    expect((await heir.seat.ok<{ rows: ChangeRow[] }>('orders.changes', {})).rows).toHaveLength(1);
  });
});
