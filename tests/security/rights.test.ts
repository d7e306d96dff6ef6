import { beforeAll, describe, expect, it } from 'vitest';
import { posts } from '../../src/shared/domain/permissions';
import { openBook } from '../helpers/book';
import { procedures } from '../helpers/contract-walk';
import { observeRights } from '../helpers/rights-matrix';
import {
  differsFromCalls,
  differsFromTable,
  flipped,
  parseRights,
  readRights,
  rowsFor,
  type Observed,
} from '../helpers/rights-table';

const rights = readRights();
let calls: readonly Observed[];
beforeAll(async () => {
  const book = await openBook();
  calls = await observeRights(book);
  await book.close();
}, 300_000);

describe('the rights as they were typed by hand', () => {
  it('have a row for every permission, and the table of permissions says the same', () => {
    expect(differsFromTable(rights)).toEqual([]);
  });

  it('are what every procedure does, for every post and on everybody’s records', () => {
    expect(differsFromCalls(rights, calls)).toEqual([]);
  });

  it('were compared with every procedure as nobody and as every post', () => {
    const seen = new Set(calls.map(({ path, post }) => `${path} ${post}`));
    const wanted = procedures.flatMap(({ path }) => ['nobody', ...posts].map((post) => `${path} ${post}`));
    expect(wanted.filter((call) => !seen.has(call))).toEqual([]);
  });

  it('name only procedures and tables that exist', () => {
    const paths = new Set(procedures.map(({ path }) => `call ${path}`));
    const rows = [...rights.keys()];
    expect(rows.filter((row) => row.startsWith('call ') && !paths.has(row))).toEqual([]);
    const seen =
      /^sees (?:(?:customer|import_run|sales_order|dispatch_note|qualification|user) )?(?:own|colleague|subordinate|peer|outside)$/u;
    expect(rows.filter((row) => row.startsWith('sees') && !seen.test(row))).toEqual([]);
  });

  it('belong to procedures that all say whose record they touch', () => {
    const silent = procedures.filter(({ meta }) => {
      const touchesOne = 'subject' in meta || 'scope' in meta;
      return !touchesOne && (meta.open === 'base' || meta.open.length < 10);
    });
    expect(silent.map(({ path }) => path)).toEqual([]);
  });
});

describe('the comparison itself', () => {
  it('notices every cell that is turned over', () => {
    const cells = [...rights.keys()]
      .filter((row) => row !== 'public')
      .flatMap((row) => posts.map((post) => ({ row, post })));
    // A cell of a post shows in what that post may call, and nowhere else.
    const callsOf = Map.groupBy(calls, ({ post }) => post);
    const unnoticed = cells.filter(({ row, post }) => {
      const other = flipped(rights, row, post);
      return differsFromTable(other).length + differsFromCalls(other, callsOf.get(post) ?? []).length === 0;
    });
    // Whose records a post would see shows only where it may call something on such a record.
    const canShow = ({ row, post }: (typeof cells)[number]): boolean =>
      calls.some((call) => {
        const rows = rowsFor(rights, call);
        return call.post === post && rows.sees === row && rights.get(rows.may)?.get(post) === true;
      });
    expect(unnoticed.filter((cell) => !cell.row.startsWith('sees ') || canShow(cell))).toEqual([]);
    expect(unnoticed.length).toBeLessThan(cells.length / 5);
  });

  it('names the row that a new permission lacks, with the posts that the code gives it', () => {
    const without = new Map([...rights].filter(([row]) => row !== 'orders.approve'));
    const [message] = differsFromTable(without);
    expect(message).toContain('has no row for orders.approve');
    expect(message).toContain('orders.approve,0,0,1,1,0,0,0,0,0,0,1,0');
  });

  it('refuses a table with a missing column or an empty cell', () => {
    expect(() => parseRights('row,sales\nx,1')).toThrow('columns');
    expect(() => parseRights(`row,${posts.join()}\nx,1`)).toThrow('row x');
    expect(() => parseRights(`row,${posts.join()}\nx,${posts.map(() => '').join()}`)).toThrow('row x');
  });
});
