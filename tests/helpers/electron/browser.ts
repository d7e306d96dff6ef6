/** The Chromium of one start: its pages stand for the windows, its profile lies in the start's own folder. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright';
import { tell } from './records';

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
    locale: process.env['TONGDAN_TEST_LOCALE'] ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    handleSIGINT: false,
    handleSIGTERM: false,
    args: [...(JSON.parse(args) as string[]), '--remote-debugging-port=0'],
  });
  const port = Number(readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0]);
  tell({ kind: 'browser', port });
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
