/** Two clerks at one order: whoever is faster, not one box too many goes out. */
import { expect, type Page, test } from '@playwright/test';
import { anOrderToShip, checkNote, pickNote, shipNote, stocked } from '../helpers/builders/dispatch';
import { type HubProcess, startHub } from '../helpers/hub-process';
import { FIRM, front } from '../helpers/screens';
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

type Note = { readonly id: number; readonly number: string; readonly version: number };
type Lot = { readonly onHand: number; readonly reserved: number };

/** At the desk of orders to issue, with the order beside the list. */
async function atTheOrder(page: Page, number: string): Promise<void> {
  await enterAs(page, hub.url, team.names.warehouse);
  await page.getByRole('navigation').getByRole('button', { name: '待开单' }).click();
  await front(page).getByRole('gridcell', { name: number }).first().dblclick();
  await expect(front(page).getByRole('button', { name: '开出库单' })).toBeEnabled();
}

test('two clerks who issue the same order at once take its boxes once', async ({ page, browser }) => {
  const product = await stocked(team, [10]);
  const { orderId, number } = await anOrderToShip(team, { lines: [{ productId: product.id, units: 10 }] });
  const context = await browser.newContext();
  const second = await context.newPage();
  await atTheOrder(page, number);
  await atTheOrder(second, number);
  const press = (clerk: Page) => front(clerk).getByRole('button', { name: '开出库单' }).click({ noWaitAfter: true });
  await Promise.all([press(page), press(second)]);
  const notes = () => team.boss.ok<{ rows: Note[] }>('dispatch.list', { search: number });
  const lot = async () => (await team.boss.ok<{ lot: Lot }>('stock.get', { lotId: product.lotIds[0] })).lot;
  await expect.poll(async () => (await notes()).rows.length).toBe(1);
  expect(await lot()).toMatchObject({ onHand: 10_000, reserved: 10_000 });
  // The slower one is told, or his order left the desk before he pressed: nothing is left to issue there.
  await expect(front(second).getByRole('gridcell', { name: number })).toHaveCount(0);
  await expect(front(page).getByRole('gridcell', { name: number })).toHaveCount(0);
  const [note] = (await notes()).rows;
  if (!note) throw new Error('no note was issued');
  await shipNote(team, await checkNote(team, await pickNote(team, { ...note, noteId: note.id })));
  expect(await lot()).toMatchObject({ onHand: 0, reserved: 0 });
  expect(await team.warehouse.call('dispatch.issueNote', { orderId })).toMatchObject({ ok: false });
  await context.close();
});
