import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workingClock, workingHoursBetween } from '../../../src/shared/domain/working-hours';

const zone = 'Asia/Shanghai';
const HOUR = 3_600_000;
/** A time in Shanghai, November 2026: the 23rd is a Monday. */
const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, day, hour - 8, minute);
const hours = (from: number, until: number) => workingHoursBetween(from, until, zone);

describe('working hours', () => {
  it('run from half past eight to half past five', () => {
    expect(hours(at(23, 8), at(23, 9))).toBe(0.5);
    expect(hours(at(23, 10), at(23, 12))).toBe(2);
    expect(hours(at(23, 17), at(23, 22))).toBe(0.5);
    expect(hours(at(23, 0), at(24, 0))).toBe(9);
  });

  it('stand still over nights and weekends', () => {
    expect(hours(at(20, 17), at(23, 9))).toBe(1);
    expect(hours(at(20, 18), at(23, 8))).toBe(0);
    expect(hours(at(21, 10), at(22, 15))).toBe(0);
    expect(hours(at(16, 0), at(23, 0))).toBe(45);
  });

  it('never run backwards', () => {
    expect(hours(at(24, 10), at(23, 10))).toBe(0);
  });

  it('are those of the firm wherever it is', () => {
    const monday = Date.UTC(2026, 10, 23, 12);
    expect(workingHoursBetween(monday, monday + 3 * HOUR, 'UTC')).toBe(3);
    expect(workingHoursBetween(monday, monday + 3 * HOUR, zone)).toBe(0);
  });

  /** Minute by minute, by the calendar of the runtime. */
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  const isWorked = (minute: number): boolean => {
    const found = Object.fromEntries(parts.formatToParts(minute).map(({ type, value }) => [type, value]));
    const clock = Number(found['hour']) * 60 + Number(found['minute']);
    return !['Sat', 'Sun'].includes(found['weekday'] ?? '') && clock >= 510 && clock < 1_050;
  };
  const start = at(18, 0) / 60_000;
  const minutes = fc.integer({ min: 0, max: 8 * 24 * 60 });

  it('agree with a count minute by minute', () => {
    const worked = Array.from({ length: 8 * 24 * 60 }, (_, minute) => isWorked((start + minute) * 60_000));
    fc.assert(
      fc.property(minutes, minutes, (a, b) => {
        const [from, until] = a < b ? [a, b] : [b, a];
        const counted = worked.slice(from, until).filter(Boolean).length;
        expect(hours((start + from) * 60_000, (start + until) * 60_000)).toBe(counted / 60);
      }),
    );
  });

  it('call late exactly what has waited longer', () => {
    const clock = workingClock(zone);
    fc.assert(
      fc.property(minutes, minutes, fc.integer({ min: 0, max: 60 }), (a, b, limit) => {
        const [since, now] = a < b ? [a, b] : [b, a];
        const [from, until] = [(start + since) * 60_000, (start + now) * 60_000];
        expect(from < clock.lateBefore(until, limit)).toBe(clock.between(from, until) > limit * HOUR);
      }),
    );
  });
});
