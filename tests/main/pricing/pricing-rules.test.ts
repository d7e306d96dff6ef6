import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  endOf,
  holdsOn,
  placePrice,
  priceState,
  type StoredPrice,
} from '../../../src/main/features/pricing/pricing.rules';
import { addDays } from '../../../src/shared/domain/business-date';

const stored = (validFrom: string, validTo: string | null, id = 1): StoredPrice => ({
  id,
  version: 0,
  validFrom,
  validTo,
});

describe('placing an agreed price', () => {
  it('ends the one that runs into it the day before', () => {
    const running = stored('2026-01-01', null);
    expect(placePrice([running], { validFrom: '2026-07-01', validTo: null })).toEqual({
      ok: true,
      value: { corrected: undefined, ended: [{ row: running, validTo: '2026-06-30' }] },
    });
  });

  it('leaves alone what is over before it begins', () => {
    const over = stored('2026-01-01', '2026-06-30');
    const placed = placePrice([over], { validFrom: '2026-07-01', validTo: null });
    expect(placed).toMatchObject({ ok: true, value: { ended: [] } });
  });

  it('corrects the one that begins on the same day', () => {
    const same = stored('2026-07-01', null);
    expect(placePrice([same], { validFrom: '2026-07-01', validTo: null })).toMatchObject({
      value: { corrected: same },
    });
  });

  it('is refused where another begins inside it, with that day', () => {
    const later = stored('2026-09-01', null);
    expect(placePrice([later], { validFrom: '2026-07-01', validTo: null })).toMatchObject({
      problem: { code: 'RULE_VIOLATED', params: { validFrom: '2026-09-01' } },
    });
    expect(placePrice([later], { validFrom: '2026-07-01', validTo: '2026-08-31' })).toMatchObject({ ok: true });
  });

  it('is refused when it ends before it begins', () => {
    const backwards = { validFrom: '2026-07-01', validTo: '2026-06-30' };
    expect(placePrice([], backwards)).toMatchObject({ problem: { code: 'VALIDATION_FAILED', fields: ['/validTo'] } });
  });
});

const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays('2026-01-01', days));
const wish = fc.record({ validFrom: day, length: fc.option(fc.integer({ min: 0, max: 20 })) });

it('leaves at most one price on any day, whatever is agreed in whatever order', () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 15 }), (wishes) => {
      let rows: StoredPrice[] = [];
      for (const [at, { validFrom, length }] of wishes.entries()) {
        const wanted = { validFrom, validTo: length === null ? null : addDays(validFrom, length) };
        const placed = placePrice(rows, wanted);
        if (!placed.ok) continue;
        const { corrected, ended } = placed.value;
        rows = rows
          .filter((row) => row !== corrected)
          .map((row) => ({ ...row, validTo: ended.find((one) => one.row === row)?.validTo ?? row.validTo }));
        rows.push({ id: at + 1, version: 0, ...wanted });
      }
      for (let days = 0; days <= 70; days += 1) {
        const on = addDays('2026-01-01', days);
        expect(rows.filter((row) => holdsOn(row, on)).length).toBeLessThanOrEqual(1);
      }
    }),
  );
});

describe('an agreed price', () => {
  it('is future, current on its first and last day, then past', () => {
    const span = { validFrom: '2026-07-01', validTo: '2026-12-31' };
    const states = ['2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01'].map((on) => priceState(span, on));
    expect(states).toEqual(['future', 'current', 'current', 'past']);
  });

  it('may end on any day from the one before its first, which takes it back', () => {
    const span = { validFrom: '2026-07-01', validTo: null };
    expect(endOf(span, '2026-06-30')).toMatchObject({ ok: true });
    expect(endOf(span, '2026-06-29')).toMatchObject({ problem: { code: 'VALIDATION_FAILED' } });
    expect(priceState({ ...span, validTo: '2026-06-30' }, '2026-06-01')).toBe('past');
  });
});
