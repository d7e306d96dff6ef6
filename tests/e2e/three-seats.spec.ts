/**
 * The main job: sales, finance, warehouse and checker at their own seats bring an order of a real hospital from its
 * entry to the signed receipt; each sees the others' changes without a reload.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, expect, type Page, test, type TestInfo } from '@playwright/test';
import { businessDateOf } from '../../src/shared/domain/business-date';
import { issueRequestBy, requestOf, toInvoiceOf } from '../helpers/builders/invoicing';
import { type MadeProduct, aProduct } from '../helpers/builders/products';
import { licencesFor } from '../helpers/builders/customers';
import { aLot } from '../helpers/builders/stock';
import { type HubProcess, startHub } from '../helpers/hub-process';
import { FIRM, front, openNamed, setUpFirm, settled, tabTo, watchErrors } from '../helpers/screens';
import { aWireTeam, enterAs, type WireTeam } from '../helpers/wire-team';

/** Changes of others stand within seconds, on a busy machine too. */
const SOON = { timeout: 10_000 };
const shared = resolve(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'hospitals.csv');
const HOSPITAL = '北京市昌平区沙河医院';
/** 120 × 12.80 + 60 × 35.00. */
const TOTAL_FEN = 363_600;

/** The real list where it lies beside the project, else three lines of its kind. */
function hospitals(info: TestInfo): { readonly path: string; readonly added: string; readonly skipped: string } {
  if (existsSync(shared)) return { path: shared, added: '2,075', skipped: '8' };
  info.annotations.push({ type: 'data', description: 'the real hospitals are not here: three lines stand for them' });
  const path = info.outputPath('hospitals.csv');
  const rows = ['name,province,city,address,tel,kind', `${HOSPITAL},北京市,北京市,扶京门路22号,,`];
  rows.push('北京市昌平区南口医院,北京市,北京市,南辛路2号,,', `${HOSPITAL},北京市,北京市,扶京门路22号,,`);
  writeFileSync(path, rows.join('\n'));
  return { path, added: '2', skipped: '1' };
}

type Desk = { readonly page: Page; readonly said: readonly string[]; readonly loads: readonly string[] };

/** A seat of its own: context, page, what it says, and every load after the first. */
async function sit(browser: Browser, url: string, loginName: string): Promise<Desk> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  const said = watchErrors(page);
  await enterAs(page, url, loginName);
  const loads: string[] = [];
  page.on('load', () => loads.push(page.url()));
  return { page, said, loads };
}

let hub: HubProcess;
let team: WireTeam | undefined;
test.beforeAll(async () => {
  hub = await startHub();
});
test.afterAll(async () => {
  team?.close();
  await hub?.stop();
});

/** The real hospitals through the import screen, owned by whoever imports. */
async function importHospitals(page: Page, info: TestInfo): Promise<void> {
  const { path, added, skipped } = hospitals(info);
  await openNamed(page, '导入');
  await page.locator('input[type="file"]').setInputFiles(path);
  await front(page).getByLabel('客户类型 所有行的值').fill('医院');
  await front(page).getByLabel('所有制 所有行的值').fill('公立');
  await front(page).getByRole('button', { name: '检查' }).click();
  await front(page)
    .getByRole('button', { name: `导入 ${added} 条` })
    .click();
  await expect(front(page).getByText(`新增 ${added} 条 · 跳过 ${skipped} 条重复`)).toBeVisible({ timeout: 30_000 });
}

/** What the order needs and no salesperson may give: credit, papers, goods with stock. */
async function prepare({ boss }: WireTeam): Promise<{ readonly buyerId: number; readonly goods: MadeProduct[] }> {
  const [buyer] = await boss.ok<{ id: number }[]>('customers.pick', { search: HOSPITAL });
  const buyerId = buyer?.id ?? 0;
  const { customer } = await boss.ok<{ customer: { version: number } }>('customers.get', { customerId: buyerId });
  const credit = {
    creditLimitFen: 100_000_000,
    paymentTerm: 'after_signing',
    paymentDays: 30,
    openingReceivableFen: 0,
  };
  const { version } = await boss.ok<{ version: number }>('customers.setCredit', {
    ...{ customerId: buyerId, version: customer.version, ...credit },
  });
  await boss.ok('customers.setLicences', { customerId: buyerId, version, licences: licencesFor('hospital', 'public') });
  const goods = [
    await aProduct(boss, { genericName: '阿莫西林胶囊', registrationNo: 'H13021001' }),
    await aProduct(boss, { genericName: '头孢克肟分散片', registrationNo: 'H20051022', form: '片剂' }),
  ];
  for (const { id } of goods) await aLot(boss, id, { qty: 500_000 });
  return { buyerId, goods };
}

/** The order by keyboard alone, from the list of orders on. @returns its number */
async function enterOrder(page: Page): Promise<string> {
  await openNamed(page, '全部订单');
  await tabTo(page, front(page).getByRole('button', { name: '录单' }));
  await page.keyboard.press('Enter');
  await expect(front(page).getByLabel('购货单位')).toBeFocused();
  await page.keyboard.type('bjscpqshyy');
  await expect(page.locator('.ant-select-item-option').first()).toContainText(HOSPITAL);
  await page.keyboard.press('Enter');
  for (const [row, goods, qty, price] of [
    [1, 'amxl', '120', '12.8'],
    [2, 'tbkw', '60', '35'],
  ] as const) {
    await expect(front(page).getByLabel(`第 ${row} 行商品`)).toBeFocused();
    await page.keyboard.type(goods);
    await page.keyboard.press('Enter');
    await expect(front(page).getByLabel(`第 ${row} 行数量`)).toBeFocused();
    await page.keyboard.type(qty);
    await page.keyboard.press('Enter');
    await page.keyboard.type(price);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Control+Enter');
  const title = front(page).getByRole('heading', { level: 1 });
  await expect(title).toHaveText(/^SO\d{4}-\d{5}$/u);
  return title.innerText();
}

/** Opens the first row of the list by keyboard. */
async function openRow(page: Page, text: string): Promise<void> {
  await front(page).getByRole('gridcell', { name: text }).first().click();
  await page.keyboard.press('Enter');
  await settled(page);
}

/** Another step of the notes: the segment, then the note beside the list. */
async function openNote(page: Page, segment: string, text: string): Promise<void> {
  await front(page).locator('.ant-segmented').getByText(segment, { exact: true }).click();
  await expect(front(page).getByRole('gridcell', { name: text }).first()).toBeVisible(SOON);
  await openRow(page, text);
}

test('from the entry of an order to its signed receipt, three seats and a checker', async ({ browser, page }, info) => {
  test.setTimeout(240_000);
  await page.goto(hub.url);
  await setUpFirm(page);
  team = await aWireTeam(hub.url);
  const { boss, names } = team;
  const sales = await sit(browser, hub.url, names.sales);
  await importHospitals(sales.page, info);
  const { buyerId, goods } = await prepare(team);

  const finance = await sit(browser, hub.url, names.finance);
  const warehouse = await sit(browser, hub.url, names.warehouse);
  const checker = await sit(browser, hub.url, names.checker);
  await openNamed(finance.page, '待审核');
  await openNamed(warehouse.page, '待开单');
  await openNamed(checker.page, '出库单');
  const cell = (desk: Desk, text: string) => front(desk.page).getByRole('gridcell', { name: text }).first();

  const number = await test.step('sales enters the order by keyboard', () => enterOrder(sales.page));

  await test.step('finance sees it and approves it with A', async () => {
    await expect(cell(finance, number)).toBeVisible(SOON);
    await expect(front(finance.page).getByText('占用')).toBeVisible(SOON);
    await cell(finance, number).click();
    await finance.page.keyboard.press('a');
    await expect(finance.page.getByText(`${number} 已通过`)).toBeVisible();
    await expect(front(sales.page).getByText('已审核', { exact: true })).toBeVisible(SOON);
  });

  const note = await test.step('the warehouse issues the note', async () => {
    await expect(cell(warehouse, number)).toBeVisible(SOON);
    await openRow(warehouse.page, number);
    await expect(front(warehouse.page).getByRole('button', { name: '开出库单' })).toBeFocused();
    await warehouse.page.keyboard.press('Enter');
    const said = warehouse.page.getByText(/已开出库单 CK\d{4}-\d{5}/u);
    await expect(said).toBeVisible();
    await expect(cell(warehouse, number)).toHaveCount(0, SOON);
    return (await said.innerText()).replace('已开出库单 ', '');
  });

  await test.step('picks it', async () => {
    await openNamed(warehouse.page, '出库单');
    await openNote(warehouse.page, '待拣货', note);
    await expect(front(warehouse.page).getByRole('button', { name: '拣货完成' })).toBeFocused();
    await warehouse.page.keyboard.press('Enter');
    await expect(warehouse.page.getByText(`已拣齐 ${note}`)).toBeVisible();
  });

  await test.step('the checker sees it and checks it', async () => {
    await openNote(checker.page, '待复核', note);
    await front(checker.page).getByRole('button', { name: '全部勾选' }).click();
    await front(checker.page).getByRole('button', { name: '复核通过' }).click();
    await expect(checker.page.getByText(`${note} 复核通过`)).toBeVisible();
  });

  await test.step('the papers are printed, then the goods leave', async () => {
    await openNote(warehouse.page, '待发货', note);
    await front(warehouse.page).getByRole('button', { name: '打印' }).click();
    await expect(front(warehouse.page).locator('.td-print-page').first()).toBeVisible();
    const pdf = info.outputPath('goods-list.pdf');
    writeFileSync(pdf, await warehouse.page.pdf({ preferCSSPageSize: true, printBackground: true }));
    const text = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s/gu, '');
    for (const word of ['随货同行单', FIRM, HOSPITAL, note, ...goods.map(({ genericName }) => genericName)])
      expect(text).toContain(word);
    await openNamed(warehouse.page, '出库单');
    await front(warehouse.page).getByLabel('承运方').fill('顺丰速运');
    await front(warehouse.page).getByLabel('运单号').fill('SF1234567890');
    await front(warehouse.page).getByLabel('件数').fill('2');
    await front(warehouse.page).getByRole('button', { name: '确认发货' }).click();
    await expect(warehouse.page.getByText(`${note} 已发货`)).toBeVisible();
    await expect(front(sales.page).getByText(/货 1\/1 单已发，顺丰速运 SF1234567890/u)).toBeVisible(SOON);
  });

  await test.step('the receipt is signed', async () => {
    await openNote(warehouse.page, '待签收', note);
    await front(warehouse.page).getByLabel('签收人').fill('王药师');
    await front(warehouse.page).getByRole('button', { name: '登记签收' }).click();
    await expect(warehouse.page.getByText(`${note} 已登记签收`)).toBeVisible();
    await expect(front(sales.page).locator('.td-lamps b').nth(2)).toHaveClass('is-full', SOON);
  });

  await test.step('the money comes in, finance matches it, and the lamps are full', async () => {
    const receivedOn = businessDateOf(Date.now(), 'Asia/Shanghai');
    const receipt = { customerId: buyerId, receivedOn, amountFen: TOTAL_FEN, form: 'transfer', payer: '', remark: '' };
    await boss.ok('receivables.record', receipt);
    await openNamed(finance.page, '收款');
    await openRow(finance.page, HOSPITAL);
    await front(finance.page).locator('.td-side').getByRole('button', { name: '核销', exact: true }).click();
    await expect(front(finance.page).getByText('核销记录')).toBeVisible();
    const lamps = front(sales.page).locator('.td-lamps b');
    await expect(lamps.nth(0)).toHaveClass('is-full', SOON);
    for (const at of [1, 2]) await expect(lamps.nth(at)).toHaveClass('is-full');
    await expect(lamps.nth(3)).toHaveClass('is-none');
  });

  await test.step('the invoice is issued, the last lamp fills and the order is complete', async () => {
    const issuedOn = businessDateOf(Date.now(), 'Asia/Shanghai');
    for (const { requestId } of await requestOf(boss, await toInvoiceOf({ boss }, number))) {
      await issueRequestBy(boss, requestId, issuedOn);
    }
    await expect(front(sales.page).locator('.td-lamps b').nth(3)).toHaveClass('is-full', SOON);
    await expect(front(sales.page).getByText('已完成', { exact: true }).first()).toBeVisible(SOON);
  });

  await test.step('the stock fell by what was shipped', async () => {
    await openNamed(checker.page, '库存');
    await expect(front(checker.page).getByRole('row', { name: /阿莫西林胶囊/u })).toContainText('380');
    await expect(front(checker.page).getByRole('row', { name: /头孢克肟分散片/u })).toContainText('440');
  });

  for (const { said, loads } of [sales, finance, warehouse, checker]) {
    expect(said).toEqual([]);
    expect(loads).toEqual([]);
  }
});
