import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBook, type Book } from '../../helpers/book';
import {
  aCheckedNote,
  anIssuedNote,
  anOrderToShip,
  aShippedNote,
  aTeam,
  stocked,
  type Team,
} from '../../helpers/builders/dispatch';

let book: Book;
let team: Team;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterAll(() => book.close());

const orderOf = async () => {
  const product = await stocked(team, [10]);
  return (await anOrderToShip(team, { lines: [{ productId: product.id, units: 1 }] })).orderId;
};
type Result = { number: string; result: true | { code: string } };
type Detail = { note: { carrier: string; waybillNo: string; state: string }; history: { action: string }[] };
const get = (noteId: number) => team.boss.ok<Detail>('dispatch.get', { noteId });

describe('a pasted list of waybills', () => {
  it('goes to checked and shipped notes, and names the rows that cannot be taken', async () => {
    const shipped = await aShippedNote(team, await orderOf());
    const checked = await aCheckedNote(team, await orderOf());
    const fresh = await anIssuedNote(team, await orderOf());
    const row = (number: string, waybillNo: string) => ({ number, carrier: '德邦', waybillNo });
    const rows = [
      row(shipped.number, 'DB1'),
      row(checked.number.toLowerCase(), 'DB2'),
      row(fresh.number, 'DB3'),
      row('CK9999-00001', 'DB4'),
      row(shipped.number, 'DB5'),
    ];
    const expected = [true, true, { code: 'STATE_CONFLICT' }, { code: 'NOT_FOUND' }, { code: 'DUPLICATE' }];
    const seen = await team.warehouse.ok<Result[]>('dispatch.previewWaybills', { rows });
    expect(seen.map(({ result }) => result)).toMatchObject(expected);
    expect((await get(shipped.noteId)).note.waybillNo).toBe('SF1234567890');
    book.statements();
    const done = await team.warehouse.ok<Result[]>('dispatch.recordWaybills', { rows });
    expect(book.statements().filter((text) => text === 'COMMIT')).toHaveLength(1);
    expect(done.map(({ result }) => result)).toMatchObject(expected);
    const { note, history } = await get(shipped.noteId);
    expect(note).toMatchObject({ carrier: '德邦', waybillNo: 'DB1', state: 'shipped' });
    expect(history[0]).toMatchObject({ action: 'waybill' });
    expect((await get(checked.noteId)).note).toMatchObject({ waybillNo: 'DB2', state: 'checked' });
  });

  it('is at most a hundred rows long', async () => {
    const rows = Array.from({ length: 101 }, (_, at) => ({ number: `CK${at}`, carrier: '德邦', waybillNo: 'DB' }));
    expect(await team.warehouse.call('dispatch.previewWaybills', { rows })).toMatchObject({
      problem: { code: 'VALIDATION_FAILED' },
    });
  });
});
