/**
 * The one formatter of screens, prints and exports. Digits, separators and dates are the same in every
 * language, so that a figure can be compared wherever it stands. Works on digits, never on floats.
 */
import { Temporal } from 'temporal-polyfill/implementation';

/** `grouped` with thousands separators for reading, `plain` without them for cells that are edited. */
export type NumberStyle = 'grouped' | 'plain';

type Shape = { readonly decimals: number; readonly shownDecimals: number; readonly style: NumberStyle };

const formatScaled = (value: number, { decimals, shownDecimals, style }: Shape): string => {
  if (!Number.isSafeInteger(value)) throw new RangeError('only exact integers are formatted');
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  const shown = fraction.slice(0, shownDecimals) + fraction.slice(shownDecimals).replace(/0+$/u, '');
  const grouped = style === 'grouped' ? whole.replace(/\B(?=(?:\d{3})+$)/gu, ',') : whole;
  return (value < 0 ? '-' : '') + grouped + (shown === '' ? '' : `.${shown}`);
};

/** Fen as yuan with two decimals: `-1,234.50`. */
export const formatFen = (fen: number, style: NumberStyle = 'grouped'): string =>
  formatScaled(fen, { decimals: 2, shownDecimals: 2, style });

/** A unit price (1/10000 yuan) as yuan with two to four decimals: `12.80`, `0.0625`. */
export const formatPrice = (price: number, style: NumberStyle = 'grouped'): string =>
  formatScaled(price, { decimals: 4, shownDecimals: 2, style });

/** A quantity (thousandths) without trailing zeros: `1,000`, `0.5`. */
export const formatQty = (qty: number, style: NumberStyle = 'grouped'): string =>
  formatScaled(qty, { decimals: 3, shownDecimals: 0, style });

/** Basis points as per cent without trailing zeros: `13%`, `6.83%`. */
export const formatPercent = (bp: number): string =>
  `${formatScaled(bp, { decimals: 2, shownDecimals: 0, style: 'grouped' })}%`;

/** A whole number of things, grouped: `2,075`. */
export const formatCount = (count: number): string =>
  formatScaled(count, { decimals: 0, shownDecimals: 0, style: 'grouped' });

/** An instant (UTC ms) on the wall clock of a time zone: `2026-11-05 09:30`. */
export const formatInstant = (atMs: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(atMs)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');

export type ElapsedUnit = 'day' | 'hour' | 'minute';
export type ElapsedPart = { readonly value: number; readonly unit: ElapsedUnit };

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

/**
 * How long something has lasted (ms), as at most two parts, rounded down; the words are `common.elapsed.<unit>`.
 * A clock that runs behind counts as nothing elapsed.
 */
export const formatElapsed = (ms: number): readonly ElapsedPart[] => {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
  const day = { value: Math.floor(minutes / DAY_MINUTES), unit: 'day' } as const;
  const hour = { value: Math.floor((minutes % DAY_MINUTES) / HOUR_MINUTES), unit: 'hour' } as const;
  const minute = { value: minutes % HOUR_MINUTES, unit: 'minute' } as const;
  const pair: readonly ElapsedPart[] = day.value > 0 ? [day, hour] : [hour, minute];
  const said = pair.filter((part) => part.value > 0);
  return said.length > 0 ? said : [minute];
};
