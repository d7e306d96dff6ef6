/** What a person does on the screens that every spec passes through: set up, log in, rename the firm. */
import { expect, type Page } from '@playwright/test';

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
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('banner')).toContainText(firmName);
}
