import { describe, expect, it } from 'vitest';
import { getTableColumns, sql } from 'drizzle-orm';
import { flag, id, json, table, text } from '../../../src/main/store/columns';
import type { Tx } from '../../../src/main/store/handles';
import { prepared, plainStatement } from '../../../src/main/store/prepared';
import { scratchConnection } from '../../helpers/scratch';

const note = table('note', { id: id(), text: text().notNull() });
const SCHEMA = 'CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT';

function counted(name: string) {
  let builds = 0;
  const find = prepared(name, (db) => {
    builds += 1;
    return db
      .select({ text: note.text })
      .from(note)
      .where(sql`${note.id} = ${sql.placeholder('id')}`);
  });
  return { find, builds: () => builds };
}

describe('prepared statements', () => {
  it('are built once per connection, however often they run', async () => {
    const { sqlite, db } = scratchConnection();
    sqlite.exec(`${SCHEMA}; INSERT INTO note VALUES (1, '甲'), (2, '乙')`);
    const { find, builds } = counted('test.once');
    expect([await find(db, { id: 1 }), await find(db, { id: 2 }), await find(db, { id: 3 })]).toEqual([
      [{ text: '甲' }],
      [{ text: '乙' }],
      [],
    ]);
    expect(builds()).toBe(1);
  });

  it('belong to their connection: another book gets its own', async () => {
    const books = [scratchConnection(), scratchConnection()];
    const { find, builds } = counted('test.two');
    for (const [at, { sqlite }] of books.entries()) sqlite.exec(`${SCHEMA}; INSERT INTO note VALUES (1, 'book ${at}')`);
    const found = await Promise.all(books.map(({ db }) => find(db, { id: 1 })));
    expect(found).toEqual([[{ text: 'book 0' }], [{ text: 'book 1' }]]);
    expect(builds()).toBe(2);
  });

  it('bind their values: a text that looks like SQL is a text', async () => {
    const { sqlite, db } = scratchConnection();
    sqlite.exec(SCHEMA);
    const add = prepared('test.add', (tx) => tx.insert(note).values({ text: sql.placeholder('text') }));
    const hostile = "'); DROP TABLE note; --";
    await add(db, { text: hostile });
    expect(await db.select({ text: note.text }).from(note)).toEqual([{ text: hostile }]);
  });

  it('answer the same rows as a statement that is built each time, whatever the columns hold', async () => {
    const { sqlite, db } = scratchConnection();
    const kinds = table('kinds', { id: id(), text: text(), isOn: flag(), value: json<unknown>() });
    sqlite.exec(`CREATE TABLE kinds (id INTEGER PRIMARY KEY, text TEXT, is_on INTEGER, value TEXT) STRICT;
      INSERT INTO kinds VALUES (1, '甲', 1, '{"a":[1,2]}'), (2, NULL, 0, 'null'), (3, '丙', NULL, NULL)`);
    const other = sql`${kinds.id} + 1`;
    const flat = (tx: Tx) =>
      tx
        .select({
          ...getTableColumns(kinds),
          sum: other.mapWith(String),
          named: other.as('named'),
          raw: sql`count(*) OVER ()`,
        })
        .from(kinds)
        .orderBy(kinds.id);
    const nested = (tx: Tx) =>
      tx
        .select({ id: kinds.id, note: { id: note.id, text: note.text } })
        .from(kinds)
        .leftJoin(note, sql`${note.id} = ${kinds.id}`)
        .orderBy(kinds.id);
    sqlite.exec(`${SCHEMA}; INSERT INTO note VALUES (2, '乙')`);
    expect(await prepared('test.flat', flat)(db, {})).toEqual(await flat(db));
    expect(await prepared('test.nested', nested)(db, {})).toEqual(await nested(db));
    const change = prepared('test.returning', (tx) =>
      tx.update(kinds).set({ isOn: true }).where(sql`${kinds.id} = 2`).returning(),
    );
    expect(await change(db, {})).toEqual([{ id: 2, text: null, isOn: true, value: null }]);
  });

  it('of the driver are kept by their text', () => {
    const { sqlite } = scratchConnection();
    expect(plainStatement(sqlite, 'SELECT 1')).toBe(plainStatement(sqlite, 'SELECT 1'));
    expect(plainStatement(sqlite, 'SELECT 1')).not.toBe(plainStatement(sqlite, 'SELECT 2'));
  });
});
