import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Database } from 'better-sqlite3';
import { openWriter } from '../../../src/main/rpc/engine-thread';
import { resourcesFolder } from '../../../src/main/platform/paths';
import { verifyBackup } from '../../../src/main/store/backup';
import { migrate, newestOf, readMigrations, type Migration } from '../../../src/main/store/migrate';
import { APPLICATION_ID } from '../../../src/main/store/open';
import { dumpOf } from '../../helpers/dump';
import { scratchConnection, scratchFolder } from '../../helpers/scratch';

const first: Migration = {
  version: 1,
  name: 'first',
  text: `CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
    CREATE TABLE contact (id INTEGER PRIMARY KEY, phone TEXT NOT NULL,
      customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE) STRICT;
    INSERT INTO customer VALUES (1, '甲'), (2, '乙'); INSERT INTO contact VALUES (1, '010', 1), (2, '021', 2);
    CREATE TABLE receipt (id INTEGER PRIMARY KEY, amount_fen INTEGER, version INTEGER NOT NULL) STRICT;
    INSERT INTO receipt VALUES (1, 9007199254740993, 0), (2, 250, 0), (3, NULL, 0);
    CREATE TABLE lot (id INTEGER PRIMARY KEY, qty INTEGER NOT NULL, on_hand INTEGER NOT NULL, floor_price INTEGER) STRICT;
    INSERT INTO lot VALUES (1, 12000, 7000, 18500);`,
};
const step = (text: string, version = 2): Migration => ({ version, name: 'next', text });
const noBackup = (): Promise<void> => Promise.reject(new Error('there is nothing to back up'));
const backedUp = (): Promise<void> => Promise.resolve();

async function aBook(): Promise<Database> {
  const { sqlite } = scratchConnection();
  await migrate(sqlite, [first], noBackup);
  return sqlite;
}

const versionOf = (sqlite: Database): unknown => sqlite.pragma('user_version', { simple: true });

describe('bringing a book to the newest schema', () => {
  it('makes a new book without a backup and marks it as ours', async () => {
    const sqlite = await aBook();
    expect(versionOf(sqlite)).toBe(1);
    expect(sqlite.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('applies only the steps that are missing, in order', async () => {
    const sqlite = await aBook();
    const steps = [first, step('CREATE TABLE a (x INTEGER) STRICT'), step('ALTER TABLE a ADD COLUMN y INTEGER', 3)];
    expect(await migrate(sqlite, steps, backedUp)).toEqual([2, 3]);
    expect(await migrate(sqlite, steps, noBackup)).toEqual([]);
  });

  it('backs the book up before anything changes', async () => {
    const sqlite = await aBook();
    const before = dumpOf(sqlite);
    const seen: unknown[] = [];
    await migrate(
      sqlite,
      [first, step("INSERT INTO customer VALUES (3, '丙'); -- \n-- rows: customer +1")],
      async (from) => {
        seen.push(from, dumpOf(sqlite) === before, sqlite.inTransaction);
      },
    );
    expect(seen).toEqual([1, true, false]);
  });

  it('changes nothing when the backup fails', async () => {
    const sqlite = await aBook();
    const before = dumpOf(sqlite);
    await expect(migrate(sqlite, [first, step('DROP TABLE contact')], noBackup)).rejects.toThrow('nothing to back up');
    expect([dumpOf(sqlite), versionOf(sqlite)]).toEqual([before, 1]);
  });

  it('keeps the rows of a child while its parent is rebuilt', async () => {
    const sqlite = await aBook();
    const rebuild = `CREATE TABLE customer_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, city TEXT) STRICT;
      INSERT INTO customer_new (id, name) SELECT id, name FROM customer; DROP TABLE customer;
      ALTER TABLE customer_new RENAME TO customer;`;
    await migrate(sqlite, [first, step(rebuild)], backedUp);
    expect(sqlite.prepare('SELECT count(*) FROM contact').pluck().get()).toBe(2);
  });

  it('accepts lost rows that the step declares', async () => {
    const sqlite = await aBook();
    await migrate(sqlite, [first, step('-- rows: contact -1\nDELETE FROM contact WHERE id = 1')], backedUp);
    expect(sqlite.prepare('SELECT count(*) FROM contact').pluck().get()).toBe(1);
  });
});

describe('the money and the goods in a book that a step changes', () => {
  const fen = (sqlite: Database): unknown =>
    sqlite.prepare("SELECT group_concat(coalesce(amount_fen, '-'), ' ') FROM receipt ORDER BY id").pluck().get();

  it('stay whole while their table is rebuilt with another column', async () => {
    const sqlite = await aBook();
    const rebuild = `CREATE TABLE receipt_new (id INTEGER PRIMARY KEY, amount_fen INTEGER, matched_fen INTEGER NOT NULL) STRICT;
      INSERT INTO receipt_new SELECT id, amount_fen, 100 FROM receipt; DROP TABLE receipt;
      ALTER TABLE receipt_new RENAME TO receipt;`;
    await migrate(sqlite, [first, step(rebuild)], backedUp);
    expect(fen(sqlite)).toBe('9007199254740993 250 -');
  });

  it('may change by what the step declares, over several steps together', async () => {
    const sqlite = await aBook();
    const more = step('-- sums: receipt.amount_fen +300\nUPDATE receipt SET amount_fen = 300 WHERE id = 3;');
    const less = step('-- sums: receipt.amount_fen -50\nUPDATE receipt SET amount_fen = 200 WHERE id = 2;', 3);
    await migrate(sqlite, [first, more, less], backedUp);
    expect(fen(sqlite)).toBe('9007199254740993 200 300');
  });

  it('may change freely in a column of which the step says so, or that it drops', async () => {
    const sqlite = await aBook();
    const text = `-- sums: receipt.amount_fen changes\n-- sums: lot.floor_price changes
      UPDATE receipt SET amount_fen = amount_fen + id; ALTER TABLE lot DROP COLUMN floor_price;`;
    expect(await migrate(sqlite, [first, step(text)], backedUp)).toEqual([2]);
  });

  it('are not asked for in columns that hold neither', async () => {
    const sqlite = await aBook();
    expect(await migrate(sqlite, [first, step('UPDATE receipt SET version = version + 1')], backedUp)).toEqual([2]);
  });
});

describe('a step that must not happen', () => {
  const refused = async (...steps: Migration[]): Promise<string> => {
    const sqlite = await aBook();
    const before = dumpOf(sqlite);
    const reason = await migrate(sqlite, [first, ...steps], backedUp).then(
      () => 'accepted',
      (error: unknown) => String(error),
    );
    expect([dumpOf(sqlite), versionOf(sqlite)]).toEqual([before, 1]);
    expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
    return reason;
  };

  it('loses rows without saying so', async () => {
    expect(await refused(step('DELETE FROM contact'))).toContain('contact has 0 rows, expected 2');
  });

  it('drops a table without saying so', async () => {
    expect(await refused(step('DROP TABLE contact'))).toContain('contact has no rows, expected 2');
  });

  it('loses a fen, however large the sum', async () => {
    const rebuild = 'UPDATE receipt SET amount_fen = amount_fen - 1 WHERE id = 1';
    const reason = await refused(step(rebuild));
    expect(reason).toContain('receipt.amount_fen sums to 9007199254741242, expected 9007199254741243');
  });

  it.each([
    ['loses goods', 'UPDATE lot SET qty = 0', 'lot.qty sums to 0, expected 12000'],
    ['loses stock', 'UPDATE lot SET on_hand = on_hand - 1', 'lot.on_hand sums to 6999, expected 7000'],
    ['changes a price', 'UPDATE lot SET floor_price = NULL', 'lot.floor_price sums to 0, expected 18500'],
    ['drops money', 'ALTER TABLE receipt DROP COLUMN amount_fen', 'receipt.amount_fen is gone'],
    [
      'changes more than it declares',
      '-- sums: receipt.amount_fen +5\nUPDATE receipt SET amount_fen = amount_fen + 5;',
      'receipt.amount_fen sums to 9007199254741253, expected 9007199254741248',
    ],
  ])('%s without saying so', async (_what, text, reason) => {
    expect(await refused(step(text))).toContain(reason);
  });

  it('leaves rows that refer to nothing', async () => {
    expect(await refused(step('-- rows: customer -1\nDELETE FROM customer WHERE id = 1'))).toContain('1 rows lost');
  });

  it('fails half way: the steps before it are taken back too', async () => {
    const good = step('CREATE TABLE a (x INTEGER) STRICT');
    expect(await refused(good, step('INSERT INTO nowhere VALUES (1)', 3))).toContain('nowhere');
  });
});

describe('the migrations of the product', () => {
  const folder = join(resourcesFolder(), 'migrations', 'sqlite');

  it('are numbered without a gap', () => {
    const versions = readMigrations(folder).map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, at) => at + 1));
    expect(readdirSync(folder).filter((name) => name.endsWith('.sql'))).toHaveLength(versions.length);
  });

  it('make strict tables, so that no text or fraction stands in a column of whole numbers', async () => {
    const { sqlite } = scratchConnection();
    await migrate(sqlite, readMigrations(folder), noBackup);
    const tables = sqlite.pragma('table_list') as { name: string; type: string; strict: number }[];
    const ours = tables.filter(({ name, type }) => type === 'table' && !name.startsWith('sqlite_'));
    expect(ours.length).toBeGreaterThan(5);
    expect(ours.filter(({ strict }) => strict === 0).map(({ name }) => name)).toEqual([]);
  });

  it('leave a verified backup beside the book when they change one that holds data', async () => {
    const place = scratchFolder();
    const [book, migrations] = [join(place, 'book.tongdan'), join(scratchFolder(), '')];
    const all = readMigrations(folder);
    const names = readdirSync(folder).sort();
    copyFileSync(join(folder, names[0] ?? ''), join(migrations, names[0] ?? ''));
    (await openWriter({ book, migrations }, () => undefined)).close();
    writeFileSync(join(migrations, '0002_next.sql'), 'CREATE TABLE next (x INTEGER NOT NULL) STRICT;');
    (await openWriter({ book, migrations }, () => undefined)).close();
    const backups = readdirSync(place).filter((name) => name.endsWith('.backup'));
    expect(backups).toHaveLength(1);
    expect((await verifyBackup(join(place, backups[0] ?? ''))).schemaVersion).toBe(1);
    expect(newestOf(all)).toBe(all.length);
    expect(readFileSync(join(place, 'book.tongdan.key'), 'utf8')).toMatch(/^[0-9a-f]{64}$/u);
  });
});
