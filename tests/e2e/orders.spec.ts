/** Orders in the browser: entry by keyboard alone, the desk of finance, a block pasted from a spreadsheet. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { allowForFilling, enterDemo } from '../helpers/demo-hub';
import { front, navButtons, openScreen } from '../helpers/screens';
import { type Place, startDemo, test } from '../helpers/seat';

let hub: Place;
test.beforeAll(async () => {
  allowForFilling();
  hub = await startDemo();
});
test.afterAll(() => hub.stop());

const openList = async (page: Page, name: string) => openScreen(page, navButtons(page).filter({ hasText: name }));
const line = (page: Page, row: number, field: string) =>
  front(page).getByLabel(`第 ${row} 行${field}`, { exact: true });

/** The buyer by initials; the cursor then stands in the first line. */
async function beginOrder(page: Page): Promise<void> {
  await openList(page, '全部订单');
  await front(page).getByRole('button', { name: '录单' }).click();
  // From here on the keyboard alone; the mouse lies on nothing.
  await page.mouse.move(0, 0);
  await expect(front(page).getByLabel('购货单位')).toBeFocused();
  await page.keyboard.type('fuq');
  await expect(page.locator('.ant-select-item-option').first()).toContainText('福清');
  await page.keyboard.press('Enter');
  await expect(line(page, 1, '商品')).toBeFocused();
}

/** One line by keyboard: initials, quantity, price; Enter from cell to cell. */
async function typeLine(
  page: Page,
  row: number,
  [goods, qty, price]: readonly [string, string, string],
): Promise<void> {
  await page.keyboard.type(goods);
  await page.keyboard.press('Enter');
  await expect(line(page, row, '数量')).toBeFocused();
  await page.keyboard.type(qty);
  await page.keyboard.press('Enter');
  await expect(line(page, row, '含税价')).toBeFocused();
  await page.keyboard.type(price);
  await page.keyboard.press('Enter');
  await expect(line(page, row + 1, '商品')).toBeFocused();
}

const seriousFindings = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
};

const reaches = 'an order is entered by keyboard alone, and reaches the desk of finance without a reload';
test(reaches, { tag: '@hub' }, async ({ page, browser }) => {
  const second = await browser.newContext();
  const finance = await second.newPage();
  await enterDemo(finance, hub.url, 'finance');
  await openList(finance, '待审核');
  const waiting = front(finance).getByText(/^全部 [1-9]/u);
  const before = Number((await waiting.innerText()).replace(/\D/gu, ''));

  await enterDemo(page, hub.url, 'chentao');
  await beginOrder(page);
  await typeLine(page, 1, ['akb', '30', '500']);
  await typeLine(page, 2, ['asp', '12.5', '480.5']);
  await page.keyboard.type('xx');
  await page.keyboard.press('Escape');
  await expect(front(page).getByRole('status').filter({ hasText: '2 行' })).toContainText('21,006.25');
  await expect(front(page).getByText('信用额度')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('Control+s');
  await expect(page.getByText('已保存')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/SO\d{4}-\d{5} 已提交审核/u)).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);

  await expect(waiting).toHaveText(`全部 ${before + 1}`);
  await second.close();
});

test('finance approves with A and goes on, rejects with R and a reason, approves the clean ones together', async ({
  page,
}) => {
  await enterDemo(page, hub.url, 'finance');
  await openList(page, '待审核');
  const desk = front(page);
  const title = desk.locator('.td-side h2');
  await expect(title).toHaveText(/^SO/u);
  const first = await title.innerText();
  await page.keyboard.press('PageDown');
  await expect(title).not.toHaveText(first);

  const rejected = await title.innerText();
  await page.keyboard.press('r');
  await page.getByText('信用或欠款').click();
  await page.getByLabel('补充说明').fill('先付清欠款');
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${rejected} 已驳回`)).toBeVisible();
  await expect(desk.getByRole('gridcell', { name: rejected })).toHaveCount(0);

  await desk.getByText(/^无异常/u).click();
  await desk.locator('.ag-row').first().click();
  const approved = await title.innerText();
  await page.keyboard.press('a');
  await expect(page.getByText(`${approved} 已通过`)).toBeVisible();
  await expect(desk.getByRole('gridcell', { name: approved })).toHaveCount(0);
  await expect(title).not.toHaveText(approved);
  expect(await seriousFindings(page)).toEqual([]);

  await desk.getByRole('button', { name: /^批量通过/u }).click();
  await expect(page.getByText(/^通过 \d+ 张，未通过 0 张$/u)).toBeVisible();
});

test('a pasted block is previewed, bad cells are named, and only good rows become lines', async ({ page }) => {
  await enterDemo(page, hub.url, 'linjing');
  await openList(page, '全部订单');
  await front(page).getByRole('button', { name: '录单' }).click();
  await front(page).getByRole('gridcell').first().click();
  await line(page, 1, '商品').evaluate((input) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'YP0013\t10\t99.5\nNOPE\t1\t1\nYP0072\tabc\t1');
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  const preview = page.getByRole('dialog', { name: '粘贴预览' });
  await expect(preview).toContainText('没有这个编码');
  await expect(preview).toContainText('“abc”不是有效的数字');
  await preview.getByRole('button', { name: '加入 1 行' }).click();
  await expect(front(page).getByText('1 行 · 合计 995.00')).toBeVisible();
});
