/** The third thread (A2): reads files, one task each, and ends with its task. */
import { Worker } from 'node:worker_threads';
import { refuse, type Result } from '../../shared/domain/problem';
import type { AnyTask } from './any-task';
import workerPath from './bulk.worker?modulePath';
import type { BulkMessage } from './bulk-messages';
import { cancelled, type Bulk, type BulkWatch } from './runner';

const LIMIT_MS = 60_000;
const HEAP_MB = 768;
const TASKS_AT_ONCE = 1;
const MAX_WAITING = 8;

/** Ends with the answer, the limit, or the person who no longer wants it: the thread is killed in any case. */
const start = (task: AnyTask, { onProgress, signal }: BulkWatch): Promise<Result<unknown>> =>
  new Promise((resolve) => {
    const worker = new Worker(workerPath, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    const settle = (result: Result<unknown>): void => {
      clearTimeout(limit);
      signal?.removeEventListener('abort', stop);
      resolve(result);
      void worker.terminate();
    };
    const stop = (): void => settle(cancelled());
    const limit = setTimeout(() => settle(refuse('FILE_REJECTED', { case: 'imports.refusals.tooSlow' })), LIMIT_MS);
    signal?.addEventListener('abort', stop);
    worker.on('message', (message: BulkMessage) => {
      if ('progress' in message) onProgress?.(message.progress);
      else settle(message.result);
    });
    // Out of memory, or a file that makes the parser fail in a way it does not report.
    worker.once('error', () => settle(refuse('FILE_REJECTED', { case: 'imports.refusals.unreadable' })));
    worker.once('exit', () => settle(refuse('FILE_REJECTED', { case: 'imports.refusals.unreadable' })));
  });

/** Runs one task after another: a parser may need much memory. */
export function bulkThread(): Bulk {
  const waiting: (() => void)[] = [];
  let running = 0;
  const run = async (task: AnyTask, watch: BulkWatch = {}): Promise<Result<unknown>> => {
    if (waiting.length >= MAX_WAITING) return refuse('BUSY');
    if (running >= TASKS_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return watch.signal?.aborted ? cancelled() : await start(task, watch);
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
  return run as Bulk;
}
