/**
 * One engine for all lists (A27). A block is found by ids over an index and joined back by the feature; `id`
 * ends every order, so blocks neither overlap nor miss a row. Which index drives it: grid-plan.ts.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { GridCriteria, GridRequest, GridTotals } from '../../shared/contract/grid';
import { okay, type Result } from '../../shared/domain/problem';
import { isCollected } from './dialect';
import {
  askedConditions,
  fixedConditions,
  isNarrow,
  plainly,
  unindexed,
  whereOf,
  written,
  type Condition,
  type GridSpec,
} from './grid-conditions';
import { selectiveIds } from './grid-ids';
import { broadWay, statementOf, wayOf } from './grid-plan';
import type { Actor } from './handler';
import { rowsOf, type ReadDb } from './handles';

export type { GridColumn, GridSpec } from './grid-conditions';

const CAP = 1_000;
/** The statement of a block whose filters are not selective: ids only, one more than asked for. */
export function blockStatement(spec: GridSpec, request: GridRequest, actor: Actor): Result<SQL> {
  const asked = askedConditions(spec, request);
  if (!asked.ok) return asked;
  const given = { request, actor, asked: asked.value };
  return statementOf(spec, given, broadWay(spec, given));
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
  const given = { request, actor, asked: asked.value };
  const statement = statementOf(spec, given, await wayOf(db, spec, given));
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

/** Everything that matches: by the ids of a selective filter, else by one reading of table or index. */
async function matching(
  db: ReadDb,
  spec: GridSpec,
  { asked, actor }: { readonly asked: readonly Condition[]; readonly actor: Actor },
): Promise<SQL> {
  const narrow = isNarrow(spec, actor);
  const chosen = await selectiveIds(db, spec, { asked, actor });
  const parts = [...fixedConditions(spec, actor), ...written(asked, narrow ? plainly : unindexed)];
  if (chosen !== undefined) parts.unshift(isCollected(spec.id, chosen));
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
  const stored = Object.entries(spec.columns).flatMap(([key, column]) =>
    column.kind === 'integer' && column.sum ? [[key, column.column] as const] : [],
  );
  const summed: readonly (readonly [string, PgColumn | SQL])[] = [...stored, ...Object.entries(spec.sums ?? {})];
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
