import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rejectedFits, returnsFor, signedState, type Rejected } from '../../../src/main/features/dispatch/sign.rules';

const lines = [
  { id: 1, productName: '头孢克肟', qty: 5000 },
  { id: 2, productName: '头孢克肟', qty: 3000 },
];
const rejected = (lineId: number, refusedQty: number, shortQty: number): Rejected => {
  return { lineId, refusedQty, shortQty, reason: '破损' };
};

it('takes nothing from a line twice, of another note, of no quantity or above what was shipped', () => {
  expect(rejectedFits(lines, [rejected(1, 1000, 0), rejected(1, 1000, 0)])).toMatchObject({ ok: false });
  expect(rejectedFits(lines, [rejected(9, 1000, 0)])).toMatchObject({ problem: { code: 'NOT_FOUND' } });
  expect(rejectedFits(lines, [rejected(1, 0, 0)])).toMatchObject({ problem: { code: 'VALIDATION_FAILED' } });
  expect(rejectedFits(lines, [rejected(2, 2000, 1001)])).toMatchObject({
    problem: { code: 'QUANTITY_EXCEEDED', params: { askedQty: 3001, maxQty: 3000 }, fields: ['/lines/0/shortQty'] },
  });
  expect(rejectedFits(lines, [rejected(2, 2000, 1000)])).toMatchObject({ ok: true });
});

it('is signed when all was taken, refused when nothing was, partly signed in between', () => {
  const part = fc.record({ refusedQty: fc.nat(5000), shortQty: fc.nat(3000) });
  fc.assert(
    fc.property(part, ({ refusedQty, shortQty }) => {
      const state = signedState(lines, [rejected(1, refusedQty, 0), rejected(2, 0, shortQty)]);
      const back = refusedQty + shortQty;
      const taken = back === 8000 ? 'refused' : 'partly_signed';
      expect(state).toBe(back === 0 ? 'signed' : taken);
    }),
  );
});

it('opens one return for what comes back and one claim for what never arrived', () => {
  expect(returnsFor([])).toEqual([]);
  const both = returnsFor([rejected(1, 1000, 500), { ...rejected(2, 0, 700), reason: '少货' }]);
  expect(both).toEqual([
    { source: 'refused', hasGoods: true, lines: [{ noteLineId: 1, qty: 1000 }], reason: '破损' },
    {
      source: 'short',
      hasGoods: false,
      lines: [
        { noteLineId: 1, qty: 500 },
        { noteLineId: 2, qty: 700 },
      ],
      reason: '破损; 少货',
    },
  ]);
});
