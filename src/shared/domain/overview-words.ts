/** What a day brought, and the figures of the firm on one page; each opens the rows that it counts. */
import type { ListFilter } from './list-segments';
import type { Permission } from './permissions';
import { committedStates } from './states';
import { biddingStates } from './tender-words';

/** Whose right it takes, its list, the part of the list, and the column whose days or instants are looked at. */
type Line = {
  readonly permission: Permission;
  readonly screen: string;
  readonly segment: string;
  readonly days?: string;
  readonly instants?: string;
  readonly states?: readonly string[];
};

/** What came in and went out since yesterday. */
export const sinceLines = {
  ordersIn: { permission: 'orders.read', screen: 'orders', segment: 'all', days: 'submittedOn' },
  notesShipped: { permission: 'dispatch.read', screen: 'notes', segment: 'all', days: 'shippedOn' },
  notesSigned: { permission: 'dispatch.read', screen: 'notes', segment: 'all', days: 'signedOn' },
  receiptsIn: { permission: 'receipts.read', screen: 'receipts', segment: 'all', days: 'receivedOn' },
  invoicesOut: { permission: 'invoicing.read', screen: 'invoices', segment: 'all', days: 'issuedOn' },
  tendersIn: { permission: 'tenders.read', screen: 'tenders', segment: 'all', instants: 'createdAt' },
} as const satisfies Record<string, Line>;
export type SinceKey = keyof typeof sinceLines;
export const sinceKeys = Object.keys(sinceLines) as [SinceKey, ...SinceKey[]];

/** Figures of a page for who leads the firm: of the month, and of what is open. */
export const overviewFigures = {
  ordersFen: {
    ...{ permission: 'orders.read', screen: 'orders', segment: 'all', days: 'submittedOn' },
    states: committedStates,
  },
  receiptsFen: { permission: 'receipts.read', screen: 'receipts', segment: 'all', days: 'receivedOn' },
  invoicedFen: { permission: 'invoicing.read', screen: 'invoices', segment: 'all', days: 'issuedOn' },
  storedFen: { permission: 'invoicing.read', screen: 'ledger', segment: 'open' },
  advanceFen: { permission: 'invoicing.read', screen: 'advances', segment: 'all' },
  depositsFen: { permission: 'tenders.read', screen: 'deposits', segment: 'outside' },
  tendersRunning: { permission: 'tenders.read', screen: 'tenders', segment: 'running' },
  tendersWeek: {
    ...{ permission: 'tenders.read', screen: 'tenders', segment: 'all', instants: 'bidDeadlineAt' },
    states: biddingStates,
  },
} as const satisfies Record<string, Line>;
export type OverviewKey = keyof typeof overviewFigures;
export const overviewKeys = Object.keys(overviewFigures) as [OverviewKey, ...OverviewKey[]];

/** Business dates and instants (UTC ms), both inclusive; without an end: until today. */
type Span = {
  readonly from: string;
  readonly to?: string;
  readonly min: number;
  readonly max?: number;
};

/** The list behind a line, with the filters that leave exactly what it counts. */
export function listOf({ screen, segment, days, instants, states }: Line, { from, to, min, max }: Span) {
  const filters: ListFilter[] = [];
  if (states) filters.push({ op: 'in', column: 'state', values: [...states] });
  if (days) filters.push({ op: 'dateRange', column: days, from, ...(to !== undefined && { to }) });
  if (instants) filters.push({ op: 'range', column: instants, min, ...(max !== undefined && { max }) });
  return { screen, segment, filters };
}
