/** Small tables as .csv files that spreadsheets open with the right signs. */

const BYTE_ORDER_MARK = '\uFEFF';
/** A text that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u;

const cellOf = (text: string): string => {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The bytes of a table, UTF-8 with its mark. */
export const csvFile = (rows: readonly (readonly (string | number)[])[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(
    BYTE_ORDER_MARK + rows.map((row) => row.map((cell) => cellOf(String(cell))).join(',')).join('\r\n'),
  );
