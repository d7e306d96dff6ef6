import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  expiryOf,
  firstExpiredFirstOut,
  firstSellableExpiry,
  type FreeLot,
  lastSaleOn,
  refusalToSell,
  reversalRefusal,
  sellableOn,
} from '../../../src/main/features/stock/stock.rules';
import { addDays, addMonths } from '../../../src/shared/domain/business-date';

const steps = { stopSaleDays: 0, urgentExpiryMonths: 1, closeExpiryMonths: 3, nearExpiryMonths: 6 };
const lot = (expiresOn: string, stopSaleDays = 0) => ({
  area: 'stock' as const,
  status: 'sellable' as const,
  expiresOn,
  stopSaleDays,
});

describe('near expiry', () => {
  it('follows the steps of the settings, and a wider step is never shorter than the one before', () => {
    const firm = { ...steps, urgentExpiryMonths: 2, closeExpiryMonths: 1, nearExpiryMonths: 12 };
    expect(expiryOf('2027-01-21', '2026-11-21', firm)).toEqual({ expiryLevel: 'urgent', expiryMonths: 2 });
    expect(expiryOf('2027-01-22', '2026-11-21', firm)).toEqual({ expiryLevel: 'near', expiryMonths: 12 });
    expect(expiryOf('2027-11-22', '2026-11-21', firm)).toEqual({ expiryLevel: 'far', expiryMonths: null });
  });
});

describe('goods that wait for a verdict or were rejected', () => {
  it.each(['quarantine', 'rejected'] as const)('are not sold, whatever their date: %s', (area) => {
    const held = { ...lot('2030-01-01'), area, batchNo: 'B1' };
    expect(sellableOn(held, '2026-10-01', 0)).toBe(false);
    expect(refusalToSell(held, '2026-10-01', 0)).toMatchObject({
      problem: { code: 'LOT_NOT_SELLABLE', params: { lot: 'B1', reason: `stock.areas.${area}` } },
    });
    expect(refusalToSell({ ...held, area: 'stock' }, '2026-10-01', 0)).toBeUndefined();
  });
});

describe('the last day of sale', () => {
  it('is the labelled day itself when nothing else is set', () => {
    expect(sellableOn(lot('2026-10-31'), '2026-10-31', 0)).toBe(true);
    expect(sellableOn(lot('2026-10-31'), '2026-11-01', 0)).toBe(false);
  });

  it('lies the stop-sale days before the label', () => {
    expect(lastSaleOn('2026-10-31', 30)).toBe('2026-10-01');
    expect(sellableOn(lot('2026-10-31', 30), '2026-10-01', 0)).toBe(true);
    expect(sellableOn(lot('2026-10-31', 30), '2026-10-02', 0)).toBe(false);
  });

  it('never comes for a locked lot', () => {
    expect(sellableOn({ ...lot('2030-01-01'), status: 'locked' }, '2026-10-01', 0)).toBe(false);
  });

  it('leaves the customer the months he asks for, counted by the calendar', () => {
    expect(sellableOn(lot('2027-05-21'), '2026-11-21', 6)).toBe(true);
    expect(sellableOn(lot('2027-05-20'), '2026-11-21', 6)).toBe(false);
    expect(sellableOn(lot('2027-02-28'), '2026-08-31', 6)).toBe(true);
  });
});

const date = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2024-01-01', days));
const stop = fc.integer({ min: 0, max: 400 });
const months = fc.integer({ min: 0, max: 60 });

describe('the last day of sale, for any lot', () => {
  it('is sold on every day up to it and on none after', () => {
    fc.assert(
      fc.property(date, stop, date, (expiresOn, stopSaleDays, on) => {
        expect(sellableOn(lot(expiresOn, stopSaleDays), on, 0)).toBe(on <= lastSaleOn(expiresOn, stopSaleDays));
      }),
    );
  });

  it('is the same boundary for the rule and for the lists', () => {
    fc.assert(
      fc.property(date, stop, date, months, (expiresOn, stopSaleDays, on, minShelfMonths) => {
        const first = firstSellableExpiry({ on, stopSaleDays, minShelfMonths });
        expect(sellableOn(lot(expiresOn, stopSaleDays), on, minShelfMonths)).toBe(expiresOn >= first);
        expect(sellableOn(lot(first, stopSaleDays), on, minShelfMonths)).toBe(true);
        expect(sellableOn(lot(addDays(first, -1), stopSaleDays), on, minShelfMonths)).toBe(false);
      }),
    );
  });

  it('never comes later when more shelf life or more stop-sale days are asked for', () => {
    fc.assert(
      fc.property(date, stop, date, months, (expiresOn, stopSaleDays, on, minShelfMonths) => {
        const strict = sellableOn(lot(expiresOn, stopSaleDays + 1), on, minShelfMonths + 1);
        expect(strict && !sellableOn(lot(expiresOn, stopSaleDays), on, minShelfMonths)).toBe(false);
      }),
    );
  });
});

describe('the colour of an expiry', () => {
  it.each([
    ['2026-11-20', 'over'],
    ['2026-11-21', 'urgent'],
    ['2026-12-21', 'urgent'],
    ['2026-12-22', 'close'],
    ['2027-02-21', 'close'],
    ['2027-02-22', 'near'],
    ['2027-05-21', 'near'],
    ['2027-05-22', 'far'],
  ])('of %s is %s on 2026-11-21', (expiresOn, level) => {
    expect(expiryOf(expiresOn, '2026-11-21', steps).expiryLevel).toBe(level);
    const later = addDays(expiresOn, 90);
    expect(expiryOf(later, '2026-11-21', { ...steps, stopSaleDays: 90 }).expiryLevel).toBe(level);
  });
});

const freeLots = fc
  .array(
    fc.record({
      expiresOn: date,
      onHand: fc.integer({ min: 0, max: 5_000 }),
      reserved: fc.integer({ min: 0, max: 5_000 }),
    }),
    { maxLength: 12 },
  )
  .map((lots): FreeLot[] =>
    lots.map((one, at) => ({ ...one, id: at + 1, reserved: Math.min(one.reserved, one.onHand) })),
  );
const asked = fc.integer({ min: 0, max: 20_000 });

describe('first expired, first out', () => {
  it('splits a line over lots in the order of their expiry and says what is short', () => {
    const lots = [
      { id: 1, expiresOn: '2027-03-31', onHand: 5_000, reserved: 0 },
      { id: 2, expiresOn: '2026-12-31', onHand: 4_000, reserved: 1_000 },
      { id: 3, expiresOn: '2026-12-31', onHand: 2_000, reserved: 2_000 },
    ];
    expect(firstExpiredFirstOut(lots, 4_000)).toEqual({
      parts: [
        { lotId: 2, qty: 3_000 },
        { lotId: 1, qty: 1_000 },
      ],
      shortQty: 0,
    });
    expect(firstExpiredFirstOut(lots, 9_500).shortQty).toBe(1_500);
  });

  it('takes never more than is asked, and parts and shortage are together what is asked', () => {
    fc.assert(
      fc.property(freeLots, asked, (lots, qty) => {
        const { parts, shortQty } = firstExpiredFirstOut(lots, qty);
        expect(parts.reduce((sum, part) => sum + part.qty, 0) + shortQty).toBe(qty);
        expect(parts.every((part) => part.qty > 0)).toBe(true);
      }),
    );
  });

  it('takes never more of a lot than is free, and each lot at most once', () => {
    fc.assert(
      fc.property(freeLots, asked, (lots, qty) => {
        const { parts } = firstExpiredFirstOut(lots, qty);
        const free = new Map(lots.map(({ id, onHand, reserved }) => [id, onHand - reserved]));
        expect(parts.every((part) => part.qty <= (free.get(part.lotId) ?? 0))).toBe(true);
        expect(new Set(parts.map(({ lotId }) => lotId)).size).toBe(parts.length);
      }),
    );
  });

  it('is short only when nothing is left', () => {
    fc.assert(
      fc.property(freeLots, asked, (lots, qty) => {
        const free = lots.reduce((sum, { onHand, reserved }) => sum + onHand - reserved, 0);
        expect(firstExpiredFirstOut(lots, qty).shortQty).toBe(Math.max(0, qty - free));
      }),
    );
  });

  it('empties every lot that expires before the last one it takes from', () => {
    fc.assert(
      fc.property(freeLots, asked, (lots, qty) => {
        const { parts } = firstExpiredFirstOut(lots, qty);
        const taken = new Map(parts.map((part) => [part.lotId, part.qty]));
        const last = lots.find(({ id }) => id === parts.at(-1)?.lotId)?.expiresOn ?? '';
        const earlier = lots.filter(({ expiresOn }) => expiresOn < last);
        expect(earlier.every(({ id, onHand, reserved }) => (taken.get(id) ?? 0) === onHand - reserved)).toBe(true);
      }),
    );
  });

  it('answers the same for the same lots in any order', () => {
    fc.assert(
      fc.property(freeLots, asked, fc.infiniteStream(fc.nat()), (lots, qty, random) => {
        const shuffled = lots
          .map((one) => ({ one, key: random.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(firstExpiredFirstOut(shuffled, qty)).toEqual(firstExpiredFirstOut(lots, qty));
      }),
    );
  });
});

describe('an opening row', () => {
  const opening = { kind: 'opening' as const, qty: 5_000, isReversed: false };
  const balance = { batchNo: 'B1', onHand: 5_000, reserved: 0 };

  it('can be taken back while all of it is there and free', () => {
    expect(reversalRefusal(opening, balance)).toBeUndefined();
  });

  it('cannot once a part is reserved or gone, and the refusal has the numbers', () => {
    const used = { problem: { code: 'IN_USE', params: { openingQty: 5_000, onHandQty: 5_000, reservedQty: 1 } } };
    expect(reversalRefusal(opening, { ...balance, reserved: 1 })).toMatchObject(used);
    expect(reversalRefusal(opening, { ...balance, onHand: 4_000 })).toMatchObject({ problem: { code: 'IN_USE' } });
  });

  it('cannot be taken back twice, and nothing else can be taken back this way', () => {
    expect(reversalRefusal({ ...opening, isReversed: true }, balance)).toMatchObject({
      problem: { code: 'STATE_CONFLICT' },
    });
    expect(reversalRefusal({ ...opening, kind: 'shipment' }, balance)).toMatchObject({
      problem: { code: 'STATE_CONFLICT' },
    });
  });
});

it('months ahead are clamped to the month they end in', () => {
  expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
});
