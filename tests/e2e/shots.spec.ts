/** Pictures of every screen in both languages and both appearances: `npm run shots`, into test-results/shots. */
import { join } from 'node:path';
import { type Browser, type Page, test } from '@playwright/test';
import { allowForFilling, enterDemo, startDemoHub } from '../helpers/demo-hub';
import type { HubProcess } from '../helpers/hub-process';
import { type Look, navButtons, openScreen, preferLook } from '../helpers/screens';

const looks: readonly Look[] = [
  { language: 'zh-CN', theme: 'light' },
  { language: 'zh-CN', theme: 'dark' },
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
];
/** Together they see every screen. */
const people = ['boss', 'finance', 'warehouse', 'chentao'] as const;

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

async function shootScreens(page: Page, look: Look, taken: Set<string>): Promise<void> {
  const count = await navButtons(page).count();
  for (let at = 0; at < count; at += 1) {
    const key = await openScreen(page, navButtons(page).nth(at));
    if (taken.has(key)) continue;
    taken.add(key);
    await shoot(page, look, key);
  }
}

async function shootAs(browser: Browser, look: Look, { loginName, taken }: { loginName: string; taken: Set<string> }) {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  await preferLook(context, look);
  const page = await context.newPage();
  await page.goto(hub.url);
  await page.getByRole('list').last().waitFor();
  await shoot(page, look, 'logIn');
  await enterDemo(page, hub.url, loginName);
  await shootScreens(page, look, taken);
  await context.close();
}

for (const look of looks) {
  test(`every screen, ${look.language}, ${look.theme}`, async ({ browser }) => {
    const taken = new Set<string>();
    for (const loginName of people) await shootAs(browser, look, { loginName, taken });
  });
}
