/** What an import would do to the book: the same plan is shown by the check and carried out by the run. */
import type { ImportField } from '../../../shared/contract/import-fields';
import type { ImportError } from '../../../shared/contract/imports.contract';
import type { Problem, ProblemParams } from '../../../shared/domain/problem';
import type { Actor, Ctx } from '../../store/handler';
import { errorAt, type ImportRecord } from './map-rows';

/** Who looks and when: rows find only customers that he sees, and prices begin on a day. */
export type Viewer = Pick<Actor, 'userId' | 'visible' | 'posts'> & Pick<Ctx, 'today' | 'now' | 'timeZone'>;
export type PlanInput = { readonly records: readonly ImportRecord[]; readonly viewer: Viewer };

export type Plan<Fresh, Change = never> = {
  readonly fresh: readonly Fresh[];
  /** Opening data in the book that the file puts right. */
  readonly changes: readonly Change[];
  /** Records that stand in the book as the file has them. */
  readonly existing: number;
  /** Rows that say what another row says. */
  readonly repeated: number;
  /** At most one for a row. */
  readonly errors: readonly ImportError[];
};

/** The text of a field of a record; '' where there is none. */
export const textIn = ({ values }: ImportRecord, field: ImportField): string => String(values[field] ?? '');

/** A whole number of a record; the check of the cells has made sure of it. */
export const numberIn = ({ values }: ImportRecord, field: ImportField): number => Number(values[field] ?? 0);

export type RowProblem = { readonly field: ImportField; readonly problem: Problem };

/** What is wrong with a record, by the name of its text. */
export const wrongRow = (field: ImportField, name: string, params: ProblemParams): RowProblem => ({
  field,
  problem: { code: 'VALIDATION_FAILED', params: { case: `imports.refusals.${name}`, ...params } },
});

/** The same as an error of the row. */
export const asError = (record: ImportRecord, { field, problem }: RowProblem): ImportError =>
  errorAt(record.row, field, { ...problem, value: textIn(record, field) });
