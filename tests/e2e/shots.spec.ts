/** Pictures of every screen in both languages and both appearances: `npm run shots`, into test-results/shots. */
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { navigation } from '../../src/renderer/app/navigation';
import { allowForFilling, enterDemo, startDemoHub } from '../helpers/demo-hub';
import { documents } from '../helpers/documents';
import type { HubProcess } from '../helpers/hub-process';
import { closeTab, type Look, navButtons, openScreen, preferLook } from '../helpers/screens';

const looks: readonly Look[] = [
  { language: 'zh-CN', theme: 'light' },
  { language: 'zh-CN', theme: 'dark' },
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
];
/** Together they see every screen, and each has a desk of his own. */
const people = ['boss', 'finance', 'warehouse', 'assistant', 'chentao', 'manager', 'cashier'] as const;
const deskOf = (loginName: string): string => `desk-${loginName}`;

// What cannot be found is said soon, not after the whole run.
test.use({ actionTimeout: 20_000, trace: 'off' });

let hub: HubProcess;
test.beforeAll(async () => {
  allowForFilling();
  hub = await startDemoHub();
});
test.afterAll(async () => {
  await hub?.stop();
});

const folder = ({ language, theme }: Look) => join('test-results', 'shots', `${language}-${theme}`);
const shoot = (page: Page, look: Look, name: string) => page.screenshot({ path: join(folder(look), `${name}.png`) });

type Visit = { readonly look: Look; readonly loginName: string; readonly taken: Set<string> };

async function shootScreens(page: Page, { look, loginName, taken }: Visit): Promise<void> {
  const buttons = navButtons(page);
  const count = await buttons.count();
  for (let at = 0; at < count; at += 1) {
    const screen = await openScreen(page, buttons.nth(at));
    const key = screen === 'desk' ? deskOf(loginName) : screen;
    if (!taken.has(key)) await shoot(page, look, key);
    taken.add(key);
    await closeTab(page);
  }
}

/** All that one person sees and nobody before him showed. */
async function visit(browser: Browser, { look, loginName, taken }: Visit): Promise<void> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  await preferLook(context, look);
  const page = await context.newPage();
  await page.goto(hub.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  if (!taken.has('logIn')) await shoot(page, look, 'logIn');
  taken.add('logIn');
  await enterDemo(page, hub.url, loginName);
  await shootScreens(page, { look, loginName, taken });
  for (const { name, open } of documents.filter(({ by }) => by === loginName)) {
    await open(page);
    await shoot(page, look, name);
    if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
  }
  await context.close();
}

for (const look of looks) {
  test(`every screen, ${look.language}, ${look.theme}`, async ({ browser }) => {
    test.setTimeout(600_000);
    const taken = new Set<string>();
    for (const loginName of people) await visit(browser, { look, loginName, taken });
    const screens = navigation.flatMap(({ items }) => items.map(({ key }) => key)).filter((key) => key !== 'desk');
    expect(taken).toEqual(new Set(['logIn', ...people.map(deskOf), ...screens]));
  });
}
