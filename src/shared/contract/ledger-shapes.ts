/** What the views of the invoicing ledger show. Quantities in thousandths, amounts in fen, prices in 1/10000 yuan. */
import { z } from 'zod';
import { invoiceTimings, taxMethods } from '../domain/invoicing-words';
import { invoiceDemands } from '../domain/order-words';
import { historyRow } from './history';
import { businessDate, id, instant } from './procedure';

const qty = z.int();
const fen = z.int();

/** Both measures of one key or of a sum of keys. */
export const balances = {
  storedQty: qty,
  storedFen: fen,
  advanceQty: qty,
  advanceFen: fen,
  pendingQty: qty,
  pendingFen: fen,
  /** May be invoiced now: reached the buyer's moment, not invoiced, in no request that waits. */
  invoiceableQty: qty,
  /** Invoiced and not shipped. */
  aheadQty: qty,
  aheadFen: fen,
};

/** One account: tax party × product × treatment. */
export const ledgerRow = z.strictObject({
  id,
  customerId: id,
  customerName: z.string(),
  title: z.string(),
  taxNo: z.string(),
  productId: id,
  productCode: z.string(),
  productName: z.string(),
  specification: z.string(),
  unit: z.string(),
  method: z.enum(taxMethods),
  rateBp: z.int(),
  ...balances,
});
export type LedgerRow = z.output<typeof ledgerRow>;

export const entitlementRow = z.strictObject({
  id,
  orderId: id.nullable(),
  orderNumber: z.string(),
  lineNo: z.int(),
  source: z.enum(['order', 'opening', 'price', 'rekey']),
  productName: z.string(),
  specification: z.string(),
  price: z.int(),
  approvedOn: businessDate,
  ageDays: z.int(),
  invoiceDemand: z.enum(invoiceDemands),
  netQty: qty,
  netFen: fen,
  allocatedQty: qty,
  allocatedFen: fen,
  openQty: qty,
  openFen: fen,
  checkedQty: qty,
  shippedQty: qty,
  signedQty: qty,
  /** Held by requests that wait to be issued. */
  requestedQty: qty,
  invoiceableQty: qty,
});
export type EntitlementRow = z.output<typeof entitlementRow>;

/** A line of an invoice as its account sees it; a red one is negative. */
export const ledgerLineRow = z.strictObject({
  id,
  invoiceId: id,
  invoiceNumber: z.string(),
  isRed: z.boolean(),
  isAdvance: z.boolean(),
  issuedOn: businessDate,
  price: z.int(),
  qty,
  fen,
  allocatedQty: qty,
  redQty: qty,
  pendingQty: qty,
  pendingFen: fen,
  /** Since when it waits to be red. */
  pendingOn: businessDate.nullable(),
  openQty: qty,
  openFen: fen,
});
export type LedgerLineRow = z.output<typeof ledgerLineRow>;

/** One posting to an account, as it happened. */
export const movementRow = z.strictObject({
  key: z.string(),
  kind: z.enum(['event', 'allocation', 'pending']),
  cause: z.string(),
  isReversal: z.boolean(),
  postedOn: businessDate,
  postedAt: instant,
  qty,
  fen,
  orderId: id.nullable(),
  orderNumber: z.string().nullable(),
  invoiceId: id.nullable(),
  invoiceNumber: z.string().nullable(),
  reason: z.string(),
  by: z.string().nullable(),
});
export type MovementRow = z.output<typeof movementRow>;

export const accountDetail = z.strictObject({
  row: ledgerRow,
  timing: z.enum(invoiceTimings),
  entitlements: z.array(entitlementRow),
  lines: z.array(ledgerLineRow),
  movements: z.array(movementRow),
  /** There is more than is shown of one of them. */
  isCapped: z.boolean(),
});
export type AccountDetail = z.output<typeof accountDetail>;

export const invoiceRow = z.strictObject({
  id,
  number: z.string(),
  kind: z.enum(['blue', 'red']),
  isAdvance: z.boolean(),
  source: z.enum(['hand', 'platform', 'opening']),
  issuedOn: businessDate,
  customerId: id,
  customerName: z.string(),
  title: z.string(),
  taxNo: z.string(),
  totalFen: fen,
  exclFen: fen,
  taxFen: fen,
  /** What of it is still an open advance, and what waits to be red. */
  openFen: fen,
  pendingFen: fen,
  requestNumber: z.string().nullable(),
  redOfNumber: z.string().nullable(),
  handedOn: businessDate.nullable(),
});
export type InvoiceRow = z.output<typeof invoiceRow>;

const billed = z.strictObject({ orderId: id.nullable(), orderNumber: z.string(), lineNo: z.int(), qty, fen });
const invoiceLineDetail = z.strictObject({
  id,
  lineNo: z.int(),
  accountId: id,
  productName: z.string(),
  specification: z.string(),
  unit: z.string(),
  rateBp: z.int(),
  price: z.int(),
  qty,
  fen,
  exclFen: fen,
  taxFen: fen,
  redQty: qty,
  pendingQty: qty,
  pendingFen: fen,
  openQty: qty,
  openFen: fen,
  /** What it stands against, by order line. */
  billed: z.array(billed),
});
export type InvoiceLineDetail = z.output<typeof invoiceLineDetail>;
export const invoiceDetail = z.strictObject({
  row: invoiceRow,
  remark: z.string(),
  recordedBy: z.string(),
  recordedAt: instant,
  redOf: z.strictObject({ id, number: z.string() }).nullable(),
  reds: z.array(z.strictObject({ id, number: z.string(), issuedOn: businessDate, totalFen: fen })),
  handover: z.strictObject({ handedOn: businessDate, way: z.string(), receiver: z.string() }).nullable(),
  lines: z.array(invoiceLineDetail),
  history: z.array(historyRow),
});
export type InvoiceDetail = z.output<typeof invoiceDetail>;

/** A line of an invoice in advance that no sale has consumed yet. */
export const advanceRow = z.strictObject({
  id,
  invoiceId: id,
  invoiceNumber: z.string(),
  issuedOn: businessDate,
  ageDays: z.int(),
  isOverAge: z.boolean(),
  maxDays: z.int(),
  expectedOn: businessDate.nullable(),
  customerId: id,
  customerName: z.string(),
  ownerName: z.string(),
  productName: z.string(),
  specification: z.string(),
  price: z.int(),
  openQty: qty,
  openFen: fen,
  /** The buyer's open advances with what is invoiced and not shipped, against his limit. */
  usedFen: fen,
  limitFen: fen,
});
export type AdvanceRow = z.output<typeof advanceRow>;

export const customerLedger = z.strictObject({
  customerName: z.string(),
  timing: z.enum(invoiceTimings),
  limitFen: fen,
  maxCount: z.int(),
  maxDays: z.int(),
  usedFen: fen,
  total: z.strictObject(balances),
  /** Accounts with something on them. */
  accounts: z.array(ledgerRow),
  advances: z.array(advanceRow),
  /** What may be invoiced now, oldest approval first. */
  invoiceable: z.array(entitlementRow),
  lastInvoices: z.array(invoiceRow),
  isCapped: z.boolean(),
});
export type CustomerLedger = z.output<typeof customerLedger>;

/** What an approval would do to the ledger. */
export const ledgerPreview = z.strictObject({
  /** Open advances that it would write off. */
  writeOffs: z.array(
    z.strictObject({ productId: id, productName: z.string(), invoiceNumber: z.string(), qty, fen, price: z.int() }),
  ),
  /** Open advances of the same product and treatment at another price: they would stay open. */
  otherPrices: z.array(
    z.strictObject({
      productId: id,
      productName: z.string(),
      invoiceNumber: z.string(),
      qty,
      price: z.int(),
      advancePrice: z.int(),
    }),
  ),
  /** Of the order that no advance covers: it would be stored. */
  storedQty: qty,
  storedFen: fen,
});
export type LedgerPreview = z.output<typeof ledgerPreview>;
