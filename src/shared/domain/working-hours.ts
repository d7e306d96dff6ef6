/**
 * Working hours of the firm: 8:30 to 17:30, Monday to Friday, in the book's time zone. What waits over a night or a
 * weekend does not get older. Public holidays are not known and count as their day of the week.
 */
import { Temporal } from 'temporal-polyfill/implementation';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const OPENS_MS = 8.5 * HOUR_MS;
const WORKDAY_MS = 9 * HOUR_MS;
const WORKDAYS = 5;
/** 1970-01-01 was a Thursday: three days after a Monday. */
const EPOCH_AFTER_MONDAY = 3;

export type WorkingClock = {
  /** Working time between two instants (UTC ms), in ms; 0 when the second is not later. */
  readonly between: (from: number, until: number) => number;
  /** What waits since before this instant has waited longer than so many working hours at `now` (UTC ms). */
  readonly lateBefore: (now: number, hours: number) => number;
};

/** Offsets change on the hour, so one answer serves the hour: a report asks for hundreds of thousands. */
const offsetsOf = (timeZone: string) => {
  const known = new Map<number, number>();
  return (at: number): number => {
    const hour = Math.floor(at / HOUR_MS);
    const found = known.get(hour);
    if (found !== undefined) return found;
    const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
    const offset = zoned.offsetNanoseconds / 1_000_000;
    known.set(hour, offset);
    return offset;
  };
};

/** Working time from a Monday long ago to a local instant, ms. */
const workedUntil = (local: number): number => {
  const day = Math.floor(local / DAY_MS);
  const since = day + EPOCH_AFTER_MONDAY;
  const week = Math.floor(since / 7);
  const weekday = since - week * 7;
  const whole = (week * WORKDAYS + Math.min(weekday, WORKDAYS)) * WORKDAY_MS;
  if (weekday >= WORKDAYS) return whole;
  return whole + Math.min(Math.max(local - day * DAY_MS - OPENS_MS, 0), WORKDAY_MS);
};

/** The earliest local instant at which so much had been worked. */
const firstAt = (worked: number): number => {
  const days = Math.ceil(worked / WORKDAY_MS) - 1;
  const week = Math.floor(days / WORKDAYS);
  const day = week * 7 + (days - week * WORKDAYS) - EPOCH_AFTER_MONDAY;
  return day * DAY_MS + OPENS_MS + (worked - days * WORKDAY_MS);
};

/** The clock of a time zone such as `Asia/Shanghai`; make it once a call. */
export const workingClock = (timeZone: string): WorkingClock => {
  const offset = offsetsOf(timeZone);
  const worked = (at: number): number => workedUntil(at + offset(at));
  return {
    between: (from, until) => Math.max(worked(until) - worked(from), 0),
    lateBefore: (now, hours) => {
      const local = firstAt(worked(now) - hours * HOUR_MS);
      return local - offset(local - offset(now));
    },
  };
};

/** Working time between two instants (UTC ms) in a time zone, in ms. */
export const workingHoursBetween = (from: number, until: number, timeZone: string): number =>
  workingClock(timeZone).between(from, until) / HOUR_MS;
