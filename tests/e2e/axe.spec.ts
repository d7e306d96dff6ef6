/** Every screen of the navigation for the main posts, light and dark: nothing serious for axe, no error said. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { allowForFilling, enterDemo, startDemoHub } from '../helpers/demo-hub';
import { documents } from '../helpers/documents';
import { type HubProcess, startHub } from '../helpers/hub-process';
import { closeTab, navButtons, openScreen, setUpFirm, settled, switchLanguage, watchErrors } from '../helpers/screens';

type Scheme = 'light' | 'dark';
const people = ['boss', 'finance', 'warehouse', 'chentao'] as const;

/** Rows of a list look alike: the first ones stand for all, and a look takes a second and not ten. */
const MORE_ROWS = '.ag-row:nth-child(n + 9)';

/** The appearance follows the system, and no colour is on its way any more. */
async function hasColours(page: Page, scheme: Scheme): Promise<void> {
  await expect(page.locator(`html[data-theme]:not([data-theme="${scheme}"])`)).toHaveCount(0);
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

/** Serious findings as one line each: rule, where, what to do. In the dark only the colours differ. */
async function findings(page: Page, scheme: Scheme): Promise<string[]> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await hasColours(page, scheme);
  // The older mode looks at this page alone; the newer one opens an empty page each time, for frames we do not have.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .exclude(MORE_ROWS)
    .options({ resultTypes: ['violations'] });
  const { violations } = await (scheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((one) => `${scheme} ${id} ${String(one.target)} ${one.failureSummary ?? ''}`),
    );
}

/** Looks at what is on the screen now, in both appearances. */
async function expectAccessible(page: Page, what: string): Promise<void> {
  const light = await findings(page, 'light');
  const dark = await findings(page, 'dark');
  expect.soft([...light, ...dark], what).toEqual([]);
}

let hub: HubProcess;
test.beforeAll(async () => {
  allowForFilling();
  hub = await startDemoHub();
});
test.afterAll(async () => {
  await hub?.stop();
});
// A trace would record what axe does to the page, at many times its cost.
test.use({ trace: 'off', actionTimeout: 20_000 });

test('the look finds what is planted', async ({ page }) => {
  await page.setContent(
    '<html lang="en"><title>t</title><main><button></button><p style="color:#ccc">pale words</p></main></html>',
  );
  const found = await findings(page, 'light');
  expect(new Set(found.map((line) => line.split(' ')[1]))).toEqual(new Set(['button-name', 'color-contrast']));
});

for (const loginName of people) {
  test(`${loginName}: every screen is accessible in light and dark, and says no error`, async ({ page }) => {
    test.setTimeout(240_000);
    const said = watchErrors(page);
    await enterDemo(page, hub.url, loginName);
    const buttons = navButtons(page);
    const count = await buttons.count();
    expect(count).toBeGreaterThan(3);
    for (let at = 0; at < count; at += 1) {
      await expectAccessible(page, await openScreen(page, buttons.nth(at)));
      await closeTab(page);
    }
    await switchLanguage(page);
    for (let at = 0; at < count; at += 1) await openScreen(page, buttons.nth(at));
    expect(said).toEqual([]);
  });
}

for (const loginName of people) {
  test(`${loginName}: documents, panels and dialogues are accessible in light and dark`, async ({ page }) => {
    test.setTimeout(240_000);
    const said = watchErrors(page);
    for (const { name, open } of documents.filter(({ by }) => by === loginName)) {
      await enterDemo(page, hub.url, loginName);
      await open(page);
      await expectAccessible(page, name);
      await page.evaluate(() => localStorage.clear());
      await page.context().clearCookies();
    }
    expect(said).toEqual([]);
  });
}

test('the ways in are accessible: set-up, log-in, the cards of the demo book', async ({ page }) => {
  const said = watchErrors(page);
  await page.goto(hub.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await settled(page);
  await expectAccessible(page, 'cards');
  const fresh = await startHub();
  await page.goto(fresh.url);
  await expect(page.getByRole('button', { name: '建立并进入' })).toBeVisible();
  await expectAccessible(page, 'setUp');
  await setUpFirm(page);
  await page.context().clearCookies();
  await page.reload();
  await expect(page.getByRole('button', { name: '登录' })).toBeVisible();
  await expectAccessible(page, 'logIn');
  await fresh.stop();
  expect(said).toEqual([]);
});
