import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteGrid } from '../../../src/main/features/dispatch/note-grid.queries';
import { orderGrid } from '../../../src/main/features/orders/list.queries';
import { askedConditions, plainly } from '../../../src/main/store/grid-conditions';
import type { Actor } from '../../../src/main/store/handler';
import { rowsOf } from '../../../src/main/store/handles';
import { openConnection } from '../../../src/main/store/open';
import type { GridFilter } from '../../../src/shared/contract/grid';
import { openBook, type Book } from '../../helpers/book';
import { explain } from '../../helpers/explain';

let book: Book;
beforeAll(async () => {
  book = await openBook();
  await book.setUp();
});
afterAll(() => book.close());

const ten = Array.from({ length: 10 }, (_, at) => at + 1);
const manager: Actor = { userId: 1, sessionId: null, name: '', posts: ['manager'], visible: ten };

describe('what the database means to do for a block', () => {
  it.each([
    ['orders', orderGrid],
    ['dispatch notes', noteGrid],
  ])('%s of ten people are found in the index of any order, without a look at the table', async (_name, spec) => {
    for (const column of Object.keys(spec.columns)) {
      const steps = await explain(book, { spec, request: { sort: [{ column, direction: 'asc' }] }, actor: manager });
      expect(steps[0], column).toContain('COVERING INDEX');
      expect(steps.join('; '), column).not.toContain('TEMP B-TREE');
    }
  });

  it('a deep block of a filter reads the table once and then walks the order without looking at it', async () => {
    const filters: GridFilter[] = [{ op: 'in', column: 'state', values: ['completed'] }];
    const sort = [{ column: 'totalFen', direction: 'desc' } as const];
    const steps = await explain(book, { spec: orderGrid, request: { filters, sort, offset: 5_000 } });
    expect(steps[0]).toContain('COVERING INDEX sales_order_total');
    expect(steps).toContain('SCAN sales_order');
    expect(steps.join('; ')).not.toContain('TEMP B-TREE');
  });

  it('a range of the sorted column begins the walk where the range begins, with or without other filters', async () => {
    const range: GridFilter = { op: 'range', column: 'totalFen', min: 500_000 };
    const others: GridFilter[] = [{ op: 'in', column: 'state', values: ['completed'] }];
    const sort = [{ column: 'totalFen', direction: 'desc' } as const];
    for (const filters of [[range], [range, ...others]]) {
      const steps = await explain(book, { spec: orderGrid, request: { filters, sort, offset: 5_000 }, actor: manager });
      expect(steps[0]).toContain('USING COVERING INDEX sales_order_total (total_fen>?)');
      expect(steps.join('; ')).not.toContain('TEMP B-TREE');
    }
  });

  it.each(['equals', 'startsWith'] as const)('a number that %s what was typed is found by its index', async (op) => {
    const asked = askedConditions(orderGrid, { filters: [{ op, column: 'number', text: 'so2611-0' }], search: '' });
    if (!asked.ok) throw new Error('refused');
    const [condition] = asked.value;
    const { db, close } = openConnection({ path: book.path, readonly: true, schemaVersion: 9_999 });
    const steps = await rowsOf<{ detail: string }>(
      db,
      sql`EXPLAIN QUERY PLAN SELECT ${orderGrid.id} FROM ${orderGrid.table} WHERE ${condition?.write(plainly)}`,
    );
    close();
    expect(steps.some(({ detail }) => detail.startsWith('SEARCH sales_order USING COVERING INDEX'))).toBe(true);
    expect(steps.filter(({ detail }) => detail.startsWith('SCAN'))).toEqual([]);
  });
});
