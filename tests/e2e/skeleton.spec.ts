/** The skeleton in the browser: set-up, one command, one query, and the push of a change to another seat. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type HubProcess, startHub } from '../helpers/hub-process';
import { FIRM, logIn, openSettings, renameFirm, setUpFirm } from '../helpers/screens';

const NEW_NAME = '华康医药集团有限公司';

let hub: HubProcess;
test.beforeEach(async () => {
  hub = await startHub();
});
test.afterEach(async () => {
  await hub.stop();
});

test('a new firm is set up, and a new name reaches the second seat without a reload', async ({ page, browser }) => {
  await page.goto(hub.url);
  await setUpFirm(page);

  const second = await browser.newContext();
  const other = await second.newPage();
  await other.goto(hub.url);
  await logIn(other);
  await expect(other.getByRole('banner')).toContainText(FIRM);
  const loads: string[] = [];
  other.on('load', () => loads.push(other.url()));

  await renameFirm(page, NEW_NAME);

  await expect(other.getByRole('banner')).toContainText(NEW_NAME);
  await openSettings(other);
  await expect(other.getByLabel('公司名称', { exact: true })).toHaveValue(NEW_NAME);
  expect(loads).toEqual([]);
  await second.close();
});

test('a wrong password is refused, and the page says what to do', async ({ page, browser }) => {
  await page.goto(hub.url);
  await setUpFirm(page);
  const stranger = await browser.newContext();
  const other = await stranger.newPage();
  await other.goto(hub.url);
  await logIn(other, 'wrong horse 7 battery');
  await expect(other.getByRole('alert')).toContainText('登录名或密码不对');
  await expect(other.getByText(FIRM)).toHaveCount(0);
  await stranger.close();
});

test('a reload keeps the session, leaving ends it', async ({ page }) => {
  await page.goto(hub.url);
  await setUpFirm(page);
  await page.reload();
  await expect(page.getByRole('banner')).toContainText(FIRM);
  await page.getByRole('banner').getByRole('button', { name: /李敏/u }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await expect(page.getByRole('button', { name: '登录' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: '登录' })).toBeVisible();
});

test('a hub that was killed and comes back is found again, with everything that was saved', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'tongdan-e2e-'));
  const book = join(folder, 'book.tongdan');
  const first = await startHub({ book });
  await page.goto(first.url);
  await setUpFirm(page);
  await renameFirm(page, NEW_NAME);
  await first.stop('SIGKILL');
  await expect(page.getByText('与主机断开')).toBeVisible();

  const second = await startHub({ book, port: Number(new URL(first.url).port) });
  await expect(page.getByText('主机 已连接')).toBeVisible();
  await expect(page.getByRole('banner')).toContainText(NEW_NAME);
  await renameFirm(page, FIRM);
  await second.stop();
  rmSync(folder, { recursive: true, force: true });
});
