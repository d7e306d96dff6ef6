/**
 * One engine for all lists (A27). A block is found by ids over an index and joined back by the feature; `id`
 * ends every order, so blocks neither overlap nor miss a row.
 *
 * Which index drives a block: for the records of a few people their own; else that of a filter which few rows
 * pass (found by asking for its first rows); else that of the order, walked until the block is full. A deep
 * block of a filter that many rows pass first reads the table once for the ids that pass, then walks.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { GridCriteria, GridRequest, GridTotals } from '../../shared/contract/grid';
import { okay, refuse, type Result } from '../../shared/domain/problem';
import { isAnyOf, readThrough, withoutIndex } from './dialect';
import {
  askedConditions,
  columnOf,
  fixedConditions,
  isNarrow,
  plainly,
  unindexed,
  type Condition,
  type GridSpec,
  type Naming,
} from './grid-conditions';
import type { Actor } from './handler';
import { rowsOf, type ReadDb } from './handles';

export type { GridColumn, GridSpec } from './grid-conditions';

const CAP = 1_000;
/** A filter that at most so many rows pass is the way in: they are sorted faster than the order is walked. */
const SELECTIVE = 20_000;
/** From here on a look at the table for every entry of the order's index costs more than reading it once. */
const DEEP = 1_000;

const whereOf = (parts: readonly SQL[]): SQL =>
  parts.length > 0 ? sql` WHERE ${sql.join([...parts], sql` AND `)}` : sql``;

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

type Plan = { readonly where: SQL; readonly order: SQL };

/** The rows that pass, found by one reading of the table, as a condition of the walk along the order. */
const passing = ({ table, id }: GridSpec, parts: readonly SQL[]): SQL =>
  sql`${withoutIndex(id)} IN (SELECT ${id} FROM ${readThrough(table)}${whereOf(parts)})`;

function planOf(
  spec: GridSpec,
  request: GridRequest,
  { actor, asked, chosen }: { actor: Actor; asked: readonly Condition[]; chosen?: readonly number[] | undefined },
): Result<Plan> {
  const isDriven = chosen !== undefined;
  const order = orderBy(spec, request.sort, isDriven ? unindexed : plainly);
  if (!order.ok) return order;
  const narrow = isNarrow(spec, actor);
  const parts = [...fixedConditions(spec, actor), ...asked.map((condition) => condition(narrow ? plainly : unindexed))];
  if (isDriven) parts.unshift(isAnyOf(spec.id, chosen));
  const isDeep = request.offset >= DEEP && asked.length > 0 && !narrow && !isDriven;
  return okay({ where: whereOf(isDeep ? [passing(spec, parts)] : parts), order: order.value });
}

const statementOf = (spec: GridSpec, { where, order }: Plan, { limit, offset }: GridRequest): SQL =>
  sql`SELECT ${spec.id} AS id FROM ${spec.table}${where}${order} LIMIT ${limit + 1} OFFSET ${offset}`;

/** The statement of a block whose filters are not selective: ids only, one more than asked for. */
export function blockStatement(spec: GridSpec, request: GridRequest, actor: Actor): Result<SQL> {
  const asked = askedConditions(spec, request);
  if (!asked.ok) return asked;
  const plan = planOf(spec, request, { actor, asked: asked.value });
  return plan.ok ? okay(statementOf(spec, plan.value, request)) : plan;
}

/** The ids that pass a test, if they are few. */
async function fewIds(db: ReadDb, { table, id }: GridSpec, test: SQL): Promise<number[] | undefined> {
  const rows = await rowsOf<{ id: number }>(
    db,
    sql`SELECT ${id} AS id FROM ${table} WHERE ${test} LIMIT ${SELECTIVE + 1}`,
  );
  return rows.length <= SELECTIVE ? rows.map((row) => row.id) : undefined;
}

/** The ids behind the first condition that few rows pass, else behind all of them together, if those are few. */
async function selectiveIds(db: ReadDb, spec: GridSpec, asked: readonly Condition[]): Promise<number[] | undefined> {
  for (const condition of asked) {
    const found = await fewIds(db, spec, condition(plainly));
    if (found) return found;
  }
  const together = asked.map((condition) => condition(unindexed));
  return together.length > 1 ? fewIds(db, spec, sql.join(together, sql` AND `)) : undefined;
}

/**
 * The ids of one block in order.
 * @returns VALIDATION_FAILED with the pointer of a column that may not be sorted or filtered by
 */
export async function gridIds(
  db: ReadDb,
  spec: GridSpec,
  { request, actor }: { readonly request: GridRequest; readonly actor: Actor },
): Promise<Result<{ ids: number[]; hasMore: boolean }>> {
  const asked = askedConditions(spec, request);
  if (!asked.ok) return asked;
  const chosen = isNarrow(spec, actor) ? undefined : await selectiveIds(db, spec, asked.value);
  const plan = planOf(spec, request, { actor, asked: asked.value, chosen });
  if (!plan.ok) return plan;
  const rows = await rowsOf<{ id: number }>(db, statementOf(spec, plan.value, request));
  const ids = rows.slice(0, request.limit).map(({ id }) => id);
  return okay({ ids, hasMore: rows.length > request.limit });
}

/** Rows that a feature loaded for ids, in the order of the ids. */
export function inOrderOf<T extends { readonly id: number }>(ids: readonly number[], rows: readonly T[]): T[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Everything that matches: by the ids of a selective filter, else by one reading of table or index. */
async function matching(
  db: ReadDb,
  spec: GridSpec,
  { asked, actor }: { readonly asked: readonly Condition[]; readonly actor: Actor },
): Promise<SQL> {
  const narrow = isNarrow(spec, actor);
  const chosen = narrow ? undefined : await selectiveIds(db, spec, asked);
  const parts = [...fixedConditions(spec, actor), ...asked.map((condition) => condition(narrow ? plainly : unindexed))];
  if (chosen) parts.unshift(isAnyOf(spec.id, chosen));
  return sql`${spec.table}${whereOf(parts)}`;
}

/** Count and sums of everything that matches; asked after the rows. */
export async function gridTotalsOf(
  db: ReadDb,
  spec: GridSpec,
  { criteria, actor }: { readonly criteria: GridCriteria; readonly actor: Actor },
): Promise<Result<GridTotals>> {
  const asked = askedConditions(spec, criteria);
  if (!asked.ok) return asked;
  const from = await matching(db, spec, { asked: asked.value, actor });
  const summed = Object.entries(spec.columns).flatMap(([key, column]) =>
    column.kind === 'integer' && column.sum ? [[key, column.column] as const] : [],
  );
  if (summed.length === 0) {
    const capped = sql`SELECT count(*) AS n FROM (SELECT 1 FROM ${from} LIMIT ${CAP + 1})`;
    const [row] = await rowsOf<{ n: number }>(db, capped);
    const count = row?.n ?? 0;
    return okay({ count: Math.min(count, CAP), isCapped: count > CAP, sums: {} });
  }
  const sums = summed.map(([, column], at) => sql`coalesce(sum(${column}), 0) AS ${sql.identifier(`s${at}`)}`);
  const statement = sql`SELECT count(*) AS n, ${sql.join(sums, sql`, `)} FROM ${from}`;
  const [row] = await rowsOf<Record<string, number>>(db, statement);
  const values = summed.map(([key], at) => [key, Number(row?.[`s${at}`] ?? 0)] as const);
  return okay({ count: Number(row?.['n'] ?? 0), isCapped: false, sums: Object.fromEntries(values) });
}
