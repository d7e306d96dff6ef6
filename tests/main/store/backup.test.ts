import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Database } from 'better-sqlite3';
import { APPLICATION_ID } from '../../../src/main/store/open';
import { backupBeforeUpgrade, backupBook, restoreBook, verifyBackup } from '../../../src/main/store/backup';
import { dumpOf } from '../../helpers/dump';
import { bytesOf, scratchConnection, scratchFolder } from '../../helpers/scratch';

const NOW = Date.UTC(2026, 10, 21);

/** A book of some megabytes, so that a copy takes several steps. */
function aBook() {
  const book = scratchConnection();
  book.sqlite.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 3;
    CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
    WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 3000)
    INSERT INTO note SELECT x, hex(randomblob(400)) FROM n`);
  return book;
}
const contentOf = (path: string): string => dumpOf(scratchConnection({ path, readonly: true }).sqlite);
const addRow = (sqlite: Database): unknown => sqlite.prepare("INSERT INTO note (text) VALUES ('more')").run();

async function aBundle(): Promise<string> {
  const to = join(scratchFolder(), 'copy.backup');
  await backupBook(aBook().sqlite, to, NOW);
  return to;
}

/** Writes to a book on every turn of the event loop until it is told to stop. */
function keepWriting(sqlite: Database): () => number {
  let rows = 0;
  let isOn = true;
  const next = (): void => {
    if (!isOn) return;
    addRow(sqlite);
    rows += 1;
    setImmediate(next);
  };
  next();
  return () => {
    isOn = false;
    return rows;
  };
}

describe('a backup', () => {
  it('holds every row, and says so in its manifest', async () => {
    const book = aBook();
    const to = join(scratchFolder(), 'copy.backup');
    const manifest = await backupBook(book.sqlite, to, NOW);
    expect(manifest).toMatchObject({ rows: { note: 3000 }, schemaVersion: 3, madeAt: NOW, sha256: bytesOf(to) });
    expect(await verifyBackup(to)).toEqual(manifest);
    expect(contentOf(to)).toBe(dumpOf(book.sqlite));
  });

  it('is whole while the same program goes on writing', async () => {
    const book = aBook();
    const to = join(scratchFolder(), 'copy.backup');
    const stop = keepWriting(book.sqlite);
    const manifest = await backupBook(book.sqlite, to, NOW);
    expect(stop()).toBeGreaterThan(3);
    expect(await verifyBackup(to)).toEqual(manifest);
    expect(manifest.rows['note']).toBeGreaterThanOrEqual(3000);
  });

  it('comes to an end, at one moment of the book, while another program goes on writing', async () => {
    const book = aBook();
    const reader = scratchConnection({ path: book.path, readonly: true });
    const to = join(scratchFolder(), 'copy.backup');
    const stop = keepWriting(book.sqlite);
    const manifest = await backupBook(reader.sqlite, to, NOW);
    const written = stop();
    expect(written).toBeGreaterThan(10);
    expect(manifest.rows['note']).toBeLessThan(3000 + written);
    expect(reader.sqlite.inTransaction).toBe(false);
  });

  it('never takes the name of a file that exists', async () => {
    const to = join(scratchFolder(), 'copy.backup');
    writeFileSync(to, 'precious');
    await expect(backupBook(aBook().sqlite, to, NOW)).rejects.toThrow('DUPLICATE');
    expect(readFileSync(to, 'utf8')).toBe('precious');
  });

  it('that was cut short before does not stand in the way', async () => {
    const to = join(scratchFolder(), 'copy.backup');
    for (const left of [`${to}.part`, `${to}.manifest.json`]) writeFileSync(left, 'torn');
    await backupBook(aBook().sqlite, to, NOW);
    expect((await verifyBackup(to)).rows).toEqual({ note: 3000 });
  });
});

describe('a damaged bundle is refused', () => {
  const refusalAfter = async (damage: (path: string) => void): Promise<string> => {
    const from = await aBundle();
    const to = join(scratchFolder(), 'book.tongdan');
    damage(from);
    const reason = await restoreBook(from, to).then(
      () => 'accepted',
      (error: unknown) => (error instanceof Error ? `${error.name} ${error.message}` : String(error)),
    );
    expect([existsSync(to), existsSync(`${to}.part`)]).toEqual([false, false]);
    return reason;
  };
  const manifestOf = (path: string): string => `${path}.manifest.json`;

  it.each([
    ['a byte changed', (path: string) => flip(path, 9000)],
    ['a byte of the header changed', (path: string) => flip(path, 70)],
    ['the end is missing', (path: string) => truncateSync(path, 8192)],
    ['something was appended', (path: string) => appendFileSync(path, 'x')],
    ['it is empty', (path: string) => truncateSync(path, 0)],
    ['the file is missing', (path: string) => rmSync(path)],
    ['the manifest is missing', (path: string) => rmSync(manifestOf(path))],
    ['the manifest is torn', (path: string) => truncateSync(manifestOf(path), 20)],
    ['the manifest is another thing', (path: string) => writeFileSync(manifestOf(path), 'null')],
    ['the manifest counts other rows', (path: string) => edit(manifestOf(path), '3000', '2999')],
    [
      'the manifest names another schema',
      (path: string) => edit(manifestOf(path), '"schemaVersion": 3', '"schemaVersion": 4'),
    ],
  ])('%s', async (_name, damage) => {
    expect(await refusalAfter(damage)).toBe('ProblemError DB_CORRUPT');
  });

  it('a file that is no book, with a manifest that fits it', async () => {
    const reason = await refusalAfter((path) => {
      const before = bytesOf(path);
      writeFileSync(path, 'a letter');
      edit(manifestOf(path), before, bytesOf(path));
    });
    expect(reason).toBe('ProblemError DB_FOREIGN');
  });
});

describe('restoring', () => {
  it('gives the book back as it was, into a new file', async () => {
    const from = await aBundle();
    const to = join(scratchFolder(), 'book.tongdan');
    await restoreBook(from, to);
    expect(contentOf(to)).toBe(contentOf(from));
    expect(existsSync(`${to}.part`)).toBe(false);
  });

  it('never overwrites a book', async () => {
    const from = await aBundle();
    const to = aBook().path;
    const before = dumpOf(scratchConnection({ path: to, readonly: true }).sqlite);
    await expect(restoreBook(from, to)).rejects.toThrow('DUPLICATE');
    expect(contentOf(to)).toBe(before);
  });

  it('refuses a name beside which the log of an older book lies, since it would be played into the new one', async () => {
    const from = await aBundle();
    const to = join(scratchFolder(), 'book.tongdan');
    copyFileSync(`${aBook().path}-wal`, `${to}-wal`);
    await expect(restoreBook(from, to)).rejects.toThrow('DUPLICATE');
    expect(existsSync(to)).toBe(false);
  });
});

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}

const edit = (path: string, from: string, to: string): void => {
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};

describe('copies before an upgrade', () => {
  it('are kept three at most, the newest; other files beside the book stay', async () => {
    const { sqlite, path } = aBook();
    writeFileSync(`${path}.before-lunch.txt`, 'mine');
    for (const now of [1_000, 2_000, 3_000, 4_000, 5_000]) await backupBeforeUpgrade(sqlite, path, { from: 1, now });
    const left = readdirSync(dirname(path)).filter((name) => name.includes('.before-'));
    const name = basename(path);
    const kept = [3_000, 4_000, 5_000].flatMap((now) => {
      const copy = `${name}.before-1-${now}.backup`;
      return [copy, `${copy}.manifest.json`];
    });
    expect(left.toSorted()).toEqual([...kept, `${name}.before-lunch.txt`].toSorted());
  });
});
