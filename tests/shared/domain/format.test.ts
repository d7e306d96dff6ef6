import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatElapsed,
  formatFen,
  formatInstant,
  formatPercent,
  formatPrice,
  formatQty,
} from '../../../src/shared/domain/format';

describe('figures look the same everywhere', () => {
  it('amounts have two decimals and thousands separators', () => {
    expect(formatFen(0)).toBe('0.00');
    expect(formatFen(5)).toBe('0.05');
    expect(formatFen(123_456_789)).toBe('1,234,567.89');
    expect(formatFen(-123_450)).toBe('-1,234.50');
    expect(formatFen(-0)).toBe('0.00');
    expect(formatFen(Number.MAX_SAFE_INTEGER)).toBe('90,071,992,547,409.91');
  });

  it('amounts in a cell being edited have no separators', () => {
    expect(formatFen(-123_450, 'plain')).toBe('-1234.50');
    expect(formatQty(1_000_500, 'plain')).toBe('1000.5');
    expect(formatPrice(12_345_600, 'plain')).toBe('1234.56');
  });

  it('prices have two to four decimals', () => {
    expect(formatPrice(128_000)).toBe('12.80');
    expect(formatPrice(128_125)).toBe('12.8125');
    expect(formatPrice(128_120)).toBe('12.812');
    expect(formatPrice(625)).toBe('0.0625');
    expect(formatPrice(12_345_600)).toBe('1,234.56');
  });

  it('quantities have no trailing zeros', () => {
    expect(formatQty(1_000_000)).toBe('1,000');
    expect(formatQty(500)).toBe('0.5');
    expect(formatQty(-1_250)).toBe('-1.25');
  });

  it('rates are per cent without trailing zeros', () => {
    expect(formatPercent(1300)).toBe('13%');
    expect(formatPercent(683)).toBe('6.83%');
    expect(formatPercent(50)).toBe('0.5%');
  });

  it('counts are grouped', () => {
    expect(formatCount(2_075)).toBe('2,075');
    expect(formatCount(8)).toBe('8');
  });

  it('no figure with a fraction of its unit is ever shown', () => {
    expect(() => formatFen(0.5)).toThrow(RangeError);
    expect(() => formatQty(Number.NaN)).toThrow(RangeError);
  });

  it('separators never change the digits', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (fen) => {
        expect(formatFen(fen).replaceAll(',', '')).toBe(formatFen(fen, 'plain'));
        expect(formatFen(fen)).toMatch(/^-?\d{1,3}(,\d{3})*\.\d{2}$/u);
      }),
    );
  });
});

describe('moments and durations', () => {
  it('an instant stands on the clock of the firm', () => {
    expect(formatInstant(Date.UTC(2026, 10, 5, 16, 5, 59), 'Asia/Shanghai')).toBe('2026-11-06 00:05');
    expect(formatInstant(Date.UTC(2026, 10, 5, 1, 30), 'Asia/Shanghai')).toBe('2026-11-05 09:30');
  });

  it.each([
    [0, [{ value: 0, unit: 'minute' }]],
    [-5_000, [{ value: 0, unit: 'minute' }]],
    [59_999, [{ value: 0, unit: 'minute' }]],
    [35 * 60_000, [{ value: 35, unit: 'minute' }]],
    [2 * 3_600_000, [{ value: 2, unit: 'hour' }]],
    [
      2 * 3_600_000 + 60_000,
      [
        { value: 2, unit: 'hour' },
        { value: 1, unit: 'minute' },
      ],
    ],
    [3 * 86_400_000 + 59 * 60_000, [{ value: 3, unit: 'day' }]],
    [
      3 * 86_400_000 + 5 * 3_600_000,
      [
        { value: 3, unit: 'day' },
        { value: 5, unit: 'hour' },
      ],
    ],
  ])('%i ms of waiting are told in at most two parts', (ms, parts) => {
    expect(formatElapsed(ms)).toEqual(parts);
  });
});
