import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf, medianOf, type Limits, type Span } from '../../../src/main/features/reports/order-times.rules';
import { orderTimeSteps } from '../../../src/shared/domain/report-words';

const limits: Limits = { approve: 120, note: 240, pick: 240, check: 60, ship: 240, sign: 5 };
const span = fc.record({
  step: fc.constantFrom(...orderTimeSteps),
  personId: fc.constant(1),
  week: fc.constant('2026-11-16'),
  took: fc.option(fc.integer({ min: 0, max: 500 }), { nil: null }),
});

describe('the times of orders', () => {
  it('have as their median a value with as many below as above it', () => {
    expect(medianOf([])).toBeNull();
    expect(medianOf([7])).toBe(7);
    expect(medianOf([9, 1, 4])).toBe(4);
    expect(medianOf([1, 4])).toBe(2);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1 }), (values) => {
        const median = medianOf(values) ?? -1;
        expect(values.filter((one) => one < median).length).toBeLessThanOrEqual(values.length / 2);
        expect(values.filter((one) => one > median + 1).length).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });

  it('agree with a count one by one over any history', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 200 }), (spans: Span[]) => {
        const figures = new Map(figuresOf(spans, limits).map((one) => [one.step, one]));
        for (const step of orderTimeSteps) {
          let done = 0;
          let late = 0;
          let waiting = 0;
          for (const one of spans) {
            if (one.step !== step) continue;
            if (one.took === null) waiting += 1;
            else {
              done += 1;
              if (one.took > limits[step]) late += 1;
            }
          }
          const found = figures.get(step);
          expect(found?.doneCount ?? 0).toBe(done);
          expect(found?.waitingCount ?? 0).toBe(waiting);
          expect(found?.onTimeCount ?? 0).toBe(done - late);
          expect(found?.onTimeBp ?? null).toBe(done === 0 ? null : Math.floor(((done - late) * 10_000) / done));
        }
      }),
    );
  });
});
