/**
 * One engine for all lists (A27): columns, filters and sorts from an allow-list, values bound, row scope
 * inside. A block is found by ids over an index and joined back by the feature; `id` ends every order, so
 * blocks neither overlap nor miss a row.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { GridCriteria, GridFilter, GridRequest, GridTotals } from '../../shared/contract/grid';
import { okay, refuse, type Result } from '../../shared/domain/problem';
import { contains, equalsText, isAnyOf, isAnyOfWords, startsWith, withoutIndex } from './dialect';
import type { Actor } from './handler';
import { rowsOf, type ReadDb } from './handles';

export type GridColumn =
  /** `sortBy`: pinyin of a Chinese name; `also`: columns that a text filter looks into as well. */
  | {
      readonly kind: 'text';
      readonly column: PgColumn;
      readonly sortBy?: PgColumn;
      readonly also?: readonly PgColumn[];
    }
  /** Fen, thousandths, 1/10000 yuan, counts, instants, flags; `sum` adds it to the totals row. */
  | { readonly kind: 'integer'; readonly column: PgColumn; readonly sum?: true }
  | { readonly kind: 'date'; readonly column: PgColumn }
  | { readonly kind: 'state'; readonly column: PgColumn };

export type GridSpec = {
  readonly table: PgTable;
  readonly id: PgColumn;
  /** Whose record a row is; absent where everybody with the permission sees all rows. */
  readonly owner?: PgColumn;
  readonly columns: Readonly<Record<string, GridColumn>>;
  /** The condition of the quick search. */
  readonly search?: (text: string) => SQL;
  /** Rows this list is about, e.g. one state. */
  readonly only?: SQL;
  readonly defaultSort: { readonly column: string; readonly direction: 'asc' | 'desc' };
};

/** Above this many visible people the order's index beats the owner's. */
const FEW = 3;
const CAP = 1_000;

function textCondition(column: GridColumn, filter: Extract<GridFilter, { text: string }>): SQL | undefined {
  if (column.kind !== 'text' && column.kind !== 'state') return undefined;
  const test = { contains, equals: equalsText, startsWith }[filter.op];
  const columns = [column.column, ...((column.kind === 'text' && column.also) || [])];
  return sql`(${sql.join(
    columns.map((one) => test(one, filter.text)),
    sql` OR `,
  )})`;
}

function between(column: PgColumn, from: string | number | undefined, to: string | number | undefined): SQL {
  const parts: SQL[] = [sql`${column} IS NOT NULL`];
  if (from !== undefined) parts.push(sql`${column} >= ${from}`);
  if (to !== undefined) parts.push(sql`${column} <= ${to}`);
  return sql.join(parts, sql` AND `);
}

function condition(column: GridColumn, filter: GridFilter): SQL | undefined {
  switch (filter.op) {
    case 'contains':
    case 'equals':
    case 'startsWith':
      return textCondition(column, filter);
    case 'range':
      return column.kind === 'integer' ? between(column.column, filter.min, filter.max) : undefined;
    case 'dateRange':
      return column.kind === 'date' ? between(column.column, filter.from, filter.to) : undefined;
    case 'in':
      return column.kind === 'integer' || column.kind === 'date'
        ? undefined
        : isAnyOfWords(column.column, filter.values);
  }
}

function scope({ owner }: GridSpec, { visible }: Actor): SQL | undefined {
  if (!owner || visible === 'all') return undefined;
  if (visible.length === 1) return sql`${owner} = ${visible[0]}`;
  return isAnyOf(visible.length > FEW ? withoutIndex(owner) : owner, visible);
}

const lookUp = (spec: GridSpec, key: string): GridColumn | undefined =>
  Object.hasOwn(spec.columns, key) ? spec.columns[key] : undefined;

/** All conditions of a request, or which filter it may not use. */
function where(spec: GridSpec, criteria: GridCriteria, actor: Actor): Result<SQL> {
  const parts: SQL[] = [];
  if (spec.only) parts.push(spec.only);
  const scoped = scope(spec, actor);
  if (scoped) parts.push(scoped);
  for (const [at, filter] of criteria.filters.entries()) {
    const column = lookUp(spec, filter.column);
    const made = column && condition(column, filter);
    if (!made) return refuse('VALIDATION_FAILED', { column: filter.column }, [`/filters/${at}/column`]);
    parts.push(made);
  }
  const text = criteria.search.trim();
  if (text && spec.search) parts.push(spec.search(text));
  return okay(parts.length > 0 ? sql` WHERE ${sql.join(parts, sql` AND `)}` : sql``);
}

/** Nulls come first upwards and last downwards, said aloud so that both databases agree. */
function orderBy(spec: GridSpec, sort: GridRequest['sort']): Result<SQL> {
  const terms: SQL[] = [];
  const wanted = sort.length > 0 ? sort : [spec.defaultSort];
  for (const [at, { column: key, direction }] of wanted.entries()) {
    const column = lookUp(spec, key);
    if (!column) return refuse('VALIDATION_FAILED', { column: key }, [`/sort/${at}/column`]);
    const by = (column.kind === 'text' && column.sortBy) || column.column;
    terms.push(direction === 'asc' ? sql`${by} ASC NULLS FIRST` : sql`${by} DESC NULLS LAST`);
  }
  terms.push(wanted[0]?.direction === 'desc' ? sql`${spec.id} DESC` : sql`${spec.id} ASC`);
  return okay(sql` ORDER BY ${sql.join(terms, sql`, `)}`);
}

/** The statement of a block: ids only, one more than asked to know whether rows follow. */
export function blockStatement(spec: GridSpec, request: GridRequest, actor: Actor): Result<SQL> {
  const conditions = where(spec, request, actor);
  if (!conditions.ok) return conditions;
  const order = orderBy(spec, request.sort);
  if (!order.ok) return order;
  const { limit, offset } = request;
  return okay(
    sql`SELECT ${spec.id} AS id FROM ${spec.table}${conditions.value}${order.value} LIMIT ${limit + 1} OFFSET ${offset}`,
  );
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
  const statement = blockStatement(spec, request, actor);
  if (!statement.ok) return statement;
  const rows = await rowsOf<{ id: number }>(db, statement.value);
  const ids = rows.slice(0, request.limit).map(({ id }) => id);
  return okay({ ids, hasMore: rows.length > request.limit });
}

/** Rows that a feature loaded for ids, in the order of the ids. */
export function inOrderOf<T extends { readonly id: number }>(ids: readonly number[], rows: readonly T[]): T[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Count and sums of everything that matches; asked after the rows. */
export async function gridTotalsOf(
  db: ReadDb,
  spec: GridSpec,
  { criteria, actor }: { readonly criteria: GridCriteria; readonly actor: Actor },
): Promise<Result<GridTotals>> {
  const conditions = where(spec, criteria, actor);
  if (!conditions.ok) return conditions;
  const summed = Object.entries(spec.columns).flatMap(([key, column]) =>
    column.kind === 'integer' && column.sum ? [[key, column.column] as const] : [],
  );
  if (summed.length === 0) {
    const capped = sql`SELECT count(*) AS n FROM (SELECT 1 FROM ${spec.table}${conditions.value} LIMIT ${CAP + 1})`;
    const [row] = await rowsOf<{ n: number }>(db, capped);
    const count = row?.n ?? 0;
    return okay({ count: Math.min(count, CAP), isCapped: count > CAP, sums: {} });
  }
  const sums = summed.map(([, column], at) => sql`coalesce(sum(${column}), 0) AS ${sql.identifier(`s${at}`)}`);
  const statement = sql`SELECT count(*) AS n, ${sql.join(sums, sql`, `)} FROM ${spec.table}${conditions.value}`;
  const [row] = await rowsOf<Record<string, number>>(db, statement);
  const values = summed.map(([key], at) => [key, Number(row?.[`s${at}`] ?? 0)] as const);
  return okay({ count: Number(row?.['n'] ?? 0), isCapped: false, sums: Object.fromEntries(values) });
}
