import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckLevel } from '../../../src/shared/domain/order-words';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import {
  aDesk,
  aStockedProduct,
  aSubmittedOrder,
  orderSeenBy,
  type Desk,
  type SubmittedOrder,
} from '../../helpers/builders/orders';
import { aListing, anAgreedDelivery, anAgreement } from '../../helpers/builders/tender-awards';

let book: Book;
let desk: Desk;
beforeAll(async () => {
  book = await openBook();
  desk = await aDesk(book);
});
afterAll(() => book.close());

const finance = () => desk.finance.seat;
const found = async (orderId: number, code: string) =>
  (await orderSeenBy(finance(), orderId)).checks.find((one) => one.code === code);
const level = async (orderId: number, code: string): Promise<CheckLevel | undefined> =>
  (await found(orderId, code))?.level;
const approve = ({ orderId, version }: Pick<SubmittedOrder, 'orderId' | 'version'>) =>
  finance().call('orders.approve', { orderId, version, duplicateSeen: true });
/** 10 units at 12.80 to a hospital of Jiangsu. */
const order = (productId: number, price = 128_000) =>
  aSubmittedOrder(desk, { lines: [{ productId, orderedQty: 10_000, price }] });

describe('the awarded or listed price of an order', () => {
  it('blocks above it with both prices and lets finance approve at it', async () => {
    const productId = await aStockedProduct(desk.boss);
    await anAgreedDelivery(desk.boss, { productId });
    await aListing(desk.boss, { productId, province: '江苏', price: 128_000 });
    const fine = await order(productId);
    expect(await found(fine.orderId, 'awarded_price')).toMatchObject({
      level: 'pass',
      sentences: [{ key: 'awardedPrice.within', params: { count: 1 } }],
    });
    expect(await approve(fine)).toMatchObject({ ok: true });
    const dear = await order(productId, 130_000);
    expect(await found(dear.orderId, 'awarded_price')).toMatchObject({
      level: 'block',
      figure: 200,
      sentences: [{ key: 'awardedPrice.above', params: { price: 130_000, limitPrice: 128_000, place: '江苏' } }],
    });
    expect(await approve(dear)).toMatchObject({
      problem: { code: 'CHECKS_BLOCK', params: { checks: 'orders.checkNames.awarded_price' } },
    });
  });

  it('is released by the right to prices, not by manager or quality', async () => {
    const productId = await aStockedProduct(desk.boss);
    await aListing(desk.boss, { productId, price: 120_000 });
    const { orderId, version } = await order(productId);
    const release = { orderId, version, check: 'awarded_price', reason: '价格联动前订单' };
    expect(await desk.boss.call('orders.releaseRegion', release)).toMatchObject({
      problem: { code: 'VALIDATION_FAILED' },
    });
    const freed = await desk.boss.ok<{ version: number }>('orders.releaseCredit', release);
    expect(await level(orderId, 'awarded_price')).toBe('warn');
    expect(await approve({ orderId, ...freed })).toMatchObject({ ok: true });
  });

  it('counts in the buyer’s own province and on the days it holds', async () => {
    const productId = await aStockedProduct(desk.boss);
    await aListing(desk.boss, { productId, province: '浙江省', price: 1_000 });
    await aListing(desk.boss, { productId, validTo: '2026-11-20', price: 1_000 });
    await aListing(desk.boss, { productId, validFrom: '2026-11-22', price: 1_000 });
    const { orderId } = await order(productId);
    expect(await found(orderId, 'awarded_price')).toMatchObject({ sentences: [{ key: 'awardedPrice.none' }] });
    expect(await found(orderId, 'delivery_relation')).toMatchObject({
      sentences: [{ key: 'deliveryRelation.notAsked' }],
    });
  });
});

describe('the delivery relation of an order', () => {
  const relation = (orderId: number) => found(orderId, 'delivery_relation');

  it('is asked only for products with an award or a listing, and warns while it is missing or waits', async () => {
    const productId = await aStockedProduct(desk.boss);
    const plain = await order(productId);
    expect(await relation(plain.orderId)).toMatchObject({ level: 'pass' });
    await aListing(desk.boss, { productId, price: 128_000 });
    const missing = { level: 'warn', figure: 1, sentences: [{ key: 'deliveryRelation.missing' }] };
    expect(await relation(plain.orderId)).toMatchObject(missing);
    await anAgreement(desk.boss, { productId });
    expect(await relation(plain.orderId)).toMatchObject({ sentences: [{ key: 'deliveryRelation.waiting' }] });
    await anAgreedDelivery(desk.boss, { productId });
    expect(await relation(plain.orderId)).toMatchObject({
      level: 'pass',
      sentences: [{ key: 'deliveryRelation.fine' }],
    });
  });

  it('that ran out or was refused warns with its day or reason, and never stops the approval by itself', async () => {
    const productId = await aStockedProduct(desk.boss);
    await aListing(desk.boss, { productId, price: 128_000 });
    await anAgreedDelivery(desk.boss, { productId, validTo: '2026-11-20' });
    const asked = await order(productId);
    expect(await relation(asked.orderId)).toMatchObject({
      level: 'warn',
      sentences: [{ key: 'deliveryRelation.expired', params: { validTo: '2026-11-20' } }],
    });
    expect(await approve(asked)).toMatchObject({ ok: true });
  });

  it('blocks where the firm chose so, until manager or boss releases it', async () => {
    const productId = await aStockedProduct(desk.boss);
    await aListing(desk.boss, { productId, price: 128_000 });
    const asked = await order(productId);
    const change = { key: 'deliveryRelationBlocks', version: 0 };
    const { version: set } = await desk.boss.ok<{ version: number }>('settings.changeThreshold', {
      ...change,
      value: 1,
    });
    expect(await approve(asked)).toMatchObject({
      problem: { code: 'CHECKS_BLOCK', params: { checks: 'orders.checkNames.delivery_relation' } },
    });
    const { orderId, version } = asked;
    const release = { orderId, version, check: 'delivery_relation', reason: '平台审核中' };
    const freed = await desk.boss.ok<{ version: number }>('orders.releaseRegion', release);
    expect(await approve({ orderId, ...freed })).toMatchObject({ ok: true });
    await desk.boss.ok('settings.changeThreshold', { ...change, value: 0, version: set });
  });

  it('of a distributor is his own; a pharmacy is asked none, but the price binds it', async () => {
    const productId = await aStockedProduct(desk.boss);
    await aListing(desk.boss, { productId, price: 128_000 });
    const distributor = await aCustomer(desk.boss, {
      kind: 'distributor',
      ownership: 'private',
      ownerId: desk.sales.userId,
    });
    const lines = [{ productId }];
    const theirs = await aSubmittedOrder(desk, { buyerId: distributor.id, lines });
    await anAgreedDelivery(desk.boss, { productId });
    expect(await relation(theirs.orderId)).toMatchObject({ sentences: [{ key: 'deliveryRelation.missing' }] });
    await anAgreedDelivery(desk.boss, { productId, distributorId: distributor.id });
    expect(await relation(theirs.orderId)).toMatchObject({ level: 'pass' });
    const buyer = { kind: 'pharmacy', ownership: 'private' } as const;
    const pharmacy = await aSubmittedOrder(desk, { buyer, lines: [{ productId, price: 129_000 }] });
    expect(await relation(pharmacy.orderId)).toMatchObject({ sentences: [{ key: 'deliveryRelation.notAsked' }] });
    expect(await level(pharmacy.orderId, 'awarded_price')).toBe('block');
  });

  it('and the price take one statement together', async () => {
    const productId = await aStockedProduct(desk.boss);
    await aListing(desk.boss, { productId, price: 128_000 });
    const asked = await order(productId);
    book.statements();
    await approve(asked);
    const read = book
      .statements()
      .filter((text) => text.includes('province_price') || text.includes('delivery_agreement'));
    expect(read).toHaveLength(1);
  });
});
