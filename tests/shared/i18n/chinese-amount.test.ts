import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseAmount } from '../../../src/shared/i18n/chinese-amount';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';

/** Reads at most four places, e.g. 壹仟零贰拾. */
const readGroup = (text: string): number => {
  let sum = 0;
  let digit = 0;
  for (const char of text) {
    const place = '拾佰仟'.indexOf(char);
    if (place >= 0) sum += digit * 10 ** (place + 1);
    digit = place >= 0 ? 0 : DIGITS.indexOf(char);
  }
  return sum + digit;
};

const readWan = (text: string): number => {
  const parts = text.split('万');
  return parts.length === 1 ? readGroup(text) : readGroup(parts[0] ?? '') * 10_000 + readGroup(parts[1] ?? '');
};

/** A reader written the other way round, for comparison: words to fen. */
const readAmount = (text: string): bigint => {
  const sign = text.startsWith('负') ? -1n : 1n;
  const [before = '', after = ''] = text.includes('元')
    ? text.replace('负', '').split('元')
    : ['', text.replace('负', '')];
  const [low = '', high = ''] = before.split('亿').toReversed();
  const yuan = BigInt(readWan(high)) * 100_000_000n + BigInt(readWan(low));
  const tenth = /(.)角/u.exec(after)?.[1] ?? '零';
  const hundredth = /(.)分/u.exec(after)?.[1] ?? '零';
  return sign * (yuan * 100n + BigInt(DIGITS.indexOf(tenth) * 10 + DIGITS.indexOf(hundredth)));
};

describe('an amount in capital characters', () => {
  it.each([
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角整'],
    [55, '伍角伍分'],
    [100, '壹元整'],
    [105, '壹元零伍分'],
    [150, '壹元伍角整'],
    [1_000, '壹拾元整'],
    [1_230_000, '壹万贰仟叁佰元整'],
    [140_950, '壹仟肆佰零玖元伍角整'],
    [600_714, '陆仟零柒元壹角肆分'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [32_504, '叁佰贰拾伍元零肆分'],
    [10_000_100, '壹拾万零壹元整'],
    [10_700_053, '壹拾万零柒仟元伍角叁分'],
    [168_032, '壹仟陆佰捌拾元叁角贰分'],
    [1_000_100_000, '壹仟万零壹仟元整'],
    [10_000_000_000, '壹亿元整'],
    [10_000_000_100, '壹亿零壹元整'],
    [10_001_000_000, '壹亿零壹万元整'],
    [10_100_000_000, '壹亿零壹佰万元整'],
    [123_456_789_012, '壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分'],
    [100_000_000_000_000, '壹万亿元整'],
    [100_010_000_000_000, '壹万零壹亿元整'],
    [1_000_000_000_000_000, '壹拾万亿元整'],
    [-128_000, '负壹仟贰佰捌拾元整'],
    [-5, '负伍分'],
  ])('%i fen are written %s', (fen, words) => {
    expect(chineseAmount(fen)).toBe(words);
  });

  it('reads back to the same amount, up to ten trillion yuan', () => {
    const amount = fc.oneof(
      fc.integer({ min: -(10 ** 15), max: 10 ** 15 }),
      fc.integer({ min: 0, max: 1_000_000 }),
      fc
        .array(fc.constantFrom('0', '0', '0', '1', '9'), { minLength: 1, maxLength: 15 })
        .map((d) => Number(d.join(''))),
    );
    fc.assert(
      fc.property(amount, (fen) => {
        expect(readAmount(chineseAmount(fen))).toBe(BigInt(fen));
      }),
      { numRuns: 2_000 },
    );
  });

  it('never says zero twice in a row nor before a unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 15 }), (fen) => {
        expect(chineseAmount(fen)).not.toMatch(/零零|零[拾佰仟万亿元角]/u);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is only made of exact amounts', () => {
    expect(() => chineseAmount(0.5)).toThrow(RangeError);
  });
});
