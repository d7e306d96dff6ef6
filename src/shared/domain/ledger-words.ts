/** The parts of the lists of the invoicing ledger that have a name. */

/** Accounts with something stored, stored for long, with an open advance, with something that waits to be red. */
export const ledgerSegments = ['all', 'open', 'aged', 'advance', 'pending'] as const;
export type LedgerSegment = (typeof ledgerSegments)[number];

export const invoiceSegments = ['all', 'blue', 'red', 'advance', 'notHanded'] as const;
export type InvoiceSegment = (typeof invoiceSegments)[number];

/** `aged`: older than the reminder of the firm; `overAge`: older than the buyer's limit, which stops new ones. */
export const advanceSegments = ['all', 'aged', 'overAge'] as const;
export type AdvanceSegment = (typeof advanceSegments)[number];

/** How far back one looks for invoices that nobody handed over. */
export const NOT_HANDED_DAYS = 90;
