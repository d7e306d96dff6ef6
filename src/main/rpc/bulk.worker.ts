/** Entry of the bulk thread: one task, one answer. */
import { parentPort, workerData } from 'node:worker_threads';
import { runBulkTask, type BulkTask } from '../features/imports/bulk-tasks';
import { loadPinyin } from '../platform/pinyin';

await loadPinyin();
parentPort?.postMessage(runBulkTask(workerData as BulkTask));
