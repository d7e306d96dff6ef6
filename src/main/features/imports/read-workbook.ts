/** Workbooks, new and old: the first sheet that holds anything, as texts. */
import { MAX_COLUMNS } from '../../../shared/domain/limits';
import { read, set_cptable, type DenseWorkSheet, type Range } from '@e965/xlsx';
import iconv from 'iconv-lite';
import { noRows, tooManyRows } from './file-refusals';
import { ROW_LIMIT } from './read-csv';
import { unzipCapped } from './unzip-capped';
import { cellText } from './workbook-cells';

const SHEETS_LOOKED_AT = 3;
/** Merged cells give their value to so many cells at most. */
const MOST_FILLED = 500_000;

type Rows = string[][];

/** Every cell of a merged range says what its first one says: heads over two rows, a customer over his prices. */
function fillMerged(rows: Rows, ranges: readonly Range[]): void {
  let filled = 0;
  for (const { s: first, e: last } of ranges) {
    const value = rows[first.r]?.[first.c] ?? '';
    if (value === '') continue;
    for (let at = first.r; at <= Math.min(last.r, rows.length - 1); at += 1) {
      const row = rows[at] ?? [];
      for (let column = first.c; column <= Math.min(last.c, MAX_COLUMNS - 1); column += 1) {
        filled += 1;
        if (filled > MOST_FILLED) return;
        row[column] = value;
      }
      rows[at] = Array.from(row, (text) => text ?? '');
    }
  }
}

function rowsOf(sheet: DenseWorkSheet, is1904: boolean): Rows {
  const cells = sheet['!data'];
  if (cells.length > ROW_LIMIT) throw tooManyRows();
  const rows = Array.from(cells, (row) =>
    Array.from((row ?? []).slice(0, MAX_COLUMNS), (cell) => cellText(cell, is1904)),
  );
  fillMerged(rows, sheet['!merges'] ?? []);
  return rows;
}

function readBook(bytes: Uint8Array): Rows {
  const book = read(bytes, {
    type: 'array',
    dense: true,
    sheets: Array.from({ length: SHEETS_LOOKED_AT }, (_, at) => at),
    sheetRows: ROW_LIMIT + 1,
    cellFormula: false,
    cellHTML: false,
    cellText: false,
    cellNF: true,
  });
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name];
    if (!sheet || !('!data' in sheet)) continue;
    const rows = rowsOf(sheet as DenseWorkSheet, is1904);
    if (rows.some((row) => row.some((text) => text !== ''))) return rows;
  }
  throw noRows();
}

/** @throws ProblemError FILE_REJECTED */
export const readXlsx = (bytes: Uint8Array): Rows => readBook(unzipCapped(bytes));

const WIDE = 1200;
const UTF8 = 65001;
const encodingOf = (codepage: number): string => {
  if (codepage === WIDE) return 'utf-16le';
  if (codepage === UTF8) return 'utf-8';
  const name = `cp${codepage}`;
  return iconv.encodingExists(name) ? name : 'cp1252';
};

/** Workbooks from before Excel 97 hold their texts in the code page of the machine that wrote them. */
const codepages = {
  utils: {
    decode: (codepage: number, data: ArrayLike<number>) => iconv.decode(Buffer.from(data), encodingOf(codepage)),
    encode: (codepage: number, text: string) => iconv.encode(text, encodingOf(codepage)),
  },
};

/** The old format is not packed: its size is the size of the file. @throws ProblemError FILE_REJECTED */
export function readXls(bytes: Uint8Array): Rows {
  set_cptable(codepages);
  return readBook(bytes);
}
