/** Working days: the week, without public holidays, with the weekend days that are worked for them. Pure. */
import type { DayKind } from './calendar-words';
import { addDays, daysBetween } from './business-date';

export type Calendar = {
  /** Days that leave the week. */
  readonly days: ReadonlyMap<string, DayKind>;
  /** Years whose days are entered; the others count by the week alone. */
  readonly years: ReadonlySet<number>;
};

/** Some Monday, from which the days of the week are counted. */
const MONDAY = '2024-01-01';
const WEEK = 7;
const SATURDAY = 5;

/** True on Saturdays and Sundays, whatever the calendar says of them. */
export const isWeekend = (date: string): boolean => ((daysBetween(MONDAY, date) % WEEK) + WEEK) % WEEK >= SATURDAY;

const yearOf = (date: string): number => Number(date.slice(0, 4));

/** False where nobody has entered the year's holidays: what is counted there may be wrong. */
export const hasYear = ({ years }: Calendar, date: string): boolean => years.has(yearOf(date));

/** The years between two dates, both included, that nobody has entered. */
export function missingYears({ years }: Calendar, from: string, to: string): number[] {
  const [first, last] = from <= to ? [yearOf(from), yearOf(to)] : [yearOf(to), yearOf(from)];
  const all = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return all.filter((year) => !years.has(year));
}

export function isWorkday({ days }: Calendar, date: string): boolean {
  const kind = days.get(date);
  return kind === undefined ? !isWeekend(date) : kind === 'workday';
}

/** The date itself when it is worked, else the next day that is. */
export function nextWorkday(calendar: Calendar, date: string): string {
  let day = date;
  while (!isWorkday(calendar, day)) day = addDays(day, 1);
  return day;
}

/** The date itself when it is worked, else the last day before it that is. */
export function lastWorkday(calendar: Calendar, date: string): string {
  let day = date;
  while (!isWorkday(calendar, day)) day = addDays(day, -1);
  return day;
}

/**
 * The n-th working day after a date, or before it when n is negative; the date itself is not counted. With 0 the date
 * itself, or the next working day when it is off. Never a day off.
 */
export function addWorkdays(calendar: Calendar, date: string, n: number): string {
  if (n === 0) return nextWorkday(calendar, date);
  const step = n > 0 ? 1 : -1;
  let day = date;
  for (let left = Math.abs(n); left > 0; ) {
    day = addDays(day, step);
    if (isWorkday(calendar, day)) left -= 1;
  }
  return day;
}

/**
 * Working days from one date to another: the first is not counted, the second is. Negative when the second is
 * earlier, so that `addWorkdays(date, workdaysBetween(date, workday))` is that working day.
 */
export function workdaysBetween(calendar: Calendar, from: string, to: string): number {
  const step = from <= to ? 1 : -1;
  const length = Math.abs(daysBetween(from, to));
  let count = 0;
  for (let day = 1; day <= length; day += 1) if (isWorkday(calendar, addDays(from, step * day))) count += step;
  return count;
}
