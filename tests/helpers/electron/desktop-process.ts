/** Starts the built desktop over the stand-in host, for specs: its window is a page that Playwright can drive. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import { chromiumArgs, findChromium } from '../../../scripts/setup.mjs';
import type { FromStandIn, Asked, ToStandIn } from './records';

const START_LIMIT_MS = 30_000;
const KILL_AFTER_MS = 5_000;
const root = resolve(import.meta.dirname, '..', '..', '..');
const register = pathToFileURL(resolve(import.meta.dirname, 'register.ts')).href;

export type StartOptions = {
  /** Folder for everything of this start: book, lock, window data. */
  readonly home: string;
  readonly args?: readonly string[];
  readonly locale?: string;
};

export type Desktop = {
  /** Resolves when the window has loaded; rejects when the program ends before. */
  page(): Promise<Page>;
  /** What was asked of the system so far under one name, e.g. `dialog.error`. */
  asked<T = unknown>(what: string): T[];
  /** Gives the stand-in an order, e.g. `chooseMenu`. */
  order(name: string, detail?: unknown): Promise<unknown>;
  readonly output: () => string;
  /** Exit code, once it has ended. */
  readonly ended: Promise<number>;
  quit(): Promise<number>;
  /** Ends it whatever state it is in. */
  kill(): Promise<void>;
};

function spawnMain({ home, args = [], locale = 'zh-CN' }: StartOptions): ChildProcess {
  const env = {
    ...process.env,
    TONGDAN_HOME: home,
    TONGDAN_TEST_LOCALE: locale,
    TONGDAN_TEST_CHROMIUM: findChromium() ?? '',
    TONGDAN_TEST_CHROMIUM_ARGS: JSON.stringify(chromiumArgs()),
  };
  const main = resolve(root, 'out', 'main', 'index.js');
  const stdio = ['ignore', 'pipe', 'pipe', 'ipc'] as const;
  return spawn(process.execPath, ['--import', register, main, ...args], { cwd: root, env, stdio: [...stdio] });
}

/** The conversation with the stand-in in the child. */
function converse(child: ChildProcess) {
  const records: Asked[] = [];
  const answers = new Map<number, (answer: { value?: unknown; error?: string }) => void>();
  const port = Promise.withResolvers<number>();
  const shown = Promise.withResolvers<void>();
  let lastId = 0;
  child.on('message', (message: FromStandIn) => {
    switch (message.kind) {
      case 'record':
        records.push(message.record);
        break;
      case 'browser':
        port.resolve(message.port);
        break;
      case 'shown':
        shown.resolve();
        break;
      case 'answer':
        answers.get(message.id)?.(message);
        break;
    }
  });
  const order: Desktop['order'] = (name, detail = null) =>
    new Promise((done, fail) => {
      lastId += 1;
      answers.set(lastId, ({ value, error }) => (error === undefined ? done(value) : fail(new Error(error))));
      child.send({ id: lastId, order: name, detail } satisfies ToStandIn);
    });
  return { records, order, port: port.promise, shown: shown.promise };
}

/** Starts it; nothing is waited for. */
export function startDesktop(options: StartOptions): Desktop {
  const child = spawnMain(options);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
  const { records, order, port, shown } = converse(child);
  const ended = once(child, 'exit').then(([code]) => Number(code ?? -1));
  let browser: Browser | undefined;
  const whileAlive = <T>(wanted: Promise<T>): Promise<T> => {
    const said = () => [
      output,
      ...records.filter(({ what }) => what === 'dialog.error').map((each) => JSON.stringify(each)),
    ];
    const died = ended.then((code) => Promise.reject(new Error(`the desktop ended with ${code}: ${said().join()}`)));
    const limit = AbortSignal.timeout(START_LIMIT_MS);
    const late = once(limit, 'abort').then(() => Promise.reject(new Error(`no window in time: ${output}`)));
    return Promise.race([wanted, died, late]);
  };
  const page: Desktop['page'] = async () => {
    await whileAlive(shown);
    browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${await whileAlive(port)}`);
    const pages = browser.contexts().flatMap((context) => context.pages());
    const found = pages.find((each) => each.url().startsWith('https://app/'));
    if (!found) throw new Error(`no page of the desktop among ${pages.map((each) => each.url()).join()}`);
    return found;
  };
  const kill = async (): Promise<void> => {
    // Without anybody to talk to it ends by itself and takes its Chromium along.
    if (child.connected) child.disconnect();
    const timer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
    await ended;
    clearTimeout(timer);
    await browser?.close();
  };
  return {
    page,
    asked: <T>(what: string) => records.filter((each) => each.what === what).map(({ detail }) => detail as T),
    order,
    output: () => output,
    ended,
    quit: async () => {
      await order('quit');
      const code = await ended;
      await browser?.close();
      return code;
    },
    kill,
  };
}
