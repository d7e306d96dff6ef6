/** What a person does on the screens that every spec passes through: set up, log in, rename the firm, walk about. */
import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';

export const FIRM = '华康医药有限公司';
const PERSON = { name: '李敏', loginName: 'limin', password: 'right horse 7 battery' } as const;

const type = async (page: Page, label: string, value: string): Promise<void> => {
  await page.getByLabel(label, { exact: true }).fill(value);
};

/** First start: the firm and its first person; ends in the frame. */
export async function setUpFirm(page: Page, firmName = FIRM): Promise<void> {
  await type(page, '公司名称', firmName);
  await type(page, '您的姓名', PERSON.name);
  await type(page, '登录名', PERSON.loginName);
  await type(page, '密码', PERSON.password);
  await type(page, '再输一次密码', PERSON.password);
  await page.getByRole('button', { name: '建立并进入' }).click();
  await expect(page.getByRole('banner')).toContainText(firmName);
}

/** Types name and password and presses the button; what follows is the caller's to expect. */
export async function logIn(page: Page, password: string = PERSON.password): Promise<void> {
  await type(page, '登录名', PERSON.loginName);
  await type(page, '密码', password);
  await page.getByRole('button', { name: '登录' }).click();
}

/** Opens the settings. */
export async function openSettings(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: '设置' }).click();
}

/** In the settings: gives the firm another name and waits until it is saved. */
export async function renameFirm(page: Page, firmName: string): Promise<void> {
  await openSettings(page);
  await type(page, '公司名称', firmName);
  const form = page.locator('form').filter({ has: page.getByLabel('公司名称', { exact: true }) });
  await form.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('banner')).toContainText(firmName);
}

/** How a page looks from its first moment on. */
export type Look = { readonly language: 'zh-CN' | 'en'; readonly theme: 'light' | 'dark' };

/** Sets language and appearance of all pages of a context that are opened from now on. */
export async function preferLook(context: BrowserContext, look: Look): Promise<void> {
  await context.addInitScript((kept) => localStorage.setItem('tongdan.preferences', kept), JSON.stringify(look));
}

/** Waits until nothing visible is on its way any more: no spinner, no pending row. */
export async function settled(page: Page): Promise<void> {
  const onItsWay = page.locator('[aria-busy="true"]:visible, .ant-spin-spinning:visible, .td-cell-pending:visible');
  await expect(onItsWay).toHaveCount(0, { timeout: 15_000 });
}

/** The buttons of the navigation, as this person has them. */
export const navButtons = (page: Page): Locator => page.getByRole('navigation').getByRole('button');

/** Opens a screen of the navigation and waits for its content. @returns its key, as the address names it */
export async function openScreen(page: Page, button: Locator): Promise<string> {
  await button.click();
  await expect(button).toHaveAttribute('aria-current', 'page');
  await settled(page);
  return new URL(page.url()).hash.replace(/^#\//u, '');
}

/** What is in front of the person: the content of the active tab. */
export const front = (page: Page): Locator => page.locator('[role="tabpanel"]:not([hidden])');

/** Collects what a page should never say: errors on its console and errors nobody caught. */
export function watchErrors(page: Page): readonly string[] {
  const said: string[] = [];
  page.on('pageerror', (error) => said.push(`page: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(`console: ${message.text()}`);
  });
  return said;
}

/** Opens a screen by its key, whatever the language. */
export async function goToScreen(page: Page, key: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `/${key}`);
  await expect(page.locator(`#tab-${key}`)).toHaveAttribute('aria-selected', 'true');
  await settled(page);
}

/** Closes the tab at the front, so that what it holds costs the next look nothing. */
export async function closeTab(page: Page): Promise<void> {
  await page.locator('.td-tabs [aria-selected="true"]').press('Delete');
}

/** Chinese becomes English and back, by the switch in the status line. */
export const switchLanguage = (page: Page): Promise<void> =>
  page.getByRole('contentinfo').getByRole('button').last().click();

/** The keyboard's way to something: Tab until it has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const most = 60;
  for (let at = 0; at < most; at += 1) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

/** A list of the navigation by its name, with its rows. */
export async function openNamed(page: Page, name: string): Promise<void> {
  await openScreen(page, navButtons(page).getByText(name, { exact: true }).locator('..'));
}
