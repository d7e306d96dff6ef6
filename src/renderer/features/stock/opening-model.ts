/** The entry of opening stock as typed: lines of text cells, what they become, and which cell is wrong. */
import type { OpeningLine } from '../../../shared/contract/stock.contract';
import { labelledExpiry, parseBusinessDate } from '../../../shared/domain/business-date';
import { type Problem, refuse, type Result } from '../../../shared/domain/problem';
import { parseQty } from '../../../shared/domain/quantity';
import type { ShownProblem } from '../../ui/problem-text';

export const cells = ['product', 'batchNo', 'expiry', 'qty', 'location', 'madeOn', 'supplierName'] as const;
export type Cell = (typeof cells)[number];
/** A line as typed; `productId` is known once the text of its product has been understood. */
export type Line = Readonly<Record<Cell, string>> & { readonly key: number; readonly productId: number | null };

const blank = { product: '', batchNo: '', expiry: '', qty: '', location: '', madeOn: '', supplierName: '' };
export const blankLine = (key: number): Line => ({ ...blank, key, productId: null });
export const isBlank = (line: Line): boolean => cells.every((cell) => line[cell].trim() === '');

/** The line with one cell typed anew; a product that is typed over must be understood anew. */
export const withCell = (line: Line, cell: Cell, text: string): Line => ({
  ...line,
  [cell]: text,
  ...(cell === 'product' && text !== line.product ? { productId: null } : {}),
});

/** Lines with a copied block put in from a cell on; lines are added below as needed. */
export function withBlock(lines: readonly Line[], from: { row: number; cell: Cell }, text: string): Line[] {
  const block = text
    .replace(/\r?\n$/u, '')
    .split(/\r?\n/u)
    .map((row) => row.split('\t'));
  const first = cells.indexOf(from.cell);
  const result = [...lines];
  for (const [down, values] of block.entries()) {
    const at = from.row + down;
    const nextKey = Math.max(0, ...result.map(({ key }) => key)) + 1;
    let line = result[at] ?? blankLine(nextKey);
    for (const [right, value] of values.entries()) {
      const cell = cells[first + right];
      if (cell) line = withCell(line, cell, value.trim());
    }
    result[at] = line;
  }
  return result;
}

/** Wrong cells by `<key of the line>/<cell>`. */
export type CellProblems = ReadonlyMap<string, ShownProblem>;
export const cellKey = (line: Pick<Line, 'key'>, cell: string): string => `${line.key}/${cell}`;

const required = () => refuse('VALIDATION_FAILED', { case: 'fields.required' });
const parsed = <T>(text: string, parse: (text: string) => Result<T>): Result<T> =>
  text.trim() === '' ? required() : parse(text);

const positive = (text: string): Result<number> => {
  const qty = parseQty(text);
  if (qty.ok && qty.value <= 0) return refuse('VALIDATION_FAILED', { case: 'fields.notANumber', value: text });
  return qty;
};

export type Read = { readonly lines: readonly Line[]; readonly input: OpeningLine[]; readonly problems: CellProblems };

/** The lines that are filled in, as input; with the cells that were not understood. */
export function readLines(typed: readonly Line[]): Read {
  const lines = typed.filter((line) => !isBlank(line));
  const problems = new Map<string, Problem>();
  const input: OpeningLine[] = [];
  for (const line of lines) {
    const note = (cell: Cell, result: Result<unknown>) => {
      if (!result.ok) problems.set(cellKey(line, cell), result.problem);
    };
    const expiry = parsed(line.expiry, labelledExpiry);
    const qty = parsed(line.qty, positive);
    const madeOn = line.madeOn.trim() === '' ? undefined : parseBusinessDate(line.madeOn);
    note('expiry', expiry);
    note('qty', qty);
    if (madeOn) note('madeOn', madeOn);
    if (line.batchNo.trim() === '') note('batchNo', required());
    if (line.product.trim() === '') note('product', required());
    input.push({
      productId: line.productId ?? 0,
      batchNo: line.batchNo.trim(),
      madeOn: madeOn?.ok ? madeOn.value : null,
      expiry: line.expiry.trim(),
      qty: qty.ok ? qty.value : 0,
      location: line.location.trim(),
      supplierName: line.supplierName.trim(),
    });
  }
  return { lines, input, problems };
}

/** Where the engine's refusal belongs: `/lines/2/batchNo` is a cell; anything else belongs to the whole. */
export function problemAtCells(problem: ShownProblem, lines: readonly Line[]): CellProblems {
  const found = new Map<string, ShownProblem>();
  for (const pointer of problem.fields ?? []) {
    const [, , at, field = ''] = pointer.split('/');
    const line = lines[Number(at)];
    if (line) found.set(cellKey(line, field === 'productId' ? 'product' : field), problem);
  }
  return found;
}
