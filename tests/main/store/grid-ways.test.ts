import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { id, int, table, text } from '../../../src/main/store/columns';
import { type GridSpec, gridIds, gridTotalsOf } from '../../../src/main/store/grid-query';
import { askedConditions } from '../../../src/main/store/grid-conditions';
import { wayOf } from '../../../src/main/store/grid-plan';
import type { Actor } from '../../../src/main/store/handler';
import { rowsOf } from '../../../src/main/store/handles';
import { migrate } from '../../../src/main/store/migrate';
import { type Connection, openConnection } from '../../../src/main/store/open';
import { type GridFilter, type GridRequest, gridRequestSchema } from '../../../src/shared/contract/grid';

/** Enough rows that a filter can leave too many to sort: the ways of a large book are taken. */
const ROWS = 180_000;
const paper = table('paper', { id: id(), number: text(), owner: int(), total: int(), rank: int(), day: text() });
const spec: GridSpec = {
  table: paper,
  id: paper.id,
  owner: paper.owner,
  columns: {
    number: { kind: 'text', column: paper.number },
    total: { kind: 'integer', column: paper.total, sum: true },
    rank: { kind: 'integer', column: paper.rank },
    day: { kind: 'date', column: paper.day },
  },
  defaultSort: { column: 'rank', direction: 'desc' },
};
const boss: Actor = { userId: 1, sessionId: null, name: '', posts: ['boss'], visible: 'all' };
const manager: Actor = { ...boss, visible: [1, 2, 3, 4, 5] };

/** Ranks grow with totals, so that a filter on the one goes against the order of the other; every 50th has no total. */
const filling = `
  CREATE TABLE paper (id INTEGER PRIMARY KEY, number TEXT, owner INTEGER NOT NULL, total INTEGER, rank INTEGER NOT NULL, day TEXT) STRICT;
  WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < ${ROWS})
  INSERT INTO paper SELECT n, CASE n % 90 WHEN 0 THEN NULL ELSE 'SO' || substr('000000' || n, -6) END, n % 10,
    CASE n % 50 WHEN 0 THEN NULL ELSE n * 104729 % 100003 END, n * 104729 % 100003,
    date('2026-01-01', '+' || (n % 300) || ' days') FROM k;
  CREATE INDEX paper_number ON paper (number, id, owner); CREATE INDEX paper_total ON paper (total, id, owner);
  CREATE INDEX paper_rank ON paper (rank, id, owner); CREATE INDEX paper_day ON paper (day, id, owner);`;

const folder = mkdtempSync(join(tmpdir(), 'tongdan-'));
const opened = { path: join(folder, 'papers.tongdan'), schemaVersion: 1 };
const said: string[] = [];
let writer: Connection;
let reader: Connection;
beforeAll(async () => {
  writer = openConnection({ ...opened, readonly: false });
  await migrate(writer.sqlite, [{ version: 1, name: 'papers', text: filling }], () => Promise.resolve());
  reader = openConnection({ ...opened, readonly: true, trace: (statement) => said.push(statement) });
});
afterAll(() => {
  reader.close();
  writer.close();
  rmSync(folder, { recursive: true });
});

const way = async (request: GridRequest, actor: Actor = boss): Promise<string> => {
  const asked = askedConditions(spec, request);
  if (!asked.ok) throw new Error('refused');
  return (await wayOf(reader.db, spec, { request, actor, asked: asked.value })).by;
};
const block = async (request: GridRequest, actor: Actor = boss): Promise<number[]> => {
  const found = await gridIds(reader.db, spec, { request, actor });
  if (!found.ok) throw new Error('refused');
  return found.value.ids;
};

type Plainly = { readonly where: SQL; readonly order: SQL; readonly offset: number };
/** What the database gives when it is asked without any of our thoughts. */
async function plainBlock({ where, order, offset }: Plainly): Promise<number[]> {
  const asked = sql`SELECT id FROM paper NOT INDEXED WHERE ${where} ORDER BY ${order} LIMIT 100 OFFSET ${offset}`;
  return (await rowsOf<{ id: number }>(reader.db, asked)).map((row) => row.id);
}

const ask = (filters: GridFilter[], more: Partial<GridRequest> = {}): GridRequest =>
  gridRequestSchema.parse({ filters, ...more });
const byRank = [{ column: 'rank', direction: 'asc' } as const];
const dear: GridFilter = { op: 'range', column: 'total', min: 40_000 };
const seven: GridFilter = { op: 'contains', column: 'number', text: '7' };
const rare: GridFilter = { op: 'contains', column: 'number', text: '00777' };
const upwards = sql`rank ASC, id ASC`;

describe('the way to a block of a large list', () => {
  it('a filter that few rows pass: those rows are sorted', async () => {
    const one: GridFilter = { op: 'equals', column: 'number', text: 'so000777' };
    expect(await way(ask([one]))).toBe('ids');
    expect(await block(ask([one]))).toEqual([777]);
    expect(await way(ask([rare], { sort: byRank }))).toBe('ids');
    const where = sql`number LIKE '%00777%'`;
    expect(await block(ask([rare], { sort: byRank }))).toEqual(await plainBlock({ where, order: upwards, offset: 0 }));
  });

  it('a filter that many rows pass from the beginning: the order is walked', async () => {
    const request = ask([seven], { sort: byRank, offset: 300 });
    expect(await way(request)).toBe('order');
    const where = sql`number LIKE '%7%'`;
    expect(await block(request)).toEqual(await plainBlock({ where, order: upwards, offset: 300 }));
  });

  it('a filter that goes against the order: the table is read once', async () => {
    const request = ask([dear], { sort: byRank });
    expect(await way(request)).toBe('failing');
    const where = sql`total >= 40000`;
    expect(await block(request)).toEqual(await plainBlock({ where, order: upwards, offset: 0 }));
    const most = ask([{ ...dear, min: 70_000 }], { sort: byRank, offset: 900 });
    expect(await way(most)).toBe('passing');
    expect(await block(most)).toEqual(await plainBlock({ where: sql`total >= 70000`, order: upwards, offset: 900 }));
  });

  it('a block far down: the table is read once, for those that pass or for those that do not', async () => {
    const where = sql`number LIKE '%7%'`;
    const few = ask([seven], { sort: byRank, offset: 20_000 });
    const expected = await plainBlock({ where, order: upwards, offset: 20_000 });
    expect([await way(few), await block(few)]).toEqual(['passing', expected]);
    const most = ask([dear], { sort: [{ column: 'day', direction: 'desc' }], offset: 20_000 });
    const others = await plainBlock({ where: sql`total >= 40000`, order: sql`day DESC, id DESC`, offset: 20_000 });
    expect([await way(most), await block(most)]).toEqual(['failing', others]);
  });

  it('a range of the sorted column itself: the walk begins where the range begins, at any depth', async () => {
    const request = ask([dear], { sort: [{ column: 'total', direction: 'asc' }], offset: 30_000 });
    expect(await way(request)).toBe('order');
    const order = sql`total ASC, id ASC`;
    expect(await block(request)).toEqual(await plainBlock({ where: sql`total >= 40000`, order, offset: 30_000 }));
  });

  it('a manager of five finds the same rows as by a plain reading, near and far', async () => {
    const where = sql`total >= 40000 AND owner IN (1, 2, 3, 4, 5)`;
    for (const offset of [0, 500, 25_000]) {
      const request = ask([dear], { sort: byRank, offset });
      expect(await way(request, manager)).not.toBe('failing');
      expect(await block(request, manager)).toEqual(await plainBlock({ where, order: upwards, offset }));
    }
  });
});

describe('what a look at every value found', () => {
  const numbered = (number: string): void => {
    writer.sqlite.exec(`INSERT INTO paper VALUES (500000, '${number}', 1, 5, 5, NULL)`);
    onTestFinished(() => void writer.sqlite.exec('DELETE FROM paper WHERE id = 500000'));
  };

  it('serves the rows and the totals of the same filter, until the book changes', async () => {
    const totals = async () =>
      gridTotalsOf(reader.db, spec, { criteria: { filters: [rare], search: '' }, actor: boss });
    const before = (await block(ask([rare]))).length;
    said.length = 0;
    expect(await totals()).toMatchObject({ value: { count: before } });
    expect(said.filter((statement) => statement.includes('json_group_array'))).toEqual([]);
    numbered('SO900777');
    expect(await block(ask([rare]))).toContain(500_000);
    expect(await totals()).toMatchObject({ value: { count: before + 1 } });
  });

  it('is not kept by a handle that writes, whose own changes no mark would show', async () => {
    const rows = async () => gridIds(writer.db, spec, { request: ask([rare]), actor: boss });
    expect(await rows()).not.toMatchObject({ value: { ids: expect.arrayContaining([500_000]) } });
    numbered('SO900777');
    expect(await rows()).toMatchObject({ value: { ids: expect.arrayContaining([500_000]) } });
  });
});
