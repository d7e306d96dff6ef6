import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedFits, creditOf, verdictFits, type ShippedLine } from '../../../src/main/features/returns/returns.rules';
import { returnStates, returnTransitions } from '../../../src/shared/domain/return-states';
import { reachableFrom } from '../../../src/shared/domain/states';

const shipped: fc.Arbitrary<ShippedLine> = fc
  .record({ qty: fc.integer({ min: 1, max: 1_000_000 }), part: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ qty, part }) => ({ noteLineId: 1, batchNo: 'A1', qty, returnedQty: Math.floor(qty * part) }));

const line = { id: 1, batchNo: 'A1', qty: 9_000, receivedQty: 5_000, price: 128_000, expiresOn: '2026-12-31' };

describe('the rules of a return', () => {
  it('every state can be reached from a request', () => {
    expect([...reachableFrom(returnTransitions, 'requested')].sort()).toEqual([...returnStates].sort());
  });

  it('never let more come back than was shipped less what came back', () => {
    fc.assert(
      fc.property(shipped, fc.integer({ min: 1, max: 2_000_000 }), (one, qty) => {
        const fits = askedFits([{ noteLineId: 1, qty }], [one]).ok;
        expect(fits).toBe(qty <= one.qty - one.returnedQty);
      }),
    );
  });

  it('let a line stand once', () => {
    const one = { noteLineId: 1, batchNo: 'A1', qty: 10_000, returnedQty: 0 };
    const twice = askedFits(
      [
        { noteLineId: 1, qty: 1_000 },
        { noteLineId: 1, qty: 1_000 },
      ],
      [one],
    );
    expect(twice).toMatchObject({ problem: { code: 'DUPLICATE', fields: ['/lines/1/noteLineId'] } });
  });

  it('let an expired lot come back, and never pass it', () => {
    const judged = (passedQty: number) => [{ lineId: 1, passedQty, failedQty: 5_000 - passedQty }];
    expect(verdictFits([line], judged(5_000), '2026-12-31').ok).toBe(true);
    expect(verdictFits([line], judged(1), '2027-01-01')).toMatchObject({ problem: { code: 'LOT_NOT_SELLABLE' } });
    expect(verdictFits([line], judged(0), '2027-01-01').ok).toBe(true);
  });

  it('credit what came back, all of what was lost, and nothing for an exchange', () => {
    expect(creditOf({ kind: 'return', hasGoods: true }, [line])).toBe(64_00);
    expect(creditOf({ kind: 'return', hasGoods: false }, [line])).toBe(115_20);
    expect(creditOf({ kind: 'exchange', hasGoods: true }, [line])).toBe(0);
  });
});
