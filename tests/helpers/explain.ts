/** What the database means to do for a list: every sort must walk an index, so that depth costs nothing. */
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { blockStatement, type GridSpec } from '../../src/main/store/grid-query';
import type { Actor } from '../../src/main/store/handler';
import { rowsOf } from '../../src/main/store/handles';
import { openConnection } from '../../src/main/store/open';
import { gridRequestSchema, type GridRequest } from '../../src/shared/contract/grid';
import type { Book } from './book';

/** Somebody whose row scope has no clause. */
export const allSeeing: Actor = { userId: 1, sessionId: null, name: '', posts: ['boss'], visible: 'all' };

type Asked = { readonly request: Partial<GridRequest>; readonly actor?: Actor };

/** The plan of one block, a line a step. */
export async function planOf(book: Book, spec: GridSpec, { request, actor = allSeeing }: Asked): Promise<string[]> {
  const statement = blockStatement(spec, gridRequestSchema.parse(request), actor);
  if (!statement.ok) throw new Error(`the request was refused: ${JSON.stringify(statement.problem)}`);
  const { db, close } = openConnection({ path: book.path, readonly: true, schemaVersion: 9_999 });
  try {
    const rows = await rowsOf<{ detail: string }>(db, sql`EXPLAIN QUERY PLAN ${statement.value}`);
    return rows.map(({ detail }) => detail);
  } finally {
    close();
  }
}

/** Asserts that the order of a block comes from an index, without a sort of its own. */
export async function explain(book: Book, spec: GridSpec, asked: Asked): Promise<void> {
  const plan = (await planOf(book, spec, asked)).join('\n');
  const what = JSON.stringify(asked.request.sort ?? 'default order');
  expect(plan, what).toMatch(/INDEX|PRIMARY KEY/u);
  expect(plan, what).not.toContain('TEMP B-TREE');
}

/** Asserts {@link explain} for each column of a list, both ways, and for its own order. */
export async function explainEverySort(book: Book, spec: GridSpec, actor: Actor = allSeeing): Promise<void> {
  await explain(book, spec, { request: {}, actor });
  for (const column of Object.keys(spec.columns)) {
    for (const direction of ['asc', 'desc'] as const) {
      await explain(book, spec, { request: { sort: [{ column, direction }] }, actor });
    }
  }
}
