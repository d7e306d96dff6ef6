import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountFen, cumulativePart, exclusiveFen, sumFen, taxSplit } from '../../../src/shared/domain/money';
import { ProblemError } from '../../../src/shared/domain/problem';

const fen = fc.maxSafeInteger();
const rate = fc.constantFrom(0, 100, 300, 500, 600, 900, 1300);
const boxes = (count: number) => count * 1000;

describe('the amount of a line', () => {
  it('is quantity times price: 500 boxes at 12.80 are 6,400.00', () => {
    expect(amountFen(boxes(500), 128_000)).toBe(640_000);
  });

  it('rounds half a fen away from zero, for deliveries and for returns', () => {
    expect(amountFen(500, 100)).toBe(1);
    expect(amountFen(499, 100)).toBe(0);
    expect(amountFen(-500, 100)).toBe(-1);
    expect(amountFen(1500, 100)).toBe(2);
  });

  it('stays exact where quantity times price leaves the safe range of numbers', () => {
    expect(amountFen(900_719_925_474_099, 99_999)).toBe(900_710_918_274_844);
  });

  it('is refused when it could not be held exactly', () => {
    const tooMuch = () => amountFen(Number.MAX_SAFE_INTEGER, 10_000_000);
    expect(tooMuch).toThrow(ProblemError);
    expect(() => sumFen([Number.MAX_SAFE_INTEGER, 1])).toThrow(ProblemError);
  });

  it('never differs from the exact value by more than half a fen', () => {
    const qty = fc.integer({ min: -10_000_000, max: 10_000_000 });
    const price = fc.integer({ min: 0, max: 100_000_000 });
    fc.assert(
      fc.property(qty, price, (q, p) => {
        const error = BigInt(amountFen(q, p)) * 100_000n - BigInt(q) * BigInt(p);
        expect((error < 0n ? -error : error) <= 50_000n).toBe(true);
      }),
    );
  });
});

describe('tax inside an amount', () => {
  it.each([
    [768_000, 679_646, 88_354],
    [128_000, 113_274, 14_726],
    [1_280_000, 1_132_743, 147_257],
    [-38_400, -33_982, -4_418],
    [-768_000, -679_646, -88_354],
    [1_241_600, 1_098_761, 142_839],
    [-3_000, -2_655, -345],
  ])('splits %i fen at 13 %% into %i and %i', (inclFen, exclFen, taxFen) => {
    expect(taxSplit(inclFen, 1300)).toEqual({ inclFen, exclFen, taxFen });
  });

  it('is nothing when the product is exempt', () => {
    expect(taxSplit(12_345, 0)).toEqual({ inclFen: 12_345, exclFen: 12_345, taxFen: 0 });
  });

  it('and the amount without it always add up to the amount with it', () => {
    fc.assert(
      fc.property(fen, rate, (inclFen, rateBp) => {
        const split = taxSplit(inclFen, rateBp);
        expect(split.exclFen + split.taxFen).toBe(inclFen);
      }),
    );
  });

  it('of a reversal is the mirror of the original', () => {
    fc.assert(
      fc.property(fen, rate, (inclFen, rateBp) => {
        expect(exclusiveFen(-inclFen, rateBp) + exclusiveFen(inclFen, rateBp)).toBe(0);
      }),
    );
  });

  it('has no negative rate', () => {
    expect(() => exclusiveFen(100, -1)).toThrow(RangeError);
  });
});

describe('a line taken in parts', () => {
  const line = { totalFen: 884_956, totalQty: boxes(1000) };

  it('of 1,000 boxes for 8,849.56 gives 2,946.90, 2,946.91 and 2,955.75 for 333, 333 and 334', () => {
    const parts = [
      cumulativePart({ ...line, fromQty: 0, toQty: boxes(333) }),
      cumulativePart({ ...line, fromQty: boxes(333), toQty: boxes(666) }),
      cumulativePart({ ...line, fromQty: boxes(666), toQty: boxes(1000) }),
    ];
    expect(parts).toEqual([294_690, 294_691, 295_575]);
    expect(sumFen(parts)).toBe(line.totalFen);
  });

  it('closes to the whole however it is cut', () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fen, cuts, (totalFen, sizes) => {
        const totalQty = sizes.reduce((sum, size) => sum + size, 0);
        let taken = 0;
        const parts = sizes.map((size) => {
          taken += size;
          return cumulativePart({ totalFen, totalQty, fromQty: taken - size, toQty: taken });
        });
        expect(sumFen(parts)).toBe(totalFen);
      }),
    );
  });

  it('gives back exactly what it took when a part is undone', () => {
    const takenPart = cumulativePart({ ...line, fromQty: boxes(333), toQty: boxes(666) });
    expect(cumulativePart({ ...line, fromQty: boxes(666), toQty: boxes(333) })).toBe(-takenPart);
  });

  it('needs a quantity to be cut from', () => {
    expect(() => cumulativePart({ totalFen: 100, totalQty: 0, fromQty: 0, toQty: 0 })).toThrow(RangeError);
  });
});

describe('sums', () => {
  it('of nothing are zero', () => {
    expect(sumFen([])).toBe(0);
  });

  it('are exact even where a step on the way would not be', () => {
    expect(sumFen([Number.MAX_SAFE_INTEGER, 2, -3])).toBe(Number.MAX_SAFE_INTEGER - 1);
  });
});
