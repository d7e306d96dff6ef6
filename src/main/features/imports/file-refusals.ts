/** Refusals of files as exceptions: parsers are deep, and a damaged file may fail anywhere in them. */
import { MAX_ROWS } from '../../../shared/domain/limits';
import { ProblemError } from '../../../shared/domain/problem';

const rejected = (params: Readonly<Record<string, string | number>>): ProblemError =>
  new ProblemError({ code: 'FILE_REJECTED', params });

export const unreadable = (): ProblemError => rejected({ case: 'imports.refusals.unreadable' });
export const unpacksTooBig = (): ProblemError => rejected({ case: 'imports.refusals.unpacksTooBig' });
export const encrypted = (): ProblemError => rejected({ case: 'imports.refusals.encrypted' });
export const noRows = (): ProblemError => rejected({ case: 'imports.refusals.noRows' });
export const wrongKind = (): ProblemError => rejected({ kinds: '.xlsx, .xls, .csv' });
export const tooManyRows = (): ProblemError => rejected({ maxRows: MAX_ROWS });
