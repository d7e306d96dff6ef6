/** The papers of a note as PDF: every field in the text, the exact size of the sheet, and the copy counted. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { aCheckedNote, anOrderToShip, type IssuedNote } from '../helpers/builders/dispatch';
import { aProduct } from '../helpers/builders/products';
import { aLot } from '../helpers/builders/stock';
import { type HubProcess, startHub } from '../helpers/hub-process';
import { FIRM, front } from '../helpers/screens';
import { aWireTeam, enterAs, type WireTeam } from '../helpers/wire-team';

const LINES = 23;
const POINTS_PER_MM = 72 / 25.4;

let hub: HubProcess;
let team: WireTeam;
let note: IssuedNote;
test.beforeAll(async () => {
  hub = await startHub();
  team = await aWireTeam(hub.url, FIRM);
  const lines = [];
  for (let at = 0; at < LINES; at += 1) {
    const product = await aProduct(team.boss, {
      genericName: `头孢克肟分散片${at + 1}`,
      registrationNo: `H2005${1000 + at}`,
    });
    await aLot(team.boss, product.id, { batchNo: `2603${String(at).padStart(2, '0')}`, qty: 100_000 });
    lines.push({ productId: product.id, units: at + 1 });
  }
  const { orderId } = await anOrderToShip(team, { lines });
  note = await aCheckedNote(team, orderId);
});
test.afterAll(async () => {
  team?.close();
  await hub?.stop();
});

/** From the list of notes to the preview of its papers. */
const openPrint = async (page: Page): Promise<void> => {
  await page.getByRole('navigation').getByRole('button', { name: '出库单' }).click();
  await front(page).getByText('待发货', { exact: true }).click();
  await front(page).getByText(note.number).first().dblclick();
  await front(page).getByRole('button', { name: '打印' }).click();
  await expect(page.getByRole('heading', { name: '随货同行单' }).first()).toBeVisible();
};

type Pdf = { readonly text: string; readonly pages: number; readonly widthMm: number; readonly heightMm: number };

/** The page as the printer gets it, read back by tools that are not the browser. */
const pdfOf = async (page: Page, path: string): Promise<Pdf> => {
  writeFileSync(path, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
  const [, pages = '0'] = /^Pages:\s+(\d+)/mu.exec(info) ?? [];
  const [, width = '0', height = '0'] = /^Page size:\s+([\d.]+) x ([\d.]+)/mu.exec(info) ?? [];
  const text = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' });
  return {
    text: text.replaceAll(/\s/gu, ''),
    pages: Number(pages),
    widthMm: Number(width) / POINTS_PER_MM,
    heightMm: Number(height) / POINTS_PER_MM,
  };
};

const everyLine = Array.from({ length: LINES }, (_, at) => `头孢克肟分散片${at + 1}`);

test('the list that travels with the goods carries every field on A4, page by page', async ({ page }, info) => {
  await enterAs(page, hub.url, team.names.warehouse);
  await openPrint(page);
  const pdf = await pdfOf(page, info.outputPath('goods-list.pdf'));
  expect(pdf.widthMm).toBeCloseTo(210, 0);
  expect(pdf.heightMm).toBeCloseTo(297, 0);
  const heads = [
    '供货单位',
    '上市许可持有人',
    '生产企业',
    '通用名称',
    '剂型',
    '规格',
    '批准文号',
    '批号',
    '单位',
    '数量',
  ];
  const more = ['生产日期', '有效期至', '单价', '金额', '储存条件', '收货人', '收货地址', '发货日期', '出库专用章'];
  for (const word of [...heads, ...more, FIRM, note.number]) expect(pdf.text).toContain(word);
  for (const name of everyLine) expect(pdf.text).toContain(name);
  const facts = ['胶囊剂', '华北制药股份有限公司', 'H20051022', '260322', '2026-01-10', '2028-12-31', '常温', '12.80'];
  for (const fact of facts) expect(pdf.text).toContain(fact);
  expect(pdf.pages).toBeGreaterThan(0);
  expect(pdf.text).toContain(`第${pdf.pages}/${pdf.pages}页`);
  expect(pdf.text.split('出库专用章').length - 1).toBe(pdf.pages);
  expect(pdf.text).not.toContain('补打');
});

test('half a sheet of 241 mm holds the same lines on more pages, none cut off', async ({ page }, info) => {
  await enterAs(page, hub.url, team.names.warehouse);
  await openPrint(page);
  await page.getByText('241 × 139.7').click();
  const pdf = await pdfOf(page, info.outputPath('goods-list-half.pdf'));
  expect(pdf.widthMm).toBeCloseTo(241, 0);
  expect(pdf.heightMm).toBeCloseTo(139.7, 0);
  for (const name of everyLine) expect(pdf.text).toContain(name);
  expect(pdf.pages).toBeGreaterThan(2);
  expect(pdf.text).toContain(`第${pdf.pages}/${pdf.pages}页`);
  const overflow = await page
    .locator('.td-print-page')
    .evaluateAll(
      (sheets) =>
        sheets.filter((sheet) => sheet.scrollHeight > sheet.clientHeight || sheet.scrollWidth > sheet.clientWidth)
          .length,
    );
  expect(overflow).toBe(0);
});

test('the note itself has its counterfoil, and a second print says so', async ({ page }, info) => {
  await page.addInitScript(() => {
    window.print = () => undefined;
  });
  await enterAs(page, hub.url, team.names.warehouse);
  await openPrint(page);
  await page.locator('.td-print-screen').getByText('出库单', { exact: true }).first().click();
  const sheet = page.getByRole('heading', { name: '出库单' }).first();
  await expect(sheet).toBeVisible();
  await page.locator('.td-desk-head').getByRole('button', { name: '打印' }).click();
  const counted = () => team.boss.ok<{ note: { printCount: number } }>('dispatch.get', { noteId: note.noteId });
  await expect.poll(async () => (await counted()).note.printCount).toBe(1);
  await page.locator('.td-desk-head').getByRole('button', { name: '打印' }).click();
  await expect(page.getByText('补打 第 2 次').first()).toBeVisible();
  const pdf = await pdfOf(page, info.outputPath('dispatch-note.pdf'));
  for (const word of ['出库单', note.number, '回单', '补打第2次', '拣货：吴刚', '复核：郑洁'])
    expect(pdf.text).toContain(word);
});
