/** A file with errors as a workbook for its sender: the same rows, wrong cells marked, the reasons in a red column. */
import write, { type CellObject, type Row } from 'write-excel-file/node';
import type { ImportError } from '../../../shared/contract/imports.contract';
import { resources } from '../../../shared/i18n';
import type { TextPlace } from '../../../shared/i18n/formats';
import { fillText, problemText } from '../../../shared/i18n/problem-text';
import { isErrorHead } from './import-words';
import type { Table } from './read-table';

const RED = '#cf1322';
const PALE_RED = '#fff1f0';
const REASON_WIDTH = 60;
const WIDTH = 18;
/** Nothing is computed anew when the file is opened: a code of twenty digits stays what it is. */
const AS_TEXT = '@';

type Marks = { readonly headerRow: number; readonly errors: readonly ImportError[]; readonly place: TextPlace };
type Reasons = ReadonlyMap<number, readonly ImportError[]>;

const textCell = (value: string, more: Partial<CellObject> = {}): CellObject | null =>
  value === '' && Object.keys(more).length === 0 ? null : { value, type: String, format: AS_TEXT, ...more };

function reasonOf(errors: readonly ImportError[], place: TextPlace): string {
  const { fields, check } = resources[place.language].imports;
  return errors
    .map(({ field, problem }) =>
      fillText(check.cellReason, { name: fields[field], reason: problemText(problem, place) }, place),
    )
    .join('\n');
}

/** The rows without the reasons of an earlier answer, which the new ones replace. */
function withoutReasons(table: Table, headerRow: number): readonly (readonly string[])[] {
  const earlier = (table.rows[headerRow] ?? []).findIndex(isErrorHead);
  return earlier < 0 ? table.rows : table.rows.map((row) => row.toSpliced(earlier, 1));
}

const padded = (cells: readonly string[], width: number): string[] =>
  Array.from({ length: width }, (_, at) => cells[at] ?? '');

/** @returns the bytes of an .xlsx file */
export async function errorBook(table: Table, marks: Marks): Promise<Uint8Array> {
  const { headerRow, errors, place } = marks;
  const { words, check } = resources[place.language].imports;
  const reasons: Reasons = Map.groupBy(errors, ({ row }) => row);
  const rows = withoutReasons(table, headerRow);
  const filled = rows.map((row) => row.findLastIndex((text) => text !== ''));
  // Behind the last column that anything stands in.
  const column = filled.reduce((most, last) => Math.max(most, last), 0) + 1;
  const rowOf = (cells: readonly string[], at: number): Row => {
    const wrong = reasons.get(at + 1) ?? [];
    const values = new Set(wrong.map(({ value }) => value).filter((value) => value !== ''));
    const shown = padded(cells, column).map((text): CellObject | null =>
      textCell(text, {
        ...(values.has(text) ? { backgroundColor: PALE_RED, textColor: RED } : {}),
        ...(at === headerRow ? { fontWeight: 'bold' as const } : {}),
      }),
    );
    if (at === headerRow) {
      const head = { fontWeight: 'bold', textColor: '#ffffff', backgroundColor: RED } as const;
      return [...shown, textCell(check.reason, head)];
    }
    const reason = wrong.length > 0 ? reasonOf(wrong, place) : '';
    return [...shown, textCell(reason, reason === '' ? {} : { textColor: RED, wrap: true })];
  };
  const data = rows.map((cells, at) => rowOf(cells, at));
  const columns = Array.from({ length: column + 1 }, (_, at) => ({ width: at === column ? REASON_WIDTH : WIDTH }));
  const book = write(data, { columns, stickyRowsCount: headerRow + 1, sheet: words.errorSheet });
  return new Uint8Array(await book.toBuffer());
}
