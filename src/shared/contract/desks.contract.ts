import { z } from 'zod';
import { computedKeys, deskKeys } from '../domain/desk-words';
import { gridBlock, gridCriteria, gridRequest, gridTotals } from './grid';
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
  opens: z.strictObject({ screen: z.enum(['order', 'note']), id: z.int() }).nullable(),
});
export type DeskRow = z.output<typeof deskRow>;

const computedKey = z.enum(computedKeys);

export const desksContract = {
  mine: query(whose).input(noInput).output(z.array(deskItem)),
  /** The rows behind a number, the oldest first; NOT_FOUND for a reminder of other posts. */
  rows: query(whose)
    .input(z.strictObject({ key }))
    .output(z.strictObject({ rows: z.array(deskRow), hasMore: z.boolean() })),
  /** All rows behind a computed number, as a list. */
  behind: query(whose)
    .input(z.strictObject({ ...gridRequest, key: computedKey }))
    .output(gridBlock(deskRow)),
  behindTotals: query(whose)
    .input(z.strictObject({ ...gridCriteria, key: computedKey }))
    .output(gridTotals),
};
