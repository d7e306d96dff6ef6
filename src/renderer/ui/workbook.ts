/** Workbooks of several sheets with heads, hints and text cells; the library is fetched when it is needed. */
import type { Cell } from 'write-excel-file/browser';

export type SheetLook = 'head' | 'needed' | 'quiet' | 'text';
export type SheetCell = { readonly text: string; readonly look?: SheetLook };
export type Sheet = {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
  /** In characters. */
  readonly widths: readonly number[];
  /** Rows that stay when the rest is scrolled. */
  readonly frozenRows?: number;
  /** Empty rows below that take what is typed as text, so that a code of twenty digits stays one. */
  readonly textRows?: number;
};

const looks = {
  head: { fontWeight: 'bold', backgroundColor: '#f0f0f0' },
  needed: { fontWeight: 'bold', backgroundColor: '#ffe7e5' },
  quiet: { textColor: '#8c8c8c', wrap: true },
  text: { wrap: true },
} as const;

const AS_TEXT = '@';

const cellOf = ({ text, look }: SheetCell): Cell => ({
  value: text,
  type: String,
  format: AS_TEXT,
  ...(look ? looks[look] : {}),
});

/** The bytes of an .xlsx file. */
export const workbookOf = async (sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> => {
  const { default: write } = await import('write-excel-file/browser');
  const made = sheets.map(({ name, rows, widths, frozenRows = 0, textRows = 0 }) => {
    const empty = Array.from({ length: textRows }, () => widths.map((): Cell => ({ type: String, format: AS_TEXT })));
    const data = [...rows.map((row) => row.map(cellOf)), ...empty];
    return { sheet: name, data, columns: widths.map((width) => ({ width })), stickyRowsCount: frozenRows };
  });
  const blob = await write(made).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
};
