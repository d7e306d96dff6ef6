/**
 * Online backup: 100 pages a step so that the loop is never held, into a temporary file that is opened and
 * checked before it takes its name; a manifest stands beside it. Restore takes verified bundles only.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, readFile, rename, rm, writeFile } from 'node:fs/promises';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { ProblemError } from '../../shared/domain/problem';
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

/**
 * Copies an open book while it is in use and verifies the copy.
 * @param to a file that must not exist
 * @throws ProblemError DUPLICATE when the target exists, DB_CORRUPT when the copy fails its check
 */
export async function backupBook(source: Database, to: string, now: number): Promise<Manifest> {
  if (await exists(to)) throw new ProblemError({ code: 'DUPLICATE', params: { what: to } });
  const temporary = `${to}.part`;
  await rm(temporary, { force: true });
  await source.backup(temporary, { progress: () => PAGES_PER_STEP });
  const settle = new BetterSqlite(temporary);
  settle.pragma('journal_mode = DELETE');
  settle.close();
  const found = inspect(temporary);
  const manifest: Manifest = { sha256: await hashOf(temporary), ...found, madeAt: now };
  await writeFile(manifestPath(to), JSON.stringify(manifest, null, 2), { flag: 'wx' });
  await rename(temporary, to);
  return manifest;
}

/** Reads a bundle's manifest and checks the file against it. @throws ProblemError DB_CORRUPT, DB_FOREIGN */
export async function verifyBackup(path: string): Promise<Manifest> {
  const read = await readFile(manifestPath(path), 'utf8').catch(() => undefined);
  if (read === undefined) throw new ProblemError({ code: 'DB_CORRUPT', params: { file: manifestPath(path) } });
  const manifest = JSON.parse(read) as Manifest;
  if ((await hashOf(path)) !== manifest.sha256) throw new ProblemError({ code: 'DB_CORRUPT', params: { file: path } });
  const found = inspect(path);
  const same = JSON.stringify(found.rows) === JSON.stringify(manifest.rows);
  if (!same || found.schemaVersion !== manifest.schemaVersion) {
    throw new ProblemError({ code: 'DB_CORRUPT', params: { file: path } });
  }
  return manifest;
}

/** Restores a verified bundle into a new file; an existing file is never overwritten. */
export async function restoreBook(from: string, to: string): Promise<Manifest> {
  const manifest = await verifyBackup(from);
  if (await exists(to)) throw new ProblemError({ code: 'DUPLICATE', params: { what: to } });
  const source = new BetterSqlite(from, { readonly: true, fileMustExist: true });
  try {
    await source.backup(`${to}.part`, { progress: () => PAGES_PER_STEP });
  } finally {
    source.close();
  }
  inspect(`${to}.part`);
  await rename(`${to}.part`, to);
  return manifest;
}
