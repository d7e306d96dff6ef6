/** Stock is a ledger: on-hand = Σ moves, reserved = Σ live notes, never negative, whatever several clerks do. */
import BetterSqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LotRow } from '../../../src/shared/contract/stock.contract';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { anOrderToShip, aTeam, type Team } from '../../helpers/builders/dispatch';
import { aProduct } from '../../helpers/builders/products';
import { type StockPeople, stockPeople } from '../../helpers/builders/stock';
import { newModel, type Row } from './ledger-model';
import { open, step, type World } from './ledger-steps';

const SEEDS = 40;
const STEPS = 60;

let book: Book;
let team: Team;
let people: StockPeople;
let buyerId: number;
const tally = { done: 0, refused: 0 };
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
  people = await stockPeople(book, team.boss);
  buyerId = (await aCustomer(team.boss)).id;
}, 60_000);
afterAll(() => book.close());

/** Repeatable numbers from a seed. */
function randomOf(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

async function newWorld(seed: number): Promise<World> {
  const productId = (await aProduct(team.boss)).id;
  const { orderId } = await anOrderToShip(team, { buyerId, lines: [{ productId, units: 2_000 + seed, price: 100 }] });
  const { lines } = await team.boss.ok<{ lines: { id: number }[] }>('orders.get', { orderId });
  const orderLineId = lines[0]?.id ?? 0;
  const started = { notes: [], issues: [], stocktake: undefined, tally };
  return { team, people, productId, orderId, orderLineId, random: randomOf(seed), model: newModel(), ...started };
}

const LIVE = "('released', 'picking', 'to_check', 'checked')";
const breaches = `SELECT l.id FROM lot l WHERE l.on_hand < 0 OR l.reserved < 0 OR l.reserved > l.on_hand
  OR l.on_hand <> (SELECT coalesce(sum(m.qty), 0) FROM stock_move m WHERE m.lot_id = l.id)
  OR l.reserved <> (SELECT coalesce(sum(n.qty), 0) FROM note_line n JOIN dispatch_note d ON d.id = n.note_id
    WHERE n.lot_id = l.id AND d.state IN ${LIVE})`;

/** Rows of the ledger that are not the sum of their documents. */
function broken(): unknown[] {
  const reader = new BetterSqlite(book.path, { readonly: true });
  try {
    return reader.prepare(breaches).all();
  } finally {
    reader.close();
  }
}

const shownOf = (rows: readonly Row[], locked: ReadonlySet<string>) =>
  rows
    .map(({ id, batchNo, area, location, onHand, reserved }) => {
      return { id, batchNo, area, location, onHand, reserved, isLocked: locked.has(batchNo) };
    })
    .toSorted((a, b) => a.id - b.id);

async function stored({ productId }: World) {
  const filters = [{ op: 'range', column: 'productId', min: productId, max: productId }];
  const { rows } = await team.boss.ok<{ rows: LotRow[] }>('stock.list', { filters });
  return rows
    .map(({ id, batchNo, area, location, onHand, reserved, status }) => {
      return { id, batchNo, area, location, onHand, reserved, isLocked: status === 'locked' };
    })
    .toSorted((a, b) => a.id - b.id);
}

describe('the ledger under several clerks', () => {
  it.each(Array.from({ length: SEEDS }, (_, at) => at + 1))(
    'agrees with a plain model after every step, seed %i',
    { timeout: 120_000 },
    async (seed) => {
      const world = await newWorld(seed);
      for (let at = 0; at < STEPS; at += 1) {
        await (at < 4 ? open(world) : step(world));
        expect(await stored(world), `seed ${seed}, step ${at}`).toEqual(shownOf(world.model.rows, world.model.locked));
      }
      expect(broken()).toEqual([]);
    },
  );

  it('tried thousands of steps, of which many were refused', () => {
    expect(tally.done).toBeGreaterThan(600);
    expect(tally.refused).toBeGreaterThan(200);
  });
});
