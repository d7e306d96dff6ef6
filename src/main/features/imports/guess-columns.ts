/** Which row holds the heads and which column is which field, by the words of the heads. */
import { createHash } from 'node:crypto';
import { importFields, isWordField, type ImportField, type ImportTarget } from '../../../shared/contract/import-fields';
import type { ImportColumn } from '../../../shared/contract/imports.contract';
import { headsOf, isErrorHead, plainWord, valueOfWord } from './import-words';

const ROWS_LOOKED_AT = 20;
const SAMPLE = 200;

export const fieldsOf = (target: ImportTarget): readonly ImportField[] => importFields[target];

/** What all rows get where the file says nothing: hospitals, boxes, 13 %. */
const usual: { readonly [T in ImportTarget]?: Partial<Record<ImportField, string>> } = {
  customers: { kind: '\u533b\u9662' },
  products: { unit: '\u76d2', taxRateBp: '13%' },
};

type Known = ReadonlyMap<string, ImportField>;
const knownHeads = (target: ImportTarget): Known => {
  const known = new Map<string, ImportField>();
  for (const field of fieldsOf(target)) {
    for (const head of headsOf(field)) if (!known.has(head)) known.set(head, field);
  }
  return known;
};

const hits = (row: readonly string[], known: Known): number =>
  new Set(row.map((text) => known.get(plainWord(text))).filter((field) => field !== undefined)).size;
/** Different texts: a title over merged cells says one thing many times. */
const filled = (row: readonly string[]): number => new Set(row.filter((text) => text !== '')).size;

/** The row with the most known heads; without any, the first with two different cells. */
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
  if (!isWordField(field)) return true;
  const known = cells.filter((text) => text !== '' && valueOfWord(field, text) !== undefined);
  // Most customers have fewer papers than there are columns for them.
  const asked =
    field === 'paymentTerm' || field.startsWith('licenceKind') ? cells.filter((text) => text !== '') : cells;
  return known.length * 2 > asked.length;
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
    const cells = sample.map((row) => row[at] ?? '');
    const isFound = at >= 0 && isUseful(field, cells);
    return { field, at: isFound ? at : null, constant: usual[target]?.[field] ?? '' };
  });
}

/** What tells one layout of a file from another: its heads in their order, our own column of reasons left out. */
export function signatureOf(header: readonly string[]): string {
  const heads = header.map((head) => (isErrorHead(head) ? '' : plainWord(head)));
  const last = heads.findLastIndex((head) => head !== '');
  return createHash('sha256')
    .update(JSON.stringify(heads.slice(0, last + 1)))
    .digest('hex')
    .slice(0, 32);
}
