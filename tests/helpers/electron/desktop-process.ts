/**
 * Starts the built desktop for specs the way Playwright starts any Electron program: the real one where
 * `TONGDAN_ELECTRON=real`, else the stand-in in its place.
 */
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { chromiumArgs, findChromium } from '../../../scripts/setup.mjs';

const START_LIMIT_MS = 30_000;
const KILL_AFTER_MS = 5_000;
const here = import.meta.dirname;
const root = resolve(here, '..', '..', '..');
const isReal = process.env['TONGDAN_ELECTRON'] === 'real';

/** What a window opens; the stand-in's Chromium knows no scheme of ours. */
export const PAGE_URL = `${isReal ? 'tongdan' : 'https'}://app/index.html`;

export type StartOptions = {
  /** Folder for everything of this start: book, lock, window data. */
  readonly home: string;
  readonly args?: readonly string[];
  readonly locale?: string;
};

export type Desktop = {
  /** The program once it runs; its `evaluate` runs a function in the main process. */
  readonly program: Promise<ElectronApplication>;
  /** The window's page when it has loaded; rejects when the program ends before. */
  page(): Promise<Page>;
  /** What was asked of the system so far under one name, e.g. `dialog.error`. */
  asked<T = unknown>(what: string): T[];
  /** Chooses an item of the menu by its id. */
  choose(id: string): Promise<void>;
  /** What the person will answer when he is asked where to save. */
  willSaveTo(path: string): Promise<void>;
  /** Exit code, once it has ended. */
  readonly ended: Promise<number>;
  quit(): Promise<number>;
  /** Ends it whatever state it is in. */
  kill(): Promise<void>;
};

/** Playwright hands its loader only to the Electron that it finds by itself. */
const loader = resolve(root, 'node_modules', 'playwright-core', 'lib', 'server', 'electron', 'loader.js');
const standIn = { executablePath: resolve(here, 'electron'), args: ['-r', loader] };
const standInEnv = {
  TONGDAN_TEST_NODE: process.execPath,
  TONGDAN_TEST_REGISTER: pathToFileURL(resolve(here, 'register.ts')).href,
  TONGDAN_TEST_CHROMIUM: findChromium() ?? '',
  TONGDAN_TEST_CHROMIUM_ARGS: JSON.stringify(chromiumArgs()),
};

function launch({ home, args = [], locale = 'zh-CN' }: StartOptions, records: string): Promise<ElectronApplication> {
  const given = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const language = locale.replace('-', '_');
  return _electron.launch({
    ...(isReal ? {} : standIn),
    args: [...(isReal ? [] : standIn.args), '-r', resolve(here, 'watch.cjs'), `--lang=${locale}`, root, ...args],
    cwd: root,
    env: {
      ...(Object.fromEntries(given) as Record<string, string>),
      ...(isReal ? {} : standInEnv),
      TONGDAN_HOME: home,
      TONGDAN_TEST_RECORDS: records,
      LANGUAGE: language,
      LC_ALL: `${language}.UTF-8`,
    },
    locale,
    timezoneId: 'Asia/Shanghai',
    chromiumSandbox: true,
    timeout: START_LIMIT_MS,
  });
}

type Asked = { readonly what: string; readonly detail: unknown };
let starts = 0;

/** Starts it; nothing is waited for. */
export function startDesktop(options: StartOptions): Desktop {
  mkdirSync(options.home, { recursive: true });
  starts += 1;
  const records = join(options.home, `asked-${process.pid}-${starts}.jsonl`);
  const asked: Desktop['asked'] = <T>(what: string) => {
    const lines = existsSync(records) ? readFileSync(records, 'utf8').split('\n').filter(Boolean) : [];
    return lines
      .map((line) => JSON.parse(line) as Asked)
      .flatMap((one) => (one.what === what ? [one.detail as T] : []));
  };
  const program = launch(options, records);
  const ended = program.then(
    async (app) => {
      const child = app.process();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      return child.exitCode ?? -1;
    },
    // It was over before Playwright could speak to it.
    () => asked<number>('app.quit').at(-1) ?? -1,
  );
  return {
    program,
    page: async () => {
      try {
        const page = await (await program).firstWindow({ timeout: START_LIMIT_MS });
        await page.waitForURL((url) => url.host === 'app', { timeout: START_LIMIT_MS });
        return page;
      } catch (error) {
        throw new Error(`no window: ${JSON.stringify(asked('dialog.error'))}`, { cause: error });
      }
    },
    asked,
    choose: async (id) =>
      (await program).evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click(), id),
    willSaveTo: async (path) =>
      (await program).evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      }, path),
    ended,
    quit: async () => {
      await (await program).close();
      return ended;
    },
    kill: async () => {
      const app = await program.catch(() => undefined);
      const timer = setTimeout(() => app?.process().kill('SIGKILL'), KILL_AFTER_MS);
      await app?.close();
      await ended;
      clearTimeout(timer);
    },
  };
}
