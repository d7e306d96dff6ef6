import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isSameRegion,
  regionCovers,
  regionsMeet,
  spanHolds,
  spansMeet,
  spanStateOn,
  type DaySpan,
  type Place,
} from '../../src/shared/domain/regions';
import { addDays } from '../../src/shared/domain/business-date';

const named = (name: string, ending: string) => fc.constantFrom(name, `${name}${ending}`);
const cities: Readonly<Record<string, readonly string[]>> = {
  江苏: ['南京', '苏州'],
  江西: ['南昌'],
  内蒙古: ['包头'],
};
const provinces = fc.constantFrom(['江苏', '省'], ['江西', '省'], ['内蒙古', '自治区']);
const exactPlace: fc.Arbitrary<Place> = provinces.chain(([name = '', ending = '']) =>
  fc.record({
    province: named(name, ending),
    city: fc.constantFrom(...(cities[name] ?? [])).chain((city) => named(city, '市')),
  }),
);
const region: fc.Arbitrary<Place> = fc.oneof(
  exactPlace,
  exactPlace.map(({ province }) => ({ province, city: '' })),
  fc.constant({ province: '', city: '' }),
);
const day = fc.integer({ min: 0, max: 20 }).map((days) => addDays('2026-01-01', days));
const span: fc.Arbitrary<DaySpan> = fc.record({ validFrom: day, validTo: fc.option(day) });

describe('a region', () => {
  it('holds its place whether cards write the ending or not', () => {
    const jiangsu = { province: '江苏', city: '' };
    expect(regionCovers(jiangsu, { province: '江苏省', city: '南京市' })).toBe(true);
    expect(regionCovers({ province: '广西壮族自治区', city: '' }, { province: '广西', city: '' })).toBe(true);
    expect(regionCovers(jiangsu, { province: '江西省', city: '' })).toBe(false);
    expect(regionCovers({ province: '江苏省', city: '南京' }, { province: '江苏省', city: '苏州市' })).toBe(false);
    expect(regionCovers(jiangsu, { province: '', city: '南京市' })).toBe(false);
    expect(regionCovers({ province: '', city: '' }, { province: '', city: '' })).toBe(true);
  });

  it('meets every other one that holds one of its places, either way round', () => {
    fc.assert(
      fc.property(region, region, exactPlace, (one, other, place) => {
        expect(regionsMeet(one, other)).toBe(regionsMeet(other, one));
        const isInBoth = regionCovers(one, place) && regionCovers(other, place);
        expect(isInBoth && !regionsMeet(one, other)).toBe(false);
      }),
    );
  });

  it('that is the same holds the same places', () => {
    fc.assert(
      fc.property(region, region, exactPlace, (one, other, place) => {
        const isOdd = regionCovers(one, place) !== regionCovers(other, place);
        expect(isSameRegion(one, other) && isOdd).toBe(false);
      }),
    );
  });
});

describe('spans of days', () => {
  it('meet exactly when some day lies in both', () => {
    const days = Array.from({ length: 30 }, (_, at) => addDays('2025-12-28', at));
    fc.assert(
      fc.property(span, span, (one, other) => {
        expect(spansMeet(one, other)).toBe(days.some((on) => spanHolds(one, on) && spanHolds(other, on)));
      }),
    );
  });

  it('are current on the days on which they hold and on no other', () => {
    fc.assert(
      fc.property(span, day, (one, on) => {
        expect(spanStateOn(one, on) === 'current').toBe(spanHolds(one, on));
      }),
    );
  });
});
