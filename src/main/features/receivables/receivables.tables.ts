import type { BankLineState, BillState, ReceiptForm, StatementState } from '../../../shared/domain/receivable-words';
import { businessDate, flag, id, instant, int, ref, table, text } from '../../store/columns';

export const receipt = table('receipt', {
  id: id(),
  number: text().notNull(),
  customerId: ref().notNull(),
  customerName: text().notNull(),
  customerPy: text().notNull(),
  ownerId: ref().notNull(),
  receivedOn: businessDate().notNull(),
  amountFen: int().notNull(),
  form: text<ReceiptForm>().notNull(),
  payer: text().notNull().default(''),
  payerAccount: text().notNull().default(''),
  isOtherPayer: flag().notNull().default(false),
  remark: text().notNull().default(''),
  reversalOf: ref(),
  recordedBy: ref().notNull(),
  recordedAt: instant().notNull(),
});

export const receiptAllocation = table('receipt_allocation', {
  id: id(),
  receiptId: ref().notNull(),
  orderId: ref().notNull(),
  amountFen: int().notNull(),
  reversalOf: ref(),
  matchedBy: ref().notNull(),
  matchedAt: instant().notNull(),
});

/** What a receipt pays beside orders: an opening document, or a refund to the customer. */
export const receiptUse = table('receipt_use', {
  id: id(),
  receiptId: ref().notNull(),
  documentId: ref(),
  refundId: ref(),
  amountFen: int().notNull(),
  reversalOf: ref(),
  matchedBy: ref().notNull(),
  matchedAt: instant().notNull(),
});

export const openingDocument = table('opening_document', {
  id: id(),
  customerId: ref().notNull(),
  number: text().notNull(),
  documentOn: businessDate().notNull(),
  dueOn: businessDate().notNull(),
  amountFen: int().notNull(),
  remark: text().notNull().default(''),
  recordedBy: ref().notNull(),
  recordedAt: instant().notNull(),
  withdrawnBy: ref(),
  withdrawnAt: instant(),
});

export const bankLine = table('bank_line', {
  id: id(),
  sourceKey: text().notNull(),
  fileName: text().notNull().default(''),
  receivedOn: businessDate().notNull(),
  amountFen: int().notNull(),
  payer: text().notNull().default(''),
  payerPy: text().notNull().default(''),
  payerAccount: text().notNull().default(''),
  reference: text().notNull().default(''),
  state: text<BankLineState>().notNull().default('open'),
  customerId: ref(),
  customerName: text().notNull().default(''),
  customerPy: text().notNull().default(''),
  receiptId: ref(),
  remark: text().notNull().default(''),
  recordedBy: ref().notNull(),
  recordedAt: instant().notNull(),
  version: int().notNull().default(0),
});

export const acceptanceBill = table('acceptance_bill', {
  id: id(),
  receiptId: ref().notNull(),
  receiptNumber: text().notNull(),
  customerId: ref().notNull(),
  customerName: text().notNull(),
  customerPy: text().notNull(),
  billNo: text().notNull(),
  acceptor: text().notNull().default(''),
  dueOn: businessDate().notNull(),
  amountFen: int().notNull(),
  state: text<BillState>().notNull().default('held'),
  closedOn: businessDate(),
  closedBy: ref(),
  remark: text().notNull().default(''),
  version: int().notNull().default(0),
});

export const soldReport = table('sold_report', {
  id: id(),
  number: text().notNull(),
  buyerId: ref().notNull(),
  buyerName: text().notNull(),
  buyerPy: text().notNull(),
  ownerId: ref().notNull(),
  soldOn: businessDate().notNull(),
  amountFen: int().notNull(),
  remark: text().notNull().default(''),
  reversalOf: ref(),
  recordedBy: ref().notNull(),
  recordedAt: instant().notNull(),
});

export const soldReportLine = table('sold_report_line', {
  id: id(),
  reportId: ref().notNull(),
  orderLineId: ref().notNull(),
  qty: int().notNull(),
});

export const customerStatement = table('customer_statement', {
  id: id(),
  number: text().notNull(),
  customerId: ref().notNull(),
  customerName: text().notNull(),
  customerPy: text().notNull(),
  ownerId: ref().notNull(),
  fromOn: businessDate().notNull(),
  untilOn: businessDate().notNull(),
  openingFen: int().notNull(),
  shippedFen: int().notNull(),
  returnedFen: int().notNull(),
  receivedFen: int().notNull(),
  closingFen: int().notNull(),
  overdueFen: int().notNull(),
  content: text().notNull(),
  state: text<StatementState>().notNull().default('made'),
  sentOn: businessDate(),
  answeredOn: businessDate(),
  answeredBy: text().notNull().default(''),
  remark: text().notNull().default(''),
  madeBy: ref().notNull(),
  madeAt: instant().notNull(),
  version: int().notNull().default(0),
});
