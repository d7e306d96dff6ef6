/** Entry of the writer's and the readers' worker threads. */
import { parentPort, workerData } from 'node:worker_threads';
import { ProblemError } from '../../shared/domain/problem';
import { openReader, openWriter, type Thread } from './engine-thread';
import type { FromThread, ToThread, WorkerData } from './thread-messages';

const port = parentPort;
if (!port) throw new Error('engine.worker runs as a worker thread');
const send = (message: FromThread): void => port.postMessage(message);

const open = async ({ role, options }: WorkerData): Promise<Thread> =>
  role === 'writer' ? openWriter(options, (changed) => send({ changed })) : openReader(options);

async function answer(thread: Thread, message: ToThread): Promise<void> {
  if ('close' in message) {
    thread.close();
    port?.close();
    return;
  }
  send({ id: message.id, result: await thread.run(message.call) });
}

try {
  const thread = await open(workerData as WorkerData);
  port.on('message', (message: ToThread) => void answer(thread, message));
  send({ ready: true });
} catch (error) {
  const failed = error instanceof ProblemError ? error.problem : { code: 'INTERNAL' as const, params: {} };
  send({ failed, detail: error instanceof Error ? String(error.stack) : String(error) });
}
