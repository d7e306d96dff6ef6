/** The Chromium of one start: its pages stand for the windows, its profile lies in the start's own folder. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright';

/** Chromium knows no scheme of ours, so `tongdan://app/…` is `https://app/…` there: as secure, and its own origin. */
export const toChromium = (url: string): string => url.replace(/^tongdan:/u, 'https:');
export const fromChromium = (url: string): string => url.replace(/^https:\/\/app(?=\/|$)/u, 'tongdan://app');

let opened: Promise<BrowserContext> | undefined;

async function launch(userData: string): Promise<BrowserContext> {
  const profile = join(userData, 'chromium');
  mkdirSync(profile, { recursive: true });
  const { TONGDAN_TEST_CHROMIUM: executablePath, TONGDAN_TEST_CHROMIUM_ARGS: args = '[]' } = process.env;
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : {}),
    headless: true,
    viewport: null,
    locale: (process.env['LANGUAGE'] ?? 'zh_CN').replace('_', '-'),
    timezoneId: 'Asia/Shanghai',
    handleSIGINT: false,
    handleSIGTERM: false,
    args: [...(JSON.parse(args) as string[]), '--remote-debugging-port=0'],
  });
  const [port, path] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  // As Chromium itself says it: Playwright waits for this line.
  process.stderr.write(`DevTools listening on ws://127.0.0.1:${port}${path}\n`);
  return context;
}

/** Opens it once. */
export const openBrowser = (userData: string): Promise<BrowserContext> => {
  opened ??= launch(userData);
  return opened;
};

export const theBrowser = async (): Promise<BrowserContext> => {
  if (!opened) throw new Error('no window before the program is ready');
  return opened;
};

export const closeBrowser = async (): Promise<void> => {
  const context = await opened?.catch(() => undefined);
  await context?.close();
};
