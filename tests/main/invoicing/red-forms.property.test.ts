/** Whatever is asked, refused, lapsed and issued: live forms and red never exceed the blue line. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  formParts,
  freeOf,
  wholeOf,
  type BlueRoom,
  type RedPart,
} from '../../../src/main/features/invoicing/red-forms.rules';
import { partsOf } from '../../../src/main/features/invoicing/pending.rules';
import { redReasons } from '../../../src/shared/domain/invoicing-words';
import { clockOf, RED_MS, shownState } from '../../../src/shared/domain/red-words';

const PRICE_FEN = 1_280;
type Line = {
  readonly id: number;
  readonly qty: number;
  readonly allowanceFen: number;
  redQty: number;
  redFen: number;
};

const roomOf = (line: Line, live: readonly RedPart[]): BlueRoom => {
  const mine = live.filter(({ lineId }) => lineId === line.id);
  const sum = (parts: readonly RedPart[], key: 'qty' | 'fen') => parts.reduce((total, part) => total + part[key], 0);
  const amounts = mine.filter(({ qty }) => qty === 0);
  return {
    ...{ id: line.id, lineNo: line.id, roomQty: line.qty - line.redQty, roomFen: line.qty * PRICE_FEN - line.redFen },
    ...{ heldQty: sum(mine, 'qty'), heldFen: sum(mine, 'fen') },
    ...{
      allowanceFen: Math.min(line.allowanceFen, line.qty * PRICE_FEN - line.redFen),
      heldAllowanceFen: sum(amounts, 'fen'),
    },
  };
};

const asked = fc.record({
  isBooked: fc.boolean(),
  reason: fc.constantFrom(...redReasons),
  lines: fc.array(
    fc.oneof(
      fc.record({ lineId: fc.constantFrom(1, 2), qty: fc.integer({ min: 1, max: 12 }) }),
      fc.record({ lineId: fc.constantFrom(1, 2), fen: fc.integer({ min: 1, max: 4_000 }) }),
    ),
    { maxLength: 2 },
  ),
});
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('ask' as const), wish: asked }),
    fc.record({ do: fc.constantFrom('issue' as const, 'drop' as const), at: fc.nat({ max: 5 }) }),
  ),
  { maxLength: 60 },
);

it('live forms and red together never exceed the blue line, in quantity or amount', () => {
  fc.assert(
    fc.property(steps, (todo) => {
      const lines: Line[] = [
        { id: 1, qty: 10, allowanceFen: 2_000, redQty: 0, redFen: 0 },
        { id: 2, qty: 7, allowanceFen: 0, redQty: 0, redFen: 0 },
      ];
      let forms: RedPart[][] = [];
      const wholes: { taken: number[]; whole: number[] }[] = [];
      for (const step of todo) {
        const live = forms.flat();
        if (step.do === 'ask') {
          const rooms = lines.map((line) => roomOf(line, live));
          const made = formParts(rooms, { ...step.wish, parts: step.wish.lines });
          // What a quantity costs is the ledger's; here every box costs the same.
          if (made.ok)
            forms.push(made.value.map((part) => (part.fen > 0 ? part : { ...part, fen: part.qty * PRICE_FEN })));
          const isWhole = made.ok && !(step.wish.isBooked && step.wish.reason !== '01');
          const whole = lines.map((line) => line.qty - line.redQty).filter((qty) => qty > 0);
          if (isWhole) wholes.push({ taken: made.value.map(({ qty }) => qty), whole });
        } else {
          const form = forms[step.at];
          forms = forms.filter((_, at) => at !== step.at);
          if (step.do === 'issue')
            for (const part of form ?? []) {
              const line = lines.find(({ id }) => id === part.lineId);
              if (line) line.redQty += part.qty;
              if (line) line.redFen += Math.min(part.fen, line.qty * PRICE_FEN - line.redFen);
            }
        }
        for (const line of lines) {
          const held = forms.flat().filter(({ lineId }) => lineId === line.id);
          const heldQty = held.reduce((sum, { qty }) => sum + qty, 0);
          expect(heldQty + line.redQty).toBeLessThanOrEqual(line.qty);
          expect(freeOf(roomOf(line, forms.flat())).allowanceFen).toBeLessThanOrEqual(line.allowanceFen);
        }
      }
      expect(wholes.map(({ taken }) => taken)).toEqual(wholes.map(({ whole }) => whole));
    }),
    { numRuns: 500 },
  );
});

it('a whole red is refused while any form holds a part', () => {
  const line: Line = { id: 1, qty: 10, allowanceFen: 0, redQty: 0, redFen: 0 };
  expect(wholeOf([roomOf(line, [{ lineId: 1, qty: 1, fen: PRICE_FEN }])]).ok).toBe(false);
  expect(wholeOf([roomOf(line, [])])).toMatchObject({ value: [{ lineId: 1, qty: 10, fen: 10 * PRICE_FEN }] });
});

it('a clock counts 72 hours down, reminds at 24 and 66, and lapses at the instant', () => {
  const hour = 3_600_000;
  expect(
    [0, 24, 65, 66, 71, 72].map((h) => clockOf(0, h * hour)).map(({ hoursLeft, reminder }) => [hoursLeft, reminder]),
  ).toEqual([
    [72, 0],
    [48, 24],
    [7, 24],
    [6, 66],
    [1, 66],
    [0, 66],
  ]);
  expect([RED_MS - 1, RED_MS].map((now) => shownState('sent', 0, now))).toEqual(['sent', 'lapsed']);
  expect(shownState('confirmed', 0, RED_MS * 2)).toBe('confirmed');
});

it('what waits is as old as its oldest part that still waits; a red invoice takes the oldest goods first', () => {
  const moves = [
    { qty: 10, fen: 128, cause: 'return', reason: '', on: '2026-04-28' },
    { qty: 0, fen: 30, cause: 'price', reason: '', on: '2026-05-02' },
    { qty: 5, fen: 64, cause: 'cancel', reason: '', on: '2026-05-10' },
  ];
  expect(partsOf(moves).map(({ on, qty, fen }) => [on, qty, fen])).toEqual([
    ['2026-04-28', 10, 128],
    ['2026-05-02', 0, 30],
    ['2026-05-10', 5, 64],
  ]);
  const taken = [...moves, { qty: -12, fen: -154, cause: 'red', reason: '', on: '2026-05-11' }];
  expect(partsOf(taken).map(({ on, qty, fen }) => [on, qty, fen])).toEqual([
    ['2026-05-02', 0, 30],
    ['2026-05-10', 3, 38],
  ]);
  const paid = [...moves, { qty: 0, fen: -30, cause: 'red', reason: '', on: '2026-05-11' }];
  expect(partsOf(paid).map(({ on }) => on)).toEqual(['2026-04-28', '2026-05-10']);
});
