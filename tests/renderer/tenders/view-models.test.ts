/** The board, the calendar and the figures without their looks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boardArrows,
  dropOf,
  leftParts,
  leftTo,
  placeAfter,
} from '../../../src/renderer/features/tenders/view-board-model';
import { periodOf, shareText } from '../../../src/renderer/features/tenders/view-figures-model';
import {
  daysOfArrow,
  doubtAbout,
  dueAtOf,
  isQuiet,
  keyAfter,
  toneOf,
  weeksIn,
} from '../../../src/renderer/features/tenders/view-month-model';
import type { BoardCard, MonthView } from '../../../src/shared/contract/tender-views.contract';
import { monthKinds, stepsFrom } from '../../../src/shared/domain/tender-views';
import type { TenderKind } from '../../../src/shared/domain/tender-words';

const HOUR = 3_600_000;
const cardOf = (kind: TenderKind, state: BoardCard['state']) => ({
  ...{ kind, state },
  steps: stepsFrom(kind, state).map((step) => ({ step, state: true as const })),
});

describe('a card that is dropped', () => {
  it('asks for the step that leads to the column', () => {
    expect(dropOf(cardOf('open', 'found'), { state: 'evaluating' })).toEqual({
      ...{ kind: 'step', step: 'evaluate', state: true },
    });
    expect(dropOf(cardOf('open', 'published'), { step: 'win' })).toMatchObject({ kind: 'step', step: 'win' });
  });

  it('stays where it came from, and goes nowhere that its kind does not lead', () => {
    expect(dropOf(cardOf('open', 'found'), { state: 'found' })).toEqual({ kind: 'same' });
    expect(dropOf(cardOf('rfq', 'submitted'), { state: 'opened' })).toEqual({ kind: 'nowhere' });
    expect(dropOf(cardOf('open', 'found'), { state: 'submitted' })).toEqual({ kind: 'nowhere' });
    expect(dropOf(cardOf('open', 'found'), { step: 'win' })).toEqual({ kind: 'nowhere' });
  });
});

describe('the keys on the board', () => {
  it('pass over empty columns and end on the last card of a shorter one', () => {
    expect(placeAfter([3, 0, 1], { column: 0, row: 2 }, 'ArrowRight')).toEqual({ column: 2, row: 0 });
    expect(placeAfter([3, 0, 1], { column: 2, row: 0 }, 'ArrowRight')).toEqual({ column: 2, row: 0 });
    expect(placeAfter([3, 0, 1], { column: 0, row: 2 }, 'ArrowDown')).toEqual({ column: 0, row: 2 });
    expect(placeAfter([3, 0, 1], { column: 0, row: 1 }, 'End')).toEqual({ column: 0, row: 2 });
  });

  it('always lead to a card that is there', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(counts, fc.nat(), fc.nat(), fc.constantFrom(...boardArrows), (found, column, row, key) => {
        const full = found.flatMap((count, at) => (count > 0 ? [at] : []));
        fc.pre(full.length > 0);
        const at = full[column % full.length] ?? 0;
        const start = { column: at, row: row % (found[at] ?? 1) };
        const next = placeAfter(found, start, key);
        expect(next.row).toBeGreaterThanOrEqual(0);
        expect(next.row).toBeLessThan(found[next.column] ?? 0);
      }),
    );
  });
});

describe('what is left', () => {
  it('is red in the last four hours and past it, amber on the last day', () => {
    expect(leftTo(4 * HOUR - 1, 0).tone).toBe('bad');
    expect(leftTo(4 * HOUR, 0).tone).toBe('warning');
    expect(leftTo(24 * HOUR, 0).tone).toBe('neutral');
    expect(leftTo(0, 1)).toEqual({ isPast: true, tone: 'bad' });
    expect(leftParts(26 * HOUR, 0)).toEqual({ days: 1, hours: 2, minutes: 0 });
    expect(leftParts(2.5 * HOUR, 0)).toEqual({ days: 0, hours: 2, minutes: 30 });
  });
});

const view: MonthView = {
  ...{ from: '2026-09-28', until: '2026-11-01', items: [], isCapped: false, unknownYears: [] },
  days: [
    { day: '2026-10-01', kind: 'holiday', name: 'national_day' },
    { day: '2026-10-10', kind: 'workday', name: 'national_day' },
  ],
};

describe('the weeks of the calendar', () => {
  it('mark weekends, holidays and weekend days that are worked', () => {
    const weeks = weeksIn(view, '2026-10');
    expect(weeks.map((days) => days.length)).toEqual([7, 7, 7, 7, 7]);
    const off = weeks.flat().filter(({ isOff }) => isOff);
    const look = new Map(weeks.flat().map((day) => [day.on, day]));
    expect(look.get('2026-10-01')).toMatchObject({ isOff: true, special: 'holiday', isInMonth: true });
    expect(look.get('2026-10-10')).toMatchObject({ isOff: false, special: 'workday' });
    expect(look.get('2026-09-28')).toMatchObject({ isOff: false, special: undefined, isInMonth: false });
    expect(off).toHaveLength(10);
  });

  it('doubt a day on which nobody works, and one of which nobody knows', () => {
    expect(doubtAbout('2026-10-01', view)).toBe('dayOff');
    expect(doubtAbout('2026-10-10', view)).toBeUndefined();
    expect(doubtAbout('2026-10-11', view)).toBe('dayOff');
    expect(doubtAbout('2026-10-12', view)).toBeUndefined();
    expect(doubtAbout('2027-03-01', view)).toBe('unknownYear');
    expect(doubtAbout('2026-10-12', { ...view, unknownYears: [2026] })).toBe('unknownYear');
  });
});

describe('a date of the calendar', () => {
  it('has one colour for each kind, and is quiet when nobody waits for it', () => {
    for (const kind of monthKinds) expect(toneOf(kind)).not.toBe('');
    expect([toneOf('deposit_refund'), toneOf('challenge'), toneOf('follow_up')]).toEqual([
      'money',
      'right',
      'follow_up',
    ]);
    expect([isQuiet({ standing: 'late' }), isQuiet({ standing: 'done' })]).toEqual([false, true]);
  });

  it('is reached by the keys: within a day, on to the next one, and never lost', () => {
    const days = [
      { on: '2026-11-02', keys: ['a', 'b'] },
      { on: '2026-11-03', keys: [] },
      { on: '2026-11-04', keys: ['c'] },
    ];
    expect(keyAfter(days, 'a', 'ArrowDown')).toBe('b');
    expect(keyAfter(days, 'b', 'ArrowDown')).toBe('c');
    expect(keyAfter(days, 'b', 'ArrowRight')).toBe('c');
    expect(keyAfter(days, 'c', 'ArrowLeft')).toBe('a');
    expect(keyAfter(days, 'c', 'ArrowRight')).toBe('c');
    expect(keyAfter(days, 'gone', 'ArrowUp')).toBe('a');
  });

  it('moves by a day or a week, to its time of the day or to the end of it', () => {
    expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Enter'].map(daysOfArrow)).toEqual([
      ...[-1, 1, -7, 7],
      undefined,
    ]);
    expect(dueAtOf('2026-11-21', '10:00', 'Asia/Shanghai')).toBe(Date.UTC(2026, 10, 21, 2));
    expect(dueAtOf('2026-11-21', null, 'Asia/Shanghai')).toBe(Date.UTC(2026, 10, 21, 16) - 1);
  });
});

describe('the figures', () => {
  it('say nothing instead of nought where nothing was decided', () => {
    expect(shareText(null, '—')).toBe('—');
    expect(shareText(0, '—')).toBe('0%');
    expect(shareText(3_846, '—')).toBe('38.5%');
  });

  it('look back a quarter, twelve months, or to New Year', () => {
    expect(periodOf('quarter', '2026-11-21')).toEqual({ from: '2026-08-24', until: '2026-11-21' });
    expect(periodOf('year', '2026-11-21')).toEqual({ from: '2025-11-22', until: '2026-11-21' });
    expect(periodOf('thisYear', '2026-11-21')).toEqual({ from: '2026-01-01', until: '2026-11-21' });
  });
});
