/** What the bulk thread does for an import: reads a file, and nothing of the book. */
import type { ImportColumn, ImportPreview, ImportTarget } from '../../../shared/contract/imports.contract';
import { ProblemError, okay, type Result } from '../../../shared/domain/problem';
import { guessColumns, headerRowOf } from './guess-columns';
import { mapRows, missingColumn, type MappedRows } from './map-rows';
import { readTable } from './read-table';

const PREVIEW_ROWS = 20;

type Asked = { readonly bytes: Uint8Array; readonly target: ImportTarget };
export type PreviewTask = Asked & { readonly kind: 'preview' };
export type RowsTask = Asked & {
  readonly kind: 'rows';
  readonly headerRow: number;
  readonly columns: readonly ImportColumn[];
};
export type BulkTask = PreviewTask | RowsTask;
export type BulkAnswer<T extends BulkTask> = T extends PreviewTask ? ImportPreview : MappedRows;

function preview({ bytes, target }: PreviewTask): ImportPreview {
  const { encoding, rows } = readTable(bytes);
  const headerRow = headerRowOf(rows, target);
  const below = rows.slice(headerRow + 1);
  return {
    encoding,
    headerRow,
    header: [...(rows[headerRow] ?? [])],
    rows: below.slice(0, PREVIEW_ROWS).map((row) => [...row]),
    rowCount: below.length,
    columns: guessColumns(rows, headerRow, target),
  };
}

/** Runs one task; a file that is wrong is a refusal. */
export function runBulkTask(task: BulkTask): Result<ImportPreview | MappedRows> {
  try {
    if (task.kind === 'preview') return okay(preview(task));
    const gap = missingColumn(task);
    return gap ?? okay(mapRows(readTable(task.bytes), task));
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem };
    throw error;
  }
}
