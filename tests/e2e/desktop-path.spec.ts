/** The desktop's whole path: a firm of one person from the first start to the papers of its first order, and a second start. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Desktop, startDesktop } from '../helpers/electron/desktop-process';
import {
  allowDualPosts,
  approveOrder,
  BATCH,
  BUYER,
  enterOrder,
  GOODS,
  openOrder,
  prepareTrade,
  printPapers,
  shipOrder,
} from '../helpers/one-person';
import { FIRM, front, logIn, setUpFirm, watchErrors } from '../helpers/screens';

let home: string;
let started: Desktop[];
test.beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tongdan-path-'));
  started = [];
});
test.afterEach(async () => {
  for (const desktop of started) await desktop.kill();
  rmSync(home, { recursive: true, force: true });
});

const start = (): Desktop => {
  const desktop = startDesktop({ home });
  started.push(desktop);
  return desktop;
};

/** A page as the printer gets it, read back by tools that are not the browser. */
const pdfOf = (path: string) => ({
  text: execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).replaceAll(/\s/gu, ''),
  size: /^Page size:\s+(.+?) pts/mu.exec(execFileSync('pdfinfo', [path], { encoding: 'utf8' }))?.[1],
});

test('one person sets up a firm, enters and approves an order, prints its papers, and finds all at the next start', async () => {
  const first = start();
  const page = await first.page();
  const said = watchErrors(page);
  await setUpFirm(page);
  await test.step('signs 兼岗, brings a customer, goods, stock and money', async () => {
    await allowDualPosts(page);
    await prepareTrade(page);
  });
  const order = await test.step('enters an order', () => enterOrder(page));
  await test.step('approves it', () => approveOrder(page, order));
  const note = await test.step('ships it', () => shipOrder(page, order));
  const pdf = join(home, 'papers.pdf');
  await test.step('prints its papers, and keeps them as PDF', async () => {
    await printPapers(page);
    await expect.poll(() => first.asked('print')).toHaveLength(1);
    await first.willSaveTo(pdf);
    await first.choose('savePdf');
    await expect.poll(() => existsSync(pdf), { timeout: 30_000 }).toBe(true);
  });
  const { text, size } = pdfOf(pdf);
  for (const word of ['随货同行单', FIRM, BUYER, GOODS, BATCH, note]) expect(text).toContain(word);
  // A4, and nothing of the screen around the paper.
  expect(size).toMatch(/^59[45](?:\.\d+)? x 84[12](?:\.\d+)?$/u);
  expect(text).not.toContain('待审核');
  expect(existsSync(`${pdf}.part`)).toBe(false);
  expect(said).toEqual([]);
  expect(await first.quit()).toBe(0);
  // Closed in order: nothing is left beside the book that the next start would have to take over.
  expect(existsSync(join(home, 'book.tongdan-wal'))).toBe(false);

  const second = start();
  const again = await second.page();
  await logIn(again);
  await expect(again.getByRole('banner')).toContainText(FIRM);
  await openOrder(again, order);
  await expect(front(again).getByText('已审核', { exact: true })).toBeVisible();
  await expect(front(again).getByText('货 1/1 单已发，顺丰速运')).toBeVisible();
  await expect(front(again).getByText(note).first()).toBeVisible();
  expect(await second.quit()).toBe(0);
});
