import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lotsWithPapers } from '../../../src/main/features/stock/lot-papers.queries';
import { purchaseInvoiceOf } from '../../../src/main/features/stock/purchase.queries';
import { openConnection } from '../../../src/main/store/open';
import type { CheckLevel } from '../../../src/shared/domain/order-words';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { anAgent, aRegion } from '../../helpers/builders/channel';
import { aCustomer } from '../../helpers/builders/customers';
import { attachFile } from '../../helpers/builders/files';
import {
  aDesk,
  anAskedChange,
  aStockedProduct,
  aSubmittedOrder,
  orderSeenBy,
  type Desk,
  type SubmittedOrder,
} from '../../helpers/builders/orders';
import { aProduct } from '../../helpers/builders/products';
import { anApprovedSupplier, aPurchase, arrivalLine, inspected } from '../../helpers/builders/purchases';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let desk: Desk;
let manager: Seat;
beforeAll(async () => {
  book = await openBook();
  desk = await aDesk(book);
  manager = (await aPerson(book, desk.boss, { posts: ['manager'], name: '许建平' })).seat;
});
afterAll(() => book.close());

const finance = () => desk.finance.seat;
const found = async (orderId: number, code: string) =>
  (await orderSeenBy(finance(), orderId)).checks.find((one) => one.code === code);
const level = async (orderId: number, code: string): Promise<CheckLevel | undefined> =>
  (await found(orderId, code))?.level;
const approve = ({ orderId, version }: Pick<SubmittedOrder, 'orderId' | 'version'>) =>
  finance().call('orders.approve', { orderId, version, duplicateSeen: true });
const agentOf = () => anAgent(desk.boss, { ownerId: desk.sales.userId });
const blocked = { problem: { code: 'CHECKS_BLOCK', params: { checks: 'orders.checkNames.region' } } };

describe('an order of an agent', () => {
  it('is approved where the hospital lies in his region, and told where nothing was registered yet', async () => {
    const agent = await agentOf();
    const order = await aSubmittedOrder(desk, { agentId: agent.id });
    expect(await found(order.orderId, 'region')).toMatchObject({
      level: 'info',
      sentences: [{ key: 'region.notRegistered', params: { agentName: agent.name } }],
    });
    await aRegion(desk.boss, { agentId: agent.id, province: '江苏' });
    expect(await level(order.orderId, 'region')).toBe('pass');
    expect(await approve(order)).toMatchObject({ ok: true });
  });

  it('to a hospital outside his regions waits until manager or boss releases it, finance cannot', async () => {
    const agent = await agentOf();
    const asked = await aSubmittedOrder(desk, { agentId: agent.id });
    await aRegion(desk.boss, { agentId: agent.id, province: '浙江省' });
    expect(await approve(asked)).toMatchObject(blocked);
    const { orderId, version } = asked;
    const release = { orderId, version, check: 'region', reason: '区域调整中' };
    const { requestId } = await desk.sales.seat.ok<{ requestId: number }>('releases.ask', release);
    const refused = await finance().call('orders.releaseRegion', release);
    expect(refused).toMatchObject({ problem: { code: 'FORBIDDEN', params: { posts: 'manager,boss' } } });
    const credit = await desk.boss.call('orders.releaseCredit', release);
    expect(credit).toMatchObject({ problem: { code: 'VALIDATION_FAILED' } });
    const freed = await desk.boss.ok<{ version: number }>('orders.releaseRegion', release);
    const seen = await orderSeenBy(finance(), orderId);
    expect(seen.releaseRequests).toMatchObject([{ id: requestId, check: 'region', state: 'released' }]);
    expect(await approve({ orderId, ...freed })).toMatchObject({ ok: true });
  });

  it('waits on the desk of the manager, not on that of the finance manager', async () => {
    const agent = await agentOf();
    await aRegion(desk.boss, { agentId: agent.id, province: '浙江省' });
    const { orderId, version } = await aSubmittedOrder(desk, { agentId: agent.id });
    const asked = { orderId, version, check: 'region', reason: '请放行' };
    await desk.sales.seat.ok('releases.ask', asked);
    type Desked = { rows: { orderId: number; check: string; level: string; actions: { release: unknown } }[] };
    const { rows } = await manager.ok<Desked>('releases.desk', { segment: 'waiting' });
    expect(rows).toMatchObject([{ orderId, check: 'region', level: 'block', actions: { release: true } }]);
    const money = (await aPerson(book, desk.boss, { posts: ['finance_manager'] })).seat;
    expect((await money.ok<Desked>('releases.desk', { segment: 'waiting' })).rows).toEqual([]);
    expect(await manager.call('orders.releaseRegion', asked)).toMatchObject({ ok: true });
  });

  it('is asked again when a change adds a product that he may not sell there', async () => {
    const agent = await agentOf();
    const [kept, more] = [await aStockedProduct(desk.boss), await aStockedProduct(desk.boss)];
    await aRegion(desk.boss, { agentId: agent.id, productId: kept });
    await aRegion(desk.boss, { agentId: agent.id, productId: more, province: '浙江省' });
    const order = await aSubmittedOrder(desk, { agentId: agent.id, lines: [{ productId: kept }] });
    expect(await approve(order)).toMatchObject({ ok: true });
    const asked = await anAskedChange(desk.sales.seat, order.orderId, [{ productId: more }]);
    expect(await finance().call('orders.approveChange', { ...asked, duplicateSeen: true })).toMatchObject(blocked);
  });

  it('counts by the day it was submitted, though the authorisation ran out before it was approved', async () => {
    const agent = await agentOf();
    const order = await aSubmittedOrder(desk, { agentId: agent.id });
    const { regionId } = await aRegion(desk.boss, { agentId: agent.id });
    await desk.boss.ok('channel.end', { regionId, version: 0, validTo: '2026-11-21', reason: '合同到期' });
    expect(await level(order.orderId, 'region')).toBe('pass');
    expect(await approve(order)).toMatchObject({ ok: true });
  });

  it('only warns where the firm chose so', async () => {
    const agent = await agentOf();
    await aRegion(desk.boss, { agentId: agent.id, province: '浙江省' });
    const order = await aSubmittedOrder(desk, { agentId: agent.id });
    const change = { key: 'regionBlocks', version: 0 };
    const { version } = await desk.boss.ok<{ version: number }>('settings.changeThreshold', { ...change, value: 0 });
    expect(await level(order.orderId, 'region')).toBe('warn');
    expect(await approve(order)).toMatchObject({ ok: true });
    await desk.boss.ok('settings.changeThreshold', { ...change, value: 1, version });
  });

  it('that is the buyer himself is asked for his own place; a hospital on its own is not asked', async () => {
    const agent = await agentOf();
    await aRegion(desk.boss, { agentId: agent.id, province: '浙江省' });
    const own = await aSubmittedOrder(desk, { buyerId: agent.id });
    expect(await level(own.orderId, 'region')).toBe('block');
    const plain = await aSubmittedOrder(desk);
    expect(await found(plain.orderId, 'region')).toMatchObject({ sentences: [{ key: 'region.noAgent' }] });
  });
});

describe('two invoices for a public hospital', () => {
  type Goods = { readonly productId: number; readonly batchNo: string; readonly receiptId: number };

  /** 500 units of one batch that came in by a purchase. */
  async function bought(): Promise<Goods> {
    const keeper = await aPerson(book, desk.boss, { posts: ['warehouse'] });
    const quality = await aPerson(book, desk.boss, { posts: ['quality'] });
    const supplier = await anApprovedSupplier({ asker: desk.boss, decider: quality.seat });
    const { id: productId } = await aProduct(desk.boss);
    const line = arrivalLine(productId);
    const { receiptId } = await aPurchase(keeper.seat, supplier.id, [line]);
    await inspected(quality.seat, receiptId);
    return { productId, batchNo: line.batchNo, receiptId };
  }

  it('warn with the batch until the purchase invoice is on file, and never block', async () => {
    const { productId, batchNo, receiptId } = await bought();
    const order = await aSubmittedOrder(desk, { lines: [{ productId }] });
    expect(await found(order.orderId, 'two_invoices')).toMatchObject({
      level: 'warn',
      figure: 1,
      sentences: [{ key: 'twoInvoices.missing', params: { batches: batchNo } }],
    });
    await attachFile(desk.boss, { entity: 'purchase_receipt', entityId: receiptId, kind: 'purchase_invoice' });
    expect(await level(order.orderId, 'two_invoices')).toBe('pass');
    expect(await approve(order)).toMatchObject({ ok: true });
  });

  it('look at the batch that would be proposed first, and say the same as the goods dossier', async () => {
    const { productId, batchNo } = await bought();
    const small = await aSubmittedOrder(desk, { lines: [{ productId, orderedQty: 500_000 }] });
    expect((await found(small.orderId, 'two_invoices'))?.sentences).toHaveLength(1);
    const { db, close } = openConnection({ path: book.path, readonly: true, schemaVersion: 9_999 });
    try {
      const shelf = { on: '2026-11-21', minShelfMonths: 0, stopSaleDays: 0 };
      const lots = await lotsWithPapers(db, [productId], shelf);
      expect(lots).toMatchObject([{ batchNo, hasReceipt: true, hasInvoice: false }]);
      const known = await purchaseInvoiceOf(
        db,
        lots.map(({ id }) => id),
      );
      expect(lots.map(({ id }) => known.get(id)?.hasFile ?? false)).toEqual(lots.map((one) => one.hasInvoice));
    } finally {
      close();
    }
  });

  it('are told for opening stock and not asked of a private buyer', async () => {
    const productId = await aStockedProduct(desk.boss);
    const order = await aSubmittedOrder(desk, { lines: [{ productId }] });
    expect(await found(order.orderId, 'two_invoices')).toMatchObject({ level: 'info', figure: 0 });
    const pharmacy = await aCustomer(desk.boss, {
      ...{ kind: 'pharmacy', ownership: 'private', ownerId: desk.sales.userId },
    });
    const other = await aSubmittedOrder(desk, { buyerId: pharmacy.id, lines: [{ productId }] });
    expect(await level(other.orderId, 'two_invoices')).toBe('pass');
  });
});
