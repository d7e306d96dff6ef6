import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { anIssuedNote, aTeam, checkNote, pickNote, shipNote, type Team } from '../../helpers/builders/dispatch';
import {
  anApprovedOrder,
  anAskedChange,
  aStockedProduct,
  orderSeenBy,
  wishOf,
  type AskedChange,
  type Desk,
} from '../../helpers/builders/orders';
import { aPerson } from '../../helpers/builders/users';

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

/** Another address of a buyer. */
async function anotherAddress(customerId: number): Promise<number> {
  type Card = { customer: { version: number }; deliveryAddresses: { id: number; address: string }[] };
  const { customer } = await desk.boss.ok<Card>('customers.get', { customerId });
  const place = { id: null, receiver: '药库王师傅', phone: '13800000000', address: '新院区 3 号', isDefault: false };
  const deliveryAddresses = [place];
  await desk.boss.ok('customers.setDeliveryAddresses', { customerId, version: customer.version, deliveryAddresses });
  const card = await desk.boss.ok<Card>('customers.get', { customerId });
  return card.deliveryAddresses.find(({ address }) => address === '新院区 3 号')?.id ?? 0;
}

describe('a change of an approved order', () => {
  it('is asked by sales and leaves the order as it is until finance decides', async () => {
    const { orderId, products } = await anOrderOfTwo();
    const [first = 0, second = 0] = products;
    const asked = await anAskedChange(sales(), orderId, [
      { productId: first, orderedQty: 15_000 },
      { productId: second, orderedQty: 0 },
    ]);
    const { order, changes } = await seen(orderId);
    expect(order).toMatchObject({ state: 'approved', totalFen: 256_00, openChange: 'change' });
    expect(changes).toMatchObject([
      {
        ...{ id: asked.changeId, changeNo: 1, state: 'requested', oldTotalFen: 256_00, newTotalFen: 192_00 },
        lines: [
          { productId: first, oldQty: 10_000, newQty: 15_000 },
          { productId: second, oldQty: 10_000, newQty: 0 },
        ],
      },
    ]);
  });

  it('is applied in one step with the approval: quantity, price, a line more, a line less', async () => {
    const { orderId, products } = await anOrderOfTwo();
    const [first = 0, second = 0] = products;
    const third = await aStockedProduct(desk.boss);
    const asked = await anAskedChange(sales(), orderId, [
      { productId: first, orderedQty: 15_000, price: 100_000 },
      { productId: second, orderedQty: 0 },
      { productId: third, orderedQty: 2_000, price: 50_000 },
    ]);
    expect(await decide(finance(), 'approveChange', asked)).toMatchObject({ ok: true });
    const { order, lines, changes, history } = await seen(orderId);
    expect(order).toMatchObject({ state: 'approved', totalFen: 160_00, lineCount: 2, openChange: null });
    expect(lines).toMatchObject([
      { productId: first, orderedQty: 15_000, closedQty: 0, price: 100_000, amountFen: 150_00 },
      { productId: second, orderedQty: 10_000, closedQty: 10_000, amountFen: 0 },
      { productId: third, lineNo: 3, orderedQty: 2_000, price: 50_000, amountFen: 10_00 },
    ]);
    expect(changes[0]).toMatchObject({ state: 'approved', requestedByName: '陈涛', decidedByName: '王芳' });
    expect(history[0]).toMatchObject({
      ...{
        action: 'change',
        reason: '客户改单',
        before: { totalFen: 256_00 },
        after: { totalFen: 160_00, changeNo: 1 },
      },
    });
    // The history says old → new line by line.
    expect(history[0]?.before?.['lines']).toContainEqual([first, 10_000, 128_000]);
    expect(history[0]?.after?.['lines']).toContainEqual([first, 15_000, 100_000]);
  });

  it('moves day and address of delivery and the remark', async () => {
    const { orderId, buyerId } = await anOrderOfTwo();
    const deliveryAddressId = await anotherAddress(buyerId);
    const wish = { ...(await wishOf(sales(), orderId)), deliveryAddressId, deliveryOn: '2026-12-01', remark: '加急' };
    const answer = await sales().ok<{ changeId: number; version: number }>('orders.askChange', wish);
    expect(await decide(finance(), 'approveChange', { orderId, ...answer })).toMatchObject({ ok: true });
    expect((await seen(orderId)).order).toMatchObject({
      ...{ deliveryOn: '2026-12-01', remark: '加急', deliveryAddressId, receiverName: '药库王师傅' },
      receiverAddress: '新院区 3 号',
    });
  });

  it('cannot be approved by who asked it, unless the boss signed it', async () => {
    const { orderId, products } = await anOrderOfTwo();
    const asked = await anAskedChange(desk.boss, orderId, [{ productId: products[0] ?? 0, orderedQty: 12_000 }]);
    const refused = await decide(desk.boss, 'approveChange', asked);
    expect(refused).toMatchObject({ problem: { code: 'SELF_APPROVAL' } });
    expect((await seen(orderId)).changes[0]?.state).toBe('requested');
    const settings = await desk.boss.ok<Record<string, { version: number }>>('settings.all');
    const version = settings['dualSubmitApprove']?.version ?? 0;
    const pair = { pair: 'dualSubmitApprove', reason: '人手不足' };
    await desk.boss.ok('settings.signDualPosts', { ...pair, isAllowed: true, version });
    expect(await decide(desk.boss, 'approveChange', asked)).toMatchObject({ ok: true });
    expect((await seen(orderId)).changes[0]).toMatchObject({ state: 'approved', isSamePerson: true });
    await desk.boss.ok('settings.signDualPosts', { ...pair, isAllowed: false, version: version + 1 });
  });

  it('runs the checks over the order as it would be: its own money counts once', async () => {
    const { orderId, products } = await anOrderOfTwo({ creditLimitFen: 300_00 });
    const [productId = 0] = products;
    const within = await anAskedChange(sales(), orderId, [{ productId, orderedQty: 13_000 }]);
    expect((await seen(orderId)).checks.find(({ code }) => code === 'credit')).toMatchObject({ level: 'pass' });
    expect(await decide(finance(), 'approveChange', within)).toMatchObject({ ok: true });
    const over = await anAskedChange(sales(), orderId, [{ productId, orderedQty: 14_000 }]);
    expect(await decide(finance(), 'approveChange', over)).toMatchObject({
      problem: { code: 'CHECKS_BLOCK', params: { checks: 'orders.checkNames.credit' } },
    });
    const { order, changes, actions } = await seen(orderId);
    expect(order.totalFen).toBe(294_40);
    expect(changes[0]?.state).toBe('requested');
    expect(actions.releaseCredit).toMatchObject({ code: 'FORBIDDEN', params: { posts: 'finance_manager,boss' } });
  });

  it('that only asks for less passes although a check would block by now', async () => {
    const { orderId, buyerId, products } = await anOrderOfTwo();
    const { customer } = await desk.boss.ok<{ customer: { version: number } }>('customers.get', {
      customerId: buyerId,
    });
    const terms = { creditLimitFen: 0, paymentTerm: 'after_shipping', paymentDays: 30, openingReceivableFen: 0 };
    await desk.boss.ok('customers.setCredit', { customerId: buyerId, version: customer.version, ...terms });
    const less = await anAskedChange(sales(), orderId, [{ productId: products[0] ?? 0, orderedQty: 5_000 }]);
    expect(await decide(finance(), 'approveChange', less)).toMatchObject({ ok: true });
    expect((await seen(orderId)).order.totalFen).toBe(192_00);
  });
});

describe('what stands on notes', () => {
  it('is never cut: below the noted quantity a change is refused with the numbers', async () => {
    const { orderId, products, lineIds } = await anOrderOfTwo();
    const [productId = 0] = products;
    await ship(orderId, lineIds[0], 4_000);
    const wish = await wishOf(sales(), orderId);
    const lines = wish.lines.map((line) => (line.productId === productId ? { ...line, orderedQty: 3_000 } : line));
    const params = { case: 'orders.refusals.belowNoted', askedQty: 3_000, notedQty: 4_000 };
    expect(await sales().call('orders.askChange', { ...wish, lines })).toMatchObject({
      problem: { code: 'QUANTITY_EXCEEDED', params },
    });
    const exact = await anAskedChange(sales(), orderId, [{ productId, orderedQty: 4_000 }]);
    expect(await decide(finance(), 'approveChange', exact)).toMatchObject({ ok: true });
  });

  it('and was noted after the request stops the approval', async () => {
    const { orderId, products, lineIds } = await anOrderOfTwo();
    const asked = await anAskedChange(sales(), orderId, [{ productId: products[0] ?? 0, orderedQty: 2_000 }]);
    await anIssuedNote(team, orderId, [{ orderLineId: lineIds[0], qty: 6_000 }]);
    expect(await decide(finance(), 'approveChange', asked)).toMatchObject({
      problem: { code: 'QUANTITY_EXCEEDED', params: { askedQty: 2_000, notedQty: 6_000 } },
    });
    expect((await seen(orderId)).changes[0]?.state).toBe('requested');
  });

  it('keeps its price where its quantity changes; the rest goes to a new line', async () => {
    const { orderId, products, lineIds } = await anOrderOfTwo();
    await ship(orderId, lineIds[0], 4_000);
    const wish = await wishOf(sales(), orderId);
    const dearer = wish.lines.map((line) => ({ ...line, price: 130_000, orderedQty: line.orderedQty - 1_000 }));
    expect(await sales().call('orders.askChange', { ...wish, lines: dearer })).toMatchObject({
      problem: { params: { case: 'orders.refusals.priceOfNoted', notedQty: 4_000 } },
    });
    const [productId = 0] = products;
    const line = { orderLineId: null, productId, orderedQty: 6_000, price: 130_000, remark: '' };
    const lines = [
      ...wish.lines.map((one) => (one.productId === productId ? { ...one, orderedQty: 4_000 } : one)),
      line,
    ];
    expect(await sales().call('orders.askChange', { ...wish, lines })).toMatchObject({ ok: true });
  });

  it('keeps its address while it is packed', async () => {
    const { orderId, buyerId } = await anOrderOfTwo();
    const { number } = await anIssuedNote(team, orderId);
    const deliveryAddressId = await anotherAddress(buyerId);
    expect(
      await sales().call('orders.askChange', { ...(await wishOf(sales(), orderId)), deliveryAddressId }),
    ).toMatchObject({
      problem: { params: { case: 'orders.refusals.liveNotes', numbers: number } },
    });
  });
});
