/** Rows as a table that spreadsheets read from the clipboard. */

/** A cell with line breaks, tabs or quotes is quoted, as spreadsheets do. */
const quoted = (text: string): string => (/["\t\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Text that a spreadsheet would take for a formula is kept a text; pasted negative figures stay figures. */
const harmless = (text: string): string => (/^[=+@\uFF1D\uFF0B\uFF20]|^-(?![\d.,]+$)/u.test(text) ? `'${text}` : text);

/** Tab-separated lines, headers first. */
export const tableText = (headers: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headers, ...rows].map((cells) => cells.map((cell) => quoted(harmless(cell))).join('\t')).join('\r\n');
