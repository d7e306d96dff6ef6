/** What was missed and what was done so that it does not happen again. */
import { sql, type SQL } from 'drizzle-orm';
import type { MissedRow } from '../../../shared/contract/tender-views.contract';
import { businessDateOf } from '../../../shared/domain/business-date';
import { IMPORT_UNDONE } from '../../../shared/domain/tender-clocks';
import { MOST_MISSED } from '../../../shared/domain/tender-views';
import { biddingStates, endStates } from '../../../shared/domain/tender-words';
import { isAnyOfWords } from '../../store/dialect';
import type { Actor, Ctx } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { tender, tenderMilestone } from './tenders.tables';
import type { Period } from './view-decided.queries';
import { isSeen } from './view-scope.queries';

/** The word of `lostReasons` for a date that we missed ourselves. */
const MISSED = 'missed';

const known = {
  tenderId: tender.id,
  number: tender.number,
  title: tender.title,
  tenderKind: tender.kind,
  tenderState: tender.state,
  lesson: tender.lesson,
};

/** Given up after its deadline had passed without a bid. What nobody wanted, or was never ours, is no missed bid. */
const isGivenUpLate = (): SQL =>
  sql`(${tender.state} = 'abandoned' AND ${tender.submittedAt} IS NULL AND ${tender.bidDeadlineAt} < ${tender.endedAt} AND ${tender.goDecision} <> 'no_go' AND ${tender.outcomeReason} <> ${IMPORT_UNDONE})`;

/** Bids that ended without an award because of a missed date, or of which something was learnt. */
export const endedBids = (db: ReadDb, { fromAt, untilAt }: Period, actor: Actor) =>
  db
    .select({ ...known, endedAt: tender.endedAt, reason: tender.outcomeReason, note: tender.outcomeNote })
    .from(tender)
    .where(
      sql`${isAnyOfWords(tender.state, endStates)} AND ${tender.endedAt} >= ${fromAt} AND ${tender.endedAt} < ${untilAt} AND (${tender.outcomeReason} = ${MISSED} OR ${tender.lesson} <> '' OR ${isGivenUpLate()}) AND ${isSeen(actor)}`,
    )
    .orderBy(sql`${tender.endedAt} DESC`)
    .limit(MOST_MISSED + 1);

/** Dates of which somebody wrote why they were missed. */
export const missedDates = (db: ReadDb, { fromAt, untilAt }: Period, actor: Actor) =>
  db
    .select({
      ...known,
      milestoneId: tenderMilestone.id,
      kind: tenderMilestone.kind,
      milestoneTitle: tenderMilestone.title,
      dueAt: tenderMilestone.dueAt,
      reason: tenderMilestone.missedReason,
    })
    .from(tenderMilestone)
    .innerJoin(tender, sql`${tender.id} = ${tenderMilestone.tenderId}`)
    .where(
      sql`${tenderMilestone.dueAt} >= ${fromAt} AND ${tenderMilestone.dueAt} < ${untilAt} AND ${tenderMilestone.missedReason} <> '' AND ${isSeen(actor)}`,
    )
    .orderBy(sql`${tenderMilestone.dueAt} DESC`)
    .limit(MOST_MISSED + 1);

/** Bids that were not handed in when their deadline passed, and of which nothing was written since. */
export const silentBids = (db: ReadDb, { fromAt, untilAt }: Period, { actor, now }: Ctx) =>
  db
    .select({ ...known, bidDeadlineAt: tender.bidDeadlineAt })
    .from(tender)
    .where(passed(fromAt, Math.min(untilAt, now), actor))
    .orderBy(sql`${tender.bidDeadlineAt} DESC`)
    .limit(MOST_MISSED + 1);
const passed = (fromAt: number, beforeAt: number, actor: Actor): SQL =>
  sql`${isAnyOfWords(tender.state, biddingStates)} AND ${tender.bidDeadlineAt} >= ${fromAt} AND ${tender.bidDeadlineAt} < ${beforeAt} AND ${isSeen(actor)}`;

/** The latest first. */
export async function missedIn(
  db: ReadDb,
  period: Period,
  ctx: Ctx,
): Promise<{ missed: MissedRow[]; isMissedCapped: boolean }> {
  const on = (at: number | null): string => businessDateOf(at ?? 0, ctx.timeZone);
  const nothing = { kind: null, milestoneTitle: '' } as const;
  const ended = (await endedBids(db, period, ctx.actor)).map(
    ({ endedAt, ...row }): MissedRow => ({
      ...{ ...row, ...nothing, key: `t${row.tenderId}`, what: 'tender', on: on(endedAt) },
    }),
  );
  const dates = (await missedDates(db, period, ctx.actor)).map(
    ({ milestoneId, dueAt, ...row }): MissedRow => ({
      ...{ ...row, key: `m${milestoneId}`, what: 'milestone', on: on(dueAt), note: '' },
    }),
  );
  const silent = (await silentBids(db, period, ctx)).map(
    ({ bidDeadlineAt, ...row }): MissedRow => ({
      ...{ ...row, ...nothing, key: `d${row.tenderId}`, what: 'deadline', on: on(bidDeadlineAt), reason: '', note: '' },
    }),
  );
  const all = [...ended, ...dates, ...silent].toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  return { missed: all.slice(0, MOST_MISSED), isMissedCapped: all.length > MOST_MISSED };
}
