/** Lists as they are worked at: a panel that follows the walk, what is selected, one document after the other. */
import { expect, type Locator, type Page } from '@playwright/test';
import { allowForFilling, enterDemo } from '../helpers/demo-hub';
import { rowCell } from '../helpers/documents';
import { front, openNamed, settled } from '../helpers/screens';
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

const side = (page: Page): Locator => front(page).locator('.td-side');
const sideTitle = (page: Page): Locator => side(page).getByRole('heading', { level: 2 });
const focusedCell = (page: Page): Locator => front(page).locator('.ag-cell:focus');
const selection = (page: Page): Locator => front(page).locator('.td-totals-selection');

for (const name of ['待开单', '出库单']) {
  test(`${name}: beside an open panel the keys stay in the list, and only Enter goes into the panel`, async ({
    page,
  }) => {
    await enterDemo(page, hub.url, 'warehouse');
    await openNamed(page, name);
    // What waits to be picked in the demo book depends on the hour; what is on its way is always more than a few.
    if (name === '出库单') await front(page).getByText('待签收', { exact: true }).click();
    await settled(page);
    const numbers = [await rowCell(page, 1).innerText(), await rowCell(page, 2).innerText()];
    await rowCell(page).click();
    await page.keyboard.press('Enter');
    await expect(side(page).locator(':focus')).toHaveCount(1);
    await rowCell(page, 1).click();
    await expect(sideTitle(page)).toHaveText(numbers[0] ?? '');
    await settled(page);
    await expect(focusedCell(page)).toHaveText(numbers[0] ?? '');
    await page.keyboard.press('ArrowDown');
    await expect(sideTitle(page)).toHaveText(numbers[1] ?? '');
    await settled(page);
    await expect(focusedCell(page)).toHaveText(numbers[1] ?? '');
    await page.keyboard.press('Enter');
    await expect(side(page).locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(side(page)).toHaveCount(0);
    await expect(focusedCell(page)).toHaveText(numbers[1] ?? '');
  });
}

test('a note that leaves the segment by its step is no longer counted as selected', async ({ page }) => {
  await enterDemo(page, hub.url, 'warehouse');
  await openNamed(page, '出库单');
  const number = await rowCell(page).innerText();
  await rowCell(page).dblclick();
  await expect(selection(page)).toHaveText('计数 1');
  await side(page).getByRole('button', { name: '拣货完成' }).click();
  await expect(front(page).locator('.ag-row').filter({ hasText: number })).toHaveCount(0);
  await expect(selection(page)).toHaveCount(0);
  // It may have been the last one that waited to be picked.
  await front(page).getByText('全部', { exact: true }).click();
  await settled(page);
  await rowCell(page).click();
  await expect(selection(page)).toHaveText('计数 1');
});

/** The number in "合计 14 条". */
const totalOf = async (page: Page): Promise<number> => {
  const words = front(page).locator('.td-totals b').first();
  await expect(words).toHaveText(/^[\d,]+ 条$/u);
  return Number((await words.innerText()).replaceAll(/\D/gu, ''));
};

test('the desk of finance says which of how many stands open, and walks from one to the next', async ({ page }) => {
  await enterDemo(page, hub.url, 'finance');
  await openNamed(page, '待审核');
  const count = await totalOf(page);
  const [first, second] = [await rowCell(page).innerText(), await rowCell(page, 1).innerText()];
  const pager = side(page).locator('.td-pager');
  await expect(pager).toHaveText(`第 1 / ${count} 张`);
  await page.keyboard.press('PageDown');
  await expect(sideTitle(page)).toHaveText(second);
  await expect(pager).toHaveText(`第 2 / ${count} 张`);
  await side(page).getByRole('button', { name: '打开' }).focus();
  await page.keyboard.press('PageUp');
  await expect(sideTitle(page)).toHaveText(first);
  await expect(pager.getByRole('button', { name: '上一个' })).toBeDisabled();
  await pager.getByRole('button', { name: '下一个' }).click();
  await expect(sideTitle(page)).toHaveText(second);
  const segment = front(page).locator('.ant-segmented-item').nth(1);
  const clean = Number((await segment.innerText()).replaceAll(/\D/gu, ''));
  await segment.click();
  await settled(page);
  await rowCell(page).click();
  for (let at = 1; at <= clean; at += 1) {
    await expect(pager).toHaveText(`第 ${at} / ${clean} 张`);
    if (at < clean) await page.keyboard.press('PageDown');
  }
  await expect(pager.getByRole('button', { name: '下一个' })).toBeDisabled();
  await page.keyboard.press('r');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('PageUp');
  await expect(pager).toHaveText(`第 ${clean} / ${clean} 张`);
  await page.keyboard.press('Escape');
  await expect(focusedCell(page)).toHaveCount(1);
});

const decided = 'an order that a colleague decides stays before the eyes of its reader, and the next one follows it';
test(decided, { tag: '@hub' }, async ({ page, browser }) => {
  await enterDemo(page, hub.url, 'finance');
  await openNamed(page, '待审核');
  await front(page).locator('.ant-segmented-item').nth(1).click();
  await settled(page);
  const numbers = [await rowCell(page).innerText(), await rowCell(page, 1).innerText()];
  await rowCell(page).click();
  await expect(sideTitle(page)).toHaveText(numbers[0] ?? '');
  const colleague = await browser.newPage();
  await enterDemo(colleague, hub.url, 'finance.manager');
  await openNamed(colleague, '待审核');
  await front(colleague)
    .locator('.ag-row')
    .filter({ hasText: numbers[0] ?? '' })
    .click();
  await expect(sideTitle(colleague)).toHaveText(numbers[0] ?? '');
  await side(colleague).getByRole('button', { name: '通过' }).click();
  await expect(side(page).locator('.td-tag').first()).toHaveText('已审核');
  await expect(
    front(page)
      .locator('.ag-row')
      .filter({ hasText: numbers[0] ?? '' }),
  ).toHaveCount(0);
  await expect(sideTitle(page)).toHaveText(numbers[0] ?? '');
  await expect(selection(page)).toHaveCount(0);
  await expect(side(page).locator('.td-pager')).toHaveText('');
  await page.keyboard.press('PageDown');
  await expect(sideTitle(page)).toHaveText(numbers[1] ?? '');
  await colleague.close();
});

const menuItem = (page: Page, name: string): Locator => page.getByRole('menuitem', { name });

const handed = 'an order is handed to another salesperson from its list and from its page; who may is said';
test(handed, { tag: '@hub' }, async ({ page }) => {
  await enterDemo(page, hub.url, 'finance');
  await openNamed(page, '全部订单');
  await rowCell(page).click({ button: 'right' });
  await expect(menuItem(page, '更换业务员')).toContainText('经理');
  await page.context().clearCookies();
  await enterDemo(page, hub.url, 'boss');
  await openNamed(page, '全部订单');
  await rowCell(page).click({ button: 'right' });
  await menuItem(page, '更换业务员').click();
  const dialog = page.getByRole('dialog');
  // At once, as an input method or the clipboard brings it: who was chosen before is not offered then.
  const hand = async (initials: string, name: string) => {
    await expect(dialog.getByLabel('业务员')).toBeFocused();
    await page.keyboard.insertText(initials);
    await expect(page.locator('.ant-select-dropdown:visible .ant-select-item-option')).toHaveText([name]);
    await page.keyboard.press('Enter');
    await dialog.getByLabel('原因').fill('离职交接');
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
  };
  await hand('linjing', '林静');
  await expect(front(page).locator('.ag-row[row-index="0"]')).toContainText('林静');
  await page.keyboard.press('Enter');
  await front(page).getByRole('button', { name: '更多' }).click();
  await menuItem(page, '更换业务员').click();
  await hand('zhaoqiang', '赵强');
  await expect(front(page).locator('.td-order-facts')).toContainText('赵强');
});
