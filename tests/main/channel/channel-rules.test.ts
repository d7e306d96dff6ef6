import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clashes,
  conflictProblem,
  endProblem,
  type StoredRegion,
} from '../../../src/main/features/channel/channel.rules';
import { addDays } from '../../../src/shared/domain/business-date';
import { regionCovers, spanHolds } from '../../../src/shared/domain/regions';

const day = fc.integer({ min: 0, max: 15 }).map((days) => addDays('2026-01-01', days));
const stored: fc.Arbitrary<StoredRegion> = fc
  .record({
    id: fc.constant(0),
    agentId: fc.integer({ min: 1, max: 3 }),
    agentName: fc.constant('博源医药'),
    productId: fc.option(fc.integer({ min: 1, max: 2 })),
    province: fc.constantFrom('', '江苏省', '浙江省'),
    city: fc.constantFrom('', '甲市', '乙市'),
    validFrom: day,
    validTo: fc.option(day),
    isExclusive: fc.boolean(),
  })
  .map((one) => (one.province === '' ? { ...one, city: '' } : one));

const days = Array.from({ length: 20 }, (_, at) => addDays('2025-12-30', at));
const places = ['江苏省', '浙江省'].flatMap((province) => ['甲市', '乙市'].map((city) => ({ province, city })));
/** Some day, some place and some product that both may serve. */
const isShared = (one: StoredRegion, other: StoredRegion): boolean =>
  days.some((on) => spanHolds(one, on) && spanHolds(other, on)) &&
  places.some((place) => regionCovers(one, place) && regionCovers(other, place)) &&
  [1, 2].some((product) => [one, other].every(({ productId }) => productId === null || productId === product));

describe('an exclusive region', () => {
  it('clashes exactly with what another agent may do there on the same day with the same product', () => {
    fc.assert(
      fc.property(stored, stored, (one, other) => {
        const isOther = one.agentId !== other.agentId && (one.isExclusive || other.isExclusive);
        expect(clashes(one, other)).toBe(isOther && isShared(one, other));
        expect(clashes(one, other)).toBe(clashes(other, one));
      }),
    );
  });

  it('stays alone however many authorisations are asked for one after the other', () => {
    fc.assert(
      fc.property(fc.array(stored, { maxLength: 12 }), (asked) => {
        const kept: StoredRegion[] = [];
        for (const one of asked) if (!conflictProblem(one, kept)) kept.push(one);
        const pairs = kept.flatMap((one, at) => kept.slice(at + 1).map((other) => [one, other] as const));
        const broken = pairs.filter(
          ([one, other]) =>
            one.agentId !== other.agentId && (one.isExclusive || other.isExclusive) && isShared(one, other),
        );
        expect(broken).toEqual([]);
      }),
    );
  });
});

describe('the end of a region', () => {
  it('lies between the day before its first and its last one', () => {
    const span = { validFrom: '2026-03-01', validTo: '2026-06-30' };
    const cases = ['2026-02-27', '2026-02-28', '2026-06-30', '2026-07-01'].map((on) => endProblem(span, on));
    expect(cases.map((one) => one?.problem.params['case'])).toEqual([
      'channel.refusals.endsFirst',
      undefined,
      undefined,
      'channel.refusals.endsLater',
    ]);
  });
});
