/** A bad day in the warehouse: too little on the shelf, the wrong box under the scanner, a code nobody knows. */
import { expect, test } from '@playwright/test';
import type { NoteDetail, Proposal } from '../../src/shared/contract/dispatch-shapes';
import type { OrderDetail } from '../../src/shared/contract/orders.schemas';
import type { ProductCard } from '../../src/shared/contract/products.contract';
import { type Firm, openFirm } from '../helpers/bad-day';
import { expectSoundBook } from '../helpers/book-check';
import { anIssuedNote, anOrderToShip, pickNote as pickedNote, stocked } from '../helpers/builders/dispatch';
import {
  cell,
  checkNote,
  issueNote,
  openNote,
  openRow,
  scan,
  segment,
  shipNote,
  side,
  SOON,
} from '../helpers/desk-steps';
import { openNamed } from '../helpers/screens';

let firm: Firm;
/** What each buyer owes at the end, fen. */
const owed = new Map<number, number>();
test.beforeAll(async ({ browser }) => {
  firm = await openFirm(browser);
});
test.afterEach(() => expectSoundBook(firm.team.boss, owed));
test.afterAll(() => firm?.close());

const noteOf = (noteId: number) => firm.team.boss.ok<NoteDetail>('dispatch.get', { noteId });

test('too little stock: what there is goes out, a shortage of the shelf stays written down, the rest follows', async () => {
  const { team } = firm;
  const product = await stocked(team, [8], { genericName: '头孢克肟分散片' });
  const { orderId, number, buyerId } = await anOrderToShip(team, {
    lines: [{ productId: product.id, units: 10 }],
    buyer: { name: '南京市鼓楼医院' },
  });
  const warehouse = await firm.at('warehouse');

  const note = await test.step('the note takes the eight boxes that there are', async () => {
    await openNamed(warehouse, '待开单');
    await openRow(warehouse, number);
    await expect(side(warehouse).getByText('还缺 2')).toBeVisible();
    await expect(side(warehouse).getByText('缺的数量留在“待开单”，到货后再开。')).toBeVisible();
    const issued = await issueNote(warehouse, number);
    await expect(warehouse.locator('.ag-row').filter({ hasText: number }).getByText('无货')).toBeVisible(SOON);
    return issued;
  });

  await test.step('the picker finds seven and says why', async () => {
    await openNote(warehouse, note);
    await side(warehouse)
      .getByLabel(/^实拣 头孢克肟分散片/u)
      .fill('7');
    await expect(side(warehouse).getByText('请写明“头孢克肟分散片”短缺的原因。')).toBeVisible();
    await side(warehouse)
      .getByLabel(/^短缺原因 头孢克肟分散片/u)
      .fill('破损一盒');
    await side(warehouse).getByRole('button', { name: '拣货完成' }).click();
    await expect(warehouse.getByText(`已拣 ${note}，短拣 1 行`)).toBeVisible();
    await expect(side(warehouse).getByText(/缺 1 盒 · 破损一盒 · 吴刚/u)).toBeVisible();
    await segment(warehouse, '短拣').click();
    await expect(cell(warehouse, note)).toBeVisible();
  });

  await checkNote(await firm.at('checker'), note);
  await shipNote(warehouse, note);

  await test.step('sales sees seven of ten, the order stays open, its rest waits at the warehouse', async () => {
    const sales = await firm.at('sales');
    await openNamed(sales, '全部订单');
    await openRow(sales, number);
    await expect(sales.getByText(/货 1\/1 单已发，顺丰速运 SF1234567890，其余待发/u)).toBeVisible();
    await openNamed(warehouse, '待开单');
    await expect(warehouse.locator('.ag-row').filter({ hasText: number }).getByText('部分有货')).toBeVisible(SOON);
  });

  const { order, lines } = await team.boss.ok<OrderDetail>('orders.get', { orderId });
  expect(order.state).toBe('approved');
  expect(lines[0]).toMatchObject({ orderedQty: 10_000, notedQty: 7_000, shippedQty: 7_000 });
  const { lines: rest } = await team.warehouse.ok<Proposal>('dispatch.proposeNote', { orderId });
  expect(rest[0]).toMatchObject({ restQty: 3_000, shortQty: 2_000 });
  owed.set(buyerId, 7 * 1_280);
});

test('a wrong box at the check: the answer is red, and the note stays unchecked until it is put right', async () => {
  const { team } = firm;
  const product = await stocked(team, [20], { genericName: '阿奇霉素片', tracePrefix: '8100001' });
  await stocked(team, [20], { genericName: '布洛芬缓释胶囊', tracePrefix: '8100002', barcode: '6901234567892' });
  const { orderId, buyerId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 2 }] });
  const { noteId, number } = await pickedNote(team, await anIssuedNote(team, orderId));
  const checker = await firm.at('checker');
  const alert = side(checker).getByRole('alert');
  await openNote(checker, number);

  await test.step('another product, a foreign barcode, the same box twice', async () => {
    await scan(checker, '81000020000000000001');
    await expect(alert).toContainText('这里不需要 81000020000000000001 布洛芬缓释胶囊');
    await expect(side(checker).locator('.td-scan.is-wrong')).toBeVisible();
    await scan(checker, '6901234567892');
    await expect(alert).toContainText('这里不需要 6901234567892');
    await scan(checker, '81000010000000000001');
    await expect(side(checker).getByText('阿奇霉素片：1 / 2')).toBeVisible();
    await expect(alert).toHaveCount(0);
    await scan(checker, '81000010000000000001');
    await expect(alert).toContainText('81000010000000000001');
  });

  await test.step('half counted it does not pass', async () => {
    await side(checker).getByRole('button', { name: '复核通过' }).click();
    await expect(checker.getByText('应为 2，只核对了 1')).toBeVisible();
    expect((await noteOf(noteId)).note.state).toBe('to_check');
  });

  await test.step('the second box is of another lot: the line goes back to picking', async () => {
    await side(checker).getByRole('button', { name: '退回拣货' }).click();
    await checker.getByRole('dialog').getByLabel('哪里不对').fill('批号不符');
    await checker.getByRole('dialog').getByRole('button', { name: '退回拣货' }).click();
    await expect(checker.getByRole('dialog')).toHaveCount(0);
    await expect.poll(async () => (await noteOf(noteId)).note.state).toBe('picking');
  });

  await test.step('picked again and counted again, it passes', async () => {
    const warehouse = await firm.at('warehouse');
    await openNote(warehouse, number);
    await side(warehouse).getByRole('button', { name: '拣货完成' }).click();
    await expect(warehouse.getByText(`已拣齐 ${number}`)).toBeVisible();
    await scan(checker, '81000010000000000002');
    await scan(checker, '81000010000000000003');
    await expect(side(checker).getByText('全部核对完成')).toBeVisible();
    await side(checker).getByRole('button', { name: '复核通过' }).click();
    await expect(checker.getByText(`${number} 复核通过`)).toBeVisible();
  });
  expect((await noteOf(noteId)).note.state).toBe('checked');
  owed.set(buyerId, 0);
});

test('a code of an unknown beginning asks once whose it is, and is known from then on', async () => {
  const { team } = firm;
  const [one, two] = [
    await stocked(team, [20], { genericName: '氯雷他定片' }),
    await stocked(team, [20], { genericName: '蒙脱石散' }),
  ];
  const lines = [
    { productId: one.id, units: 1 },
    { productId: two.id, units: 2 },
  ];
  const { orderId, buyerId } = await anOrderToShip(team, { lines });
  const { number } = await pickedNote(team, await anIssuedNote(team, orderId));
  const again = await anOrderToShip(team, { buyerId, lines: [{ productId: two.id, units: 1 }] });
  const next = await pickedNote(team, await anIssuedNote(team, again.orderId));
  const checker = await firm.at('checker');
  const question = side(checker).locator('.td-scan-question');
  await openNote(checker, number);

  await scan(checker, '83000010000000000001');
  await expect(question).toContainText('追溯码 83000010000000000001 第一次见到，是哪个商品的？');
  await question.getByRole('button', { name: '蒙脱石散' }).click();
  await expect(side(checker).getByText('蒙脱石散：1 / 2')).toBeVisible();
  await scan(checker, '83000010000000000002');
  await expect(side(checker).getByText('蒙脱石散：2 / 2')).toBeVisible();
  await expect(question).toHaveCount(0);

  await openNote(checker, next.number);
  await scan(checker, '83000010000000000003');
  await expect(side(checker).getByText('全部核对完成')).toBeVisible();
  await expect(question).toHaveCount(0);
  const { product } = await team.boss.ok<{ product: ProductCard }>('products.get', { productId: two.id });
  expect(product.tracePrefix).toBe('8300001');
  owed.set(buyerId, 0);
});
