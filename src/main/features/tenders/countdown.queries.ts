/** The countdown: what is due next with what is missing, and what was handed in and has no result yet. */
import { sql } from 'drizzle-orm';
import type { CountdownRow, tendersContract, WaitingRow } from '../../../shared/contract/tenders.contract';
import { businessDateOf, daysBetween } from '../../../shared/domain/business-date';
import { okay } from '../../../shared/domain/problem';
import { horizonOf, type TenderSegment } from '../../../shared/domain/tender-lists';
import { biddingStates, waitingStates } from '../../../shared/domain/tender-words';
import { isAnyOf, isAnyOfWords, withoutIndex } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { depositsOf } from './deposit.queries';
import { readinessOf } from './documents.queries';
import { tenderItem } from './item.tables';
import { milestonesOf } from './milestones.queries';
import { tenderGrid, tenderGridOf, tenderRows } from './tender-list.queries';
import { tenderRecords, type TenderRecord } from './tenders.queries';
import { tender } from './tenders.tables';

type Contract = typeof tendersContract;

const MOST = 100;
const DAY = 86_400_000;
/** The certificate is tried before an opening that is so near. */
const CA_AHEAD = 3 * DAY;
const SHOWN_MISSING = 2;

/** Due within 15 days, and what passed its deadline without having been handed in; the index of those drives it. */
export const countdownGrid = (now: number): GridSpec => ({
  ...tenderGrid,
  only: sql`(${tender.bidDeadlineAt} <= ${now + (horizonOf('within15d') ?? 0)} AND ${tender.endedAt} IS NULL AND ${withoutIndex(tender.submittedAt)} IS NULL AND ${isAnyOfWords(withoutIndex(tender.state), biddingStates)})`,
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

/** Tenders with an item whose quote nobody approved. */
async function withOpenQuotes(db: ReadDb, tenderIds: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectDistinct({ tenderId: tenderItem.tenderId })
    .from(tenderItem)
    .where(
      sql`${isAnyOf(tenderItem.tenderId, tenderIds)} AND ${tenderItem.isRemoved} = 0 AND ${tenderItem.quoteState} <> 'approved' AND ${tenderItem.lockedAt} IS NULL`,
    );
  return new Set(rows.map(({ tenderId }) => tenderId));
}

const onTheWay: readonly string[] = ['requested', 'approved', 'paid'];

/** Tenders with a deposit that was asked for and has not arrived. */
async function withOpenDeposits(db: ReadDb, tenderIds: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await depositsOf(db, tenderIds);
  return new Set(
    rows.flatMap(({ tenderId, state }) => (tenderId !== null && onTheWay.includes(state) ? [tenderId] : [])),
  );
}

/** Tenders whose opening is near and whose certificate was not tried. */
async function withOpenCa(db: ReadDb, tenderIds: readonly number[], now: number): Promise<ReadonlySet<number>> {
  const dates = await milestonesOf(db, tenderIds);
  const open = dates.filter(
    ({ kind, isDropped, doneAt, caTriedAt, dueAt }) =>
      kind === 'opening' && !isDropped && doneAt === null && caTriedAt === null && dueAt <= now + CA_AHEAD,
  );
  return new Set(open.map(({ tenderId }) => tenderId));
}

export const countdown: Query<Contract['countdown']> = async (db, _input, ctx) => {
  const records = await firstOf(db, countdownGrid(ctx.now), ctx);
  const ids = records.map(({ id }) => id);
  const papers = await readinessOf(db, ids, ctx);
  const quotes = await withOpenQuotes(db, ids);
  const deposits = await withOpenDeposits(db, ids);
  const certificates = await withOpenCa(db, ids, ctx.now);
  const rows = (await tenderRows(db, records, ctx)).map((row): CountdownRow => {
    const known = papers.get(row.id);
    return {
      tender: row,
      papers: known ? { ready: known.ready, total: known.total } : null,
      missing: known?.missing.slice(0, SHOWN_MISSING) ?? [],
      seals: known?.seals ?? 0,
      isDepositOpen: deposits.has(row.id),
      isQuoteOpen: quotes.has(row.id),
      isCaOpen: certificates.has(row.id),
    };
  });
  return okay(rows);
};

const daysSince = ({ submittedAt }: TenderRecord, { today, timeZone }: Ctx): number =>
  submittedAt === null ? 0 : daysBetween(businessDateOf(submittedAt, timeZone), today);

export const waiting: Query<Contract['waiting']> = async (db, _input, ctx) => {
  const records = await firstOf(db, waitingGrid, ctx);
  const rows = await tenderRows(db, records, ctx);
  return okay(
    records.flatMap((record, at): WaitingRow[] => {
      const row = rows[at];
      return row ? [{ tender: row, days: daysSince(record, ctx) }] : [];
    }),
  );
};

async function tileOf(db: ReadDb, segment: TenderSegment, ctx: Ctx) {
  const spec = { ...tenderGridOf(segment, ctx), defaultSort: countdownGrid(ctx.now).defaultSort };
  const totals = await gridTotalsOf(db, spec, { criteria: { filters: [], search: '' }, actor: ctx.actor });
  const found = await gridIds(db, spec, { request: { ...all, limit: 1 }, actor: ctx.actor });
  const [nearest] = found.ok ? await tenderRecords(db, found.value.ids) : [];
  const count = totals.ok ? totals.value.count : 0;
  return { count, nearestAt: nearest?.bidDeadlineAt ?? null, nearestTitle: nearest?.title ?? '' };
}

export const strip: Query<Contract['strip']> = async (db, _input, ctx) => {
  const open = await firstOf(db, waitingGrid, ctx);
  const totals = await gridTotalsOf(db, waitingGrid, { criteria: { filters: [], search: '' }, actor: ctx.actor });
  return okay({
    within4h: await tileOf(db, 'within4h', ctx),
    within24h: await tileOf(db, 'within24h', ctx),
    within3d: await tileOf(db, 'within3d', ctx),
    within15d: await tileOf(db, 'within15d', ctx),
    waiting: {
      count: totals.ok ? totals.value.count : open.length,
      longestDays: Math.max(0, ...open.map((record) => daysSince(record, ctx))),
      toAsk: open.filter(({ nextFollowUpOn }) => nextFollowUpOn !== null && nextFollowUpOn <= ctx.today).length,
    },
  });
};
