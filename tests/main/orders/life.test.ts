import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook, type Book, type Seat } from '../../helpers/book';
import {
  aCheckedNote,
  anIssuedNote,
  anOrderToShip,
  aShippedNote,
  aTeam,
  checkNote,
  pickNote,
  shipNote,
  signNote,
  stocked,
  type Team,
} from '../../helpers/builders/dispatch';
import { aDraftOrder, anApprovedOrder, aSubmittedOrder, orderSeenBy, type Desk } from '../../helpers/builders/orders';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let team: Team;
let desk: Desk;
let quality: Seat;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
  const sales = await aPerson(book, team.boss, { posts: ['sales'], name: '陈涛' });
  const finance = await aPerson(book, team.boss, { posts: ['finance'], name: '王芳' });
  desk = { boss: team.boss, sales, finance };
  quality = (await aPerson(book, team.boss, { posts: ['quality'], name: '许静' })).seat;
});
afterAll(() => book.close());

const finance = () => desk.finance.seat;
const seen = (orderId: number) => orderSeenBy(finance(), orderId);
const step = async (seat: Seat, name: string, orderId: number, more: object = { reason: '客户要求' }) =>
  seat.call<{ version: number }>(`orders.${name}`, { orderId, version: (await seen(orderId)).order.version, ...more });

/** An approved order of 10 and 20 units. */
async function anOrderOfTwo() {
  const [one, two] = [await stocked(team, [100]), await stocked(team, [100])];
  const lines = [
    { productId: one.id, units: 10 },
    { productId: two.id, units: 20 },
  ];
  const { orderId, buyerId } = await anOrderToShip(team, { lines });
  const detail = await seen(orderId);
  return { orderId, buyerId, products: [one.id, two.id], lineIds: detail.lines.map(({ id }) => id) };
}

describe('a hold', () => {
  it('is put by finance or quality with its reason, and nobody else', async () => {
    const { orderId } = await anApprovedOrder(desk);
    const refused = await step(desk.sales.seat, 'hold', orderId);
    expect(refused).toMatchObject({
      problem: { code: 'FORBIDDEN', params: { posts: 'finance,finance_manager,quality' } },
    });
    expect(await step(quality, 'hold', orderId, { reason: '批次召回' })).toMatchObject({ ok: true });
    const { order, history } = await seen(orderId);
    expect(order).toMatchObject({ state: 'on_hold', returnReason: '批次召回' });
    expect(history[0]).toMatchObject({ action: 'hold', who: '许静', reason: '批次召回' });
  });

  it('lets no dispatch note be issued until the order is resumed', async () => {
    const { orderId } = await anOrderOfTwo();
    await step(finance(), 'hold', orderId);
    const refused = await team.warehouse.call('dispatch.issueNote', { orderId });
    expect(refused).toMatchObject({ problem: { code: 'STATE_CONFLICT', params: { state: 'orders.states.on_hold' } } });
    expect(await step(finance(), 'resume', orderId, {})).toMatchObject({ ok: true });
    expect(await team.warehouse.call('dispatch.issueNote', { orderId })).toMatchObject({ ok: true });
    expect((await seen(orderId)).order).toMatchObject({ state: 'approved', returnReason: '' });
  });

  it('keeps its goods promised, and counts them once when it is resumed', async () => {
    const { id } = await stocked(team, [30]);
    const first = await anOrderToShip(team, { lines: [{ productId: id, units: 20 }] });
    await step(finance(), 'hold', first.orderId);
    expect((await seen(first.orderId)).checks.find(({ code }) => code === 'stock')).toMatchObject({ level: 'pass' });
    const second = await aSubmittedOrder(desk, { lines: [{ productId: id, orderedQty: 20_000 }] });
    const sentences = [{ params: { availableQty: 10_000, neededQty: 20_000 } }];
    expect((await seen(second.orderId)).checks.find(({ code }) => code === 'stock')).toMatchObject({ sentences });
  });

  it('is no way around the credit limit: resuming asks every check again (ERPNext 33967)', async () => {
    const { orderId, buyerId } = await anApprovedOrder(desk, { buyer: { creditLimitFen: 200_00 } });
    await step(finance(), 'hold', orderId);
    // While one is held, its money still counts: a second order does not fit beside it.
    const { orderId: other, version } = await aSubmittedOrder(desk, { buyerId });
    const beside = await finance().call('orders.approve', { orderId: other, version, duplicateSeen: true });
    expect(beside).toMatchObject({ problem: { code: 'CHECKS_BLOCK', params: { checks: 'orders.checkNames.credit' } } });
    const { customer } = await desk.boss.ok<{ customer: { version: number } }>('customers.get', {
      customerId: buyerId,
    });
    const terms = { paymentTerm: 'after_shipping', paymentDays: 30, openingReceivableFen: 0 };
    await desk.boss.ok('customers.setCredit', {
      ...{ customerId: buyerId, version: customer.version, creditLimitFen: 100_00 },
      ...terms,
    });
    expect(await step(finance(), 'resume', orderId, { duplicateSeen: true })).toMatchObject({
      problem: { code: 'CHECKS_BLOCK', params: { checks: 'orders.checkNames.credit' } },
    });
    expect((await seen(orderId)).order.state).toBe('on_hold');
  });

  it('that cannot be resumed still ends: cancelled, or its rest closed', async () => {
    const held = await anApprovedOrder(desk);
    await step(finance(), 'hold', held.orderId);
    expect(await step(finance(), 'cancel', held.orderId)).toMatchObject({ ok: true });
    const { orderId, lineIds } = await anOrderOfTwo();
    const note = await anIssuedNote(team, orderId, [{ orderLineId: lineIds[0], qty: 4_000 }]);
    await shipNote(team, await checkNote(team, await pickNote(team, note)));
    await step(finance(), 'hold', orderId);
    expect(await step(finance(), 'shortClose', orderId)).toMatchObject({ ok: true });
    expect((await seen(orderId)).order.state).toBe('short_closed');
  });
});

describe('cancelling', () => {
  it('is free while the order is submitted, also for who sold it', async () => {
    const { orderId, version } = await aSubmittedOrder(desk);
    const answer = await desk.sales.seat.call('orders.cancel', { orderId, version, reason: '下错了' });
    expect(answer).toMatchObject({ ok: true });
    expect((await seen(orderId)).order).toMatchObject({ state: 'cancelled', returnReason: '下错了' });
  });

  it('ends a numbered draft, while one without a number is removed', async () => {
    const { orderId, version } = await aSubmittedOrder(desk);
    const back = await desk.sales.seat.ok<{ version: number }>('orders.withdraw', { orderId, version, reason: '改' });
    const cancelled = { orderId, version: back.version, reason: '不要了' };
    expect(await desk.sales.seat.call('orders.cancel', cancelled)).toMatchObject({ ok: true });
    const bare = await aDraftOrder(desk);
    const refused = await desk.sales.seat.call('orders.cancel', {
      ...{ orderId: bare.orderId, version: bare.version },
      reason: '不要了',
    });
    expect(refused).toMatchObject({ problem: { params: { case: 'orders.refusals.removeInstead' } } });
  });

  it('of an approved order belongs to finance', async () => {
    const { orderId, version } = await anApprovedOrder(desk);
    const refused = await desk.sales.seat.call('orders.cancel', { orderId, version, reason: '客户不要了' });
    expect(refused).toMatchObject({ problem: { code: 'FORBIDDEN', params: { permission: 'orders.approve' } } });
    expect(await step(finance(), 'cancel', orderId)).toMatchObject({ ok: true });
  });

  it('is refused while notes are live, naming them, and goes once they are void', async () => {
    const { orderId } = await anOrderOfTwo();
    const note = await anIssuedNote(team, orderId);
    const params = { case: 'orders.refusals.liveNotes', numbers: note.number };
    expect(await step(finance(), 'cancel', orderId)).toMatchObject({ problem: { code: 'RULE_VIOLATED', params } });
    expect(await step(finance(), 'unapprove', orderId)).toMatchObject({ problem: { params } });
    expect((await seen(orderId)).actions.cancel).toMatchObject({ params });
    const { noteId, version } = note;
    await team.warehouse.ok('dispatch.voidNote', { noteId, version, reason: '客户取消' });
    expect(await step(finance(), 'cancel', orderId)).toMatchObject({ ok: true });
  });

  it('of what is shipped is refused: goods come back as a return only', async () => {
    const { orderId } = await anOrderOfTwo();
    const { number } = await aShippedNote(team, orderId);
    const params = { case: 'orders.refusals.shippedAlready', numbers: number };
    expect(await step(finance(), 'cancel', orderId)).toMatchObject({ problem: { params } });
    expect(await step(finance(), 'unapprove', orderId)).toMatchObject({ problem: { params } });
  });
});

describe('closing the rest', () => {
  it('keeps what stands on notes, line by line, and the amounts of that alone', async () => {
    const { orderId, lineIds } = await anOrderOfTwo();
    const note = await anIssuedNote(team, orderId, [{ orderLineId: lineIds[0], qty: 4_000 }]);
    await shipNote(team, await checkNote(team, await pickNote(team, note)));
    expect(await step(finance(), 'shortClose', orderId, { reason: '厂家断货' })).toMatchObject({ ok: true });
    const { order, lines, lamps, history } = await seen(orderId);
    expect(order).toMatchObject({ state: 'short_closed', totalFen: 51_20, lineCount: 1, returnReason: '厂家断货' });
    expect(lines).toMatchObject([
      { orderedQty: 10_000, closedQty: 6_000, notedQty: 4_000, amountFen: 51_20 },
      { orderedQty: 20_000, closedQty: 20_000, notedQty: 0, amountFen: 0 },
    ]);
    expect(lamps).toMatchObject({ shipped: 'full', totalFen: 51_20 });
    expect(history[0]).toMatchObject({
      action: 'shortClose',
      before: { totalFen: 384_00 },
      after: { totalFen: 51_20 },
    });
  });

  it('lets the goods go: what was closed is promised to nobody', async () => {
    const { id } = await stocked(team, [30]);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: id, units: 30 }] });
    const [line] = (await seen(orderId)).lines;
    const note = await anIssuedNote(team, orderId, [{ orderLineId: line?.id, qty: 10_000 }]);
    await shipNote(team, await checkNote(team, await pickNote(team, note)));
    await step(finance(), 'shortClose', orderId);
    const next = await aSubmittedOrder(desk, { lines: [{ productId: id, orderedQty: 20_000 }] });
    expect((await seen(next.orderId)).checks.find(({ code }) => code === 'stock')).toMatchObject({ level: 'pass' });
  });

  it('wants live notes voided first, something shipped, and a rest', async () => {
    const { orderId, lineIds } = await anOrderOfTwo();
    const nothing = { case: 'orders.refusals.nothingShipped' };
    expect(await step(finance(), 'shortClose', orderId)).toMatchObject({ problem: { params: nothing } });
    const note = await anIssuedNote(team, orderId, [{ orderLineId: lineIds[0], qty: 4_000 }]);
    const live = { case: 'orders.refusals.liveNotes', numbers: note.number };
    expect(await step(finance(), 'shortClose', orderId)).toMatchObject({ problem: { params: live } });
    const whole = await anOrderOfTwo();
    await aShippedNote(team, whole.orderId);
    const done = { case: 'orders.refusals.nothingOpen' };
    expect(await step(finance(), 'shortClose', whole.orderId)).toMatchObject({ problem: { params: done } });
  });
});

describe('unapproved papers move no stock (jshERP 87)', () => {
  it.each(['draft', 'submitted', 'on_hold', 'cancelled'])(
    'an order that is %s gets no dispatch note',
    async (state) => {
      const order = state === 'draft' ? await aDraftOrder(desk) : await aSubmittedOrder(desk);
      const { orderId, version } = order;
      if (state === 'on_hold') await finance().ok('orders.approve', { orderId, version, duplicateSeen: true });
      if (state === 'on_hold') await step(finance(), 'hold', orderId);
      if (state === 'cancelled') await step(finance(), 'cancel', orderId);
      const params = { state: `orders.states.${state}` };
      expect(await team.warehouse.call('dispatch.issueNote', { orderId })).toMatchObject({
        problem: { code: 'STATE_CONFLICT', params },
      });
    },
  );
});

describe('credit is asked at the approval, not after picking (ERPNext 37888)', () => {
  it('ships a checked note although the limit was lowered meanwhile', async () => {
    const { orderId, buyerId } = await anOrderOfTwo();
    const note = await aCheckedNote(team, orderId);
    const { customer } = await desk.boss.ok<{ customer: { version: number } }>('customers.get', {
      customerId: buyerId,
    });
    const terms = { creditLimitFen: 0, paymentTerm: 'after_shipping', paymentDays: 30, openingReceivableFen: 0 };
    await desk.boss.ok('customers.setCredit', { customerId: buyerId, version: customer.version, ...terms });
    await signNote(team, await shipNote(team, note));
    expect((await seen(orderId)).lamps).toMatchObject({ shipped: 'full', arrived: 'full' });
  });
});
