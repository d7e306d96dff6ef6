/** The one request and answer of all lists (A27): sort, filters, quick search, blocks, totals. */
import { z } from 'zod';
import { businessDate } from './procedure';

export const BLOCK_ROWS = 100;
const column = z.string().min(1).max(40);
const typed = z.string().max(100);

export const gridFilter = z.discriminatedUnion('op', [
  z.strictObject({ op: z.enum(['contains', 'equals', 'startsWith']), column, text: typed }),
  /** Bounds in the stored unit (fen, thousandths, 1/10000 yuan), both inclusive. */
  z.strictObject({ op: z.literal('range'), column, min: z.int().optional(), max: z.int().optional() }),
  z.strictObject({ op: z.literal('dateRange'), column, from: businessDate.optional(), to: businessDate.optional() }),
  z.strictObject({ op: z.literal('in'), column, values: z.array(typed).max(50) }),
]);
export type GridFilter = z.output<typeof gridFilter>;

const criteria = {
  filters: z.array(gridFilter).max(20).default([]),
  /** Document number by prefix, else names by contains, pinyin, initials, mnemonic. */
  search: z.string().max(100).default(''),
};

/** What a block asks: rows `offset` to `offset + limit`, in this order. */
export const gridRequest = {
  sort: z
    .array(z.strictObject({ column, direction: z.enum(['asc', 'desc']) }))
    .max(5)
    .default([]),
  ...criteria,
  offset: z.int().min(0).max(10_000_000).default(0),
  limit: z.int().min(1).max(BLOCK_ROWS).default(BLOCK_ROWS),
};
export const gridRequestSchema = z.strictObject(gridRequest);
export type GridRequest = z.output<typeof gridRequestSchema>;

/** What totals ask: the same rows, without order and place. */
export const gridCriteria = criteria;
export const gridCriteriaSchema = z.strictObject(criteria);
export type GridCriteria = z.output<typeof gridCriteriaSchema>;

export const gridBlock = <S extends z.ZodType>(row: S) => z.strictObject({ rows: z.array(row), hasMore: z.boolean() });
/** `isCapped`: there are at least `count`; sums are by column, in stored units. */
export const gridTotals = z.strictObject({
  count: z.int(),
  isCapped: z.boolean(),
  sums: z.record(z.string(), z.int()),
});
export type GridTotals = z.output<typeof gridTotals>;
