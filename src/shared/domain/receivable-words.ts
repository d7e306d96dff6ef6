/** The closed words of receipts, bills, bank lines and statements; their texts are in i18n `receivables.*`. */

/** How money came in; `rounding` waives a small rest, `refund` is money paid back. */
export const receiptForms = ['transfer', 'cash', 'acceptance', 'deduction', 'rounding', 'refund'] as const;
export type ReceiptForm = (typeof receiptForms)[number];
/** Those that are recorded by hand; the others come from a step of their own. */
export const recordedForms = ['transfer', 'cash', 'acceptance', 'deduction'] as const satisfies ReceiptForm[];

export const billStates = ['held', 'settled', 'dishonoured', 'withdrawn'] as const;
export type BillState = (typeof billStates)[number];

export const bankLineStates = ['open', 'claimed', 'ignored'] as const;
export type BankLineState = (typeof bankLineStates)[number];

export const statementStates = ['made', 'sent', 'confirmed', 'disputed', 'void'] as const;
export type StatementState = (typeof statementStates)[number];

/** What a line of a statement stands for. */
export const statementKinds = ['shipped', 'returned', 'received', 'refund', 'rounding'] as const;
export type StatementKind = (typeof statementKinds)[number];

/** Days behind the due date; `notDue` also holds what waits for an invoice or a report of sales. */
export const ageBuckets = ['notDue', 'days30', 'days60', 'days90', 'over90'] as const;
export type AgeBucket = (typeof ageBuckets)[number];

/** What a shipment still waits for before it can be due. */
export const dueWaits = ['shipment', 'invoice', 'sale'] as const;
export type DueWait = (typeof dueWaits)[number];

export const bankFields = [
  'receivedOn',
  'income',
  'amount',
  'direction',
  'payer',
  'payerAccount',
  'reference',
  'serialNo',
] as const;
export type BankField = (typeof bankFields)[number];
