/** A bad day at the desks that say yes: a licence that ended overnight, credit that is used up, a buyer who thinks again. */
import { expect, type Page, test } from '@playwright/test';
import type { NoteDetail } from '../../src/shared/contract/dispatch-shapes';
import type { OrderDetail } from '../../src/shared/contract/orders.schemas';
import { businessDateOf } from '../../src/shared/domain/business-date';
import { type Firm, openFirm } from '../helpers/bad-day';
import { expectSoundBook } from '../helpers/book-check';
import { aCustomer, licencesFor } from '../helpers/builders/customers';
import {
  aCheckedNote,
  anIssuedNote,
  anOrderToShip,
  aShippedNote,
  checkNote,
  pickNote,
  shipNote,
  stocked,
} from '../helpers/builders/dispatch';
import { answerWhy, cell, fromMore, openAt, openNote, openRow, sendOff, side, SOON } from '../helpers/desk-steps';
import { front, openNamed } from '../helpers/screens';

const MS_PER_DAY = 86_400_000;
const dayOf = (daysFromNow: number) => businessDateOf(Date.now() + daysFromNow * MS_PER_DAY, 'Asia/Shanghai');
const CLINIC = '溧水仁和诊所';
const ENDED = dayOf(-1);

let firm: Firm;
let clinic: { readonly buyerId: number; readonly noteId: number; readonly note: string };
/** What each buyer owes at the end, fen. */
const owed = new Map<number, number>();

/** Two days ago the clinic's papers were good: its order was approved, its note picked and checked. */
test.beforeAll(async ({ browser }) => {
  const before = await openFirm(browser, 2);
  const { team } = before;
  const product = await stocked(team, [50]);
  const licences = licencesFor('clinic', 'private').map((one, at) =>
    at === 0 ? { ...one, expiresOn: ENDED, isLongTerm: false } : one,
  );
  const buyer = { name: CLINIC, kind: 'clinic', ownership: 'private', licences } as const;
  const { orderId, buyerId } = await anOrderToShip(team, { buyer, lines: [{ productId: product.id, units: 5 }] });
  const { noteId, number } = await aCheckedNote(team, orderId);
  clinic = { buyerId, noteId, note: number };
  firm = await before.nextMorning();
});
test.afterEach(() => expectSoundBook(firm.team.boss, owed));
test.afterAll(() => firm?.close());

const orderOf = (orderId: number) => firm.team.boss.ok<OrderDetail>('orders.get', { orderId });
const noteState = async () =>
  (await firm.team.boss.ok<NoteDetail>('dispatch.get', { noteId: clinic.noteId })).note.state;

test('a licence that ended overnight stops the goods at the door until quality has the new one', async () => {
  const warehouse = await firm.at('warehouse');
  const quality = await firm.at('quality');

  await test.step('the warehouse is told which paper ended when', async () => {
    await openNote(warehouse, clinic.note);
    await sendOff(warehouse);
    const alert = side(warehouse).getByRole('alert');
    await expect(alert).toContainText(
      new RegExp(`购货单位的“.+”已于 ${ENDED} 到期，不能发货。请质管员更新证照。`, 'u'),
    );
    expect(await noteState()).toBe('checked');
  });

  await test.step('quality enters the renewed paper', async () => {
    await openAt(quality, { list: '客户' }, CLINIC);
    await side(quality).getByRole('tab', { name: '证照' }).click();
    await expect(side(quality).getByText('已过期').first()).toBeVisible();
    const until = side(quality).getByLabel('有效期至').first();
    await until.fill(dayOf(365));
    await until.press('Enter');
    await side(quality).getByRole('button', { name: '保存' }).first().click();
    await expect(side(quality).getByText('已过期')).toHaveCount(0, SOON);
  });

  await side(warehouse).getByRole('button', { name: '确认发货' }).click();
  await expect(warehouse.getByText(`${clinic.note} 已发货`)).toBeVisible();
  expect(await noteState()).toBe('shipped');
  owed.set(clinic.buyerId, 5 * 1_280);
});

/** An order that waits for finance. */
async function submitted(buyerId: number, productId: number, units: number) {
  const { sales } = firm.team;
  const lines = [{ productId, orderedQty: units * 1000, price: 128_000, remark: '' }];
  const draft = await sales.ok<{ orderId: number; version: number }>('orders.create', { buyerId, lines });
  const sent = await sales.ok<{ number: string }>('orders.submit', { ...draft, duplicateSeen: true });
  return { orderId: draft.orderId, number: sent.number };
}

test('credit that is used up: blocked with its numbers, released by the finance manager, approved by finance', async () => {
  const { team } = firm;
  const product = await stocked(team, [100]);
  const { id: buyerId } = await aCustomer(team.boss, { name: '高淳区人民医院', creditLimitFen: 100_000 });
  const earlier = await anOrderToShip(team, { buyerId, lines: [{ productId: product.id, units: 50 }] });
  await aShippedNote(team, earlier.orderId);
  owed.set(buyerId, 50 * 1_280);
  const { orderId, number } = await submitted(buyerId, product.id, 40);
  const finance = await firm.at('finance');
  const manager = await firm.at('financeManager');
  const OVER = '占用 1,152.00 / 额度 1,000.00，超 152.00';

  await test.step('finance reads the numbers beside the list, may not approve, and asks', async () => {
    await openNamed(finance, '待审核');
    await cell(finance, number).click();
    await expect(side(finance).getByText(OVER)).toBeVisible();
    await expect(side(finance).getByText('应收 640.00 ＋ 已审未发 0.00 ＋ 本单 512.00')).toBeVisible();
    await expect(side(finance).getByText('不能通过：信用额度 有阻断。')).toBeVisible();
    expect(await team.finance.call('orders.approve', await seenOf(orderId))).toMatchObject({ ok: false });
    await side(finance).getByRole('button', { name: '申请放行' }).click();
    await answerWhy(finance, '月底回款，医院已确认', '申请放行');
    await expect(finance.getByText('已申请放行')).toBeVisible();
  });

  await test.step('the finance manager releases it on a desk of his own', async () => {
    await openNamed(manager, '待放行');
    await expect(cell(manager, number)).toBeVisible(SOON);
    await expect(front(manager).getByText(OVER)).toBeVisible();
    await cell(manager, number).click();
    await manager.keyboard.press('a');
    await answerWhy(manager, '同意，本月只此一次', '放行');
    await expect(manager.getByText('已放行', { exact: true }).first()).toBeVisible();
    await expect(cell(manager, number)).toHaveCount(0, SOON);
  });

  await test.step('finance approves', async () => {
    await expect(side(finance).getByText(/孙琳 已放行，至 .+：同意，本月只此一次/u)).toBeVisible(SOON);
    await side(finance).getByRole('button', { name: '通过' }).click();
    await expect(finance.getByText(`${number} 已通过`)).toBeVisible();
  });
  expect((await orderOf(orderId)).order.state).toBe('approved');
});

/** What an approval hands over, as the order stands. */
async function seenOf(orderId: number) {
  const { version } = (await orderOf(orderId)).order;
  return { orderId, version, duplicateSeen: true };
}

/** The window in which sales says what the order should be. */
async function askChange(page: Page, qty: string, reason: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('第 1 行数量').fill(qty);
  await dialog.getByLabel('原因', { exact: true }).fill(reason);
  await dialog.getByRole('button', { name: '提交变更' }).click();
}

test('an approved order is changed: asked by sales, approved by finance, never below what was shipped', async () => {
  const { team } = firm;
  const product = await stocked(team, [100], { genericName: '头孢呋辛酯片' });
  const { orderId, number, buyerId } = await anOrderToShip(team, {
    buyer: { name: '江宁医院' },
    lines: [{ productId: product.id, units: 10 }],
  });
  const lineId = (await orderOf(orderId)).lines[0]?.id ?? 0;
  const part = [{ orderLineId: lineId, qty: 4_000 }];
  await shipNote(team, await checkNote(team, await pickNote(team, await anIssuedNote(team, orderId, part))));
  owed.set(buyerId, 4 * 1_280);
  const sales = await firm.at('sales');
  const finance = await firm.at('finance');

  await test.step('sales asks for three, which is less than went out, then for twelve', async () => {
    await openNamed(sales, '全部订单');
    await openRow(sales, number);
    await fromMore(sales, '申请变更');
    await askChange(sales, '3', '医院改单');
    const alert = sales.getByRole('dialog').getByRole('alert');
    await expect(alert).toContainText(/“头孢呋辛酯片 .+”已开单 4，不能改成 3。/u);
    await askChange(sales, '12', '医院加两盒');
    await expect(sales.getByText('变更已提交，等待财务批准')).toBeVisible();
    await expect(front(sales).getByText('待批变更')).toBeVisible(SOON);
    expect((await orderOf(orderId)).order.totalFen).toBe(12_800);
  });

  await test.step('finance sees old and new, and approves the difference', async () => {
    await openNamed(finance, '变更单');
    await expect(cell(finance, number)).toBeVisible(SOON);
    await cell(finance, number).click();
    await expect(side(finance).getByText('医院加两盒')).toBeVisible();
    await expect(side(finance).locator('del', { hasText: '128.00' })).toBeVisible();
    await expect(side(finance).locator('ins', { hasText: '153.60' })).toBeVisible();
    await side(finance).getByRole('button', { name: '批准变更' }).click();
    await expect(finance.getByText(`${number} 的变更已批准`)).toBeVisible();
  });

  await expect(front(sales).getByText('153.60').first()).toBeVisible(SOON);
  const { order, lines } = await orderOf(orderId);
  expect(order).toMatchObject({ state: 'approved', totalFen: 15_360 });
  expect(lines[0]).toMatchObject({ orderedQty: 12_000, shippedQty: 4_000 });
});
