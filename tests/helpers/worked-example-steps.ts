/** What the worked example of the invoicing ledger does at its desks, and how its balances are read. */
import { expect as expectSoon, type Locator, type Page, type TestInfo } from '@playwright/test';
import { answerWhy, cell, fromMore, openAt, openRow, segment, side } from './desk-steps';
import { front, openNamed, settled } from './screens';

/** The ledger is told of each step by the engine; on a busy machine the page follows in its own time. */
const WAIT = { timeout: 30_000 } as const;
export const expect = expectSoon.configure(WAIT);

export const BUYER = '鼓楼区人民医院';
export const GOODS = '阿莫西林胶囊';
const PRICE = '12.8';
/** Of a fully digital invoice: 20 digits. */
export const INVOICES = { FP1: '26322000000325000001', FP2: '26322000000402000002', red: '26322000000429000003' };

const dialogOf = (page: Page): Locator => page.getByRole('dialog');
const button = (within: Locator, name: string): Locator =>
  within.getByRole('button', { name: new RegExp(`(?:^| )${name}(?: |$)`, 'u') });

/** Types into a picker and takes what it finds first, by keyboard. */
async function pick(field: Locator, typed: string, name: string): Promise<void> {
  const page = field.page();
  await field.focus();
  await page.keyboard.type(typed);
  await expect(page.locator('.ant-select-item-option:visible').first()).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(page.locator('.ant-select-item-option:visible')).toHaveCount(0);
}

/** Sales types the order by keyboard and hands it in. `expects`: what the checks say before. @returns its number */
export async function enterOrder(page: Page, qty: string, expects?: string): Promise<string> {
  await openNamed(page, '全部订单');
  await button(front(page), '录单').click();
  await expect(front(page).getByLabel('购货单位')).toBeFocused();
  await page.keyboard.type('glqrmyy');
  await expect(page.locator('.ant-select-item-option:visible').first()).toContainText(BUYER);
  await page.keyboard.press('Enter');
  await expect(front(page).getByLabel('第 1 行商品')).toBeFocused();
  await page.keyboard.type('amxl');
  await expect(page.getByText(GOODS).first()).toBeVisible();
  for (const [field, text] of [
    ['商品', ''],
    ['数量', qty],
    ['含税价', PRICE],
  ] as const) {
    await expect(front(page).getByLabel(`第 1 行${field}`)).toBeFocused();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  if (expects) await expect(front(page).locator('aside')).toContainText(expects);
  await page.keyboard.press('Control+Enter');
  const title = front(page).getByRole('heading', { level: 1 });
  await expect(title).toHaveText(/^SO\d{4}-\d{5}$/u);
  return title.innerText();
}

/** Finance approves it with one key. */
export async function approveOrder(page: Page, number: string): Promise<void> {
  await openNamed(page, '待审核');
  await cell(page, number).click(WAIT);
  await expect(side(page).locator('h2')).toHaveText(number);
  await page.keyboard.press('a');
  await expect(page.getByText(`${number} 已通过`)).toBeVisible();
}

/** An order among all, on its own page. */
async function openOrder(page: Page, number: string): Promise<void> {
  await openAt(page, { list: '全部订单', part: '全部' }, number);
  await expect(front(page).getByRole('heading', { level: 1 })).toHaveText(number);
}

/** Sales asks to cancel it, finance agrees on its page. */
export async function cancelOrder(sales: Page, finance: Page, number: string): Promise<void> {
  await openOrder(sales, number);
  // A page that is still settling closes its menu again.
  await settled(sales);
  await expect(async () => {
    if (await dialogOf(sales).isVisible()) return;
    await fromMore(sales, '申请取消');
    await expect(dialogOf(sales)).toBeVisible({ timeout: 5000 });
  }).toPass(WAIT);
  await answerWhy(sales, '医院推迟采购', '申请取消');
  await openOrder(finance, number);
  await button(front(finance), '批准变更').click();
  await expect(front(finance).getByText('已取消', { exact: true }).first()).toBeVisible();
}

/** At 待开单: so many of the one lot that is proposed. @returns the number of the note */
export async function issueNoteOf(page: Page, order: string, qty: string): Promise<string> {
  await openAt(page, { list: '待开单' }, order);
  await side(page)
    .getByLabel(new RegExp(`^${GOODS} `, 'u'))
    .fill(qty);
  await button(side(page), '开出库单').click();
  const said = page.getByText(/已开出库单 CK\d{4}-\d{5}/u);
  await expect(said).toBeVisible();
  return (await said.innerText()).replace('已开出库单 ', '');
}

/** 凑票: the clerk types a quantity, sees what it becomes, and asks for it. */
export async function pickInvoice(page: Page, order: string, qty: string): Promise<void> {
  await openNamed(page, '待开票');
  await openRow(page, order);
  await segment(page, '数量').click();
  await side(page).getByRole('textbox', { name: '数量' }).fill(qty);
  await button(side(page), '凑').click();
  await expect(side(page).getByText(/^凑得 7,680\.00，600，共 2 行$/u)).toBeVisible();
  await button(side(page), '预览发票').click();
  const sheet = dialogOf(page).locator('.td-request-sheet');
  await expect(sheet).toHaveCount(1);
  for (const figure of ['600 盒', '6,796.46', '883.54', '7,680.00']) await expect(sheet).toContainText(figure);
  await button(dialogOf(page), '提交开票申请').click();
  await expect(dialogOf(page)).toHaveCount(0);
}

/** The clerk opens the approved request of this amount and types what the tax bureau gave. */
export async function issueInvoice(page: Page, amount: string, number: string): Promise<void> {
  await openAt(page, { list: '开票申请', part: '待开票' }, amount);
  await button(side(page), '登记已开发票').click();
  await dialogOf(page).getByLabel('发票号码').fill(number);
  await button(dialogOf(page), '登记并勾对').click();
  await expect(page.getByText(`已登记 ${number}`)).toBeVisible();
  await expect(dialogOf(page)).toHaveCount(0);
}

/** 申请预开票, as the salesperson types it; `look` reads the checks before it is sent. @returns its number */
export async function askAdvance(page: Page, qty: string, look: (form: Locator) => Promise<void>): Promise<string> {
  await openNamed(page, '开票申请');
  await button(front(page), '申请预开票').click();
  const form = side(page);
  await pick(form.getByRole('combobox', { name: '购货单位' }), 'glqrmyy', BUYER);
  await pick(form.getByRole('combobox', { name: '商品' }), 'amxl', GOODS);
  await form.getByRole('textbox', { name: '数量' }).fill(qty);
  await form.getByRole('textbox', { name: '含税单价' }).fill(PRICE);
  await form.getByLabel('合同号或中标号').fill('HT2026-07');
  await form.getByLabel('预计销售日期').fill('2030-12-20');
  await form.getByLabel('预计销售日期').press('Enter');
  await form.getByLabel('预开原因').fill('医院年底结算');
  await look(form);
  await button(form, '提交审批').click();
  const said = page.getByText(/ 已提交审批$/u);
  await expect(said).toBeVisible();
  return (await said.innerText()).replace(' 已提交审批', '');
}

/** Finance says yes to a request. */
export async function approveRequest(page: Page, number: string): Promise<void> {
  await openAt(page, { list: '开票申请', part: '待审批' }, number);
  await button(side(page), '批准').click();
  await button(dialogOf(page), `批准 ${number}`).click();
  await expect(page.getByText('已批准，可以开票')).toBeVisible();
}

/** One step of the red form that is open: its button, and the window that asks for what belongs to it. */
async function redStep(page: Page, step: string, typed?: { readonly label: string; readonly text: string }) {
  await button(side(page), step).click();
  if (typed) await dialogOf(page).getByLabel(typed.label, { exact: true }).fill(typed.text);
  await dialogOf(page)
    .getByRole('button', { name: new RegExp(`^${step}`, 'u') })
    .click();
  await expect(dialogOf(page)).toHaveCount(0);
}

/** The clerk asks for a partial red form for goods that came back. @returns its number */
export async function askRed(page: Page, invoice: string, qty: string): Promise<string> {
  await openNamed(page, '红字发票');
  await button(front(page), '开红字信息表').click();
  await pick(side(page).getByRole('combobox', { name: '蓝字发票' }), invoice, invoice);
  await expect(side(page).getByLabel('已入账 / 已确认用途')).toBeChecked();
  await expect(side(page).getByText('02 销货退回')).toBeVisible();
  await side(page)
    .getByLabel(new RegExp(`^红冲数量 ${GOODS}`, 'u'))
    .fill(qty);
  await button(side(page), '提交审批').click();
  const said = page.getByText(/^\S+ 已提交$/u);
  await expect(said).toBeVisible();
  return (await said.innerText()).replace(' 已提交', '');
}

/** Approved by finance, raised at the platform, confirmed by the buyer, issued by the clerk. */
export async function issueRed(clerk: Page, finance: Page, { form, number }: { form: string; number: string }) {
  await openAt(finance, { list: '红字发票', part: '待审批' }, form);
  await redStep(finance, '批准');
  await openAt(clerk, { list: '红字发票', part: '待发起' }, form);
  await redStep(clerk, '已在平台发起', { label: '信息表编号', text: '3202260429000001' });
  await openAt(clerk, { list: '红字发票', part: '待确认' }, form);
  await redStep(clerk, '对方已确认');
  await openAt(clerk, { list: '红字发票', part: '待开红票' }, form);
  await redStep(clerk, '登记红字发票', { label: '红字发票号码', text: number });
  await expect(side(clerk).getByText('已开红票').first()).toBeVisible();
  await expect(side(clerk)).toContainText('-384.00');
}

/** What one invoice says of itself among all invoices: its amounts with and without tax. */
export async function expectInvoice(page: Page, number: string, figures: readonly string[]): Promise<void> {
  await openAt(page, { list: '发票', part: '全部' }, number);
  for (const figure of figures) await expect(side(page).locator('.td-ledger-figures')).toContainText(figure);
}

/** Quantity and amount of the three balances, as the screen writes them. */
export type Balances = {
  readonly stored?: readonly [string, string];
  readonly advance?: readonly [string, string];
  readonly pending?: readonly [string, string];
};
const NOTHING = ['0', '0.00'] as const;
const names = { stored: '存票', advance: '预开票', pending: '待红冲' } as const;

/** The ledger of the one account: in the row of its list and in the panel beside it, and the picture of both. */
export async function expectLedger(page: Page, info: TestInfo, at: { name: string } & Balances): Promise<void> {
  await openNamed(page, '发票台账');
  await segment(page, at.stored ? '有存票' : at.advance ? '有预开票' : at.pending ? '有待红冲' : '全部').click();
  await openRow(page, BUYER);
  for (const key of ['stored', 'advance', 'pending'] as const) {
    const [qty, fen] = at[key] ?? NOTHING;
    const figure = side(page)
      .locator('.td-ledger-figures > div')
      .filter({ has: page.getByText(names[key], { exact: true }) });
    await expect(figure.locator('dd')).toHaveText(`${qty} · ${fen}`);
    const inRow = (column: string) => front(page).locator(`.ag-row[row-index="0"] [col-id="${column}"]`);
    await expect(inRow(`${key}Qty`)).toHaveText(qty);
    await expect(inRow(`${key}Fen`)).toHaveText(fen);
  }
  await settled(page);
  const path = info.outputPath(`${at.name}.png`);
  await page.screenshot({ path });
  await info.attach(at.name, { path, contentType: 'image/png' });
  await page.keyboard.press('Escape');
}
