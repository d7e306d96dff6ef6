/** A bad day at the doors of the buyers: half refused, an expired box that comes back, a broken one sent once more. */
import { expect, type Page, test } from '@playwright/test';
import type { NoteDetail, Proposal } from '../../src/shared/contract/dispatch-shapes';
import type { ReturnLineRow, ReturnRow } from '../../src/shared/contract/returns.contract';
import type { LotRow } from '../../src/shared/contract/stock.contract';
import { businessDateOf } from '../../src/shared/domain/business-date';
import { type Firm, openFirm } from '../helpers/bad-day';
import { expectSoundBook } from '../helpers/book-check';
import { anOrderToShip, aShippedNote, signNote, stocked } from '../helpers/builders/dispatch';
import { aProduct } from '../helpers/builders/products';
import { aLot } from '../helpers/builders/stock';
import {
  approveReturn,
  cell,
  checkNote,
  judgeReturn,
  openAt,
  openNote,
  openRow,
  pickNote,
  receiveReturn,
  segment,
  shipNote,
  side,
  signRefusing,
  SOON,
} from '../helpers/desk-steps';
import { front, openNamed } from '../helpers/screens';

const MS_PER_DAY = 86_400_000;
const dayOf = (daysFromNow: number) => businessDateOf(Date.now() + daysFromNow * MS_PER_DAY, 'Asia/Shanghai');
const ENDED = dayOf(-1);
const OLD_BATCH = 'K261101';

let firm: Firm;
let old: { readonly buyerId: number; readonly productId: number; readonly note: string };
/** What each buyer owes at the end, fen. */
const owed = new Map<number, number>();

/** Two days ago six boxes of a batch went out that was good until yesterday. */
test.beforeAll(async ({ browser }) => {
  const before = await openFirm(browser, 2);
  const { team } = before;
  const { id: productId } = await aProduct(team.boss, { genericName: '双歧杆菌活菌胶囊' });
  await aLot(team.boss, productId, { batchNo: OLD_BATCH, qty: 6_000, expiry: ENDED });
  const buyer = { name: '浦口区中医院' };
  const { orderId, buyerId } = await anOrderToShip(team, { buyer, lines: [{ productId, units: 6 }] });
  const shipped = await aShippedNote(team, orderId);
  await signNote(team, shipped, dayOf(-2));
  old = { buyerId, productId, note: shipped.number };
  owed.set(buyerId, 6 * 1_280);
  firm = await before.nextMorning();
});
test.afterEach(() => expectSoundBook(firm.team.boss, owed));
test.afterAll(() => firm?.close());

type Return = { readonly return: ReturnRow; readonly lines: readonly ReturnLineRow[] };
/** The return of a note, as the book has it. */
async function returnOf(note: string): Promise<Return> {
  const { rows } = await firm.team.boss.ok<{ rows: ReturnRow[] }>('returns.list', { search: note });
  return firm.team.boss.ok<Return>('returns.get', { returnId: rows[0]?.id ?? 0 });
}
const lotsOf = async (batchNo: string) => {
  const filters = [{ op: 'equals', column: 'batchNo', text: batchNo }];
  const { rows } = await firm.team.boss.ok<{ rows: LotRow[] }>('stock.list', { filters });
  return rows.map(({ area, onHand }) => ({ area, onHand }));
};

/** Of one note of the list, asked back at the page that its panel leads to. @returns the number of the return */
async function askBack(
  page: Page,
  note: string,
  { kind, qty, reason }: { kind?: string; qty: string; reason: string },
) {
  await openNote(page, note);
  await side(page).getByRole('button', { name: '退货 / 换货' }).click();
  if (kind) await front(page).locator('.ant-segmented-item').filter({ hasText: kind }).click();
  await front(page)
    .getByLabel(/^退货数量/u)
    .fill(qty);
  await front(page).getByLabel('原因', { exact: true }).fill(reason);
  await front(page).getByRole('button', { name: '提交申请' }).click();
  const said = page.getByText(/TH\d{4}-\d{5} 已提交/u);
  await expect(said).toBeVisible();
  return (await said.innerText()).replace(' 已提交', '');
}

const approve = async (number: string) => approveReturn(await firm.at('finance'), number);
const receive = async (number: string) => receiveReturn(await firm.at('warehouse'), number);

/** Quality says how many of each line pass. */
async function judge(number: string, said: { passed: string; verdict: string }): Promise<Page> {
  const quality = await firm.at('quality');
  await judgeReturn(quality, number, said);
  return quality;
}

test('half is refused at the door: the sign-off opens a return, which ends in stock and in credit', async () => {
  const { team } = firm;
  const product = await stocked(team, [30], { genericName: '厄贝沙坦片' });
  const buyer = { name: '六合区人民医院' };
  const { orderId, buyerId } = await anOrderToShip(team, { buyer, lines: [{ productId: product.id, units: 10 }] });
  const { noteId, number: note } = await aShippedNote(team, orderId);
  const warehouse = await firm.at('warehouse');

  const refused = { goods: '厄贝沙坦片', qty: '5', why: '外箱受潮' };
  const number = await test.step('signed for five, refused five', () => signRefusing(warehouse, note, refused));

  const { note: signed } = await team.boss.ok<NoteDetail>('dispatch.get', { noteId });
  expect(signed.state).toBe('partly_signed');
  expect((await returnOf(note)).return).toMatchObject({ number, source: 'refused', state: 'requested' });
  owed.set(buyerId, 10 * 1_280);
  await expectSoundBook(team.boss, owed);

  await approve(number);
  await receive(number);
  const quality = await judge(number, { passed: '5', verdict: '内包装完好' });
  await expect(side(quality).getByText('已办结')).toBeVisible(SOON);
  expect((await returnOf(note)).return).toMatchObject({ state: 'closed', creditFen: 6_400 });
  owed.set(buyerId, 5 * 1_280);
});

test('an expired batch comes back: quarantine, no verdict but failed, rejected area, credit, no resale', async () => {
  const { team } = firm;
  const sales = await firm.at('sales');
  const number = await askBack(sales, old.note, { qty: '6', reason: '近效期未用完，已过期' });
  await approve(number);
  await receive(number);
  expect(await lotsOf(OLD_BATCH)).toContainEqual({ area: 'quarantine', onHand: 6_000 });

  const quality = await judge(number, { passed: '6', verdict: '外观完好' });
  await test.step('what has expired cannot pass', async () => {
    await expect(quality.getByText(new RegExp(`批号 ${OLD_BATCH} 的有效期至 ${ENDED}，已不能销售`, 'u'))).toBeVisible();
    await side(quality).getByLabel(/^合格/u).fill('0');
    await side(quality).getByLabel('验收结论').fill('已过有效期，不合格');
    await side(quality).getByRole('button', { name: '质量判定' }).click();
    await expect(side(quality).getByText('已办结')).toBeVisible(SOON);
  });

  await test.step('it stands in the rejected area, seen by who keeps the stock', async () => {
    const warehouse = await firm.at('warehouse');
    await openNamed(warehouse, '库存');
    await segment(warehouse, '按批次').click();
    await segment(warehouse, /^不合格/u).click();
    await expect(cell(warehouse, OLD_BATCH)).toBeVisible(SOON);
    await expect(front(warehouse).getByText('不合格区')).toBeVisible();
  });

  expect(await lotsOf(OLD_BATCH)).toEqual(
    expect.arrayContaining([
      { area: 'rejected', onHand: 6_000 },
      { area: 'stock', onHand: 0 },
    ]),
  );
  expect((await returnOf(old.note)).return).toMatchObject({ state: 'closed', creditFen: 6 * 1_280 });
  owed.set(old.buyerId, 0);
  const again = await anOrderToShip(team, { lines: [{ productId: old.productId, units: 1 }] });
  const { lines } = await team.warehouse.ok<Proposal>('dispatch.proposeNote', { orderId: again.orderId });
  expect(lines[0]).toMatchObject({ lots: [], shortQty: 1_000 });
});

test('a broken box is exchanged: the same goes out once more without a sale, and nobody owes more or less', async () => {
  const { team } = firm;
  const product = await stocked(team, [10], { genericName: '复方甘草口服溶液' });
  const buyer = { name: '雨花台区医院' };
  const { orderId, buyerId } = await anOrderToShip(team, { buyer, lines: [{ productId: product.id, units: 4 }] });
  const shipped = await aShippedNote(team, orderId);
  await signNote(team, shipped, dayOf(0));
  owed.set(buyerId, 4 * 1_280);
  const sales = await firm.at('sales');
  const warehouse = await firm.at('warehouse');
  const number = await askBack(sales, shipped.number, { kind: '换货补发', qty: '1', reason: '瓶身破裂' });
  await approve(number);

  const note = await test.step('the warehouse sends a whole one, before the broken one is back', async () => {
    await openAt(warehouse, { list: '退换货', part: '全部' }, number);
    await side(warehouse).getByRole('button', { name: '开补发出库单' }).click();
    const said = warehouse.getByText(/CK\d{4}-\d{5} 已开出/u);
    await expect(said).toBeVisible();
    const issued = (await said.innerText()).replace(' 已开出', '');
    await pickNote(warehouse, issued);
    await checkNote(await firm.at('checker'), issued);
    await shipNote(warehouse, issued);
    return issued;
  });
  await expectSoundBook(team.boss, owed);

  await receive(number);
  const quality = await judge(number, { passed: '0', verdict: '瓶身破裂，不合格' });
  await expect(side(quality).getByText('已办结')).toBeVisible(SOON);
  await openNamed(sales, '退换货');
  await openRow(sales, number);
  await expect(side(sales).getByText(note)).toBeVisible(SOON);

  expect((await returnOf(shipped.number)).return).toMatchObject({ kind: 'exchange', state: 'closed', creditFen: 0 });
  const { order, lines } = await team.boss.ok<{ order: { totalFen: number }; lines: { shippedQty: number }[] }>(
    'orders.get',
    { orderId },
  );
  expect([order.totalFen, lines[0]?.shippedQty]).toEqual([5_120, 4_000]);
});
