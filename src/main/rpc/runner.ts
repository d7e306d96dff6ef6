/** How the front reaches the engine's threads: the product uses worker threads, tests run inline. */
import { refuse, type Refusal, type Result } from '../../shared/domain/problem';
import type { Watch } from '../features/imports/bulk-tasks';
import { runAnyTask, type AnyAnswer, type AnyTask } from './any-task';
import { openReader, openWriter, type Call, type ThreadOptions } from './engine-thread';

export type Kind = 'query' | 'command';
export type BulkWatch = { readonly onProgress?: Watch; readonly signal?: AbortSignal };
/** Reads a file; not a part of the book. */
export type Bulk = <T extends AnyTask>(task: T, watch?: BulkWatch) => Promise<Result<AnyAnswer<T>>>;
/** The person no longer wants it. */
export const cancelled = (): Refusal => refuse('RULE_VIOLATED', { case: 'imports.refusals.cancelled' });

/** On the calling thread; a turn of the event loop first, so that a task may still be cancelled. */
const inlineBulk: Bulk = async <T extends AnyTask>(task: T, { onProgress, signal }: BulkWatch = {}) => {
  await new Promise((resolve) => setImmediate(resolve));
  if (signal?.aborted) return cancelled();
  return (await runAnyTask(task, (progress) => onProgress?.(progress))) as Result<AnyAnswer<T>>;
};
export type Runner = {
  readonly run: (kind: Kind, call: Call) => Promise<Result<unknown>>;
  /** Hears the names of changed tables after each commit. */
  readonly onChange: (listener: (tables: readonly string[]) => void) => void;
  readonly bulk: Bulk;
  readonly close: () => Promise<void>;
};

/** Writer and reader on the calling thread. */
export async function inlineRunner(options: ThreadOptions): Promise<Runner> {
  const listeners: ((tables: readonly string[]) => void)[] = [];
  const writer = await openWriter(options, (tables) => {
    for (const listener of listeners) listener(tables);
  });
  const reader = openReader(options);
  return {
    run: (kind, call) => (kind === 'command' ? writer : reader).run(call),
    onChange: (listener) => {
      listeners.push(listener);
    },
    bulk: inlineBulk,
    close: async () => {
      reader.close();
      writer.close();
    },
  };
}
