import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counted } from '../../../src/main/features/tenders/volume-progress.queries';
import { rowsOf } from '../../../src/main/store/handles';
import { openConnection } from '../../../src/main/store/open';
import type { VolumeRow } from '../../../src/shared/contract/awards.contract';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer, type MadeCustomer } from '../../helpers/builders/customers';
import { anOrderToShip, aShippedNote, aTeam, stocked, type LocalTeam } from '../../helpers/builders/dispatch';
import { approveReturn, aReturnOf, judgeReturn, receiveReturn } from '../../helpers/builders/returns';
import { anAgreedDelivery, aVolume } from '../../helpers/builders/tender-awards';

let book: Book;
let team: LocalTeam;
let productId: number;
let hospital: MadeCustomer;
let neighbour: MadeCustomer;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
  productId = (await stocked(team, [5_000])).id;
  const place = { province: '江苏省', city: '南京市' };
  hospital = await aCustomer(team.boss, { name: '南京市第二医院', ...place });
  neighbour = await aCustomer(team.boss, { name: '苏州市立医院', ...place });
  await aVolume(team.boss, { hospitalId: hospital.id, productId, qty: 1_000_000 });
});
afterAll(() => book.close());

const progress = async () => {
  const { rows } = await team.boss.ok<{ rows: VolumeRow[] }>('agreedVolumes.list', {});
  return rows.map(({ boughtQty, shippedQty }) => [boughtQty, shippedQty]);
};
const lines = (units: number) => [{ productId, units }];
/** A distributor with an address at each of these places. */
async function aDistributor(name: string, addresses: readonly string[] = []) {
  const made = await aCustomer(team.boss, { name, kind: 'distributor', province: '江苏省', city: '南京市' });
  const deliveryAddresses = addresses.map((address) => {
    return { id: null, receiver: '收货员', phone: '', address, isDefault: false };
  });
  if (deliveryAddresses.length > 0) {
    await team.boss.ok('customers.setDeliveryAddresses', {
      customerId: made.id,
      version: made.version,
      deliveryAddresses,
    });
  }
  return made;
}
const delivers = (distributorId: number, hospitalId: number | null) =>
  anAgreedDelivery(team.boss, { productId, province: '江苏省', distributorId, hospitalId });

describe('an agreed volume', () => {
  it('counts what stays with the hospital: approved, less what came back for good', async () => {
    const { orderId } = await anOrderToShip(team, { buyerId: hospital.id, lines: lines(100) });
    expect(await progress()).toEqual([[100_000, 0]]);
    const { noteId } = await aShippedNote(team, orderId);
    expect(await progress()).toEqual([[100_000, 100_000]]);
    const { returnId } = await aReturnOf(team, noteId, { units: 30 });
    await approveReturn(team, returnId);
    await receiveReturn(team, returnId);
    // While it waits for its verdict it is not back for good.
    expect(await progress()).toEqual([[100_000, 100_000]]);
    await judgeReturn(team, returnId);
    expect(await progress()).toEqual([[70_000, 70_000]]);
    const exchange = await aReturnOf(team, noteId, { units: 10, kind: 'exchange' });
    await approveReturn(team, exchange.returnId);
    await receiveReturn(team, exchange.returnId);
    await judgeReturn(team, exchange.returnId, false);
    expect(await progress()).toEqual([[70_000, 70_000]]);
  });

  it('counts orders of the distributor who delivers that product to this hospital only', async () => {
    const distributor = await aDistributor('南京九州通医药');
    await anOrderToShip(team, { buyerId: distributor.id, lines: lines(40) });
    expect(await progress()).toEqual([[70_000, 70_000]]);
    await delivers(distributor.id, hospital.id);
    expect(await progress()).toEqual([[110_000, 70_000]]);
    // From now on nobody knows for whom he buys.
    const { agreementId, version } = await delivers(distributor.id, neighbour.id);
    expect(await progress()).toEqual([[70_000, 70_000]]);
    await team.boss.ok('deliveryAgreements.void', { agreementId, version, reason: '配送关系取消' });
    expect(await progress()).toEqual([[110_000, 70_000]]);
    await delivers(distributor.id, null);
    expect(await progress()).toEqual([[70_000, 70_000]]);
  });

  it('counts orders of a distributor of several hospitals that go to this one by name', async () => {
    const distributor = await aDistributor('江苏国药', ['南京市第二医院 药库', '苏州市立医院 药库']);
    await delivers(distributor.id, hospital.id);
    await delivers(distributor.id, neighbour.id);
    const { deliveryAddresses } = await team.boss.ok<{ deliveryAddresses: { id: number }[] }>('customers.get', {
      customerId: distributor.id,
    });
    for (const { id: deliveryAddressId } of deliveryAddresses) {
      const wish = [{ productId, orderedQty: 20_000, price: 128_000, remark: '' }];
      const order = { buyerId: distributor.id, deliveryAddressId, lines: wish };
      const draft = await team.boss.ok<{ orderId: number; version: number }>('orders.create', order);
      const { version } = await team.boss.ok<{ version: number }>('orders.submit', { ...draft, duplicateSeen: true });
      await team.finance.ok('orders.approve', { orderId: draft.orderId, version, duplicateSeen: true });
    }
    expect(await progress()).toEqual([[90_000, 70_000]]);
  });

  it('finds its orders by an index, however many there are', async () => {
    const { db, close } = openConnection({ path: book.path, readonly: true, schemaVersion: 9_999 });
    try {
      const plan = sql`EXPLAIN QUERY PLAN SELECT * FROM ${counted([1])}`;
      const steps = (await rowsOf<{ detail: string }>(db, plan)).map(({ detail }) => detail);
      expect(
        steps.filter((step) => /^SCAN (sales_order|delivery_agreement|agreed_volume|elsewhere)\b/u.test(step)),
      ).toEqual([]);
      expect(steps.filter((step) => step.includes('sales_order_buyer'))).toHaveLength(2);
    } finally {
      close();
    }
  });
});
