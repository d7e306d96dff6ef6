/** A firm of one person, lived through the screens alone: what he needs first, then an order from entry to the lorry. */
import { expect as expectSoon, type Locator, type Page } from '@playwright/test';
import { front, openNamed } from './screens';

/** A step of the trade is many small ones: on a busy machine they take their time. */
const expect = expectSoon.configure({ timeout: 15_000 });

export const BUYER = '北京市昌平区沙河医院';
export const GOODS = '阿莫西林胶囊';
export const BATCH = '260301';
/** 120 × 12.80, in yuan. */
const TOTAL = '1536';

const customers = `客户名称,省份,城市,地址,客户类型,所有制,税号
${BUYER},北京市,北京市,扶京门路22号,医院,公立,12110000400000000X`;
const products = `商品编码,通用名,剂型,规格,生产厂家,批准文号,单位,税率,税收分类编码
YP0001,${GOODS},胶囊剂,0.25g×24粒,华北制药股份有限公司,H13021001,盒,13,1070304020000000000`;

/** By the end of its name: an icon before it has a name too. */
const button = (within: Locator, name: string): Locator =>
  within.getByRole('button', { name: new RegExp(`(?:^| )${name}$`, 'u') });

const cell = (page: Page, text: string): Locator => front(page).getByRole('gridcell', { name: text }).first();

/** Types into the picker that has the focus and takes what it finds first. */
async function pick(page: Page, typed: string, name: string): Promise<void> {
  await page.keyboard.type(typed);
  await expect(page.locator('.ant-select-item-option:visible').first()).toContainText(name);
  await page.keyboard.press('Enter');
}

/** The owner signs that he may do both steps of a pair himself. */
export async function allowDualPosts(page: Page): Promise<void> {
  await openNamed(page, '设置');
  for (const pair of ['提交与审核可由同一人', '拣货与复核可由同一人']) {
    // The list of signatures below names the pair too.
    const line = front(page).getByRole('listitem').filter({ hasText: pair }).first();
    await button(line, '签字允许').click();
    const asked = page.getByRole('dialog', { name: pair });
    await asked.getByLabel('原因').fill('公司只有一个人');
    await button(asked, '签字允许').click();
    await expect(line.getByText('已签字允许', { exact: true })).toBeVisible();
    await expect(asked).toBeHidden();
  }
}

async function importFile(page: Page, what: string, text: string): Promise<void> {
  await openNamed(page, '导入');
  const screen = front(page);
  await screen.locator('.ant-segmented').getByText(what, { exact: true }).click();
  const file = { name: `${what}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) };
  await screen.locator('input[type="file"]').setInputFiles(file);
  await button(screen, '检查').click();
  await button(screen, '导入 1 条').click();
  await expect(screen.getByText('新增 1 条')).toBeVisible();
  await button(screen, '再导入一个文件').click();
}

async function enterStock(page: Page): Promise<void> {
  await openNamed(page, '库存');
  await button(front(page), '期初库存').click();
  // The first cell of a line is its number.
  await front(page).getByRole('gridcell').nth(1).click();
  await pick(page, 'amxl', GOODS);
  for (const text of [BATCH, '2028-12-31', '500', 'A-01-01']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已登记 1 个批次')).toBeVisible();
}

/** Money first: a new customer pays before the goods leave. */
async function recordReceipt(page: Page): Promise<void> {
  await openNamed(page, '收款');
  await button(front(page), '登记收款').click();
  const form = front(page).locator('.td-side');
  await expect(form.getByLabel('客户')).toBeFocused();
  await pick(page, 'bjscpqshyy', BUYER);
  await expect(form).toContainText(BUYER);
  await form.getByLabel('金额').fill(TOTAL);
  await button(form, '保存').click();
  await expect(cell(page, BUYER)).toBeVisible();
}

/** A customer, goods with stock, and the customer's money. */
export async function prepareTrade(page: Page): Promise<void> {
  await importFile(page, '客户', customers);
  await importFile(page, '商品', products);
  await enterStock(page);
  await recordReceipt(page);
}

/** Enters an order by keyboard and hands it in. @returns its number */
export async function enterOrder(page: Page): Promise<string> {
  await openNamed(page, '全部订单');
  await button(front(page), '录单').click();
  await expect(front(page).getByLabel('购货单位')).toBeFocused();
  await pick(page, 'bjscpqshyy', BUYER);
  for (const [field, text] of [
    ['商品', 'amxl'],
    ['数量', '120'],
    ['含税价', '12.8'],
  ] as const) {
    await expect(front(page).getByLabel(`第 1 行${field}`)).toBeFocused();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Control+Enter');
  const title = front(page).getByRole('heading', { level: 1 });
  await expect(title).toHaveText(/^SO\d{4}-\d{5}$/u);
  return title.innerText();
}

/** Approves it at the desk of finance. */
export async function approveOrder(page: Page, number: string): Promise<void> {
  await openNamed(page, '待审核');
  await cell(page, number).click();
  await expect(front(page).locator('.td-side h2')).toHaveText(number);
  await page.keyboard.press('a');
  await expect(page.getByText(`${number} 已通过`)).toBeVisible();
}

/** Issues, picks, checks and ships in one step. @returns the number of the note, which stands open */
export async function shipOrder(page: Page, number: string): Promise<string> {
  await openNamed(page, '待开单');
  await cell(page, number).dblclick();
  await front(page).getByLabel('承运方').fill('顺丰速运');
  await front(page).getByLabel('承运方').press('Enter');
  const title = front(page).locator('.td-note-page h2');
  await expect(title).toHaveText(/^CK\d{4}-\d{5}$/u);
  return title.innerText();
}

/** From the open note to its papers, and the order to the printer. */
export async function printPapers(page: Page): Promise<void> {
  await button(front(page), '打印').click();
  await expect(front(page).locator('.td-print-page').first()).toBeVisible();
  await button(front(page).locator('.td-desk-head'), '打印').click();
}

/** Opens an order from the list by its number. */
export async function openOrder(page: Page, number: string): Promise<void> {
  await openNamed(page, '全部订单');
  await cell(page, number).dblclick();
  await expect(front(page).getByRole('heading', { level: 1 })).toHaveText(number);
}
