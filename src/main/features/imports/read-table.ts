/** A spreadsheet of any accepted kind as rows of texts. */
import { ProblemError } from '../../../shared/domain/problem';
import { noRows, unreadable, wrongKind } from './file-refusals';
import { decodeText, parseCsv, type DecodedText } from './read-csv';
import { readXlsx } from './read-xlsx';

export type Table = { readonly encoding: DecodedText['encoding'] | 'xlsx'; readonly rows: readonly string[][] };

/** Signs that may not stand in a text; a line end inside a cell becomes a space. */
const CONTROL = /[\u0000-\u001F\u007F\u0085\u2028\u2029\uFEFF]+/gu;
const clean = (text: string): string => text.replace(CONTROL, ' ').trim();

const beginsWith = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;

function readAny(bytes: Uint8Array): Table {
  if (beginsWith(bytes, 'PK\u0003\u0004')) return { encoding: 'xlsx', rows: readXlsx(bytes) };
  // The old workbook format and PDF: told apart from a damaged file.
  if (beginsWith(bytes, '\u00D0\u00CF\u0011\u00E0') || beginsWith(bytes, '%PDF')) throw wrongKind();
  const { encoding, text } = decodeText(bytes);
  return { encoding, rows: parseCsv(text) };
}

/**
 * Reads a file by its content; its name plays no part.
 * @throws ProblemError FILE_REJECTED, whatever is wrong with it
 */
export function readTable(bytes: Uint8Array): Table {
  try {
    const { encoding, rows } = readAny(bytes);
    if (!rows.some((row) => row.some((text) => text.trim() !== ''))) throw noRows();
    return { encoding, rows: rows.map((row) => row.map(clean)) };
  } catch (error) {
    throw error instanceof ProblemError ? error : unreadable();
  }
}
