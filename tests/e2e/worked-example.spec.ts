/**
 * The worked example of the invoicing ledger at the desks of the people who do it: what is stored, what is invoiced in
 * advance and what waits to be red, after each step to the box and to the fen. The engine's half is
 * `tests/main/invoicing/worked-example.test.ts`.
 */
import { type Page, test } from '@playwright/test';
import type { InvoiceRow } from '../../src/shared/contract/ledger-shapes';
import { type Firm, openFirm } from '../helpers/bad-day';
import { aCustomer } from '../helpers/builders/customers';
import { anIssuedNote, checkNote, pickNote, shipNote, stocked } from '../helpers/builders/dispatch';
import {
  approveReturn,
  checkNote as checkAtDesk,
  judgeReturn,
  pickNote as pickAtDesk,
  receiveReturn,
  shipNote as shipAtDesk,
  side,
  signRefusing,
} from '../helpers/desk-steps';
import { front, openNamed } from '../helpers/screens';
import {
  approveOrder,
  approveRequest,
  askAdvance,
  askRed,
  type Balances,
  BUYER,
  cancelOrder,
  enterOrder,
  expect,
  expectInvoice,
  expectLedger,
  GOODS,
  INVOICES,
  issueInvoice,
  issueNoteOf,
  issueRed,
  pickInvoice,
} from '../helpers/worked-example-steps';

let firm: Firm;
test.beforeAll(async ({ browser }) => {
  firm = await openFirm(browser);
  await stocked(firm.team, [3000], { genericName: GOODS, floorPrice: 100_000 });
  await aCustomer(firm.team.boss, { name: BUYER });
});
test.afterAll(() => firm?.close());

/** All that is left of an order goes out, at desks that are not the point here. @returns the number of the note */
async function shipRest(order: string): Promise<string> {
  const { team } = firm;
  const { rows } = await team.boss.ok<{ rows: { id: number }[] }>('orders.list', { search: order });
  const note = await anIssuedNote(team, rows[0]?.id ?? 0);
  await shipNote(team, await checkNote(team, await pickNote(team, note)));
  return note.number;
}

/** Entered by sales, approved by finance. @returns its number */
async function sell(qty: string, expects?: string): Promise<string> {
  const number = await enterOrder(await firm.at('sales'), qty, expects);
  await approveOrder(await firm.at('finance'), number);
  return number;
}

/** The month end as finance looks at it: shipped, not invoiced. */
async function expectVat(page: Page, figures: readonly string[]): Promise<void> {
  await openNamed(page, '月末结账');
  await front(page).getByText('增值税', { exact: true }).click();
  const month = front(page).getByLabel('月份');
  const today = await page.evaluate(() => new Date().toLocaleDateString('sv').slice(0, 7));
  const cells = front(page).locator('.td-period-table tbody td');
  // A picker that is still opening forgets what is typed into it.
  await expect(async () => {
    await month.fill(today);
    await month.press('Enter');
    await expect(cells.first()).toBeVisible({ timeout: 3000 });
  }).toPass({ timeout: 30_000 });
  for (const [at, figure] of figures.entries()) await expect(cells.nth(at + 1)).toHaveText(figure);
}

test('the worked example: stored, in advance and waiting to be red are right to the fen on the screens after each step', async () => {
  test.setTimeout(480_000);
  const info = test.info();
  const sales = await firm.at('sales');
  const finance = await firm.at('finance');
  const clerk = await firm.at('clerk');
  const warehouse = await firm.at('warehouse');
  for (const page of [sales, finance, clerk, warehouse]) page.setDefaultTimeout(30_000);
  // The six columns of the balances beside the panel.
  await finance.setViewportSize({ width: 2560, height: 1000 });
  const step = (name: string, run: () => Promise<Balances>) =>
    test.step(name, async () => expectLedger(finance, info, { name, ...(await run()) }));

  let first = '';
  await step('03-05 SO1 500 approved, 480 shipped and 20 later', async () => {
    first = await sell('500');
    const note = await issueNoteOf(warehouse, first, '480');
    await pickAtDesk(warehouse, note);
    await checkAtDesk(await firm.at('checker'), note);
    await shipAtDesk(warehouse, note);
    await shipRest(first);
    return { stored: ['500', '6,400.00'] };
  });
  await step('03-15 SO2 200 approved and shipped', async () => {
    await shipRest(await sell('200'));
    return { stored: ['700', '8,960.00'] };
  });
  await step('03-25 FP1 one invoice for 600 of two orders', async () => {
    await pickInvoice(clerk, first, '600');
    await issueInvoice(clerk, '7,680.00', INVOICES.FP1);
    await expectInvoice(clerk, INVOICES.FP1, ['7,680.00', '6,796.46', '883.54']);
    return { stored: ['100', '1,280.00'] };
  });
  await step('03-31 month end, 100 shipped and not invoiced', async () => {
    await expectVat(finance, ['1,280.00', '1,132.74', '147.26']);
    return { stored: ['100', '1,280.00'] };
  });
  await step('04-02 FP2 1000 asked in advance, 900 are', async () => {
    const asked = await askAdvance(sales, '1000', async (form) => {
      await expect(form).toContainText('其中 1,280.00 由存票核销，新增预开票 11,520.00');
      await expect(form).toContainText('开出后敞口 11,520.00');
    });
    await approveRequest(finance, asked);
    await issueInvoice(clerk, '12,800.00', INVOICES.FP2);
    await expectInvoice(clerk, INVOICES.FP2, ['12,800.00', '11,327.43', '1,472.57']);
    return { advance: ['900', '11,520.00'] };
  });
  let cancelled = '';
  await step('04-10 SO3 300 approved and written off', async () => {
    cancelled = await sell('300', `审核后将核销预开票 ${INVOICES.FP2}：${GOODS} 0.25g×24粒 300，3,840.00`);
    return { advance: ['600', '7,680.00'] };
  });
  let last = '';
  await step('04-20 SO4 900 approved, 600 written off and 300 stored', async () => {
    last = await sell('900', `审核后将核销预开票 ${INVOICES.FP2}：${GOODS} 0.25g×24粒 600，7,680.00`);
    return { stored: ['300', '3,840.00'] };
  });
  await step('04-22 SO3 cancelled, its 300 go to SO4', async () => {
    await cancelOrder(sales, finance, cancelled);
    return {};
  });
  await step('04-28 SO4 shipped, 30 refused and accepted back', async () => {
    const note = await shipRest(last);
    const number = await signRefusing(warehouse, note, { goods: GOODS, qty: '30', why: '外箱受潮' });
    await approveReturn(finance, number);
    await receiveReturn(warehouse, number);
    const quality = await firm.at('quality');
    await judgeReturn(quality, number, { passed: '30', verdict: '内包装完好' });
    await expect(side(quality).getByText('已办结')).toBeVisible();
    return { pending: ['30', '384.00'] };
  });
  await step('04-29 red form of 30, confirmed, red invoice', async () => {
    const form = await askRed(clerk, INVOICES.FP2, '30');
    await issueRed(clerk, finance, { form, number: INVOICES.red });
    await expectInvoice(clerk, INVOICES.red, ['-384.00', '-339.82', '-44.18']);
    return {};
  });
  await test.step('04-30 shipped and invoiced are the same 20,096.00', async () => {
    await openNamed(finance, '月末结账');
    await front(finance).getByText('核对', { exact: true }).click();
    const proved = (column: string) => front(finance).locator(`.ag-row[row-index="0"] [col-id="${column}"]`);
    await expect(proved('shippedBasisFen')).toHaveText('20,096.00');
    await expect(proved('invoicedBasisFen')).toHaveText('20,096.00');
    await expect(proved('differenceFen')).toHaveText('0.00');
    await front(finance).getByRole('button', { name: '校验台账' }).click();
    await expect(front(finance).getByText(/余额等于流水之和，校验码全部一致/u)).toBeVisible();
    const path = info.outputPath('04-30 reconciled.png');
    await finance.screenshot({ path });
    await info.attach('04-30 reconciled', { path, contentType: 'image/png' });
  });
  const { rows } = await firm.team.boss.ok<{ rows: InvoiceRow[] }>('ledger.invoices', {});
  expect(rows.reduce((sum, { totalFen }) => sum + totalFen, 0)).toBe(2_009_600);
});
