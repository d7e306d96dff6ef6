/** The lists of choices of a template: what its author lets a column be, so that our words are his. */
import { utils, type CellObject, type DenseWorkSheet, type WorkBook } from '@e965/xlsx';
import { MAX_COLUMNS } from '../../../shared/domain/limits';

const MAX_CHOICES = 500;

const cellText = (cell: CellObject | undefined): string =>
  cell?.v === undefined || cell.v === null || cell.t === 'e' ? '' : String(cell.v);

/** The texts of a sheet by row and column. */
export function rowsOfSheet(book: WorkBook, name: string): string[][] {
  const sheet = book.Sheets[name];
  if (!sheet || !('!data' in sheet)) return [];
  return Array.from((sheet as DenseWorkSheet)['!data'], (row) =>
    Array.from((row ?? []).slice(0, MAX_COLUMNS), (cell) => cellText(cell)),
  );
}

const textOf = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** An attribute of a tag of XML, or an empty text. `name` is a pattern. */
export const attributeOf = (tag: string, name: string): string =>
  textOf(new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`, 'u').exec(tag)?.[1] ?? '');

type Rule = { readonly ranges: string; readonly formula: string };

/** Validations as every version writes them, and those of newer ones with lists on another sheet. */
function listRules(xml: string): Rule[] {
  const rules: Rule[] = [];
  const pattern = /<(?<tag>(?:\w+:)?dataValidation)(?<attributes>\s[^>]*[^/])>(?<inner>[\s\S]*?)<\/\k<tag>>/gu;
  for (const { groups = {} } of xml.matchAll(pattern)) {
    const { attributes = '', inner = '' } = groups;
    if (attributeOf(attributes, 'type') !== 'list') continue;
    const formula = /<(?:\w+:)?formula1>(?:<(?:\w+:)?f>)?([^<]*)</u.exec(inner)?.[1] ?? '';
    const ranges = attributeOf(attributes, 'sqref') || (/<(?:\w+:)?sqref>([^<]*)</u.exec(inner)?.[1] ?? '');
    rules.push({ ranges, formula: textOf(formula) });
  }
  return rules;
}

/** Both from 0 and 1 as a spreadsheet counts: a column and a row. */
export type CellPlace = { readonly column: number; readonly row: number };

const holds = (ranges: string, { column, row }: CellPlace): boolean =>
  ranges
    .split(/\s+/u)
    .filter((range) => range !== '')
    .some((range) => {
      const { s: from, e: to } = utils.decode_range(range);
      return from.c <= column && column <= to.c && from.r <= row - 1 && row - 1 <= to.r;
    });

const REFERENCE = /^(?:'?(?<sheet>[^'!]+)'?!)?(?<range>\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)$/u;

function choicesOf(formula: string, book: WorkBook, sheet: string): string[] {
  if (formula.startsWith('"'))
    return formula
      .slice(1, -1)
      .split(',')
      .map((text) => text.trim());
  const named = book.Workbook?.Names?.find(({ Name }) => Name === formula)?.Ref ?? formula;
  const groups = REFERENCE.exec(named)?.groups;
  if (!groups) return [];
  const { s: from, e: to } = utils.decode_range((groups['range'] ?? '').replaceAll('$', ''));
  return rowsOfSheet(book, groups['sheet'] ?? sheet)
    .slice(from.r, to.r + 1)
    .flatMap((row) => row.slice(from.c, to.c + 1))
    .filter((text) => text !== '')
    .slice(0, MAX_CHOICES);
}

/** What the list of choices of a cell offers; empty where it has none that can be read. */
export function offersOf(
  { xml, book, sheet }: { readonly xml: string; readonly book: WorkBook; readonly sheet: string },
  place: CellPlace,
): string[] {
  const rule = listRules(xml).find(({ ranges }) => holds(ranges, place));
  return rule ? choicesOf(rule.formula, book, sheet) : [];
}
