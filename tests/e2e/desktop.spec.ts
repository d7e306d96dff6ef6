/** The built desktop: one instance, one session, closed doors, and what it says when something fails. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Desktop, PAGE_URL, type StartOptions, startDesktop } from '../helpers/electron/desktop-process';
import { startHub } from '../helpers/hub-process';
import { FIRM, setUpFirm } from '../helpers/screens';

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
  await page.evaluate(() => void window.open('https://example.com/'));
  // Neither went anywhere; a public register opens in the person's own browser, from a link or a window alike.
  await page.evaluate(() => {
    window.location.href = 'https://www.nmpa.gov.cn/';
  });
  await expect.poll(() => desktop.asked('shell.openExternal')).toEqual(['https://www.nmpa.gov.cn/']);
  await page.evaluate(() => void window.open('https://inv-veri.chinatax.gov.cn/'));
  await expect.poll(() => desktop.asked('shell.openExternal')).toHaveLength(2);
  expect(page.url()).toBe(PAGE_URL);
  await expect(page.getByRole('button', { name: '建立并进入' })).toBeVisible();
  await expect.poll(() => page.context().pages().length).toBe(1);
  expect(desktop.asked('contents')).toHaveLength(1);
  expect(desktop.asked('permission')).toEqual([false]);
});

test('a second start of the same book brings the first window to the front and ends; another book opens beside it', async () => {
  const first = start();
  await first.page();
  const second = start();
  expect(await second.ended).toBe(0);
  expect(second.asked('contents')).toEqual([]);
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
  await desktop.willSaveTo(join(home, 'no such folder', 'page.pdf'));
  await desktop.choose('savePdf');
  await expect.poll(() => desktop.asked('dialog.error').length, { timeout: 30_000 }).toBe(1);
  expect(JSON.stringify(desktop.asked('dialog.error'))).toContain('读写磁盘时出错');
  await expect(page.getByRole('button', { name: '建立并进入' })).toBeVisible();
  await (await desktop.program).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await desktop.ended).toBe(0);
});

test('the menu stands in the language of the system', async () => {
  const labels = async (desktop: Desktop) =>
    (await desktop.program).evaluate(({ Menu }) =>
      Menu.getApplicationMenu()
        ?.items.map(({ label }) => label)
        .slice(-4),
    );
  const chinese = start();
  await chinese.page();
  expect(await labels(chinese)).toEqual(['文件', '编辑', '视图', '帮助']);
  const english = start({ home: join(home, 'english'), locale: 'en-US' });
  await english.page();
  expect(await labels(english)).toEqual(['File', 'Edit', 'View', 'Help']);
});

test('where Electron is not to be had, the suite over it says so in one line and how to get it', () => {
  const script = resolve(import.meta.dirname, '..', '..', 'scripts', 'e2e-electron.mjs');
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: home };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { env, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stdout).toMatch(/^Electron's runtime is not here\. `npx install-electron` .+\.\n$/u);
  expect(stderr).toBe('');
});
