/** Rows of a file as records: mapped, checked, without repetitions, with their pinyin. */
import type { ImportColumn, ImportError, ImportField, ImportTarget } from '../../../shared/contract/imports.contract';
import { refuse, type Refusal } from '../../../shared/domain/problem';
import { pinyinOf } from '../../platform/pinyin';
import { isRequired, valueOf, type FieldValue } from './field-values';
import { fieldsOf } from './guess-columns';
import { isTotalRow } from './import-words';
import type { Table } from './read-table';

const MAX_ERRORS = 500;
const keyFields = {
  customers: ['name', 'city'],
  products: ['genericName', 'tradeName', 'maker', 'specification'],
} as const satisfies Record<ImportTarget, readonly ImportField[]>;

export type ImportValues = Readonly<Record<string, FieldValue>> & {
  readonly pyFull: string;
  readonly pyInitials: string;
};
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

/** A required field must have a column or a value. */
export function missingColumn(asked: Asked): Refusal | undefined {
  const gap = columnsOf(asked).find(({ field, at, constant }) => isRequired(field) && at === null && constant === '');
  const name = `imports.fields.${gap?.field ?? ''}`;
  return gap && refuse('VALIDATION_FAILED', { case: 'imports.refusals.notMapped', name }, ['/columns']);
}

type Read = { readonly record: Record<string, FieldValue>; readonly errors: ImportError[] };

function readRow(cells: readonly string[], columns: readonly ImportColumn[], row: number): Read {
  const read: Read = { record: {}, errors: [] };
  for (const { field, at, constant } of columns) {
    const text = (at === null ? '' : (cells[at] ?? '')) || constant.trim();
    const value = valueOf(field, text);
    if (value.ok) {
      read.record[field] = value.value;
      continue;
    }
    const { code, params } = value.problem;
    read.errors.push({ row, field, value: text.slice(0, 100), problem: { code, params } });
  }
  return read;
}

const isBlank = (cells: readonly string[]): boolean => cells.every((text) => text === '');

/** The key of a record: customer = name + city; product = generic + trade name + maker + specification. */
export const keyOf = (target: ImportTarget, record: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(keyFields[target].map((field) => record[field]));

/** A code names one product only. */
export const codeTaken = (row: number, value: string): ImportError => ({
  row,
  field: 'code',
  value,
  problem: { code: 'VALIDATION_FAILED', params: { case: 'imports.refusals.codeTaken', value } },
});

/** Maps all rows below the heads. */
export function mapRows(table: Table, asked: Asked): MappedRows {
  const columns = columnsOf(asked);
  const nameField = keyFields[asked.target][0];
  const seen = new Map<string, ImportRecord>();
  const errors: ImportError[] = [];
  const codes = new Set<FieldValue>();
  let rows = 0;
  let badRows = 0;
  let good = 0;
  for (const [at, cells] of table.rows.entries()) {
    if (at <= asked.headerRow || isBlank(cells) || isTotalRow(cells)) continue;
    rows += 1;
    const read = readRow(cells, columns, at + 1);
    const key = keyOf(asked.target, read.record);
    const code = read.record['code'];
    if (code && !seen.has(key) && codes.has(code)) read.errors.push(codeTaken(at + 1, String(code)));
    if (read.errors.length > 0) {
      badRows += 1;
      errors.push(...read.errors.slice(0, MAX_ERRORS - errors.length));
      continue;
    }
    good += 1;
    if (seen.has(key)) continue;
    if (code) codes.add(code);
    seen.set(key, { row: at + 1, values: { ...read.record, ...pinyinOf(String(read.record[nameField])) } });
  }
  return { records: [...seen.values()], rows, repeated: good - seen.size, badRows, errors };
}
