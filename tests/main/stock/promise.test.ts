import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LotRow, MoveRow, ProductStockRow } from '../../../src/shared/contract/stock.contract';
import { openBook, type Book } from '../../helpers/book';
import {
  aTeam,
  anIssuedNote,
  anOrderToShip,
  checkNote,
  pickNote,
  shipNote,
  type Team,
} from '../../helpers/builders/dispatch';
import { aProduct } from '../../helpers/builders/products';
import { aLot, type MadeLot } from '../../helpers/builders/stock';

let book: Book;
let team: Team;
let productId: number;
let lot: MadeLot;
beforeEach(async () => {
  book = await openBook();
  team = await aTeam(book);
  productId = (await aProduct(team.boss)).id;
  lot = await aLot(team.boss, productId, { qty: 100_000 });
});
afterEach(() => book.close());

const balance = async (): Promise<ProductStockRow | undefined> => {
  const { rows } = await team.boss.ok<{ rows: ProductStockRow[] }>('stock.byProduct', {});
  return rows.find(({ id }) => id === productId);
};
const get = () => team.boss.ok<{ lot: LotRow; moves: MoveRow[] }>('stock.get', { lotId: lot.id });
const order = () => anOrderToShip(team, { lines: [{ productId, units: 30 }] });

describe('what may be promised', () => {
  it('falls with the approval, moves from promised to reserved with the note, and leaves with the shipment', async () => {
    const { orderId } = await order();
    expect(await balance()).toMatchObject({
      onHandQty: 100_000,
      promisedQty: 30_000,
      reservedQty: 0,
      availableQty: 70_000,
    });
    const note = await anIssuedNote(team, orderId);
    expect(await balance()).toMatchObject({
      onHandQty: 100_000,
      promisedQty: 0,
      reservedQty: 30_000,
      availableQty: 70_000,
    });
    const shipped = await shipNote(team, await checkNote(team, await pickNote(team, note)));
    expect(await balance()).toMatchObject({ onHandQty: 70_000, promisedQty: 0, reservedQty: 0, availableQty: 70_000 });
    const { moves } = await get();
    expect(moves[0]).toMatchObject({ kind: 'shipment', qty: -30_000, noteNumber: shipped.number });
  });

  it('goes below zero when the lot that was to serve it is locked', async () => {
    await order();
    await team.boss.ok('stock.lockLot', { lotId: lot.id, version: 0, reason: '召回' });
    expect(await balance()).toMatchObject({ sellableQty: 0, availableQty: -30_000 });
  });
});

describe('an opening row that is used', () => {
  it('cannot be taken back once a note reserves of it, nor after the shipment', async () => {
    const { orderId } = await order();
    const note = await anIssuedNote(team, orderId);
    const { moves } = await get();
    expect(moves[0]?.actions.reverse).toMatchObject({ code: 'IN_USE' });
    const wish = { moveId: moves[0]?.id, reason: '录错' };
    expect(await team.boss.call('stock.reverseOpening', wish)).toMatchObject({
      problem: { code: 'IN_USE', params: { openingQty: 100_000, onHandQty: 100_000, reservedQty: 30_000 } },
    });
    await shipNote(team, await checkNote(team, await pickNote(team, note)));
    expect(await team.boss.call('stock.reverseOpening', wish)).toMatchObject({
      problem: { code: 'IN_USE', params: { onHandQty: 70_000 } },
    });
    const shipment = (await get()).moves[0];
    const reversal = await team.boss.call('stock.reverseOpening', { moveId: shipment?.id, reason: '录错' });
    expect(reversal).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
  });
});
