/** What lists of tenders are cut into, and what may be done with a row. */
import { tenderSteps } from './tender-paths';

/** Cuts of the register; hours and days are counted from now to the bid deadline. */
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
  'ended',
] as const;
export type TenderSegment = (typeof tenderSegments)[number];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How far ahead a segment of the countdown looks, in milliseconds; undefined for the others. */
export function horizonOf(segment: TenderSegment): number | undefined {
  switch (segment) {
    case 'within4h':
      return 4 * HOUR;
    case 'within24h':
      return DAY;
    case 'within3d':
      return 3 * DAY;
    case 'within7d':
      return 7 * DAY;
    case 'within15d':
      return 15 * DAY;
    case 'all':
    case 'running':
    case 'waiting':
    case 'toAsk':
    case 'openingToday':
    case 'missed':
    case 'ended':
      return undefined;
  }
}

/** What the reader may do with a tender: its steps, and what is no step. */
export const tenderActionKeys = [
  ...tenderSteps,
  'change',
  'reassign',
  'followUp',
  'cloneRound',
  'changeDates',
] as const;
export type TenderActionKey = (typeof tenderActionKeys)[number];
