/**
 * The reference of all lists: what a plain filter and sort over all rows gives. `checkGrid` asks a list for random
 * blocks and totals and compares. A failing request is printed with its seed by fast-check.
 */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { GridCriteria, GridFilter, GridRequest } from '../../src/shared/contract/grid';

type Value = string | number | boolean | null;
type Kind = 'text' | 'integer' | 'date' | 'state';

export type ReferenceColumn<Row> = {
  readonly kind: Kind;
  /** The stored value; flags may be true and false. */
  readonly value: (row: Row) => Value;
  /** By what the column is sorted, where that is not its value: pinyin. */
  readonly sortValue?: (row: Row) => Value;
  /** What a text filter looks into as well. */
  readonly also?: (row: Row) => readonly string[];
  /** Part of the totals. */
  readonly isSummed?: boolean;
};

export type GridUnderTest<Row extends { readonly id: number }> = {
  /** All rows that the caller of the list may see. */
  readonly rows: readonly Row[];
  readonly columns: Readonly<Record<string, ReferenceColumn<Row>>>;
  readonly defaultSort: { readonly column: string; readonly direction: 'asc' | 'desc' };
  /** Whether the quick search finds a row. */
  readonly matches: (row: Row, text: string) => boolean;
  readonly list: (request: GridRequest) => Promise<{ rows: { id: number }[]; hasMore: boolean }>;
  readonly totals: (criteria: GridCriteria) => Promise<{ count: number; sums: Record<string, number> }>;
  /** How many requests; 1,000 by default. */
  readonly runs?: number;
};

/** Lower case of A–Z only, as the engine compares. */
export const lower = (text: string): string => text.replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
const plain = (value: Value): string | number | null => (typeof value === 'boolean' ? Number(value) : value);

/** Texts compare by their bytes, nothing comes before everything. */
function compare(one: Value, other: Value): number {
  const a = plain(one);
  const b = plain(other);
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

function passesText<Row>(row: Row, column: ReferenceColumn<Row>, { op, text }: Extract<GridFilter, { text: string }>) {
  const own = column.value(row);
  const texts = [...(typeof own === 'string' ? [own] : []), ...(column.also?.(row) ?? [])].map(lower);
  const wanted = lower(text);
  if (op === 'contains') return texts.some((one) => one.includes(wanted));
  return op === 'equals' ? texts.includes(wanted) : texts.some((one) => one.startsWith(wanted));
}

function passes<Row>(row: Row, column: ReferenceColumn<Row>, filter: GridFilter): boolean {
  const value = plain(column.value(row));
  switch (filter.op) {
    case 'contains':
    case 'equals':
    case 'startsWith':
      return passesText(row, column, filter);
    case 'range':
      return typeof value === 'number' && value >= (filter.min ?? -Infinity) && value <= (filter.max ?? Infinity);
    case 'dateRange':
      return typeof value === 'string' && value >= (filter.from ?? '') && value <= (filter.to ?? '9999-12-31');
    case 'in':
      return typeof value === 'string' && filter.values.includes(value);
  }
}

/** The rows that pass, without order. */
function filtered<Row extends { readonly id: number }>(grid: GridUnderTest<Row>, criteria: GridCriteria): Row[] {
  const text = criteria.search.trim();
  return grid.rows.filter(
    (row) =>
      (text === '' || grid.matches(row, text)) &&
      criteria.filters.every((filter) => {
        const column = grid.columns[filter.column];
        return column !== undefined && passes(row, column, filter);
      }),
  );
}

function sorted<Row extends { readonly id: number }>(grid: GridUnderTest<Row>, rows: Row[], request: GridRequest): Row[] {
  const order = request.sort.length > 0 ? request.sort : [grid.defaultSort];
  const last = order[0]?.direction === 'desc' ? -1 : 1;
  return rows.toSorted((a, b) => {
    for (const { column: key, direction } of order) {
      const column = grid.columns[key];
      const by = column?.sortValue ?? column?.value;
      const found = by ? compare(by(a), by(b)) : 0;
      if (found !== 0) return direction === 'asc' ? found : -found;
    }
    return (a.id - b.id) * last;
  });
}

const FAR_DAY = '2031-01-01';

/** A filter of one column around values that occur, so that it finds some rows and misses others. */
function filterOf<Row>(key: string, column: ReferenceColumn<Row>, rows: readonly Row[]): fc.Arbitrary<GridFilter> {
  const values = rows.map((row) => plain(column.value(row))).filter((value) => value !== null);
  const texts = [...values.map(String), ...rows.flatMap((row) => column.also?.(row) ?? [])];
  const some = fc.constantFrom(...(values.length > 0 ? values : [0]));
  if (column.kind === 'integer') {
    const bound = fc.option(
      fc.tuple(some, fc.integer({ min: -1, max: 1 })).map(([value, off]) => Number(value) + off),
      { nil: undefined },
    );
    return fc.record({ min: bound, max: bound }).map(({ min, max }): GridFilter => ({
      op: 'range',
      column: key,
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
    }));
  }
  if (column.kind === 'date') {
    const bound = fc.option(fc.oneof(some.map(String), fc.constant(FAR_DAY)), { nil: undefined });
    return fc.record({ from: bound, to: bound }).map(({ from, to }): GridFilter => ({
      op: 'dateRange',
      column: key,
      ...(from === undefined || from === '0' ? {} : { from }),
      ...(to === undefined || to === '0' ? {} : { to }),
    }));
  }
  const words = fc.array(fc.oneof(some.map(String), fc.constant('?')), { maxLength: 3 });
  const choice = words.map((list): GridFilter => ({ op: 'in', column: key, values: list }));
  const part = fc
    .tuple(fc.constantFrom(...(texts.length > 0 ? texts : [''])), fc.nat({ max: 6 }), fc.integer({ min: 0, max: 6 }))
    .map(([text, from, length]) => [...text].slice(from, from + length).join(''));
  const op = fc.constantFrom('contains' as const, 'equals' as const, 'startsWith' as const);
  const typed = fc
    .record({ op, text: fc.oneof(part, part.map((text) => text.toUpperCase()), some.map(String)) })
    .map((one): GridFilter => ({ ...one, column: key, text: one.text.slice(0, 100) }));
  return column.kind === 'state' ? choice : fc.oneof(typed, typed, choice);
}

function requestOf<Row extends { readonly id: number }>(grid: GridUnderTest<Row>): fc.Arbitrary<GridRequest> {
  const keys = Object.keys(grid.columns);
  const filters = Object.entries(grid.columns).map(([key, column]) => filterOf(key, column, grid.rows));
  const texts = grid.rows.flatMap((row) =>
    Object.values(grid.columns).flatMap((column) => (column.kind === 'text' ? [String(column.value(row) ?? '')] : [])),
  );
  const search = fc
    .tuple(fc.constantFrom(...texts, ''), fc.integer({ min: 1, max: 4 }))
    .map(([text, length]) => [...text].slice(0, length).join(''));
  return fc.record({
    sort: fc.array(
      fc.record({ column: fc.constantFrom(...keys), direction: fc.constantFrom('asc' as const, 'desc' as const) }),
      { maxLength: 3 },
    ),
    filters: fc.array(fc.oneof(...filters), { maxLength: 2 }),
    search: fc.oneof({ arbitrary: fc.constant(''), weight: 3 }, search),
    offset: fc.nat({ max: grid.rows.length + 5 }),
    limit: fc.integer({ min: 1, max: 100 }),
  });
}

const sumOf = <Row>(rows: readonly Row[], column: ReferenceColumn<Row>): number =>
  rows.reduce((sum, row) => sum + Number(plain(column.value(row)) ?? 0), 0);

/** Asks the list for random blocks and totals; each must be what the reference gives. */
export async function checkGrid<Row extends { readonly id: number }>(grid: GridUnderTest<Row>): Promise<void> {
  const summed = Object.entries(grid.columns).filter(([, column]) => column.isSummed);
  const one = async (request: GridRequest) => {
    const rows = filtered(grid, request);
    const expected = sorted(grid, rows, request).map(({ id }) => id);
    const { offset, limit } = request;
    const block = await grid.list(request);
    expect(block.rows.map(({ id }) => id)).toEqual(expected.slice(offset, offset + limit));
    expect(block.hasMore).toBe(expected.length > offset + limit);
    const totals = await grid.totals({ filters: request.filters, search: request.search });
    expect(totals.count).toBe(rows.length);
    expect(totals.sums).toEqual(Object.fromEntries(summed.map(([key, column]) => [key, sumOf(rows, column)])));
  };
  await fc.assert(fc.asyncProperty(requestOf(grid), one), { numRuns: grid.runs ?? 1_000 });
}
