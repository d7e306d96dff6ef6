import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aDesk, anApprovedOrder, aStockedProduct, type Desk } from '../../helpers/builders/orders';
import { aCustomer } from '../../helpers/builders/customers';
import { aPerson } from '../../helpers/builders/users';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { unindexedSorts } from '../../helpers/explain';
import { receiptGrid } from '../../../src/main/features/receivables/receipt-grid.queries';

let book: Book;
let desk: Desk;
let cashier: Seat;
beforeEach(async () => {
  book = await openBook();
  desk = await aDesk(book);
  cashier = (await aPerson(book, desk.boss, { posts: ['cashier'] })).seat;
});
afterEach(() => book.close());

const wish = { receivedOn: '2026-11-20', form: 'transfer', payer: '', remark: '' };
const recorded = (customerId: number, amountFen: number) =>
  cashier.ok<{ receiptId: number; number: string }>('receivables.record', { ...wish, customerId, amountFen });
type Proposal = { orders: { orderId: number; openFen: number; proposedFen: number }[]; allocations: { id: number }[] };
const proposalOf = (receiptId: number) => desk.finance.seat.ok<Proposal>('receivables.proposal', { receiptId });

describe('receipts', () => {
  it('the cashier records one with a gapless number; sales may not', async () => {
    const { id } = await aCustomer(desk.boss);
    expect((await recorded(id, 100_00)).number).toBe('SK2611-00001');
    expect((await recorded(id, 200_00)).number).toBe('SK2611-00002');
    const denied = await desk.sales.seat.call('receivables.record', { ...wish, customerId: id, amountFen: 1 });
    expect(denied).toMatchObject({ problem: { code: 'FORBIDDEN', params: { posts: 'cashier' } } });
  });

  it('a day after today is refused and takes no number', async () => {
    const { id } = await aCustomer(desk.boss);
    const future = { ...wish, customerId: id, amountFen: 1, receivedOn: '2026-11-22' };
    expect(await cashier.call('receivables.record', future)).toMatchObject({ problem: { code: 'RULE_VIOLATED' } });
    expect((await recorded(id, 1)).number).toBe('SK2611-00001');
  });

  it('is matched by somebody else than who recorded it, until the boss signs that pair', async () => {
    const buyer = await aCustomer(desk.boss, { ownerId: desk.sales.userId });
    const order = await anApprovedOrder(desk, {
      buyerId: buyer.id,
      lines: [{ productId: await aStockedProduct(desk.boss) }],
    });
    const { receiptId } = await desk.boss.ok<{ receiptId: number }>('receivables.record', {
      ...wish,
      ...{ customerId: buyer.id, amountFen: 100_00 },
    });
    const match = { receiptId, parts: [{ orderId: order.orderId, amountFen: 100_00 }] };
    expect(await desk.boss.call('receivables.match', match)).toMatchObject({ problem: { code: 'SAME_PERSON' } });
    const all = await desk.boss.ok<Record<string, { version: number }>>('settings.all');
    const version = all['dualRecordMatch']?.version ?? 0;
    const signed = { pair: 'dualRecordMatch', isAllowed: true, reason: '出纳兼核销', version };
    await desk.boss.ok('settings.signDualPosts', signed);
    expect(await desk.boss.call('receivables.match', match)).toMatchObject({ ok: true });
  });

  it('pays the oldest order first, moves the lamp, and can be taken back', async () => {
    const buyer = await aCustomer(desk.boss, { ownerId: desk.sales.userId });
    const lines = [{ productId: await aStockedProduct(desk.boss) }];
    const first = await anApprovedOrder(desk, { buyerId: buyer.id, lines });
    const second = await anApprovedOrder(desk, { buyerId: buyer.id, lines });
    const { receiptId } = await recorded(buyer.id, 200_00);
    const proposal = await proposalOf(receiptId);
    expect(proposal.orders.map(({ orderId, proposedFen }) => [orderId, proposedFen])).toEqual([
      [first.orderId, 128_00],
      [second.orderId, 72_00],
    ]);
    const parts = proposal.orders.map(({ orderId, proposedFen }) => ({ orderId, amountFen: proposedFen }));
    await desk.finance.seat.ok('receivables.match', { receiptId, parts });
    const lampsOf = async (orderId: number) =>
      (await desk.boss.ok<{ lamps: { paid: string; paidFen: number } }>('orders.get', { orderId })).lamps;
    expect(await lampsOf(first.orderId)).toMatchObject({ paid: 'full', paidFen: 128_00 });
    expect(await lampsOf(second.orderId)).toMatchObject({ paid: 'part', paidFen: 72_00 });
    const { allocations } = await proposalOf(receiptId);
    await desk.finance.seat.ok('receivables.unmatch', { allocationId: allocations[0]?.id, reason: '核销错了' });
    expect(await lampsOf(first.orderId)).toMatchObject({ paid: 'none', paidFen: 0 });
    const again = await desk.finance.seat.call('receivables.unmatch', {
      allocationId: allocations[0]?.id,
      reason: '再来',
    });
    expect(again).toMatchObject({ problem: { code: 'NOT_FOUND' } });
  });

  it('never pays an order more than it owes or a receipt more than it has', async () => {
    const order = await anApprovedOrder(desk);
    const { receiptId } = await recorded(order.buyerId, 100_00);
    const tooMuch = { receiptId, parts: [{ orderId: order.orderId, amountFen: 100_01 }] };
    expect(await desk.finance.seat.call('receivables.match', tooMuch)).toMatchObject({
      problem: { code: 'RULE_VIOLATED' },
    });
  });

  it('is reversed by a row of its own, once, and not while it pays an order', async () => {
    const order = await anApprovedOrder(desk);
    const { receiptId } = await recorded(order.buyerId, 100_00);
    await desk.finance.seat.ok('receivables.match', {
      receiptId,
      parts: [{ orderId: order.orderId, amountFen: 1_00 }],
    });
    const reverse = { receiptId, reason: '客户打错款' };
    expect(await cashier.call('receivables.reverse', reverse)).toMatchObject({ problem: { code: 'IN_USE' } });
    const { allocations } = await proposalOf(receiptId);
    await desk.finance.seat.ok('receivables.unmatch', { allocationId: allocations[0]?.id, reason: '退款' });
    await cashier.ok('receivables.reverse', reverse);
    expect(await cashier.call('receivables.reverse', reverse)).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
    const totals = await cashier.ok('receivables.totals');
    expect(totals).toMatchObject({ count: 2, sums: { amountFen: 0 } });
  });

  it('sorts every column of its list over an index', async () => {
    expect(await unindexedSorts(book, receiptGrid)).toEqual([]);
  });
});
