/**
 * Our own migration runner. drizzle's can delete child rows silently: a table rebuild's
 * `foreign_keys = OFF` does nothing inside BEGIN. Here keys go off before BEGIN, all steps are one
 * transaction, and nothing is kept unless foreign keys hold and every table has the rows, the money and the
 * goods it should.
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

/**
 * A step says which sums it changes: `-- sums: receipt.amount_fen -50`, or `-- sums: lot.price changes` where each
 * book has its own figure.
 */
function declaredSums(text: string): Map<string, bigint | 'changes'> {
  const sums = new Map<string, bigint | 'changes'>();
  for (const [, column = '', amount = ''] of text.matchAll(/^-- sums: (\w+\.\w+) ([+-]\d+|changes)$/gmu)) {
    const known = sums.get(column) ?? 0n;
    sums.set(column, amount === 'changes' || known === 'changes' ? 'changes' : known + BigInt(amount));
  }
  return sums;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function tableNames(sqlite: Database): string[] {
  const names = sqlite.pragma('table_list') as { schema: string; name: string; type: string }[];
  return names.flatMap(({ schema, name, type }) =>
    schema === 'main' && type === 'table' && !name.startsWith('sqlite_') ? [name] : [],
  );
}

function rowCounts(sqlite: Database): Map<string, number> {
  const count = (name: string): number =>
    Number(
      plainStatement(sqlite, `SELECT count(*) FROM ${quoted(name)}`)
        .pluck()
        .get(),
    );
  return new Map(tableNames(sqlite).map((name) => [name, count(name)]));
}

/** Columns of money, prices and quantities, by the words that end their names. */
const COUNTED = /(?:^|_)(?:fen|price|qty|on_hand|reserved)$/u;

/** The sum of every column of money or goods, by `table.column`. */
function sumsOf(sqlite: Database): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const table of tableNames(sqlite)) {
    const columns = sqlite.pragma(`table_info(${quoted(table)})`) as { name: string; type: string }[];
    for (const { name, type } of columns) {
      if (type !== 'INTEGER' || !COUNTED.test(name)) continue;
      // As text: a sum may be larger than a number of JavaScript can be.
      const asked = `SELECT CAST(coalesce(sum(${quoted(name)}), 0) AS TEXT) FROM ${quoted(table)}`;
      sums.set(`${table}.${name}`, BigInt(String(plainStatement(sqlite, asked).pluck().get())));
    }
  }
  return sums;
}

function assertSums(
  before: Map<string, bigint>,
  after: Map<string, bigint>,
  declared: Map<string, bigint | 'changes'>,
): void {
  for (const [column, sum] of before) {
    const delta = declared.get(column) ?? 0n;
    if (delta === 'changes') continue;
    const found = after.get(column);
    if (found === undefined) throw new Error(`migration: ${column} is gone`);
    if (found !== sum + delta) throw new Error(`migration: ${column} sums to ${found}, expected ${sum + delta}`);
  }
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
  const sums = sumsOf(sqlite);
  const delta = new Map<string, number>();
  for (const { text, version } of steps) {
    sqlite.exec(text);
    for (const [name, amount] of declaredDelta(text)) delta.set(name, (delta.get(name) ?? 0) + amount);
    sqlite.pragma(`user_version = ${version}`);
  }
  const orphans = sqlite.pragma('foreign_key_check') as unknown[];
  if (orphans.length > 0) throw new Error(`migration: ${orphans.length} rows lost what they refer to`);
  assertCounts(before, rowCounts(sqlite), delta);
  assertSums(sums, sumsOf(sqlite), declaredSums(steps.map(({ text }) => text).join('\n')));
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
