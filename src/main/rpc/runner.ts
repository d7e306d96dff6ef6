/** How the front reaches the engine's threads: the product uses worker threads, tests run inline. */
import type { Result } from '../../shared/domain/problem';
import { openReader, openWriter, type Call, type ThreadOptions } from './engine-thread';

export type Kind = 'query' | 'command';
export type Runner = {
  readonly run: (kind: Kind, call: Call) => Promise<Result<unknown>>;
  /** Hears the names of changed tables after each commit. */
  readonly onChange: (listener: (tables: readonly string[]) => void) => void;
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
    close: async () => {
      reader.close();
      writer.close();
    },
  };
}
