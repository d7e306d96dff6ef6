/** Bids that were decided in a period, dates that came due in it, and the rows behind their figures. */
import { sql, type SQL } from 'drizzle-orm';
import { addDays, startOfDay } from '../../../shared/domain/business-date';
import {
  calledOffStates,
  OPENING_MINUTES,
  notWonStates,
  rightKinds,
  type FigureCut,
  type FigurePart,
} from '../../../shared/domain/tender-views';
import { wonStates } from '../../../shared/domain/tender-words';
import { isAnyOfWords, withoutIndex } from '../../store/dialect';
import type { Actor } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { user } from '../users/users.tables';
import { tenderItem } from './item.tables';
import { tender, tenderMilestone } from './tenders.tables';
import { isSeen } from './view-scope.queries';

/** Days, both included, and the same as instants: from the first until before the last. */
export type Period = {
  readonly from: string;
  readonly until: string;
  readonly fromAt: number;
  readonly untilAt: number;
};

export const periodOf = (from: string, until: string, timeZone: string): Period => ({
  ...{ from, until },
  fromAt: startOfDay(from, timeZone),
  untilAt: startOfDay(addDays(until, 1), timeZone),
});

const isWon = (): SQL => isAnyOfWords(withoutIndex(tender.state), wonStates);
const isNotWon = (): SQL => isAnyOfWords(withoutIndex(tender.state), notWonStates);
const endedIn = ({ fromAt, untilAt }: Period): SQL =>
  sql`(${tender.endedAt} >= ${fromAt} AND ${tender.endedAt} < ${untilAt})`;

/** Of an award without a notice the day of its end, of one that was taken over from before the book that of its import. */
const knownIn = ({ fromAt, untilAt }: Period): SQL =>
  sql`(coalesce(${tender.endedAt}, ${tender.createdAt}) >= ${fromAt} AND coalesce(${tender.endedAt}, ${tender.createdAt}) < ${untilAt})`;

/** An award by the day of its notice, what was lost by the day on which it ended. */
const wonIn = (period: Period): SQL =>
  sql`(${isWon()} AND ((${tender.awardNoticeOn} >= ${period.from} AND ${tender.awardNoticeOn} <= ${period.until}) OR (${tender.awardNoticeOn} IS NULL AND ${knownIn(period)})))`;
const notWonIn = (period: Period): SQL => sql`(${isNotWon()} AND ${endedIn(period)})`;

const decidedStates = [...wonStates, ...notWonStates];
/** By the index of states: what still runs is not looked at. */
const decidedIn = (period: Period): SQL =>
  sql`(${isAnyOfWords(tender.state, decidedStates)} AND (${wonIn(period)} OR ${notWonIn(period)}))`;

/** Decided bids that one sees, added up by everything that figures are cut by. */
export const decidedBids = (db: ReadDb, period: Period, actor: Actor) =>
  db
    .select({
      state: tender.state,
      kind: tender.kind,
      province: tender.province,
      ownerId: tender.ownerId,
      ownerName: user.name,
      reason: tender.outcomeReason,
      count: sql`count(*)`.mapWith(Number),
    })
    .from(tender)
    .innerJoin(user, sql`${user.id} = ${tender.ownerId}`)
    .where(sql`${decidedIn(period)} AND ${isSeen(actor)}`)
    .groupBy(tender.state, tender.kind, tender.province, tender.ownerId, user.name, tender.outcomeReason);

/** Items of decided bids by product; an item is won for itself. */
export const decidedItems = (db: ReadDb, period: Period, actor: Actor) =>
  db
    .select({
      productId: tenderItem.productId,
      productName: sql<string>`max(${tenderItem.productName})`,
      won: sql`sum(CASE WHEN ${tenderItem.result} = 'won' THEN 1 ELSE 0 END)`.mapWith(Number),
      count: sql`count(*)`.mapWith(Number),
    })
    .from(tender)
    .innerJoin(tenderItem, sql`${tenderItem.tenderId} = ${tender.id}`)
    .where(sql`${tenderItem.isRemoved} = 0 AND ${decidedIn(period)} AND ${isSeen(actor)}`)
    .groupBy(tenderItem.productId);

const dueIn = ({ fromAt, untilAt }: Period): SQL =>
  sql`${tenderMilestone.dueAt} >= ${fromAt} AND ${tenderMilestone.dueAt} < ${untilAt}`;
/** Dates that are ours to keep and that nobody dropped. */
const isOurs = (): SQL => sql`${tenderMilestone.isOurs} = 1 AND ${tenderMilestone.isDropped} = 0`;

const calledOffAt = (): SQL => sql`CASE WHEN ${isAnyOfWords(tender.state, calledOffStates)} THEN ${tender.endedAt} END`;

/** Dates of the period as the rule of punctuality wants them. */
export const datesIn = (db: ReadDb, period: Period, actor: Actor) =>
  db
    .select({
      kind: tenderMilestone.kind,
      dueAt: tenderMilestone.dueAt,
      originalDueAt: tenderMilestone.originalDueAt,
      doneAt: tenderMilestone.doneAt,
      movedCount: tenderMilestone.movedCount,
      minutesAllowed: tenderMilestone.minutesAllowed,
      missedReason: tenderMilestone.missedReason,
      calledOffAt: sql<number | null>`${calledOffAt()}`,
    })
    .from(tenderMilestone)
    .innerJoin(tender, sql`${tender.id} = ${tenderMilestone.tenderId}`)
    .where(sql`${dueIn(period)} AND ${isOurs()} AND ${isSeen(actor)}`);

export type Cut = { readonly by: FigureCut; readonly key: string; readonly part: FigurePart };

/** Until when a date counts as kept; the same as `graceOf` says. */
const keptUntil = (): SQL =>
  sql`${tenderMilestone.dueAt} + CASE WHEN ${tenderMilestone.kind} = 'opening' THEN coalesce(${tenderMilestone.minutesAllowed}, ${OPENING_MINUTES}) * 60000 ELSE 0 END`;
/** The same as the rule says: missed, or due while somebody waited for it and not done. */
const wasNotDone = (now: number): SQL =>
  sql`(${tenderMilestone.doneAt} IS NULL AND (${tenderMilestone.missedReason} <> '' OR (${keptUntil()} < ${now} AND NOT ${isAnyOfWords(tenderMilestone.kind, rightKinds)} AND (${calledOffAt()} IS NULL OR ${calledOffAt()} > ${tenderMilestone.dueAt}))))`;
const wasLate = (now: number): SQL => sql`(${tenderMilestone.doneAt} > ${keptUntil()} OR ${wasNotDone(now)})`;
const wasCounted = (now: number): SQL => sql`(${tenderMilestone.doneAt} IS NOT NULL OR ${wasNotDone(now)})`;

/** The tender inside is the one of the date, not the row of the list. */
const withDate = (period: Period, { key, part }: Cut, now: number): SQL =>
  sql`${tender.id} IN (SELECT ${tenderMilestone.tenderId} FROM ${tenderMilestone} INNER JOIN ${tender} ON ${tender.id} = ${tenderMilestone.tenderId} WHERE ${dueIn(period)} AND ${isOurs()} AND ${tenderMilestone.kind} = ${key} AND ${part === 'late' ? wasLate(now) : wasCounted(now)})`;

const partOf = (period: Period, part: FigurePart): SQL => {
  switch (part) {
    case 'won':
      return wonIn(period);
    case 'notWon':
    case 'late':
      return notWonIn(period);
    case 'decided':
      return sql`(${wonIn(period)} OR ${notWonIn(period)})`;
  }
};

/** A product is won by its item, not by its tender. */
function withProduct(period: Period, { key, part }: Cut): SQL {
  const result = { won: sql` AND ${tenderItem.result} = 'won'`, decided: sql`` } as const;
  const ofPart = part === 'won' || part === 'decided' ? result[part] : sql` AND ${tenderItem.result} <> 'won'`;
  return sql`(${decidedIn(period)} AND ${tender.id} IN (SELECT ${tenderItem.tenderId} FROM ${tenderItem} WHERE ${tenderItem.productId} = ${Number(key)} AND ${tenderItem.isRemoved} = 0${ofPart}))`;
}

/** The reason of a loss; a refused or void bid stands under what became of it. */
const withReason = (period: Period, key: string): SQL =>
  key === 'rejected' || key === 'voided'
    ? sql`(${notWonIn(period)} AND ${withoutIndex(tender.state)} = ${key})`
    : sql`(${notWonIn(period)} AND ${withoutIndex(tender.state)} = 'lost' AND ${tender.outcomeReason} = ${key})`;

/** Tenders behind a figure, in the order of the list: its index drives, not the one of what is cut by; `key` that is no number where one is wanted finds nothing. */
export function behindFigure(cut: Cut, period: Period, now: number): SQL {
  switch (cut.by) {
    case 'all':
      return partOf(period, cut.part);
    case 'province':
      return sql`(${partOf(period, cut.part)} AND ${withoutIndex(tender.province)} = ${cut.key})`;
    case 'kind':
      return sql`(${partOf(period, cut.part)} AND ${withoutIndex(tender.kind)} = ${cut.key})`;
    case 'person':
      return sql`(${partOf(period, cut.part)} AND ${withoutIndex(tender.ownerId)} = ${Number(cut.key)})`;
    case 'product':
      return withProduct(period, cut);
    case 'reason':
      return withReason(period, cut.key);
    case 'milestone':
      return withDate(period, cut, now);
  }
}
