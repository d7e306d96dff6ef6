/** One person before an empty book: what he types, clicks and brings is counted, and what it costs him is reckoned. */
import { expect as expectSoon, type Locator, type Page } from '@playwright/test';
import { front, openNamed } from './screens';

/** An import of thousands of rows on a busy machine takes its time. */
const LONG_MS = 60_000;
export const expect = expectSoon.configure({ timeout: 20_000 });

/** Seconds that a person takes: a careful newcomer who reads what the screen says. An assumption, not a measure. */
export const costs = { typed: 20, clicked: 10, file: 60 } as const;

export type Tally = {
  /** Names of the fields that were typed into, in their order. */
  readonly typed: readonly string[];
  /** Presses of the mouse and of keys that do something. */
  readonly clicked: number;
  readonly files: number;
};

export type Person = {
  readonly page: Page;
  /** Types into a field of a form. */
  typed(field: Locator, value: string, name: string): Promise<void>;
  /** Types where the focus is. */
  typedHere(value: string, name: string): Promise<void>;
  click(target: Locator): Promise<void>;
  press(key: string): Promise<void>;
  choose(input: Locator, file: { readonly name: string; readonly bytes: Buffer }): Promise<void>;
  /** Opens a screen of the navigation. */
  open(screen: string): Promise<void>;
  tally(): Tally;
};

/** Every touch of the page goes through here. */
export function aPersonAt(page: Page): Person {
  const fields: string[] = [];
  const count = { clicked: 0, files: 0 };
  return {
    page,
    typed: async (field, value, name) => {
      fields.push(name);
      await field.fill(value);
    },
    typedHere: async (value, name) => {
      fields.push(name);
      await page.keyboard.type(value);
    },
    click: async (target) => {
      count.clicked += 1;
      await target.click();
    },
    press: async (key) => {
      count.clicked += 1;
      await page.keyboard.press(key);
    },
    choose: async (input, { name, bytes }) => {
      count.files += 1;
      await input.setInputFiles({ name, mimeType: 'text/csv', buffer: bytes });
    },
    open: async (screen) => {
      count.clicked += 1;
      await openNamed(page, screen);
    },
    tally: () => ({ typed: [...fields], ...count }),
  };
}

/** Minutes that the walk takes a person, the machine's own time included. */
export const minutesOf = ({ typed, clicked, files }: Tally, machineMs: number): number =>
  (typed.length * costs.typed + clicked * costs.clicked + files * costs.file + machineMs / 1000) / 60;

/** By the end of its name: an icon before it has a name too. */
export const button = (within: Locator, name: string): Locator =>
  within.getByRole('button', { name: new RegExp(`(?:^| )${name}$`, 'u') });

/** One file through the wizard: the columns as they are guessed, the check, the import. @returns what was added */
export async function importFile(me: Person, what: string, bytes: Buffer): Promise<number> {
  const screen = front(me.page);
  await me.click(screen.locator('.ant-segmented').getByText(what, { exact: true }));
  await me.choose(screen.locator('.td-import input[type="file"]'), { name: `${what}.csv`, bytes });
  await me.click(button(screen, '检查'));
  const run = screen.getByRole('button', { name: /^导入 [\d,]+ 条$/u });
  await expect(run).toBeVisible({ timeout: LONG_MS });
  const count = Number((await run.innerText()).replaceAll(/\D/gu, ''));
  await me.click(run);
  await expect(screen.getByText('导入完成')).toBeVisible({ timeout: LONG_MS });
  return count;
}

/** Types into the picker that has the focus and takes what it finds first. */
export async function pick(me: Person, { typed, found, name }: { typed: string; found: string; name: string }) {
  await me.typedHere(typed, name);
  await expect(me.page.locator('.ant-select-item-option:visible').first()).toContainText(found);
  await me.press('Enter');
}
