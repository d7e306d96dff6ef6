/** Days leave the week or follow it again; a year is stated to be entered. */
import type { calendarContract } from '../../../shared/contract/calendar.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { findDay, findYear } from './calendar.queries';
import { isWeekend } from './calendar.rules';
import { recountDates } from '../tenders/recount-dates.repo';
import { removeDay, writeDay, writeYear } from './calendar.repo';

type Contract = typeof calendarContract;

/** A day has no id: its digits stand for it in the trail. */
const numberOf = (day: string): number => Number(day.replaceAll('-', ''));

export const setCalendarDay: Command<Contract['set']> = async (tx, { day, kind, name, version }) => {
  if (kind === 'workday' && !isWeekend(day)) {
    return refuse('VALIDATION_FAILED', { case: 'calendar.refusals.workedAnyway', day }, ['/day']);
  }
  const stored = await findDay(tx, day);
  if ((stored?.version ?? null) !== version) {
    return refuse('CONFLICT', { expected: version ?? 0, found: stored?.version ?? 0 }, ['/version']);
  }
  const next = stored ? stored.version + 1 : 0;
  await writeDay(tx, { day, kind, name, version: next });
  const before = stored && { kind: stored.kind, name: stored.name };
  const entry = { entity: 'calendar_day', id: numberOf(day), action: 'set', after: { day, kind, name } };
  return done({ version: next }, before ? { ...entry, before } : entry);
};

export const removeCalendarDay: Command<Contract['remove']> = async (tx, { day, version }) => {
  const stored = await findDay(tx, day);
  if (!stored) return refuse('NOT_FOUND', {}, ['/day']);
  if (stored.version !== version) {
    return refuse('CONFLICT', { expected: version, found: stored.version }, ['/version']);
  }
  await removeDay(tx, day);
  const before = { day, kind: stored.kind, name: stored.name };
  return done({}, { entity: 'calendar_day', id: numberOf(day), action: 'remove', before });
};

export const signCalendarYear: Command<Contract['signYear']> = async (tx, { year, source }, ctx) => {
  const stored = await findYear(tx, year);
  const version = stored ? stored.version + 1 : 0;
  await writeYear(tx, { year, source, enteredAt: ctx.now, enteredBy: ctx.actor.userId, version });
  const recounted = await recountDates(tx, year, ctx);
  return done({ version }, { entity: 'calendar_year', id: year, action: 'sign', after: { source } }, ...recounted);
};
