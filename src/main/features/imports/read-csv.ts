/** Text files: their encoding, their separator, their cells. */
import { MAX_COLUMNS, MAX_ROWS } from '../../../shared/domain/limits';
import iconv from 'iconv-lite';
import { tooManyRows, unreadable } from './file-refusals';

/** Title rows above the heads count too. */
export const ROW_LIMIT = MAX_ROWS + 20;
const MAX_CELL = 2_000;
const REPLACED = '\u{fffd}';
/** Of a thousand characters so many may be unreadable before the guess of the encoding is given up. */
const UNREADABLE_PER_MILLE = 2;

export type DecodedText = { readonly encoding: 'utf-8' | 'utf-16' | 'gb18030'; readonly text: string };

const hasPrefix = (bytes: Uint8Array, ...prefix: number[]): boolean => prefix.every((byte, at) => bytes[at] === byte);

/** UTF-8 with or without its mark, UTF-16 with its mark, else GB18030. @throws ProblemError FILE_REJECTED */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (hasPrefix(bytes, 0xff, 0xfe)) return { encoding: 'utf-16', text: new TextDecoder('utf-16le').decode(bytes) };
  if (hasPrefix(bytes, 0xfe, 0xff)) return { encoding: 'utf-16', text: new TextDecoder('utf-16be').decode(bytes) };
  if (bytes.includes(0)) throw unreadable();
  try {
    return { encoding: 'utf-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const text = iconv.decode(Buffer.from(bytes), 'gb18030');
    const lost = text.split(REPLACED).length - 1;
    if (lost * 1_000 > text.length * UNREADABLE_PER_MILLE) throw unreadable();
    return { encoding: 'gb18030', text };
  }
}

/** The separator that the first lines use most. */
function separatorOf(text: string): string {
  const start = text.slice(0, 4_096);
  const counts = [',', '\t', ';'].map((sign) => ({ sign, count: start.split(sign).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

/** The cells of a separated text: quotes, doubled quotes, line ends inside quotes. @throws ProblemError FILE_REJECTED */
export function parseCsv(text: string): string[][] {
  const separator = separatorOf(text);
  const cell = new RegExp(`"([^"]*(?:""[^"]*)*)"?|[^${separator}\r\n]+`, 'uy');
  const rows: string[][] = [];
  let row: string[] = [];
  let value = '';
  for (let at = 0; at < text.length; ) {
    const sign = text[at];
    if (sign === separator || sign === '\n' || sign === '\r') {
      if (row.length < MAX_COLUMNS) row.push(value.slice(0, MAX_CELL));
      value = '';
      at += sign === '\r' && text[at + 1] === '\n' ? 2 : 1;
      if (sign === separator) continue;
      rows.push(row);
      row = [];
      if (rows.length > ROW_LIMIT) throw tooManyRows();
      continue;
    }
    cell.lastIndex = at;
    const found = cell.exec(text);
    if (!found) throw unreadable();
    value += found[1] === undefined ? found[0] : found[1].replaceAll('""', '"');
    at = cell.lastIndex;
  }
  if (value !== '' || row.length > 0) rows.push([...row, value.slice(0, MAX_CELL)]);
  return rows;
}
