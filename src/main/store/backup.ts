/**
 * Online backup: 100 pages a step so that the loop is never held, into a temporary file that is opened and
 * checked before it takes its name; a manifest stands beside it. Restore takes verified bundles only.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { ProblemError } from '../../shared/domain/problem';
import { problemOfDriver } from './driver-errors';
import { APPLICATION_ID } from './open';
import { plainStatement } from './prepared';

const PAGES_PER_STEP = 100;

export type Manifest = {
  readonly sha256: string;
  readonly schemaVersion: number;
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly madeAt: number;
};

const manifestPath = (path: string): string => `${path}.manifest.json`;

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function countRows(sqlite: Database): Record<string, number> {
  const names = plainStatement(
    sqlite,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  )
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    names.map((name) => [name, Number(plainStatement(sqlite, `SELECT count(*) FROM "${name}"`).pluck().get())]),
  );
}

/** Opens a copy and checks it whole. */
function inspect(path: string): { schemaVersion: number; rows: Record<string, number> } {
  const copy = new BetterSqlite(path, { readonly: true, fileMustExist: true });
  try {
    const isOurs = Number(copy.pragma('application_id', { simple: true })) === APPLICATION_ID;
    if (!isOurs) throw new ProblemError({ code: 'DB_FOREIGN', params: {} });
    const verdict = copy.pragma('integrity_check', { simple: true });
    const orphans = copy.pragma('foreign_key_check') as unknown[];
    if (verdict !== 'ok' || orphans.length > 0) throw new ProblemError({ code: 'DB_CORRUPT', params: {} });
    return { schemaVersion: Number(copy.pragma('user_version', { simple: true })), rows: countRows(copy) };
  } finally {
    copy.close();
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Beside a new file no log of an older one may lie: SQLite would play it into the new file. */
async function assertFree(path: string): Promise<void> {
  for (const side of [path, `${path}-wal`, `${path}-journal`]) {
    if (await exists(side)) throw new ProblemError({ code: 'DUPLICATE', params: { what: side } });
  }
}

/** What the driver says about a file, as a refusal; a half-made copy does not stay on a full disk. */
async function withProblems<T>(work: () => Promise<T>, temporary?: string): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (temporary) await rm(temporary, { force: true });
    const problem = problemOfDriver(error);
    throw problem ? new ProblemError(problem) : error;
  }
}

/**
 * Copies all pages. A reader's copy would begin anew whenever the writer commits, and never end on a busy
 * book: it keeps one moment of the book by an open read. The writer's own changes flow into its copy.
 */
async function copyPages(source: Database, to: string): Promise<void> {
  const holds = source.readonly && !source.inTransaction;
  if (holds) {
    plainStatement(source, 'BEGIN').run();
    plainStatement(source, 'SELECT count(*) FROM sqlite_schema').get();
  }
  try {
    await source.backup(to, { progress: () => PAGES_PER_STEP });
  } finally {
    if (holds) plainStatement(source, 'COMMIT').run();
  }
}

/**
 * Copies an open book while it is in use and verifies the copy.
 * @param source the writer's connection, or a read-only one of another program
 * @param to a file that must not exist
 * @param now UTC ms, kept in the manifest
 * @throws ProblemError DUPLICATE when the target exists, DB_CORRUPT when the copy fails its check, STORAGE_FULL
 */
export async function backupBook(source: Database, to: string, now: number): Promise<Manifest> {
  await assertFree(to);
  const temporary = `${to}.part`;
  await rm(temporary, { force: true });
  return withProblems(async () => {
    await copyPages(source, temporary);
    const settle = new BetterSqlite(temporary);
    settle.pragma('journal_mode = DELETE');
    settle.close();
    const found = inspect(temporary);
    const manifest: Manifest = { sha256: await hashOf(temporary), ...found, madeAt: now };
    // A manifest without its file, left by a crash between these two, is written over by the next try.
    await writeFile(manifestPath(to), JSON.stringify(manifest, null, 2), { flush: true });
    await rename(temporary, to);
    return manifest;
  }, temporary);
}

const corrupt = (file: string): ProblemError => new ProblemError({ code: 'DB_CORRUPT', params: { file } });

async function readManifest(path: string): Promise<Partial<Manifest>> {
  try {
    const read: unknown = JSON.parse(await readFile(manifestPath(path), 'utf8'));
    if (typeof read === 'object' && read !== null) return read;
  } catch {
    // missing, or not what we wrote: the same to the caller
  }
  throw corrupt(manifestPath(path));
}

/** Reads a bundle's manifest and checks the file against it. @throws ProblemError DB_CORRUPT, DB_FOREIGN */
export async function verifyBackup(path: string): Promise<Manifest> {
  const { sha256, schemaVersion, rows, madeAt } = await readManifest(path);
  const hash = await hashOf(path).catch(() => undefined);
  if (hash === undefined || hash !== sha256) throw corrupt(path);
  return withProblems(async () => {
    const found = inspect(path);
    const isSame = found.schemaVersion === schemaVersion && JSON.stringify(found.rows) === JSON.stringify(rows);
    if (!isSame) throw corrupt(path);
    return { sha256: hash, ...found, madeAt: Number(madeAt) };
  });
}

/**
 * Restores a verified bundle into a new file; an existing file is never overwritten.
 * @throws ProblemError DB_CORRUPT, DB_FOREIGN, DUPLICATE when the target or its log exists, STORAGE_FULL
 */
export async function restoreBook(from: string, to: string): Promise<Manifest> {
  const manifest = await verifyBackup(from);
  await assertFree(to);
  const temporary = `${to}.part`;
  await rm(temporary, { force: true });
  return withProblems(async () => {
    const source = new BetterSqlite(from, { readonly: true, fileMustExist: true });
    try {
      await copyPages(source, temporary);
    } finally {
      source.close();
    }
    inspect(temporary);
    await rename(temporary, to);
    return manifest;
  }, temporary);
}

const KEPT_BEFORE_UPGRADE = 3;

/** Copies a book before its schema changes, under a name of its own; the last three such copies are kept. */
export async function backupBeforeUpgrade(source: Database, book: string, step: { from: number; now: number }) {
  await backupBook(source, `${book}.before-${step.from}-${step.now}.backup`, step.now);
  const prefix = `${basename(book)}.before-`;
  const madeAt = (name: string): number => Number(/-(\d+)\.backup$/u.exec(name)?.[1] ?? 0);
  const copies = (await readdir(dirname(book))).filter((name) => name.startsWith(prefix) && madeAt(name) > 0);
  const old = copies.toSorted((a, b) => madeAt(b) - madeAt(a)).slice(KEPT_BEFORE_UPGRADE);
  for (const name of old) {
    const path = join(dirname(book), name);
    await rm(path, { force: true });
    await rm(manifestPath(path), { force: true });
  }
}
