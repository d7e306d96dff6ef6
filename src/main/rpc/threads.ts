/** The engine on worker threads: one writer, two readers (A2, A3). A reader that hangs is replaced. */
import { Worker } from 'node:worker_threads';
import { ProblemError, refuse, type Result } from '../../shared/domain/problem';
import type { Call, ThreadOptions } from './engine-thread';
import workerPath from './engine.worker?modulePath';
import { bulkThread } from './bulk';
import type { Runner } from './runner';
import type { FromThread, Role, ToThread } from './thread-messages';

const READERS = 2;
const QUERY_LIMIT_MS = 30_000;
/** What a call leaves behind is small and short-lived; without a limit each thread takes up to 48 MB for it. */
const maxYoungGenerationSizeMb = 4;
/** In a package the worker file lies outside the archive: a thread starts from a real file. */
const workerFile = workerPath.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');

type Seat = { call(call: Call): Promise<Result<unknown>>; pending(): number; close(): Promise<void> };
type Hooks = { onChange(tables: readonly string[]): void; onLost(): void };

/** Starts one worker and waits until its connection is open. @throws ProblemError when it cannot open the book */
async function startSeat(role: Role, options: ThreadOptions, hooks: Hooks): Promise<Seat> {
  const worker = new Worker(workerFile, {
    workerData: { role, options },
    resourceLimits: { maxYoungGenerationSizeMb },
  });
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  const post = (message: ToThread): void => worker.postMessage(message);
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  let lastId = 0;
  const drop = (result: Result<unknown>): void => {
    for (const resolve of waiting.values()) resolve(result);
    waiting.clear();
  };
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (message: FromThread) => {
      if ('ready' in message) resolve();
      else if ('failed' in message) reject(new ProblemError(message.failed));
      else if ('changed' in message) hooks.onChange(message.changed);
      else {
        waiting.get(message.id)?.(message.result);
        waiting.delete(message.id);
      }
    });
    worker.once('error', reject);
  });
  let isLost = false;
  // Whether what was under way took effect is not known here: a seat asks for the outcome of its command.
  const lose = (): void => {
    if (isLost) return;
    isLost = true;
    drop(refuse(role === 'writer' ? 'STOPPED_FOR_SAFETY' : 'BUSY'));
    hooks.onLost();
  };
  worker.on('error', lose);
  worker.on('exit', lose);
  const call = (sent: Call): Promise<Result<unknown>> =>
    new Promise((resolve) => {
      if (isLost) {
        resolve(refuse('STOPPED_FOR_SAFETY'));
        return;
      }
      lastId += 1;
      const id = lastId;
      const limit = role === 'reader' ? setTimeout(() => onTimeout(id), QUERY_LIMIT_MS) : undefined;
      waiting.set(id, (result) => {
        clearTimeout(limit);
        resolve(result);
      });
      post({ id, call: sent });
    });
  const onTimeout = (id: number): void => {
    const late = waiting.get(id);
    if (!late) return;
    waiting.delete(id);
    late(refuse('QUERY_TIMEOUT', { seconds: QUERY_LIMIT_MS / 1000 }));
    lose();
    void worker.terminate();
  };
  const close = async (): Promise<void> => {
    isLost = true;
    post({ close: true });
    await exited;
  };
  return { call, pending: () => waiting.size, close };
}

/** Opens the book on its threads. The writer first: it migrates. */
export async function threadRunner(options: ThreadOptions): Promise<Runner> {
  const listeners: ((tables: readonly string[]) => void)[] = [];
  const onChange = (tables: readonly string[]): void => {
    for (const listener of listeners) listener(tables);
  };
  const writer = await startSeat('writer', options, { onChange, onLost: () => undefined });
  const readers: Promise<Seat>[] = [];
  const startReader = (at: number): void => {
    readers[at] = startSeat('reader', options, { onChange, onLost: () => startReader(at) });
  };
  for (let at = 0; at < READERS; at += 1) startReader(at);
  const idlest = async (): Promise<Seat> => {
    const seats = await Promise.all(readers);
    return seats.reduce((best, seat) => (seat.pending() < best.pending() ? seat : best));
  };
  return {
    run: async (kind, call) => (kind === 'command' ? writer : await idlest()).call(call),
    onChange: (listener) => {
      listeners.push(listener);
    },
    bulk: bulkThread(),
    close: async () => {
      for (const reader of await Promise.all(readers)) await reader.close();
      await writer.close();
    },
  };
}
