/** The countdown: what is due next with what is missing, and what was handed in and has no result yet. */
import { sql } from 'drizzle-orm';
import type { CountdownRow, tendersContract, WaitingRow } from '../../../shared/contract/tenders.contract';
import { addDays, addMonths, businessDateOf, daysBetween } from '../../../shared/domain/business-date';
import { okay } from '../../../shared/domain/problem';
import { type SpanKey, spans } from '../../../shared/domain/tender-lists';
import { biddingStates, waitingStates } from '../../../shared/domain/tender-words';
import { isAnyOfWords, withoutIndex } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { depositsOutside } from './deposit.queries';
import { lacksOf, noOpeningLacks, openingLacksOf, type Lacks } from './lacks.queries';
import { quoteNeedsOf } from './quote-needs.queries';
import { tenderGrid, tenderGridOf, tenderRows } from './tender-list.queries';
import { tenderRecords, type TenderRecord } from './tenders.queries';
import { tender } from './tenders.tables';
import { datesIn, decidedBids, periodOf } from './view-decided.queries';
import { decisionOf, onTimeOf, outsideOf, rateOf } from './view-figures.rules';

type Contract = typeof tendersContract;

const MOST = 100;
const SHOWN_MISSING = 2;
/** The figures under the countdown look back so far. */
const MONTHS = 12;
const nothingKnown: Lacks = {
  ...{ papers: null, missing: [], seals: 0 },
  ...{ depositGap: null, isQuoteOpen: false, isCaOpen: false },
};

/** Due within 15 days, and what passed its deadline without having been handed in; the index of those drives it. */
export const countdownGrid = (now: number): GridSpec => ({
  ...tenderGrid,
  only: sql`(${tender.bidDeadlineAt} <= ${now + spans.within15d.until} AND ${tender.endedAt} IS NULL AND ${withoutIndex(tender.submittedAt)} IS NULL AND ${isAnyOfWords(withoutIndex(tender.state), biddingStates)})`,
  defaultSort: { column: 'bidDeadlineAt', direction: 'asc' },
});
/** Handed in, without a result; whom to ask first comes first. */
export const waitingGrid: GridSpec = {
  ...tenderGrid,
  only: sql`(${tender.nextFollowUpOn} IS NOT NULL AND ${isAnyOfWords(withoutIndex(tender.state), waitingStates)})`,
  defaultSort: { column: 'nextFollowUpOn', direction: 'asc' },
};

const all = { sort: [], filters: [], search: '', offset: 0, limit: MOST };

/** The first records of a list, in its order. */
async function firstOf(db: ReadDb, spec: GridSpec, ctx: Ctx): Promise<TenderRecord[]> {
  const found = await gridIds(db, spec, { request: all, actor: ctx.actor });
  return found.ok ? inOrderOf(found.value.ids, await tenderRecords(db, found.value.ids)) : [];
}

export const countdown: Query<Contract['countdown']> = async (db, _input, ctx) => {
  const records = await firstOf(db, countdownGrid(ctx.now), ctx);
  const ids = records.map(({ id }) => id);
  const lacks = await lacksOf(db, ids, ctx);
  const quotes = await quoteNeedsOf(db, records, ctx);
  const rows = (await tenderRows(db, records, ctx)).map((row): CountdownRow => {
    const lack = lacks.get(row.id) ?? nothingKnown;
    const missing = lack.missing.slice(0, SHOWN_MISSING);
    return { tender: row, ...lack, missing, quote: quotes.get(row.id) ?? 'none' };
  });
  return okay(rows);
};

const daysSince = ({ submittedAt }: TenderRecord, { today, timeZone }: Ctx): number =>
  submittedAt === null ? 0 : daysBetween(businessDateOf(submittedAt, timeZone), today);

export const waiting: Query<Contract['waiting']> = async (db, _input, ctx) => {
  const records = await firstOf(db, waitingGrid, ctx);
  const rows = await tenderRows(db, records, ctx);
  const ids = records.map(({ id }) => id);
  const openings = await openingLacksOf(db, ids, ctx.now);
  return okay(
    records.flatMap((record, at): WaitingRow[] => {
      const row = rows[at];
      const lacks = openings.get(record.id) ?? noOpeningLacks;
      return row ? [{ tender: row, days: daysSince(record, ctx), ...lacks }] : [];
    }),
  );
};

async function tileOf(db: ReadDb, segment: SpanKey, ctx: Ctx) {
  const spec = { ...tenderGridOf(segment, ctx), defaultSort: countdownGrid(ctx.now).defaultSort };
  const totals = await gridTotalsOf(db, spec, { criteria: { filters: [], search: '' }, actor: ctx.actor });
  const found = await gridIds(db, spec, { request: { ...all, limit: 1 }, actor: ctx.actor });
  const [nearest] = found.ok ? await tenderRecords(db, found.value.ids) : [];
  const count = totals.ok ? totals.value.count : 0;
  return { count, nearestAt: nearest?.bidDeadlineAt ?? null, nearestTitle: nearest?.title ?? '' };
}

/** Money outside, and since how many days the oldest of it should be back. */
async function outsideTile(db: ReadDb, { actor, today }: Ctx) {
  const { all, overdue, oldestDueOn } = outsideOf(await depositsOutside(db, actor), today);
  const longestDays = oldestDueOn === null ? 0 : Math.max(0, daysBetween(oldestDueOn, today));
  return { ...all, overdueCount: overdue.count, overdueFen: overdue.fen, longestDays };
}

async function decidedSince(db: ReadDb, from: string, { actor, today, timeZone }: Ctx) {
  const bids = await decidedBids(db, periodOf(from, today, timeZone), actor);
  const decided = bids.map(({ state, count }) => ({ key: '', label: '', isWon: decisionOf(state) === 'won', count }));
  const { key: _1, label: _2, ...rate } = rateOf(decided, { key: '', label: '' });
  return { from, until: today, ...rate };
}

/** Deadlines alone: what else is ours to keep stands in the figures. */
async function deadlinesKept(db: ReadDb, from: string, { actor, today, timeZone, now }: Ctx) {
  const dates = await datesIn(db, periodOf(from, today, timeZone), actor);
  const found = onTimeOf(dates, now).find(({ kind }) => kind === 'bid_deadline');
  return { due: found?.due ?? 0, kept: found?.onTime ?? 0, bp: found?.onTimeBp ?? null };
}

export const strip: Query<Contract['strip']> = async (db, _input, ctx) => {
  const open = await firstOf(db, waitingGrid, ctx);
  const totals = await gridTotalsOf(db, waitingGrid, { criteria: { filters: [], search: '' }, actor: ctx.actor });
  const aYearAgo = addDays(addMonths(ctx.today, -MONTHS), 1);
  return okay({
    within4h: await tileOf(db, 'within4h', ctx),
    within24h: await tileOf(db, 'within24h', ctx),
    within3d: await tileOf(db, 'within3d', ctx),
    within7d: await tileOf(db, 'within7d', ctx),
    within15d: await tileOf(db, 'within15d', ctx),
    waiting: {
      count: totals.ok ? totals.value.count : open.length,
      longestDays: Math.max(0, ...open.map((record) => daysSince(record, ctx))),
      toAsk: open.filter(({ nextFollowUpOn }) => nextFollowUpOn !== null && nextFollowUpOn <= ctx.today).length,
    },
    outside: await outsideTile(db, ctx),
    year: await decidedSince(db, aYearAgo, ctx),
    month: await decidedSince(db, `${ctx.today.slice(0, 7)}-01`, ctx),
    onTime: await deadlinesKept(db, aYearAgo, ctx),
  });
};
