import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addWorkdays,
  hasYear,
  isWorkday,
  lastWorkday,
  missingYears,
  nextWorkday,
  workdaysBetween,
  type Calendar,
} from '../../../src/main/features/settings/calendar.rules';
import type { CalendarDayRow, CalendarYearRow } from '../../../src/shared/contract/calendar.contract';
import { addDays } from '../../../src/shared/domain/business-date';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let boss: Seat;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
});
afterEach(() => book.close());

type Listed = { days: CalendarDayRow[]; years: CalendarYearRow[] };
const listed = (year: number) => boss.ok<Listed>('calendar.list', { year });
async function calendarOfBook(): Promise<Calendar> {
  const both = [...(await listed(2025)).days, ...(await listed(2026)).days];
  return { days: new Map(both.map(({ day, kind }) => [day, kind])), years: new Set([2025, 2026]) };
}

describe('working days', () => {
  it('count five from before National Day 2026 past the holidays and over the Saturday that is worked', async () => {
    const calendar = await calendarOfBook();
    expect(addWorkdays(calendar, '2026-09-30', 5)).toBe('2026-10-13');
    expect(addWorkdays(calendar, '2026-09-30', 3)).toBe('2026-10-10');
    expect(addWorkdays(calendar, '2026-02-13', 1)).toBe('2026-02-14');
    expect(workdaysBetween(calendar, '2026-09-30', '2026-10-13')).toBe(5);
  });

  it('know how the years 2025 and 2026 were announced', async () => {
    const calendar = await calendarOfBook();
    const off = (year: string) =>
      [...calendar.days].filter(([day, kind]) => day.startsWith(year) && kind === 'holiday');
    const worked = (year: string) =>
      [...calendar.days].flatMap(([day, kind]) => (day.startsWith(year) && kind === 'workday' ? [day] : []));
    expect(off('2025')).toHaveLength(28);
    expect(worked('2025')).toEqual(['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11']);
    expect(off('2026')).toHaveLength(33);
    expect(worked('2026')).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
  });

  it('say which years nobody has entered, and count those by the week', async () => {
    const calendar = await calendarOfBook();
    expect([hasYear(calendar, '2026-12-31'), hasYear(calendar, '2027-01-01')]).toEqual([true, false]);
    expect(missingYears(calendar, '2026-12-28', '2028-01-03')).toEqual([2027, 2028]);
    expect(addWorkdays(calendar, '2026-12-31', 1)).toBe('2027-01-01');
  });

  it('are never landed on a day off, and counting is the inverse of adding', async () => {
    const calendar = await calendarOfBook();
    const start = fc.integer({ min: 0, max: 729 }).map((days) => addDays('2025-01-01', days));
    fc.assert(
      fc.property(start, fc.integer({ min: -60, max: 60 }), (date, n) => {
        const found = addWorkdays(calendar, date, n);
        expect(isWorkday(calendar, found)).toBe(true);
        expect(n === 0 || workdaysBetween(calendar, date, found) === n).toBe(true);
        expect(lastWorkday(calendar, date) <= date && date <= nextWorkday(calendar, date)).toBe(true);
      }),
    );
  });
});

describe('the calendar of the firm', () => {
  it('takes a day off and a weekend day that is worked, and gives them back to the week', async () => {
    await boss.ok('calendar.set', { day: '2027-01-01', kind: 'holiday', name: 'new_year', version: null });
    await boss.ok('calendar.set', { day: '2027-01-02', kind: 'workday', name: 'new_year', version: null });
    expect((await listed(2027)).days).toMatchObject([{ kind: 'holiday' }, { kind: 'workday' }]);
    await boss.ok('calendar.remove', { day: '2027-01-02', version: 0 });
    expect((await listed(2027)).days).toHaveLength(1);
    const worked = { day: '2027-01-04', kind: 'workday', name: 'new_year', version: null };
    expect(await boss.call('calendar.set', worked)).toMatchObject({
      problem: { params: { case: 'calendar.refusals.workedAnyway', day: '2027-01-04' } },
    });
  });

  it('refuses a change of what somebody else has changed since', async () => {
    await boss.ok('calendar.set', { day: '2027-01-01', kind: 'holiday', name: 'new_year', version: null });
    const again = { day: '2027-01-01', kind: 'holiday', name: '公司假' };
    expect(await boss.call('calendar.set', { ...again, version: null })).toMatchObject({
      problem: { code: 'CONFLICT' },
    });
    expect(await boss.ok('calendar.set', { ...again, version: 0 })).toEqual({ version: 1 });
    const stale = { day: '2027-01-01', version: 0 };
    expect(await boss.call('calendar.remove', stale)).toMatchObject({ problem: { code: 'CONFLICT' } });
  });

  it('is stated as entered by the sales assistant with its source, not by a salesperson', async () => {
    const assistant = await aPerson(book, boss, { posts: ['sales_assistant'], name: '周婷' });
    await assistant.seat.ok('calendar.signYear', { year: 2027, source: '放假通知' });
    expect((await listed(2027)).years.at(-1)).toMatchObject({ year: 2027, source: '放假通知', enteredBy: '周婷' });
    const sales = await aPerson(book, boss, { posts: ['sales'] });
    expect(await sales.seat.call('calendar.signYear', { year: 2028, source: 'x' })).toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
  });
});
