/** What the bulk thread may be asked: files of imports, and statement files of banks. */
import type { BankColumns } from '../../shared/contract/bank-files.contract';
import { okay, ProblemError, type Result } from '../../shared/domain/problem';
import { runBulkTask, type BulkAnswer, type BulkTask, type Watch } from '../features/imports/bulk-tasks';
import { readTable } from '../features/imports/read-table';
import { readBankRows, type BankFile } from '../features/receivables/bank-file';

/** `columns` null: as the heads say. */
export type BankTask = { readonly kind: 'bank'; readonly bytes: Uint8Array; readonly columns: BankColumns | null };
export type AnyTask = BulkTask | BankTask;
export type AnyAnswer<T extends AnyTask> = T extends BulkTask ? BulkAnswer<T> : BankFile;

/** Runs one task; a file that is wrong is a refusal. */
export async function runAnyTask(task: AnyTask, watch: Watch): Promise<Result<unknown>> {
  if (task.kind !== 'bank') return runBulkTask(task, watch);
  try {
    return okay(readBankRows(readTable(task.bytes).rows, task.columns));
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem };
    throw error;
  }
}
