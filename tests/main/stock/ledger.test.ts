import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeBatchStatus } from '../../../src/main/features/stock/lots.repo';
import { moveStock, reserveLot } from '../../../src/main/features/stock/stock.repo';
import { findLot } from '../../../src/main/features/stock/stock.queries';
import { lot, stockMove } from '../../../src/main/features/stock/stock.tables';
import { openDoor } from '../../../src/main/store/door';
import type { Tx } from '../../../src/main/store/handles';
import { okay } from '../../../src/shared/domain/problem';
import { openBook } from '../../helpers/book';
import { aProduct } from '../../helpers/builders/products';
import { aLot } from '../../helpers/builders/stock';
import { scratchConnection, scratchFolder } from '../../helpers/scratch';

const LOTS = 4;
const OPENED = 50_000;
const facts = { movedOn: '2026-11-21', movedAt: 0, userId: 1 };

/** A book with a few lots, opened below the engine: the repo's functions are called as other features call them. */
async function lotsOfABook() {
  const path = `${scratchFolder()}/book.tongdan`;
  const book = await openBook(path);
  const boss = await book.setUp();
  const product = await aProduct(boss);
  const ids: number[] = [];
  for (let at = 0; at < LOTS; at += 1) ids.push((await aLot(boss, product.id, { qty: OPENED })).id);
  await book.close();
  const connection = scratchConnection({ path });
  return { ids, connection, door: openDoor(connection) };
}

type Step = {
  readonly kind: 'reserve' | 'free' | 'ship' | 'receive' | 'lock' | 'unlock';
  readonly at: number;
  readonly qty: number;
};
type Model = { onHand: number; reserved: number; isLocked: boolean };

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('reserve', 'free', 'ship', 'receive', 'lock', 'unlock'),
  at: fc.integer({ min: 0, max: LOTS - 1 }),
  qty: fc.integer({ min: 1, max: 30_000 }),
});

/** What the step does to a plain model; false: it must be refused and change nothing. */
function modelled(model: Model, { kind, qty }: Step): boolean {
  const { onHand, reserved, isLocked } = model;
  switch (kind) {
    case 'reserve':
      if (isLocked || reserved + qty > onHand) return false;
      model.reserved += qty;
      return true;
    case 'free':
      if (qty > reserved) return false;
      model.reserved -= qty;
      return true;
    case 'ship':
      if (isLocked || onHand - qty < reserved) return false;
      model.onHand -= qty;
      return true;
    case 'receive':
      model.onHand += qty;
      return true;
    case 'lock':
    case 'unlock':
      model.isLocked = kind === 'lock';
      return true;
  }
}

async function batchOf(tx: Tx, lotId: number) {
  const found = await findLot(tx, lotId);
  if (!found) throw new Error('no such lot');
  return found;
}

async function carriedOut(tx: Tx, lotId: number, { kind, qty }: Step): Promise<boolean> {
  switch (kind) {
    case 'reserve':
      return (await reserveLot(tx, lotId, qty)).ok;
    case 'free':
      return (await reserveLot(tx, lotId, -qty)).ok;
    case 'ship':
      return (await moveStock(tx, { ...facts, lotId, kind: 'shipment', qty: -qty })).ok;
    case 'receive':
      return (await moveStock(tx, { ...facts, lotId, kind: 'opening', qty })).ok;
    case 'lock':
    case 'unlock':
      await changeBatchStatus(tx, await batchOf(tx, lotId), kind === 'lock' ? 'locked' : 'sellable');
      return true;
  }
}

describe('the ledger of lots', () => {
  it('agrees with a plain model after thousands of random steps: never below zero, never more reserved than there is', async () => {
    const { ids, connection, door } = await lotsOfABook();
    const models = ids.map((): Model => ({ onHand: OPENED, reserved: 0, isLocked: false }));
    const run = async (steps: readonly Step[]) => {
      await door.write(async (tx) => {
        for (const one of steps) {
          const model = models[one.at];
          const lotId = ids[one.at];
          if (!model || lotId === undefined) continue;
          const expected = modelled(model, one);
          expect(await carriedOut(tx, lotId, one), JSON.stringify(one)).toBe(expected);
        }
        return okay(true);
      });
      const rows = await connection.db.select().from(lot).orderBy(lot.id);
      const stored = rows.map(({ onHand, reserved, status }) => ({
        onHand,
        reserved,
        isLocked: status === 'locked',
      }));
      expect(stored).toEqual(models);
      expect(rows.every(({ onHand, reserved }) => reserved >= 0 && onHand >= reserved)).toBe(true);
    };
    const runs = { numRuns: 40, endOnFailure: true };
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 100, maxLength: 100 }), run), runs);
    const moves = await connection.db.select().from(stockMove);
    for (const [at, id] of ids.entries()) {
      const sum = moves.filter(({ lotId }) => lotId === id).reduce((total, { qty }) => total + qty, 0);
      expect(sum).toBe(models[at]?.onHand);
    }
    expect(moves.length).toBeGreaterThan(500);
  }, 60_000);

  it('names the lot and what is free when there is too little, and the lock when it is locked', async () => {
    const { ids, door } = await lotsOfABook();
    const [first = 0, second = 0] = ids;
    const short = await door.write((tx) => reserveLot(tx, first, OPENED + 1));
    expect(short).toMatchObject({
      problem: { code: 'STOCK_SHORT', params: { neededQty: OPENED + 1, availableQty: OPENED } },
    });
    await door.write(async (tx) => okay(await changeBatchStatus(tx, await batchOf(tx, second), 'locked')));
    const locked = await door.write((tx) => moveStock(tx, { ...facts, lotId: second, kind: 'shipment', qty: -1 }));
    expect(locked).toMatchObject({ problem: { code: 'LOT_NOT_SELLABLE', params: { reason: 'stock.status.locked' } } });
    expect(await door.write((tx) => reserveLot(tx, 999, 1))).toMatchObject({ problem: { code: 'NOT_FOUND' } });
  });

  it('neither changes nor forgets a move, whatever statement is tried', async () => {
    const { connection } = await lotsOfABook();
    expect(() => connection.sqlite.exec('UPDATE stock_move SET qty = 1')).toThrow('POSTED_IMMUTABLE');
    expect(() => connection.sqlite.exec('DELETE FROM stock_move')).toThrow('POSTED_IMMUTABLE');
  });
});
