/** The blank workbook of the tax platform: where its sheets, heads and lists of choices are. Found by text, never by place. */
import { read, type WorkBook } from '@e965/xlsx';
import { MAX_ROWS } from '../../../shared/domain/limits';
import { ProblemError, refuse } from '../../../shared/domain/problem';
import {
  neededHeadFields,
  neededLineFields,
  platformHeadFields,
  platformLineFields,
  type PlatformHeadField,
  type PlatformLineField,
} from '../../../shared/domain/tax-platform-words';
import { toHalfWidth } from '../../../shared/domain/typed-text';
import { resources } from '../../../shared/i18n';
import { partText, unpack, unreadable, type Archive, type Parts } from './platform-archive';
import { attributeOf, offersOf, rowsOfSheet } from './platform-offers';

/** The tax platform knows Chinese only, whatever the person at the screen reads. */
export const platformWords = resources['zh-CN'].taxPlatform;

const ROWS_LOOKED_AT = 10;

const rejected = (params: Readonly<Record<string, string | number>>): ProblemError =>
  new ProblemError(refuse('FILE_REJECTED', params).problem);

/** A head without stars, spaces and notes in brackets. */
export const plainHead = (text: string): string =>
  toHalfWidth(text)
    .replaceAll(/\([^)]*\)|\[[^\]]*\]|\u3010[^\u3011]*\u3011|[\s*:]/gu, '')
    .toLowerCase();
export const listedWords = (words: string): string[] => words.split('\u3001');

/** The column of each field among heads; the word that stands first in its list wins. */
export function columnsByHead<F extends string>(
  heads: readonly string[],
  fields: readonly F[],
  words: Readonly<Record<F, string>>,
): Map<F, number> {
  const plain = heads.map(plainHead);
  return new Map(
    fields.flatMap((field) => {
      const word = listedWords(words[field])
        .map(plainHead)
        .find((one) => plain.includes(one));
      return word === undefined ? [] : [[field, plain.indexOf(word)] as const];
    }),
  );
}

export type TemplateSheet<F extends string> = {
  readonly name: string;
  /** The part of the archive. */
  readonly part: string;
  /** As a spreadsheet counts, from 1. */
  readonly headRow: number;
  readonly firstRow: number;
  readonly columns: ReadonlyMap<F, number>;
  /** What a field may be, where the template has a list of choices for it. */
  readonly offers: ReadonlyMap<F, readonly string[]>;
};
export type Template = {
  readonly archive: Archive;
  readonly heads: TemplateSheet<PlatformHeadField>;
  readonly lines: TemplateSheet<PlatformLineField>;
};

/** Name of a sheet → the part it is in. */
function sheetParts(parts: Parts): Map<string, string> {
  const targets = new Map(
    Array.from(partText(parts, 'xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\s[^>]*>/gu), ([tag]) => {
      const target = attributeOf(tag, 'Target');
      return [attributeOf(tag, 'Id'), target.startsWith('/') ? target.slice(1) : `xl/${target}`] as const;
    }),
  );
  const tags = partText(parts, 'xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\s[^>]*>/gu);
  return new Map(
    Array.from(tags, ([tag]) => [attributeOf(tag, 'name'), targets.get(attributeOf(tag, '\\w+:id')) ?? '']),
  );
}

type Wanted<F extends string> = {
  readonly title: string;
  readonly fields: readonly F[];
  readonly needed: readonly F[];
  readonly words: Readonly<Record<F, string>>;
};
type Opened = { readonly archive: Archive; readonly book: WorkBook };

/** Heads that reach over several rows: the data begins below the last of them. */
const firstDataRow = (book: WorkBook, name: string, headRow: number): number => {
  const merged = (book.Sheets[name]?.['!merges'] ?? []).filter(({ s, e }) => s.r <= headRow && e.r >= headRow);
  return Math.max(headRow, ...merged.map(({ e }) => e.r)) + 1;
};

function sheetOf<F extends string>({ archive, book }: Opened, wanted: Wanted<F>): TemplateSheet<F> {
  const { title, fields, needed, words } = wanted;
  const parts = sheetParts(archive.parts);
  const name = [...parts.keys()].find((one) => one.includes(title));
  if (name === undefined)
    throw rejected({ case: 'taxPlatform.refusals.noSheet', sheet: title, found: [...parts.keys()].join('\u3001') });
  const rows = rowsOfSheet(book, name);
  const looked = rows.slice(0, ROWS_LOOKED_AT).map((row) => columnsByHead(row, fields, words));
  const headRow = looked.reduce((best, { size }, at) => (size > (looked[best]?.size ?? 0) ? at : best), 0);
  const columns = looked[headRow] ?? new Map<F, number>();
  const missing = needed.filter((field) => !columns.has(field)).map((field) => listedWords(words[field])[0] ?? field);
  if (missing.length > 0) {
    const where = { sheet: name, heads: missing.join('\u3001'), rows: ROWS_LOOKED_AT };
    throw rejected({ case: 'taxPlatform.refusals.missingHeads', ...where });
  }
  const first = firstDataRow(book, name, headRow);
  const filled = rows.findIndex(
    (row, at) => at >= first && [...columns.values()].some((column) => (row[column] ?? '').trim() !== ''),
  );
  if (filled >= 0) throw rejected({ case: 'taxPlatform.refusals.notBlank', sheet: name, row: filled + 1 });
  const part = parts.get(name) ?? '';
  const xml = partText(archive.parts, part);
  const offered = [...columns].flatMap(([field, column]) => {
    const offers = offersOf({ xml, book, sheet: name }, { column, row: first + 1 });
    return offers.length > 0 ? [[field, offers] as const] : [];
  });
  return { name, part, headRow: headRow + 1, firstRow: first + 1, columns, offers: new Map(offered) };
}

/**
 * Reads a blank workbook of the platform; `plain` is its XML as a capped reader gave it.
 * @throws ProblemError FILE_REJECTED, naming the sheet or the heads that are missing and where they were looked for
 */
export function readTemplate(bytes: Uint8Array, plain: Uint8Array): Template {
  const archive = unpack(bytes, plain);
  try {
    const book = read(archive.plain, {
      type: 'array',
      dense: true,
      sheetRows: MAX_ROWS,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
    });
    const opened = { archive, book };
    const { sheets, headHeads, lineHeads } = platformWords;
    return {
      archive,
      heads: sheetOf(opened, {
        title: sheets.heads,
        fields: platformHeadFields,
        needed: neededHeadFields,
        words: headHeads,
      }),
      lines: sheetOf(opened, {
        title: sheets.lines,
        fields: platformLineFields,
        needed: neededLineFields,
        words: lineHeads,
      }),
    };
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw unreadable();
  }
}
