import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderPaper } from '../../../src/shared/contract/order-paper.schemas';
import { firmFactKeys } from '../../../src/shared/domain/firm-facts';
import { openBook, type Book } from '../../helpers/book';
import {
  aDesk,
  aDraftOrder,
  anApprovedOrder,
  anAskedChange,
  aStockedProduct,
  orderSeenBy,
  type Desk,
} from '../../helpers/builders/orders';

const noFirmFacts = Object.fromEntries(firmFactKeys.map((key) => [key, '']));
let book: Book;
let desk: Desk;
beforeAll(async () => {
  book = await openBook();
  desk = await aDesk(book);
});
afterAll(() => book.close());

describe('the sales order on paper', () => {
  it('names the licence and the warehouse of the firm, once they are entered', async () => {
    const { orderId } = await anApprovedOrder(desk);
    const paper = () => desk.sales.seat.ok<OrderPaper>('orders.previewPrint', { orderId });
    expect(await paper()).toMatchObject({ firmLicenceNo: '', firmWarehouseAddress: '' });
    const facts = { firmLicenceNo: '苏AA0250001', firmWarehouseAddress: '江宁区仓储路 8 号' };
    await desk.boss.ok('settings.changeFirm', { firm: { ...noFirmFacts, ...facts }, version: 0 });
    expect(await paper()).toMatchObject(facts);
  });

  it('carries number, parties, terms and the amounts, ready to read', async () => {
    const { orderId, number } = await anApprovedOrder(desk, { customerOrderNo: 'PT-7', deliveryOn: '2026-12-01' });
    const paper = await desk.sales.seat.ok<OrderPaper>('orders.previewPrint', { orderId });
    expect(paper).toMatchObject({
      ...{
        number,
        firmName: '华康医药有限公司',
        customerOrderNo: 'PT-7',
        orderedOn: '2026-11-21',
        deliveryOn: '2026-12-01',
      },
      ...{ paymentTerm: 'after_shipping', paymentDays: 30, ownerName: '陈涛', approvedBy: '王芳', copyNo: 1 },
      ...{ totalFen: 128_00, totalText: '128.00' },
      lines: [{ lineNo: 1, qtyText: '10', priceText: '12.80', amountText: '128.00' }],
    });
  });

  it('is kept as it was printed, copy by copy, while the order changes', async () => {
    const { orderId } = await anApprovedOrder(desk);
    const first = await desk.sales.seat.ok<OrderPaper>('orders.print', { orderId });
    const [line] = (await orderSeenBy(desk.boss, orderId)).lines;
    const more = await aStockedProduct(desk.boss);
    const asked = await anAskedChange(desk.sales.seat, orderId, [
      { productId: line?.productId ?? 0, orderedQty: 0 },
      { productId: more, orderedQty: 3_000, price: 10_000 },
    ]);
    await desk.finance.seat.ok('orders.approveChange', asked);
    const second = await desk.sales.seat.ok<OrderPaper>('orders.print', { orderId });
    expect([first.copyNo, first.totalText]).toEqual([1, '128.00']);
    // A line that was taken off is not on the paper, and the others are numbered without a gap.
    expect(second).toMatchObject({ copyNo: 2, totalText: '3.00', lines: [{ lineNo: 1, qtyText: '3' }] });
    const prints = (await orderSeenBy(desk.boss, orderId)).history.filter(({ action }) => action === 'print');
    expect(prints.map(({ after }) => after)).toEqual([{ copyNo: 2 }, { copyNo: 1 }]);
  });

  it('exists of numbered orders only', async () => {
    const { orderId } = await aDraftOrder(desk);
    expect(await desk.sales.seat.call('orders.print', { orderId })).toMatchObject({
      problem: { code: 'STATE_CONFLICT', params: { state: 'orders.states.draft' } },
    });
  });
});

describe('copying the last order of a buyer', () => {
  it('takes what he ordered last, without his number and date', async () => {
    const first = await anApprovedOrder(desk);
    const productId = await aStockedProduct(desk.boss);
    const { buyerId } = first;
    const head = { customerOrderNo: 'PT-8', deliveryOn: '2026-12-05', shippingDemand: '冷藏' };
    await anApprovedOrder(desk, { buyerId, lines: [{ productId, orderedQty: 7_000 }], ...head });
    const { orderId } = await desk.sales.seat.ok<{ orderId: number }>('orders.copyLast', { buyerId });
    const { order, lines } = await orderSeenBy(desk.sales.seat, orderId);
    expect(order).toMatchObject({
      state: 'draft',
      buyerId,
      customerOrderNo: '',
      deliveryOn: null,
      shippingDemand: '冷藏',
    });
    expect(lines).toMatchObject([{ productId, orderedQty: 7_000, price: 128_000 }]);
  });

  it('says when he has none', async () => {
    const { buyerId } = await aDraftOrder(desk);
    expect(await desk.sales.seat.call('orders.copyLast', { buyerId })).toMatchObject({
      problem: { params: { case: 'orders.refusals.noLastOrder' } },
    });
  });
});
