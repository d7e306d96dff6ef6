/** The built desktop over the stand-in host: its life from the first start to the second, and its closed doors. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Desktop, type StartOptions, startDesktop } from '../helpers/electron/desktop-process';
import { startHub } from '../helpers/hub-process';
import { FIRM, logIn, renameFirm, setUpFirm } from '../helpers/screens';

const NEW_NAME = '华康医药集团有限公司';

let home: string;
let started: Desktop[];
test.beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tongdan-desktop-'));
  started = [];
});
test.afterEach(async () => {
  for (const desktop of started) await desktop.kill();
  rmSync(home, { recursive: true, force: true });
});

const start = (options: Partial<StartOptions> = {}): Desktop => {
  const desktop = startDesktop({ home, ...options });
  started.push(desktop);
  return desktop;
};

test('a firm is set up, renamed, printed to PDF, and still there after the next start', async () => {
  const first = start();
  const page = await first.page();
  await setUpFirm(page);
  await renameFirm(page, NEW_NAME);

  const pdf = join(home, 'page.pdf');
  await first.order('answerSaveDialog', pdf);
  await first.order('chooseMenu', 'savePdf');
  await expect.poll(() => existsSync(pdf), { timeout: 30_000 }).toBe(true);
  const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' });
  expect(text).toContain(NEW_NAME);
  expect(existsSync(`${pdf}.part`)).toBe(false);
  expect(await first.quit()).toBe(0);
  // Closed in order: nothing is left beside the book that the next start would have to take over.
  expect(existsSync(join(home, 'book.tongdan-wal'))).toBe(false);

  const second = start();
  const again = await second.page();
  await logIn(again);
  await expect(again.getByRole('banner')).toContainText(NEW_NAME);
  expect(await second.quit()).toBe(0);
});

test('the session is the main process’s: a reload keeps it, the page never sees it, quitting drops it', async () => {
  const desktop = start();
  const page = await desktop.page();
  await setUpFirm(page);
  await page.reload();
  await expect(page.getByRole('banner')).toContainText(FIRM);
  const seen = await page.evaluate(() => ({
    cookie: document.cookie,
    stores: JSON.stringify([localStorage, sessionStorage].map((store) => Object.entries(store))),
    leaks: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron', 'fromProgram', 'toProgram'].filter(
      (name) => name in window,
    ),
  }));
  expect(seen.cookie).toBe('');
  expect(seen.leaks).toEqual([]);
  // A token is 43 characters of base64url; nothing that long is kept by the page.
  expect(seen.stores).not.toMatch(/[\w-]{43}/u);
  await desktop.quit();
  const page2 = await start().page();
  await expect(page2.getByRole('button', { name: '登录' })).toBeVisible();
});

test('a page reaches nothing but the list of built pages, and cannot leave or open windows', async () => {
  const desktop = start();
  const page = await desktop.page();
  await expect(page.getByRole('button', { name: '建立并进入' })).toBeVisible();
  const statuses = await page.evaluate(async () => {
    const ask = async (path: string) => (await fetch(path)).status;
    return [await ask('/index.html'), await ask('/../main/index.js'), await ask('/package.json')];
  });
  expect(statuses).toEqual([200, 404, 404]);

  const outcome = (url: string) =>
    page.evaluate(
      (to) =>
        fetch(to).then(
          () => 'reached',
          () => 'refused',
        ),
      url,
    );
  expect(await outcome('https://example.com/')).toBe('refused');

  await page.evaluate(() => {
    window.location.href = 'https://example.com/';
  });
  await expect.poll(() => desktop.asked('navigation.prevented')).toEqual(['https://example.com/']);
  await page.evaluate(() => void window.open('https://www.nmpa.gov.cn/'));
  await expect.poll(() => desktop.asked('window.open')).toEqual([{ url: 'https://www.nmpa.gov.cn/', action: 'deny' }]);
  expect(desktop.asked('shell.openExternal')).toEqual(['https://www.nmpa.gov.cn/']);
  expect(page.url()).toMatch(/^https:\/\/app\/index\.html/u);
  expect(
    page
      .context()
      .pages()
      .filter((each) => each !== page),
  ).toEqual([]);

  expect(await desktop.order('askPermission', 'media')).toBe(false);
});

test('a second start of the same book brings the first window to the front and ends; another book opens beside it', async () => {
  const first = start();
  await first.page();
  const second = start();
  expect(await second.ended).toBe(0);
  expect(second.asked('window')).toEqual([]);
  await expect.poll(() => first.asked('app.secondInstance').length).toBe(1);
  await expect.poll(() => first.asked('window.focus').length).toBe(1);

  const elsewhere = join(home, 'elsewhere');
  const beside = start({ home: elsewhere });
  const page = await beside.page();
  await expect(page.getByRole('button', { name: '建立并进入' })).toBeVisible();
});

const boxOf = async (desktop: Desktop): Promise<{ title: string; text: string }> => {
  expect(await desktop.ended).toBe(1);
  const [box] = desktop.asked<{ title: string; text: string }>('dialog.error');
  expect(desktop.asked('dialog.error')).toHaveLength(1);
  expect(box?.text).not.toMatch(/\bat .+:\d+|Error:/u);
  return box ?? { title: '', text: '' };
};

test('a book that a hub has open, or that is no book at all, is said plainly, and the program ends', async () => {
  const book = join(home, 'book.tongdan');
  const hub = await startHub({ book });
  const { title, text } = await boxOf(start());
  expect(title).toBe('通单无法启动');
  expect(text).toContain('这个账套已在另一个窗口或另一个程序中打开');
  expect(text).toContain(book);
  await hub.stop();

  const foreign = join(home, 'foreign');
  const other = join(foreign, 'book.tongdan');
  mkdirSync(foreign);
  writeFileSync(other, 'a letter to grandmother, 40 bytes or more long');
  const before = readFileSync(other);
  const english = await boxOf(start({ home: foreign, locale: 'en-GB' }));
  expect(english.title).toBe('Tongdan cannot start');
  expect(readFileSync(other)).toEqual(before);
});

test('a PDF that cannot be written is said, and the program goes on', async () => {
  const desktop = start();
  const page = await desktop.page();
  await desktop.order('answerSaveDialog', join(home, 'no such folder', 'page.pdf'));
  await desktop.order('chooseMenu', 'savePdf');
  await expect.poll(() => desktop.asked('dialog.error').length, { timeout: 30_000 }).toBe(1);
  expect(JSON.stringify(desktop.asked('dialog.error'))).toContain('读写磁盘时出错');
  await expect(page.getByRole('button', { name: '建立并进入' })).toBeVisible();
  await desktop.order('closeWindow');
  expect(await desktop.ended).toBe(0);
});

test('the menu stands in the language of the system', async () => {
  const labels = (desktop: Desktop) => {
    const [template] = desktop.asked<{ label: string }[]>('menu');
    return template?.map(({ label }) => label);
  };
  const chinese = start();
  await chinese.page();
  expect(labels(chinese)).toEqual(['文件', '编辑', '视图', '帮助']);
  const english = start({ home: join(home, 'english'), locale: 'en-US' });
  await english.page();
  expect(labels(english)).toEqual(['File', 'Edit', 'View', 'Help']);
});
