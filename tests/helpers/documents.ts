/** Single documents, side panels and dialogues of the demo book, each opened the way people open it: from its list. */
import { expect, type Locator, type Page } from '@playwright/test';
import { front, goToScreen, settled } from './screens';

export type Opened = {
  readonly name: string;
  /** Log-in name of whoever opens it. */
  readonly by: string;
  open(page: Page): Promise<void>;
};

/** A cell of the nth row that is shown. */
export const rowCell = (page: Page, at = 0): Locator =>
  front(page).locator(`.ag-row[row-index="${at}"] .ag-cell`).first();

const primary = (page: Page): Locator => front(page).locator('.td-toolbar .ant-btn-primary');

/** Opens the first row of a list, as a double click does. */
const firstOf = (key: string) => async (page: Page) => {
  await goToScreen(page, key);
  await rowCell(page).dblclick();
  await settled(page);
};

const besideOf = (key: string) => async (page: Page) => {
  await firstOf(key)(page);
  await expect(front(page).locator('.td-side')).toBeVisible();
  await settled(page);
};

const primaryOf = (key: string) => async (page: Page) => {
  await goToScreen(page, key);
  await primary(page).click();
  await settled(page);
};

/** Notes that wait for their lorry: their papers may be printed. */
const TO_SHIP = 3;

const notePage = async (page: Page): Promise<void> => {
  await goToScreen(page, 'notes');
  const segment = front(page).locator('.ant-segmented-item').nth(TO_SHIP);
  const isChosen = /item-selected/u.test((await segment.getAttribute('class')) ?? '');
  if (!isChosen) {
    // The rows of the other segment stand until the new ones have come.
    const before = await rowCell(page).innerText();
    await segment.click();
    await expect(rowCell(page)).not.toHaveText(before);
  }
  await settled(page);
  await rowCell(page).click();
  await page.keyboard.press('o');
  await expect(front(page).locator('.td-note-page')).toBeVisible();
  await settled(page);
};

const notePrint = async (page: Page): Promise<void> => {
  await notePage(page);
  await front(page).locator('.td-note-page header button').first().click();
  await expect(front(page).locator('.td-print-page').first()).toBeVisible();
  await settled(page);
};

/** The other paper of the same note. */
const notePaper = async (page: Page): Promise<void> => {
  await notePrint(page);
  await front(page).locator('.ant-segmented-item').first().click();
  await settled(page);
};

/** An order of two lines as it is typed, with what the checks find meanwhile. */
const typedOrder = async (page: Page): Promise<void> => {
  await primaryOf('orders')(page);
  await page.keyboard.type('fuq');
  await expect(page.locator('.ant-select-item-option').first()).toContainText('福清');
  await page.keyboard.press('Enter');
  for (const text of ['akb', '30', '24.5', 'amxl', '20', '18']) {
    await expect(front(page).locator('.td-lines input')).toHaveValue('');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  await expect(front(page).locator('.td-lines input')).toHaveValue('');
  await expect(front(page).locator('aside .td-checks')).toBeVisible();
  await settled(page);
};

const rejecting = async (page: Page): Promise<void> => {
  await goToScreen(page, 'approvals');
  await rowCell(page).click();
  await page.keyboard.press('r');
  await expect(page.getByRole('dialog')).toBeVisible();
};

/** The bell in the status line opens the inbox over whatever is in front. */
const inbox = async (page: Page): Promise<void> => {
  await page.locator('.td-bell').click();
  await expect(page.locator('.td-reminders-float .td-side')).toBeVisible();
  await settled(page);
};

export const documents: readonly Opened[] = [
  { name: 'order', by: 'boss', open: firstOf('orders') },
  { name: 'orderEditor', by: 'chentao', open: typedOrder },
  { name: 'approval-rejected', by: 'finance', open: rejecting },
  { name: 'issue-panel', by: 'warehouse', open: besideOf('toIssue') },
  { name: 'note', by: 'warehouse', open: notePage },
  { name: 'notePrint', by: 'warehouse', open: notePrint },
  { name: 'notePrint-note', by: 'warehouse', open: notePaper },
  { name: 'note-panel', by: 'warehouse', open: besideOf('notes') },
  { name: 'product-panel', by: 'boss', open: besideOf('products') },
  { name: 'new-product', by: 'boss', open: primaryOf('products') },
  { name: 'customer-panel', by: 'boss', open: besideOf('customers') },
  { name: 'user-panel', by: 'boss', open: besideOf('users') },
  { name: 'opening-stock', by: 'boss', open: primaryOf('stock') },
  { name: 'reminder-inbox', by: 'chentao', open: inbox },
];
