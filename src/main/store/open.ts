/** Opens a book (账套): pragmas, assertions, the drizzle handle. Refuses what is not ours untouched. */
import { statSync } from 'node:fs';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { ProblemError } from '../../shared/domain/problem';
import { problemOfDriver } from './driver-errors';
import type { Tx } from './handles';
import { plainStatement } from './prepared';

/** "TONG": marks a file as a book of this program. */
export const APPLICATION_ID = 0x544f_4e47;
const OLDEST_SQLITE = [3, 51, 3] as const;

export type Connection = { readonly sqlite: Database; readonly db: Tx; close(): void };
export type OpenOptions = {
  readonly path: string;
  readonly readonly: boolean;
  /** The newest schema this program knows; a newer file is refused. */
  readonly schemaVersion: number;
  /** Called with each statement's text (tests count with it). */
  readonly trace?: (statement: string) => void;
};

const pragma = (sqlite: Database, text: string): unknown => sqlite.pragma(text, { simple: true });

function assertRuntime(sqlite: Database): void {
  const found = String(plainStatement(sqlite, 'SELECT sqlite_version()').pluck().get());
  const parts = found.split('.').map(Number);
  const older = OLDEST_SQLITE.findIndex((least, at) => (parts[at] ?? 0) !== least);
  if (older >= 0 && (parts[older] ?? 0) < (OLDEST_SQLITE[older] ?? 0)) {
    throw new Error(`SQLite ${found} is older than ${OLDEST_SQLITE.join('.')}`);
  }
}

/** True for a file that holds nothing: new, or its making was cut short before the first commit. */
function holdsNothing(sqlite: Database): boolean {
  if (Number(pragma(sqlite, 'page_count')) === 0) return true;
  const marks = Number(pragma(sqlite, 'application_id')) + Number(pragma(sqlite, 'user_version'));
  return marks === 0 && Number(plainStatement(sqlite, 'SELECT count(*) FROM sqlite_schema').pluck().get()) === 0;
}

/** Anything that holds something must carry our mark and a schema that we know. */
function assertOurs(sqlite: Database, schemaVersion: number): void {
  if (holdsNothing(sqlite)) return;
  if (Number(pragma(sqlite, 'application_id')) !== APPLICATION_ID) {
    throw new ProblemError({ code: 'DB_FOREIGN', params: {} });
  }
  const found = Number(pragma(sqlite, 'user_version'));
  if (found > schemaVersion) {
    throw new ProblemError({ code: 'DB_TOO_NEW', params: { fileVersion: found, appVersion: schemaVersion } });
  }
}

/**
 * Looks at a file before the writer opens it: closing a writable connection would fold the log that another
 * program left beside its database into it. What a look cannot read (a torn transaction) the writer repairs.
 */
function lookFirst({ path, schemaVersion }: OpenOptions): void {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
  let look: Database | undefined;
  try {
    look = new BetterSqlite(path, { readonly: true, fileMustExist: true });
    assertOurs(look, schemaVersion);
  } catch (error) {
    if (error instanceof ProblemError) throw error;
  } finally {
    look?.close();
  }
}

function setPragmas(sqlite: Database, readonly: boolean): void {
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('busy_timeout = 5000');
  sqlite.pragma('trusted_schema = OFF');
  sqlite.pragma('cell_size_check = ON');
  sqlite.pragma('temp_store = MEMORY');
  if (readonly) {
    sqlite.pragma('query_only = ON');
    // Lists walk indexes that no cache of this size would hold; the system keeps the file, and a hub stays small.
    sqlite.pragma('cache_size = -4000');
    return;
  }
  if (pragma(sqlite, 'journal_mode = WAL') !== 'wal') throw new ProblemError({ code: 'STORAGE_IO', params: {} });
  sqlite.pragma('cache_size = -32000');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('journal_size_limit = 67108864');
}

/**
 * synchronous falls back to NORMAL after the first write of a WAL book unless it is set explicitly; a
 * power cut would then lose acknowledged work. Checked again after a write.
 * @throws Error when the setting did not hold
 */
export function assertFullSync(sqlite: Database): void {
  if (Number(pragma(sqlite, 'synchronous')) !== 2) throw new Error('synchronous is not FULL');
}

/**
 * Opens one connection. The reader's cannot write.
 * @throws ProblemError DB_FOREIGN, DB_TOO_NEW, DB_CORRUPT, STORAGE_IO
 */
export function openConnection(options: OpenOptions): Connection {
  if (!options.readonly) lookFirst(options);
  const sqlite = openFile(options);
  try {
    assertRuntime(sqlite);
    assertOurs(sqlite, options.schemaVersion);
    setPragmas(sqlite, options.readonly);
    const db = drizzle({ client: sqlite, casing: 'snake_case' }) as unknown as Tx;
    return { sqlite, db, close: () => sqlite.close() };
  } catch (error) {
    sqlite.close();
    throw asProblem(error);
  }
}

function openFile({ path, readonly, trace }: OpenOptions): Database {
  try {
    const verbose = trace ? { verbose: (text?: unknown) => trace(String(text)) } : {};
    return new BetterSqlite(path, { readonly, fileMustExist: readonly, ...verbose });
  } catch (error) {
    throw asProblem(error);
  }
}

const asProblem = (error: unknown): unknown => {
  const problem = problemOfDriver(error);
  return problem ? new ProblemError(problem) : error;
};
