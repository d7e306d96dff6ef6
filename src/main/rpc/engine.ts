/** Opens a book and its front: the one call that the desktop, the hub and the tools share. */
import { join } from 'node:path';
import { systemClock, type Clock } from '../platform/clock';
import { fileLogger, silentLogger } from '../platform/logger';
import { resourcesFolder } from '../platform/paths';
import type { ThreadOptions } from './engine-thread';
import { openFront, type Front } from './front';
import { frontEngine } from './front-engine';
import { makeRouter } from './router';
import type { Runner } from './runner';

export type EngineOptions = {
  readonly book: string;
  readonly logFile?: string;
  readonly clock?: Clock;
  readonly trace?: ThreadOptions['trace'];
  /** How the threads run: `threadRunner` in the product, `inlineRunner` in tests. */
  readonly start: (options: ThreadOptions) => Promise<Runner>;
};

export type Engine = { readonly front: Front; readonly router: ReturnType<typeof makeRouter>; close(): Promise<void> };

/** @throws ProblemError DB_FOREIGN, DB_TOO_NEW, DB_CORRUPT, STORAGE_IO, ALREADY_OPEN */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const clock = options.clock ?? systemClock;
  const { book, logFile, trace } = options;
  const runner = await options.start({
    book,
    logFile,
    trace,
    migrations: join(resourcesFolder(), 'migrations', 'sqlite'),
  });
  const log = logFile ? fileLogger(logFile, clock) : silentLogger;
  const front = openFront(await frontEngine({ runner, clock, log }));
  return { front, router: makeRouter(front), close: () => front.engine.close() };
}
