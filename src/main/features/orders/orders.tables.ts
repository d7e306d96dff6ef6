import type { PaymentTerm } from '../../../shared/domain/customer-words';
import type { ChangeKind, CheckCode, InvoiceDemand } from '../../../shared/domain/order-words';
import type { VerbalState } from '../../../shared/domain/release-words';
import type { OrderState } from '../../../shared/domain/states';
import { businessDate, flag, id, instant, int, ref, table, text } from '../../store/columns';

export const salesOrder = table('sales_order', {
  id: id(),
  number: text(),
  state: text<OrderState>().notNull().default('draft'),
  ownerId: ref().notNull(),
  ownerName: text().notNull(),
  ownerPy: text().notNull(),
  agentId: ref(),
  buyerId: ref().notNull(),
  buyerName: text().notNull(),
  buyerPy: text().notNull(),
  buyerInitials: text().notNull(),
  deliveryAddressId: ref(),
  receiverName: text().notNull().default(''),
  receiverPhone: text().notNull().default(''),
  receiverAddress: text().notNull().default(''),
  customerOrderNo: text().notNull().default(''),
  deliveryOn: businessDate(),
  invoiceDemand: text<InvoiceDemand>().notNull().default('stored'),
  paymentTerm: text<PaymentTerm>().notNull(),
  paymentDays: int().notNull().default(0),
  shippingDemand: text().notNull().default(''),
  remark: text().notNull().default(''),
  totalFen: int().notNull().default(0),
  lineCount: int().notNull().default(0),
  createdBy: ref().notNull(),
  createdAt: instant().notNull(),
  editedBy: ref().notNull(),
  submittedBy: ref(),
  submittedAt: instant(),
  submittedOn: businessDate(),
  approvedBy: ref(),
  approvedAt: instant(),
  approvalCount: int().notNull().default(0),
  completedAt: instant(),
  waitingSince: instant().notNull(),
  returnReason: text().notNull().default(''),
  duplicateSeen: flag().notNull().default(false),
  isSamePerson: flag().notNull().default(false),
  /** What is asked of it and not decided yet; kept by triggers of order_change. */
  openChange: text<ChangeKind | ''>().notNull().default(''),
  version: int().notNull().default(0),
});

export const orderLine = table('order_line', {
  id: id(),
  orderId: ref().notNull(),
  lineNo: int().notNull(),
  productId: ref().notNull(),
  orderedQty: int().notNull(),
  notedQty: int().notNull().default(0),
  closedQty: int().notNull().default(0),
  price: int().notNull(),
  amountFen: int().notNull(),
  taxRateBp: int().notNull(),
  remark: text().notNull().default(''),
});

export const release = table('release', {
  id: id(),
  orderId: ref().notNull(),
  checkCode: text<CheckCode>().notNull(),
  upTo: int().notNull(),
  reason: text().notNull(),
  releasedBy: ref().notNull(),
  releasedAt: instant().notNull(),
  validUntilOn: businessDate().notNull(),
  verbalState: text<VerbalState>(),
  recordedBy: ref(),
});
