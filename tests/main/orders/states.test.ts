import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId, openBook, type Book } from '../../helpers/book';
import {
  aDesk,
  aDraftOrder,
  anApprovedOrder,
  aStockedProduct,
  aSubmittedOrder,
  orderSeenBy,
  submitOrder,
  type Desk,
} from '../../helpers/builders/orders';
import { aCustomer } from '../../helpers/builders/customers';
import { aPerson } from '../../helpers/builders/users';
import { aProduct } from '../../helpers/builders/products';

let book: Book;
let desk: Desk;
beforeAll(async () => {
  book = await openBook();
  desk = await aDesk(book);
});
afterAll(() => book.close());

const finance = () => desk.finance.seat;
const sales = () => desk.sales.seat;
const stateOf = async (orderId: number) => (await orderSeenBy(finance(), orderId)).order.state;

describe('a draft', () => {
  it('belongs to whom the buyer belongs, carries his payment term, and has no number', async () => {
    const { orderId } = await aDraftOrder(desk, { buyer: { paymentTerm: 'monthly', paymentDays: 60 } });
    const { order, lines } = await orderSeenBy(sales(), orderId);
    expect(order).toMatchObject({ state: 'draft', number: null, ownerName: '陈涛', paymentTerm: 'monthly' });
    expect(order).toMatchObject({ paymentDays: 60, totalFen: 12_800, lineCount: 1, receiverAddress: '中山路 1 号' });
    expect(lines).toMatchObject([
      { lineNo: 1, orderedQty: 10_000, price: 128_000, amountFen: 12_800, taxRateBp: 1300 },
    ]);
  });

  it('may stand without lines, is saved again with others, and keeps both versions in its history', async () => {
    const draft = await aDraftOrder(desk, { lines: [] });
    const productId = await aStockedProduct(desk.boss);
    const line = { productId, orderedQty: 1_500, price: 99_999 };
    const saved = await sales().ok<{ version: number }>('orders.save', { ...draft, lines: [line, line] });
    const fewer = await sales().ok<{ version: number }>('orders.save', { ...draft, ...saved, lines: [line] });
    const { order, lines, history } = await orderSeenBy(sales(), draft.orderId);
    expect(order).toMatchObject({ totalFen: 1_500, lineCount: 1, version: fewer.version });
    expect(lines).toHaveLength(1);
    expect(history.map(({ action }) => action)).toEqual(['save', 'save', 'create']);
  });

  it('is refused to a stale screen with who changed it and when', async () => {
    const draft = await aDraftOrder(desk);
    await sales().ok('orders.save', { ...draft, lines: [], remark: '先到先得' });
    const late = await sales().call('orders.save', { ...draft, lines: [] });
    expect(late).toMatchObject({ problem: { code: 'CONFLICT', params: { by: '陈涛', at: book.now() } } });
  });

  it('is removed while it has no number, and cannot be removed once it had one', async () => {
    const draft = await aDraftOrder(desk);
    await sales().ok('orders.remove', { orderId: draft.orderId, version: draft.version });
    expect(await sales().call('orders.get', { orderId: draft.orderId })).toMatchObject({
      problem: { code: 'NOT_FOUND' },
    });
    const { orderId, version, number } = await aSubmittedOrder(desk);
    const back = await sales().ok<{ version: number }>('orders.withdraw', { orderId, version, reason: '客户改量' });
    const kept = await sales().call('orders.remove', { orderId, version: back.version });
    expect(kept).toMatchObject({ problem: { code: 'RULE_VIOLATED', params: { number } } });
  });

  it('is copied with its lines and without the customer order number', async () => {
    const { orderId } = await aDraftOrder(desk, { customerOrderNo: 'PT-1', deliveryOn: '2026-12-01' });
    const copy = await sales().ok<{ orderId: number }>('orders.copy', { orderId });
    const { order, lines } = await orderSeenBy(sales(), copy.orderId);
    expect(order).toMatchObject({ state: 'draft', customerOrderNo: '', deliveryOn: null, totalFen: 12_800 });
    expect(lines).toHaveLength(1);
  });

  it('refuses the customer order number of another live order of the same buyer', async () => {
    const { buyerId } = await aDraftOrder(desk, { customerOrderNo: 'PT-7' });
    const again = await sales().call('orders.create', { buyerId, customerOrderNo: 'PT-7', lines: [] });
    expect(again).toMatchObject({ problem: { code: 'DUPLICATE', params: { value: 'PT-7' } } });
  });
});

describe('submitting', () => {
  it('takes a number, and the same number again after a rejection', async () => {
    const order = await aSubmittedOrder(desk);
    const { orderId, version, buyerId, number } = order;
    expect(number).toMatch(/^SO2611-\d{5}$/u);
    const asked = { orderId, version, reasonCode: 'price', reason: '与协议不符' };
    const back = await finance().ok<{ version: number }>('orders.reject', asked);
    expect((await orderSeenBy(sales(), orderId)).order).toMatchObject({
      state: 'draft',
      returnReason: 'price: 与协议不符',
    });
    expect((await submitOrder(desk, { orderId, buyerId, ...back })).number).toBe(number);
    const next = String(Number(number.slice(-5)) + 1).padStart(5, '0');
    expect((await aSubmittedOrder(desk)).number).toBe(`SO2611-${next}`);
  });

  it('refuses an order without lines', async () => {
    const draft = await aDraftOrder(desk, { lines: [] });
    const answer = await sales().call('orders.submit', { orderId: draft.orderId, version: draft.version });
    expect(answer).toMatchObject({ problem: { code: 'VALIDATION_FAILED', fields: ['/lines'] } });
  });

  it('refuses a product with missing data and names the fields', async () => {
    const { id } = await aProduct(desk.boss, { unit: '', registrationNo: '' });
    const { orderId, version } = await aDraftOrder(desk, { lines: [{ productId: id }] });
    const answer = await sales().call('orders.submit', { orderId, version });
    expect(answer).toMatchObject({
      problem: {
        code: 'PRODUCT_INCOMPLETE',
        params: { missing: 'products.fields.unit,products.fields.registrationNo' },
        fields: ['/lines/0/productId'],
      },
    });
  });

  it('refuses a buyer without an address and a disabled one', async () => {
    const bare = await aDraftOrder(desk, { buyer: { address: '' } });
    const refused = await sales().call('orders.submit', { orderId: bare.orderId, version: bare.version });
    expect(refused).toMatchObject({ problem: { code: 'CUSTOMER_INCOMPLETE' } });
    const buyer = await aCustomer(desk.boss, { ownerId: desk.sales.userId });
    const { orderId, version } = await aDraftOrder(desk, { buyerId: buyer.id });
    const asked = { customerId: buyer.id, version: buyer.version, isDisabled: true, reason: '停业' };
    await desk.boss.ok('customers.setDisabled', asked);
    const answer = await sales().call('orders.submit', { orderId, version });
    expect(answer).toMatchObject({ problem: { code: 'RULE_VIOLATED', params: { name: buyer.name } } });
  });

  it('wants a duplicate to be seen first', async () => {
    const productId = await aStockedProduct(desk.boss);
    const first = await aSubmittedOrder(desk, { lines: [{ productId }] });
    const twin = await aDraftOrder(desk, { buyerId: first.buyerId, lines: [{ productId }] });
    const { orderId, version } = twin;
    const unseen = await sales().call('orders.submit', { orderId, version });
    expect(unseen).toMatchObject({ problem: { code: 'DUPLICATE', params: { number: first.number } } });
    expect((await submitOrder(desk, twin)).number).not.toBe(first.number);
  });
});

describe('the ways back', () => {
  it('withdraws by the submitter only', async () => {
    const { orderId, version } = await aSubmittedOrder(desk);
    const other = await aPerson(book, desk.boss, { posts: ['sales_assistant'] });
    const refused = await other.seat.call('orders.withdraw', { orderId, version, reason: '错了' });
    expect(refused).toMatchObject({ problem: { code: 'RULE_VIOLATED' } });
    await sales().ok('orders.withdraw', { orderId, version, reason: '错了' });
    expect(await stateOf(orderId)).toBe('draft');
  });

  it('reverses an approval to the draft, and the next approval is the second', async () => {
    const { orderId, version, buyerId } = await anApprovedOrder(desk);
    const back = await finance().ok<{ version: number }>('orders.unapprove', { orderId, version, reason: '改价' });
    const again = await submitOrder(desk, { orderId, buyerId, ...back });
    await finance().ok('orders.approve', { orderId, version: again.version, duplicateSeen: true });
    const { order, history } = await orderSeenBy(finance(), orderId);
    expect(order).toMatchObject({ state: 'approved', number: again.number, approvalCount: 2 });
    expect(history[0]).toMatchObject({ action: 'approve', after: { approvalCount: 2 } });
  });

  it('cancels what is submitted or approved, with the reason, and nothing leads on', async () => {
    const { orderId, version } = await anApprovedOrder(desk);
    const gone = await finance().ok<{ version: number }>('orders.cancel', { orderId, version, reason: '客户取消' });
    const { order, checks } = await orderSeenBy(finance(), orderId);
    expect(order).toMatchObject({ state: 'cancelled', returnReason: '客户取消' });
    expect(checks).toEqual([]);
    const again = await finance().call('orders.cancel', { orderId, version: gone.version, reason: '再来' });
    expect(again).toMatchObject({ problem: { code: 'STATE_CONFLICT', params: { state: 'orders.states.cancelled' } } });
  });
});

describe('retries and rights', () => {
  it('carries a command out once, whatever the wire does', async () => {
    const { orderId, version } = await aDraftOrder(desk);
    const input = { orderId, version, commandId: commandId() };
    const first = await sales().ok('orders.submit', input);
    expect(await sales().ok('orders.submit', input)).toEqual(first);
  });

  it('hides an order from a peer and shows it to a superior', async () => {
    const { orderId } = await aSubmittedOrder(desk);
    const peer = await aPerson(book, desk.boss, { posts: ['sales'] });
    const manager = await aPerson(book, desk.boss, { posts: ['manager'] });
    expect(await peer.seat.call('orders.get', { orderId })).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    expect(await peer.seat.ok('orders.list', {})).toEqual({ rows: [], hasMore: false });
    expect(await peer.seat.ok('orders.totals', {})).toMatchObject({ count: 0 });
    expect(await manager.seat.ok('orders.get', { orderId })).toMatchObject({ order: { id: orderId } });
  });

  it('says on each row what the reader may do, and who may do the rest', async () => {
    await aSubmittedOrder(desk);
    const seen = await sales().ok<{ rows: { actions: Record<string, unknown> }[] }>('orders.list', {});
    expect(seen.rows[0]?.actions).toMatchObject({
      withdraw: true,
      edit: { code: 'STATE_CONFLICT' },
      approve: { code: 'FORBIDDEN', params: { posts: 'finance,finance_manager,boss' } },
    });
  });

  it('hands an order to somebody below, and then it is his', async () => {
    const { orderId, version } = await aSubmittedOrder(desk);
    const heir = await aPerson(book, desk.boss, { posts: ['sales'], name: '林静' });
    const asked = { orderId, version, ownerId: heir.userId, reason: '陈涛调岗' };
    await desk.boss.ok('orders.reassign', asked);
    expect(await heir.seat.ok('orders.get', { orderId })).toMatchObject({ order: { ownerName: '林静' } });
    expect(await sales().call('orders.get', { orderId })).toMatchObject({ problem: { code: 'NOT_FOUND' } });
  });
});
