/** A block pasted from a spreadsheet: code, quantity, price; each cell read and marked where it is bad. Pure. */
import { parsePrice } from '../../../shared/domain/money';
import type { Problem } from '../../../shared/domain/problem';
import { parseQty } from '../../../shared/domain/quantity';

export type PastedRow = {
  readonly code: string;
  readonly qty: string;
  readonly price: string;
  /** Why a cell cannot be used, by cell. */
  readonly bad: { readonly code?: Problem; readonly qty?: Problem; readonly price?: Problem };
};

const required: Problem = { code: 'VALIDATION_FAILED', params: { case: 'fields.required' } };
const notPositive = (value: string): Problem => ({
  code: 'VALIDATION_FAILED',
  params: { case: 'fields.negative', value },
});

const badQty = (text: string): Problem | undefined => {
  const read = parseQty(text);
  if (!read.ok) return read.problem;
  return read.value > 0 ? undefined : notPositive(text);
};
/** A price may be left out: the agreed one is taken. */
const badPrice = (text: string): Problem | undefined => {
  if (text === '') return undefined;
  const read = parsePrice(text);
  return read.ok ? undefined : read.problem;
};

const rowOf = (cells: readonly string[]): PastedRow => {
  const [code = '', qty = '', price = ''] = cells.map((cell) => cell.trim());
  const qtyProblem = badQty(qty);
  const priceProblem = badPrice(price);
  return {
    code,
    qty,
    price,
    bad: {
      ...(code === '' ? { code: required } : {}),
      ...(qtyProblem ? { qty: qtyProblem } : {}),
      ...(priceProblem ? { price: priceProblem } : {}),
    },
  };
};

/** Rows of a pasted text; undefined when it is no block but a word for one cell. */
export const pastedRows = (text: string): PastedRow[] | undefined => {
  const rows = text
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '')
    .map((line) => (line.includes('\t') ? line.split('\t') : line.trim().split(/\s+/u)));
  if (rows.every((cells) => cells.length < 2)) return undefined;
  return rows.map(rowOf);
};
