/** What people type into a filter, as the engine's filters, and back. */
import { addDays, businessDateOf, parseBusinessDate } from '../../../shared/domain/business-date';
import { formatCount, formatFen, formatPrice, formatQty } from '../../../shared/domain/format';
import { parseFen, parsePrice } from '../../../shared/domain/money';
import type { Problem, Result } from '../../../shared/domain/problem';
import { okay } from '../../../shared/domain/problem';
import { parseQty } from '../../../shared/domain/quantity';
import { parseScaled } from '../../../shared/domain/typed-text';
import type { ColumnKind, DateFilter, GridFilter, RangeFilter, TextFilter } from './types';

/** How a column is filtered: by words, between figures, between days, by choice. */
export type FilterStyle = 'text' | 'figures' | 'dates' | 'choice' | 'none';

export const filterStyleOf = (kind: ColumnKind): FilterStyle => {
  switch (kind) {
    case 'text':
      return 'text';
    case 'number':
    case 'money':
    case 'price':
    case 'quantity':
    case 'percent':
      return 'figures';
    case 'date':
    case 'instant':
      return 'dates';
    case 'state':
      return 'choice';
    case 'lamps':
    case 'actions':
      return 'none';
  }
};

/** What stands in the inputs of a filter. */
export type Draft = {
  readonly op: TextFilter['op'];
  readonly text: string;
  readonly low: string;
  readonly high: string;
  readonly chosen: readonly string[];
};
export const emptyDraft: Draft = { op: 'contains', text: '', low: '', high: '', chosen: [] };

export type DraftProblem = { readonly side: 'low' | 'high'; readonly problem: Problem };
/** A filter, none, or which side was not understood. */
export type DraftResult = { readonly filter: GridFilter | null } | DraftProblem;

type Place = { readonly key: string; readonly kind: ColumnKind; readonly timeZone: string };

const parseFigure = (kind: ColumnKind, text: string): Result<number> => {
  if (kind === 'money') return parseFen(text);
  if (kind === 'price') return parsePrice(text);
  if (kind === 'quantity') return parseQty(text);
  const decimals = kind === 'percent' ? 2 : 0;
  return parseScaled({ text: text.replace(/[%\uFF05]\s*$/u, ''), decimals, field: undefined, mayBeNegative: true });
};

const figureAsTyped = (kind: ColumnKind, value: number): string => {
  if (kind === 'money') return formatFen(value, 'plain');
  if (kind === 'price') return formatPrice(value, 'plain');
  if (kind === 'quantity') return formatQty(value, 'plain');
  return kind === 'percent' ? formatFen(value, 'plain') : formatCount(value).replaceAll(',', '');
};

/** More than any time zone is away from UTC, in ms. */
const ZONE_REACH_MS = 16 * 3_600_000;

/** The first instant (UTC ms) of a business date in a time zone. */
export const startOfDay = (date: string, timeZone: string): number => {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  let before = midnight - ZONE_REACH_MS;
  let within = midnight + ZONE_REACH_MS;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (businessDateOf(middle, timeZone) >= date) within = middle;
    else before = middle;
  }
  return within;
};

type Side<T> = { readonly low: T | undefined; readonly high: T | undefined };
type ReadSides<T> = { readonly ok: true; readonly sides: Side<T> } | { readonly ok: false; readonly why: DraftProblem };

const readSides = <T>({ low, high }: Draft, read: (text: string) => Result<T>): ReadSides<T> => {
  const readOne = (text: string): Result<T | undefined> => (text.trim() === '' ? okay(undefined) : read(text));
  const [first, second] = [readOne(low), readOne(high)];
  if (!first.ok) return { ok: false, why: { side: 'low', problem: first.problem } };
  if (!second.ok) return { ok: false, why: { side: 'high', problem: second.problem } };
  return { ok: true, sides: { low: first.value, high: second.value } };
};

const withBounds = <L extends string, H extends string, T>(names: readonly [L, H], { low, high }: Side<T>) => ({
  ...(low === undefined ? {} : { [names[0]]: low }),
  ...(high === undefined ? {} : { [names[1]]: high }),
});

const figuresFilter = ({ key, kind }: Place, draft: Draft): DraftResult => {
  const read = readSides(draft, (text) => parseFigure(kind, text));
  if (!read.ok) return read.why;
  if (read.sides.low === undefined && read.sides.high === undefined) return { filter: null };
  const filter: RangeFilter = { op: 'range', column: key, ...withBounds(['min', 'max'], read.sides) };
  return { filter };
};

const datesFilter = ({ key, kind, timeZone }: Place, draft: Draft): DraftResult => {
  const read = readSides(draft, (text) => parseBusinessDate(text));
  if (!read.ok) return read.why;
  const { low, high } = read.sides;
  if (low === undefined && high === undefined) return { filter: null };
  if (kind === 'date') {
    const filter: DateFilter = { op: 'dateRange', column: key, ...withBounds(['from', 'to'], read.sides) };
    return { filter };
  }
  const min = low === undefined ? undefined : startOfDay(low, timeZone);
  const max = high === undefined ? undefined : startOfDay(addDays(high, 1), timeZone) - 1;
  const filter: RangeFilter = { op: 'range', column: key, ...withBounds(['min', 'max'], { low: min, high: max }) };
  return { filter };
};

/** Reads the inputs; empty ones mean no filter. */
export const filterOfDraft = (place: Place, draft: Draft): DraftResult => {
  switch (filterStyleOf(place.kind)) {
    case 'text':
      if (draft.text.trim() === '') return { filter: null };
      return { filter: { op: draft.op, column: place.key, text: draft.text.trim() } };
    case 'figures':
      return figuresFilter(place, draft);
    case 'dates':
      return datesFilter(place, draft);
    case 'choice':
      return { filter: draft.chosen.length > 0 ? { op: 'in', column: place.key, values: [...draft.chosen] } : null };
    case 'none':
      return { filter: null };
  }
};

const typedOrEmpty = <T>(value: T | undefined, typed: (value: T) => string) =>
  value === undefined ? '' : typed(value);

/** The inputs that make this filter: what stands there when it is opened again. */
export const draftOfFilter = (filter: GridFilter | null, { kind, timeZone }: Omit<Place, 'key'>): Draft => {
  if (filter === null) return emptyDraft;
  switch (filter.op) {
    case 'contains':
    case 'equals':
    case 'startsWith':
      return { ...emptyDraft, op: filter.op, text: filter.text };
    case 'range': {
      const typed = (value: number) =>
        kind === 'instant' ? businessDateOf(value, timeZone) : figureAsTyped(kind, value);
      return { ...emptyDraft, low: typedOrEmpty(filter.min, typed), high: typedOrEmpty(filter.max, typed) };
    }
    case 'dateRange':
      return { ...emptyDraft, low: filter.from ?? '', high: filter.to ?? '' };
    case 'in':
      return { ...emptyDraft, chosen: filter.values };
  }
};
