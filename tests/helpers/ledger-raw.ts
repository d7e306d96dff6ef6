/** The tables of a book, read beside its engine, or written as our own connection writes when the engine is away. */
import BetterSqlite, { type Database } from 'better-sqlite3';
import { join } from 'node:path';
import { newestOf, readMigrations } from '../../src/main/store/migrate';
import { openConnection } from '../../src/main/store/open';

/** Reads the file while the engine has it. */
export function looking<T>({ path }: { readonly path: string }, look: (sqlite: Database) => T): T {
  const sqlite = new BetterSqlite(path, { readonly: true });
  try {
    return look(sqlite);
  } finally {
    sqlite.close();
  }
}

const migrations = join(import.meta.dirname, '..', '..', 'resources', 'migrations', 'sqlite');

/** The writer's own connection to a book whose engine is closed. */
export const writerOf = (path: string) =>
  openConnection({ path, readonly: false, schemaVersion: newestOf(readMigrations(migrations)) });
