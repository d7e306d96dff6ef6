/** The conditions of a list's request: from an allow-list of columns, values bound, row scope inside. */
import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { GridCriteria, GridFilter } from '../../shared/contract/grid';
import { okay, refuse, type Result } from '../../shared/domain/problem';
import { contains, equalsText, isAnyOf, isAnyOfWords, startsWith, withoutIndex } from './dialect';
import type { Actor } from './handler';

export type GridColumn =
  /**
   * `sortBy`: pinyin of a Chinese name; `also`: columns that a text filter looks into as well; `through`: the
   * small table whose name was copied here: a text filter searches there and comes back by the reference. Where no
   * name was copied, the reference is the column itself: rows are filtered by the name and sorted by the record.
   */
  | {
      readonly kind: 'text';
      readonly column: PgColumn;
      readonly sortBy?: PgColumn;
      readonly also?: readonly PgColumn[];
      readonly through?: {
        readonly reference: PgColumn;
        readonly table: PgTable;
        readonly id: PgColumn;
        readonly columns: readonly PgColumn[];
      };
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
  /** Sums of what is computed from other tables, by the key of the shown column: an expression over a row. */
  readonly sums?: Readonly<Record<string, SQL>>;
  /** Rows this list is about, e.g. one state. */
  readonly only?: SQL;
  readonly defaultSort: { readonly column: string; readonly direction: 'asc' | 'desc' };
};

/** Above this many visible people the order's index beats the owner's. */
const FEW = 3;

/** How a condition names its column: plainly, or so that the column's index is not used. */
export type Naming = (column: PgColumn | SQL) => PgColumn | SQL;
export const plainly: Naming = (column) => column;
export const unindexed: Naming = (column) => withoutIndex(column);
/** A condition that is written when it is known which index drives the statement. */
export type Condition = {
  readonly write: (name: Naming) => SQL;
  /** The column of which it is a range: walking in the order of that column it says where to begin and to end. */
  readonly range?: PgColumn;
  /** No index finds its rows: to ask for the first of them may mean to look at every value. A name for what it asks. */
  readonly scan?: string;
};

/** Parts that must all be true; at least one. */
export const all = (parts: readonly SQL[]): SQL => sql.join([...parts], sql` AND `);
export const whereOf = (parts: readonly SQL[]): SQL => (parts.length > 0 ? sql` WHERE ${all(parts)}` : sql``);
export const written = (asked: readonly Condition[], name: Naming): SQL[] => asked.map(({ write }) => write(name));
const anyOf = (parts: readonly SQL[]): SQL => sql`(${sql.join([...parts], sql` OR `)})`;

type Through = NonNullable<Extract<GridColumn, { kind: 'text' }>['through']>;

function throughCondition({ reference, table, id, columns }: Through, test: (column: PgColumn) => SQL): Condition {
  const found = anyOf(columns.map(test));
  return { write: (name) => sql`${name(reference)} IN (SELECT ${id} FROM ${table} WHERE ${found})` };
}

function textCondition(column: GridColumn, filter: Extract<GridFilter, { text: string }>): Condition | undefined {
  if (column.kind !== 'text' && column.kind !== 'state') return undefined;
  const test = { contains, equals: equalsText, startsWith }[filter.op];
  const through = column.kind === 'text' ? column.through : undefined;
  if (through) return throughCondition(through, (one) => test(one, filter.text));
  const columns = [column.column, ...((column.kind === 'text' && column.also) || [])];
  const write = (name: Naming): SQL => anyOf(columns.map((one) => test(name(one), filter.text)));
  return filter.op === 'contains'
    ? { write, scan: JSON.stringify([filter.text, ...columns.map(({ name }) => name)]) }
    : { write };
}

function between(column: PgColumn, from: string | number | undefined, to: string | number | undefined): Condition {
  const write = (name: Naming): SQL => {
    const parts: SQL[] = [sql`${name(column)} IS NOT NULL`];
    if (from !== undefined) parts.push(sql`${name(column)} >= ${from}`);
    if (to !== undefined) parts.push(sql`${name(column)} <= ${to}`);
    return sql.join(parts, sql` AND `);
  };
  return { write, range: column };
}

function conditionOf(column: GridColumn, filter: GridFilter): Condition | undefined {
  switch (filter.op) {
    case 'contains':
    case 'equals':
    case 'startsWith':
      return textCondition(column, filter);
    case 'range':
      return column.kind === 'integer' ? between(column.column, filter.min, filter.max) : undefined;
    case 'dateRange':
      return column.kind === 'date' ? between(column.column, filter.from, filter.to) : undefined;
    case 'in': {
      if (column.kind === 'integer' || column.kind === 'date') return undefined;
      const through = column.kind === 'text' ? column.through : undefined;
      if (through?.reference === column.column)
        return throughCondition(through, (one) => isAnyOfWords(one, filter.values));
      return { write: (name) => isAnyOfWords(name(column.column), filter.values) };
    }
  }
}

/** A column of the allow-list. */
export const columnOf = (spec: GridSpec, key: string): GridColumn | undefined =>
  Object.hasOwn(spec.columns, key) ? spec.columns[key] : undefined;

/** True when so few people are visible that their own rows are the way in. */
export const isNarrow = ({ owner }: GridSpec, { visible }: Actor): boolean =>
  owner !== undefined && visible !== 'all' && visible.length <= FEW;

/** The rows a person may see, and those this list is about. */
export function fixedConditions(spec: GridSpec, { visible }: Actor): SQL[] {
  const parts: SQL[] = spec.only ? [spec.only] : [];
  if (!spec.owner || visible === 'all') return parts;
  if (visible.length === 1) parts.push(sql`${spec.owner} = ${visible[0]}`);
  else parts.push(isAnyOf(visible.length > FEW ? withoutIndex(spec.owner) : spec.owner, visible));
  return parts;
}

/** What was asked: each filter and the quick search; or which filter may not be used. */
export function askedConditions(spec: GridSpec, criteria: GridCriteria): Result<Condition[]> {
  const made: Condition[] = [];
  for (const [at, filter] of criteria.filters.entries()) {
    const column = columnOf(spec, filter.column);
    const condition = column && conditionOf(column, filter);
    if (!condition) return refuse('VALIDATION_FAILED', { column: filter.column }, [`/filters/${at}/column`]);
    made.push(condition);
  }
  const text = criteria.search.trim();
  const search = text ? spec.search?.(text) : undefined;
  // Bracketed and unnamed to the planner where another index drives; what stands inside still uses its own.
  if (search) made.push({ write: (name) => sql`${name(sql`(${search})`)}` });
  return okay(made);
}
