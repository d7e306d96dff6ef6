import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatQty } from '../../../src/shared/domain/format';
import { okay } from '../../../src/shared/domain/problem';
import { parseQty, wholeQty } from '../../../src/shared/domain/quantity';

describe('a typed quantity', () => {
  it.each([
    ['600', 600_000],
    ['1,000', 1_000_000],
    ['０．５', 500],
    ['0.125', 125],
    ['-3', -3_000],
  ])('%s is read as thousandths', (text, expected) => {
    expect(parseQty(text)).toEqual(okay(expected));
  });

  it('finer than a thousandth is refused', () => {
    expect(parseQty('0.0001', '/lines/2/orderedQty')).toMatchObject({
      problem: { params: { case: 'fields.tooManyDecimals', decimals: 3 }, fields: ['/lines/2/orderedQty'] },
    });
  });

  it('carries no currency sign', () => {
    expect(parseQty('¥5').ok).toBe(false);
    expect(parseQty('(5)').ok).toBe(false);
  });

  it('that is shown and read again is the same quantity', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (qty) => {
        expect(parseQty(formatQty(qty))).toEqual(okay(qty === 0 ? 0 : qty));
      }),
    );
  });
});

it('five boxes are five thousand thousandths', () => {
  expect(wholeQty(5)).toBe(5_000);
});
