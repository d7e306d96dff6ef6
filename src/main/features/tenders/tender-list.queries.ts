/** The register of tenders, and one of them. */
import { sql, type SQL } from 'drizzle-orm';
import type { tendersContract, TenderRow } from '../../../shared/contract/tenders.contract';
import { lastOfDay, startOfDay } from '../../../shared/domain/business-date';
import { okay } from '../../../shared/domain/problem';
import { spanOf, type Span, type TenderSegment } from '../../../shared/domain/tender-lists';
import { biddingStates, runningStates, waitingStates } from '../../../shared/domain/tender-words';
import { contains, hasPrefix, isAnyOf, isAnyOfWords, withoutIndex } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { user } from '../users/users.tables';
import { askLimitsOf, isDepositToAsk } from './deposit-gaps.queries';
import { tenderItem } from './item.tables';
import { stateBefore } from './take-back.rules';
import { tenderRecords, type TenderRecord } from './tenders.queries';
import { tenderActions } from './tenders.rules';
import { tender } from './tenders.tables';

type Contract = typeof tendersContract;

/** By the beginning of the number, the title or the purchaser, in characters or pinyin. */
const search = (text: string): SQL =>
  sql`(${hasPrefix(tender.number, text.toUpperCase())} OR ${contains(tender.title, text)} OR ${contains(tender.titlePy, text)} OR ${contains(tender.titleInitials, text)} OR ${contains(tender.purchaser, text)} OR ${contains(tender.purchaserPy, text)} OR ${contains(tender.purchaserInitials, text)})`;

const person = (column: typeof tender.ownerId | typeof tender.assistantId) => ({
  kind: 'text' as const,
  column,
  through: { reference: column, table: user, id: user.id, columns: [user.name, user.pyFull, user.pyInitials] },
});

export const tenderGrid: GridSpec = {
  table: tender,
  id: tender.id,
  owner: tender.ownerId,
  columns: {
    number: { kind: 'text', column: tender.number },
    title: {
      kind: 'text',
      column: tender.title,
      sortBy: tender.titlePy,
      also: [tender.titlePy, tender.titleInitials],
    },
    kind: { kind: 'state', column: tender.kind },
    state: { kind: 'state', column: tender.state },
    purchaser: {
      kind: 'text',
      column: tender.purchaser,
      sortBy: tender.purchaserPy,
      also: [tender.purchaserPy, tender.purchaserInitials],
    },
    platform: { kind: 'text', column: tender.platform },
    province: { kind: 'text', column: tender.province },
    ownerName: person(tender.ownerId),
    assistantName: person(tender.assistantId),
    bidDeadlineAt: { kind: 'integer', column: tender.bidDeadlineAt },
    openingAt: { kind: 'integer', column: tender.openingAt },
    submittedAt: { kind: 'integer', column: tender.submittedAt },
    nextFollowUpOn: { kind: 'date', column: tender.nextFollowUpOn },
    estimateFen: { kind: 'integer', column: tender.estimateFen },
    createdAt: { kind: 'integer', column: tender.createdAt },
  },
  search,
  defaultSort: { column: 'createdAt', direction: 'desc' },
};

/** Not handed in yet. */
export const isBidding = (): SQL => isAnyOfWords(tender.state, biddingStates);

/** Not handed in, with so many milliseconds left. */
export const isWithin = (now: number, { from, until }: Span): SQL =>
  sql`(${tender.bidDeadlineAt} BETWEEN ${now + from + 1} AND ${now + until} AND ${isBidding()})`;
/** The deadline has passed and nothing was handed in or given up. */
export const isMissed = (now: number): SQL => sql`(${tender.bidDeadlineAt} < ${now} AND ${isBidding()})`;
/** The day to ask has come; also before a bid is handed in. */
export const isToAsk = (today: string): SQL =>
  sql`(${tender.nextFollowUpOn} <= ${today} AND ${isAnyOfWords(withoutIndex(tender.state), runningStates)})`;
/** Handed in, and opened today. */
export const isOpeningOn = (today: string, timeZone: string): SQL =>
  sql`(${tender.openingAt} BETWEEN ${startOfDay(today, timeZone)} AND ${lastOfDay(today, timeZone)} AND ${tender.state} = 'submitted')`;

/** Not handed in, with a quote that nobody has decided on. */
export const isQuoteAsked = (): SQL =>
  sql`(${isBidding()} AND EXISTS (SELECT 1 FROM ${tenderItem} WHERE ${tenderItem.tenderId} = ${tender.id} AND ${tenderItem.quoteState} = 'proposed' AND ${tenderItem.isRemoved} = 0))`;
/** Not handed in, with a quote that has to be made anew. */
export const isQuoteRefused = (): SQL =>
  sql`(${isBidding()} AND EXISTS (SELECT 1 FROM ${tenderItem} WHERE ${tenderItem.tenderId} = ${tender.id} AND ${tenderItem.quoteState} = 'refused' AND ${tenderItem.isRemoved} = 0))`;
/** A go that nobody has begun to work on. */
export const isToPrepare = (): SQL => sql`(${tender.state} = 'approved')`;
/** Nobody typed when its bids are due: no countdown and no reminder would ever tell of it. */
export const isUndated = (): SQL => sql`(${isBidding()} AND ${tender.bidDeadlineAt} IS NULL)`;
/** Waits for go or no-go. */
export const isToDecide = (): SQL => sql`(${tender.state} = 'evaluating')`;

type Look = Pick<Ctx, 'now' | 'today' | 'timeZone'>;

/** The register with what of it is looked at now. */
export function tenderGridOf(
  segment: Exclude<TenderSegment, 'depositToAsk'>,
  { now, today, timeZone }: Look,
): GridSpec {
  const span = spanOf(segment);
  if (span) return { ...tenderGrid, only: isWithin(now, span) };
  switch (segment) {
    case 'running':
      return { ...tenderGrid, only: isAnyOfWords(tender.state, runningStates) };
    case 'waiting':
      return { ...tenderGrid, only: isAnyOfWords(tender.state, waitingStates) };
    case 'toAsk':
      return { ...tenderGrid, only: isToAsk(today) };
    case 'openingToday':
      return { ...tenderGrid, only: isOpeningOn(today, timeZone) };
    case 'missed':
      return { ...tenderGrid, only: isMissed(now) };
    case 'quotesAsked':
      return { ...tenderGrid, only: isQuoteAsked() };
    case 'toDecide':
      return { ...tenderGrid, only: isToDecide() };
    case 'quotesRefused':
      return { ...tenderGrid, only: isQuoteRefused() };
    case 'toPrepare':
      return { ...tenderGrid, only: isToPrepare() };
    case 'undated':
      return { ...tenderGrid, only: isUndated() };
    case 'ended':
      return { ...tenderGrid, only: sql`NOT ${isAnyOfWords(tender.state, runningStates)}` };
    case 'all':
    case 'within4h':
    case 'within24h':
    case 'within3d':
    case 'within7d':
    case 'within15d':
      return tenderGrid;
  }
}

/** The same with the part that needs the calendar. */
const gridFor = async (db: ReadDb, segment: TenderSegment, ctx: Ctx): Promise<GridSpec> =>
  segment === 'depositToAsk'
    ? { ...tenderGrid, only: isDepositToAsk(await askLimitsOf(db, ctx)) }
    : tenderGridOf(segment, ctx);

/** Names of people by id. */
export async function peopleNames(db: ReadDb, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(isAnyOf(user.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Records as lists and the page show them, in their order. */
export async function tenderRows(db: ReadDb, records: readonly TenderRecord[], { actor }: Ctx): Promise<TenderRow[]> {
  const names = await peopleNames(
    db,
    records.flatMap(({ ownerId, assistantId }) => [ownerId, assistantId]),
  );
  return records.map((record) => {
    const { titlePy: _1, titleInitials: _2, purchaserPy: _3, purchaserInitials: _4, ...known } = record;
    const { goBy: _5, goAt: _6, submittedBy: _7, createdBy: _8, previousState: _9, ...row } = known;
    return {
      ...row,
      ownerName: names.get(row.ownerId) ?? '',
      assistantName: names.get(row.assistantId) ?? '',
      backTo: stateBefore(record),
      actions: tenderActions(record, actor.posts),
    };
  });
}

export const listTenders: Query<Contract['list']> = async (db, { segment, ...request }, ctx) => {
  const block = await gridIds(db, await gridFor(db, segment, ctx), { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const rows = await tenderRows(db, await tenderRecords(db, ids), ctx);
  return okay({ rows: inOrderOf(ids, rows), hasMore });
};

export const tenderTotals: Query<Contract['totals']> = async (db, { segment, ...criteria }, ctx) =>
  gridTotalsOf(db, await gridFor(db, segment, ctx), { criteria, actor: ctx.actor });
