/**
 * Our own migration runner. drizzle's can delete child rows silently: a table rebuild's
 * `foreign_keys = OFF` does nothing inside BEGIN. Here keys go off before BEGIN, all steps are one
 * transaction, and nothing is kept unless foreign keys hold and every table has the rows it should.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { APPLICATION_ID } from './open';
import { plainStatement } from './prepared';

export type Migration = { readonly version: number; readonly name: string; readonly text: string };

/** Reads `NNNN_name.sql` in order. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}_\w+\.sql$/u.test(file))
    .sort()
    .map((file) => ({
      version: Number(file.slice(0, 4)),
      name: file.slice(5, -4),
      text: readFileSync(join(folder, file), 'utf8'),
    }));
}

/** The newest version among migrations. */
export const newestOf = (migrations: readonly Migration[]): number =>
  migrations.reduce((newest, { version }) => Math.max(newest, version), 0);

/** A step says which tables gain or lose rows: `-- rows: customer +12`. */
export function declaredDelta(text: string): Map<string, number> {
  const delta = new Map<string, number>();
  for (const [, name, amount] of text.matchAll(/^-- rows: (\w+) ([+-]\d+)$/gmu)) {
    if (name) delta.set(name, (delta.get(name) ?? 0) + Number(amount));
  }
  return delta;
}

function rowCounts(sqlite: Database): Map<string, number> {
  const names = sqlite.pragma('table_list') as { schema: string; name: string; type: string }[];
  const counts = new Map<string, number>();
  for (const { schema, name, type } of names) {
    if (schema !== 'main' || type !== 'table' || name.startsWith('sqlite_')) continue;
    const quoted = name.replaceAll('"', '""');
    counts.set(name, Number(plainStatement(sqlite, `SELECT count(*) FROM "${quoted}"`).pluck().get()));
  }
  return counts;
}

function assertCounts(before: Map<string, number>, after: Map<string, number>, delta: Map<string, number>): void {
  for (const [name, count] of before) {
    const expected = count + (delta.get(name) ?? 0);
    if (after.get(name) !== expected) {
      throw new Error(`migration: ${name} has ${after.get(name) ?? 'no'} rows, expected ${expected}`);
    }
  }
}

function applySteps(sqlite: Database, steps: readonly Migration[]): void {
  const before = rowCounts(sqlite);
  const delta = new Map<string, number>();
  for (const { text, version } of steps) {
    sqlite.exec(text);
    for (const [name, amount] of declaredDelta(text)) delta.set(name, (delta.get(name) ?? 0) + amount);
    sqlite.pragma(`user_version = ${version}`);
  }
  const orphans = sqlite.pragma('foreign_key_check') as unknown[];
  if (orphans.length > 0) throw new Error(`migration: ${orphans.length} rows lost what they refer to`);
  assertCounts(before, rowCounts(sqlite), delta);
}

/**
 * Brings a book to the newest schema in one transaction; all or nothing.
 * @param backup called first when the book already holds data; must finish before anything changes
 * @returns the versions applied
 * @throws Error when a check fails; the book is then as it was
 */
export async function migrate(
  sqlite: Database,
  migrations: readonly Migration[],
  backup: (fromVersion: number) => Promise<void>,
): Promise<number[]> {
  const current = Number(sqlite.pragma('user_version', { simple: true }));
  const steps = migrations.filter(({ version }) => version > current);
  if (steps.length === 0) return [];
  if (current > 0) await backup(current);
  sqlite.pragma('foreign_keys = OFF');
  try {
    plainStatement(sqlite, 'BEGIN IMMEDIATE').run();
    sqlite.pragma(`application_id = ${APPLICATION_ID}`);
    applySteps(sqlite, steps);
    plainStatement(sqlite, 'COMMIT').run();
  } catch (error) {
    if (sqlite.inTransaction) plainStatement(sqlite, 'ROLLBACK').run();
    throw error;
  } finally {
    sqlite.pragma('foreign_keys = ON');
  }
  return steps.map(({ version }) => version);
}
