import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  awardProblem,
  endPriceProblem,
  isBinding,
  lowestBinding,
  placeProvincePrice,
  type BindingPrice,
} from '../../../src/main/features/tenders/award.rules';
import { relationOf, type Relation } from '../../../src/main/features/tenders/delivery.rules';
import { guardOf, lowestElsewhere } from '../../../src/main/features/tenders/item.rules';
import { progressOf } from '../../../src/main/features/tenders/volume.rules';
import {
  agreementStates,
  agreementSteps,
  nextAgreement,
  type AgreementState,
} from '../../../src/shared/domain/award-words';
import { addDays } from '../../../src/shared/domain/business-date';

const day = fc.integer({ min: 0, max: 20 }).map((days) => addDays('2026-01-01', days));
const price = fc.integer({ min: 1, max: 50 });
const binding: fc.Arbitrary<BindingPrice> = fc.record({
  productId: fc.integer({ min: 1, max: 2 }),
  kind: fc.constantFrom('award', 'listing'),
  province: fc.constantFrom('', '江苏省', '浙江省'),
  customerId: fc.option(fc.integer({ min: 1, max: 2 })),
  price,
  validFrom: day,
  validTo: fc.option(day),
});
const buying = fc.record({
  province: fc.constantFrom('', '江苏', '浙江省'),
  buyerId: fc.integer({ min: 1, max: 2 }),
  on: day,
});

describe('the price that binds in a province', () => {
  it('is the lowest of all that hold for the buyer there that day, and no other', () => {
    fc.assert(
      fc.property(fc.array(binding, { maxLength: 12 }), buying, (prices, sale) => {
        const found = lowestBinding(prices, sale);
        for (const productId of [1, 2]) {
          const held = prices.filter((one) => one.productId === productId && isBinding(one, sale));
          const lowest = held.length === 0 ? undefined : Math.min(...held.map((one) => one.price));
          expect(found.get(productId)?.price).toBe(lowest);
        }
      }),
    );
  });

  it('holds for the whole country without a province, else only in its own, named with or without its ending', () => {
    const one: BindingPrice = {
      ...{ productId: 1, kind: 'award', province: '江苏省', customerId: null, price: 5 },
      ...{ validFrom: '2026-01-01', validTo: '2026-12-31' },
    };
    const at = (province: string, given: Partial<BindingPrice> = {}) =>
      isBinding({ ...one, ...given }, { province, buyerId: 7, on: '2026-12-31' });
    expect([at('江苏'), at('浙江省'), at(''), at('浙江省', { province: '' })]).toEqual([true, false, false, true]);
    expect([at('江苏', { customerId: 8 }), at('江苏', { customerId: 7 })]).toEqual([false, true]);
    expect(at('江苏', { validTo: '2026-12-30' })).toBe(false);
  });
});

type Row = { id: number; version: number; validFrom: string; validTo: string | null };

describe('a new price of a place', () => {
  it('leaves at most one price on any day however many are set one after the other', () => {
    const wish = fc.record({ validFrom: day, validTo: fc.option(day) });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 10 }), (wishes) => {
        const rows: Row[] = [];
        for (const [id, one] of wishes.entries()) {
          const placed = placeProvincePrice(rows, one);
          if (!placed.ok) continue;
          for (const { row, validTo } of placed.value.ended) {
            const found = rows.find((each) => each.id === row.id);
            expect(validTo <= (found?.validTo ?? '9999-12-31')).toBe(true);
            if (found) found.validTo = validTo;
          }
          rows.push({ id, version: 0, ...one });
        }
        for (let at = 0; at < 21; at += 1) {
          const on = addDays('2026-01-01', at);
          const held = rows.filter((one) => one.validFrom <= on && on <= (one.validTo ?? '9999-12-31'));
          expect(held.length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('is refused where another one begins later within its days', () => {
    const later = [{ id: 1, version: 0, validFrom: '2026-06-01', validTo: null }];
    expect(placeProvincePrice(later, { validFrom: '2026-01-01', validTo: null })).toMatchObject({
      problem: { params: { case: 'awards.refusals.laterPrice', validFrom: '2026-06-01' } },
    });
    expect(placeProvincePrice(later, { validFrom: '2026-01-01', validTo: '2026-05-31' })).toMatchObject({ ok: true });
  });

  it('ends between the day before its first and its last one', () => {
    const span = { validFrom: '2026-03-01', validTo: '2026-06-30' };
    const cases = ['2026-02-27', '2026-02-28', '2026-06-30', '2026-07-01'].map((on) => endPriceProblem(span, on));
    expect(cases.map((one) => one?.problem.params['case'])).toEqual([
      'awards.refusals.endsBefore',
      undefined,
      undefined,
      'awards.refusals.endsLater',
    ]);
  });
});

const won = { itemId: 1, result: 'won', price: 100, validFrom: '2026-01-01', validTo: '2026-12-31' } as const;
const lost = { itemId: 2, result: 'lost', price: null, validFrom: null, validTo: null } as const;

describe('an award', () => {
  it('names every item once and wins at least one of them', () => {
    expect(awardProblem([won, lost], [1, 2])).toBeUndefined();
    const wrong = [[won], [won, won], [won, { ...lost, itemId: 3 }], [lost, { ...lost, itemId: 1 }]];
    expect(wrong.map((items) => awardProblem(items, [1, 2])?.problem.code)).toEqual([
      'VALIDATION_FAILED',
      'NOT_FOUND',
      'NOT_FOUND',
      'RULE_VIOLATED',
    ]);
  });

  it('wins nothing without its price and its validity', () => {
    const broken = [{ price: null }, { price: 0 }, { validFrom: null }, { validTo: null }, { validTo: '2025-12-31' }];
    const fields = broken.map((one) => awardProblem([{ ...won, ...one }], [1])?.problem.fields?.[0]);
    expect(fields).toEqual(['price', 'price', 'validFrom', 'validTo', 'validTo'].map((one) => `/items/0/${one}`));
  });
});

describe('the price guard', () => {
  const own = fc.array(fc.record({ province: fc.constantFrom('', '江苏省', '浙江省', '安徽省'), price }), {
    maxLength: 8,
  });

  it('warns below our lowest price of any other province and never for our price of the same one', () => {
    fc.assert(
      fc.property(own, price, fc.constantFrom('江苏', '浙江省'), (prices, quoted, province) => {
        const elsewhere = prices.filter((one) => one.province !== '' && !one.province.startsWith(province));
        const lowest = elsewhere.length === 0 ? undefined : Math.min(...elsewhere.map((one) => one.price));
        expect(lowestElsewhere(prices, province)?.price).toBe(lowest);
        const quote = { price: quoted, province, floorPrice: null, ceilingPrice: null };
        const keys = guardOf(quote, prices).map(({ key }) => key);
        expect(keys).toEqual(lowest !== undefined && quoted < lowest ? ['belowElsewhere'] : []);
      }),
    );
  });

  it('says the numbers of the floor, of the other province and of the ceiling', () => {
    const quote = { price: 90, province: '江苏省', floorPrice: 95, ceilingPrice: 80 };
    expect(guardOf(quote, [{ province: '浙江省', price: 99 }])).toEqual([
      { key: 'belowFloor', params: { price: 90, floorPrice: 95 } },
      { key: 'belowElsewhere', params: { price: 90, lowestPrice: 99, place: '浙江省' } },
      { key: 'aboveCeiling', params: { price: 90, ceilingPrice: 80 } },
    ]);
  });
});

describe('the pace of an agreed volume', () => {
  const span = { qty: 365_000, validFrom: '2026-01-01', validTo: '2026-12-31' };
  const on = (today: string, done: number) => progressOf(span, done, { today, pacePercent: 80 });

  it('is behind below four fifths of what the days ask for', () => {
    expect(on('2026-04-10', 80_000)).toEqual({ expectedQty: 100_000, doneBp: 2191, elapsedBp: 2739, pace: 'onPace' });
    expect(on('2026-04-10', 79_999).pace).toBe('behind');
    expect(on('2025-12-31', 0).pace).toBe('future');
    expect(on('2026-01-01', 0).pace).toBe('behind');
    expect(on('2027-01-01', 364_999).pace).toBe('past');
    expect(on('2026-02-01', 365_000).pace).toBe('reached');
  });

  it('never gets better by waiting nor worse by buying', () => {
    const days = fc.integer({ min: -10, max: 400 });
    const done = fc.integer({ min: 0, max: 400_000 });
    fc.assert(
      fc.property(days, done, fc.nat(50), fc.nat(5_000), (at, qty, later, more) => {
        const [now, then] = [addDays('2026-01-01', at), addDays('2026-01-01', at + later)];
        const seen = on(now, qty);
        expect(on(then, qty).expectedQty).toBeGreaterThanOrEqual(seen.expectedQty);
        expect(seen.expectedQty).toBeLessThanOrEqual(span.qty);
        const isWorse = seen.pace !== 'behind' && on(now, qty + more).pace === 'behind';
        expect(isWorse).toBe(false);
      }),
    );
  });
});

const relation: Relation = {
  ...{ province: '江苏省', city: '', distributorId: null, distributorName: '', hospitalId: null, reason: '' },
  ...{ state: 'agreed', validFrom: '2026-01-01', validTo: '2026-12-31' },
};
const hospital = { id: 5, kind: 'hospital', place: { province: '江苏', city: '南京市' } } as const;
const on = '2026-06-01';

describe('the delivery relation of a buyer', () => {
  it('holds for the whole place, for the hospital itself, and for the distributor who delivers there', () => {
    const fine = [relation, { ...relation, hospitalId: 5, province: '' }, { ...relation, city: '南京' }];
    expect(fine.map((one) => relationOf([one], hospital, on).standing)).toEqual(['agreed', 'agreed', 'agreed']);
    const distributor = { ...hospital, id: 9, kind: 'distributor' } as const;
    const theirs = { ...relation, city: '苏州市', distributorId: 9, hospitalId: 5 };
    expect(relationOf([theirs], distributor, on)).toEqual({ standing: 'agreed' });
    expect(relationOf([relation], distributor, on)).toEqual({ standing: 'missing' });
  });

  it('is missing elsewhere, waits, was refused, ran out, has not begun, or is somebody else’s', () => {
    const cases: Partial<Relation>[] = [
      { province: '浙江省' },
      { city: '苏州市' },
      { hospitalId: 6 },
      { state: 'void', reason: '填错' },
      { state: 'submitted' },
      { state: 'refused', reason: '材料不全' },
      { validTo: '2026-05-31' },
      { validFrom: '2026-06-02' },
      { distributorId: 9, distributorName: '博源医药' },
    ];
    expect(cases.map((one) => relationOf([{ ...relation, ...one }], hospital, on))).toEqual([
      ...Array.from({ length: 4 }, () => ({ standing: 'missing' })),
      { standing: 'waiting' },
      { standing: 'refused', reason: '材料不全' },
      { standing: 'expired', validTo: '2026-05-31' },
      { standing: 'notYet', validFrom: '2026-06-02' },
      { standing: 'other', distributorName: '博源医药' },
    ]);
  });

  it('is good as soon as one of several is agreed and holds', () => {
    const others = [
      { ...relation, state: 'refused', reason: '退回' },
      { ...relation, validTo: '2026-02-01' },
      relation,
    ] as const;
    expect(relationOf(others, hospital, on)).toEqual({ standing: 'agreed' });
  });
});

describe('the steps of a delivery agreement', () => {
  it('lead from draft to every state, out of void to none, and a refused one may be handed in again', () => {
    const reached = new Set<AgreementState>(['draft']);
    for (let at = 0; at < 5; at += 1) {
      for (const state of reached) {
        for (const step of agreementSteps) {
          const next = nextAgreement(state, step);
          if (next) reached.add(next);
        }
      }
    }
    expect([...reached].toSorted()).toEqual([...agreementStates].toSorted());
    expect(agreementSteps.map((step) => nextAgreement('void', step))).toEqual(agreementSteps.map(() => undefined));
    expect(nextAgreement('refused', 'submit')).toBe('submitted');
    expect(nextAgreement('draft', 'agree')).toBeUndefined();
  });
});
