import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AgreedPriceRow } from '../../../src/shared/contract/pricing.contract';
import type { PickedProduct } from '../../../src/shared/contract/products.contract';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aCustomer, type MadeCustomer } from '../../helpers/builders/customers';
import { anAgreedPrice } from '../../helpers/builders/pricing';
import { aProduct, type MadeProduct } from '../../helpers/builders/products';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let boss: Seat;
let customer: MadeCustomer;
let product: MadeProduct;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
  customer = await aCustomer(boss);
  product = await aProduct(boss);
});
afterEach(() => book.close());

const pair = () => ({ customerId: customer.id, productId: product.id });
const ofCustomer = (isPastShown = false) =>
  boss.ok<AgreedPriceRow[]>('pricing.ofCustomer', { customerId: customer.id, isPastShown });
const ofProduct = (seat: Seat) => seat.ok<AgreedPriceRow[]>('pricing.ofProduct', { productId: product.id });
const priceToday = async () => {
  const picked = await boss.ok<PickedProduct[]>('products.pick', { search: product.code, customerId: customer.id });
  return picked[0]?.agreedPrice;
};

describe('an agreed price', () => {
  it('stands in the lists of its customer and of its product and on the picked product', async () => {
    await anAgreedPrice(boss, { ...pair(), price: 128_000 });
    const row = { customerName: customer.name, productCode: product.code, price: 128_000, state: 'current' };
    expect(await ofCustomer()).toMatchObject([row]);
    expect(await ofProduct(boss)).toMatchObject([row]);
    expect(await priceToday()).toBe(128_000);
  });

  it('gives way to a new one on the day that begins', async () => {
    await anAgreedPrice(boss, { ...pair(), price: 128_000 });
    await anAgreedPrice(boss, { ...pair(), price: 120_000, validFrom: '2026-11-22' });
    expect(await priceToday()).toBe(128_000);
    expect(await ofCustomer()).toMatchObject([
      { price: 120_000, state: 'future' },
      { price: 128_000, state: 'current', validTo: '2026-11-21' },
    ]);
    book.advance(24 * 3_600_000);
    await boss.ok('session.logIn', { loginName: 'limin', password: 'right horse 7 battery' });
    expect(await priceToday()).toBe(120_000);
  });

  it('is corrected on its own first day only by who has seen its newest version', async () => {
    await anAgreedPrice(boss, { ...pair(), price: 128_000 });
    const again = { ...pair(), price: 118_000, validFrom: '2026-01-01', validTo: null };
    expect(await boss.call('pricing.set', again)).toMatchObject({
      problem: { code: 'CONFLICT', params: { found: 0 } },
    });
    expect(await boss.ok('pricing.set', { ...again, version: 0 })).toMatchObject({ version: 1 });
    expect(await priceToday()).toBe(118_000);
    expect(await ofCustomer()).toHaveLength(1);
  });

  it('leaves nothing changed when the new one is refused', async () => {
    await anAgreedPrice(boss, { ...pair(), price: 128_000 });
    await anAgreedPrice(boss, { ...pair(), price: 120_000, validFrom: '2026-12-01' });
    const inside = { ...pair(), price: 1, validFrom: '2026-06-01', validTo: null };
    expect(await boss.call('pricing.set', inside)).toMatchObject({ problem: { code: 'RULE_VIOLATED' } });
    expect((await ofCustomer()).map(({ validTo }) => validTo)).toEqual([null, '2026-11-30']);
  });

  it('ends on a day and is then shown among the past ones only', async () => {
    const { id } = await anAgreedPrice(boss, pair());
    const wish = { customerId: customer.id, agreedPriceId: id, version: 0 };
    const tooEarly = await boss.call('pricing.end', { ...wish, validTo: '2025-12-30' });
    expect(tooEarly).toMatchObject({ problem: { code: 'VALIDATION_FAILED', fields: ['/validTo'] } });
    await boss.ok('pricing.end', { ...wish, validTo: '2026-11-20' });
    expect(await priceToday()).toBeNull();
    expect(await ofCustomer()).toEqual([]);
    expect(await ofCustomer(true)).toMatchObject([{ state: 'past', actions: { end: { code: 'STATE_CONFLICT' } } }]);
    const stale = await boss.call('pricing.end', { ...wish, validTo: '2026-11-30' });
    expect(stale).toMatchObject({ problem: { code: 'CONFLICT' } });
  });

  it('of one customer cannot be ended in the name of another', async () => {
    const { id } = await anAgreedPrice(boss, pair());
    const other = await aCustomer(boss);
    const wish = { customerId: other.id, agreedPriceId: id, version: 0, validTo: '2026-11-20' };
    expect(await boss.call('pricing.end', wish)).toMatchObject({ problem: { code: 'NOT_FOUND' } });
  });

  it('needs a product that exists', async () => {
    const wish = { customerId: customer.id, productId: 99, price: 1, validFrom: '2026-01-01', validTo: null };
    expect(await boss.call('pricing.set', wish)).toMatchObject({
      problem: { code: 'NOT_FOUND', fields: ['/productId'] },
    });
  });
});

describe('who sees agreed prices', () => {
  it('a salesperson those of the own customers, not those of colleagues', async () => {
    const one = await aPerson(book, boss, { posts: ['sales'] });
    const own = await aCustomer(boss, { ownerId: one.userId });
    await anAgreedPrice(boss, pair());
    await anAgreedPrice(boss, { customerId: own.id, productId: product.id });
    expect((await ofProduct(one.seat)).map(({ customerId }) => customerId)).toEqual([own.id]);
    const others = await one.seat.call('pricing.ofCustomer', { customerId: customer.id });
    expect(others).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    const rows = await one.seat.ok<AgreedPriceRow[]>('pricing.ofCustomer', { customerId: own.id });
    expect(rows).toMatchObject([{ actions: { set: { code: 'FORBIDDEN' }, end: { code: 'FORBIDDEN' } } }]);
  });

  it.each(['warehouse', 'checker'] as const)('the %s post none at all', async (post) => {
    const { seat } = await aPerson(book, boss, { posts: [post] });
    const refused = { problem: { code: 'FORBIDDEN' } };
    expect(await seat.call('pricing.ofProduct', { productId: product.id })).toMatchObject(refused);
    expect(await seat.call('pricing.ofCustomer', { customerId: customer.id })).toMatchObject(refused);
  });
});
