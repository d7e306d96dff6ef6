/** Starts the built hub on a free port, for specs: by default with a new book in a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const START_LIMIT_MS = 30_000;
const root = resolve(import.meta.dirname, '..', '..');

type Options = {
  /** Full path of a book that stays; without it a new one goes when the hub stops. */
  readonly book?: string;
  /** A fixed port, to start again at the same address. */
  readonly port?: number;
  readonly args?: readonly string[];
  /** With what comes round by itself (reminders); a spec does not depend on the hour of its run, so without it. */
  readonly hasJobs?: boolean;
  /** The hub lives so many days before today: what it books there is old when the book is opened again. */
  readonly daysBack?: number;
  /** How long it may take until it serves; a demo book is filled before. */
  readonly startLimitMs?: number;
};

export type HubProcess = {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly book: string;
  /** Process id, for tests that watch its memory or kill it. */
  readonly pid: number;
  output(): string;
  /** Ends it as the system would, or at once with SIGKILL. @returns its exit code */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

/** What node is told before the hub starts: its clock may go behind. */
const beforeHub = (daysBack: number) => {
  if (daysBack === 0) return { before: [], env: process.env };
  const clock = pathToFileURL(resolve(import.meta.dirname, 'late-clock.ts')).href;
  return { before: ['--import', clock], env: { ...process.env, TONGDAN_TEST_DAYS_BACK: String(daysBack) } };
};

const isOver = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** Waits for the line with the address. @throws Error with the output when the hub ends or keeps silent */
async function addressOf(child: ChildProcess, output: () => string, limitMs: number): Promise<string> {
  const found = Promise.withResolvers<string>();
  const look = (): void => {
    const [url] = /http:\/\/127\.0\.0\.1:\d+/u.exec(output()) ?? [];
    if (url) found.resolve(url);
  };
  child.stdout?.on('data', look);
  child.once('exit', (code) => found.reject(new Error(`the hub ended with ${code}: ${output()}`)));
  const timer = setTimeout(() => found.reject(new Error(`the hub named no address: ${output()}`)), limitMs);
  return found.promise.finally(() => clearTimeout(timer));
}

/** Starts it and waits until it serves. */
export async function startHub(options: Options = {}): Promise<HubProcess> {
  const { book, port = 0, args = [], hasJobs = false, daysBack = 0, startLimitMs = START_LIMIT_MS } = options;
  const folder = book === undefined ? mkdtempSync(join(tmpdir(), 'tongdan-hub-')) : undefined;
  const file = book ?? join(folder ?? '', 'book.tongdan');
  const serve = resolve(root, 'out', 'main', 'serve.js');
  const { before, env } = beforeHub(daysBack);
  const wanted = [...(hasJobs ? [] : ['--no-jobs']), ...args];
  const child = spawn(process.execPath, [...before, serve, '--book', file, '--port', String(port), ...wanted], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
  const stop: HubProcess['stop'] = async (signal = 'SIGTERM') => {
    const ended = isOver(child) ? undefined : once(child, 'exit');
    child.kill(signal);
    await ended;
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    return child.exitCode;
  };
  try {
    const url = await addressOf(child, () => text, startLimitMs);
    return { url, book: file, pid: child.pid ?? 0, output: () => text, stop };
  } catch (error) {
    await stop('SIGKILL');
    throw error;
  }
}
