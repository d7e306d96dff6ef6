/** The calendar of a month without its looks: its weeks, how a day and a date look, where the keys lead. Pure. */
import type { MonthItem, MonthView } from '../../../shared/contract/tender-views.contract';
import { addDays, addMonths, daysBetween, lastOfDay, timeOfDay } from '../../../shared/domain/business-date';
import type { MonthKind } from '../../../shared/domain/tender-views';

const WEEK = 7;
const SATURDAY = 5;
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** What a day is: worked or off, and why when it leaves the week. */
type DayLook = {
  readonly isOff: boolean;
  readonly special: 'holiday' | 'workday' | undefined;
  readonly name: string;
};
export type MonthDay = DayLook & {
  readonly on: string;
  readonly isInMonth: boolean;
  readonly items: readonly MonthItem[];
};

/** The weeks of a view, each from Monday to Sunday; dates stand in the order of their time, follow-ups behind them. */
export function weeksIn(view: MonthView, month: string): MonthDay[][] {
  const special = new Map(view.days.map((day) => [day.day, day]));
  const items = Map.groupBy(view.items, ({ dueOn }) => dueOn);
  const count = daysBetween(view.from, view.until) + 1;
  const days = Array.from({ length: count }, (_, at): MonthDay => {
    const on = addDays(view.from, at);
    const known = special.get(on);
    const isOff = known ? known.kind === 'holiday' : at % WEEK >= SATURDAY;
    const look = { isOff, special: known?.kind, name: known?.name ?? '' };
    return { on, isInMonth: on.startsWith(month), items: items.get(on) ?? [], ...look };
  });
  return Array.from({ length: count / WEEK }, (_, week) => days.slice(week * WEEK, (week + 1) * WEEK));
}

export const monthTones = ['deadline', 'opening', 'money', 'right', 'result', 'other', 'follow_up'] as const;
export type MonthTone = (typeof monthTones)[number];

/** The colour of a date: what it is about. */
export function toneOf(kind: MonthKind): MonthTone {
  switch (kind) {
    case 'bid_deadline':
    case 'sent':
      return 'deadline';
    case 'opening':
      return 'opening';
    case 'deposit_arrival':
    case 'deposit_refund':
    case 'performance_bond':
    case 'contract':
      return 'money';
    case 'objection_documents':
    case 'objection_result':
    case 'challenge':
    case 'complaint':
      return 'right';
    case 'publication':
    case 'award_notice':
      return 'result';
    case 'registration':
    case 'buy_documents':
    case 'clarification':
    case 'samples':
    case 'other':
      return 'other';
    case 'follow_up':
      return 'follow_up';
  }
}

/** Done, missed and dropped dates are shown quietly. */
export const isQuiet = ({ standing }: Pick<MonthItem, 'standing'>): boolean =>
  standing !== 'open' && standing !== 'late';

/** Days to which Alt and an arrow key move a date; undefined for other keys. */
export function daysOfArrow(key: string): number | undefined {
  const days: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -WEEK, ArrowDown: WEEK };
  return days[key];
}

/** The dates that are seen, a list of keys a day; days without one are left out of the walk. */
export type SeenDay = { readonly on: string; readonly keys: readonly string[] };

/** The date that a key leads to: up and down within a day and on to the next, left and right to the days beside it. */
export function keyAfter(days: readonly SeenDay[], current: string, arrow: string): string {
  const seen = days.filter(({ keys }) => keys.length > 0);
  const day = seen.findIndex(({ keys }) => keys.includes(current));
  if (day < 0) return seen[0]?.keys[0] ?? current;
  const all = seen.flatMap(({ keys }) => keys);
  const at = all.indexOf(current);
  switch (arrow) {
    case 'ArrowUp':
      return all[at - 1] ?? current;
    case 'ArrowDown':
      return all[at + 1] ?? current;
    case 'ArrowLeft':
      return seen[day - 1]?.keys[0] ?? current;
    case 'ArrowRight':
      return seen[day + 1]?.keys[0] ?? current;
    case 'Home':
      return all[0] ?? current;
    case 'End':
      return all.at(-1) ?? current;
    default:
      return current;
  }
}

/** The instant of a day at a time; without one the last millisecond of the day, as the engine keeps whole days. */
export const dueAtOf = (on: string, time: string | null, timeZone: string): number =>
  time === null ? lastOfDay(on, timeZone) : timeOfDay(on, time, timeZone);

/** Why a day may be a slip: nobody works on it, or nobody has entered the holidays of its year. */
export function doubtAbout(
  on: string,
  view: Pick<MonthView, 'from' | 'until' | 'days' | 'unknownYears'>,
): 'dayOff' | 'unknownYear' | undefined {
  const known = view.days.find(({ day }) => day === on);
  const weekday = ((daysBetween(view.from, on) % WEEK) + WEEK) % WEEK;
  if (known ? known.kind === 'holiday' : weekday >= SATURDAY) return 'dayOff';
  const isSeen = on >= view.from && on <= view.until;
  return !isSeen || view.unknownYears.includes(Number(on.slice(0, 4))) ? 'unknownYear' : undefined;
}

/** The month (`YYYY-MM`) some months later. */
export const monthAfter = (month: string, months: number): string => addMonths(`${month}-01`, months).slice(0, 7);
