/** What people do at their desks on the way of an order: each step on the screen of who takes it. */
import { expect, type Locator, type Page } from '@playwright/test';
import { front, openNamed, settled } from './screens';

/** Changes of others stand within seconds, on a busy machine too. */
export const SOON = { timeout: 10_000 };

/** The panel beside the list at the front. */
export const side = (page: Page): Locator => front(page).locator('.td-side');
export const cell = (page: Page, text: string): Locator => front(page).getByRole('gridcell', { name: text }).first();
export const segment = (page: Page, name: string | RegExp): Locator =>
  front(page).locator('.ant-segmented-item').filter({ hasText: name });

/** A row of the list at the front, with its panel. */
export async function openRow(page: Page, text: string): Promise<void> {
  await expect(cell(page, text)).toBeVisible(SOON);
  await cell(page, text).dblclick();
  await settled(page);
}

/** A list of the navigation, and one of its segments. */
type At = { readonly list: string; readonly part?: string };

/** Opens the row with this text there. */
export async function openAt(page: Page, { list, part }: At, text: string): Promise<void> {
  await openNamed(page, list);
  if (part !== undefined) await segment(page, part).click();
  await openRow(page, text);
}

/** A note among all, beside its list. */
export const openNote = (page: Page, number: string): Promise<void> =>
  openAt(page, { list: '出库单', part: '全部' }, number);

/** Fills the one window that asks for a reason, and sends it. */
export async function answerWhy(page: Page, reason: string, button: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('原因', { exact: true }).fill(reason);
  await dialog.getByRole('button', { name: button }).click();
  await expect(dialog).toHaveCount(0, SOON);
}

/** At 待开单: the proposal as it stands becomes a note. @returns its number */
export async function issueNote(page: Page, orderNumber: string): Promise<string> {
  await openAt(page, { list: '待开单' }, orderNumber);
  await side(page).getByRole('button', { name: '开出库单' }).click();
  const said = page.getByText(/已开出库单 CK\d{4}-\d{5}/u);
  await expect(said).toBeVisible();
  return (await said.innerText()).replace('已开出库单 ', '');
}

/** Picked in full. */
export async function pickNote(page: Page, number: string): Promise<void> {
  await openNote(page, number);
  await side(page).getByRole('button', { name: '拣货完成' }).click();
  await expect(page.getByText(`已拣齐 ${number}`)).toBeVisible();
}

/** Checked line by line with the eye. */
export async function checkNote(page: Page, number: string): Promise<void> {
  await openNote(page, number);
  await side(page).getByRole('button', { name: '全部勾选' }).click();
  await side(page).getByRole('button', { name: '复核通过' }).click();
  await expect(page.getByText(`${number} 复核通过`)).toBeVisible();
}

/** Types the shipment of the note at the front and sends it; what follows is the caller's to expect. */
export async function sendOff(page: Page): Promise<void> {
  await side(page).getByLabel('承运方').fill('顺丰速运');
  await side(page).getByLabel('运单号').fill('SF1234567890');
  await side(page).getByRole('button', { name: '确认发货' }).click();
}

export async function shipNote(page: Page, number: string): Promise<void> {
  await openNote(page, number);
  await sendOff(page);
  await expect(page.getByText(`${number} 已发货`)).toBeVisible();
}

/** Types a code as a scanner would at the field of the check. */
export async function scan(page: Page, code: string): Promise<void> {
  const field = side(page).getByLabel('扫追溯码或商品条码');
  await field.fill(code);
  await field.press('Enter');
}

/** An entry of the menu behind 更多. */
export async function fromMore(page: Page, name: string): Promise<void> {
  await front(page).getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name }).click();
}

/** What a buyer did not take at his door: which goods, how many, why. */
type Refused = { readonly goods: string; readonly qty: string; readonly why: string };

/** Signed for, all but what was refused at the door. @returns the number of the return that follows */
export async function signRefusing(page: Page, note: string, { goods, qty, why }: Refused): Promise<string> {
  await openNote(page, note);
  await side(page).getByLabel('签收人').fill('王药师');
  await side(page).getByLabel('有拒收或短少').check();
  await expect(side(page).getByText('请填写拒收或短少的数量，没有请去掉勾选。')).toBeVisible();
  await side(page)
    .getByLabel(new RegExp(`^拒收 ${goods}`, 'u'))
    .fill(qty);
  await side(page)
    .getByLabel(new RegExp(`^原因 ${goods}`, 'u'))
    .fill(why);
  await side(page).getByRole('button', { name: '登记签收' }).click();
  const said = page.getByText(/已登记签收 · 已生成 TH\d{4}-\d{5}/u);
  await expect(said).toBeVisible(SOON);
  await expect(side(page).getByText('部分签收')).toBeVisible(SOON);
  return (await said.innerText()).replace(/^.+已生成 /u, '');
}

/** Finance agrees that it comes back. */
export async function approveReturn(page: Page, number: string): Promise<void> {
  await openAt(page, { list: '退换货', part: '待审批' }, number);
  await side(page).getByRole('button', { name: '批准' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^批准/u }).click();
  await expect(side(page).getByText('待收货')).toBeVisible(SOON);
}

/** The warehouse takes in everything that was asked back. */
export async function receiveReturn(page: Page, number: string): Promise<void> {
  await openAt(page, { list: '退换货', part: '待收货' }, number);
  await side(page).getByLabel('待验区货位').fill('T-01');
  await side(page).getByRole('button', { name: '收货' }).click();
  await expect(side(page).getByText('待验收')).toBeVisible(SOON);
}

/** How many of each line pass, and what quality says of them. */
type Verdict = { readonly passed: string; readonly verdict: string };

/** Quality opens it and says how many pass; what follows is the caller's to expect. */
export async function judgeReturn(page: Page, number: string, { passed, verdict }: Verdict): Promise<void> {
  await openAt(page, { list: '退换货', part: '待验收' }, number);
  await side(page).getByLabel(/^合格/u).fill(passed);
  await side(page).getByLabel('验收结论').fill(verdict);
  await side(page).getByRole('button', { name: '质量判定' }).click();
}
