/** Headless hub: `serve --book FILE --port N [--demo] [--no-jobs]`. Prints its address in one line. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { ProblemError } from '../shared/domain/problem';
import { isLoopback } from './hub/guards';
import { openHub } from './hub/hub';
import { booksFolder, rendererFolder } from './platform/paths';
import { openEngine } from './rpc/engine';
import { threadRunner } from './rpc/threads';

const { values } = parseArgs({
  options: {
    book: { type: 'string' },
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
    demo: { type: 'boolean', default: false },
    /** Nothing by itself: no reminders. */
    'no-jobs': { type: 'boolean', default: false },
  },
});

/**
 * A hub stands on a machine that does other work too. Left alone, the main thread takes 32 MB for what lives a
 * moment, and every thread lets its heap grow to several times what it holds before it cleans. Both settings are
 * looked up each time a heap grows, so they may be set here; a runtime that does not know one says so and goes on.
 */
const sparing = ['--semi-space-growth-factor=1', '--heap-growing-percent=100'];

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function main(): Promise<void> {
  if (!isLoopback(values.host)) {
    throw new Error(`This version serves the host itself only: ${values.host} is refused, use 127.0.0.1.`);
  }
  if (!existsSync(join(rendererFolder(), 'index.html'))) throw new Error('The pages are not built yet: npm run build');
  const book = resolve(values.book ?? join(booksFolder(), values.demo ? 'demo.tongdan' : 'book.tongdan'));
  mkdirSync(dirname(book), { recursive: true });
  // First of all, though the start takes a tenth longer for it: a heap that has grown stays as it is.
  for (const setting of sparing) setFlagsFromString(setting);
  const engine = await openEngine({
    book,
    logFile: `${book}.log`,
    start: threadRunner,
    isDemo: values.demo,
    hasJobs: !values['no-jobs'],
  });
  const hub = await openHub({ engine, port: Number(values.port), pages: rendererFolder() });
  let isClosing = false;
  const stop = (): void => {
    if (isClosing) return;
    isClosing = true;
    void hub.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // Last: whoever reads the address may stop the hub at once, and it must close its book in order even then.
  say(hub.url);
}

main().catch((error: unknown) => {
  const detail = error instanceof ProblemError ? `${error.problem.code} ${JSON.stringify(error.problem.params)}` : '';
  say(detail || (error instanceof Error ? error.message : String(error)));
  process.exit(1);
});
