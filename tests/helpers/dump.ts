/** The whole content of a book as one hash: two dumps are equal when no row differs. */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

const tableNames = (sqlite: Database): string[] =>
  sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[];

/**
 * Hashes the schema and every row of every table.
 * @param without tables that may change, as the counters of log-in
 */
export function dumpOf(sqlite: Database, without: readonly string[] = []): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify(sqlite.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all()));
  for (const name of tableNames(sqlite)) {
    if (without.includes(name)) continue;
    hash.update(name);
    const width = (sqlite.pragma(`table_info("${name}")`) as unknown[]).length;
    const order = Array.from({ length: width }, (_, at) => at + 1).join(', ');
    for (const row of sqlite.prepare(`SELECT * FROM "${name}" ORDER BY ${order}`).raw().iterate()) {
      hash.update(JSON.stringify(row));
    }
  }
  return hash.digest('hex');
}
