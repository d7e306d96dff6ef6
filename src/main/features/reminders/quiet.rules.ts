/** When nobody is to be disturbed: the quiet hours of a person and the days off of the firm. Pure. */
import { addDays, businessDateOf, startOfDay } from '../../../shared/domain/business-date';
import { MINUTES_OF_DAY, type QuietHours } from '../../../shared/domain/reminder-words';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** No row of days off is longer; from there on it is told all the same. */
const MOST_DAYS_OFF = 40;

export type QuietClock = {
  readonly isQuiet: (at: number) => boolean;
  /** The first instant from `at` on that is not quiet (UTC ms). */
  readonly nextAwake: (at: number) => number;
  /** The last hour before a quiet `at` in which one may still be disturbed: its beginning (UTC ms). */
  readonly lastAwake: (at: number) => number;
};
type Span = { readonly from: number; readonly until: number };

/** The minutes of a working day on which one may be disturbed. */
function awakeMinutes({ fromMinute, untilMinute }: QuietHours): readonly (readonly [number, number])[] {
  if (fromMinute === untilMinute) return [[0, MINUTES_OF_DAY]];
  const spans =
    fromMinute > untilMinute
      ? [[untilMinute, fromMinute]]
      : [
          [0, fromMinute],
          [untilMinute, MINUTES_OF_DAY],
        ];
  return spans.flatMap(([from = 0, until = 0]) => (from < until ? [[from, until] as const] : []));
}

type House = { readonly timeZone: string; readonly isWorkday: (date: string) => boolean };

/** The clock of one person; make it once a sweep: it remembers the days it has looked at. */
export function quietClock(quiet: QuietHours, { timeZone, isWorkday }: House): QuietClock {
  const minutes = awakeMinutes(quiet);
  const known = new Map<string, readonly Span[]>();
  const spansOf = (date: string): readonly Span[] => {
    const found = known.get(date);
    if (found) return found;
    const start = startOfDay(date, timeZone);
    const isOff = quiet.hasDaysOff && !isWorkday(date);
    const spans = isOff
      ? []
      : minutes.map(([from, until]) => ({ from: start + from * MINUTE_MS, until: start + until * MINUTE_MS }));
    known.set(date, spans);
    return spans;
  };
  const nextAwake = (at: number): number => {
    let date = businessDateOf(at, timeZone);
    for (let day = 0; day < MOST_DAYS_OFF; day += 1, date = addDays(date, 1)) {
      const span = spansOf(date).find(({ until }) => until > at);
      if (span) return Math.max(span.from, at);
    }
    return at;
  };
  const lastAwake = (at: number): number => {
    let date = businessDateOf(at, timeZone);
    for (let day = 0; day < MOST_DAYS_OFF; day += 1, date = addDays(date, -1)) {
      const span = spansOf(date).findLast(({ from }) => from <= at);
      if (span) return Math.max(span.from, Math.min(span.until, at) - HOUR_MS);
    }
    return at;
  };
  return { isQuiet: (at) => nextAwake(at) > at, nextAwake, lastAwake };
}
