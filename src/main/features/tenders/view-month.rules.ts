/** The days of a month's calendar and how a date stands in it. Pure. */
import { addDays, daysBetween, endOfMonth } from '../../../shared/domain/business-date';
import { graceOf, type DateStanding } from '../../../shared/domain/tender-views';
import type { MilestoneKind } from '../../../shared/domain/tender-words';

const A_MONDAY = '2024-01-01';
const WEEK = 7;
/** Days since Monday: 0 to 6. */
const weekdayOf = (day: string): number => ((daysBetween(A_MONDAY, day) % WEEK) + WEEK) % WEEK;

/** Whole weeks from a Monday to a Sunday around a month (`YYYY-MM`). */
export function weeksOf(month: string): { readonly from: string; readonly until: string } {
  const first = `${month}-01`;
  const last = endOfMonth(first);
  return { from: addDays(first, -weekdayOf(first)), until: addDays(last, WEEK - 1 - weekdayOf(last)) };
}

type Dated = {
  readonly kind: MilestoneKind;
  readonly dueAt: number;
  readonly minutesAllowed: number | null;
  readonly doneAt: number | null;
  readonly missedReason: string;
  readonly isDropped: boolean;
};

/** How a date stands at `now`, all in UTC ms. */
export function standingOf({ doneAt, missedReason, isDropped, ...date }: Dated, now: number): DateStanding {
  const dueAt = date.dueAt + graceOf(date.kind, date.minutesAllowed);
  if (isDropped) return 'dropped';
  if (doneAt !== null) return doneAt <= dueAt ? 'done' : 'doneLate';
  if (missedReason !== '') return 'missed';
  return dueAt < now ? 'late' : 'open';
}
