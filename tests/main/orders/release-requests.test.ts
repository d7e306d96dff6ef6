import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReleaseRow } from '../../../src/shared/contract/releases.schemas';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aDesk, aSubmittedOrder, orderSeenBy, type Desk } from '../../helpers/builders/orders';
import { aProduct } from '../../helpers/builders/products';
import { aPerson, type Person } from '../../helpers/builders/users';

let book: Book;
let desk: Desk;
let manager: Person;
let quality: Person;
let assistant: Person;
beforeAll(async () => {
  book = await openBook();
  desk = await aDesk(book);
  manager = await aPerson(book, desk.boss, { posts: ['finance_manager'], name: '周总' });
  quality = await aPerson(book, desk.boss, { posts: ['quality'], name: '质管' });
  assistant = await aPerson(book, desk.boss, { posts: ['sales'], name: '林静' });
});
afterAll(() => book.close());

const sales = () => desk.sales.seat;
const finance = () => desk.finance.seat;
/** 128.00 for a buyer without credit. */
const aBlockedOrder = () => aSubmittedOrder(desk, { buyer: { creditLimitFen: 0 } });
type Order = { readonly orderId: number; readonly version: number };
const asking = ({ orderId, version }: Order, more: object = {}) => {
  return { orderId, version, check: 'credit', reason: '年底回款', ...more };
};
const askedBy = (seat: Seat, order: Order, more: object = {}) =>
  seat.ok<{ requestId: number }>('releases.ask', asking(order, more));
const rowsOf = async (seat: Seat, segment: string) =>
  (await seat.ok<{ rows: ReleaseRow[] }>('releases.desk', { segment })).rows;
const rowOf = async (seat: Seat, segment: string, requestId: number) =>
  (await rowsOf(seat, segment)).find(({ id }) => id === requestId);
const creditOf = async ({ orderId }: Order) =>
  (await orderSeenBy(finance(), orderId)).checks.find(({ code }) => code === 'credit');
const allowWords = async (value: number) => {
  const all = await desk.boss.ok<Record<string, { version: number }>>('settings.all');
  const { version = 0 } = all['verbalConsentLimitYuan'] ?? {};
  await desk.boss.ok('settings.changeThreshold', { key: 'verbalConsentLimitYuan', value, version });
};

describe('a blocked order asks for its release', () => {
  it('by who submitted it or by finance, not by a colleague, and once a check', async () => {
    const order = await aBlockedOrder();
    expect(await assistant.seat.call('releases.ask', asking(order))).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    await askedBy(sales(), order);
    expect(await finance().call('releases.ask', asking(order))).toMatchObject({
      problem: { params: { case: 'releases.refusals.askedAlready' } },
    });
    const other = await aBlockedOrder();
    expect(await askedBy(finance(), other)).toMatchObject({ requestId: expect.any(Number) });
  });

  it('is told where the check does not block, or the order moved meanwhile', async () => {
    const order = await aBlockedOrder();
    expect(await sales().call('releases.ask', asking(order, { check: 'price_floor' }))).toMatchObject({
      problem: { params: { case: 'orders.refusals.nothingToRelease' } },
    });
    const { orderId, version } = order;
    await sales().ok('orders.withdraw', { orderId, version, reason: '改价' });
    expect(await sales().call('releases.ask', asking(order))).toMatchObject({ problem: { code: 'CONFLICT' } });
  });

  it('shows each releaser what he may release, with the figures of now', async () => {
    const order = await aBlockedOrder();
    const { requestId } = await askedBy(sales(), order);
    const row = await rowOf(manager.seat, 'waiting', requestId);
    expect(row).toMatchObject({
      ...{ orderId: order.orderId, check: 'credit', state: 'waiting', askedByName: '陈涛', level: 'block' },
      sentences: [{ key: 'credit.over', params: { limitFen: 0, overFen: 128_00 } }, {}],
      actions: { release: true, refuse: true, withdraw: { params: { case: 'releases.refusals.notAsker' } } },
    });
    expect(await rowOf(quality.seat, 'waiting', requestId)).toBeUndefined();
    expect(await rowOf(quality.seat, 'all', requestId)).toMatchObject({ actions: { release: { code: 'FORBIDDEN' } } });
    expect(await rowOf(sales(), 'mine', requestId)).toMatchObject({ actions: { withdraw: true } });
    expect(await rowsOf(sales(), 'waiting')).toEqual([]);
    const raise = { customerId: order.buyerId, ...(await creditVersion(order.buyerId)) };
    await manager.seat.ok('customers.setCredit', raise);
    expect(await rowOf(manager.seat, 'waiting', requestId)).toMatchObject({
      level: 'pass',
      actions: { release: { params: { case: 'releases.refusals.passesNow' } }, refuse: true },
    });
  });

  it('is answered by the release of that check, and the asker sees it', async () => {
    const order = await aBlockedOrder();
    const { requestId } = await askedBy(sales(), order);
    await manager.seat.ok('orders.releaseCredit', { ...asking(order), reason: '同意一次' });
    expect(await rowOf(sales(), 'mine', requestId)).toMatchObject({
      ...{ state: 'released', decidedByName: '周总', decisionReason: '同意一次', level: null },
    });
    expect((await orderSeenBy(sales(), order.orderId)).releaseRequests).toMatchObject([{ state: 'released' }]);
  });

  it('is refused with a reason by who could release it, and may be asked again', async () => {
    const order = await aBlockedOrder();
    const { orderId } = order;
    const { requestId } = await askedBy(sales(), order);
    const refusal = { orderId, requestId, reason: '先回款' };
    expect(await quality.seat.call('releases.refuse', refusal)).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    expect(await manager.seat.call('releases.refuse', { ...refusal, reason: '' })).toMatchObject({ ok: false });
    await manager.seat.ok('releases.refuse', refusal);
    expect(await rowOf(sales(), 'mine', requestId)).toMatchObject({ state: 'refused', decisionReason: '先回款' });
    expect(await manager.seat.call('releases.refuse', refusal)).toMatchObject({
      problem: { code: 'STATE_CONFLICT', params: { state: 'releases.states.refused' } },
    });
    expect((await orderSeenBy(sales(), orderId)).history[0]).toMatchObject({ action: 'refuseRelease', who: '周总' });
    await askedBy(sales(), order);
  });

  it('is withdrawn by who asked, nobody else', async () => {
    const order = await aBlockedOrder();
    const { orderId } = order;
    const { requestId } = await askedBy(sales(), order);
    expect(await finance().call('releases.withdraw', { orderId, requestId })).toMatchObject({
      problem: { params: { case: 'releases.refusals.notAsker' } },
    });
    await sales().ok('releases.withdraw', { orderId, requestId });
    expect(await rowOf(sales(), 'mine', requestId)).toMatchObject({ state: 'withdrawn' });
    const stranger = await aBlockedOrder();
    expect(await sales().call('releases.withdraw', { orderId: stranger.orderId, requestId })).toMatchObject({
      problem: { code: 'NOT_FOUND', fields: ['/requestId'] },
    });
  });

  it('needs no answer any more once the order goes back', async () => {
    const order = await aBlockedOrder();
    const { orderId, version } = order;
    const { requestId } = await askedBy(sales(), order);
    await finance().ok('orders.reject', { orderId, version, reasonCode: 'credit' });
    expect(await rowOf(sales(), 'mine', requestId)).toMatchObject({ state: 'stale', level: null });
    expect(await rowOf(manager.seat, 'waiting', requestId)).toBeUndefined();
  });

  it('goes with the order to its new owner, and a stranger sees nothing of it', async () => {
    const order = await aBlockedOrder();
    const { orderId, version } = order;
    const { requestId } = await askedBy(sales(), order);
    expect(await rowsOf(assistant.seat, 'all')).toEqual([]);
    await desk.boss.ok('orders.reassign', { orderId, version, ownerId: assistant.userId, reason: '调岗' });
    expect(await rowOf(assistant.seat, 'all', requestId)).toMatchObject({ orderId });
  });
});

/** The card as it is, with a limit that covers everything. */
async function creditVersion(customerId: number) {
  const { customer } = await desk.boss.ok<{ customer: { version: number; paymentTerm: string; paymentDays: number } }>(
    'customers.get',
    { customerId },
  );
  const { version, paymentTerm, paymentDays } = customer;
  return { version, paymentTerm, paymentDays, creditLimitFen: 1_000_000_00, openingReceivableFen: 0 };
}

describe('口头同意', () => {
  const word = (order: Order, more: object = {}) => ({ ...asking(order), releaserId: manager.userId, ...more });

  it('is not written down unless the boss allows it, and only up to his limit', async () => {
    const order = await aBlockedOrder();
    expect(await finance().call('releases.recordConsent', word(order))).toMatchObject({
      problem: { params: { case: 'releases.refusals.consentNotAllowed' } },
    });
    const admin = await aPerson(book, desk.boss, { posts: ['administrator'] });
    const change = { key: 'verbalConsentLimitYuan', value: 100, version: 0 };
    expect(await admin.seat.call('settings.changeThreshold', change)).toMatchObject({
      problem: { code: 'FORBIDDEN', params: { posts: 'boss' } },
    });
    await allowWords(127);
    expect(await finance().call('releases.recordConsent', word(order))).toMatchObject({
      problem: { params: { case: 'releases.refusals.consentAboveLimit', totalFen: 128_00, limitFen: 127_00 } },
    });
    await allowWords(128);
    expect(await finance().call('releases.recordConsent', word(order))).toMatchObject({ ok: true });
  });

  it('is the word of somebody else who could release the check himself', async () => {
    await allowWords(1_000);
    const order = await aBlockedOrder();
    expect(await sales().call('releases.recordConsent', word(order))).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    expect(await manager.seat.call('releases.recordConsent', word(order))).toMatchObject({
      problem: { params: { case: 'releases.refusals.ownWord' } },
    });
    const wrong = word(order, { releaserId: quality.userId });
    expect(await finance().call('releases.recordConsent', wrong)).toMatchObject({
      problem: { params: { case: 'releases.refusals.namedMayNot' }, fields: ['/releaserId'] },
    });
    const people = await finance().ok<{ id: number }[]>('releases.releasers', { orderId: order.orderId });
    expect(people.map(({ id }) => id)).toContain(manager.userId);
    expect(people.map(({ id }) => id)).not.toContain(quality.userId);
  });

  it('releases at once, answers the question that waits, and stays red until the person named confirms', async () => {
    await allowWords(1_000);
    const order = await aBlockedOrder();
    const { orderId } = order;
    const { requestId: asked } = await askedBy(sales(), order);
    const { requestId, version } = await finance().ok<{ requestId: number; version: number }>(
      'releases.recordConsent',
      word(order),
    );
    expect(await creditOf(order)).toMatchObject({ level: 'warn', released: { by: '周总', verbal: 'unconfirmed' } });
    expect((await orderSeenBy(sales(), orderId)).order.verbalConsent).toBe('unconfirmed');
    expect(await rowOf(sales(), 'mine', asked)).toMatchObject({ state: 'released', decidedByName: '王芳' });
    expect(await rowOf(manager.seat, 'verbal', requestId)).toMatchObject({
      isVerbal: true,
      actions: { confirm: true },
    });
    expect(await finance().call('orders.approve', { orderId, version })).toMatchObject({ ok: true });
    expect((await orderSeenBy(sales(), orderId)).order.verbalConsent).toBe('unconfirmed');
    expect(await desk.boss.call('releases.confirm', { orderId, requestId })).toMatchObject({
      problem: { params: { case: 'releases.refusals.notNamed' } },
    });
    await manager.seat.ok('releases.confirm', { orderId, requestId });
    expect((await orderSeenBy(sales(), orderId)).order.verbalConsent).toBeNull();
    expect(await rowOf(manager.seat, 'verbal', requestId)).toBeUndefined();
  });

  it('that is denied releases nothing any more; the order stays red until somebody releases it in person', async () => {
    await allowWords(1_000);
    const order = await aBlockedOrder();
    const { orderId } = order;
    const { requestId } = await finance().ok<{ requestId: number }>('releases.recordConsent', word(order));
    const denial = { orderId, requestId, reason: '没有说过' };
    expect(await manager.seat.call('releases.object', denial)).toMatchObject({ ok: true });
    expect(await creditOf(order)).toMatchObject({ level: 'block' });
    const { order: head } = await orderSeenBy(finance(), orderId);
    expect(head.verbalConsent).toBe('objected');
    expect(await rowOf(finance(), 'verbal', requestId)).toMatchObject({
      state: 'objected',
      decisionReason: '没有说过',
    });
    await desk.boss.ok('orders.releaseCredit', asking({ orderId, version: head.version }));
    expect((await orderSeenBy(finance(), orderId)).order.verbalConsent).toBeNull();
  });

  it('is counted', async () => {
    await allowWords(1_000);
    const before = await counts();
    await finance().ok('releases.recordConsent', word(await aBlockedOrder()));
    const after = await counts();
    expect(after.verbal).toBe(before.verbal + 1);
    expect(after.all).toBe(before.all + 1);
    expect(after.waiting).toBe(before.waiting);
  });
});

const counts = async () =>
  (
    await manager.seat.ok<{ segments: Record<'waiting' | 'mine' | 'verbal' | 'all', number> }>(
      'releases.deskTotals',
      {},
    )
  ).segments;

describe('prices', () => {
  it('stay hidden on the desk from those who may not see them', async () => {
    const { id: productId } = await aProduct(desk.boss, { floorPrice: 120_000 });
    const priced = await aSubmittedOrder(desk, { lines: [{ productId, price: 110_000 }] });
    const { requestId } = await askedBy(sales(), priced, { check: 'price_floor' });
    const open = { level: 'block', sentences: [{ key: 'priceFloor.below', params: { floorPrice: 120_000 } }] };
    expect(await rowOf(manager.seat, 'waiting', requestId)).toMatchObject(open);
    const closed = [{ key: 'priceFloor.hidden', params: { count: 1 } }];
    expect((await rowOf(quality.seat, 'all', requestId))?.sentences).toEqual(closed);
  });
});
