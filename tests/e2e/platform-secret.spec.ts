/** A platform's password in the browser: shown on demand, gone by itself, kept nowhere, each look written down. */
import { expect, type Page } from '@playwright/test';
import { allowForFilling, demoPerson, enterDemo } from '../helpers/demo-hub';
import { front, openNamed, settled } from '../helpers/screens';
import { type Place, startDemo, test } from '../helpers/seat';

/** Longer than a secret stands on the screen. */
const GONE_MS = 40_000;
const SECRET = 'Xiamen-5521-pw';

let hub: Place;
test.beforeAll(async () => {
  allowForFilling();
  hub = await startDemo();
});
test.afterAll(() => hub.stop());

/** Everything that the browser keeps of the page. */
const keptBy = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify([Object.entries(window.localStorage), Object.entries(window.sessionStorage)]));

test('a password is entered, looked at, gone after its seconds, and the look is written down', async ({ page }) => {
  test.setTimeout(120_000);
  await enterDemo(page, hub.url, 'assistant');
  await openNamed(page, '平台账号');
  await settled(page);
  await front(page).locator('.ag-row').first().dblclick();
  const panel = front(page).locator('.td-side');
  await panel.getByRole('button', { name: '重新录入' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('登录密码').fill(SECRET);
  await dialog.getByRole('button', { name: '保存', exact: true }).click();
  await expect(dialog).toHaveCount(0);

  await panel.getByRole('button', { name: '查看 登录密码' }).click();
  await expect(panel.getByText(SECRET)).toBeVisible();
  await expect(panel.getByRole('button', { name: '复制 登录密码' })).toBeFocused();
  expect(await keptBy(page)).not.toContain(SECRET);
  await expect(panel.getByText(SECRET)).toHaveCount(0, { timeout: GONE_MS });
  expect(await page.content()).not.toContain(SECRET);

  await panel.getByRole('tab', { name: '查看记录' }).click();
  await expect(panel.getByRole('listitem').filter({ hasText: demoPerson('assistant').name })).toHaveCount(1);
});
