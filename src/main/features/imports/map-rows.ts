/** Rows of a file as records: mapped, checked, without repetitions, with their pinyin. */
import { neededFields, type ImportField, type ImportTarget } from '../../../shared/contract/import-fields';
import type { ImportColumn, ImportError } from '../../../shared/contract/imports.contract';
import { refuse, type Problem, type Refusal } from '../../../shared/domain/problem';
import { pinyinOf } from '../../platform/pinyin';
import { valueOf, type FieldValue } from './field-values';
import { fieldsOf } from './guess-columns';
import { isBelowTable } from './import-words';
import type { Table } from './read-table';

/** So many errors are kept, for the workbook that goes back to the person. */
export const MAX_ERRORS = 20_000;
const REPORT_EVERY = 500;

/** What tells one new record from another; the other kinds are told apart when their references are known. */
const keyFields: { readonly [T in ImportTarget]?: readonly [ImportField, ...ImportField[]] } = {
  customers: ['name', 'city'],
  products: ['genericName', 'tradeName', 'maker', 'specification'],
};

export type ImportValues = Readonly<Record<string, FieldValue>>;
/** `values` as a repo takes them, every field of the target; `row` as a spreadsheet counts. */
export type ImportRecord = { readonly row: number; readonly values: ImportValues };
export type MappedRows = {
  readonly records: readonly ImportRecord[];
  /** Rows of data, blank rows and totals left out. */
  readonly rows: number;
  readonly repeated: number;
  readonly badRows: number;
  readonly errors: readonly ImportError[];
};

type Asked = { readonly target: ImportTarget; readonly headerRow: number; readonly columns: readonly ImportColumn[] };

/** The fields of the target that were asked for; an unmapped one is filled with nothing. */
const columnsOf = ({ target, columns }: Asked): ImportColumn[] =>
  fieldsOf(target).map(
    (field) => columns.find((column) => column.field === field) ?? { field, at: null, constant: '' },
  );

/** Of each needed group one field must have a column or a value. */
export function missingColumn(asked: Asked): Refusal | undefined {
  const has = (field: ImportField): boolean =>
    columnsOf(asked).some((column) => column.field === field && (column.at !== null || column.constant !== ''));
  const groups: readonly (readonly ImportField[])[] = neededFields[asked.target];
  const gap = groups.find((group) => !group.some(has));
  const name = gap?.map((field) => `imports.fields.${field}`).join(',') ?? '';
  return gap && refuse('VALIDATION_FAILED', { case: 'imports.refusals.notMapped', name }, ['/columns']);
}

/** An error of one cell. */
export const errorAt = (
  row: number,
  field: ImportField,
  problem: Problem & { readonly value?: string },
): ImportError => ({
  row,
  field,
  value: (problem.value ?? '').slice(0, 100),
  problem: { code: problem.code, params: problem.params },
});

type Read = { readonly record: Record<string, FieldValue>; readonly errors: ImportError[] };

function readRow(cells: readonly string[], { target, columns }: Asked, row: number): Read {
  const read: Read = { record: {}, errors: [] };
  for (const { field, at, constant } of columns) {
    const text = (at === null ? '' : (cells[at] ?? '')) || constant.trim();
    const value = valueOf(field, text);
    if (value.ok) read.record[field] = value.value;
    else read.errors.push(errorAt(row, field, { ...value.problem, value: text }));
  }
  const isEmpty = (field: ImportField): boolean => (read.record[field] ?? '') === '';
  for (const group of neededFields[target]) {
    const isWrong = read.errors.some(({ field }) => group.some((one) => one === field));
    if (isWrong || !group.every(isEmpty)) continue;
    read.errors.push(errorAt(row, group[0], { code: 'VALIDATION_FAILED', params: { case: 'fields.required' } }));
  }
  return read;
}

const isBlank = (cells: readonly string[]): boolean => cells.every((text) => text === '');
const isSame = (cells: readonly string[], others: readonly string[]): boolean =>
  cells.length === others.length && cells.every((text, at) => text === others[at]);

/** The key of a record; undefined where only the book tells records apart. */
export const keyOf = (target: ImportTarget, record: Readonly<Record<string, unknown>>): string | undefined => {
  const fields = keyFields[target];
  return fields && JSON.stringify(fields.map((field) => record[field]));
};

/** A code names one product only. */
export const codeTaken = (row: number, value: string): ImportError => {
  const params = { case: 'imports.refusals.codeTaken', value };
  return errorAt(row, 'code', { code: 'VALIDATION_FAILED', params, value });
};

const withPinyin = (target: ImportTarget, record: ImportValues): ImportValues => {
  const [nameField] = keyFields[target] ?? [];
  return nameField ? { ...record, ...pinyinOf(String(record[nameField])) } : record;
};

type Watch = (done: number, total: number) => void;

/** Rows of data below the heads; a head that is printed again on every page is none. */
const isData = (cells: readonly string[], header: readonly string[]): boolean =>
  !isBlank(cells) && !isBelowTable(cells) && !isSame(cells, header);

/** Maps all rows below the heads. */
export function mapRows(table: Table, given: Asked, watch: Watch): MappedRows {
  const asked = { ...given, columns: columnsOf(given) };
  const header = table.rows[asked.headerRow] ?? [];
  const seen = new Map<string, ImportRecord>();
  const codes = new Set<FieldValue>();
  const errors: ImportError[] = [];
  let [rows, badRows, good] = [0, 0, 0];
  for (const [at, cells] of table.rows.entries()) {
    if (at % REPORT_EVERY === 0) watch(at, table.rows.length);
    if (at <= asked.headerRow || !isData(cells, header)) continue;
    rows += 1;
    const read = readRow(cells, asked, at + 1);
    const key = keyOf(asked.target, read.record) ?? String(at);
    const code = asked.target === 'products' ? read.record['code'] : undefined;
    if (code && !seen.has(key) && codes.has(code)) read.errors.push(codeTaken(at + 1, String(code)));
    if (read.errors.length > 0) {
      badRows += 1;
      errors.push(...read.errors.slice(0, MAX_ERRORS - errors.length));
      continue;
    }
    good += 1;
    if (seen.has(key)) continue;
    if (code) codes.add(code);
    seen.set(key, { row: at + 1, values: withPinyin(asked.target, read.record) });
  }
  const records = [...seen.values()];
  return { records, rows, repeated: good - seen.size, badRows, errors };
}
