/**
 * The reference of all lists: what a plain filter and sort over all rows gives, and random requests to compare a
 * list with. `expectLikeReference` does the comparison for lists without anything of their own.
 */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { GridCriteria, GridFilter, GridRequest } from '../../src/shared/contract/grid';

type Value = string | number | boolean | null;

export type ReferenceColumn<Row> = {
  readonly kind: 'text' | 'integer' | 'date' | 'state';
  /** The stored value; flags may be true and false. */
  readonly value: (row: Row) => Value;
  /** By what the column is sorted, where that is not its value: pinyin. */
  readonly sortBy?: (row: Row) => Value;
  /** What a text filter looks into as well. */
  readonly also?: (row: Row) => readonly string[];
  /** Part of the totals. */
  readonly isSummed?: boolean;
};

export type Reference<Row> = {
  readonly columns: Readonly<Record<string, ReferenceColumn<Row>>>;
  /** Whether the quick search finds a row. */
  readonly search: (row: Row, text: string) => boolean;
  readonly defaultSort: { readonly column: string; readonly direction: 'asc' | 'desc' };
};

type Identified = { readonly id: number };

/** Lower case of A–Z only, as the engine compares. */
const lower = (text: string): string => text.replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
const plain = (value: Value): string | number | null => (typeof value === 'boolean' ? Number(value) : value);

/** Case of ASCII letters is ignored. */
export const containsText = (text: string, part: string): boolean => lower(text).includes(lower(part));

/** Texts compare by their bytes, nothing comes before everything. */
function compare(one: Value, other: Value): number {
  const a = plain(one);
  const b = plain(other);
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

type TextFilter = Extract<GridFilter, { text: string }>;

function passesText<Row>(row: Row, column: ReferenceColumn<Row>, { op, text }: TextFilter): boolean {
  const own = column.value(row);
  const texts = [...(typeof own === 'string' ? [own] : []), ...(column.also?.(row) ?? [])];
  const wanted = lower(text);
  if (op === 'contains') return texts.some((one) => containsText(one, text));
  if (op === 'equals') return texts.some((one) => lower(one) === wanted);
  return texts.some((one) => lower(one).startsWith(wanted));
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
export function matchingRows<Row>(
  rows: readonly Row[],
  { columns, search }: Reference<Row>,
  asked: GridCriteria,
): Row[] {
  const text = asked.search.trim();
  const passesAll = (row: Row) =>
    asked.filters.every((filter) => {
      const column = columns[filter.column];
      return column !== undefined && passes(row, column, filter);
    });
  return rows.filter((row) => (text === '' || search(row, text)) && passesAll(row));
}

/** The block that a request asks for. */
export function referenceRows<Row extends Identified>(
  rows: readonly Row[],
  reference: Reference<Row>,
  request: GridRequest,
): Row[] {
  const order = request.sort.length > 0 ? request.sort : [reference.defaultSort];
  const last = order[0]?.direction === 'desc' ? -1 : 1;
  const byOrder = (a: Row, b: Row): number => {
    for (const { column: key, direction } of order) {
      const column = reference.columns[key];
      const by = column?.sortBy ?? column?.value;
      const found = by ? compare(by(a), by(b)) : 0;
      if (found !== 0) return direction === 'asc' ? found : -found;
    }
    return (a.id - b.id) * last;
  };
  return matchingRows(rows, reference, request)
    .toSorted(byOrder)
    .slice(request.offset, request.offset + request.limit);
}

const FAR_DAY = '2031-01-01';

type Known = { readonly key: string; readonly values: readonly (string | number)[]; readonly texts: readonly string[] };
const someOf = <T>(values: readonly T[], otherwise: T) =>
  fc.constantFrom(...(values.length > 0 ? values : [otherwise]));
const bounds = <T>(bound: fc.Arbitrary<T>) => fc.tuple(fc.option(bound), fc.option(bound));

function rangeOf({ key, values }: Known): fc.Arbitrary<GridFilter> {
  const bound = fc.tuple(someOf(values, 0), fc.integer({ min: -1, max: 1 })).map(([value, off]) => Number(value) + off);
  return bounds(bound).map(([min, max]) => ({
    op: 'range',
    column: key,
    ...(min === null ? {} : { min }),
    ...(max === null ? {} : { max }),
  }));
}

function datesOf({ key, values }: Known): fc.Arbitrary<GridFilter> {
  const bound = fc.oneof(someOf(values, FAR_DAY).map(String), fc.constant(FAR_DAY));
  return bounds(bound).map(([from, to]) => ({
    op: 'dateRange',
    column: key,
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  }));
}

const choiceOf = ({ key, values }: Known): fc.Arbitrary<GridFilter> =>
  fc
    .array(fc.oneof(someOf(values, '?').map(String), fc.constant('?')), { maxLength: 3 })
    .map((words) => ({ op: 'in', column: key, values: words }));

const partOf = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc.tuple(someOf(texts, ''), fc.nat({ max: 6 }), fc.integer({ min: 0, max: 6 })).map(([text, from, length]) =>
    Array.from(text)
      .slice(from, from + length)
      .join(''),
  );

function textOf({ key, texts }: Known): fc.Arbitrary<GridFilter> {
  const part = partOf(texts);
  const text = fc.oneof(
    part,
    part.map((one) => one.toUpperCase()),
    someOf(texts, ''),
  );
  const op = fc.constantFrom('contains' as const, 'equals' as const, 'startsWith' as const);
  return fc.record({ op, text }).map((one) => ({ ...one, column: key }));
}

/** A filter of one column around values that occur, so that it finds some rows and misses others. */
function filterOf<Row>(rows: readonly Row[], [key, column]: [string, ReferenceColumn<Row>]): fc.Arbitrary<GridFilter> {
  const values = rows.map((row) => plain(column.value(row))).filter((value) => value !== null);
  const known = { key, values, texts: [...values.map(String), ...rows.flatMap((row) => column.also?.(row) ?? [])] };
  switch (column.kind) {
    case 'integer':
      return rangeOf(known);
    case 'date':
      return datesOf(known);
    case 'state':
      return choiceOf(known);
    case 'text':
      return fc.oneof(textOf(known), textOf(known), choiceOf(known));
  }
}

/** Random requests over the columns and the values that occur. */
export function requestsFor<Row>(given: {
  readonly rows: readonly Row[];
  readonly reference: Reference<Row>;
}): fc.Arbitrary<GridRequest> {
  const { rows, reference } = given;
  const columns = Object.entries(reference.columns);
  const texts = columns.flatMap(([, column]) =>
    column.kind === 'text' ? rows.map((row) => String(column.value(row) ?? '')) : [],
  );
  const column = fc.constantFrom(...columns.map(([key]) => key));
  const direction = fc.constantFrom('asc' as const, 'desc' as const);
  return fc.record({
    sort: fc.array(fc.record({ column, direction }), { maxLength: 3 }),
    filters: fc.array(fc.oneof(...columns.map((one) => filterOf(rows, one))), { maxLength: 2 }),
    search: fc.oneof({ arbitrary: fc.constant(''), weight: 3 }, partOf(texts)),
    offset: fc.oneof(fc.constant(0), fc.nat({ max: rows.length + 5 })),
    limit: fc.integer({ min: 1, max: 100 }),
  });
}

export type GridUnderTest<Row extends Identified> = {
  /** All rows that the caller of the list may see. */
  readonly rows: readonly Row[];
  readonly reference: Reference<Row>;
  readonly list: (request: GridRequest) => Promise<{ rows: Identified[]; hasMore: boolean }>;
  readonly totals: (criteria: GridCriteria) => Promise<{ count: number; sums: Record<string, number> }>;
  /** How many requests; 1,000 by default. */
  readonly runs?: number;
};

/** Asks the list for random blocks and totals; ids, place and sums must be what the reference gives. */
export async function expectLikeReference<Row extends Identified>(grid: GridUnderTest<Row>): Promise<void> {
  const { rows, reference } = grid;
  const summed = Object.entries(reference.columns).filter(([, column]) => column.isSummed);
  const one = async (request: GridRequest) => {
    const found = matchingRows(rows, reference, request);
    const block = await grid.list(request);
    expect(block.rows.map(({ id }) => id)).toEqual(referenceRows(rows, reference, request).map(({ id }) => id));
    expect(block.hasMore).toBe(found.length > request.offset + request.limit);
    const totals = await grid.totals({ filters: request.filters, search: request.search });
    const sumOf = (column: ReferenceColumn<Row>) =>
      found.reduce((sum, row) => sum + Number(plain(column.value(row))), 0);
    const sums = Object.fromEntries(summed.map(([key, column]) => [key, sumOf(column)]));
    expect(totals).toMatchObject({ count: found.length, sums });
  };
  await fc.assert(fc.asyncProperty(requestsFor({ rows, reference }), one), { numRuns: grid.runs ?? 1_000 });
}
