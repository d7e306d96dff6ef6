/** The demo book for specs: made once in a run, copied for each spec that asks, entered by its cards. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { Post } from '../../src/shared/domain/permissions';
import { type HubProcess, startHub } from './hub-process';

/** Two thousand orders are lived through, each step with its flush: minutes where others use the machine too. */
const FILL_LIMIT_MS = 240_000;
const words = resolve(import.meta.dirname, '..', '..', 'resources', 'demo', 'words.json');

type DemoPerson = { readonly loginName: string; readonly name: string; readonly posts: readonly Post[] };

/** Who works in the demo firm. */
export const demoPeople: readonly DemoPerson[] = (
  JSON.parse(readFileSync(words, 'utf8')) as { people: readonly DemoPerson[] }
).people;

/** One of them by log-in name. */
export function demoPerson(loginName: string): DemoPerson {
  const found = demoPeople.find((one) => one.loginName === loginName);
  if (!found) throw new Error(`nobody of the demo book is called ${loginName}`);
  return found;
}

/**
 * The filled book, closed in order. Playwright empties its output folder at the start of a run, so the book there is
 * of this run; `TONGDAN_DEMO_BOOK` names one that stands already.
 */
async function filledBook(): Promise<string> {
  const given = process.env['TONGDAN_DEMO_BOOK'];
  if (given) return given;
  const folder = join(test.info().project.outputDir, 'demo-book');
  const book = join(folder, 'demo.tongdan');
  if (existsSync(book)) return book;
  mkdirSync(folder, { recursive: true });
  // Under its own name only when it is whole: a run that was broken off leaves no half book behind.
  const half = join(folder, 'filling.tongdan');
  const hub = await startHub({ book: half, args: ['--demo'], startLimitMs: FILL_LIMIT_MS });
  expect(await hub.stop()).toBe(0);
  copyBook(half, book);
  return book;
}

/** A book is its file and the key of its history beside it. */
function copyBook(from: string, to: string): void {
  copyFileSync(`${from}.key`, `${to}.key`);
  copyFileSync(from, to);
}

/** Time for the first spec of a run, which fills the book for all. */
export const allowForFilling = (): void => test.setTimeout(FILL_LIMIT_MS + 60_000);

/** Lays a copy of the demo book into a folder. @returns its path */
export async function demoBookIn(folder: string): Promise<string> {
  const book = join(folder, 'demo.tongdan');
  copyBook(await filledBook(), book);
  return book;
}

/** A hub on a copy of the demo book; `stop` removes it. */
export async function startDemoHub(): Promise<HubProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'tongdan-demo-'));
  const book = await demoBookIn(folder);
  const hub = await startHub({ book, args: ['--demo'] });
  return {
    ...hub,
    stop: async (signal) => {
      const code = await hub.stop(signal);
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}

/** Opens the log-in page and enters by the card of a person; ends in the frame. */
export async function enterDemo(page: Page, url: string, loginName: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: demoPerson(loginName).name }).click();
  await expect(page.getByRole('banner')).toContainText(demoPerson(loginName).name);
}
