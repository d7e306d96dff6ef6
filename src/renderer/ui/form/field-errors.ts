/** Which fields of a form a refusal concerns: JSON pointers of the input become names of form items. */
import type { ShownProblem } from '../problem-text';

/** A name as antd's form knows it: `['lines', 2, 'orderedQty']`. */
export type FieldName = readonly (string | number)[];

const unescaped = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~');

/** `/lines/2/orderedQty` → `['lines', 2, 'orderedQty']`. */
export const fieldNameOf = (pointer: string): FieldName =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/u.test(part) ? Number(part) : unescaped(part)));

/** Fields of the form that the refusal names, by its own list of names; the rest belongs to the form as a whole. */
export const refusedFields = (problem: ShownProblem, known: readonly FieldName[]): readonly FieldName[] => {
  const keys = new Set(known.map((name) => JSON.stringify(name)));
  return (problem.fields ?? []).map(fieldNameOf).filter((name) => keys.has(JSON.stringify(name)));
};
