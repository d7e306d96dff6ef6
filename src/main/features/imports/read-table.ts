/** A spreadsheet of any accepted kind as rows of texts. */
import { ProblemError } from '../../../shared/domain/problem';
import { encrypted, noRows, unreadable, wrongKind } from './file-refusals';
import { decodeText, parseCsv, type DecodedText } from './read-csv';
import { readXls, readXlsx } from './read-workbook';

export type Table = { readonly encoding: DecodedText['encoding'] | 'xlsx' | 'xls'; readonly rows: readonly string[][] };

/** Signs that may not stand in a text; a line end inside a cell becomes a space. */
const CONTROL = /[\u0000-\u001F\u007F\u0085\u2028\u2029\uFEFF]+/gu;
const clean = (text: string): string => text.replace(CONTROL, ' ').trim();

const beginsWith = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;

/** A workbook with a password is wrapped in the container of the old format; its parts are named inside. */
const isEncrypted = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from('EncryptedPackage', 'utf16le'));

/** Pages and their like under the name of a workbook, as web programs export them. */
const MARKUP = /^\s*<(?:html|table|\?xml|!doctype|meta|div)/iu;

function readAny(bytes: Uint8Array): Table {
  if (beginsWith(bytes, 'PK\u0003\u0004')) return { encoding: 'xlsx', rows: readXlsx(bytes) };
  if (beginsWith(bytes, '\u00D0\u00CF\u0011\u00E0')) {
    if (isEncrypted(bytes)) throw encrypted();
    return { encoding: 'xls', rows: readXls(bytes) };
  }
  if (beginsWith(bytes, '%PDF')) throw wrongKind();
  const { encoding, text } = decodeText(bytes);
  if (MARKUP.test(text)) throw wrongKind();
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
    if (error instanceof ProblemError) throw error;
    throw error instanceof Error && /password/iu.test(error.message) ? encrypted() : unreadable();
  }
}
