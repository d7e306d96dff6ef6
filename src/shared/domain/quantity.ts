/** Quantities are integers: thousandths of the unit of the product. They are shown by `formatQty` of format.ts. */
import type { Result } from './problem';
import { parseScaled } from './typed-text';

const QTY_PER_UNIT = 1000;

/** Reads a typed quantity as thousandths; `field` is the JSON pointer named in the refusal. */
export const parseQty = (text: string, field?: string): Result<number> =>
  parseScaled({ text, decimals: 3, field, mayBeNegative: true });

/** A whole number of units as a quantity in thousandths. */
export const wholeQty = (units: number): number => units * QTY_PER_UNIT;
