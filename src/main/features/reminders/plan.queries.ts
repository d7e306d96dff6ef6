/** The reading half of a sweep: runs on a reader, so that nobody's write waits for it. */
import { quietDefaults, reminderRules } from '../../../shared/domain/reminder-words';
import { workingClock } from '../../../shared/domain/working-hours';
import type { ReadDb } from '../../store/handles';
import { calendarOf } from '../settings/calendar.queries';
import { isWorkday } from '../settings/calendar.rules';
import { allReaches } from '../users/reach.queries';
import { lookAround, type Look } from './look.queries';
import { planOf, toldKey, type Plan } from './plan.rules';
import { quietClock, type QuietClock } from './quiet.rules';
import { acknowledgedOf, chosenQuiet, everybody, factsAt, liveReminders, rulesOf } from './reminders.queries';

const HOUR_MS = 3_600_000;

type SweepInput = {
  /** UTC ms. */
  readonly now: number;
  /** With the computed reminders too; they cost more than all others together. */
  readonly isFull: boolean;
  /** True: whatever the hour; for a demo that is filled on a Sunday. */
  readonly isLoud?: boolean;
};

async function acknowledgedIn(db: ReadDb, looks: readonly Look[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const [rule, own] of Map.groupBy(looks, (look) => look.rule)) {
    const ids = new Set(
      own.flatMap(({ newest, standing }) => [...newest.map((one) => one.entityId), ...standing.keys()]),
    );
    if (ids.size === 0) continue;
    for (const row of await acknowledgedOf(db, rule, [...ids])) found.add(toldKey({ rule, ...row }));
  }
  return found;
}

const neverQuiet: QuietClock = { isQuiet: () => false, nextAwake: (at) => at, lastAwake: (at) => at };

/** Everybody's own clock, made when he is first asked about. */
async function clocksOf(db: ReadDb, timeZone: string): Promise<(userId: number) => QuietClock> {
  const calendar = await calendarOf(db);
  const house = { timeZone, isWorkday: (date: string) => isWorkday(calendar, date) };
  const chosen = await chosenQuiet(db);
  const clocks = new Map<number, QuietClock>();
  const common = quietClock(quietDefaults, house);
  return (userId) => {
    const hours = chosen.get(userId);
    if (!hours) return common;
    const clock = clocks.get(userId) ?? quietClock(hours, house);
    clocks.set(userId, clock);
    return clock;
  };
}

/** What has to be told, closed and woken now. */
export async function planReminders(db: ReadDb, { now, isFull, isLoud = false }: SweepInput): Promise<Plan> {
  const firm = await allReaches(db);
  if (firm.people.length === 0) return { fires: [], closes: [], wakes: [], escalations: [] };
  const facts = await factsAt(db, everybody, now);
  const rules = await rulesOf(db);
  const live = await liveReminders(db);
  const on = reminderRules.filter((rule) => rules.get(rule)?.isOn === true);
  const looks = await lookAround(db, on, { around: { facts, firm, live }, isFull });
  const worked = workingClock(facts.timeZone);
  return planOf({
    ...{ now, firm, rules, live, looks, acknowledged: await acknowledgedIn(db, looks) },
    clockOf: isLoud ? () => neverQuiet : await clocksOf(db, facts.timeZone),
    workedHours: (from, until) => worked.between(from, until) / HOUR_MS,
  });
}
