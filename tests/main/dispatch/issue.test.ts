import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import { anIssuedNote, anOrderToShip, aTeam, stocked, type Team } from '../../helpers/builders/dispatch';
import { aLot } from '../../helpers/builders/stock';

let book: Book;
let team: Team;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterAll(() => book.close());

type Detail = { lines: { lotId: number; qty: number }[] };
const get = (noteId: number) => team.boss.ok<Detail>('dispatch.get', { noteId });
const lotOf = async (lotId: number) => {
  const { lot } = await team.boss.ok<{ lot: { onHand: number; reserved: number } }>('stock.get', { lotId });
  return lot;
};

describe('issuing a note', () => {
  it('splits a line over lots first expired first out and reserves them', async () => {
    const product = await stocked(team, [20, 50]);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 30 }] });
    const { noteId, number } = await anIssuedNote(team, orderId);
    expect(number).toMatch(/^CK2611-\d{5}$/u);
    const { lines } = await get(noteId);
    expect(lines.map(({ lotId, qty }) => [lotId, qty])).toEqual([
      [product.lotIds[0], 20_000],
      [product.lotIds[1], 10_000],
    ]);
    expect(await lotOf(product.lotIds[1] ?? 0)).toMatchObject({ onHand: 50_000, reserved: 10_000 });
  });

  it('makes several notes for one order and never more than ordered', async () => {
    const product = await stocked(team, [100]);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 30 }] });
    const { lines } = await team.warehouse.ok<{ lines: { orderLineId: number }[] }>('dispatch.proposeNote', {
      orderId,
    });
    const orderLineId = lines[0]?.orderLineId ?? 0;
    await anIssuedNote(team, orderId, [{ orderLineId, qty: 10_000 }]);
    await anIssuedNote(team, orderId, [{ orderLineId, qty: 20_000 }]);
    expect(
      await team.warehouse.call('dispatch.issueNote', { orderId, lines: [{ orderLineId, qty: 1000 }] }),
    ).toMatchObject({
      problem: { code: 'QUANTITY_EXCEEDED', params: { askedQty: 1000, maxQty: 0 } },
    });
  });

  it('gives the same rest to one of two clerks only', async () => {
    const product = await stocked(team, [100]);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 30 }] });
    const both = await Promise.all([
      team.warehouse.call('dispatch.issueNote', { orderId }),
      team.boss.call('dispatch.issueNote', { orderId }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ problem: { code: 'QUANTITY_EXCEEDED' } });
    expect(await lotOf(product.lotIds[0] ?? 0)).toMatchObject({ reserved: 30_000 });
  });

  it('never promises one piece to two orders', async () => {
    const product = await stocked(team, [30]);
    const first = await anOrderToShip(team, { lines: [{ productId: product.id, units: 20 }] });
    const second = await anOrderToShip(team, { lines: [{ productId: product.id, units: 20 }] });
    await anIssuedNote(team, first.orderId);
    expect(await team.warehouse.call('dispatch.issueNote', { orderId: second.orderId })).toMatchObject({
      problem: { code: 'STOCK_SHORT', params: { neededQty: 20_000, availableQty: 10_000 } },
    });
  });

  it('leaves lots alone that are too short dated for the customer, locked or expired', async () => {
    const product = await stocked(team, []);
    const soon = await aLot(team.boss, product.id, { expiry: '2027-03-31', qty: 50_000 });
    const late = await aLot(team.boss, product.id, { expiry: '2029-03-31', qty: 50_000 });
    const buyer = { minShelfMonths: 6 };
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 10 }], buyer });
    const { noteId } = await anIssuedNote(team, orderId);
    expect((await get(noteId)).lines.map(({ lotId }) => lotId)).toEqual([late.id]);
    expect(soon.id).not.toBe(late.id);
  });

  it('refuses an order that is not approved', async () => {
    const product = await stocked(team, [10]);
    const { orderId, buyerId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 1 }] });
    const lines = [{ productId: product.id, orderedQty: 1000, price: 128_000, remark: '' }];
    const draft = await team.boss.ok<{ orderId: number }>('orders.create', { buyerId, lines });
    expect(await team.warehouse.call('dispatch.issueNote', { orderId: draft.orderId })).toMatchObject({
      problem: { code: 'STATE_CONFLICT', params: { state: 'orders.states.draft' } },
    });
    expect(orderId).not.toBe(draft.orderId);
  });
});
