/** The ladder of a date, with quiet hours and holidays: what is told when. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueSteps,
  momentsOf,
  type DateFacts,
  type LadderRule,
} from '../../../src/main/features/reminders/ladder.rules';
import { quietClock, type QuietClock } from '../../../src/main/features/reminders/quiet.rules';
import { ladders, quietDefaults, type ReminderStep } from '../../../src/shared/domain/reminder-words';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const zone = 'Asia/Shanghai';
/** An instant of the firm's day and hour. */
const at = (text: string): number => Date.parse(`${text}:00+08:00`);

/** The National Day holiday of 2026 with its working Saturday; other days by the week. */
const holidays = new Set([
  '2026-10-01',
  '2026-10-02',
  '2026-10-03',
  '2026-10-04',
  '2026-10-05',
  '2026-10-06',
  '2026-10-07',
]);
const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
const isWorkday = (date: string): boolean => date === '2026-10-10' || (!holidays.has(date) && !isWeekend(date));
const quiet = quietClock(quietDefaults, { timeZone: zone, isWorkday });

const rule: LadderRule = { rule: 'tenderDeadline', threshold: 15 };
const due = (text: string): DateFacts => ({ dueAt: at(text), isWholeDay: false });
const stepAt = (facts: DateFacts, now: string, clock: QuietClock | undefined = quiet) =>
  dueSteps(rule, facts, { now: at(now), quiet: clock });

describe('the ladder of a deadline', () => {
  const facts = due('2026-11-26T15:00');

  it('is told 15, 7, 3 and 1 days before, 4 hours before, and when it is over', () => {
    const told = ['2026-11-11T14:59', '2026-11-11T15:00', '2026-11-19T15:00', '2026-11-23T15:00', '2026-11-25T15:00'];
    expect(told.map((now) => stepAt(facts, now))).toEqual([undefined, '15d', '7d', '3d', '1d']);
    expect(['2026-11-26T10:59', '2026-11-26T11:00', '2026-11-26T15:01'].map((now) => stepAt(facts, now))).toEqual([
      '1d',
      '4h',
      'over',
    ]);
  });

  it('says the newest step alone when the computer was off over a weekend', () => {
    const monday = due('2026-11-24T18:00');
    expect(stepAt(monday, '2026-11-20T19:00')).toBe('7d');
    expect(stepAt(monday, '2026-11-23T08:30')).toBe('3d');
  });

  it('begins with the step that has been reached when a tender is found late', () => {
    expect(stepAt(facts, '2026-11-24T09:00')).toBe('3d');
  });

  it('begins so many days before as the rule says', () => {
    const late: LadderRule = { rule: 'tenderDeadline', threshold: 3 };
    expect(dueSteps(late, facts, { now: at('2026-11-20T15:00'), quiet })).toBeUndefined();
    expect(dueSteps(late, facts, { now: at('2026-11-23T15:00'), quiet })).toBe('3d');
  });

  it('counts the last hours of a day without a time from the end of the office', () => {
    const whole: DateFacts = { dueAt: at('2026-11-26T23:59') + 59_999, isWholeDay: true };
    expect(stepAt(whole, '2026-11-26T13:29')).toBe('1d');
    expect(stepAt(whole, '2026-11-26T13:30')).toBe('4h');
    expect(stepAt(whole, '2026-11-26T20:00', undefined)).toBe('4h');
    expect(stepAt(whole, '2026-11-27T09:00')).toBe('over');
  });
});

describe('quiet hours', () => {
  it('keep a step that falls into the night until eight in the morning', () => {
    const facts = due('2026-11-26T22:00');
    expect(stepAt(facts, '2026-11-25T22:00')).toBeUndefined();
    expect(stepAt(facts, '2026-11-26T07:59')).toBeUndefined();
    expect(stepAt(facts, '2026-11-26T08:00')).toBe('1d');
  });

  it('do not hold the last four hours', () => {
    const facts = due('2026-11-29T09:30');
    expect(stepAt(facts, '2026-11-29T05:30')).toBe('4h');
  });

  it('tell before a long holiday what would come too late after it', () => {
    const facts = due('2026-10-08T10:00');
    expect(stepAt(facts, '2026-09-30T18:59')).toBe('15d');
    expect(stepAt(facts, '2026-09-30T19:00')).toBe('1d');
    expect(stepAt(facts, '2026-10-04T12:00')).toBeUndefined();
    expect(stepAt(facts, '2026-10-08T06:00')).toBe('4h');
  });

  it('end on a Saturday that is worked', () => {
    expect(quiet.isQuiet(at('2026-10-10T09:00'))).toBe(false);
    expect(quiet.isQuiet(at('2026-10-11T09:00'))).toBe(true);
    expect(quiet.nextAwake(at('2026-10-03T09:00'))).toBe(at('2026-10-08T08:00'));
  });

  it('may lie within the day, or not at all', () => {
    const noon = quietClock({ fromMinute: 720, untilMinute: 840, hasDaysOff: false }, { timeZone: zone, isWorkday });
    expect([noon.isQuiet(at('2026-11-28T13:00')), noon.isQuiet(at('2026-11-28T14:00'))]).toEqual([true, false]);
    const never = quietClock({ fromMinute: 0, untilMinute: 0, hasDaysOff: false }, { timeZone: zone, isWorkday });
    expect(never.isQuiet(at('2026-11-28T03:00'))).toBe(false);
  });
});

describe('whatever the date and the hours', () => {
  const instants = fc
    .integer({ min: at('2026-09-01T00:00') / 60_000, max: at('2026-12-31T00:00') / 60_000 })
    .map((n) => n * 60_000);
  const minutes = fc.integer({ min: 0, max: 1_439 });
  const clocks = fc
    .record({ fromMinute: minutes, untilMinute: minutes, hasDaysOff: fc.boolean() })
    .map((hours) => quietClock(hours, { timeZone: zone, isWorkday }));
  const order = ladders.tenderDeadline.map(({ step }) => step);
  const placeOf = (step: ReminderStep | undefined): number => (step === undefined ? -1 : order.indexOf(step));

  it('a later moment never says an earlier step', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 60 * 48 }), { maxLength: 40 });
    fc.assert(
      fc.property(instants, clocks, gaps, (dueAt, clock, steps) => {
        let now = dueAt - 20 * DAY;
        let reached = -1;
        for (const gap of steps) {
          now += gap * 60_000;
          const place = placeOf(dueSteps(rule, { dueAt, isWholeDay: false }, { now, quiet: clock }));
          if (place < 0) continue;
          expect(place).toBeGreaterThanOrEqual(reached);
          reached = place;
        }
      }),
    );
  });

  it('whoever may be disturbed hears of every step that has come', () => {
    fc.assert(
      fc.property(instants, clocks, fc.integer({ min: -20 * 24, max: 48 }), (dueAt, clock, hours) => {
        const now = dueAt + hours * HOUR;
        fc.pre(!clock.isQuiet(now));
        const come = ladders.tenderDeadline.filter(({ beforeMs }) => dueAt - beforeMs <= now).at(-1)?.step;
        const told = dueSteps(rule, { dueAt, isWholeDay: false }, { now, quiet: clock });
        expect(placeOf(told)).toBeGreaterThanOrEqual(placeOf(come));
      }),
    );
  });

  it('in quiet hours nothing is told but the last hours', () => {
    fc.assert(
      fc.property(instants, clocks, fc.integer({ min: -20 * 24, max: 48 }), (dueAt, clock, hours) => {
        const now = dueAt + hours * HOUR;
        fc.pre(clock.isQuiet(now));
        expect([undefined, '4h']).toContain(dueSteps(rule, { dueAt, isWholeDay: false }, { now, quiet: clock }));
      }),
    );
  });

  it('the steps come in their order, and none after the last hours begin', () => {
    fc.assert(
      fc.property(instants, clocks, (dueAt, clock) => {
        const moments = momentsOf(rule, { dueAt, isWholeDay: false }, clock);
        const told = moments.filter(({ step }) => step !== 'over').map((one) => one.at);
        expect(told).toEqual(told.toSorted((a, b) => a - b));
        expect(Math.max(...told)).toBe(dueAt - 4 * HOUR);
      }),
    );
  });
});
