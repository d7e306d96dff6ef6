/** The figures above and below the countdown of bids. */
import { z } from 'zod';
import { businessDate, instant } from './procedure';

/** What was won of what was decided; basis points, null where nothing was. */
const decidedIn = z.strictObject({
  from: businessDate,
  until: businessDate,
  won: z.int(),
  decided: z.int(),
  rateBp: z.int().nullable(),
});
const tile = z.strictObject({ count: z.int(), nearestAt: instant.nullable(), nearestTitle: z.string() });

export const tenderStrip = z.strictObject({
  within4h: tile,
  within24h: tile,
  within3d: tile,
  within7d: tile,
  within15d: tile,
  waiting: z.strictObject({ count: z.int(), longestDays: z.int(), toAsk: z.int() }),
  /** Deposits: fen, and how many days the oldest is overdue. */
  outside: z.strictObject({
    count: z.int(),
    fen: z.int(),
    overdueCount: z.int(),
    overdueFen: z.int(),
    longestDays: z.int(),
  }),
  /** The last twelve months and this one, both until today. */
  year: decidedIn,
  month: decidedIn,
  /** Deadlines of the last twelve months that were ours to keep. */
  onTime: z.strictObject({ due: z.int(), kept: z.int(), bp: z.int().nullable() }),
});
export type TenderStrip = z.output<typeof tenderStrip>;
