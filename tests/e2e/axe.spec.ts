/** Every screen of the navigation for the main posts, light and dark: nothing serious for axe, no error said. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { allowForFilling, enterDemo, startDemoHub } from '../helpers/demo-hub';
import { type HubProcess, startHub } from '../helpers/hub-process';
import { front, navButtons, openScreen, preferLook, settled, setUpFirm, watchErrors } from '../helpers/screens';

/** A finding as one line each: rule, how bad, where. */
async function seriousFindings(page: Page, scheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme: scheme });
  await expect(page.locator('html')).toHaveAttribute('data-theme', scheme);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${scheme} ${id} ${String(target)} ${failureSummary}`),
    );
}

/** Looks at what is on the screen now, in both appearances. */
async function expectAccessible(page: Page, what: string): Promise<void> {
  const found = [...(await seriousFindings(page, 'light')), ...(await seriousFindings(page, 'dark'))];
  expect.soft(found, what).toEqual([]);
}

let hub: HubProcess;
test.beforeAll(async () => {
  allowForFilling();
  hub = await startDemoHub();
});
test.afterAll(async () => {
  await hub?.stop();
});
test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const loginName of ['boss', 'finance', 'warehouse', 'chentao']) {
  test(`all screens of ${loginName} are accessible in light and dark`, async ({ page }) => {
    await enterDemo(page, hub.url, loginName);
    const buttons = navButtons(page);
    for (let at = 0; at < (await buttons.count()); at += 1) {
      const key = await openScreen(page, buttons.nth(at));
      await expectAccessible(page, key);
    }
  });
}
