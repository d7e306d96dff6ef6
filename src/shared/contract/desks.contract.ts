import { z } from 'zod';
import { computedKeys, deskKeys, deskMarks } from '../domain/desk-words';
import { overviewKeys, sinceKeys } from '../domain/overview-words';
import { posts } from '../domain/permissions';
import { gridBlock, gridCriteria, gridFilter, gridRequest, gridTotals } from './grid';
import { orderLamps } from './orders.schemas';
import { businessDate, instant, noInput, query } from './procedure';

const key = z.enum(deskKeys);
const whose = { permission: 'desks.read', open: 'what the posts of the reader own, of records that he sees' } as const;

/** One reminder. `isCapped`: there are at least `count`. Of the two oldest one is given: by the kind of its date. */
export const deskItem = z.strictObject({
  key,
  count: z.int(),
  isCapped: z.boolean(),
  lateCount: z.int(),
  oldestAt: instant.nullable(),
  oldestOn: businessDate.nullable(),
  /** The number of its setting, where its name carries one: working hours, days or months. */
  threshold: z.int().nullable(),
  /** Where it stands: what is late first. */
  group: z.enum(['late', 'today', 'later']),
  target: z.strictObject({ screen: z.string(), segment: z.string().nullable() }),
});
export type DeskItem = z.output<typeof deskItem>;

export const deskRow = z.strictObject({
  /** Of the record; below zero for an opening document. */
  id: z.int(),
  title: z.string(),
  who: z.string(),
  sinceAt: instant.nullable(),
  sinceOn: businessDate.nullable(),
  /** Where the reader may see money. */
  amountFen: z.int().nullable(),
  /** Thousandths, of goods. */
  qty: z.int().nullable(),
  isLate: z.boolean(),
  /** The page of the one document, where it has one. */
  opens: z.strictObject({ screen: z.enum(['order', 'note', 'tender']), id: z.int() }).nullable(),
});
export type DeskRow = z.output<typeof deskRow>;

/** A row with what stands beside it: marks (`value`: fen, a count, basis points or a day, by their key), lamps of an order. */
export const markedRow = deskRow.extend({
  marks: z.array(z.strictObject({ key: z.enum(deskMarks), value: z.union([z.int(), businessDate]) })),
  lamps: orderLamps.nullable(),
});
export type MarkedRow = z.output<typeof markedRow>;

/** The list behind a number: its part, and the filters that leave exactly what is counted. */
const listBehind = { screen: z.string(), segment: z.string(), filters: z.array(gridFilter) };

/** What came in or went out since yesterday; `isCapped`: at least so many. */
export const sinceLine = z.strictObject({
  key: z.enum(sinceKeys),
  count: z.int(),
  isCapped: z.boolean(),
  ...listBehind,
});
export type SinceLine = z.output<typeof sinceLine>;

/** The firm on one page. */
export const overview = z.strictObject({
  /** Fen, or a count; `before`: of the same days of the last month, where there is such a thing. */
  figures: z.array(
    z.strictObject({ key: z.enum(overviewKeys), value: z.int(), before: z.int().nullable(), ...listBehind }),
  ),
  /** What waits at the desk of a post, how much of it is late, and of which reminders. */
  desks: z.array(
    z.strictObject({
      post: z.enum(posts),
      count: z.int(),
      isCapped: z.boolean(),
      lateCount: z.int(),
      late: z.array(z.strictObject({ key, count: z.int(), threshold: z.int().nullable() })),
    }),
  ),
});
export type Overview = z.output<typeof overview>;

const computedKey = z.enum(computedKeys);

export const desksContract = {
  mine: query(whose).input(noInput).output(z.array(deskItem)),
  /** The rows behind a number, the oldest first; NOT_FOUND for a reminder of other posts. */
  rows: query(whose)
    .input(z.strictObject({ key }))
    .output(z.strictObject({ rows: z.array(markedRow), hasMore: z.boolean() })),
  since: query({ permission: 'desks.read', open: 'counts of records that the reader sees' })
    .input(noInput)
    .output(z.array(sinceLine)),
  overview: query({ permission: 'reports.read', open: 'sums over records that the reader sees' })
    .input(noInput)
    .output(overview),
  /** All rows behind a computed number, as a list. */
  behind: query(whose)
    .input(z.strictObject({ ...gridRequest, key: computedKey }))
    .output(gridBlock(deskRow)),
  behindTotals: query(whose)
    .input(z.strictObject({ ...gridCriteria, key: computedKey }))
    .output(gridTotals),
};
