/** What needs a book of its own: the signed exception of one person, and what a later day changes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import { licencesFor } from '../../helpers/builders/customers';
import {
  aCheckedNote,
  anIssuedNote,
  anOrderToShip,
  aTeam,
  shipment,
  signDualPickCheck,
  stocked,
  ticksOf,
  type Team,
} from '../../helpers/builders/dispatch';
import { aLot } from '../../helpers/builders/stock';

let book: Book;
let team: Team;
beforeEach(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterEach(() => book.close());

type Detail = { note: { state: string; isSamePerson: boolean }; history: { action: string }[] };
const get = (noteId: number) => team.boss.ok<Detail>('dispatch.get', { noteId });
const lotOf = async (lotId: number) => {
  const { lot } = await team.boss.ok<{ lot: { onHand: number; reserved: number } }>('stock.get', { lotId });
  return lot;
};

describe('picker and checker', () => {
  it('refuses the picker as checker until the boss signs it, then marks the note', async () => {
    const product = await stocked(team, [10]);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 1 }] });
    const { noteId, version } = await anIssuedNote(team, orderId);
    const picked = await team.boss.ok<{ version: number }>('dispatch.finishPicking', { noteId, version });
    const input = { noteId, version: picked.version, ticked: await ticksOf(team.boss, noteId) };
    expect(await team.boss.call('dispatch.checkNote', input)).toMatchObject({ problem: { code: 'SAME_PERSON' } });
    await signDualPickCheck(team);
    await team.boss.ok('dispatch.checkNote', input);
    expect((await get(noteId)).note).toMatchObject({ state: 'checked', isSamePerson: true });
  });

  it('asks for two people for a controlled product whatever the boss signed', async () => {
    const product = await stocked(team, [10], { isControlled: true });
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 1 }] });
    await signDualPickCheck(team);
    const { noteId, version } = await anIssuedNote(team, orderId);
    const picked = await team.boss.ok<{ version: number }>('dispatch.finishPicking', { noteId, version });
    const input = { noteId, version: picked.version, ticked: await ticksOf(team.boss, noteId) };
    expect(await team.boss.call('dispatch.checkNote', input)).toMatchObject({ problem: { code: 'SAME_PERSON' } });
    expect(await team.boss.call('dispatch.shortPath', { orderId, ...shipment })).toMatchObject({ ok: false });
  });
});

describe('a later day', () => {
  it('always stops at an expired lot and at an expired licence', async () => {
    const product = await stocked(team, []);
    await aLot(team.boss, product.id, { expiry: '2026-11-30', qty: 50_000 });
    const order = await anOrderToShip(team, { lines: [{ productId: product.id, units: 1 }] });
    const licensed = await stocked(team, [10]);
    const buyer = { licences: licencesFor('hospital', 'public', '2026-11-25') };
    const other = await anOrderToShip(team, { lines: [{ productId: licensed.id, units: 1 }], buyer });
    const stale = await aCheckedNote(team, order.orderId);
    const unlicensed = await aCheckedNote(team, other.orderId);
    book.advance(11 * 24 * 3_600_000);
    await team.signInAgain();
    const ship = ({ noteId, version }: { noteId: number; version: number }) =>
      team.warehouse.call('dispatch.shipNote', { noteId, version, ...shipment });
    expect(await ship(stale)).toMatchObject({
      problem: { code: 'LOT_NOT_SELLABLE', params: { expiresOn: '2026-11-30' } },
    });
    expect(await ship(unlicensed)).toMatchObject({
      problem: { code: 'CHECKS_BLOCK', params: { expiresOn: '2026-11-25' } },
    });
  });
});

describe('the short path', () => {
  it('is refused with the reason until the boss signs that one person may pick and check', async () => {
    const product = await stocked(team, [10]);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 1 }] });
    expect(await team.boss.call('dispatch.shortPath', { orderId, ...shipment })).toMatchObject({
      problem: { code: 'SAME_PERSON', params: { first: 'dispatch.steps.finishPicking' } },
    });
    expect(await lotOf(product.lotIds[0] ?? 0)).toMatchObject({ reserved: 0 });
  });

  it('writes the same records as the long way, in one commit', async () => {
    const product = await stocked(team, [10]);
    const { orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 4 }] });
    await signDualPickCheck(team);
    book.statements();
    const { noteId } = await team.boss.ok<{ noteId: number }>('dispatch.shortPath', { orderId, ...shipment });
    expect(book.statements().filter((text) => text === 'COMMIT')).toHaveLength(1);
    const { note, history } = await get(noteId);
    expect(note).toMatchObject({ state: 'shipped', isSamePerson: true });
    expect(history.map(({ action }) => action)).toEqual(['ship', 'check', 'finishPicking', 'issue']);
    expect(await lotOf(product.lotIds[0] ?? 0)).toMatchObject({ onHand: 6000, reserved: 0 });
  });
});
