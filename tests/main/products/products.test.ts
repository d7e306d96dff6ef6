import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PickedProduct, ProductCard } from '../../../src/shared/contract/products.contract';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { anAgreedPrice } from '../../helpers/builders/pricing';
import { aProduct, productFields } from '../../helpers/builders/products';
import { aLot } from '../../helpers/builders/stock';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let boss: Seat;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
});
afterEach(() => book.close());

type Got = { product: ProductCard; history: { action: string; before: unknown; after: unknown; reason: unknown }[] };
const get = (seat: Seat, productId: number) => seat.ok<Got>('products.get', { productId });

describe('a product', () => {
  it('needs only its generic name, and says what it still lacks before it can be ordered', async () => {
    const bare = { unit: '', taxRateBp: null, specification: '', maker: '', registrationNo: '', code: '', taxCode: '' };
    const made = await boss.ok<{ productId: number }>('products.create', productFields(bare));
    const missing = ['unit', 'taxRateBp', 'specification', 'maker', 'registrationNo'];
    expect(made).toMatchObject({ missing });
    const { product } = await get(boss, made.productId);
    expect(product).toMatchObject({ isComplete: false, missing, code: '' });
  });

  it('is complete without a tax code: that is a warning of the approval, not of the order', async () => {
    const { id } = await aProduct(boss, { taxCode: '' });
    expect((await get(boss, id)).product).toMatchObject({ isComplete: true, missing: [] });
  });

  it('counts a tax rate of zero as given', async () => {
    const { id } = await aProduct(boss, { taxRateBp: 0 });
    expect((await get(boss, id)).product.missing).toEqual([]);
  });

  it('becomes complete when what was missing is filled in, and back again', async () => {
    const fields = productFields({ unit: '' });
    const made = await boss.ok<{ productId: number; version: number }>('products.create', fields);
    const seen = { productId: made.productId, version: made.version };
    const filled = await boss.ok<{ version: number }>('products.update', { ...seen, ...fields, unit: '盒' });
    expect(filled).toMatchObject({ version: 1, missing: [] });
    expect((await get(boss, made.productId)).product.isComplete).toBe(true);
    const emptied = { productId: made.productId, ...fields, version: filled.version, maker: '', unit: '盒' };
    expect(await boss.ok('products.update', emptied)).toMatchObject({ missing: ['maker'] });
  });

  it('is refused when generic name, trade name, maker and specification are those of another', async () => {
    const first = productFields();
    await boss.ok('products.create', first);
    const again = await boss.call('products.create', productFields({ genericName: first.genericName }));
    expect(again).toMatchObject({
      problem: { code: 'DUPLICATE', params: { number: first.code }, fields: ['/genericName'] },
    });
    const other = { genericName: first.genericName, specification: '0.5g×12片' };
    expect(await boss.call('products.create', productFields(other))).toMatchObject({ ok: true });
  });

  it('is refused when its code is taken, with the name of the other; many have no code', async () => {
    const first = await aProduct(boss, { code: 'A1' });
    const again = await boss.call('products.create', productFields({ code: 'A1' }));
    expect(again).toMatchObject({ problem: { code: 'DUPLICATE', params: { value: 'A1', number: first.genericName } } });
    await aProduct(boss, { code: '' });
    expect(await boss.call('products.create', productFields({ code: '' }))).toMatchObject({ ok: true });
  });

  it('keeps its own code and names when it is updated', async () => {
    const fields = productFields();
    const { productId, version } = await boss.ok<{ productId: number; version: number }>('products.create', fields);
    await boss.ok('products.update', { ...fields, productId, version, category: '抗生素' });
    const { product, history } = await get(boss, productId);
    expect(product.category).toBe('抗生素');
    expect(history[0]).toMatchObject({ action: 'update', before: { category: '' }, after: { category: '抗生素' } });
  });

  it('refuses a stale screen with the versions', async () => {
    const fields = productFields();
    const { productId } = await boss.ok<{ productId: number }>('products.create', fields);
    await boss.ok('products.update', { ...fields, productId, version: 0 });
    const stale = { problem: { code: 'CONFLICT', params: { expected: 0, found: 1 } } };
    expect(await boss.call('products.update', { ...fields, productId, version: 0 })).toMatchObject(stale);
    expect(await boss.call('products.stop', { productId, version: 0, reason: '停产' })).toMatchObject(stale);
    expect(await boss.call('products.setFloorPrice', { productId, version: 0, floorPrice: 1 })).toMatchObject(stale);
  });

  it('refuses a tax code, barcode or traceability prefix with the wrong number of digits', async () => {
    const wrong = productFields({ taxCode: '107030402', barcode: '69', tracePrefix: '81234' });
    const answer = await boss.call('products.create', wrong);
    expect(answer).toMatchObject({
      problem: { code: 'VALIDATION_FAILED', fields: ['/taxCode', '/barcode', '/tracePrefix'] },
    });
  });

  it('is stopped and resumed with a reason that its history keeps', async () => {
    const { id, version } = await aProduct(boss);
    const stopped = await boss.ok<{ version: number }>('products.stop', { productId: id, version, reason: '停产' });
    const again = await boss.call('products.stop', { productId: id, version: stopped.version, reason: '停产' });
    expect(again).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
    expect(await boss.ok('products.pick', { search: '阿莫西林' })).toEqual([]);
    const { product, history } = await get(boss, id);
    expect(history[0]).toMatchObject({ action: 'stop', reason: '停产' });
    expect(product.actions).toMatchObject({ resume: true, stop: { code: 'STATE_CONFLICT' } });
    await boss.ok('products.resume', { productId: id, version: stopped.version, reason: '恢复生产' });
    expect(await boss.ok<unknown[]>('products.pick', { search: '阿莫西林' })).toHaveLength(1);
  });

  it('that does not exist is not found by any command', async () => {
    const nobody = { productId: 999, version: 0 };
    const missing = { problem: { code: 'NOT_FOUND' } };
    expect(await boss.call('products.get', { productId: 999 })).toMatchObject(missing);
    expect(await boss.call('products.update', { ...nobody, ...productFields() })).toMatchObject(missing);
    expect(await boss.call('products.stop', { ...nobody, reason: '停' })).toMatchObject(missing);
    expect(await boss.call('products.setFloorPrice', { ...nobody, floorPrice: 1 })).toMatchObject(missing);
  });
});

describe('the floor price', () => {
  it('is set by who may set prices and shown to who may see them', async () => {
    const { id } = await aProduct(boss, { floorPrice: 95_000 });
    expect((await get(boss, id)).product.floorPrice).toBe(95_000);
    const sales = await aPerson(book, boss, { posts: ['sales'] });
    const { product } = await get(sales.seat, id);
    expect(product).toMatchObject({ floorPrice: 95_000, actions: { setFloorPrice: { code: 'FORBIDDEN' } } });
    const set = await sales.seat.call('products.setFloorPrice', { productId: id, version: 1, floorPrice: 1 });
    expect(set).toMatchObject({ problem: { code: 'FORBIDDEN' } });
  });

  it.each(['warehouse', 'checker', 'quality'] as const)('stands nowhere in what the %s post gets', async (post) => {
    const { id, code } = await aProduct(boss, { floorPrice: 95_000 });
    const { seat } = await aPerson(book, boss, { posts: [post] });
    const seen = [
      await seat.ok('products.get', { productId: id }),
      await seat.ok('products.list', {}),
      await seat.ok('products.pick', { search: code }),
    ];
    expect(JSON.stringify(seen)).not.toMatch(/floorPrice|agreedPrice|95000/u);
    expect(JSON.stringify(seen)).toContain(code);
  });

  it('can be neither sorted nor filtered by where it is not shown', async () => {
    const { seat } = await aPerson(book, boss, { posts: ['warehouse'] });
    const sort = [
      { column: 'code', direction: 'asc' },
      { column: 'floorPrice', direction: 'desc' },
    ];
    const filters = [{ op: 'range', column: 'floorPrice', min: 1 }];
    const refused = (pointer: string) => ({ problem: { code: 'FIELD_FORBIDDEN', fields: [pointer] } });
    expect(await seat.call('products.list', { sort })).toMatchObject(refused('/sort/1/column'));
    expect(await seat.call('products.list', { filters })).toMatchObject(refused('/filters/0/column'));
    expect(await seat.call('products.totals', { filters })).toMatchObject(refused('/filters/0/column'));
    expect(await seat.call('stock.byProduct', { sort })).toMatchObject(refused('/sort/1/column'));
    expect(await seat.call('stock.byProductTotals', { filters })).toMatchObject(refused('/filters/0/column'));
    expect(await boss.call('products.list', { sort, filters })).toMatchObject({ ok: true });
  });
});

describe('picking a product', () => {
  const pick = (search: string, customerId: number | null = null) =>
    boss.ok<PickedProduct[]>('products.pick', { search, customerId });

  it('finds it by code, name, trade name, pinyin, initials, mnemonic and barcode', async () => {
    const wanted = {
      code: 'K77',
      genericName: '苯磺酸氨氯地平片',
      tradeName: '络活喜',
      mnemonic: 'lhx',
      barcode: '6901234567892',
    };
    const { id } = await aProduct(boss, wanted);
    await aProduct(boss, { genericName: '阿司匹林肠溶片' });
    for (const text of ['K77', 'k7', '氨氯地平', '络活', 'benhuangsuan', 'bhsaldp', 'lhx', '6901234567892']) {
      expect(
        (await pick(text)).map((row) => row.id),
        text,
      ).toEqual([id]);
    }
    expect(await pick('不存在的药')).toEqual([]);
  });

  it('puts the very code before what only begins with it or holds it', async () => {
    const holds = await aProduct(boss, { code: 'X', genericName: 'A12 注射液' });
    const begins = await aProduct(boss, { code: 'A123' });
    const exact = await aProduct(boss, { code: 'A12' });
    expect((await pick('A12')).map(({ id }) => id)).toEqual([exact.id, holds.id, begins.id]);
  });

  it('puts what is in stock and agreed with the customer before what only begins like it', async () => {
    const named = (code: string) => aProduct(boss, { code, genericName: `甲硝唑片 ${code}` });
    const [plain, agreed, stocked, both] = [
      await named('JX1'),
      await named('JX2'),
      await named('JX3'),
      await named('JX4'),
    ];
    const customer = await aCustomer(boss);
    for (const { id } of [agreed, both]) await anAgreedPrice(boss, { customerId: customer.id, productId: id });
    for (const { id } of [stocked, both]) await aLot(boss, id, { qty: 1_000 });
    expect((await pick('甲硝唑', customer.id)).map(({ id }) => id)).toEqual([both.id, stocked.id, agreed.id, plain.id]);
    expect((await pick('JX1', customer.id))[0]?.id).toBe(plain.id);
  });

  it('finds what is in stock behind twenty others that begin alike', async () => {
    const customer = await aCustomer(boss);
    for (let at = 0; at < 21; at += 1)
      await aProduct(boss, { code: `ZZ${at + 10}`, genericName: `左氧氟沙星 ${at + 10}` });
    const last = await aProduct(boss, { code: 'ZZ99', genericName: '左氧氟沙星 99' });
    await aLot(boss, last.id, { qty: 1_000 });
    expect((await pick('左氧', customer.id))[0]?.id).toBe(last.id);
  });

  it('says what may be promised and what was agreed with the customer', async () => {
    const { id, code } = await aProduct(boss, { floorPrice: 90_000 });
    await aLot(boss, id, { qty: 5_000 });
    const customer = await aCustomer(boss);
    await anAgreedPrice(boss, { customerId: customer.id, productId: id, price: 123_400 });
    const [row] = await pick(code, customer.id);
    expect(row).toMatchObject({ id, unit: '盒', availableQty: 5_000, agreedPrice: 123_400, floorPrice: 90_000 });
    expect((await pick(code))[0]).toMatchObject({ agreedPrice: null });
  });

  it('promises a customer only what is dated long enough for him', async () => {
    const { id, code } = await aProduct(boss);
    await aLot(boss, id, { qty: 1_000, expiry: '2027-02' });
    await aLot(boss, id, { qty: 7_000, expiry: '2028-02' });
    const customer = await aCustomer(boss, { minShelfMonths: 12 });
    expect((await pick(code))[0]?.availableQty).toBe(8_000);
    expect((await pick(code, customer.id))[0]?.availableQty).toBe(7_000);
  });

  it('does not tell about a customer whom the caller may not see', async () => {
    const customer = await aCustomer(boss);
    const { seat } = await aPerson(book, boss, { posts: ['sales'] });
    const answer = await seat.call('products.pick', { search: 'P', customerId: customer.id });
    expect(answer).toMatchObject({ problem: { code: 'NOT_FOUND', fields: ['/customerId'] } });
  });

  it('answers at most twenty, whatever the number of statements for one', async () => {
    for (let i = 0; i < 25; i += 1) await aProduct(boss);
    book.statements();
    expect(await pick('阿莫西林')).toHaveLength(20);
    expect(book.statements().length).toBeLessThanOrEqual(8);
  });
});
