import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planNote, proposeLots, wholeRest, type FreeLot } from '../../../src/main/features/dispatch/plan-note';

const lot = (id: number, free: number, given: Partial<FreeLot> = {}): FreeLot => ({
  id,
  productId: 1,
  expiresOn: `2028-01-${String(id).padStart(2, '0')}`,
  onHand: free,
  reserved: 0,
  ...given,
});
const line = (id: number, rest: number, productId = 1) => ({
  id,
  productId,
  orderedQty: rest + 7,
  closedQty: 2,
  notedQty: 5,
});
const facts = { on: '2026-11-21', minShelfMonths: 0, chosen: [], nameOf: (id: number) => `商品${id}` };

describe('the lots of a note', () => {
  it('go out first expired first, split where one lot is not enough', () => {
    const ordered = [line(1, 30)];
    const lots = [lot(2, 50), lot(1, 20)];
    expect(planNote(wholeRest(ordered), { ...facts, ordered, lots })).toEqual({
      ok: true,
      value: [
        { orderLineId: 1, productId: 1, lotId: 1, qty: 20 },
        { orderLineId: 1, productId: 1, lotId: 2, qty: 10 },
      ],
    });
  });

  it('are not given twice to two lines of the same product', () => {
    const ordered = [line(1, 15), line(2, 15)];
    const planned = planNote(wholeRest(ordered), { ...facts, ordered, lots: [lot(1, 20), lot(2, 10)] });
    expect(planned.ok && planned.value.map(({ orderLineId, lotId, qty }) => [orderLineId, lotId, qty])).toEqual([
      [1, 1, 15],
      [2, 1, 5],
      [2, 2, 10],
    ]);
  });

  it('that do not cover a line are refused with the numbers', () => {
    const ordered = [line(1, 30)];
    expect(planNote(wholeRest(ordered), { ...facts, ordered, lots: [lot(1, 20)] })).toMatchObject({
      problem: {
        code: 'STOCK_SHORT',
        params: { name: '商品1', neededQty: 30, availableQty: 20 },
        fields: ['/lines/0/qty'],
      },
    });
  });

  it('never carry more than the order still wants', () => {
    const ordered = [line(1, 30)];
    expect(planNote([{ orderLineId: 1, qty: 31 }], { ...facts, ordered, lots: [lot(1, 99)] })).toMatchObject({
      problem: { code: 'QUANTITY_EXCEEDED', params: { askedQty: 31, maxQty: 30 } },
    });
  });

  it('never carry more than the order still wants when a line is asked for twice', () => {
    const ordered = [line(1, 30)];
    const twice = [
      { orderLineId: 1, qty: 30 },
      { orderLineId: 1, qty: 30 },
    ];
    expect(planNote(twice, { ...facts, ordered, lots: [lot(1, 99)] })).toMatchObject({
      problem: { code: 'QUANTITY_EXCEEDED' },
    });
  });

  it('chosen by hand must add up to the line', () => {
    const ordered = [line(1, 30)];
    const asked = [{ orderLineId: 1, qty: 30, lots: [{ lotId: 1, qty: 20 }] }];
    expect(planNote(asked, { ...facts, ordered, lots: [lot(1, 99)] }).ok).toBe(false);
  });

  it('chosen by hand may be neither locked nor expired nor of another product', () => {
    const ordered = [line(1, 10)];
    const asked = [{ orderLineId: 1, qty: 10, lots: [{ lotId: 1, qty: 10 }] }];
    const dates = { expiresOn: '2028-01-01', stopSaleDays: 0 };
    const chosen = { id: 1, productId: 1, batchNo: 'B1', area: 'stock' as const, status: 'sellable', ...dates };
    const withLot = (given: object) =>
      planNote(asked, { ...facts, ordered, lots: [], chosen: [{ ...chosen, status: 'sellable', ...given }] });
    expect(withLot({}).ok).toBe(true);
    expect(withLot({ status: 'locked' })).toMatchObject({
      problem: { code: 'LOT_NOT_SELLABLE', params: { lot: 'B1', reason: 'stock.status.locked' } },
    });
    expect(withLot({ expiresOn: '2026-11-20' })).toMatchObject({
      problem: { code: 'LOT_NOT_SELLABLE', params: { expiresOn: '2026-11-20' } },
    });
    expect(withLot({ productId: 2 })).toMatchObject({ problem: { code: 'NOT_FOUND' } });
  });

  it('always add up: proposed and short make the rest, and no lot gives more than is free', () => {
    const someLots = fc.array(
      fc.record({ free: fc.integer({ min: 0, max: 50 }), productId: fc.integer({ min: 1, max: 3 }) }),
    );
    const someLines = fc.array(
      fc.record({ rest: fc.integer({ min: 1, max: 60 }), productId: fc.integer({ min: 1, max: 3 }) }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(someLots, someLines, (freeLots, lines) => {
        const lots = freeLots.slice(0, 20).map(({ free, productId }, at) => lot(at + 1, free, { productId }));
        const ordered = lines.map(({ rest, productId }, at) => line(at + 1, rest, productId));
        const proposed = proposeLots(ordered, lots);
        const given = new Map<number, number>();
        for (const [at, { parts, shortQty }] of proposed.entries()) {
          const sum = parts.reduce((total, { qty }) => total + qty, 0);
          expect(sum + shortQty).toBe(lines[at]?.rest);
          for (const { lotId, qty } of parts) given.set(lotId, (given.get(lotId) ?? 0) + qty);
        }
        for (const { id, onHand } of lots) expect(given.get(id) ?? 0).toBeLessThanOrEqual(onHand);
      }),
    );
  });
});
