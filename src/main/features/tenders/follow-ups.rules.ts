/** On which day to ask next: never without one while others decide. Pure. */
import { addDays } from '../../../shared/domain/business-date';
import { refuse, type Refusal } from '../../../shared/domain/problem';
import { addWorkdays, type Calendar } from '../../../shared/domain/workdays';

const EVERY_WORKDAYS = 3;
const FURTHEST_DAYS = 60;

const later = (...days: readonly (string | null)[]): string =>
  days.reduce<string>((last, day) => (day !== null && day > last ? day : last), '');

type First = { readonly openingOn: string | null; readonly deadlineOn: string | null; readonly today: string };

/** After the submission: one working day after the opening, or after the deadline where nothing is opened. */
export const firstFollowUpOn = (calendar: Calendar, { openingOn, deadlineOn, today }: First): string =>
  addWorkdays(calendar, later(openingOn ?? deadlineOn, today), 1);

type Next = { readonly today: string; readonly publishedUntil: string | null };

/** Every three working days, but the last day of the publication when it comes first. */
export function nextFollowUpOn(calendar: Calendar, { today, publishedUntil }: Next): string {
  const usual = addWorkdays(calendar, today, EVERY_WORKDAYS);
  return publishedUntil !== null && publishedUntil > today && publishedUntil < usual ? publishedUntil : usual;
}

/** A day that a person chose: after today, and not so far that it would be forgotten. */
export function followUpProblem(nextOn: string | null, today: string): Refusal | undefined {
  if (nextOn === null) return undefined;
  const furthest = addDays(today, FURTHEST_DAYS);
  if (nextOn <= today) {
    return refuse('VALIDATION_FAILED', { case: 'tenders.refusals.nextPast', on: today }, ['/nextOn']);
  }
  return nextOn > furthest
    ? refuse('VALIDATION_FAILED', { case: 'tenders.refusals.nextFar', on: furthest }, ['/nextOn'])
    : undefined;
}
