/** Opens a book and its front: the one call that the desktop, the hub and the tools share. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '../../shared/domain/problem';
import { systemClock, type Clock } from '../platform/clock';
import { fileLogger, silentLogger } from '../platform/logger';
import { hashPassword } from '../platform/password';
import { resourcesFolder } from '../platform/paths';
import { secretKeyOf } from '../store/keys';
import { sealedDemo } from './demo/sealed-demo';
import type { DemoWords } from './demo/words';
import type { ThreadOptions } from './engine-thread';
import { openFront, type Front } from './front';
import { frontEngine, type FrontEngine } from './front-engine';
import { startReminders } from './reminder-job';
import { makeRouter } from './router';
import type { Runner } from './runner';

export type EngineOptions = {
  readonly book: string;
  readonly logFile?: string;
  readonly clock?: Clock;
  readonly trace?: ThreadOptions['trace'];
  /** Fills an empty book with the demo firm. */
  readonly isDemo?: boolean;
  /** Does by itself what has its time (reminders); tests call it instead. */
  readonly hasJobs?: boolean;
  /** How the threads run: `threadRunner` in the product, `inlineRunner` in tests. */
  readonly start: (options: ThreadOptions) => Promise<Runner>;
};

export type Engine = { readonly front: Front; readonly router: ReturnType<typeof makeRouter>; close(): Promise<void> };

async function fillWithDemo(engine: FrontEngine): Promise<void> {
  const words = JSON.parse(readFileSync(join(resourcesFolder(), 'demo', 'words.json'), 'utf8')) as DemoWords;
  const pinHash = await hashPassword(words.pin);
  const sealed = sealedDemo(engine.secretKey, words);
  const filled = await engine.tell('fillDemo', { words: { ...words, pinHash, sealed } });
  if (!filled.ok) throw new ProblemError(filled.problem);
}

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
  const engine = await frontEngine({ runner, clock, log, secretKey: secretKeyOf(book) });
  if (options.isDemo && !(await engine.ask('isSetUp', {}))) await fillWithDemo(engine);
  const front = openFront(engine);
  const jobs = options.hasJobs ? startReminders(engine) : undefined;
  const close = async (): Promise<void> => {
    await jobs?.stop();
    await engine.close();
  };
  return { front, router: makeRouter(front), close };
}
