/** Every screen of the navigation for the main posts, light and dark: nothing serious for axe, no error said. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { allowForFilling, enterDemo, startDemoHub } from '../helpers/demo-hub';
import { type HubProcess, startHub } from '../helpers/hub-process';
import { front, navButtons, openScreen, preferLook, settled, setUpFirm, watchErrors } from '../helpers/screens';

type Scheme = 'light' | 'dark';

/** Rows of a list look alike: the first ones stand for all, and a screen takes a second and not ten. */
const MORE_ROWS = '.ag-row:nth-child(n + 9)';

/** Findings as one line each: rule, where, what to do. In the dark only the colours differ. */
async function seriousFindings(page: Page, scheme: Scheme): Promise<string[]> {
  await page.emulateMedia({ colorScheme: scheme });
  await expect(page.locator('html')).toHaveAttribute('data-theme', scheme);
  // The older mode looks at this page alone; the newer one opens an empty page for each look, for frames we do not have.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .exclude(MORE_ROWS)
    .options({ resultTypes: ['violations'] });
  const { violations } = await (scheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${scheme} ${id} ${String(node.target)} ${node.failureSummary ?? ''}`),
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
// A trace would record what axe does to the page, at many times its cost.
test.use({ contextOptions: { reducedMotion: 'reduce' }, trace: 'off' });

for (const loginName of ['boss', 'finance', 'warehouse', 'chentao']) {
  test(`all screens of ${loginName} are accessible in light and dark`, async ({ page }) => {
    await enterDemo(page, hub.url, loginName);
    const buttons = navButtons(page);
    for (let at = 0; at < (await buttons.count()); at += 1) {
      const key = await openScreen(page, buttons.nth(at));
      const t0 = Date.now(); await expectAccessible(page, key); console.log(key, Date.now() - t0);
      await page.getByRole('tab', { selected: true }).press('Delete');
    }
  });
}
