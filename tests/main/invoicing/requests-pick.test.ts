import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ent } from '../../../src/main/features/invoicing/book.rules';
import { entPart } from '../../../src/main/features/invoicing/issue.rules';
import { picksForAmount, picksForQty, type Offer } from '../../../src/main/features/invoicing/to-invoice.rules';
import { amountFen } from '../../../src/shared/domain/money';

const UNIT = 1000;

const offer = fc
  .record({
    units: fc.integer({ min: 1, max: 5_000 }),
    price: fc.integer({ min: 1, max: 9_000_000 }),
    taken: fc.nat(5_000),
    free: fc.nat(5_000),
  })
  .map(({ units, price, taken, free }) => {
    const takenQty = Math.min(taken, units) * UNIT;
    const qty = units * UNIT;
    const fen = amountFen(qty, price);
    const allocated = { allocatedQty: takenQty, allocatedFen: amountFen(takenQty, price) };
    const stages = { checkedQty: qty, shippedQty: qty, signedQty: qty };
    const head = { accountId: 1, price, orderNumber: 'SO2611-00001', lastOn: '2026-11-21' };
    return { ...head, ...stages, ...allocated, qty, fen, freeQty: Math.min(free * UNIT, qty - takenQty) };
  });
/** Open sales in the order of their approval. */
const offers = fc.array(offer, { maxLength: 12 }).map((all) =>
  all.map(({ freeQty, ...ent }, at): Offer => {
    const made: Ent = { ...ent, id: at + 1, approvedAt: at, lineNo: at + 1 };
    return { ent: made, freeQty };
  }),
);

/** Everything before the last pick is taken whole; nothing is picked behind a line that was not. */
function isFirstInFirstOut(all: readonly Offer[], picked: readonly { entId: number; qty: number }[]): boolean {
  const open = all.filter(({ freeQty }) => freeQty > 0);
  return picked.every(({ entId, qty }, at) => {
    const own = open[at];
    const isLast = at === picked.length - 1;
    return own?.ent.id === entId && qty > 0 && (isLast ? qty <= own.freeQty : qty === own.freeQty);
  });
}

describe('making up an amount 凑票', () => {
  it('takes sales first in first out and splits only the last', () => {
    fc.assert(
      fc.property(offers, fc.nat(1_000_000_00), (all, wanted) => {
        expect(isFirstInFirstOut(all, picksForAmount(all, wanted).picked)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never goes above the amount, and says what is missing to the fen', () => {
    fc.assert(
      fc.property(offers, fc.nat(1_000_000_00), (all, wanted) => {
        const { picked, pickedFen, missing } = picksForAmount(all, wanted);
        expect(pickedFen).toBe(picked.reduce((sum, { fen }) => sum + fen, 0));
        expect(pickedFen).toBeLessThanOrEqual(wanted);
        expect(pickedFen + missing).toBe(wanted);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leaves less than one unit of the next sale, unless nothing is left', () => {
    fc.assert(
      fc.property(offers, fc.nat(1_000_000_00), (all, wanted) => {
        const { picked, missing } = picksForAmount(all, wanted);
        const taken = new Map(picked.map(({ entId, qty }) => [entId, qty]));
        const next = all.find(({ ent, freeQty }) => (taken.get(ent.id) ?? 0) < freeQty);
        if (!next) return;
        const had = taken.get(next.ent.id) ?? 0;
        const more = Math.min(had + UNIT, next.freeQty);
        expect(entPart(next.ent, more) - (had > 0 ? entPart(next.ent, had) : 0)).toBeGreaterThan(missing);
      }),
      { numRuns: 1_000 },
    );
  });

  it('makes up a quantity exactly, or says how much is missing', () => {
    fc.assert(
      fc.property(offers, fc.integer({ min: 1, max: 20_000 }), (all, units) => {
        const wanted = units * UNIT;
        const { picked, pickedQty, missing } = picksForQty(all, wanted);
        const free = all.reduce((sum, { freeQty }) => sum + freeQty, 0);
        expect(pickedQty).toBe(Math.min(wanted, free));
        expect(pickedQty + missing).toBe(wanted);
        expect(isFirstInFirstOut(all, picked)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
