/** Rows and documents of the receivables: receipts, bank lines, bills, ageing, statements. */
import { z } from 'zod';
import {
  bankLineStates,
  billStates,
  dueWaits,
  receiptForms,
  statementKinds,
  statementStates,
} from '../domain/receivable-words';
import { actionState, businessDate, id, instant, version } from './procedure';

/** Fen; far above any firm's books and far below what a number holds exactly. */
export const positiveFen = z.int().positive().max(1_000_000_000_00);

export const receiptRow = z.strictObject({
  id,
  number: z.string(),
  customerId: id,
  customerName: z.string(),
  receivedOn: businessDate,
  amountFen: z.int(),
  form: z.enum(receiptForms),
  payer: z.string(),
  payerAccount: z.string(),
  /** Somebody else paid, and whoever recorded it saw that. */
  isOtherPayer: z.boolean(),
  remark: z.string(),
  /** What of it pays orders or opening documents or was paid back, fen. */
  matchedFen: z.int(),
  isReversed: z.boolean(),
  isReversal: z.boolean(),
  actions: z.strictObject({ reverse: actionState, match: actionState, refund: actionState }),
});
export type ReceiptRow = z.output<typeof receiptRow>;

/** What a receipt pays: one match, which may have been taken back. */
export const allocation = z.strictObject({
  id,
  /** Orders and opening documents have ids of their own. */
  kind: z.enum(['order', 'document']),
  targetId: id,
  targetNumber: z.string(),
  amountFen: z.int(),
  matchedBy: z.string(),
  isReversed: z.boolean(),
});

/** An order that wants money; `dueOn` of its oldest unpaid shipment. */
export const wantingOrder = z.strictObject({
  orderId: id,
  number: z.string(),
  submittedOn: z.string(),
  totalFen: z.int(),
  openFen: z.int(),
  dueOn: businessDate.nullable(),
  proposedFen: z.int(),
});
export const wantingDocument = z.strictObject({
  documentId: id,
  number: z.string(),
  documentOn: businessDate,
  dueOn: businessDate,
  amountFen: z.int(),
  openFen: z.int(),
  proposedFen: z.int(),
});

export const bankLineRow = z.strictObject({
  id,
  receivedOn: businessDate,
  amountFen: z.int(),
  payer: z.string(),
  payerAccount: z.string(),
  reference: z.string(),
  state: z.enum(bankLineStates),
  customerName: z.string(),
  receiptId: id.nullable(),
  receiptNumber: z.string(),
  /** Why it was ignored. */
  remark: z.string(),
  /** Who it probably is: the account was claimed for him before, or the payer has his name. */
  proposal: z.strictObject({ customerId: id, name: z.string(), by: z.enum(['account', 'name']) }).nullable(),
  version,
  actions: z.strictObject({ claim: actionState, ignore: actionState, restore: actionState, unclaim: actionState }),
});
export type BankLineRow = z.output<typeof bankLineRow>;

export const billRow = z.strictObject({
  id,
  billNo: z.string(),
  acceptor: z.string(),
  receiptId: id,
  receiptNumber: z.string(),
  customerId: id,
  customerName: z.string(),
  dueOn: businessDate,
  amountFen: z.int(),
  state: z.enum(billStates),
  closedOn: businessDate.nullable(),
  remark: z.string(),
  version,
  actions: z.strictObject({ settle: actionState, dishonour: actionState }),
});
export type BillRow = z.output<typeof billRow>;

/** One customer of the ageing; the figures are fen and add up to the balance. */
export const ageingRow = z.strictObject({
  /** Of the customer. */
  id,
  customerName: z.string(),
  ownerName: z.string(),
  notDue: z.int(),
  days30: z.int(),
  days60: z.int(),
  days90: z.int(),
  over90: z.int(),
  /** The typed opening figure, which has no date. */
  undatedFen: z.int(),
  /** Money on account, not matched yet. */
  onAccountFen: z.int(),
  balanceFen: z.int(),
  overdueFen: z.int(),
  oldestDueOn: businessDate.nullable(),
});
export type AgeingRow = z.output<typeof ageingRow>;

/** One debt behind a figure of the ageing. */
export const dueRow = z.strictObject({
  kind: z.enum(['shipment', 'document']),
  orderId: id.nullable(),
  /** Of the order, or of the opening document. */
  number: z.string(),
  documentId: id.nullable(),
  noteNumber: z.string(),
  shippedOn: businessDate,
  signedOn: businessDate.nullable(),
  amountFen: z.int(),
  openFen: z.int(),
  dueOn: businessDate.nullable(),
  waitsFor: z.enum(dueWaits).nullable(),
  /** Days behind the due date; 0 while it is not overdue. */
  daysOverdue: z.int(),
});
export type DueRow = z.output<typeof dueRow>;

export const exposure = z.strictObject({
  openingFen: z.int(),
  shippedFen: z.int(),
  returnedFen: z.int(),
  receiptsFen: z.int(),
  receivableFen: z.int(),
  toShipFen: z.int(),
  exposureFen: z.int(),
  /** Null: not set. */
  creditLimitFen: z.int().nullable(),
});

/** 应开, 已开, 存票, 预开票 and 待红冲 until a day, fen. */
export const statementInvoicing = z.strictObject({
  soldFen: z.int(),
  invoicedFen: z.int(),
  storedFen: z.int(),
  advanceFen: z.int(),
  pendingFen: z.int(),
});

/** What a statement shows; stored as it was made. */
export const statementContent = z.strictObject({
  firmName: z.string(),
  /** Where the money goes; empty while it is not entered, absent on statements of before. */
  firmBankName: z.string().optional(),
  firmBankAccount: z.string().optional(),
  /** Empty while it is not made. */
  number: z.string(),
  customerName: z.string(),
  fromOn: businessDate,
  untilOn: businessDate,
  openingFen: z.int(),
  shippedFen: z.int(),
  returnedFen: z.int(),
  receivedFen: z.int(),
  closingFen: z.int(),
  /** At the end of the period. */
  overdueFen: z.int(),
  /** What of his sales is invoiced at the end of the period; statements made before the ledger have none. */
  invoicing: statementInvoicing.optional(),
  lines: z.array(
    z.strictObject({
      on: businessDate,
      kind: z.enum(statementKinds),
      number: z.string(),
      orderNumber: z.string(),
      debitFen: z.int(),
      creditFen: z.int(),
      balanceFen: z.int(),
      remark: z.string(),
    }),
  ),
});
export type StatementContent = z.output<typeof statementContent>;

/** A copy as it goes to the printer. */
export const statementPaper = z.strictObject({
  content: statementContent,
  copyNo: z.int(),
  printedAt: instant,
  printedBy: z.string(),
});
export type StatementPaper = z.output<typeof statementPaper>;

export const statementRow = z.strictObject({
  id,
  number: z.string(),
  customerId: id,
  customerName: z.string(),
  fromOn: businessDate,
  untilOn: businessDate,
  openingFen: z.int(),
  shippedFen: z.int(),
  returnedFen: z.int(),
  receivedFen: z.int(),
  closingFen: z.int(),
  overdueFen: z.int(),
  state: z.enum(statementStates),
  sentOn: businessDate.nullable(),
  answeredOn: businessDate.nullable(),
  answeredBy: z.string(),
  remark: z.string(),
  version,
  actions: z.strictObject({ send: actionState, answer: actionState, withdraw: actionState, print: actionState }),
});
export type StatementRow = z.output<typeof statementRow>;
