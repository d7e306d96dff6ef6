import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import BetterSqlite from 'better-sqlite3';
import { openWriter } from '../../../src/main/rpc/engine-thread';
import { resourcesFolder } from '../../../src/main/platform/paths';
import { APPLICATION_ID, assertFullSync, openConnection } from '../../../src/main/store/open';
import { bytesOf, scratchConnection, scratchFolder } from '../../helpers/scratch';

const migrations = join(resourcesFolder(), 'migrations', 'sqlite');
const newFile = (): string => join(scratchFolder(), 'book.tongdan');
const open = (path: string, readonly = false) => openConnection({ path, readonly, schemaVersion: 3 });

/** A database file that some program made. */
function aFile(...statements: string[]): string {
  const path = newFile();
  const sqlite = new BetterSqlite(path);
  for (const statement of statements) sqlite.exec(statement);
  sqlite.close();
  return path;
}
const oursAt = (version: number): string =>
  aFile(`PRAGMA application_id = ${APPLICATION_ID}`, `PRAGMA user_version = ${version}`, 'CREATE TABLE a (x)');

describe('the connection of the writer', () => {
  it('keeps a write-ahead log and waits for the disk, also after the first write', () => {
    const { sqlite } = scratchConnection();
    expect(sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
    sqlite.exec('CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1)');
    expect(sqlite.pragma('synchronous', { simple: true })).toBe(2);
    expect(() => assertFullSync(sqlite)).not.toThrow();
  });

  it('notices when somebody lowered that', () => {
    const { sqlite } = scratchConnection();
    sqlite.pragma('synchronous = NORMAL');
    expect(() => assertFullSync(sqlite)).toThrow('synchronous');
  });

  it('holds references, distrusts the schema and checks cells', () => {
    const { sqlite } = scratchConnection();
    const found = ['foreign_keys', 'trusted_schema', 'cell_size_check', 'busy_timeout', 'journal_size_limit'].map(
      (name) => sqlite.pragma(name, { simple: true }),
    );
    expect(found).toEqual([1, 0, 1, 5000, 67_108_864]);
  });
});

describe('the connection of a reader', () => {
  it('sees what the writer committed and cannot write', () => {
    const writer = scratchConnection();
    writer.sqlite.exec(
      `PRAGMA application_id = ${APPLICATION_ID}; CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1)`,
    );
    const reader = scratchConnection({ path: writer.path, readonly: true });
    expect(reader.sqlite.pragma('query_only', { simple: true })).toBe(1);
    expect(reader.sqlite.prepare('SELECT x FROM a').pluck().all()).toEqual([1]);
    expect(() => reader.sqlite.exec('INSERT INTO a VALUES (2)')).toThrow(/readonly/u);
    reader.sqlite.pragma('query_only = OFF');
    expect(() => reader.sqlite.exec('INSERT INTO a VALUES (2)')).toThrow(/readonly/u);
  });

  it('does not make a file that is missing', () => {
    const path = newFile();
    expect(() => open(path, true)).toThrow('STORAGE_IO');
    expect(existsSync(path)).toBe(false);
  });
});

describe('a file that is not ours to open', () => {
  const untouched = (path: string, code: string): void => {
    const sides = [path, `${path}-wal`].filter((file) => existsSync(file));
    const before = sides.map(bytesOf);
    for (const readonly of [false, true]) expect(() => open(path, readonly)).toThrow(code);
    expect(sides.filter((file) => existsSync(file)).map(bytesOf)).toEqual(before);
  };

  it('a book of a newer program is refused and not touched', () => {
    untouched(oursAt(4), 'DB_TOO_NEW');
    expect(() => open(oursAt(3))).not.toThrow();
  });

  it('a database of another program is refused and not touched', () => {
    untouched(aFile('CREATE TABLE a (x)'), 'DB_FOREIGN');
    untouched(aFile('PRAGMA user_version = 3'), 'DB_FOREIGN');
    untouched(aFile('PRAGMA journal_mode = WAL', 'CREATE TABLE a (x)'), 'DB_FOREIGN');
  });

  it('nor is the log that another program left beside its database', () => {
    const [path, copy] = [newFile(), newFile()];
    const sqlite = new BetterSqlite(path);
    sqlite.exec('PRAGMA journal_mode = WAL; CREATE TABLE a (x); INSERT INTO a VALUES (1)');
    for (const side of ['', '-wal']) copyFileSync(`${path}${side}`, `${copy}${side}`);
    sqlite.close();
    untouched(copy, 'DB_FOREIGN');
  });

  it('a text, a picture or a torn file is refused and not touched', () => {
    for (const content of ['客户,电话\n'.repeat(2000), '\u0089PNG', 'SQLite format 3\0']) {
      const path = newFile();
      writeFileSync(path, content);
      untouched(path, 'DB_FOREIGN');
    }
  });

  it('a refused file is free again for the next try', async () => {
    const book = aFile('CREATE TABLE a (x)');
    const tryOnce = () => openWriter({ book, migrations }, () => undefined);
    await expect(tryOnce()).rejects.toThrow('DB_FOREIGN');
    await expect(tryOnce()).rejects.toThrow('DB_FOREIGN');
  });
});

describe('a book whose making was cut short', () => {
  it.each(['', 'PRAGMA journal_mode = WAL'])('is made again: %j', async (begun) => {
    const book = begun ? aFile(begun) : newFile();
    if (!begun) writeFileSync(book, '');
    const writer = await openWriter({ book, migrations }, () => undefined);
    writer.close();
    expect(readFileSync(book).readUInt32BE(68)).toBe(APPLICATION_ID);
  });
});
