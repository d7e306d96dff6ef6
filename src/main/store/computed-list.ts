/** A list that is computed as a whole and cut into blocks here: sorted, searched and paged as the others are. */
import type { GridCriteria, GridRequest } from '../../shared/contract/grid';
import { okay, refuse, type Result } from '../../shared/domain/problem';
import { lowerAscii } from './dialect';

type Value = string | number | null;
export type ComputedList<Row extends { readonly id: number }> = {
  /** Columns that may be sorted by, and by what. */
  readonly sortBy: Readonly<Record<string, (row: Row) => Value>>;
  /** States that may be chosen among. */
  readonly states?: Readonly<Record<string, (row: Row) => string>>;
  readonly search: (row: Row) => readonly string[];
};

function compare(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}

/** Rows that pass the filters and the quick search; a filter of another kind is VALIDATION_FAILED. */
export function passing<Row extends { readonly id: number }>(
  { states = {}, search }: ComputedList<Row>,
  rows: readonly Row[],
  { filters, search: typed }: GridCriteria,
): Result<Row[]> {
  const wrong = filters.findIndex(({ op, column }) => op !== 'in' || !Object.hasOwn(states, column));
  if (wrong >= 0) {
    return refuse('VALIDATION_FAILED', { column: filters[wrong]?.column ?? '' }, [`/filters/${wrong}/column`]);
  }
  const text = lowerAscii(typed.trim());
  const isFound = (row: Row) => text === '' || search(row).some((one) => lowerAscii(one).includes(text));
  const isChosen = (row: Row) =>
    filters.every((one) => one.op !== 'in' || one.values.includes(states[one.column]?.(row) ?? ''));
  return okay(rows.filter((row) => isChosen(row) && isFound(row)));
}

/** One block of them; without a wish in the order in which they were computed. */
export function blockOf<Row extends { readonly id: number }>(
  list: ComputedList<Row>,
  rows: readonly Row[],
  request: GridRequest,
): Result<{ rows: Row[]; hasMore: boolean }> {
  const { sort, offset, limit } = request;
  const unknown = sort.findIndex(({ column }) => !Object.hasOwn(list.sortBy, column));
  if (unknown >= 0) {
    return refuse('VALIDATION_FAILED', { column: sort[unknown]?.column ?? '' }, [`/sort/${unknown}/column`]);
  }
  const found = passing(list, rows, request);
  if (!found.ok) return found;
  const order = (a: Row, b: Row): number => {
    for (const { column, direction } of sort) {
      const by = list.sortBy[column];
      const difference = by ? compare(by(a), by(b)) : 0;
      if (difference !== 0) return direction === 'asc' ? difference : -difference;
    }
    return 0;
  };
  const sorted = sort.length === 0 ? found.value : found.value.toSorted(order);
  return okay({ rows: sorted.slice(offset, offset + limit), hasMore: sorted.length > offset + limit });
}
