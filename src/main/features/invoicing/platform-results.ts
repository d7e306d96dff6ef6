/** What the platform gives back, as rows: results of a batch, or its list of issued invoices. Runs in the bulk thread. */
import { parseBusinessDate } from '../../../shared/domain/business-date';
import { parseFen, sumFen } from '../../../shared/domain/money';
import { ProblemError, refuse, type Problem } from '../../../shared/domain/problem';
import { platformResultFields, type PlatformResultField } from '../../../shared/domain/tax-platform-words';
import { toHalfWidth } from '../../../shared/domain/typed-text';
import { columnsByHead, listedWords, plainHead, platformWords } from './platform-template';

const ROWS_LOOKED_AT = 20;
const MAX_TEXT = 300;

/** One invoice of the platform, the rows of its lines together. Amounts in fen; null where the file has none. */
export type PlatformRow = {
  /** As a spreadsheet counts, from 1. */
  readonly row: number;
  readonly serial: string;
  readonly number: string;
  readonly issuedOn: string | null;
  readonly totalFen: number | null;
  readonly taxFen: number | null;
  readonly isFailed: boolean;
  readonly reason: string;
  readonly buyer: string;
  readonly buyerTaxNo: string;
  /** What cannot be read. */
  readonly problem: Problem | null;
};

const failedWords = new Set(listedWords(platformWords.failedWords).map(plainHead));

const reject = (params: Readonly<Record<string, string | number>>): ProblemError =>
  new ProblemError(refuse('FILE_REJECTED', params).problem);

type Columns = ReadonlyMap<PlatformResultField, number>;

function textsOf(columns: Columns, row: readonly string[]): Readonly<Record<PlatformResultField, string>> {
  const text = (field: PlatformResultField): string => {
    const at = columns.get(field);
    return at === undefined ? '' : (row[at] ?? '').trim().slice(0, MAX_TEXT);
  };
  return Object.fromEntries(platformResultFields.map((field) => [field, text(field)])) as Record<
    PlatformResultField,
    string
  >;
}

type Money = { readonly fen: number | null; readonly problem: Problem | null };
function moneyOf(text: string): Money {
  if (text === '' || /^[-\u2014]+$/u.test(text)) return { fen: null, problem: null };
  const read = parseFen(text);
  if (read.ok) return { fen: read.value, problem: null };
  return {
    fen: null,
    problem: refuse('VALIDATION_FAILED', { case: 'taxPlatform.refusals.noAmount', value: text }).problem,
  };
}

/** A status that says so, or a reason beside a missing number. */
const failedBy = (status: string, number: string, reason: string): boolean =>
  failedWords.has(plainHead(status)) || (number === '' && reason !== '');

function platformRow(texts: Readonly<Record<PlatformResultField, string>>, row: number): PlatformRow {
  const number = toHalfWidth(texts.digitalNumber || texts.number).replaceAll(/\s/gu, '');
  const isFailed = failedBy(texts.status, number, texts.reason);
  const date = texts.issuedOn === '' ? undefined : parseBusinessDate(texts.issuedOn);
  const [exclusive, tax, total] = [moneyOf(texts.exclusive), moneyOf(texts.tax), moneyOf(texts.total)];
  const parts = exclusive.fen !== null && tax.fen !== null ? exclusive.fen + tax.fen : null;
  const badDate =
    date && !date.ok
      ? refuse('VALIDATION_FAILED', { case: 'taxPlatform.refusals.noDate', value: texts.issuedOn }).problem
      : null;
  return {
    ...{ row, serial: toHalfWidth(texts.serial), number, issuedOn: date?.ok ? date.value : null },
    ...{ totalFen: total.fen ?? parts, taxFen: tax.fen },
    ...{ isFailed, reason: texts.reason || (isFailed || number === '' ? texts.status : '') },
    ...{ buyer: texts.buyer, buyerTaxNo: toHalfWidth(texts.buyerTaxNo).toUpperCase() },
    problem: badDate ?? total.problem ?? tax.problem ?? exclusive.problem,
  };
}

const added = (left: number | null, right: number | null): number | null =>
  left === null || right === null ? null : sumFen([left, right]);

/** A list of lines gives one row for each; they are one invoice. */
const joined = (one: PlatformRow, next: PlatformRow): PlatformRow => ({
  ...one,
  totalFen: added(one.totalFen, next.totalFen),
  taxFen: added(one.taxFen, next.taxFen),
  problem: one.problem ?? next.problem,
});

type Wanted = 'results' | 'issued';
const needed = { results: ['serial'], issued: ['issuedOn'] } as const satisfies Readonly<
  Record<Wanted, readonly PlatformResultField[]>
>;

function missingHeads(columns: Columns, wanted: Wanted): string[] {
  const missing: PlatformResultField[] = needed[wanted].filter((field) => !columns.has(field));
  if (!columns.has('digitalNumber') && !columns.has('number')) missing.push('number');
  if (!columns.has('total') && !(columns.has('exclusive') && columns.has('tax'))) missing.push('total');
  return missing.map((field) => listedWords(platformWords.resultHeads[field])[0] ?? field);
}

/**
 * The rows of a file of the platform, found by its heads.
 * @throws ProblemError FILE_REJECTED, naming the heads that are missing
 */
export function readPlatformRows(rows: readonly (readonly string[])[], wanted: Wanted): PlatformRow[] {
  const looked = rows
    .slice(0, ROWS_LOOKED_AT)
    .map((row) => columnsByHead(row, platformResultFields, platformWords.resultHeads));
  const headRow = looked.reduce((best, { size }, at) => (size > (looked[best]?.size ?? 0) ? at : best), 0);
  const columns: Columns = looked[headRow] ?? new Map();
  const missing = missingHeads(columns, wanted);
  if (missing.length > 0) throw reject({ case: 'taxPlatform.refusals.missingColumns', heads: missing.join('\u3001') });
  const found = new Map<string, PlatformRow>();
  for (const [at, texts] of rows
    .slice(headRow + 1)
    .map((row) => textsOf(columns, row))
    .entries()) {
    const row = platformRow(texts, headRow + at + 2);
    // Empty rows, and sums below the table.
    if (row.number === '' && row.serial === '') continue;
    const key = `${row.serial}\n${row.number === '' ? row.row : row.number}`;
    const same = found.get(key);
    found.set(key, same ? joined(same, row) : row);
  }
  return [...found.values()];
}
