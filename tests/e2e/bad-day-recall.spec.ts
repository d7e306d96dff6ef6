/** The worst day: a batch is recalled. It is locked where it stands, everybody who got it is listed and written to. */
import { expect, test } from '@playwright/test';
import type { TracedBatch } from '../../src/shared/contract/recalls.contract';
import type { LotRow } from '../../src/shared/contract/stock.contract';
import { type Firm, openFirm } from '../helpers/bad-day';
import { expectSoundBook } from '../helpers/book-check';
import { aCustomer } from '../helpers/builders/customers';
import { aCheckedNote, anOrderToShip, aShippedNote } from '../helpers/builders/dispatch';
import { aProduct } from '../helpers/builders/products';
import { aReturnOf, approveReturn, judgeReturn, receiveReturn } from '../helpers/builders/returns';
import { aLot } from '../helpers/builders/stock';
import { openNote, sendOff, side, SOON } from '../helpers/desk-steps';
import { front, openNamed } from '../helpers/screens';

const BATCH = 'R261188';
let firm: Firm;
/** What each buyer owes at the end, fen. */
const owed = new Map<number, number>();
test.beforeAll(async ({ browser }) => {
  firm = await openFirm(browser);
});
test.afterAll(() => firm?.close());

test('a recall locks the batch, names every customer, note and quantity, and writes to each of them', async () => {
  const { team } = firm;
  const { id: productId } = await aProduct(team.boss, { genericName: '注射用头孢曲松钠', unit: '支' });
  const lot = await aLot(team.boss, productId, { batchNo: BATCH, qty: 100_000 });
  const { id: hospital } = await aCustomer(team.boss, { name: '栖霞区医院' });
  const { id: pharmacy } = await aCustomer(team.boss, { name: '安民大药房', kind: 'pharmacy', ownership: 'private' });
  const shipTo = async (buyerId: number, units: number) => {
    const { orderId } = await anOrderToShip(team, { buyerId, lines: [{ productId, units }] });
    return aShippedNote(team, orderId);
  };
  const notes = [await shipTo(hospital, 10), await shipTo(hospital, 5), await shipTo(pharmacy, 20)];
  const waiting = await anOrderToShip(team, { buyerId: pharmacy, lines: [{ productId, units: 7 }] });
  const held = await aCheckedNote(team, waiting.orderId);
  owed.set(hospital, 15 * 1_280).set(pharmacy, 20 * 1_280);
  const quality = await firm.at('quality');
  const deliveries = front(quality).getByRole('table', { name: '发往客户' });

  await test.step('quality finds the batch by its number', async () => {
    await openNamed(quality, '追踪与召回');
    await front(quality).getByRole('button', { name: '批次追踪' }).click();
    await front(quality).getByLabel('批号').pressSequentially('R2611');
    await quality.locator('.ant-select-item-option').filter({ hasText: BATCH }).click();
    await expect(deliveries.locator('tbody tr')).toHaveCount(notes.length);
    for (const [at, name, qty] of [
      [0, '栖霞区医院', '10'],
      [1, '栖霞区医院', '5'],
      [2, '安民大药房', '20'],
    ] as const) {
      const row = deliveries.locator('tbody tr').filter({ hasText: notes[at]?.number ?? '' });
      await expect(row).toContainText(name);
      await expect(row.locator('td.is-figure').first()).toHaveText(qty);
    }
  });

  await test.step('starts the recall: the batch is locked at once', async () => {
    await front(quality).getByRole('button', { name: '发起召回' }).click();
    const dialog = quality.getByRole('dialog');
    await dialog.locator('.ant-segmented-item').filter({ hasText: '一级' }).click();
    await dialog.getByLabel('召回原因').fill('可见异物不符合规定');
    await dialog.getByRole('button', { name: '发起召回' }).click();
    await expect(quality.getByText(/ZH\d{4}-\d{5} 已发起，批次已锁定/u)).toBeVisible();
    const { lot: locked } = await team.boss.ok<{ lot: LotRow }>('stock.get', { lotId: lot.id });
    expect(locked).toMatchObject({ status: 'locked', onHand: 65_000, reserved: 7_000 });
  });

  await test.step('prints a letter to each customer, with his own notes', async () => {
    await quality.evaluate(() => {
      window.print = () => undefined;
    });
    const sheet = front(quality).locator('.td-letter');
    for (const [name, own] of [
      ['安民大药房', [notes[2]]],
      ['栖霞区医院', [notes[0], notes[1]]],
    ] as const) {
      await front(quality).getByLabel('客户').click();
      await quality.locator('.ant-select-item-option').filter({ hasText: name }).click();
      await expect(sheet).toContainText(`${name}：`);
      await expect(sheet).toContainText('可见异物不符合规定');
      for (const note of own) await expect(sheet).toContainText(note?.number ?? '');
      await expect(sheet.locator('tbody tr')).toHaveCount(own.length + 1);
      await front(quality).getByRole('button', { name: '打印' }).click();
    }
    await expect.poll(() => printed()).toBe(2);
  });

  await test.step('what was ready to leave stays', async () => {
    const warehouse = await firm.at('warehouse');
    await openNote(warehouse, held.number);
    await sendOff(warehouse);
    await expect(side(warehouse).getByRole('alert')).toContainText(BATCH);
  });

  await test.step('what comes back is counted against what went out, and stays out of sale', async () => {
    const { returnId } = await aReturnOf(team, notes[2]?.noteId ?? 0);
    await approveReturn(team, returnId);
    await receiveReturn(team, returnId);
    await judgeReturn(team, returnId, false);
    owed.set(pharmacy, 0);
    await quality.getByRole('tab', { name: '批次追踪' }).click();
    const back = deliveries.locator('tbody tr').filter({ hasText: '安民大药房' }).locator('td.is-figure').nth(1);
    await expect(back).toHaveText('20', SOON);
    const traced = await firm.quality.ok<TracedBatch>('recalls.trace', { productId, batchNo: BATCH });
    expect(traced.figures).toMatchObject({ shippedQty: 35_000, returnedQty: 20_000, onHandQty: 85_000 });
    expect(traced.positions.every(({ status }) => status === 'locked')).toBe(true);
  });
  await expectSoundBook(team.boss, owed);

  /** Letters that were stored as printed. */
  async function printed(): Promise<number> {
    const { rows } = await firm.quality.ok<{ rows: { id: number }[] }>('recalls.list', {});
    const { history } = await firm.quality.ok<{ history: { action: string }[] }>('recalls.get', {
      recallId: rows[0]?.id ?? 0,
    });
    return history.filter(({ action }) => action === 'print').length;
  }
});
