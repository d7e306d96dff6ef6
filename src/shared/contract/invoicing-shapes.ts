/** The rows of the invoicing desk. */
import { z } from 'zod';
import { advanceCheckCodes, approverPosts, handoverWays, requestKinds, requestStates } from '../domain/invoicing-words';
import { invoiceDemands } from '../domain/order-words';
import { actionState, businessDate, id, instant, version } from './procedure';

/** Thousandths. */
const someQty = z.int().min(0).max(1_000_000_000_000);
/** Fen. */
const fen = z.int().min(0).max(1_000_000_000_000);
/** 1/10000 yuan, tax included. */
const price = z.int().min(0).max(1_000_000_000_000);

/** What is open of one entitlement. Quantities in thousandths, amounts in fen. */
export const toInvoiceRow = z.strictObject({
  id,
  customerId: id,
  customerName: z.string(),
  orderId: id.nullable(),
  orderNumber: z.string(),
  lineNo: z.int(),
  productName: z.string(),
  productCode: z.string(),
  specification: z.string(),
  unit: z.string(),
  rateBp: z.int(),
  price,
  invoiceDemand: z.enum(invoiceDemands),
  approvedOn: businessDate,
  approvedAt: instant,
  netQty: someQty,
  /** 存票 stored: approved and not invoiced. */
  openQty: someQty,
  openFen: fen,
  /** X: how much has reached the moment of invoicing. */
  reachedQty: someQty,
  /** Held by requests that wait to be issued. */
  requestedQty: someQty,
  /** 可开票: what may be asked for now. */
  invoiceableQty: someQty,
});
export type ToInvoiceRow = z.output<typeof toInvoiceRow>;

export const pickedRow = toInvoiceRow.extend({ pickedQty: someQty, pickedFen: fen });
export type PickedRow = z.output<typeof pickedRow>;

/** A line of an invoice as it will be printed, with what it is made of. */
export const previewLine = z.strictObject({
  lineNo: z.int(),
  productName: z.string(),
  specification: z.string(),
  unit: z.string(),
  taxCode: z.string(),
  rateBp: z.int(),
  qty: someQty,
  price,
  fen,
  exclFen: z.int(),
  taxFen: z.int(),
  orders: z.array(z.string()),
});
export const previewInvoice = z.strictObject({
  invoiceNo: z.int(),
  title: z.string(),
  taxNo: z.string(),
  totalFen: z.int(),
  exclFen: z.int(),
  taxFen: z.int(),
  /** Its number once it is issued. */
  number: z.string(),
  issuedOn: businessDate.nullable(),
  lines: z.array(previewLine),
});
export type PreviewInvoice = z.output<typeof previewInvoice>;

export const requestRow = z.strictObject({
  id,
  number: z.string(),
  kind: z.enum(requestKinds),
  state: z.enum(requestStates),
  customerId: id,
  customerName: z.string(),
  totalFen: z.int(),
  reason: z.string(),
  basis: z.string(),
  expectedOn: businessDate.nullable(),
  remark: z.string(),
  requestedBy: z.string(),
  requestedOn: businessDate,
  decidedBy: z.string(),
  decisionReason: z.string(),
  failReason: z.string(),
  isSamePerson: z.boolean(),
  waitingSince: instant,
  version,
  actions: z.strictObject({ approve: actionState, refuse: actionState, withdraw: actionState, issue: actionState }),
});
export type RequestRow = z.output<typeof requestRow>;

/** A check of an advance with its numbers; `block` refuses it, `raise` asks for a higher approval. */
export const advanceCheck = z.strictObject({
  code: z.enum(advanceCheckCodes),
  level: z.enum(['pass', 'raise', 'block']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export const advanceLook = z.strictObject({
  /** Open advances and 已票未发 of the buyer as the matcher would leave them, fen. */
  exposureFen: fen,
  limitFen: fen,
  /** What of the request the stored balance takes at once, and what stays open, fen. */
  writtenOffFen: fen,
  openFen: fen,
  totalFen: fen,
  openCount: z.int(),
  /** The least post that may approve it. */
  approver: z.enum(approverPosts),
  isBlocked: z.boolean(),
  checks: z.array(advanceCheck),
});
export type AdvanceLook = z.output<typeof advanceLook>;

export const handoverRow = z.strictObject({
  /** Of the invoice. */
  id,
  number: z.string(),
  customerName: z.string(),
  totalFen: z.int(),
  issuedOn: businessDate,
  isAdvance: z.boolean(),
  handoverId: id.nullable(),
  handedOn: businessDate.nullable(),
  way: z.enum(handoverWays).nullable(),
  receiver: z.string(),
  recordedBy: z.string(),
  actions: z.strictObject({ handOver: actionState, withdraw: actionState }),
});
export type HandoverRow = z.output<typeof handoverRow>;
