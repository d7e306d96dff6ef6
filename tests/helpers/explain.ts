/** What the database means to do for a list: every sort must walk an index, so that depth costs nothing. */
import { sql } from 'drizzle-orm';
import { blockStatement, type GridSpec } from '../../src/main/store/grid-query';
import type { Actor } from '../../src/main/store/handler';
import { rowsOf } from '../../src/main/store/handles';
import { openConnection } from '../../src/main/store/open';
import { type GridRequest, gridRequestSchema } from '../../src/shared/contract/grid';
import type { Book } from './book';

/** Somebody whose row scope has no clause. */
const allSeeing: Actor = { userId: 1, sessionId: null, name: '', posts: ['boss'], visible: 'all' };

type Asked = { readonly spec: GridSpec; readonly request: Partial<GridRequest>; readonly actor?: Actor };

/** The plan of one block as the database tells it, a line a step; for somebody who sees all unless an actor is given. */
export async function explain(book: Book, { spec, request, actor = allSeeing }: Asked): Promise<string[]> {
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

const isIndexed = (steps: readonly string[]): boolean =>
  steps.some((step) => /INDEX|PRIMARY KEY/u.test(step)) && !steps.some((step) => step.includes('TEMP B-TREE'));

/** Sorts of one column (both ways, and the list's own) that need a sort of their own, with their plans. */
export async function unindexedSorts(book: Book, spec: GridSpec, actor: Actor = allSeeing): Promise<string[]> {
  const both = Object.keys(spec.columns).flatMap((column) =>
    (['asc', 'desc'] as const).map((direction) => [{ column, direction }]),
  );
  const found: string[] = [];
  for (const sort of [[], ...both]) {
    const steps = await explain(book, { spec, request: { sort }, actor });
    if (!isIndexed(steps)) found.push(`${JSON.stringify(sort)}: ${steps.join('; ')}`);
  }
  return found;
}
