/** The closed word lists of month end and of the views beside it. */

/** What is left when a month is closed; it is told and does not block. */
export const leftoverKinds = ['pending', 'redForms', 'requests', 'orders', 'prices'] as const;
export type LeftoverKind = (typeof leftoverKinds)[number];

/** Which side of the ledger is looked at by its age. */
export const agedSides = ['stored', 'advance', 'pending'] as const;
export type AgedSide = (typeof agedSides)[number];

/** Days since shipment, issue or acceptance. `unshipped`: stored, and no goods of it have left. */
export const invoiceAges = ['days30', 'days60', 'days90', 'days180', 'over180', 'unshipped'] as const;
export type InvoiceAge = (typeof invoiceAges)[number];

/** What the check of the ledger reads, part by part. */
export const ledgerParts = ['events', 'lines', 'allocations', 'pendings', 'balances', 'closes'] as const;
export type LedgerPart = (typeof ledgerParts)[number];
