/** Workbooks: the first sheet that holds anything, as texts. */
import { read, type CellObject, type DenseWorkSheet } from '@e965/xlsx';
import { MAX_COLUMNS } from '../../../shared/contract/imports.contract';
import { noRows, tooManyRows } from './file-refusals';
import { ROW_LIMIT } from './read-csv';
import { unzipCapped } from './unzip-capped';

const SHEETS_LOOKED_AT = 3;
/** From here on a number of a spreadsheet has lost digits. */
const DAMAGED_FROM = 1e15;

function textOf(cell: CellObject | undefined): string {
  if (!cell || cell.v === undefined || cell.v === null) return '';
  switch (cell.t) {
    case 'n': {
      const value = Number(cell.v);
      return Math.abs(value) >= DAMAGED_FROM ? value.toExponential() : String(value);
    }
    case 's':
      return String(cell.v);
    case 'b':
      return cell.v === true ? 'TRUE' : 'FALSE';
    case 'd':
      return cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : String(cell.v);
    case 'e':
    case 'z':
      return '';
  }
}

function rowsOf(sheet: DenseWorkSheet): string[][] {
  const cells = sheet['!data'];
  if (cells.length > ROW_LIMIT) throw tooManyRows();
  return Array.from(cells, (row) => Array.from((row ?? []).slice(0, MAX_COLUMNS), (cell) => textOf(cell)));
}

/** @throws ProblemError FILE_REJECTED */
export function readXlsx(bytes: Uint8Array): string[][] {
  const book = read(unzipCapped(bytes), {
    type: 'array',
    dense: true,
    sheets: Array.from({ length: SHEETS_LOOKED_AT }, (_, at) => at),
    sheetRows: ROW_LIMIT + 1,
    cellFormula: false,
    cellHTML: false,
    cellText: false,
  });
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name];
    if (!sheet || !('!data' in sheet)) continue;
    const rows = rowsOf(sheet as DenseWorkSheet);
    if (rows.some((row) => row.some((text) => text !== ''))) return rows;
  }
  throw noRows();
}
