/** The table of a bank's statement file as money that came in. Runs in the bulk thread; knows nothing of the book. */
import { bankFields, type BankField } from '../../../shared/domain/receivable-words';
import type { BankColumns } from '../../../shared/contract/bank-files.contract';
import { parseBusinessDate } from '../../../shared/domain/business-date';
import { parseFen } from '../../../shared/domain/money';
import { okay, refuse, type Problem, type Result } from '../../../shared/domain/problem';
import { toHalfWidth } from '../../../shared/domain/typed-text';
import { languages, resources } from '../../../shared/i18n';
import type { BankMoney } from './bank-lines.repo';

type Rows = readonly (readonly string[])[];
const ROWS_LOOKED_AT = 30;
const SAMPLE = 8;
const MAX_TEXT = 200;

export type BankFile = {
  readonly header: string[];
  readonly sample: string[][];
  readonly columns: BankColumns;
  readonly rows: number;
  readonly lines: BankMoney[];
  readonly outgoing: number;
  readonly bad: { readonly row: number; readonly problem: Problem }[];
};

const plain = (text: string): string =>
  toHalfWidth(text)
    .replaceAll(/\([^)]*\)|\[[^\]]*\]|[\s*:]/gu, '')
    .toLowerCase();
const listed = (words: string): string[] => words.split(/[,\u3001]/u).map(plain);

const wordsOf = (field: BankField): string[] =>
  languages.flatMap((one) => listed(resources[one].receivables.bank.heads[field]));
const incoming = new Set(languages.flatMap((one) => listed(resources[one].receivables.bank.incoming)));

const none: BankColumns = {
  receivedOn: null,
  income: null,
  amount: null,
  direction: null,
  payer: null,
  payerAccount: null,
  reference: null,
  serialNo: null,
};

/** Which column is which field, by the heads; the word that stands first in the list wins. */
function columnsIn(header: readonly string[]): BankColumns {
  const heads = header.map(plain);
  const found = bankFields.map((field) => {
    const word = wordsOf(field).find((one) => heads.includes(one));
    return [field, word === undefined ? null : heads.indexOf(word)] as const;
  });
  return { ...none, ...Object.fromEntries(found) };
}

const hits = (columns: BankColumns): number => Object.values(columns).filter((at) => at !== null).length;

/** The row whose texts are heads: the one with the most known words. */
function headerRowOf(rows: Rows): number {
  const scores = rows.slice(0, ROWS_LOOKED_AT).map((row) => hits(columnsIn(row)));
  return Math.max(0, scores.indexOf(Math.max(0, ...scores)));
}

const cell = (row: readonly string[], at: number | null): string =>
  at === null ? '' : (row[at] ?? '').slice(0, MAX_TEXT);

/** The amount that came in, fen; 0 for money that went out. */
function incomeOf(row: readonly string[], columns: BankColumns): Result<number> {
  const isOwnColumn = columns.income !== null;
  const text = cell(row, isOwnColumn ? columns.income : columns.amount);
  if (text === '' || /^[-\u2014]+$/u.test(text)) return okay(0);
  const amount = parseFen(text);
  if (!amount.ok) return refuse('VALIDATION_FAILED', { case: 'receivables.rules.badAmount' });
  if (isOwnColumn || columns.direction === null) return okay(Math.max(amount.value, 0));
  return okay(incoming.has(plain(cell(row, columns.direction))) ? Math.abs(amount.value) : 0);
}

type Read = { readonly kind: 'none' | 'outgoing' } | { readonly kind: 'money'; readonly money: BankMoney };

function readRow(row: readonly string[], columns: BankColumns): Result<Read> {
  const dateText = cell(row, columns.receivedOn);
  // Empty rows, and sums below the table.
  if (!/\d/u.test(toHalfWidth(dateText))) return okay({ kind: 'none' });
  const receivedOn = parseBusinessDate(dateText);
  if (!receivedOn.ok) return refuse('VALIDATION_FAILED', { case: 'receivables.rules.badDate' });
  const amount = incomeOf(row, columns);
  if (!amount.ok) return amount;
  if (amount.value === 0) return okay({ kind: 'outgoing' });
  const money = {
    receivedOn: receivedOn.value,
    amountFen: amount.value,
    payer: cell(row, columns.payer).slice(0, 120),
    payerAccount: toHalfWidth(cell(row, columns.payerAccount)).slice(0, 60),
    reference: cell(row, columns.reference),
    serialNo: toHalfWidth(cell(row, columns.serialNo)).slice(0, 60),
  };
  return okay({ kind: 'money', money });
}

/** Everything in a file, by the given columns or by its heads. */
export function readBankRows(rows: Rows, given: BankColumns | null): BankFile {
  const headerRow = headerRowOf(rows);
  const header = [...(rows[headerRow] ?? [])];
  const columns = given ?? columnsIn(header);
  const below = rows.slice(headerRow + 1);
  const isKnown = columns.receivedOn !== null && (columns.income !== null || columns.amount !== null);
  const lines: BankMoney[] = [];
  const bad: BankFile['bad'] = [];
  let outgoing = 0;
  for (const [at, row] of isKnown ? below.entries() : []) {
    const read = readRow(row, columns);
    if (!read.ok) bad.push({ row: headerRow + at + 2, problem: read.problem });
    else if (read.value.kind === 'money') lines.push(read.value.money);
    else if (read.value.kind === 'outgoing') outgoing += 1;
  }
  const sample = below.slice(0, SAMPLE).map((row) => [...row]);
  return { header, sample, columns, rows: below.length, lines, outgoing, bad };
}
