/**
 * Where the one person of a spec sits: in a browser at a hub, or, where `TONGDAN_ELECTRON` says so, in the window of a
 * desktop. Specs of several seats on one hub do not use this: a desktop has its book to itself.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page, test as browserTest } from '@playwright/test';
import { demoBookIn, startDemoHub } from './demo-hub';
import { PAGE_URL, startDesktop } from './electron/desktop-process';

const isDesktop = ['real', 'stand-in'].includes(process.env['TONGDAN_ELECTRON'] ?? '');

/** What the tests of a file sit down at. */
export type Place = { readonly url: string; stop(): Promise<unknown> };

/** The desktop's folder between `startDemo` and `stop`. */
let home: string | undefined;

/** A hub on a copy of the demo book, or the copy alone: each test then opens it in a desktop of its own. */
export async function startDemo(): Promise<Place> {
  if (!isDesktop) return startDemoHub();
  const folder = mkdtempSync(join(tmpdir(), 'tongdan-demo-'));
  await demoBookIn(folder);
  home = folder;
  return { url: PAGE_URL, stop: async () => rmSync(folder, { recursive: true, force: true }) };
}

type Fixtures = { page: Page };
const desktopTest = browserTest.extend<Fixtures>({
  page: async ({ locale, actionTimeout }, sitDown) => {
    if (home === undefined) throw new Error('no book was laid out: startDemo comes first');
    // As in a fresh browser, nothing is kept of the page before.
    rmSync(join(home, 'window-demo'), { recursive: true, force: true });
    const desktop = startDesktop({ home, args: ['--demo'], locale });
    try {
      const page = await desktop.page();
      page.setDefaultTimeout(actionTimeout ?? 0);
      await sitDown(page);
    } finally {
      await desktop.kill();
    }
  },
});

/** Playwright's test; its page is the seat. */
export const test = isDesktop ? desktopTest : browserTest;
