/** The keyboard: lists, side panels, order entry; and what an input method is still composing is never a shortcut. */
import { expect, type Locator, type Page } from '@playwright/test';
import { allowForFilling, enterDemo } from '../helpers/demo-hub';
import { rowCell } from '../helpers/documents';
import { front, openNamed, settled, tabTo } from '../helpers/screens';
import { type Place, startDemo, test } from '../helpers/seat';

test.use({ actionTimeout: 20_000 });

let hub: Place;
test.beforeAll(async () => {
  allowForFilling();
  hub = await startDemo();
});
test.afterAll(async () => {
  await hub?.stop();
});

/** Presses a key as a browser reports it while an input method works on it: key code 229. */
async function pressComposing(page: Page, key: string, modifiers: 'none' | 'control' = 'none'): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const held = modifiers === 'control' ? 2 : 0;
  const pressed = { key, windowsVirtualKeyCode: 229, modifiers: held };
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...pressed });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...pressed });
  await session.detach();
}

const searchField = (page: Page): Locator => front(page).locator('.td-quick-search input');
const side = (page: Page): Locator => front(page).locator('.td-side');
const sideTitle = (page: Page): Locator => side(page).getByRole('heading', { level: 2 });
const line = (page: Page, row: number, field: string): Locator => front(page).getByLabel(`第 ${row} 行${field}`);

test('in a list arrows walk, Enter opens, the panel follows the walk, and Esc closes it', async ({ page }) => {
  await enterDemo(page, hub.url, 'boss');
  await openNamed(page, '客户');
  const names = [await rowCell(page, 1).innerText(), await rowCell(page, 2).innerText()];
  await searchField(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(sideTitle(page)).toHaveText(names[0] ?? '');
  await page.keyboard.press('ArrowDown');
  await expect(sideTitle(page)).toHaveText(names[1] ?? '');
  await page.keyboard.press('Escape');
  await expect(side(page)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(sideTitle(page)).toHaveText(names[1] ?? '');
  await side(page).getByRole('tab').first().focus();
  await page.keyboard.press('Escape');
  await expect(side(page)).toHaveCount(0);
  await expect(front(page).locator('.ag-cell:focus')).toHaveText(names[1] ?? '');
});

test('letters act on a row that has the focus, not in a field and not while an input method composes', async ({
  page,
}) => {
  await enterDemo(page, hub.url, 'finance');
  await openNamed(page, '待审核');
  const search = searchField(page);
  await search.pressSequentially('ra');
  await expect(search).toHaveValue('ra');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await search.fill('');
  await settled(page);
  await rowCell(page).click();
  await pressComposing(page, 'r');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('r');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('an order line is typed without the mouse; composing leaves it alone, Esc loses nothing', async ({ page }) => {
  await enterDemo(page, hub.url, 'chentao');
  await openNamed(page, '全部订单');
  await tabTo(page, front(page).getByRole('button', { name: '录单' }));
  await page.keyboard.press('Enter');
  await expect(front(page).getByLabel('购货单位')).toBeFocused();
  await page.keyboard.type('fuq');
  await expect(page.locator('.ant-select-item-option').first()).toContainText('福清');
  await page.keyboard.press('Enter');
  await expect(line(page, 1, '商品')).toBeFocused();
  await page.keyboard.type('akb');
  await expect(page.getByRole('option', { name: /阿卡波糖/u }).first()).toBeVisible();
  await pressComposing(page, 'Enter');
  await expect(line(page, 1, '商品')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(line(page, 1, '数量')).toBeFocused();
  await page.keyboard.type('30');
  await pressComposing(page, 'Enter', 'control');
  await expect(line(page, 1, '数量')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('99');
  await page.keyboard.press('Enter');
  await expect(line(page, 2, '商品')).toBeFocused();
  await page.keyboard.type('zz');
  await page.keyboard.press('Escape');
  await expect(front(page).getByText('1 行 · 合计 2,970.00')).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('已保存')).toBeVisible();
  await expect(page).toHaveURL(/order-new/u);
});

test('Enter that is faster than the list takes what was typed, not what stood in the list before', async ({ page }) => {
  await enterDemo(page, hub.url, 'chentao');
  await openNamed(page, '客户');
  await settled(page);
  const name = await rowCell(page, 7).innerText();
  await openNamed(page, '全部订单');
  await front(page).getByRole('button', { name: '录单' }).click();
  await expect(front(page).getByLabel('购货单位')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.ant-select-item-option').first()).toBeVisible();
  await page.keyboard.insertText(name);
  await page.keyboard.press('Enter');
  await expect(line(page, 1, '商品')).toBeFocused();
  await expect(front(page).locator('.td-order-head')).toContainText(name);
  await expect(page.locator('.ant-select-dropdown:visible')).toHaveCount(0);
});

test('what was typed and not saved stands again after a reload', async ({ page }) => {
  await enterDemo(page, hub.url, 'wangfang');
  await openNamed(page, '全部订单');
  await front(page).getByRole('button', { name: '录单' }).click();
  await front(page).getByRole('gridcell').first().click();
  await page.keyboard.type('asp');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('7.5');
  await page.keyboard.press('Enter');
  const isKept = () => page.evaluate(() => Object.values(localStorage).some((value) => String(value).includes('7.5')));
  await expect.poll(isKept).toBe(true);
  await page.reload();
  await expect(front(page).getByText('已恢复上次没有保存的内容')).toBeVisible();
  await expect(front(page).getByRole('gridcell', { name: '7.5' })).toBeVisible();
});

test('the frame is walked by keyboard: past the navigation, along the tabs, a tab closed', async ({ page }) => {
  await enterDemo(page, hub.url, 'boss');
  await openNamed(page, '商品');
  await openNamed(page, '库存');
  await page.locator('.td-tabs').getByRole('tab', { selected: true }).focus();
  await page.keyboard.press('ArrowLeft');
  const tabs = page.locator('.td-tabs').getByRole('tab');
  await expect(tabs.filter({ hasText: '商品' })).toBeFocused();
  await expect(tabs.filter({ hasText: '商品' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Delete');
  await expect(tabs.filter({ hasText: '商品' })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('navigation')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.locator('.td-skip')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#work')).toBeFocused();
});

test('Enter in the very moment in which the names appear takes the first of them', async ({ page }) => {
  await enterDemo(page, hub.url, 'chentao');
  await openNamed(page, '全部订单');
  await front(page).getByRole('button', { name: '录单' }).click();
  await expect(front(page).getByLabel('购货单位')).toBeFocused();
  await page.evaluate(() => {
    const pressed = { key: 'Enter', code: 'Enter', keyCode: 13, which: 13, bubbles: true, cancelable: true };
    const observer = new MutationObserver(() => {
      if (!document.querySelector('.ant-select-item-option')?.textContent?.includes('福清')) return;
      observer.disconnect();
      for (const kind of ['keydown', 'keyup']) document.activeElement?.dispatchEvent(new KeyboardEvent(kind, pressed));
    });
    observer.observe(document.body, { subtree: true, childList: true });
  });
  await page.keyboard.type('fuq');
  await expect(line(page, 1, '商品')).toBeFocused();
  await expect(front(page).locator('.td-order-head')).toContainText('福清');
});

test('Enter and Tab that are both faster than the answer still take the first of it', async ({ page }) => {
  await enterDemo(page, hub.url, 'chentao');
  await openNamed(page, '全部订单');
  await front(page).getByRole('button', { name: '录单' }).click();
  await expect(front(page).getByLabel('购货单位')).toBeFocused();
  await page.keyboard.type('fuq');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(front(page).locator('.td-order-head')).toContainText('福清');
  await expect(page.locator('.ant-select-dropdown:visible')).toHaveCount(0);
});

/** What stands on the desk behind a number. */
const deskRow = (page: Page, at: number): Locator => front(page).locator('.td-desk-row').nth(at);
const nameAt = (page: Page, at: number): Promise<string> => deskRow(page, at).locator('b').innerText();

test('on her desk finance opens an order by Enter, sends it back by a letter, and the next one stands there', async ({
  page,
}) => {
  await enterDemo(page, hub.url, 'finance');
  await settled(page);
  await front(page).getByRole('button', { name: '待审核订单' }).click();
  await expect(deskRow(page, 0)).toBeFocused();
  const [first, second] = [await nameAt(page, 0), await nameAt(page, 1)];
  await page.keyboard.press('Enter');
  await expect(sideTitle(page)).toHaveText(first);
  await page.keyboard.press('r');
  await page.getByRole('dialog').getByRole('button', { name: '驳回' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(front(page).getByText(first)).toHaveCount(0);
  await expect(sideTitle(page)).toHaveText(second);
  await expect(deskRow(page, 0)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(side(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(front(page).getByRole('button', { name: '待审核订单' })).toBeFocused();
});

test('on the desk of the warehouse a note is issued by Enter and Enter, and the desk goes on', async ({ page }) => {
  await enterDemo(page, hub.url, 'warehouse');
  await settled(page);
  await front(page).getByRole('button', { name: '已审核待开出库单' }).click();
  await expect(deskRow(page, 0)).toBeFocused();
  const [first, second] = [await nameAt(page, 0), await nameAt(page, 1)];
  await page.keyboard.press('Enter');
  await expect(sideTitle(page)).toHaveText(first);
  await expect(side(page).getByRole('button', { name: '开出库单' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(sideTitle(page)).toHaveText(second);
  await expect(deskRow(page, 0)).toBeFocused();
});
