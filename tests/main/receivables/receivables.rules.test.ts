import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMatch, proposeMatch } from '../../../src/main/features/receivables/receivables.rules';

const orders = fc.uniqueArray(
  fc.record({ orderId: fc.integer({ min: 1, max: 50 }), openFen: fc.integer({ min: 1, max: 10_000 }) }),
  {
    selector: ({ orderId }) => orderId,
  },
);
const sum = (parts: readonly { amountFen: number }[]) => parts.reduce((total, part) => total + part.amountFen, 0);

describe('matching a receipt to orders', () => {
  it('pays the oldest order first and leaves the rest on account', () => {
    const open = [
      { orderId: 1, openFen: 600 },
      { orderId: 2, openFen: 500 },
    ];
    expect(proposeMatch(800, open)).toEqual([
      { orderId: 1, amountFen: 600 },
      { orderId: 2, amountFen: 200 },
    ]);
    expect(proposeMatch(2_000, open)).toEqual([
      { orderId: 1, amountFen: 600 },
      { orderId: 2, amountFen: 500 },
    ]);
  });

  it('a proposal always fits the receipt and every order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000 }), orders, (freeFen, open) => {
        const parts = proposeMatch(freeFen, open);
        expect(checkMatch(freeFen, open, parts)).toMatchObject({ ok: true });
        expect(sum(parts)).toBe(
          Math.min(
            freeFen,
            open.reduce((total, { openFen }) => total + openFen, 0),
          ),
        );
      }),
    );
  });

  it('refuses more than an order owes, more than the receipt has, and an order named twice', () => {
    const open = [{ orderId: 1, openFen: 600 }];
    expect(checkMatch(1_000, open, [{ orderId: 1, amountFen: 601 }])).toMatchObject({
      problem: { code: 'RULE_VIOLATED', params: { wantedFen: 601, leftFen: 600 }, fields: ['/parts/0/amountFen'] },
    });
    expect(checkMatch(500, open, [{ orderId: 1, amountFen: 600 }])).toMatchObject({
      problem: { params: { leftFen: 500 } },
    });
    const twice = [
      { orderId: 1, amountFen: 1 },
      { orderId: 1, amountFen: 1 },
    ];
    expect(checkMatch(500, open, twice)).toMatchObject({
      problem: { code: 'NOT_FOUND', fields: ['/parts/1/orderId'] },
    });
  });
});
