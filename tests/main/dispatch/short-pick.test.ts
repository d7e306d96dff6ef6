/** Goods that stand on the note and not on the shelf. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import { anIssuedNote, anOrderToShip, aTeam, stocked, type Team } from '../../helpers/builders/dispatch';

let book: Book;
let team: Team;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterAll(() => book.close());

type Line = { id: number; qty: number; productId: number };
type Detail = {
  note: { state: string; version: number; voidReason: string; shortPicks: number; lineCount: number };
  lines: Line[];
  shortPicks: { missingQty: number; reason: string; lineNo: number }[];
};
const get = (noteId: number) => team.boss.ok<Detail>('dispatch.get', { noteId });
const lotOf = async (lotId: number) =>
  (await team.boss.ok<{ lot: { onHand: number; reserved: number } }>('stock.get', { lotId })).lot;
const restOf = async (orderId: number) => {
  const { lines } = await team.boss.ok<{ lines: { restQty: number }[] }>('dispatch.proposeNote', { orderId });
  return lines.map(({ restQty }) => restQty);
};

/** A note over two products, ten units of each. */
async function twoLines() {
  const one = await stocked(team, [10]);
  const two = await stocked(team, [10]);
  const lines = [one, two].map(({ id: productId }) => ({ productId, units: 10 }));
  const { orderId } = await anOrderToShip(team, { lines });
  const note = await anIssuedNote(team, orderId);
  const { lines: noted } = await get(note.noteId);
  const [first = 0, second = 0] = noted.map(({ id }) => id);
  const pick = (...short: { lineId: number; pickedQty: number; reason?: string }[]) =>
    team.warehouse.call('dispatch.finishPicking', {
      ...{ noteId: note.noteId, version: note.version },
      short: short.map((part) => ({ reason: '货位上没有', ...part })),
    });
  return { orderId, noteId: note.noteId, first, second, pick, lotIds: [one.lotIds[0] ?? 0, two.lotIds[0] ?? 0] };
}

describe('a shortage found while picking', () => {
  it('lowers its line, gives lot and order the rest back, and stays written down', async () => {
    const { orderId, noteId, first, pick, lotIds } = await twoLines();
    expect(await pick({ lineId: first, pickedQty: 7000 })).toMatchObject({ ok: true, value: { state: 'to_check' } });
    const { note, lines, shortPicks } = await get(noteId);
    expect(note).toMatchObject({ shortPicks: 1, lineCount: 2 });
    expect(lines.map(({ qty }) => qty)).toEqual([7000, 10_000]);
    expect(shortPicks).toMatchObject([{ missingQty: 3000, reason: '货位上没有', lineNo: 1 }]);
    expect(await lotOf(lotIds[0] ?? 0)).toMatchObject({ onHand: 10_000, reserved: 7000 });
    expect(await restOf(orderId)).toEqual([3000]);
  });

  it('takes a line away of which nothing was found', async () => {
    const { noteId, second, pick, lotIds } = await twoLines();
    expect(await pick({ lineId: second, pickedQty: 0 })).toMatchObject({ ok: true });
    const { note, lines, shortPicks } = await get(noteId);
    expect(note).toMatchObject({ state: 'to_check', lineCount: 1 });
    expect(lines).toHaveLength(1);
    expect(shortPicks).toMatchObject([{ missingQty: 10_000, lineNo: 2 }]);
    expect(await lotOf(lotIds[1] ?? 0)).toMatchObject({ reserved: 0 });
  });

  it('voids the note, with the reason, when nothing of it was found', async () => {
    const { orderId, noteId, first, second, pick, lotIds } = await twoLines();
    const answer = await pick({ lineId: first, pickedQty: 0 }, { lineId: second, pickedQty: 0, reason: '破损待报损' });
    expect(answer).toMatchObject({ ok: true, value: { state: 'void' } });
    expect((await get(noteId)).note).toMatchObject({ voidReason: '货位上没有; 破损待报损', shortPicks: 2 });
    for (const lotId of lotIds) expect(await lotOf(lotId)).toMatchObject({ reserved: 0 });
    expect(await restOf(orderId)).toEqual([10_000, 10_000]);
  });

  it('writes nothing for more than was to be picked, a line twice or one of another note', async () => {
    const { noteId, first, pick } = await twoLines();
    expect(await pick({ lineId: first, pickedQty: 10_000 })).toMatchObject({ problem: { code: 'RULE_VIOLATED' } });
    const twice = { lineId: first, pickedQty: 1000 };
    expect(await pick(twice, twice)).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    expect(await pick({ lineId: 999_999, pickedQty: 0 })).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    expect(await get(noteId)).toMatchObject({ note: { state: 'released' }, shortPicks: [] });
  });

  it('is found in the list of notes by its number of short lines', async () => {
    const { noteId, first, pick } = await twoLines();
    await pick({ lineId: first, pickedQty: 1000 });
    const filters = [{ op: 'range', column: 'shortPicks', min: 1 }];
    const { rows } = await team.warehouse.ok<{ rows: { id: number; shortPicks: number }[] }>('dispatch.list', {
      filters,
    });
    expect(rows.every(({ shortPicks }) => shortPicks > 0)).toBe(true);
    expect(rows.map(({ id }) => id)).toContain(noteId);
  });
});
