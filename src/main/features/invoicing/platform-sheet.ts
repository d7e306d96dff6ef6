/**
 * Rows written into the XML of a sheet, as text: a library that reads and writes a whole workbook would drop what it
 * does not know, and the tax platform refuses a template that lost its lists of choices or its version.
 */
import { unreadable } from './platform-archive';

/** `column` from 0. */
export type NewCell = { readonly column: number; readonly text: string };
export type NewRows = {
  /** As a spreadsheet counts, from 1. */
  readonly firstRow: number;
  readonly rows: readonly (readonly NewCell[])[];
};

type Row = {
  readonly number: number;
  readonly lead: string;
  readonly attributes: string;
  readonly inner: string;
  text: string;
};
type Cell = { readonly column: number; readonly attributes: string; readonly text: string };

const LETTERS = 26;
const FIRST_LETTER = 65;

/** `A` for 0, `AB` for 27. */
export const columnName = (column: number): string =>
  (column >= LETTERS ? columnName(Math.floor(column / LETTERS) - 1) : '') +
  String.fromCharCode(FIRST_LETTER + (column % LETTERS));

/** 27 for `AB`. */
export const columnAt = (name: string): number =>
  Array.from(name).reduce((sum, sign) => sum * LETTERS + sign.charCodeAt(0) - FIRST_LETTER + 1, 0) - 1;

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u')
    .exec(attributes)
    ?.slice(1)
    .find((one) => one !== undefined);

const withAttribute = (attributes: string, name: string, value: string): string => {
  const own = new RegExp(`(^|\\s)${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`, 'u');
  return own.test(attributes)
    ? attributes.replace(own, (_, space: string) => `${space}${name}="${value}"`)
    : ` ${name}="${value}"${attributes}`;
};

const withoutAttributes = (attributes: string, names: readonly string[]): string =>
  names.reduce(
    (rest, name) => rest.replace(new RegExp(`(^|\\s)${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`, 'u'), ''),
    attributes,
  );

const UNPRINTABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;
/** Spreadsheets read `_x000D_` in a text as a sign; the text shall stay what it is. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/gu;
const escaped = (text: string): string =>
  text
    .replace(UNPRINTABLE, '')
    .replace(LOOKS_ESCAPED, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

function rowsIn(body: string, prefix: string): { rows: Row[]; tail: string } {
  const pattern = new RegExp(`<${prefix}row(?=[\\s/>])([^>]*?)(?:/>|>([\\s\\S]*?)</${prefix}row\\s*>)`, 'gu');
  const rows: Row[] = [];
  let end = 0;
  for (const found of body.matchAll(pattern)) {
    const [text, attributes = '', inner = ''] = found;
    const number = Number(attribute(attributes, 'r') ?? (rows.at(-1)?.number ?? 0) + 1);
    rows.push({ number, lead: body.slice(end, found.index), attributes, inner, text });
    end = found.index + text.length;
  }
  return { rows, tail: body.slice(end) };
}

function cellsIn(inner: string, prefix: string): Cell[] {
  const pattern = new RegExp(`<${prefix}c(?=[\\s/>])([^>]*?)(?:/>|>[\\s\\S]*?</${prefix}c\\s*>)`, 'gu');
  const cells: Cell[] = [];
  for (const [text, attributes = ''] of inner.matchAll(pattern)) {
    const place = /^[A-Z]+/u.exec(attribute(attributes, 'r') ?? '')?.[0];
    cells.push({ column: place ? columnAt(place) : (cells.at(-1)?.column ?? -1) + 1, attributes, text });
  }
  return cells;
}

type Making = { readonly prefix: string; readonly model: Row | undefined; readonly modelCells: readonly Cell[] };

/** A row with the new texts: its own cells and looks where it has them, else those of the first row of data. */
type Wanted = { readonly own: Row | undefined; readonly cells: readonly NewCell[]; readonly number: number };

function madeRow({ prefix, model, modelCells }: Making, { own, cells, number }: Wanted): string {
  const standing = own ? cellsIn(own.inner, prefix) : modelCells;
  const columns = [...new Set([...standing, ...cells].map(({ column }) => column))].toSorted((a, b) => a - b);
  const inner = columns.map((column) => {
    const wanted = cells.find((cell) => cell.column === column);
    const old = standing.find((cell) => cell.column === column);
    const place = `${columnName(column)}${number}`;
    if (!wanted) return old?.text.replace(old.attributes, withAttribute(old.attributes, 'r', place)) ?? '';
    const look = old ?? modelCells.find((cell) => cell.column === column);
    const style = look ? attribute(look.attributes, 's') : undefined;
    const open = `<${prefix}c r="${place}"${style === undefined ? '' : ` s="${style}"`}`;
    if (wanted.text === '') return `${open}/>`;
    return `${open} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escaped(wanted.text)}</${prefix}t></${prefix}is></${prefix}c>`;
  });
  const attributes = withoutAttributes(own?.attributes ?? model?.attributes ?? '', ['spans']);
  return `<${prefix}row${withAttribute(attributes, 'r', String(number))}>${inner.join('')}</${prefix}row>`;
}

/** The area that a sheet says it uses, made large enough. */
function withArea(xml: string, prefix: string, last: { readonly row: number; readonly column: number }): string {
  const area = '(?<column>[A-Z]+)(?<row>\\d+)(?::(?<toColumn>[A-Z]+)(?<toRow>\\d+))?';
  const found = new RegExp(`(?<=<${prefix}dimension\\s[^>]*?ref=["'])${area}(?=["'])`, 'u').exec(xml);
  const { column = '', row = '', toColumn = column, toRow = row } = found?.groups ?? {};
  if (!found) return xml;
  const right = columnName(Math.max(columnAt(toColumn), last.column));
  const grown = `${column}${row}:${right}${Math.max(Number(toRow), last.row)}`;
  return xml.slice(0, found.index) + grown + xml.slice(found.index + found[0].length);
}

/**
 * The XML of a sheet with rows of texts; all else in it stays as it is.
 * @throws ProblemError FILE_REJECTED for a sheet that has no rows
 */
export function withRows(xml: string, { firstRow, rows }: NewRows): string {
  const opening = /<((?:[A-Za-z_][\w.-]*:)?)sheetData\s*>/u.exec(xml);
  const prefix = opening?.[1] ?? '';
  const closing = xml.indexOf(`</${prefix}sheetData`);
  if (!opening || closing < 0) throw unreadable();
  const start = opening.index + opening[0].length;
  const { rows: standing, tail } = rowsIn(xml.slice(start, closing), prefix);
  const model = standing.find(({ number }) => number === firstRow);
  const making = { prefix, model, modelCells: model ? cellsIn(model.inner, prefix) : [] };
  const byNumber = new Map(standing.map((row) => [row.number, row]));
  const made = rows.map((cells, at) => {
    const number = firstRow + at;
    const own = byNumber.get(number);
    return { number, lead: own?.lead ?? '', text: madeRow(making, { own, cells, number }) };
  });
  const isMade = (number: number): boolean => number >= firstRow && number < firstRow + rows.length;
  const all = [...standing.filter(({ number }) => !isMade(number)), ...made].toSorted((a, b) => a.number - b.number);
  const body = all.map(({ lead, text }) => lead + text).join('');
  const column = Math.max(0, ...rows.flatMap((cells) => cells.map((cell) => cell.column)));
  const grown = `${xml.slice(0, start)}${body}${tail}${xml.slice(closing)}`;
  return withArea(grown, prefix, { row: firstRow + rows.length - 1, column });
}
