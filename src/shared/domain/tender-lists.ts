/** What lists of tenders are cut into, and what may be done with a row. */
import { tenderSteps } from './tender-paths';

/** Cuts of the register; hours and days are counted from now to the bid deadline, each span after the one before. */
export const tenderSegments = [
  'all',
  'running',
  'within4h',
  'within24h',
  'within3d',
  'within7d',
  'within15d',
  'waiting',
  'toAsk',
  'openingToday',
  'missed',
  'quotesAsked',
  'toDecide',
  'quotesRefused',
  'toPrepare',
  'undated',
  'depositToAsk',
  'ended',
] as const;
export type TenderSegment = (typeof tenderSegments)[number];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Milliseconds to a deadline: after `from`, up to and with `until`. */
export type Span = { readonly from: number; readonly until: number };
/** The last of them is how far the countdown looks. */
export const spans = {
  within4h: { from: -1, until: 4 * HOUR },
  within24h: { from: 4 * HOUR, until: DAY },
  within3d: { from: DAY, until: 3 * DAY },
  within7d: { from: 3 * DAY, until: 7 * DAY },
  within15d: { from: 7 * DAY, until: 15 * DAY },
} as const satisfies { readonly [K in TenderSegment]?: Span };
export type SpanKey = keyof typeof spans;
export const spanKeys = Object.keys(spans) as readonly SpanKey[];

/** Each begins where the one before ends, so a tender stands in one of them; undefined for the other segments. */
export function spanOf(segment: TenderSegment): Span | undefined {
  const known: { readonly [K in TenderSegment]?: Span } = spans;
  return known[segment];
}

/** What the reader may do with a tender: its steps, and what is no step. */
export const tenderActionKeys = [
  ...tenderSteps,
  'takeBack',
  'change',
  'reassign',
  'followUp',
  'cloneRound',
  'changeDates',
] as const;
export type TenderActionKey = (typeof tenderActionKeys)[number];
