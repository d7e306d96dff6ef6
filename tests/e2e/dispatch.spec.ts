/** The desks of the warehouse: issue, pick, scan, check, ship, sign; and the short path by keyboard alone. */
import { expect, type Page, test } from '@playwright/test';
import { anOrderToShip, shipment, signDualPickCheck, stocked } from '../helpers/builders/dispatch';
import { type HubProcess, startHub } from '../helpers/hub-process';
import { FIRM } from '../helpers/screens';
import { aWireTeam, enterAs, type WireTeam } from '../helpers/wire-team';

let hub: HubProcess;
let team: WireTeam;
test.beforeEach(async () => {
  hub = await startHub();
  team = await aWireTeam(hub.url, FIRM);
});
test.afterEach(async () => {
  team.close();
  await hub.stop();
});

const openDesk = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name }).click();
const rowOf = (page: Page, text: string) =>
  page.getByRole('gridcell', { name: text }).filter({ visible: true }).first();

test('a note goes from the order to the signature over two seats, each seeing the other', async ({ page, browser }) => {
  const product = await stocked(team, [30], { tracePrefix: '8123456', storageClass: 'cold' });
  const { number, orderId } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 2 }] });
  const second = await browser.newContext();
  const checker = await second.newPage();
  await enterAs(checker, hub.url, team.names.checker);
  await openDesk(checker, '出库单');

  await enterAs(page, hub.url, team.names.warehouse);
  await openDesk(page, '待开单');
  await rowOf(page, number).dblclick();
  await page.getByRole('button', { name: '开出库单' }).click();
  await openDesk(page, '出库单');
  await rowOf(page, number).dblclick();
  await page.getByRole('button', { name: '拣货完成' }).click();

  await rowOf(checker, number).dblclick();
  const field = checker.getByLabel('扫追溯码或商品条码');
  const scan = async (code: string) => {
    await field.fill(code);
    await field.press('Enter');
  };
  await scan('89999990000000000001');
  await expect(checker.getByRole('alert')).toContainText('这里不需要 89999990000000000001');
  await scan('81234560000000000001');
  await expect(checker.getByText('1 / 2').first()).toBeVisible();
  await scan('81234560000000000002');
  await expect(checker.getByText('全部核对完成')).toBeVisible();
  await checker.getByRole('button', { name: '复核通过' }).click();

  // The panel of the first seat moves on by itself.
  await page.getByLabel('承运方').fill(shipment.carrier);
  await page.getByLabel('启运温度（℃）').fill('4.5');
  await page.getByLabel('启运温度（℃）').press('Enter');
  await page.getByLabel('签收人').fill('王药师');
  await page.getByLabel('签收人').press('Enter');
  await expect(page.getByText('由 王药师 签收')).toBeVisible();
  const { lamps } = await team.boss.ok<{ lamps: { arrived: string } }>('orders.get', { orderId });
  expect(lamps.arrived).toBe('full');
  await second.close();
});

test('the short path takes six keystrokes at most for a clean note of one line', async ({ page }) => {
  const product = await stocked(team, [30]);
  await signDualPickCheck(team);
  await anOrderToShip(team, { lines: [{ productId: product.id, units: 1 }] });
  const { number } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 2 }] });
  await enterAs(page, hub.url, team.names.boss);
  await openDesk(page, '待开单');
  // The carrier of the last parcel is remembered; this is the first one.
  await rowOf(page, 'SO').dblclick();
  await page.getByLabel('承运方').fill(shipment.carrier);
  await page.getByLabel('承运方').press('Enter');
  await expect(page.getByText('已发货').first()).toBeVisible();

  await openDesk(page, '待开单');
  await rowOf(page, number).click();
  let keystrokes = 0;
  const press = async (key: string) => {
    keystrokes += 1;
    await page.keyboard.press(key);
  };
  await press('Enter');
  await expect(page.getByLabel('承运方')).toBeFocused();
  await expect(page.getByLabel('承运方')).toHaveValue(shipment.carrier);
  await press('Enter');
  type Notes = { rows: { state: string }[] };
  const states = async () => (await team.boss.ok<Notes>('dispatch.list', {})).rows.map(({ state }) => state);
  await expect.poll(states).toEqual(['shipped', 'shipped']);
  expect(keystrokes).toBeLessThanOrEqual(6);
});
