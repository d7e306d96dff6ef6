/** Two clerks at the same moment: whatever the order of arrival, not one box too many leaves. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import {
  aCheckedNote,
  anIssuedNote,
  anOrderToShip,
  aTeam,
  shipment,
  stocked,
  type IssuedNote,
  type Team,
} from '../../helpers/builders/dispatch';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let team: Team;
let second: Team['warehouse'];
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
  second = (await aPerson(book, team.boss, { posts: ['warehouse'] })).seat;
});
afterAll(() => book.close());

type Answer = { readonly ok: boolean; readonly problem?: { readonly code: string } };
const lotOf = async (lotId: number) =>
  (await team.boss.ok<{ lot: { onHand: number; reserved: number } }>('stock.get', { lotId })).lot;
const codesOf = (answers: readonly unknown[]) =>
  (answers as readonly Answer[]).map((answer) => (answer.ok ? 'ok' : (answer.problem?.code ?? ''))).sort();

describe('two clerks on one order', () => {
  it('cannot put more on their notes than was ordered', async () => {
    const product = await stocked(team, [100]);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 10 }] });
    const { lines } = await team.boss.ok<{ lines: { orderLineId: number }[] }>('dispatch.proposeNote', { orderId });
    const asked = { orderId, lines: [{ orderLineId: lines[0]?.orderLineId ?? 0, qty: 6000 }] };
    const answers = await Promise.all([
      team.warehouse.call('dispatch.issueNote', asked),
      second.call('dispatch.issueNote', asked),
    ]);
    expect(codesOf(answers)).toEqual(['QUANTITY_EXCEEDED', 'ok']);
    expect(await lotOf(product.lotIds[0] ?? 0)).toMatchObject({ reserved: 6000 });
  });

  it('ship one note once', async () => {
    const product = await stocked(team, [10]);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 10 }] });
    const { noteId, version } = await aCheckedNote(team, orderId);
    const input = { noteId, version, ...shipment };
    const answers = await Promise.all([
      team.warehouse.call('dispatch.shipNote', input),
      second.call('dispatch.shipNote', input),
    ]);
    expect(codesOf(answers)).toEqual(['CONFLICT', 'ok']);
    expect(await lotOf(product.lotIds[0] ?? 0)).toMatchObject({ onHand: 0, reserved: 0 });
  });
});

describe('two orders over the last boxes of one lot', () => {
  it('give them to one of them, and both notes together never ship more than there was', async () => {
    const product = await stocked(team, [10]);
    const lines = [{ productId: product.id, units: 6 }];
    const one = await anOrderToShip(team, { lines });
    const two = await anOrderToShip(team, { lines });
    const answers = await Promise.all([
      team.warehouse.call('dispatch.issueNote', { orderId: one.orderId }),
      second.call('dispatch.issueNote', { orderId: two.orderId }),
    ]);
    expect(codesOf(answers)).toEqual(['STOCK_SHORT', 'ok']);
    expect(await lotOf(product.lotIds[0] ?? 0)).toMatchObject({ onHand: 10_000, reserved: 6000 });
  });

  it('ships while the other note is voided, and leaves every box counted once', async () => {
    const product = await stocked(team, [12]);
    const lines = [{ productId: product.id, units: 6 }];
    const one = await aCheckedNote(team, (await anOrderToShip(team, { lines })).orderId);
    const two: IssuedNote = await anIssuedNote(team, (await anOrderToShip(team, { lines })).orderId);
    const answers = await Promise.all([
      team.warehouse.call('dispatch.shipNote', { noteId: one.noteId, version: one.version, ...shipment }),
      second.call('dispatch.voidNote', { noteId: two.noteId, version: two.version, reason: '客户改期' }),
    ]);
    expect(codesOf(answers)).toEqual(['ok', 'ok']);
    expect(await lotOf(product.lotIds[0] ?? 0)).toMatchObject({ onHand: 6000, reserved: 0 });
  });
});
