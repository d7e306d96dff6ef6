/**
 * Which way leads to a block, and its statement.
 *
 * For the records of a few people: their own index. Else the index of a filter that few rows pass: those rows are
 * sorted. Else the index of the order, walked until the block is full, if the first entries promise that this is
 * soon. Else (a filter that goes against the order, or a block far down) the table is read once for the ids that
 * pass, or for those that do not, whichever are fewer, and the order is walked without a look at the table.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { GridRequest } from '../../shared/contract/grid';
import { okay, refuse, type Result } from '../../shared/domain/problem';
import { isCollected, isNotTrue, isPicked, readThrough, withoutIndex } from './dialect';
import {
  all,
  columnOf,
  fixedConditions,
  isNarrow,
  plainly,
  unindexed,
  whereOf,
  written,
  type Condition,
  type GridSpec,
  type Naming,
} from './grid-conditions';
import { idsByIndex, idsByScan, isFew, SAMPLE, sampled } from './grid-ids';
import type { Actor } from './handler';
import { rowsOf, type ReadDb } from './handles';

/** From here on a look at the table for every entry of the order's index costs more than reading it once. */
const DEEP = 1_000;
/** A walk over so many entries for each row wanted is shorter than any search for a better way. */
const SHORT_WALK = 30;
/** A walk over more entries, each with a look at the table, costs more than reading the table once. */
const LONG_WALK = 60_000;

export type Asked = { readonly request: GridRequest; readonly actor: Actor; readonly asked: readonly Condition[] };
export type Way =
  | { readonly by: 'order' | 'passing' | 'failing' }
  /** `ids` is the text of {@link collected}. */
  | { readonly by: 'ids'; readonly ids: string };

/** Nulls come first upwards and last downwards, said aloud so that both databases agree. */
function orderBy(spec: GridSpec, sort: GridRequest['sort'], name: Naming): Result<SQL> {
  const terms: SQL[] = [];
  const wanted = sort.length > 0 ? sort : [spec.defaultSort];
  for (const [at, { column: key, direction }] of wanted.entries()) {
    const column = columnOf(spec, key);
    if (!column) return refuse('VALIDATION_FAILED', { column: key }, [`/sort/${at}/column`]);
    const by = name((column.kind === 'text' && column.sortBy) || column.column);
    terms.push(direction === 'asc' ? sql`${by} ASC NULLS FIRST` : sql`${by} DESC NULLS LAST`);
  }
  terms.push(wanted[0]?.direction === 'desc' ? sql`${spec.id} DESC` : sql`${spec.id} ASC`);
  return okay(sql` ORDER BY ${sql.join(terms, sql`, `)}`);
}

/** The column whose index the order walks. */
function leading(spec: GridSpec, { sort }: GridRequest): PgColumn | undefined {
  return columnOf(spec, (sort[0] ?? spec.defaultSort).column)?.column;
}

/** What was asked: the ranges that say where the walk begins and ends, and what is looked up on the way. */
function parted(
  spec: GridSpec,
  { request, asked }: Asked,
): { along: readonly Condition[]; apart: readonly Condition[] } {
  const by = leading(spec, request);
  const isAlong = ({ range }: Condition): boolean => range !== undefined && range === by;
  return { along: asked.filter(isAlong), apart: asked.filter((one) => !isAlong(one)) };
}

/** The rows that pass (or do not), found by one reading of the table, as a condition of the walk along the order. */
function readOnce({ table, id }: GridSpec, tests: readonly SQL[], by: 'passing' | 'failing'): SQL {
  const from = sql`SELECT ${id} FROM ${readThrough(table)}`;
  if (by === 'passing') return sql`${withoutIndex(id)} IN (${from}${whereOf(tests)})`;
  return sql`${withoutIndex(id)} NOT IN (${from} WHERE ${isNotTrue(all(tests))})`;
}

function conditionsOf(spec: GridSpec, given: Asked, way: Way): SQL[] {
  const fixed = fixedConditions(spec, given.actor);
  if (isNarrow(spec, given.actor)) return [...fixed, ...written(given.asked, plainly)];
  if (way.by === 'ids') return [isCollected(spec.id, way.ids), ...fixed, ...written(given.asked, unindexed)];
  const { along, apart } = parted(spec, given);
  const tests = written(apart, unindexed);
  if (way.by === 'order') return [...fixed, ...written(along, plainly), ...tests];
  if (way.by === 'passing') return [...written(along, plainly), readOnce(spec, [...fixed, ...tests], way.by)];
  return [...fixed, ...written(along, plainly), readOnce(spec, tests, way.by)];
}

/** The statement of a block on its way: ids only, one more than asked for. */
export function statementOf(spec: GridSpec, given: Asked, way: Way): Result<SQL> {
  const { request } = given;
  const order = orderBy(spec, request.sort, way.by === 'ids' ? unindexed : plainly);
  if (!order.ok) return order;
  const where = whereOf(conditionsOf(spec, given, way));
  return okay(
    sql`SELECT ${spec.id} AS id FROM ${spec.table}${where}${order.value} LIMIT ${request.limit + 1} OFFSET ${request.offset}`,
  );
}

/** Whether the block is full after so many entries of the order, told by some of them; unknown for longer orders. */
async function isFullWithin(db: ReadDb, spec: GridSpec, { length, ...given }: Asked & { readonly length: number }) {
  const { request, actor } = given;
  const order = orderBy(spec, request.sort, plainly);
  if (!order.ok || spec.only || request.sort.length > 1) return undefined;
  const { along, apart } = parted(spec, given);
  const where = whereOf([...fixedConditions(spec, actor), ...written(along, plainly)]);
  const first = sql`SELECT ${spec.id} AS id FROM ${spec.table}${where}${order.value} LIMIT ${length}`;
  const some = sql`SELECT id FROM (${first}) WHERE ${isPicked(sql`id`, SAMPLE / length)}`;
  const [found] = await rowsOf<{ n: number }>(
    db,
    sql`SELECT count(*) AS n FROM ${spec.table} WHERE ${spec.id} IN (${some}) AND ${all(written(apart, unindexed))}`,
  );
  return ((found?.n ?? 0) * length) / SAMPLE > wanted(request);
}

const wanted = ({ offset, limit }: GridRequest): number => offset + limit;

/** Chooses the way to a block. */
export async function wayOf(db: ReadDb, spec: GridSpec, given: Asked): Promise<Way> {
  const { asked, actor, request } = given;
  if (isNarrow(spec, actor) || parted(spec, given).apart.length === 0) return { by: 'order' };
  const found = await idsByIndex(db, spec, asked);
  if (found !== undefined) return { by: 'ids', ids: found };
  const isDeep = request.offset >= DEEP;
  const near = { ...given, length: SHORT_WALK * wanted(request) };
  if (!isDeep && (await isFullWithin(db, spec, near))) return { by: 'order' };
  const sample = await sampled(db, spec, asked);
  const scanned = isFew(sample) ? await idsByScan(db, spec, asked) : undefined;
  if (scanned !== undefined) return { by: 'ids', ids: scanned };
  if (!isDeep && ((await isFullWithin(db, spec, { ...given, length: LONG_WALK })) ?? true)) return { by: 'order' };
  return { by: sample.share > 0.5 && fixedConditions(spec, actor).length === 0 ? 'failing' : 'passing' };
}

/** The way to a block whose filters many rows pass, as far as the request tells it. */
export const broadWay = (spec: GridSpec, given: Asked): Way =>
  given.request.offset < DEEP || isNarrow(spec, given.actor) || parted(spec, given).apart.length === 0
    ? { by: 'order' }
    : { by: 'passing' };
