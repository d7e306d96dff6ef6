/** Times in the firm's zone, wherever this computer is. */
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { addDays, businessDateOf, startOfDay } from '../../../shared/domain/business-date';
import { formatInstant } from '../../../shared/domain/format';
import type { Translate } from '../../ui/i18n';
import { useTimeZone } from '../../ui/time-zone';

export const DAY = 'YYYY-MM-DD';
export const TIME = { showTime: { format: 'HH:mm' }, format: 'YYYY-MM-DD HH:mm' } as const;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FULL_DAY = 24 * HOUR;

/** What stands in a field of time. */
export const instantOf = (typed: Dayjs, timeZone: string): number =>
  startOfDay(typed.format(DAY), timeZone) + (typed.hour() * 60 + typed.minute()) * MINUTE;
/** The last millisecond of the day that stands in a field. */
export const endOfDayOf = (typed: Dayjs, timeZone: string): number =>
  startOfDay(addDays(typed.format(DAY), 1), timeZone) - 1;
/** An instant as a field of time shows it. */
export const typedOf = (at: number, timeZone: string): Dayjs => dayjs(formatInstant(at, timeZone));

export const instantOrNull = (typed: Dayjs | null | undefined, timeZone: string): number | null =>
  typed ? instantOf(typed, timeZone) : null;
export const dayOrNull = (typed: Dayjs | null | undefined): string | null => typed?.format(DAY) ?? null;

/** The firm's today, and the moment at which the screen was opened. */
export const useOpened = () => {
  const timeZone = useTimeZone();
  const [now] = useState(() => Date.now());
  return { now, timeZone, today: businessDateOf(now, timeZone) };
};

/** Time left in two units: `2 小时 41 分`. */
export const leftWords = (ms: number, t: Translate): string => {
  const left = Math.abs(ms);
  const [days, hours, minutes] = [
    Math.floor(left / FULL_DAY),
    Math.floor((left % FULL_DAY) / HOUR),
    Math.floor((left % HOUR) / MINUTE),
  ];
  if (days > 0) return t('tenders.desk.days', { days, hours });
  return hours > 0 ? t('tenders.desk.hours', { hours, minutes }) : t('tenders.desk.minutes', { minutes });
};

/** How pressing a deadline is: within 4 hours, within a day, or neither. */
export const pressOf = (ms: number): 'is-now' | 'is-soon' | '' => {
  if (ms < 4 * HOUR) return 'is-now';
  return ms < FULL_DAY ? 'is-soon' : '';
};
