/** The ids of the rows that a filter leaves, where those are few; and how many it leaves, told by a sample. */
import { getTableName, sql, type SQL } from 'drizzle-orm';
import { changeMark, collected, isAnyOf } from './dialect';
import { all, isNarrow, plainly, unindexed, written, type Condition, type GridSpec } from './grid-conditions';
import type { Actor } from './handler';
import { rowsOf, type ReadDb } from './handles';

/** A filter that at most so many rows pass is the way in: they are sorted faster than the order is walked. */
const SELECTIVE = 20_000;
/** So many rows tell what share of all passes. */
export const SAMPLE = 400;

/** The ids that pass a test, if they are few. */
async function fewIds(db: ReadDb, { table, id }: GridSpec, test: SQL): Promise<string | undefined> {
  const first = sql`SELECT ${id} AS id FROM ${table} WHERE ${test} LIMIT ${SELECTIVE + 1}`;
  const [found] = await rowsOf<{ n: number; ids: string }>(db, collected(first));
  return found && found.n <= SELECTIVE ? found.ids : undefined;
}

type Kept = { readonly mark: number; readonly found: Map<string, string | undefined> };
const kept = new WeakMap<ReadDb, Kept>();
/** Each is at most 160 KB. */
const MOST_KEPT = 8;

/**
 * Like {@link fewIds} for a look at every value, kept until the book changes: the rows, the totals and the next block
 * of one filter ask for the same.
 */
async function fewScanned(db: ReadDb, spec: GridSpec, condition: Condition): Promise<string | undefined> {
  const [change] = await rowsOf<{ mark: number }>(db, changeMark());
  if (!change) return fewIds(db, spec, condition.write(plainly));
  let known = kept.get(db);
  if (known?.mark !== change.mark) {
    known = { mark: change.mark, found: new Map() };
    kept.set(db, known);
  }
  const key = `${getTableName(spec.table)} ${condition.scan}`;
  if (known.found.has(key)) return known.found.get(key);
  const found = await fewIds(db, spec, condition.write(plainly));
  const [oldest] = known.found.keys();
  if (known.found.size >= MOST_KEPT && oldest !== undefined) known.found.delete(oldest);
  known.found.set(key, found);
  return found;
}

type Sampled = { readonly rows: number; readonly share: number };

/** How many rows pass, and what share of all, told by some of them. */
export async function sampled(db: ReadDb, { table, id }: GridSpec, asked: readonly Condition[]): Promise<Sampled> {
  const [last] = await rowsOf<{ id: number | null }>(db, sql`SELECT max(${id}) AS id FROM ${table}`);
  const step = Math.max(1, (last?.id ?? 0) / SAMPLE);
  // Off the round distances, which numbers and days may have too.
  const ids = Array.from({ length: SAMPLE }, (_, at) => 1 + Math.floor((at + ((at * 0.618) % 1)) * step));
  const passing = sql`count(*) FILTER (WHERE ${all(written(asked, unindexed))})`;
  const [found] = await rowsOf<{ seen: number; passing: number }>(
    db,
    sql`SELECT count(*) AS seen, ${passing} AS passing FROM ${table} WHERE ${isAnyOf(id, ids)}`,
  );
  return { rows: (found?.passing ?? 0) * step, share: (found?.passing ?? 0) / Math.max(1, found?.seen ?? 0) };
}

/** The ids behind the first condition that few rows pass; asking for the first rows is cheap where an index knows them. */
export async function idsByIndex(db: ReadDb, spec: GridSpec, asked: readonly Condition[]): Promise<string | undefined> {
  for (const condition of asked) {
    const found = condition.scan ? undefined : await fewIds(db, spec, condition.write(plainly));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The ids behind a condition that is looked up value by value, else behind all of them together, if those are few. */
export async function idsByScan(db: ReadDb, spec: GridSpec, asked: readonly Condition[]): Promise<string | undefined> {
  for (const condition of asked) {
    const found = condition.scan ? await fewScanned(db, spec, condition) : undefined;
    if (found !== undefined) return found;
  }
  return asked.length > 1 ? fewIds(db, spec, all(written(asked, unindexed))) : undefined;
}

export const isFew = ({ rows }: Sampled): boolean => rows <= 2 * SELECTIVE;

/** The ids that a selective filter leaves, if there is one; nothing for the records of a few people. */
export async function selectiveIds(
  db: ReadDb,
  spec: GridSpec,
  { asked, actor }: { readonly asked: readonly Condition[]; readonly actor: Actor },
): Promise<string | undefined> {
  if (asked.length === 0 || isNarrow(spec, actor)) return undefined;
  const found = await idsByIndex(db, spec, asked);
  if (found !== undefined || !isFew(await sampled(db, spec, asked))) return found;
  return idsByScan(db, spec, asked);
}
