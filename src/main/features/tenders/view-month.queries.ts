/** The calendar of a month: dates of tenders and the days on which to ask, with the days off. */
import { sql, type SQL } from 'drizzle-orm';
import type { MonthItem, MonthView, tenderViewsContract } from '../../../shared/contract/tender-views.contract';
import { addDays, businessDateOf, startOfDay } from '../../../shared/domain/business-date';
import { may, type Post } from '../../../shared/domain/permissions';
import { okay, type Problem } from '../../../shared/domain/problem';
import { MOST_MONTH_DATES, type DateStanding } from '../../../shared/domain/tender-views';
import {
  type MilestoneKind,
  runningStates,
  wonStates,
  type TenderKind,
  type TenderState,
} from '../../../shared/domain/tender-words';
import { isAnyOfWords, withoutIndex } from '../../store/dialect';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { missingYears } from '../settings/calendar.rules';
import { calendarOf } from '../settings/calendar.queries';
import { calendarDay } from '../settings/settings.tables';
import { actionProblem, permissionFor } from './tenders.rules';
import { tender, tenderFollowUp, tenderMilestone } from './tenders.tables';
import { standingOf, weeksOf } from './view-month.rules';
import { isAsked } from './view-scope.queries';

type Contract = typeof tenderViewsContract;
type Span = { readonly from: string; readonly until: string; readonly timeZone: string };

const alive = [...runningStates, ...wonStates];
/** These stay open in a bid that was given up, and nobody waits for them. */
const pastEnd = ['bid_deadline', 'opening'] as const satisfies MilestoneKind[];
/** Of what runs or is carried out every date; of what ended only what is still to be kept, e.g. the deposit. */
const matters = (): SQL =>
  sql`(${isAnyOfWords(tender.state, alive)} OR (${tenderMilestone.doneAt} IS NULL AND ${tenderMilestone.isDropped} = 0 AND ${tenderMilestone.missedReason} = '' AND NOT ${isAnyOfWords(tenderMilestone.kind, pastEnd)}))`;

/** Dates due in these days; one more than are shown. */
export const milestonesIn = (db: ReadDb, { from, until, timeZone }: Span, scope: SQL) =>
  db
    .select({
      id: tenderMilestone.id,
      tenderId: tenderMilestone.tenderId,
      kind: tenderMilestone.kind,
      milestoneTitle: tenderMilestone.title,
      dueAt: tenderMilestone.dueAt,
      isWholeDay: tenderMilestone.isWholeDay,
      originalDueAt: tenderMilestone.originalDueAt,
      movedCount: tenderMilestone.movedCount,
      isOurs: tenderMilestone.isOurs,
      minutesAllowed: tenderMilestone.minutesAllowed,
      doneAt: tenderMilestone.doneAt,
      missedReason: tenderMilestone.missedReason,
      isDropped: tenderMilestone.isDropped,
      version: tenderMilestone.version,
      number: tender.number,
      title: tender.title,
      tenderKind: tender.kind,
      tenderState: tender.state,
    })
    .from(tenderMilestone)
    .innerJoin(tender, sql`${tender.id} = ${tenderMilestone.tenderId}`)
    .where(
      sql`${tenderMilestone.dueAt} >= ${startOfDay(from, timeZone)} AND ${tenderMilestone.dueAt} < ${startOfDay(addDays(until, 1), timeZone)} AND ${matters()} AND ${scope}`,
    )
    .orderBy(tenderMilestone.dueAt, tenderMilestone.tenderId)
    .limit(MOST_MONTH_DATES + 1);
type MilestoneFound = Awaited<ReturnType<typeof milestonesIn>>[number];

/** Next follow-ups in these days; one more than are shown. */
export const followUpsIn = (db: ReadDb, { from, until }: Span, scope: SQL) =>
  db
    .select({
      tenderId: tender.id,
      dueOn: sql<string>`${tender.nextFollowUpOn}`,
      number: tender.number,
      title: tender.title,
      tenderKind: tender.kind,
      tenderState: tender.state,
      version: tender.version,
    })
    .from(tender)
    .where(
      sql`${tender.nextFollowUpOn} >= ${from} AND ${tender.nextFollowUpOn} <= ${until} AND ${isAnyOfWords(withoutIndex(tender.state), runningStates)} AND ${scope}`,
    )
    .orderBy(tender.nextFollowUpOn, tender.id)
    .limit(MOST_MONTH_DATES + 1);
type FollowUpFound = Awaited<ReturnType<typeof followUpsIn>>[number];

/** What was asked in these days of tenders that still matter; one more than are shown. */
export const answersIn = (db: ReadDb, { from, until }: Span, scope: SQL) =>
  db
    .select({
      id: tenderFollowUp.id,
      tenderId: tender.id,
      dueOn: tenderFollowUp.askedOn,
      number: tender.number,
      title: tender.title,
      tenderKind: tender.kind,
      tenderState: tender.state,
      version: tender.version,
    })
    .from(tender)
    .innerJoin(tenderFollowUp, sql`${tenderFollowUp.tenderId} = ${tender.id}`)
    .where(
      sql`${isAnyOfWords(tender.state, alive)} AND ${tenderFollowUp.askedOn} >= ${from} AND ${tenderFollowUp.askedOn} <= ${until} AND ${scope}`,
    )
    .orderBy(tenderFollowUp.askedOn, tenderFollowUp.id)
    .limit(MOST_MONTH_DATES + 1);
type AnswerFound = Awaited<ReturnType<typeof answersIn>>[number];

type Movable = { readonly kind: TenderKind; readonly state: TenderState; readonly standing: DateStanding };

/** Whether a date may be moved: what is kept, missed or dropped stays as it is. */
function moveState({ kind, state, standing }: Movable, posts: readonly Post[]): true | Problem {
  const right = may(posts, permissionFor('changeDates'));
  if (right !== true) return right;
  if (standing !== 'open' && standing !== 'late') {
    return { code: 'STATE_CONFLICT', params: { state: `tenderViews.standings.${standing}` } };
  }
  return actionProblem({ kind, state }, 'changeDates')?.problem ?? true;
}

function itemOfMilestone(found: MilestoneFound, { now, timeZone, actor }: Ctx): MonthItem {
  const { id, isWholeDay, doneAt: _1, missedReason: _2, isDropped: _3, minutesAllowed: _4, ...rest } = found;
  const { dueAt, originalDueAt, ...row } = rest;
  const standing = standingOf(found, now);
  return {
    ...row,
    ...{ key: `m${id}`, milestoneId: id, originalDueAt, standing },
    dueOn: businessDateOf(dueAt, timeZone),
    dueAt: isWholeDay ? null : dueAt,
    originalOn: businessDateOf(originalDueAt, timeZone),
    move: moveState({ kind: row.tenderKind, state: row.tenderState, standing }, actor.posts),
  };
}

/** The day on which to ask follows from the last answer: it is moved by noting one. */
const byAnswer: Problem = { code: 'STATE_CONFLICT', params: { case: 'tenderViews.refusals.followUp' } };

/** A day on which somebody asked: it has been, so it stays. */
function itemOfAnswer({ id, dueOn, ...row }: AnswerFound): MonthItem {
  return {
    ...row,
    ...{ key: `a${id}`, milestoneId: null, kind: 'follow_up', milestoneTitle: '', standing: 'done' },
    ...{ dueOn, dueAt: null, originalDueAt: null, originalOn: dueOn, movedCount: 0, isOurs: true },
    move: { code: 'STATE_CONFLICT', params: { state: 'tenderViews.standings.done' } },
  };
}

function itemOfFollowUp({ tenderId, dueOn, ...row }: FollowUpFound, { today }: Ctx): MonthItem {
  return {
    ...row,
    ...{ key: `f${tenderId}`, tenderId, milestoneId: null, kind: 'follow_up', milestoneTitle: '' },
    ...{ dueOn, dueAt: null, originalDueAt: null, originalOn: dueOn, movedCount: 0, isOurs: true },
    standing: dueOn < today ? 'late' : 'open',
    move: byAnswer,
  };
}

const daysIn = (db: ReadDb, { from, until }: Span) =>
  db
    .select({ day: calendarDay.day, kind: calendarDay.kind, name: calendarDay.name })
    .from(calendarDay)
    .where(sql`${calendarDay.day} BETWEEN ${from} AND ${until}`)
    .orderBy(calendarDay.day);

export const tenderMonth: Query<Contract['month']> = async (db, { month, ...asked }, ctx) => {
  const span: Span = { ...weeksOf(month), timeZone: ctx.timeZone };
  const scope = isAsked(asked, ctx.actor);
  const items = [
    ...(await milestonesIn(db, span, scope)).map((found) => itemOfMilestone(found, ctx)),
    ...(await answersIn(db, span, scope)).map(itemOfAnswer),
    ...(await followUpsIn(db, span, scope)).map((found) => itemOfFollowUp(found, ctx)),
  ];
  const view: MonthView = {
    ...{ from: span.from, until: span.until },
    items: items.slice(0, MOST_MONTH_DATES),
    isCapped: items.length > MOST_MONTH_DATES,
    days: await daysIn(db, span),
    unknownYears: missingYears(await calendarOf(db), span.from, span.until),
  };
  return okay(view);
};
