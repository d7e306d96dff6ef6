/**
 * Money: integer fen, exact. The only file with BigInt: products of a quantity and a price leave the safe
 * range of numbers long before their result does. Everything rounds half away from zero.
 */
import { ProblemError, type Result, refuse } from './problem';
import { parseScaled } from './typed-text';

/** Thousandths × 1/10000 yuan, in fen. */
const QTY_PRICE_PER_FEN = 100_000n;
/** Basis points of one. */
const ONE_BP = 10_000n;

/** Numerator / denominator (> 0) as an integer, halves away from zero. */
const divideRounded = (numerator: bigint, denominator: bigint): bigint => {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
};

/** A result beyond what a number holds exactly is refused; every caller stands behind checked input. */
const toFen = (value: bigint): number => {
  const fen = Number(value);
  if (Number.isSafeInteger(fen)) return fen;
  throw new ProblemError(refuse('VALIDATION_FAILED', { case: 'fields.tooLarge', value: value.toString() }).problem);
};

/**
 * Amount in fen of a quantity (thousandths) at a unit price (1/10000 yuan). Throws a
 * {@link ProblemError} VALIDATION_FAILED when the amount exceeds the safe range.
 */
export const amountFen = (qty: number, price: number): number =>
  toFen(divideRounded(BigInt(qty) * BigInt(price), QTY_PRICE_PER_FEN));

const PRICE_DECIMALS = 10;

/** The unit price in yuan that gives an amount (fen) for a quantity (thousandths, > 0), as a plain number of ten decimals. */
export const unitPriceText = (fen: number, qty: number): string => {
  const scaled = divideRounded(BigInt(fen) * 10n ** BigInt(PRICE_DECIMALS + 1), BigInt(qty));
  const digits = scaled.toString().padStart(PRICE_DECIMALS + 1, '0');
  return `${digits.slice(0, -PRICE_DECIMALS)}.${digits.slice(-PRICE_DECIMALS)}`.replace(/\.?0+$/u, '');
};

/** Amount without tax, in fen, of an amount with tax (fen) at a rate (basis points ≥ 0). */
export const exclusiveFen = (inclFen: number, rateBp: number): number => {
  if (rateBp < 0) throw new RangeError('a tax rate is never negative');
  return toFen(divideRounded(BigInt(inclFen) * ONE_BP, ONE_BP + BigInt(rateBp)));
};

export type TaxSplit = { readonly inclFen: number; readonly exclFen: number; readonly taxFen: number };

/** An amount with tax (fen) as its two parts, which add up to it; rate in basis points, 0 when exempt. */
export const taxSplit = (inclFen: number, rateBp: number): TaxSplit => {
  const exclFen = exclusiveFen(inclFen, rateBp);
  return { inclFen, exclFen, taxFen: inclFen - exclFen };
};

export type CumulativePart = {
  /** Amount of the whole line, in fen. */
  readonly totalFen: number;
  /** Quantity of the whole line, in thousandths, > 0. */
  readonly totalQty: number;
  /** Quantity taken before this part, in thousandths. */
  readonly fromQty: number;
  /** Quantity taken with this part, in thousandths. */
  readonly toQty: number;
};

/**
 * Amount in fen of the part between two cumulative quantities. The running total is rounded, not the part, so
 * that consecutive parts always close to the whole.
 */
export const cumulativePart = ({ totalFen, totalQty, fromQty, toQty }: CumulativePart): number => {
  if (totalQty <= 0) throw new RangeError('the whole quantity must be positive');
  const until = (qty: number) => divideRounded(BigInt(totalFen) * BigInt(qty), BigInt(totalQty));
  return toFen(until(toQty) - until(fromQty));
};

/** Sum of amounts in fen, exact also where single steps would leave the safe range. */
export const sumFen = (amounts: Iterable<number>): number => {
  let sum = 0n;
  for (const amount of amounts) sum += BigInt(amount);
  return toFen(sum);
};

/**
 * Reads a typed or pasted amount of yuan as fen; full-width digits, thousands commas, a currency sign and
 * accountants' parentheses are understood. `field` is the JSON pointer named in the refusal.
 */
export const parseFen = (text: string, field?: string): Result<number> =>
  parseScaled({ text, decimals: 2, field, isMoney: true, mayBeNegative: true });

/** Reads a typed unit price in yuan as 1/10000 yuan; never negative. */
export const parsePrice = (text: string, field?: string): Result<number> =>
  parseScaled({ text, decimals: 4, field, isMoney: true });
