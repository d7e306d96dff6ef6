/** Views on tenders: the board by state, the calendar of a month, the figures and the rows behind them. */
import { z } from 'zod';
import { dayKinds } from '../domain/calendar-words';
import { depositGaps } from '../domain/deposit-words';
import { tenderSteps } from '../domain/tender-paths';
import {
  BOARD_CARDS,
  boardStates,
  dateStandings,
  figureCuts,
  figureParts,
  monthKinds,
  viewWhoses,
} from '../domain/tender-views';
import { milestoneKinds, tenderKinds, tenderStates } from '../domain/tender-words';
import { gridBlock, gridCriteria, gridRequest, gridTotals } from './grid';
import { businessDate, id, instant, optionalText, query, version } from './procedure';
import { tenderRow } from './tenders.contract';
import { actionState } from './values';

const listed = { permission: 'tenders.read', scope: 'tender' } as const;

/** Which tenders: no kinds are all kinds, no province is every province. */
const asked = {
  whose: z.enum(viewWhoses).default('all'),
  kinds: z.array(z.enum(tenderKinds)).max(tenderKinds.length).default([]),
  province: optionalText(30).default(''),
};

const boardCard = z.strictObject({
  id,
  number: z.string(),
  title: z.string(),
  kind: z.enum(tenderKinds),
  state: z.enum(boardStates),
  purchaser: z.string(),
  province: z.string(),
  bidDeadlineAt: instant.nullable(),
  openingAt: instant.nullable(),
  nextFollowUpOn: businessDate.nullable(),
  publishedUntil: businessDate.nullable(),
  ownerName: z.string(),
  assistantName: z.string(),
  version,
  /** Of the checklist; null: there is none. `missing`: keys of names, or names of the firm’s own. */
  papers: z.strictObject({ ready: z.int(), total: z.int(), missing: z.array(z.string()), seals: z.int() }).nullable(),
  depositGap: z.enum(depositGaps).nullable(),
  /** Items whose quote is not approved. */
  openQuotes: z.int(),
  /** What its kind allows from here, in the order of the way; or why not and by whom. */
  steps: z.array(z.strictObject({ step: z.enum(tenderSteps), state: actionState })),
});
export type BoardCard = z.output<typeof boardCard>;

const boardColumn = z.strictObject({
  state: z.enum(boardStates),
  count: z.int(),
  cards: z.array(boardCard).max(BOARD_CARDS),
  hasMore: z.boolean(),
});
export type BoardColumn = z.output<typeof boardColumn>;

const monthItem = z.strictObject({
  /** Unique in the month. */
  key: z.string(),
  tenderId: id,
  number: z.string(),
  title: z.string(),
  tenderKind: z.enum(tenderKinds),
  tenderState: z.enum(tenderStates),
  /** Null: the next follow-up of the tender. */
  milestoneId: id.nullable(),
  kind: z.enum(monthKinds),
  /** What a milestone of no known kind is called. */
  milestoneTitle: z.string(),
  dueOn: businessDate,
  /** Null: a day without a time. */
  dueAt: instant.nullable(),
  originalDueAt: instant.nullable(),
  originalOn: businessDate,
  movedCount: z.int(),
  isOurs: z.boolean(),
  standing: z.enum(dateStandings),
  version,
  move: actionState,
});
export type MonthItem = z.output<typeof monthItem>;

const monthView = z.strictObject({
  /** The first and the last day shown: whole weeks. */
  from: businessDate,
  until: businessDate,
  items: z.array(monthItem),
  isCapped: z.boolean(),
  /** Days that leave the week. */
  days: z.array(z.strictObject({ day: businessDate, kind: z.enum(dayKinds), name: z.string() })),
  /** Years of these days whose holidays nobody has entered. */
  unknownYears: z.array(z.int()),
});
export type MonthView = z.output<typeof monthView>;

const rate = z.strictObject({
  key: z.string(),
  /** A name of people or products; empty where the key has a word. */
  label: z.string(),
  won: z.int(),
  decided: z.int(),
  /** Basis points; null where nothing was decided. */
  rateBp: z.int().nullable(),
});
export type RateRow = z.output<typeof rate>;

const onTime = z.strictObject({
  kind: z.enum(milestoneKinds),
  /** Dates that came due or were kept. */
  due: z.int(),
  onTime: z.int(),
  /** Counted against the date that stood first. */
  onTimeOriginal: z.int(),
  moved: z.int(),
  onTimeBp: z.int().nullable(),
  onTimeOriginalBp: z.int().nullable(),
});
export type OnTimeRow = z.output<typeof onTime>;

const missed = z.strictObject({
  key: z.string(),
  /** A lost or given up bid, a missed date, a deadline that passed without a word. */
  what: z.enum(['tender', 'milestone', 'deadline']),
  tenderId: id,
  number: z.string(),
  title: z.string(),
  tenderKind: z.enum(tenderKinds),
  tenderState: z.enum(tenderStates),
  kind: z.enum(milestoneKinds).nullable(),
  milestoneTitle: z.string(),
  on: businessDate,
  reason: z.string(),
  note: z.string(),
  lesson: z.string(),
});
export type MissedRow = z.output<typeof missed>;

const money = z.strictObject({ count: z.int(), fen: z.int() });
const outside = z.strictObject({
  all: money,
  overdue: money,
  /** By days since it was paid, in the order of the ages; the last one has no end. */
  ages: z.array(money),
  oldestDueOn: businessDate.nullable(),
});

const period = { from: businessDate, until: businessDate };
const tenderFigures = z.strictObject({
  overall: rate,
  rates: z.strictObject({
    province: z.array(rate),
    product: z.array(rate),
    kind: z.array(rate),
    person: z.array(rate),
  }),
  /** Of what was not won. */
  reasons: z.array(z.strictObject({ key: z.string(), count: z.int() })),
  notWon: z.int(),
  onTime: z.array(onTime),
  missed: z.array(missed),
  isMissedCapped: z.boolean(),
  deposits: outside,
});
export type TenderFigures = z.output<typeof tenderFigures>;

/** The rows behind a figure: `key` is the province, the product, the kind, the person, the reason or the milestone. */
const figure = {
  ...period,
  cut: z.strictObject({ by: z.enum(figureCuts), key: z.string().max(200), part: z.enum(figureParts) }),
};

export const tenderViewsContract = {
  /** The asked columns from `offset` on, what presses most first. */
  board: query(listed)
    .input(
      z.strictObject({
        ...asked,
        states: z
          .array(z.enum(boardStates))
          .max(boardStates.length)
          .default([...boardStates]),
        offset: z.int().min(0).max(100_000).default(0),
      }),
    )
    .output(z.strictObject({ columns: z.array(boardColumn) })),
  /** Provinces of the running tenders that one sees, for the filter. */
  provinces: query(listed).input(z.strictObject({})).output(z.array(z.string())),
  month: query(listed)
    .input(z.strictObject({ ...asked, month: z.string().regex(/^(?:20|21)\d{2}-(?:0[1-9]|1[0-2])$/u) }))
    .output(monthView),
  /** Decided, and due, in these days, both included, at most 1,100 of them. */
  figures: query(listed).input(z.strictObject(period)).output(tenderFigures),
  rows: query(listed)
    .input(z.strictObject({ ...gridRequest, ...figure }))
    .output(gridBlock(tenderRow)),
  rowsTotals: query(listed)
    .input(z.strictObject({ ...gridCriteria, ...figure }))
    .output(gridTotals),
};
