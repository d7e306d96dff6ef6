import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteGrid } from '../../../src/main/features/dispatch/note-grid.queries';
import { toIssueGrid } from '../../../src/main/features/dispatch/issue.queries';
import type { NoteRow, ToIssueRow } from '../../../src/shared/contract/dispatch-shapes';
import { pinyinOf } from '../../../src/main/platform/pinyin';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import {
  anIssuedNote,
  anOrderToShip,
  aTeam,
  checkNote,
  pickNote,
  shipNote,
  signNote,
  stocked,
  type Team,
} from '../../helpers/builders/dispatch';
import { aPerson } from '../../helpers/builders/users';
import { explain, unindexedSorts } from '../../helpers/explain';
import { containsText, expectLikeReference, type ReferenceColumn } from '../../helpers/grid-reference';

let book: Book;
let team: Team;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
  const product = await stocked(team, [500]);
  const buyers = [];
  for (const name of ['北京协和医院', '恒瑞大药房', '安徽省立医院', '第四人民医院']) {
    buyers.push(await aCustomer(team.boss, { name }));
  }
  for (let at = 0; at < 18; at += 1) {
    const buyerId = buyers[at % buyers.length]?.id ?? 0;
    const { orderId } = await anOrderToShip(team, { buyerId, lines: [{ productId: product.id, units: 1 + (at % 4) }] });
    const steps = [pickNote, checkNote, shipNote, signNote].slice(0, at % 6);
    if (at % 6 === 5) continue;
    let note = await anIssuedNote(team, orderId);
    for (const step of steps) note = await step(team, note);
    book.advance(60_000);
  }
});
afterAll(() => book.close());

const all = async <Row>(path: string) => (await team.boss.ok<{ rows: Row[] }>(path, {})).rows;

describe('the list of notes', () => {
  it('sorts every column over an index', async () => {
    expect(await unindexedSorts(book, noteGrid)).toEqual([]);
  });

  it('gives what a plain filter gives, for any request', { timeout: 120_000 }, async () => {
    const rows = await all<NoteRow>('dispatch.list');
    const py = (row: NoteRow) => pinyinOf(row.buyerName);
    const columns: Record<string, ReferenceColumn<NoteRow>> = {
      number: { kind: 'text', value: ({ number }) => number },
      orderNumber: { kind: 'text', value: ({ orderNumber }) => orderNumber },
      buyerName: {
        kind: 'text',
        value: ({ buyerName }) => buyerName,
        sortBy: (row) => py(row).pyFull,
        also: (row) => [py(row).pyFull],
      },
      state: { kind: 'state', value: ({ state }) => state },
      createdOn: { kind: 'date', value: ({ createdOn }) => createdOn },
      shippedOn: { kind: 'date', value: ({ shippedOn }) => shippedOn },
      signedOn: { kind: 'date', value: ({ signedOn }) => signedOn },
      waybillNo: { kind: 'text', value: ({ waybillNo }) => waybillNo },
      shortPicks: { kind: 'integer', value: ({ shortPicks }) => shortPicks },
      waitingSince: { kind: 'integer', value: ({ waitingSince }) => waitingSince },
    };
    expect(Object.keys(columns).sort()).toEqual(Object.keys(noteGrid.columns).sort());
    const matches = (row: NoteRow, typed: string) => {
      const text = typed.trim();
      if (/^[A-Za-z]{2}\d/u.test(text)) {
        return [row.number, row.orderNumber, row.waybillNo].some((one) => one.startsWith(text.toUpperCase()));
      }
      const { pyFull, pyInitials } = py(row);
      const names = [row.buyerName, pyFull, pyInitials];
      return names.some((one) => containsText(one, text)) || row.waybillNo.startsWith(text);
    };
    await expectLikeReference({
      rows,
      reference: { columns, defaultSort: noteGrid.defaultSort, search: matches },
      list: (request) => team.boss.ok('dispatch.list', request),
      totals: (criteria) => team.boss.ok('dispatch.totals', criteria),
    });
  });

  it('shows a salesperson his own notes only, and the warehouse all', async () => {
    const other = await aPerson(book, team.boss, { posts: ['sales'] });
    expect((await other.seat.ok<{ rows: unknown[] }>('dispatch.list', {})).rows).toEqual([]);
    expect(await team.warehouse.ok('dispatch.totals', {})).toMatchObject({ count: 15 });
    const [row] = await all<NoteRow>('dispatch.list');
    expect(await other.seat.call('dispatch.get', { noteId: row?.id ?? 0 })).toMatchObject({
      problem: { code: 'NOT_FOUND' },
    });
  });

  it('tells the buttons of a row by post and state', async () => {
    const { rows } = await team.checker.ok<{ rows: NoteRow[] }>('dispatch.list', {});
    const waiting = rows.find(({ state }) => state === 'to_check');
    expect(waiting?.actions).toMatchObject({
      check: true,
      ship: { code: 'FORBIDDEN', params: { posts: 'warehouse' } },
    });
  });
});

describe('the list of orders to issue', () => {
  it('walks the index of waiting orders', async () => {
    const plan = (await explain(book, { spec: toIssueGrid, request: {} })).join('\n');
    expect(plan).toContain('sales_order_state_waiting');
    expect(plan).not.toContain('TEMP B-TREE');
  });

  it('gives what a plain filter gives, for any request', { timeout: 120_000 }, async () => {
    const rows = await all<ToIssueRow>('dispatch.toIssue');
    expect(rows).toHaveLength(3);
    const py = (row: ToIssueRow) => pinyinOf(row.buyerName);
    const columns: Record<string, ReferenceColumn<ToIssueRow>> = {
      number: { kind: 'text', value: ({ number }) => number },
      buyerName: {
        kind: 'text',
        value: ({ buyerName }) => buyerName,
        sortBy: (row) => py(row).pyFull,
        also: (row) => [py(row).pyFull],
      },
      deliveryOn: { kind: 'date', value: ({ deliveryOn }) => deliveryOn },
      waitingSince: { kind: 'integer', value: ({ waitingSince }) => waitingSince },
    };
    const search = (row: ToIssueRow, typed: string) => {
      const text = typed.trim();
      if (/^[A-Za-z]{2}\d/u.test(text)) return row.number.startsWith(text.toUpperCase());
      const { pyFull, pyInitials } = py(row);
      return [row.buyerName, pyFull, pyInitials].some((one) => containsText(one, text));
    };
    await expectLikeReference({
      rows,
      reference: { columns, defaultSort: toIssueGrid.defaultSort, search },
      list: (request) => team.boss.ok('dispatch.toIssue', request),
      totals: (criteria) => team.boss.ok('dispatch.toIssueTotals', criteria),
      runs: 300,
    });
  });

  it('says what the house can cover, and never a price', async () => {
    const scarce = await stocked(team, [3]);
    await anOrderToShip(team, { lines: [{ productId: scarce.id, units: 5, price: 777_777 }] });
    const { rows } = await team.warehouse.ok<{ rows: ToIssueRow[] }>('dispatch.toIssue', {});
    expect(rows.map(({ availability }) => availability).sort()).toEqual(['all', 'all', 'all', 'part']);
    const proposed = await team.warehouse.ok('dispatch.proposeNote', { orderId: rows.at(-1)?.id ?? 0 });
    expect(JSON.stringify([rows, proposed])).not.toMatch(/777777|[pP]rice|[aA]mount|Fen/u);
  });
});
