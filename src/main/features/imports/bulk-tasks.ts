/** What the bulk thread does for an import: reads a file, writes one with its errors; it knows nothing of the book. */
import type { ImportTarget } from '../../../shared/contract/import-fields';
import type { ImportColumn, ImportError, ImportPhase, ImportPreview } from '../../../shared/contract/imports.contract';
import { ProblemError, okay, type Result } from '../../../shared/domain/problem';
import type { TextPlace } from '../../../shared/i18n/formats';
import { errorBook } from './error-book';
import { guessColumns, headerRowOf, signatureOf } from './guess-columns';
import { mapRows, missingColumn, type MappedRows } from './map-rows';
import { readTable } from './read-table';

const PREVIEW_ROWS = 20;

type OfFile = { readonly bytes: Uint8Array };
export type PreviewTask = OfFile & { readonly kind: 'preview'; readonly target: ImportTarget };
export type RowsTask = OfFile & {
  readonly kind: 'rows';
  readonly target: ImportTarget;
  readonly headerRow: number;
  readonly columns: readonly ImportColumn[];
};
/** The file again, with a column of what is wrong with each row. */
export type ErrorsTask = OfFile & {
  readonly kind: 'errors';
  readonly headerRow: number;
  readonly errors: readonly ImportError[];
  readonly place: TextPlace;
};
export type BulkTask = PreviewTask | RowsTask | ErrorsTask;

/** The heads as a signature, so that a layout seen before is known again. */
type Signed = { readonly signature: string };
export type ReadPreview = Omit<ImportPreview, 'isRemembered'> & Signed;
export type ReadRows = MappedRows & Signed;
export type BulkAnswer<T extends BulkTask> = T extends PreviewTask
  ? ReadPreview
  : T extends RowsTask
    ? ReadRows
    : Uint8Array;

export type BulkProgress = { readonly phase: ImportPhase; readonly done: number; readonly total: number };
export type Watch = (progress: BulkProgress) => void;

function preview({ bytes, target }: PreviewTask): ReadPreview {
  const { encoding, rows } = readTable(bytes);
  const headerRow = headerRowOf(rows, target);
  const header = [...(rows[headerRow] ?? [])];
  const below = rows.slice(headerRow + 1).filter((row) => row.some((text) => text !== ''));
  return {
    encoding,
    headerRow,
    header,
    rows: below.slice(0, PREVIEW_ROWS).map((row) => [...row]),
    rowCount: below.length,
    columns: guessColumns(rows, headerRow, target),
    signature: signatureOf(header),
  };
}

function rowsOf(task: RowsTask, watch: Watch): Result<ReadRows> {
  const gap = missingColumn(task);
  if (gap) return gap;
  const table = readTable(task.bytes);
  const mapped = mapRows(table, task, (done, total) => watch({ phase: 'checking', done, total }));
  return okay({ ...mapped, signature: signatureOf(table.rows[task.headerRow] ?? []) });
}

/** Runs one task; a file that is wrong is a refusal. */
export async function runBulkTask(task: BulkTask, watch: Watch): Promise<Result<ReadPreview | ReadRows | Uint8Array>> {
  try {
    watch({ phase: 'reading', done: 0, total: 0 });
    switch (task.kind) {
      case 'preview':
        return okay(preview(task));
      case 'rows':
        return rowsOf(task, watch);
      case 'errors':
        return okay(await errorBook(readTable(task.bytes), task));
    }
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem };
    throw error;
  }
}
