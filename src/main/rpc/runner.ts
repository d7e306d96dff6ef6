/** How the front reaches the engine's threads: the product uses worker threads, tests run inline. */
import type { Result } from '../../shared/domain/problem';
import { runBulkTask, type BulkAnswer, type BulkTask } from '../features/imports/bulk-tasks';
import { openReader, openWriter, type Call, type ThreadOptions } from './engine-thread';

export type Kind = 'query' | 'command';
/** Reads a file of an import; not a part of the book. */
export type Bulk = <T extends BulkTask>(task: T) => Promise<Result<BulkAnswer<T>>>;
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
    bulk: async <T extends BulkTask>(task: T) => runBulkTask(task) as Result<BulkAnswer<T>>,
    close: async () => {
      reader.close();
      writer.close();
    },
  };
}
