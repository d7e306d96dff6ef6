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
      fc.property(fc.integer({ min: 1, max: 50_000 }), orders, (freeFen, open) => {
        const parts = proposeMatch(freeFen, open);
        fc.pre(parts.length > 0);
        expect(checkMatch({ freeFen, orders: open, documents: [] }, { parts, documents: [] })).toMatchObject({
          ok: true,
        });
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
    const orders = [{ orderId: 1, openFen: 600 }];
    const check = (freeFen: number, parts: { orderId: number; amountFen: number }[]) =>
      checkMatch({ freeFen, orders, documents: [] }, { parts, documents: [] });
    expect(check(1_000, [{ orderId: 1, amountFen: 601 }])).toMatchObject({
      problem: { code: 'RULE_VIOLATED', params: { wantedFen: 601, leftFen: 600 }, fields: ['/parts/0/amountFen'] },
    });
    expect(check(500, [{ orderId: 1, amountFen: 600 }])).toMatchObject({ problem: { params: { leftFen: 500 } } });
    const once = { orderId: 1, amountFen: 1 };
    expect(check(500, [once, once])).toMatchObject({
      problem: { code: 'NOT_FOUND', fields: ['/parts/1/orderId'] },
    });
  });

  it('an opening document is paid beside an order, and counts against the same receipt', () => {
    const wanting = {
      freeFen: 900,
      orders: [{ orderId: 1, openFen: 600 }],
      documents: [{ documentId: 1, openFen: 500 }],
    };
    const asked = (fen: number) => ({
      parts: [{ orderId: 1, amountFen: 600 }],
      documents: [{ documentId: 1, amountFen: fen }],
    });
    expect(checkMatch(wanting, asked(300))).toEqual({ ok: true, value: 900 });
    expect(checkMatch(wanting, asked(301))).toMatchObject({ problem: { params: { wantedFen: 901, leftFen: 900 } } });
    expect(checkMatch(wanting, asked(501))).toMatchObject({ problem: { fields: ['/documents/0/amountFen'] } });
    expect(checkMatch(wanting, { parts: [], documents: [] })).toMatchObject({ problem: { code: 'VALIDATION_FAILED' } });
  });
});
