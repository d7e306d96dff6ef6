/** Entry of the bulk thread: one task, one answer, and on the way how far it is. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadPinyin } from '../platform/pinyin';
import { runAnyTask, type AnyTask } from './any-task';
import type { BulkMessage } from './bulk-messages';

const say = (message: BulkMessage): void => parentPort?.postMessage(message);

await loadPinyin();
say({ result: await runAnyTask(workerData as AnyTask, (progress) => say({ progress })) });
