/** Who refers to a record: read from the foreign keys of the schema, so that no new table is forgotten. */
import { sql } from 'drizzle-orm';
import { foreignKeysTo, isAnyOf } from './dialect';
import { rowsOf, type ReadDb } from './handles';

export type References = { readonly table: string; readonly count: number };

/** How many rows of each other table refer to records of a table. */
export async function referencesTo(db: ReadDb, table: string, ids: readonly number[]): Promise<References[]> {
  const keys = await rowsOf<{ table: string; column: string }>(db, foreignKeysTo(table));
  const found: References[] = [];
  for (const key of keys) {
    const [from, column] = [sql.identifier(key.table), sql`${sql.identifier(key.column)}`];
    const query = sql`SELECT count(*) AS count FROM ${from} WHERE ${isAnyOf(column, ids)}`;
    const [row] = await rowsOf<{ count: number }>(db, query);
    if (row && row.count > 0) found.push({ table: key.table, count: row.count });
  }
  return found;
}
