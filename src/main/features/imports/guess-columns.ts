/** Which row holds the heads and which column is which field, by the words of the heads. */
import {
  customerImportFields,
  productImportFields,
  type ImportColumn,
  type ImportField,
  type ImportTarget,
} from '../../../shared/contract/imports.contract';
import { headsOf, plainWord, valueOfWord, type WordField } from './import-words';

const ROWS_LOOKED_AT = 20;
const SAMPLE = 200;

export const fieldsOf = (target: ImportTarget): readonly ImportField[] =>
  target === 'customers' ? customerImportFields : productImportFields;

/** What all rows get where the file says nothing: hospitals, boxes, 13 %. */
const usual: Partial<Record<ImportField, string>> = { kind: '\u533b\u9662', unit: '\u76d2', taxRateBp: '13%' };

const wordFields: readonly ImportField[] = ['kind', 'ownership', 'storageClass'];

type Known = ReadonlyMap<string, ImportField>;
const knownHeads = (target: ImportTarget): Known => {
  const known = new Map<string, ImportField>();
  for (const field of fieldsOf(target)) {
    for (const head of headsOf(field)) if (!known.has(head)) known.set(head, field);
  }
  return known;
};

const hits = (row: readonly string[], known: Known): number => row.filter((text) => known.has(plainWord(text))).length;
const filled = (row: readonly string[]): number => row.filter((text) => text !== '').length;

/** The row with the most known heads; without any, the first with two cells. */
export function headerRowOf(rows: readonly (readonly string[])[], target: ImportTarget): number {
  const known = knownHeads(target);
  const scores = rows.slice(0, ROWS_LOOKED_AT).map((row) => hits(row, known));
  const best = Math.max(0, ...scores);
  if (best > 0) return scores.indexOf(best);
  return Math.max(
    0,
    rows.slice(0, ROWS_LOOKED_AT).findIndex((row) => filled(row) > 1),
  );
}

/** A column of words is taken only when most of its cells say something that we know. */
function isUseful(field: ImportField, cells: readonly string[]): boolean {
  if (!wordFields.includes(field)) return true;
  const known = cells.filter((text) => text !== '' && valueOfWord(field as WordField, text) !== undefined);
  return known.length * 2 > cells.length;
}

/** A proposal for every field of the target. */
export function guessColumns(
  rows: readonly (readonly string[])[],
  headerRow: number,
  target: ImportTarget,
): ImportColumn[] {
  const known = knownHeads(target);
  const heads = (rows[headerRow] ?? []).map((text) => known.get(plainWord(text)));
  const sample = rows.slice(headerRow + 1, headerRow + 1 + SAMPLE);
  return fieldsOf(target).map((field) => {
    const at = heads.indexOf(field);
    const isFound =
      at >= 0 &&
      isUseful(
        field,
        sample.map((row) => row[at] ?? ''),
      );
    return { field, at: isFound ? at : null, constant: usual[field] ?? '' };
  });
}
