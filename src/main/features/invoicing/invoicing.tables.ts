import type {
  AllocationCause,
  EntitlementEventKind,
  EntitlementSource,
  HandoverWay,
  InvoiceSource,
  InvoiceTiming,
  PendingCause,
  SupplyStage,
  TaxMethod,
} from '../../../shared/domain/invoicing-words';
import type { InvoiceDemand } from '../../../shared/domain/order-words';
import { businessDate, flag, id, instant, int, ref, table, text } from '../../store/columns';

export const taxTreatment = table('tax_treatment', {
  id: id(),
  method: text<TaxMethod>().notNull(),
  rateBp: int().notNull(),
  validFrom: businessDate().notNull(),
  validUntil: businessDate(),
  source: text().notNull().default(''),
});

export const taxParty = table('tax_party', {
  id: id(),
  customerId: ref().notNull(),
  title: text().notNull(),
  taxNo: text().notNull().default(''),
});

export const ledgerAccount = table('ledger_account', {
  id: id(),
  partyId: ref().notNull(),
  productId: ref().notNull(),
  treatmentId: ref().notNull(),
  customerId: ref().notNull(),
  customerName: text().notNull(),
  customerPy: text().notNull(),
  productCode: text().notNull(),
  productName: text().notNull(),
  productPy: text().notNull(),
  rateBp: int().notNull(),
  ownerId: ref().notNull(),
});

/** net, allocated and the stages are balances that triggers move; nobody writes them. */
export const entitlement = table('entitlement', {
  id: id(),
  accountId: ref().notNull(),
  price: int().notNull(),
  source: text<EntitlementSource>().notNull(),
  originId: ref(),
  orderId: ref(),
  orderLineId: ref(),
  approvalCount: int().notNull().default(0),
  orderNumber: text().notNull(),
  lineNo: int().notNull(),
  invoiceDemand: text<InvoiceDemand>().notNull().default('stored'),
  customerId: ref().notNull(),
  customerPy: text().notNull(),
  productPy: text().notNull(),
  ownerId: ref().notNull(),
  approvedAt: instant().notNull(),
  approvedOn: businessDate().notNull(),
  netQty: int().notNull().default(0),
  netFen: int().notNull().default(0),
  allocatedQty: int().notNull().default(0),
  allocatedFen: int().notNull().default(0),
  checkedQty: int().notNull().default(0),
  shippedQty: int().notNull().default(0),
  signedQty: int().notNull().default(0),
});

export const entitlementEvent = table('entitlement_event', {
  id: id(),
  entitlementId: ref().notNull(),
  kind: text<EntitlementEventKind>().notNull(),
  qty: int().notNull(),
  fen: int().notNull(),
  reason: text().notNull().default(''),
  document: text().notNull().default(''),
  documentId: ref(),
  postedOn: businessDate().notNull(),
  postedAt: instant().notNull(),
  userId: ref(),
  rowHash: text().notNull().default(''),
});

export const supplyEvent = table('supply_event', {
  id: id(),
  entitlementId: ref().notNull(),
  stage: text<SupplyStage>().notNull(),
  qty: int().notNull(),
  document: text().notNull(),
  documentId: ref(),
  postedOn: businessDate().notNull(),
  postedAt: instant().notNull(),
});

export const invoice = table('invoice', {
  id: id(),
  number: text().notNull(),
  kind: text<'blue' | 'red'>().notNull(),
  isAdvance: flag().notNull().default(false),
  source: text<InvoiceSource>().notNull(),
  requestId: ref(),
  redOf: ref(),
  partyId: ref().notNull(),
  title: text().notNull(),
  taxNo: text().notNull().default(''),
  customerId: ref().notNull(),
  customerName: text().notNull(),
  customerPy: text().notNull(),
  ownerId: ref().notNull(),
  totalFen: int().notNull(),
  exclFen: int().notNull(),
  taxFen: int().notNull(),
  issuedOn: businessDate().notNull(),
  remark: text().notNull().default(''),
  recordedBy: ref().notNull(),
  recordedAt: instant().notNull(),
});

export const invoiceLine = table('invoice_line', {
  id: id(),
  invoiceId: ref().notNull(),
  lineNo: int().notNull(),
  accountId: ref().notNull(),
  price: int().notNull(),
  isAdvance: flag().notNull().default(false),
  redOf: ref(),
  invoiceNumber: text().notNull(),
  issuedOn: businessDate().notNull(),
  qty: int().notNull(),
  fen: int().notNull(),
  exclFen: int().notNull(),
  taxFen: int().notNull(),
  allocatedQty: int().notNull().default(0),
  allocatedFen: int().notNull().default(0),
  redQty: int().notNull().default(0),
  redFen: int().notNull().default(0),
  pendingQty: int().notNull().default(0),
  pendingFen: int().notNull().default(0),
  postedAt: instant().notNull(),
  rowHash: text().notNull().default(''),
});

export const allocation = table('allocation', {
  id: id(),
  lineId: ref().notNull(),
  entitlementId: ref().notNull(),
  qty: int().notNull(),
  entitlementFen: int().notNull(),
  invoiceFen: int().notNull(),
  reversalOf: ref(),
  cause: text<AllocationCause>().notNull(),
  postedOn: businessDate().notNull(),
  postedAt: instant().notNull(),
  userId: ref(),
  rowHash: text().notNull().default(''),
});

export const redPending = table('red_pending', {
  id: id(),
  lineId: ref().notNull(),
  entitlementId: ref(),
  qty: int().notNull(),
  fen: int().notNull(),
  cause: text<PendingCause>().notNull(),
  reason: text().notNull().default(''),
  postedOn: businessDate().notNull(),
  postedAt: instant().notNull(),
  userId: ref(),
  rowHash: text().notNull().default(''),
});

export const invoiceHandover = table('invoice_handover', {
  id: id(),
  invoiceId: ref().notNull(),
  handedOn: businessDate().notNull(),
  way: text<HandoverWay>().notNull(),
  receiver: text().notNull().default(''),
  recordedBy: ref().notNull(),
  recordedAt: instant().notNull(),
  withdrawnAt: instant(),
  withdrawnBy: ref(),
});

export const invoiceTerms = table('invoice_terms', {
  customerId: id(),
  timing: text<InvoiceTiming>(),
  advanceLimitFen: int(),
  advanceMaxCount: int(),
  advanceMaxDays: int(),
  ageReleasedUntil: businessDate(),
  version: int().notNull().default(0),
});
