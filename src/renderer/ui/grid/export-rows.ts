/** Rows as files that spreadsheets open: what is seen, in the same words and figures. */
import type { Cell } from 'write-excel-file/browser';

/** A cell of an export: text, or a figure in the unit people read it in. */
export type ExportCell = string | number;
export type ExportTable = {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly ExportCell[])[];
};
export type ExportKind = 'csv' | 'xlsx';

/** Above this many rows a workbook takes too long to open: the export is CSV. */
export const MOST_IN_WORKBOOK = 50_000;

/** Text that a spreadsheet would take for a formula, also by its full-width twins, is kept a text. */
export const harmless = (text: string): string =>
  /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u.test(text) ? `'${text}` : text;

const csvCell = (cell: ExportCell): string => {
  if (typeof cell === 'number') return String(cell);
  const text = harmless(cell);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** CSV in UTF-8 with the mark that Excel and WPS look for. */
export const csvBytes = ({ headers, rows }: ExportTable): Uint8Array<ArrayBuffer> => {
  const lines = [headers, ...rows].map((cells) => cells.map(csvCell).join(','));
  return new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`);
};

const workbookCell = (cell: ExportCell): Cell =>
  typeof cell === 'number' ? { value: cell, type: Number } : { value: cell, type: String };

/** A workbook of one sheet; the library is fetched when it is needed. */
export const workbookBytes = async ({ headers, rows }: ExportTable): Promise<Uint8Array<ArrayBuffer>> => {
  const { default: write } = await import('write-excel-file/browser');
  const head = headers.map((text): Cell => ({ value: text, type: String, fontWeight: 'bold' }));
  const blob = await write([head, ...rows.map((cells) => cells.map(workbookCell))], { stickyRowsCount: 1 }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
};
