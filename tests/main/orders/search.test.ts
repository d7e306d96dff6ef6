import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderGrid } from '../../../src/main/features/orders/list.queries';
import type { OrderRow } from '../../../src/shared/contract/orders.schemas';
import { openBook, type Book } from '../../helpers/book';
import { anIssuedNote, anOrderToShip, aShippedNote, aTeam, type Team } from '../../helpers/builders/dispatch';
import { aProduct } from '../../helpers/builders/products';
import { aLot } from '../../helpers/builders/stock';
import { explain } from '../../helpers/explain';

let book: Book;
let team: Team;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterAll(() => book.close());

const search = async (text: string) =>
  (await team.boss.ok<{ rows: OrderRow[] }>('orders.list', { search: text })).rows.map(({ id }) => id);

describe('the quick search of orders', () => {
  it('finds the orders whose notes carry a batch, whatever case it is typed in', async () => {
    const { id } = await aProduct(team.boss);
    await aLot(team.boss, id, { batchNo: 'AB2301' });
    const lines = [{ productId: id, units: 10 }];
    const shipped = await anOrderToShip(team, { lines });
    await aShippedNote(team, shipped.orderId);
    const waiting = await anOrderToShip(team, { lines });
    expect(await search('AB2301')).toEqual([shipped.orderId]);
    expect(await search('ab2301')).toEqual([shipped.orderId]);
    const note = await anIssuedNote(team, waiting.orderId);
    expect((await search('AB2301')).toSorted((a, b) => a - b)).toEqual([shipped.orderId, waiting.orderId]);
    const { noteId, version } = note;
    await team.boss.ok('dispatch.voidNote', { noteId, version, reason: '改单' });
    expect(await search('AB2301')).toEqual([shipped.orderId]);
    expect(await search('AB230')).toEqual([]);
  });

  it('finds a batch of digits beside telephones, and an order number by its beginning only', async () => {
    const { id } = await aProduct(team.boss);
    await aLot(team.boss, id, { batchNo: '20260115' });
    const { orderId, number } = await anOrderToShip(team, { lines: [{ productId: id, units: 1 }] });
    await anIssuedNote(team, orderId);
    expect(await search('20260115')).toEqual([orderId]);
    expect(await search(number.toLowerCase())).toEqual([orderId]);
  });

  it('walks from the batch over its lots and note lines by their indexes', async () => {
    const steps = (await explain(book, { spec: orderGrid, request: { search: 'AB2301' } })).join('\n');
    expect(steps).toContain('lot_batch');
    expect(steps).toContain('note_line_lot');
    expect(steps).not.toMatch(/SCAN (lot|note_line|dispatch_note)\b/u);
  });
});
