/** Receipts of every form: another payer, bills, deductions, waived rests, refunds, opening documents. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unindexedSorts } from '../../helpers/explain';
import { bankLineGrid } from '../../../src/main/features/receivables/bank-lines.queries';
import { billGrid } from '../../../src/main/features/receivables/bills.queries';
import { statementGrid } from '../../../src/main/features/receivables/statements.queries';
import type { BillRow, ReceiptRow } from '../../../src/shared/contract/receivables-shapes';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { aDesk, anApprovedOrder, type Desk } from '../../helpers/builders/orders';
import { aReceipt, matchTo, openingOf } from '../../helpers/builders/receivables';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let desk: Desk;
let cashier: Seat;
let manager: Seat;
let finance: Seat;
beforeEach(async () => {
  book = await openBook();
  desk = await aDesk(book);
  cashier = (await aPerson(book, desk.boss, { posts: ['cashier'] })).seat;
  manager = (await aPerson(book, desk.boss, { posts: ['finance_manager'] })).seat;
  finance = desk.finance.seat;
});
afterEach(() => book.close());

const wish = { receivedOn: '2026-11-20', form: 'transfer', payer: '', remark: '', amountFen: 100_00 };
const bill = { billNo: '130100000000120261120', acceptor: '工商银行南京分行', dueOn: '2027-05-20' };
type Proposal = {
  receipt: ReceiptRow;
  orders: { orderId: number; proposedFen: number }[];
  documents: { documentId: number; proposedFen: number }[];
  allocations: { id: number; kind: string; isReversed: boolean }[];
};
const proposalOf = (receiptId: number) => finance.ok<Proposal>('receivables.proposal', { receiptId });
const billsOf = async () => (await cashier.ok<{ rows: BillRow[] }>('receivables.bills')).rows;

describe('a payer who is not the buyer', () => {
  it('must have been seen, and is marked on the receipt', async () => {
    const { id: customerId } = await aCustomer(desk.boss, { name: '南京市第一医院（总院）' });
    const others = { ...wish, customerId, payer: '李四' };
    expect(await cashier.call('receivables.record', others)).toMatchObject({
      problem: { code: 'RULE_VIOLATED', params: { payer: '李四' }, fields: ['/payerSeen'] },
    });
    await cashier.ok('receivables.record', { ...others, payerSeen: true });
    await cashier.ok('receivables.record', { ...wish, customerId, payer: ' 南京市第一医院(总院) ' });
    const { rows } = await cashier.ok<{ rows: ReceiptRow[] }>('receivables.list');
    expect(rows.map(({ isOtherPayer }) => isOtherPayer)).toEqual([false, true]);
  });
});

describe('bills of acceptance', () => {
  it('need their number and day, stand by due date, and are settled once', async () => {
    const { id: customerId } = await aCustomer(desk.boss);
    const acceptance = { ...wish, customerId, form: 'acceptance' };
    expect(await cashier.call('receivables.record', acceptance)).toMatchObject({
      problem: { fields: ['/bill/billNo'] },
    });
    await aReceipt(cashier, { customerId, form: 'acceptance', bill });
    expect(await cashier.call('receivables.record', { ...acceptance, bill })).toMatchObject({
      problem: { code: 'DUPLICATE' },
    });
    await aReceipt(cashier, { customerId, form: 'acceptance', bill: { ...bill, billNo: 'B2', dueOn: '2027-01-20' } });
    const [first, second] = await billsOf();
    expect([first?.billNo, second?.billNo]).toEqual(['B2', bill.billNo]);
    const settle = { billId: first?.id, version: 0, settledOn: '2026-11-21' };
    await cashier.ok('receivables.settleBill', settle);
    expect(await cashier.call('receivables.settleBill', settle)).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
  });

  it('a dishonoured one opens the debts it paid and reverses its receipt', async () => {
    const order = await anApprovedOrder(desk);
    const { receiptId } = await aReceipt(cashier, {
      customerId: order.buyerId,
      amountFen: 128_00,
      form: 'acceptance',
      bill,
    });
    await matchTo(finance, receiptId, [{ orderId: order.orderId, amountFen: 128_00 }]);
    const [held] = await billsOf();
    const reason = '出票人账户余额不足';
    await finance.ok('receivables.dishonourBill', {
      billId: held?.id,
      version: 0,
      dishonouredOn: '2026-11-21',
      reason,
    });
    expect(await billsOf()).toMatchObject([{ state: 'dishonoured', remark: reason }]);
    const { lamps } = await desk.boss.ok<{ lamps: { paidFen: number } }>('orders.get', { orderId: order.orderId });
    expect(lamps.paidFen).toBe(0);
    expect(await cashier.ok('receivables.totals')).toMatchObject({ count: 2, sums: { amountFen: 0 } });
  });

  it('a wrong receipt takes its bill with it', async () => {
    const { id: customerId } = await aCustomer(desk.boss);
    const { receiptId } = await aReceipt(cashier, { customerId, form: 'acceptance', bill });
    await cashier.ok('receivables.reverse', { receiptId, reason: '录错客户' });
    expect(await billsOf()).toMatchObject([{ state: 'withdrawn' }]);
    await aReceipt(cashier, { customerId, form: 'acceptance', bill });
  });
});

describe('deductions', () => {
  it('say what they are based on', async () => {
    const { id: customerId } = await aCustomer(desk.boss);
    const deduction = { ...wish, customerId, form: 'deduction' };
    expect(await cashier.call('receivables.record', deduction)).toMatchObject({ problem: { fields: ['/remark'] } });
    await cashier.ok('receivables.record', { ...deduction, remark: '票折 2026-11 号' });
  });
});

describe('a waived rest', () => {
  const rest = async (amountFen: number) => {
    const order = await anApprovedOrder(desk);
    const { receiptId } = await aReceipt(cashier, { customerId: order.buyerId, amountFen: 128_00 - amountFen });
    await matchTo(finance, receiptId, [{ orderId: order.orderId, amountFen: 128_00 - amountFen }]);
    return order;
  };
  const waive = (orderId: number) =>
    finance.call<{ receiptId: number; amountFen: number }>('receivables.waive', {
      target: { kind: 'order', orderId },
      reason: '尾差',
    });

  it('pays the order up to the limit of the house', async () => {
    const order = await rest(9_99);
    expect(await waive(order.orderId)).toMatchObject({ ok: true, value: { amountFen: 9_99 } });
    expect(await waive(order.orderId)).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
  });

  it('above the limit is refused with both figures', async () => {
    const order = await rest(10_01);
    expect(await waive(order.orderId)).toMatchObject({
      problem: { code: 'RULE_VIOLATED', params: { wantedFen: 10_01, leftFen: 10_00 } },
    });
  });

  it('that is taken back leaves no money behind', async () => {
    const order = await rest(5_00);
    const waived = await waive(order.orderId);
    const receiptId = waived.ok ? waived.value.receiptId : 0;
    const { allocations } = await proposalOf(receiptId);
    await finance.ok('receivables.unmatch', { allocationId: allocations[0]?.id, reason: '客户补款' });
    const { receipt } = await proposalOf(receiptId);
    expect(receipt).toMatchObject({ isReversed: true, matchedFen: 0 });
  });

  it('belongs to finance', async () => {
    const order = await rest(1_00);
    const asked = { target: { kind: 'order', orderId: order.orderId }, reason: '尾差' };
    expect(await cashier.call('receivables.waive', asked)).toMatchObject({ problem: { code: 'FORBIDDEN' } });
  });
});

describe('a refund', () => {
  it('pays back what is not matched, by the finance manager alone', async () => {
    const order = await anApprovedOrder(desk);
    const { receiptId } = await aReceipt(cashier, { customerId: order.buyerId, amountFen: 200_00 });
    await matchTo(finance, receiptId, [{ orderId: order.orderId, amountFen: 128_00 }]);
    const asked = { receiptId, refundedOn: '2026-11-21', reason: '客户多付' };
    expect(await finance.call('receivables.refund', { ...asked, amountFen: 1 })).toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
    expect(await manager.call('receivables.refund', { ...asked, amountFen: 72_01 })).toMatchObject({
      problem: { params: { wantedFen: 72_01, leftFen: 72_00 } },
    });
    const made = await manager.ok<{ receiptId: number }>('receivables.refund', { ...asked, amountFen: 72_00 });
    const { receipt } = await proposalOf(receiptId);
    expect(receipt).toMatchObject({ matchedFen: 200_00, amountFen: 200_00 });
    expect(await cashier.ok('receivables.totals')).toMatchObject({ count: 2, sums: { amountFen: 128_00 } });
    await manager.ok('receivables.reverseRefund', { receiptId: made.receiptId, reason: '银行退回' });
    expect((await proposalOf(receiptId)).receipt).toMatchObject({ matchedFen: 128_00 });
  });
});

describe('opening receivables by document', () => {
  type Dues = {
    rows: { number: string; openFen: number }[];
    exposure: { openingFen: number };
    row: { undatedFen: number };
  };
  const duesOf = (customerId: number) => finance.ok<Dues>('receivables.dues', { customerId });

  it('take the place of the typed figure, are paid oldest due first, and come back by reversal', async () => {
    const buyer = await aCustomer(desk.boss, { ownerId: desk.sales.userId, openingReceivableFen: 77_00 });
    expect(await duesOf(buyer.id)).toMatchObject({ exposure: { openingFen: 77_00 }, row: { undatedFen: 77_00 } });
    const documents = [openingOf('QC-2', 60_00, '2026-09-30'), openingOf('QC-1', 50_00)];
    await manager.ok('receivables.recordOpening', { customerId: buyer.id, documents });
    const again = await manager.ok('receivables.recordOpening', { customerId: buyer.id, documents });
    expect(again).toEqual({ added: 0, skipped: 2 });
    expect(await duesOf(buyer.id)).toMatchObject({ exposure: { openingFen: 110_00 }, row: { undatedFen: 0 } });
    const { receiptId } = await aReceipt(cashier, { customerId: buyer.id, amountFen: 80_00 });
    const proposal = await proposalOf(receiptId);
    expect(proposal.documents.map(({ proposedFen }) => proposedFen)).toEqual([50_00, 30_00]);
    const parts = proposal.documents.map(({ documentId, proposedFen }) => ({ documentId, amountFen: proposedFen }));
    await finance.ok('receivables.match', { receiptId, documents: parts });
    expect((await duesOf(buyer.id)).rows).toMatchObject([{ number: 'QC-2', openFen: 30_00 }]);
    const withdraw = { customerId: buyer.id, documentId: parts[1]?.documentId, reason: '重复' };
    expect(await manager.call('receivables.withdrawOpening', withdraw)).toMatchObject({ problem: { code: 'IN_USE' } });
    const { allocations } = await proposalOf(receiptId);
    await finance.ok('receivables.unmatch', { allocationId: allocations[1]?.id, kind: 'document', reason: '核销错了' });
    await manager.ok('receivables.withdrawOpening', withdraw);
    expect(await duesOf(buyer.id)).toMatchObject({ exposure: { openingFen: 50_00 } });
  });

  it('a number that comes again with another amount is refused', async () => {
    const buyer = await aCustomer(desk.boss);
    const record = (fen: number) =>
      manager.call('receivables.recordOpening', { customerId: buyer.id, documents: [openingOf('QC-1', fen)] });
    await record(50_00);
    expect(await record(51_00)).toMatchObject({ problem: { code: 'DUPLICATE', params: { value: 'QC-1' } } });
  });
});

describe('the lists of receivables', () => {
  it.each([
    ['bank lines', bankLineGrid],
    ['bills', billGrid],
    ['statements', statementGrid],
  ])('sort every column of %s over an index', async (_, spec) => {
    expect(await unindexedSorts(book, spec)).toEqual([]);
  });
});
