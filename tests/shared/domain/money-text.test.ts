import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFen, formatPrice } from '../../../src/shared/domain/format';
import { parseFen, parsePrice } from '../../../src/shared/domain/money';
import { okay } from '../../../src/shared/domain/problem';

const fen = fc.maxSafeInteger();

describe('a typed amount', () => {
  it.each([
    ['1,234.50', 123_450],
    ['1234.5', 123_450],
    [' 12.8元 ', 1_280],
    ['¥1,234.50', 123_450],
    ['￥ 99', 9_900],
    ['RMB 5', 500],
    ['１，２３４．５０', 123_450],
    ['-0.05', -5],
    ['−3', -300],
    ['-¥3.20', -320],
    ['¥-3.20', -320],
    ['(1,234.50)', -123_450],
    ['.5', 50],
    ['12.5000', 1_250],
    ['-0', 0],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('%s is read to the fen', (text, expected) => {
    expect(parseFen(text)).toEqual(okay(expected));
  });

  it.each([
    ['', 'fields.required'],
    ['  ', 'fields.required'],
    ['twelve', 'fields.notANumber'],
    ['1,23', 'fields.notANumber'],
    ['1.2.3', 'fields.notANumber'],
    ['1.23E+19', 'fields.notANumber'],
    ['--1', 'fields.notANumber'],
    ['-', 'fields.notANumber'],
    ['.', 'fields.notANumber'],
    ['元', 'fields.notANumber'],
    ['1.234', 'fields.tooManyDecimals'],
    ['90071992547409.92', 'fields.tooLarge'],
    ['99999999999999999999', 'fields.tooLarge'],
  ])('"%s" is refused with its reason and its field', (text, reason) => {
    expect(parseFen(text, '/amountFen')).toMatchObject({
      ok: false,
      problem: { code: 'VALIDATION_FAILED', params: { case: reason }, fields: ['/amountFen'] },
    });
  });

  it('that is shown and read again is the same amount', () => {
    fc.assert(
      fc.property(fen, fc.constantFrom('grouped', 'plain'), (amount, style) => {
        expect(parseFen(formatFen(amount, style))).toEqual(okay(amount === 0 ? 0 : amount));
      }),
    );
  });

  it('of any garbage is either an exact integer or a refusal, never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const result = parseFen(text);
        expect(!result.ok || Number.isSafeInteger(result.value)).toBe(true);
      }),
    );
  });
});

describe('a typed price', () => {
  it('has up to four decimals', () => {
    expect(parsePrice('12.8')).toEqual(okay(128_000));
    expect(parsePrice('0.0625')).toEqual(okay(625));
    expect(parsePrice('0.00001')).toMatchObject({
      problem: { params: { case: 'fields.tooManyDecimals', decimals: 4 } },
    });
  });

  it('is never negative', () => {
    expect(parsePrice('-1')).toMatchObject({ problem: { params: { case: 'fields.negative', value: '-1' } } });
  });

  it('that is shown and read again is the same price', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (price) => {
        expect(parsePrice(formatPrice(price))).toEqual(okay(price));
      }),
    );
  });
});
