/** What the bulk thread may be asked: files of imports, statement files of banks, workbooks of the tax platform. */
import type { BankColumns } from '../../shared/contract/bank-files.contract';
import { okay, ProblemError, type Result } from '../../shared/domain/problem';
import { runBulkTask, type BulkAnswer, type BulkTask, type Watch } from '../features/imports/bulk-tasks';
import { readTable } from '../features/imports/read-table';
import { unreadable } from '../features/imports/file-refusals';
import { unzipCapped } from '../features/imports/unzip-capped';
import { readPlatformRows } from '../features/invoicing/platform-results';
import { runWorkbookTask, type PlatformAnswer, type PlatformTask } from '../features/invoicing/platform-tasks';
import { readBankRows, type BankFile } from '../features/receivables/bank-file';

/** `columns` null: as the heads say. */
export type BankTask = { readonly kind: 'bank'; readonly bytes: Uint8Array; readonly columns: BankColumns | null };
export type AnyTask = BulkTask | BankTask | PlatformTask;
export type AnyAnswer<T extends AnyTask> = T extends BulkTask
  ? BulkAnswer<T>
  : T extends PlatformTask
    ? PlatformAnswer<T>
    : BankFile;

/** A damaged archive may fail anywhere in the unpacking of it. */
function plainOf(bytes: Uint8Array): Uint8Array {
  try {
    return unzipCapped(bytes);
  } catch (error) {
    throw error instanceof ProblemError ? error : unreadable();
  }
}

function readFile(task: BankTask | PlatformTask): unknown {
  switch (task.kind) {
    case 'bank':
      return readBankRows(readTable(task.bytes).rows, task.columns);
    case 'platformRows':
      return readPlatformRows(readTable(task.bytes).rows, task.wanted);
    case 'platformTemplate':
    case 'platformFill':
      return runWorkbookTask(task, plainOf(task.bytes));
  }
}

const isImport = (task: AnyTask): task is BulkTask =>
  task.kind === 'preview' || task.kind === 'rows' || task.kind === 'errors';

/** Runs one task; a file that is wrong is a refusal. */
export async function runAnyTask(task: AnyTask, watch: Watch): Promise<Result<unknown>> {
  if (isImport(task)) return runBulkTask(task, watch);
  try {
    return okay(readFile(task));
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem };
    throw error;
  }
}
