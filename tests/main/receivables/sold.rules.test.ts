import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allotSold,
  leftOf,
  oldestOpenOn,
  qtyOf,
  reportFits,
  restOn,
  type SoldLine,
} from '../../../src/main/features/receivables/sold.rules';

const at = (day: number, qty: number) => ({ on: `2026-03-${String(day).padStart(2, '0')}`, qty });
const line = (orderLineId: number, given: Partial<SoldLine>): SoldLine => ({
  ...{ orderLineId, productId: 1, productName: '阿莫西林胶囊', returnedQty: 0, reported: [], shipped: [] },
  ...given,
});

describe('what may still be reported', () => {
  it('is shipped − credited back − reported', () => {
    const sold = line(1, { shipped: [at(1, 10), at(5, 10)], returnedQty: 3, reported: [at(6, 4)] });
    expect(leftOf(sold)).toBe(13);
    expect(restOn(sold, '2026-03-06')).toBe(13);
  });

  it('is nothing of goods that had not left the house on that day', () => {
    const sold = line(1, { shipped: [at(3, 10), at(9, 10)] });
    expect(['2026-03-02', '2026-03-03', '2026-03-08', '2026-03-09'].map((on) => restOn(sold, on))).toEqual([
      ...[0, 10, 10, 20],
    ]);
  });

  it('of an earlier day leaves what later reports have taken', () => {
    const sold = line(1, { shipped: [at(1, 10), at(6, 10)], reported: [at(7, 15)] });
    expect(restOn(sold, '2026-03-04')).toBe(5);
    const sooner = line(1, { shipped: [at(1, 10), at(6, 10)], reported: [at(5, 9)] });
    expect(restOn(sooner, '2026-03-04')).toBe(1);
  });

  it('is refused above that with both numbers, and differently before the goods left', () => {
    const lines = [line(1, { shipped: [at(1, 10_000), at(9, 10_000)] })];
    const ask = (qty: number, soldOn: string) => reportFits(lines, [{ orderLineId: 1, qty }], soldOn);
    expect(ask(20_000, '2026-03-09')).toMatchObject({ ok: true });
    expect(ask(20_001, '2026-03-09')).toMatchObject({
      problem: { code: 'QUANTITY_EXCEEDED', params: { askedQty: 20_001, maxQty: 20_000 }, fields: ['/lines/0/qty'] },
    });
    expect(ask(10_001, '2026-03-08')).toMatchObject({
      problem: { code: 'RULE_VIOLATED', params: { askedQty: 10_001, maxQty: 10_000, on: '2026-03-08' } },
    });
    const twice = [1, 1].map((orderLineId) => ({ orderLineId, qty: 1 }));
    expect(reportFits(lines, twice, '2026-03-09')).toMatchObject({ problem: { code: 'DUPLICATE' } });
    expect(reportFits(lines, [{ orderLineId: 2, qty: 1 }], '2026-03-09')).toMatchObject({
      problem: { code: 'NOT_FOUND' },
    });
  });
});

describe('a quantity of a product', () => {
  it('is taken from the oldest shipments, whichever order they belong to', () => {
    const lines = [line(1, { shipped: [at(1, 5), at(3, 5)] }), line(2, { shipped: [at(2, 5)] })];
    expect(allotSold(lines, '2026-03-09', 12)).toEqual(
      new Map([
        [1, 7],
        [2, 5],
      ]),
    );
    expect(allotSold(lines, '2026-03-02', 12)).toEqual(
      new Map([
        [1, 5],
        [2, 5],
      ]),
    );
    const begun = [line(1, { shipped: [at(1, 5), at(3, 5)], reported: [at(4, 5)] }), line(2, { shipped: [at(2, 5)] })];
    expect(allotSold(begun, '2026-03-09', 3)).toEqual(new Map([[2, 3]]));
  });
});

const part = fc.record({ day: fc.integer({ min: 1, max: 20 }), qty: fc.integer({ min: 1, max: 50 }) });
const parts = (max: number) =>
  fc
    .array(part, { maxLength: max })
    .map((all) => all.toSorted((a, b) => a.day - b.day).map(({ day, qty }) => at(day, qty)));
/** Lines as the book can hold them: reports never above what had left the house. */
const anyLines = fc
  .array(fc.record({ shipped: parts(4), asked: parts(3), returned: fc.integer({ min: 0, max: 20 }) }), { maxLength: 4 })
  .map((all) =>
    all.map(({ shipped, asked, returned }, index) => {
      const empty = line(index + 1, { shipped, returnedQty: Math.min(returned, qtyOf(shipped)) });
      return asked.reduce((known, { on, qty }) => {
        const taken = Math.min(qty, restOn(known, on));
        return taken > 0 ? { ...known, reported: [...known.reported, { on, qty: taken }] } : known;
      }, empty);
    }),
  );
const anyDay = fc.integer({ min: 1, max: 21 }).map((day) => at(day, 0).on);
const valuesOf = (given: ReadonlyMap<number, number>) => [...given.values()].reduce((sum, qty) => sum + qty, 0);

describe('every allotment', () => {
  it('gives what was asked as far as there is, nothing above the rest of a line, and passes the check', () => {
    fc.assert(
      fc.property(anyLines, anyDay, fc.integer({ min: 0, max: 400 }), (lines, soldOn, asked) => {
        const given = allotSold(lines, soldOn, asked);
        const rests = new Map(lines.map((one) => [one.orderLineId, restOn(one, soldOn)]));
        expect(valuesOf(given)).toBe(Math.min(asked, valuesOf(rests)));
        for (const [id, qty] of given) expect(qty).toBeLessThanOrEqual(rests.get(id) ?? 0);
        const wanted = [...given].map(([orderLineId, qty]) => ({ orderLineId, qty }));
        expect(reportFits(lines, wanted, soldOn).ok).toBe(true);
      }),
    );
  });

  it('is first in, first out: reported as it is, no line that got nothing has an older shipment open', () => {
    fc.assert(
      fc.property(anyLines, anyDay, fc.integer({ min: 1, max: 400 }), (lines, soldOn, asked) => {
        const given = allotSold(lines, soldOn, asked);
        const openOf = (one: SoldLine) => oldestOpenOn(one, soldOn) ?? '9999';
        const served = lines.filter(({ orderLineId }) => given.has(orderLineId)).map(openOf);
        const waiting = lines.filter(({ orderLineId }) => !given.has(orderLineId)).map(openOf);
        for (const first of served) for (const other of waiting) expect(first <= other).toBe(true);
      }),
    );
  });

  it('leaves at no day more sold than had left the house', () => {
    fc.assert(
      fc.property(anyLines, anyDay, fc.integer({ min: 1, max: 400 }), (lines, soldOn, asked) => {
        const given = allotSold(lines, soldOn, asked);
        for (const one of lines) {
          const reported = [...one.reported, { on: soldOn, qty: given.get(one.orderLineId) ?? 0 }];
          for (const { on: day } of [...reported, ...one.shipped]) {
            const until = (all: readonly { on: string; qty: number }[]) => qtyOf(all.filter(({ on }) => on <= day));
            expect(until(reported)).toBeLessThanOrEqual(until(one.shipped));
          }
          expect(qtyOf(reported)).toBeLessThanOrEqual(qtyOf(one.shipped) - one.returnedQty);
        }
      }),
    );
  });
});
