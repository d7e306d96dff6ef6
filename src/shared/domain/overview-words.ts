/** What a day brought, and the figures of the firm on one page. */
import type { Permission } from './permissions';

type Line = { readonly permission: Permission; readonly screen: string };

/** What came in and went out since yesterday: whose right it takes to see, and its list. */
export const sinceLines = {
  ordersIn: { permission: 'orders.read', screen: 'orders' },
  notesShipped: { permission: 'dispatch.read', screen: 'notes' },
  notesSigned: { permission: 'dispatch.read', screen: 'notes' },
  receiptsIn: { permission: 'receipts.read', screen: 'receipts' },
  invoicesOut: { permission: 'invoicing.read', screen: 'invoices' },
  tendersIn: { permission: 'tenders.read', screen: 'tenders' },
} as const satisfies Record<string, Line>;
export type SinceKey = keyof typeof sinceLines;
export const sinceKeys = Object.keys(sinceLines) as [SinceKey, ...SinceKey[]];

/** Figures of a page for who leads the firm; each opens its list. */
export const overviewFigures = {
  ordersFen: { permission: 'orders.read', screen: 'orders' },
  receiptsFen: { permission: 'receipts.read', screen: 'receipts' },
  invoicedFen: { permission: 'invoicing.read', screen: 'invoices' },
  storedFen: { permission: 'invoicing.read', screen: 'ledger' },
  advanceFen: { permission: 'invoicing.read', screen: 'advances' },
  depositsFen: { permission: 'tenders.read', screen: 'deposits' },
  tendersRunning: { permission: 'tenders.read', screen: 'tenders' },
  tendersWeek: { permission: 'tenders.read', screen: 'tenders' },
} as const satisfies Record<string, Line>;
export type OverviewKey = keyof typeof overviewFigures;
export const overviewKeys = Object.keys(overviewFigures) as [OverviewKey, ...OverviewKey[]];
