import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  anIssuedNote,
  anOrderToShip,
  aTeam,
  checkNote,
  pickNote,
  shipment,
  signDualPickCheck,
  stocked,
} from '../../helpers/builders/dispatch';
import type { IssuedNote, LocalTeam } from '../../helpers/builders/dispatch';
import { aPerson } from '../../helpers/builders/users';
import { openBook, type Book, type Seat } from '../../helpers/book';

let book: Book;
let team: LocalTeam;
let storeman: Seat;
beforeEach(async () => {
  book = await openBook();
  team = await aTeam(book);
  storeman = (await aPerson(book, team.boss, { posts: ['warehouse', 'checker'] })).seat;
});
afterEach(() => book.close());

async function aNote(given: object = {}): Promise<IssuedNote> {
  const { id: productId } = await stocked(team, [10], given);
  const { orderId } = await anOrderToShip(team, { lines: [{ productId, units: 3 }] });
  return anIssuedNote(team, orderId);
}
const finish = (seat: Seat, { noteId, version }: IssuedNote) =>
  seat.call('dispatch.finishNote', { noteId, version, ...shipment });
const stateOf = async ({ noteId }: IssuedNote) =>
  (await team.boss.ok<{ note: object }>('dispatch.get', { noteId })).note;

describe('a note that is under way, carried to the lorry in one go', () => {
  it('is picked, checked and shipped as one, where the boss has signed that one person may', async () => {
    const note = await aNote();
    expect(await finish(storeman, note)).toMatchObject({ problem: { code: 'SAME_PERSON' } });
    await signDualPickCheck(team);
    expect(await finish(storeman, note)).toMatchObject({ value: { state: 'shipped' } });
    expect(await stateOf(note)).toMatchObject({ isSamePerson: true, waybillNo: shipment.waybillNo });
  });

  it('that another has picked is checked and shipped without the exception, by who may check', async () => {
    const note = await pickNote(team, await aNote());
    expect(await finish(team.warehouse, note)).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    expect(await finish(storeman, note)).toMatchObject({ value: { state: 'shipped' } });
    expect(await stateOf(note)).toMatchObject({ isSamePerson: false });
  });

  it('that is checked needs no more than the right to ship', async () => {
    const note = await checkNote(team, await pickNote(team, await aNote()));
    expect(await finish(team.warehouse, note)).toMatchObject({ value: { state: 'shipped' } });
  });

  it('goes nowhere when one step is refused: controlled goods, cold goods without a temperature, a stale screen', async () => {
    await signDualPickCheck(team);
    const controlled = await aNote({ isControlled: true });
    expect(await finish(storeman, controlled)).toMatchObject({ problem: { code: 'SAME_PERSON' } });
    const cold = await aNote({ storageClass: 'cold' });
    expect(await finish(storeman, cold)).toMatchObject({ problem: { fields: ['/departureTenthC'] } });
    const stale = await finish(storeman, { ...cold, version: cold.version + 7 });
    expect(stale).toMatchObject({ problem: { code: 'CONFLICT' } });
    expect(await stateOf(controlled)).toMatchObject({ state: 'released' });
    expect(await stateOf(cold)).toMatchObject({ state: 'released' });
  });

  it('says on its row whether the reader may finish it', async () => {
    await aNote();
    const actionOf = async (seat: Seat) =>
      (await seat.ok<{ rows: { actions: { finish: unknown } }[] }>('dispatch.list')).rows[0]?.actions.finish;
    expect(await actionOf(team.warehouse)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await actionOf(storeman)).toMatchObject({ code: 'SAME_PERSON' });
    await signDualPickCheck(team);
    expect(await actionOf(storeman)).toBe(true);
  });
});
