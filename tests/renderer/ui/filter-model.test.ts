import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessDateOf } from '../../../src/shared/domain/business-date';
import {
  type Draft,
  draftOfFilter,
  emptyDraft,
  filterOfDraft,
  startOfDay,
} from '../../../src/renderer/ui/grid/filter-model';

const timeZone = 'Asia/Shanghai';
const read = (kind: Parameters<typeof draftOfFilter>[1]['kind'], draft: Partial<Draft>) =>
  filterOfDraft({ key: 'c', kind, timeZone }, { ...emptyDraft, ...draft });

describe('a filter as people type it', () => {
  it('asks in stored units', () => {
    expect(read('money', { low: '1,234.5', high: '' })).toEqual({ filter: { op: 'range', column: 'c', min: 123_450 } });
    expect(read('quantity', { high: '2.5' })).toEqual({ filter: { op: 'range', column: 'c', max: 2_500 } });
    expect(read('price', { low: '12.8' })).toEqual({ filter: { op: 'range', column: 'c', min: 128_000 } });
    expect(read('percent', { low: '13%' })).toEqual({ filter: { op: 'range', column: 'c', min: 1_300 } });
    expect(read('number', { low: '-3', high: '9' })).toEqual({ filter: { op: 'range', column: 'c', min: -3, max: 9 } });
  });

  it('understands dates as they are written', () => {
    const filter = { op: 'dateRange', column: 'c', from: '2026-11-05', to: '2026-11-30' };
    expect(read('date', { low: '2026.11.5', high: '20261130' })).toEqual({ filter });
  });

  it('takes whole days of the firm for moments', () => {
    const { filter } = read('instant', { low: '2026-11-21', high: '2026-11-21' }) as { filter: unknown };
    const min = Date.UTC(2026, 10, 20, 16);
    expect(filter).toEqual({ op: 'range', column: 'c', min, max: min + 86_400_000 - 1 });
  });

  it('is none when nothing was typed', () => {
    for (const kind of ['text', 'money', 'date', 'instant', 'state', 'lamps'] as const) {
      expect(read(kind, { text: '  ', low: ' ' })).toEqual({ filter: null });
    }
  });

  it('says which side it did not understand', () => {
    expect(read('money', { low: '1', high: '12x' })).toMatchObject({
      side: 'high',
      problem: { params: { case: expect.stringContaining('notANumber') } },
    });
    expect(read('date', { low: '2026-02-30' })).toMatchObject({ side: 'low' });
  });
});

describe('a filter that is opened again', () => {
  const sides = fc.record({ low: fc.integer({ min: -1e9, max: 1e9 }), high: fc.integer({ min: -1e9, max: 1e9 }) });

  it('shows what makes the same filter', () => {
    const kinds = fc.constantFrom('money', 'quantity', 'percent', 'number') satisfies fc.Arbitrary<string>;
    fc.assert(
      fc.property(kinds, sides, (kind, { low, high }) => {
        const filter = { op: 'range', column: 'c', min: low, max: high } as const;
        const draft = draftOfFilter(filter, { kind, timeZone });
        expect(filterOfDraft({ key: 'c', kind, timeZone }, draft)).toEqual({ filter });
      }),
    );
  });

  it('shows the same days, words and choices', () => {
    const day = read('instant', { low: '2026-11-21', high: '2026-11-22' });
    const filter = 'filter' in day ? day.filter : null;
    expect(draftOfFilter(filter, { kind: 'instant', timeZone })).toMatchObject({
      low: '2026-11-21',
      high: '2026-11-22',
    });
    const words = { op: 'startsWith', column: 'c', text: 'SO' } as const;
    expect(draftOfFilter(words, { kind: 'text', timeZone })).toMatchObject({ op: 'startsWith', text: 'SO' });
    expect(draftOfFilter(null, { kind: 'state', timeZone })).toBe(emptyDraft);
  });
});

describe('the first moment of a day', () => {
  it('is the first whose business date it is, in any time zone', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'Pacific/Auckland', 'America/New_York', 'Asia/Urumqi', 'UTC');
    const days = fc
      .integer({ min: 0, max: 20_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(zones, days, (zone, date) => {
        const start = startOfDay(date, zone);
        expect(businessDateOf(start, zone)).toBe(date);
        expect(businessDateOf(start - 1, zone) < date).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
