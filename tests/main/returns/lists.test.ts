import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { returnGrid } from '../../../src/main/features/returns/list.queries';
import { pinyinOf } from '../../../src/main/platform/pinyin';
import type { ReturnRow } from '../../../src/shared/contract/returns.contract';
import { openBook, type Book } from '../../helpers/book';
import { anOrderToShip, aSignedNote, aTeam, stocked, type Team } from '../../helpers/builders/dispatch';
import { aReturnOf, approveReturn, judgeReturn, receiveReturn } from '../../helpers/builders/returns';
import { unindexedSorts } from '../../helpers/explain';
import { containsText, expectLikeReference, type ReferenceColumn } from '../../helpers/grid-reference';

let book: Book;
let team: Team;

beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
  const product = await stocked(team, [100, 100]);
  for (const [at, name] of ['安康医院', '博爱诊所', '长春药房', '德仁医院', 'East 医院', '福田药店'].entries()) {
    const lines = [{ productId: product.id, units: 4 }];
    const { orderId } = await anOrderToShip(team, { lines, buyer: { name } });
    const { noteId } = await aSignedNote(team, orderId);
    const kind = at % 3 === 2 ? 'exchange' : 'return';
    const { returnId } = await aReturnOf(team, noteId, { kind, units: 1 + (at % 3) });
    if (at > 0) await approveReturn(team, returnId);
    if (at > 2) await receiveReturn(team, returnId);
    if (at > 3) await judgeReturn(team, returnId);
    book.advance(60_000);
  }
}, 60_000);
afterAll(() => book.close());

describe('the list of returns', () => {
  it('walks an index for every sort', async () => {
    expect(await unindexedSorts(book, returnGrid)).toEqual([]);
  });

  it('answers as a plain filter and sort would', { timeout: 120_000 }, async () => {
    const py = (row: ReturnRow) => pinyinOf(row.buyerName).pyFull;
    const initials = (row: ReturnRow) => pinyinOf(row.buyerName).pyInitials;
    const columns: Record<string, ReferenceColumn<ReturnRow>> = {
      number: { kind: 'text', value: (row) => row.number },
      kind: { kind: 'state', value: (row) => row.kind },
      state: { kind: 'state', value: (row) => row.state },
      source: { kind: 'state', value: (row) => row.source },
      noteNumber: { kind: 'text', value: (row) => row.noteNumber },
      orderNumber: { kind: 'text', value: (row) => row.orderNumber },
      buyerName: { kind: 'text', value: (row) => row.buyerName, sortBy: py, also: (row) => [py(row), initials(row)] },
      requestedOn: { kind: 'date', value: (row) => row.requestedOn },
      closedOn: { kind: 'date', value: (row) => row.closedOn },
      waitingSince: { kind: 'integer', value: (row) => row.waitingSince },
    };
    expect(Object.keys(columns)).toEqual(Object.keys(returnGrid.columns));
    const search = (row: ReturnRow, typed: string) =>
      /^[a-z]{2}\d/iu.test(typed)
        ? [row.number, row.noteNumber, row.orderNumber].some((one) => one.startsWith(typed.toUpperCase()))
        : [row.buyerName, py(row), initials(row)].some((one) => containsText(one, typed));
    await expectLikeReference({
      rows: (await team.boss.ok<{ rows: ReturnRow[] }>('returns.list', {})).rows,
      reference: { columns, search, defaultSort: returnGrid.defaultSort },
      list: (request) => team.boss.ok('returns.list', request),
      totals: (criteria) => team.boss.ok('returns.totals', criteria),
    });
  });
});
