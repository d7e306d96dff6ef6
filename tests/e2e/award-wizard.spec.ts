/** The award wizard in the browser: an opened tender is won, and its price stops the next order above it. */
import { expect, type Locator, type Page } from '@playwright/test';
import { allowForFilling, enterDemo } from '../helpers/demo-hub';
import { front, navButtons, openNamed, openScreen, settled } from '../helpers/screens';
import { type Place, startDemo, test } from '../helpers/seat';

let hub: Place;
test.beforeAll(async () => {
  allowForFilling();
  hub = await startDemo();
});
test.afterAll(() => hub.stop());

const wizard = (page: Page): Locator => page.getByRole('dialog', { name: /^中标登记/u });

/** An opened tender whose items were quoted: the one of the register that has a place in its opening. */
async function openTender(page: Page): Promise<void> {
  await openNamed(page, '全部项目');
  await front(page).locator('.td-quick-search input').fill('江西省第九批');
  const found = front(page).locator('.ag-row').filter({ hasText: '江西省第九批' });
  await found.filter({ hasText: '公开招标' }).filter({ hasText: '已开标' }).first().dblclick();
  await settled(page);
  await front(page).getByRole('tab', { name: '投标品种' }).click();
  await expect(front(page).locator('.td-award-table').first()).toContainText('已锁定');
}

/** Types a day into a field that is filled by a calendar. */
async function typeDay(page: Page, label: string, day: string): Promise<void> {
  const field = wizard(page).getByLabel(label);
  await field.fill(day);
  await field.press('Enter');
}

test('an opened tender is won by keyboard and stops an order above its price', async ({ page, browser }) => {
  // Two seats, one after the other.
  test.slow();
  await enterDemo(page, hub.url, 'assistant');
  await openTender(page);
  await front(page).getByRole('button', { name: '中标登记' }).last().click();
  const dialog = wizard(page);
  const price = dialog.getByLabel(/中选价$/u).first();
  await expect(price).toBeVisible();
  await price.fill('1.23');

  // Without its validity nothing is won: the wizard says which line and stays there.
  for (let at = 0; at < 4; at += 1) await dialog.getByRole('button', { name: /下一步|登记中标/u }).click();
  await expect(dialog.getByRole('alert')).toContainText('没有有效期');
  await typeDay(page, '全部品种的有效期 起始日', '2020-01-01');
  await typeDay(page, '全部品种的有效期 截止日', '2099-12-31');

  await dialog.getByRole('button', { name: '下一步' }).click();
  await dialog.getByRole('button', { name: '加一份配送草稿' }).click();
  await dialog.getByRole('button', { name: '下一步' }).click();
  await dialog.getByLabel('适用省份').fill('福建省');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: '下一步' }).click();
  await expect(dialog.locator('.td-award-facts:visible')).toContainText('福建省');
  await dialog.getByRole('button', { name: '登记中标' }).click();
  await expect(page.getByText(/^已登记中标：/u)).toBeVisible();
  await expect(front(page).locator('.td-award-table').first()).toContainText('中选');

  await openNamed(page, '中选价与挂网价');
  await front(page).locator('.td-quick-search input').fill('福建');
  await expect(front(page).locator('.ag-row').filter({ hasText: '1.23' }).first()).toBeVisible();
  await openNamed(page, '配送关系');
  await expect(front(page).locator('.ag-row').filter({ hasText: '未提交' }).first()).toBeVisible();

  const second = await browser.newContext();
  const sales = await second.newPage();
  await enterDemo(sales, hub.url, 'chentao');
  await openScreen(sales, navButtons(sales).filter({ hasText: '全部订单' }));
  await front(sales).getByRole('button', { name: '录单' }).click();
  await expect(front(sales).getByLabel('购货单位')).toBeFocused();
  await sales.keyboard.type('fuq');
  await expect(sales.locator('.ant-select-item-option').first()).toContainText('福清');
  await sales.keyboard.press('Enter');
  const cell = (field: string): Locator => front(sales).getByLabel(`第 1 行${field}`, { exact: true });
  await expect(cell('商品')).toBeFocused();
  await sales.keyboard.type('YP0003');
  await sales.keyboard.press('Enter');
  await expect(cell('数量')).toBeFocused();
  await sales.keyboard.type('10');
  await sales.keyboard.press('Enter');
  await expect(cell('含税价')).toBeFocused();
  await sales.keyboard.type('500');
  await sales.keyboard.press('Enter');
  await expect(front(sales).getByText(/高于 福建省 中标价 1\.23/u)).toBeVisible();
  await second.close();
});
