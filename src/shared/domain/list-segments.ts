/** The parts of each list that have a name: what a press on one, or a jump from a desk, filters the list by. */

import { changeKinds } from './order-words';

export type ListFilter =
  | { readonly op: 'in'; readonly column: string; readonly values: string[] }
  | { readonly op: 'range'; readonly column: string; readonly min?: number; readonly max?: number }
  | { readonly op: 'dateRange'; readonly column: string; readonly from?: string; readonly to?: string };
type Filters = readonly ListFilter[];

const inStates = (...values: string[]): Filters => [{ op: 'in', column: 'state', values }];
const ofKinds = (...values: string[]): Filters => [{ op: 'in', column: 'kind', values }];

/** Asked of the engine: `rejected`, what came back to whoever looks; `unreported`, goods out of which no sale was told; `running`, one's own. */
export const orderSegments = {
  all: [],
  mine: inStates('draft'),
  rejected: inStates('draft'),
  unreported: inStates('approved', 'on_hold', 'short_closed'),
  running: inStates('submitted', 'approved', 'on_hold'),
  waiting: inStates('submitted'),
  open: inStates('approved'),
  held: inStates('on_hold'),
  changing: [{ op: 'in', column: 'openChange', values: [...changeKinds] }],
  done: inStates('completed', 'short_closed'),
  cancelled: inStates('cancelled'),
} as const satisfies Record<string, Filters>;

export const noteSegments = {
  all: [],
  toPick: inStates('released', 'picking'),
  toCheck: inStates('to_check'),
  toShip: inStates('checked'),
  toSign: inStates('shipped'),
  short: [{ op: 'range', column: 'shortPicks', min: 1 }],
} as const satisfies Record<string, Filters>;

export const returnSegments = {
  all: [],
  requested: inStates('requested'),
  approved: inStates('approved'),
  received: inStates('received'),
  closed: inStates('closed'),
} as const satisfies Record<string, Filters>;

export const invoiceRequestSegments = {
  all: [],
  requested: [{ op: 'in', column: 'state', values: ['requested'] }],
  approved: [{ op: 'in', column: 'state', values: ['approved', 'exported', 'failed'] }],
  issued: [{ op: 'in', column: 'state', values: ['issued'] }],
} satisfies Record<string, Filters>;

export const changeSegments = {
  requested: inStates('requested'),
  all: [],
} as const satisfies Record<string, Filters>;

export const qualificationSegments = {
  requested: inStates('requested'),
  approved: inStates('approved'),
  refused: inStates('refused'),
  all: [],
} as const satisfies Record<string, Filters>;

export const bankLineSegments = {
  open: inStates('open'),
  claimed: inStates('claimed'),
  ignored: inStates('ignored'),
  all: [],
} as const satisfies Record<string, Filters>;

/** `toMatch` is asked of the engine: what of a receipt pays nothing yet. */
export const receiptSegments = { all: [], toMatch: [] } as const satisfies Record<string, Filters>;
/** `paidAhead` is asked of the engine: paid before the goods, the money here, nothing issued. */
export const toIssueSegments = { all: [], paidAhead: [] } as const satisfies Record<string, Filters>;

export const stocktakeSegments = {
  all: [],
  counting: inStates('counting'),
  counted: inStates('counted'),
  posted: inStates('posted'),
} as const satisfies Record<string, Filters>;

export const stockIssueSegments = {
  all: [],
  requested: inStates('requested'),
  losses: [...inStates('requested'), ...ofKinds('write_off', 'destruction')],
  samples: [...inStates('requested'), ...ofKinds('sample')],
  posted: inStates('posted'),
} as const satisfies Record<string, Filters>;

export const recallSegments = {
  all: [],
  open: inStates('open'),
  closed: inStates('closed'),
} as const satisfies Record<string, Filters>;

export const purchaseSegments = {
  all: [],
  arrived: inStates('arrived'),
  accepted: inStates('accepted'),
} as const satisfies Record<string, Filters>;

export const supplierReturnSegments = {
  all: [],
  requested: inStates('requested'),
  posted: inStates('posted'),
} as const satisfies Record<string, Filters>;

export const productSegments = {
  all: [],
  incomplete: [{ op: 'range', column: 'isComplete', min: 0, max: 0 }],
  stopped: [{ op: 'range', column: 'isStopped', min: 1, max: 1 }],
} as const satisfies Record<string, Filters>;

export const lotSegments = ['all', 'over', 'urgent', 'close', 'near', 'locked', 'quarantine', 'rejected'] as const;
export type LotSegment = (typeof lotSegments)[number];
/** Days that the engine gave: the last one past sale, and the steps before their expiry. */
export type LotBounds = {
  readonly over: { readonly to: string };
  readonly near: readonly { readonly level: string; readonly from: string; readonly to: string }[];
};

const inStock: ListFilter = { op: 'range', column: 'onHand', min: 1 };
const inArea = (area: string): ListFilter => ({ op: 'in', column: 'area', values: [area] });

/** Lots of a segment, by the days of the firm. */
export function lotFilters(segment: LotSegment, { over, near }: LotBounds): Filters {
  switch (segment) {
    case 'all':
      return [];
    case 'over':
      return [inStock, inArea('stock'), { op: 'dateRange', column: 'expiresOn', to: over.to }];
    case 'urgent':
    case 'close':
    case 'near': {
      const step = near.find(({ level }) => level === segment);
      if (!step) return [];
      return [inStock, inArea('stock'), { op: 'dateRange', column: 'expiresOn', from: step.from, to: step.to }];
    }
    case 'locked':
      return [inStock, { op: 'in', column: 'status', values: ['locked'] }];
    case 'quarantine':
    case 'rejected':
      return [inStock, inArea(segment)];
  }
}

export const paperSegments = ['expired', 'urgent', 'soon', 'early', 'all'] as const;
export type PaperSegment = (typeof paperSegments)[number];

/** Papers by their last day: from the day after the step before to its own. `on` gives the day so many days ahead. */
export function paperFilters(
  segment: PaperSegment,
  { urgent, soon, early }: { readonly urgent: number; readonly soon: number; readonly early: number },
  on: (days: number) => string,
): Filters {
  const until = (to: number, from?: number): Filters => [
    { op: 'dateRange', column: 'expiresOn', ...(from === undefined ? {} : { from: on(from) }), to: on(to) },
  ];
  switch (segment) {
    case 'expired':
      return until(-1);
    case 'urgent':
      return until(urgent, 0);
    case 'soon':
      return until(soon, urgent + 1);
    case 'early':
      return until(early, soon + 1);
    case 'all':
      return [];
  }
}

/** Past imports in which rows were not written. */
export const IMPORT_DAYS_BACK = 7;
const DAY_MS = 86_400_000;
type Run = { readonly skipped: number; readonly undoneAt: number | null; readonly at: number };
export const isSkippedRun = ({ skipped, undoneAt, at }: Run, now: number): boolean =>
  skipped > 0 && undoneAt === null && at >= now - IMPORT_DAYS_BACK * DAY_MS;
