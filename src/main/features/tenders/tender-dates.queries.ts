/** The dates of one tender as its page shows them. */
import type { MilestoneRow, tenderDatesContract } from '../../../shared/contract/tender-dates.contract';
import { businessDateOf } from '../../../shared/domain/business-date';
import { may } from '../../../shared/domain/permissions';
import { okay, refuse, type Problem } from '../../../shared/domain/problem';
import type { Ctx, Query } from '../../store/handler';
import { calendarOf } from '../settings/calendar.queries';
import { addWorkdays, missingYears, type Calendar } from '../settings/calendar.rules';
import { milestonesOf, movesOf, type MilestoneRecord } from './milestones.queries';
import {
  anchorProblem,
  answerProblem,
  closedProblem,
  milestoneLook,
  reopenProblem,
  settledProblem,
} from './milestones.rules';
import { peopleNames } from './tender-list.queries';
import { tenderFacts, type TenderRecord } from './tenders.queries';

type Contract = typeof tenderDatesContract;
type Actions = MilestoneRow['actions'];

type Known = { readonly found: TenderRecord; readonly dates: readonly MilestoneRecord[] };

/** What may be done with a date, or why not and by whom. */
function actionsOf({ found, dates }: Known, kept: MilestoneRecord, ctx: Ctx): Actions {
  const right = may(ctx.actor.posts, 'tenders.write');
  const shut = right === true ? (settledProblem(kept) ?? closedProblem(found)?.problem) : right;
  const fixed = shut ?? anchorProblem(found, kept.kind)?.problem;
  const answer = (...problems: readonly (Problem | undefined)[]): Actions['move'] =>
    problems.find((one) => one !== undefined) ?? true;
  const notDue: Problem = { code: 'RULE_VIOLATED', params: { case: 'tenderDates.refusals.notDue', at: kept.dueAt } };
  const stays: Problem = { code: 'RULE_VIOLATED', params: { case: 'tenderDates.refusals.deadlineStays' } };
  const only: Problem = { code: 'RULE_VIOLATED', params: { case: 'tenderDates.refusals.onlyOpening' } };
  const forbidden = right === true ? undefined : right;
  return {
    move: answer(fixed),
    done: answer(shut),
    missed: answer(shut, kept.dueAt >= ctx.now ? notDue : undefined),
    drop: answer(fixed, kept.kind === 'bid_deadline' ? stays : undefined),
    arrange: answer(shut, kept.kind === 'opening' ? undefined : only),
    // What does not fit the date nobody may do: who may is told only of what could be done.
    answer: answer(answerProblem(found, kept), forbidden),
    reopen: answer(reopenProblem(found, kept, dates), forbidden),
  };
}

/** The day on which finance is asked, so many working days before. */
const askOnOf = ({ leadWorkdays, dueAt }: MilestoneRecord, calendar: Calendar, timeZone: string): string | null =>
  leadWorkdays === 0 ? null : addWorkdays(calendar, businessDateOf(dueAt, timeZone), -leadWorkdays);

export const datesOf: Query<Contract['of']> = async (db, { tenderId }, ctx) => {
  const found = await tenderFacts(db, tenderId);
  if (!found) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const kept = await milestonesOf(db, [tenderId]);
  const calendar = await calendarOf(db);
  const moves = Map.groupBy(
    await movesOf(
      db,
      kept.map(({ id }) => id),
    ),
    ({ milestoneId }) => milestoneId,
  );
  const names = await peopleNames(
    db,
    kept.flatMap(({ attendeeId, doneBy }) => [attendeeId ?? 0, doneBy ?? 0]),
  );
  const dates = kept.map((date): MilestoneRow => {
    const { doneBy, isPlanned: _1, countedFrom: _2, ...row } = date;
    return {
      ...row,
      askOn: askOnOf(date, calendar, ctx.timeZone),
      attendeeName: names.get(date.attendeeId ?? 0) ?? '',
      doneByName: names.get(doneBy ?? 0) ?? '',
      look: milestoneLook(date, ctx.now, ctx.timeZone),
      moves: (moves.get(date.id) ?? []).map(({ milestoneId: _3, ...move }) => move),
      actions: actionsOf({ found, dates: kept }, date, ctx),
    };
  });
  const last =
    dates
      .map(({ dueAt }) => businessDateOf(dueAt, ctx.timeZone))
      .toSorted()
      .at(-1) ?? ctx.today;
  return okay({ dates, missingYears: missingYears(calendar, ctx.today, last > ctx.today ? last : ctx.today) });
};
