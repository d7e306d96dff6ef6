import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportGap, ImportRun, ImportUses } from '../../../src/shared/contract/imports.contract';
import { PROTOCOL } from '../../../src/shared/contract/session.contract';
import { openBook, PASSWORD, type Book, type Seat } from '../../helpers/book';
import { aCustomer, licencesFor } from '../../helpers/builders/customers';
import { importRows } from '../../helpers/builders/imports';
import { aProduct } from '../../helpers/builders/products';
import { anAgreedPrice } from '../../helpers/builders/pricing';
import { aPerson, aUnit } from '../../helpers/builders/users';

let book: Book;
let boss: Seat;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
});
afterEach(() => book.close());

const runs = (seat = boss) => seat.ok<ImportRun[]>('imports.runs');
const lastRun = async (seat = boss): Promise<ImportRun> => {
  const [run] = await runs(seat);
  if (!run) throw new Error('there is no import');
  return run;
};
const undo = ({ id: runId, version }: ImportRun, seat = boss) => seat.call('imports.undo', { runId, version });
const usesOf = ({ id: runId }: ImportRun) => boss.ok<ImportUses>('imports.uses', { runId });
type Named = { readonly id: number; readonly version: number };
const customerNamed = async (search: string) =>
  (await boss.ok<{ rows: Named[] }>('customers.list', { search })).rows[0];
const productNamed = async (search: string) => (await boss.ok<{ rows: Named[] }>('products.list', { search })).rows[0];

const hospitals = [
  ['客户名称', '城市'],
  ['东山医院', '南京市'],
  ['西山医院', '南京市'],
  ['东山医院', '南京市'],
];

describe('a past import', () => {
  it('is kept with who, when, which file and how many', async () => {
    await importRows(boss, 'customers', hospitals);
    expect(await lastRun()).toMatchObject({
      ...{ target: 'customers', fileName: 'list.csv', ownerName: '李敏', at: book.now() },
      ...{ rows: 3, added: 2, changed: 0, skipped: 1, undoneAt: null, undoneByName: null, actions: { undo: true } },
    });
  });

  it('is shown to those who see its owner and may import its kind', async () => {
    const unit = await aUnit(boss);
    const seller = await aPerson(book, boss, { orgUnitId: unit });
    const head = await aPerson(book, boss, { posts: ['manager'], orgUnitId: unit });
    const other = await aPerson(book, boss);
    const keeper = await aPerson(book, boss, { posts: ['warehouse'] });
    await importRows(seller.seat, 'customers', hospitals);
    const run = await lastRun(seller.seat);
    expect((await runs(head.seat)).map(({ id }) => id)).toEqual([run.id]);
    for (const { seat } of [other, keeper]) {
      expect(await runs(seat)).toEqual([]);
      expect(await undo(run, seat)).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    }
  });
});

describe('the undo of an import', () => {
  it('removes all that it made, once, and the file may be imported again', async () => {
    await aCustomer(boss, { name: '别的医院' });
    await importRows(boss, 'customers', hospitals);
    const run = await lastRun();
    book.advance(60_000);
    expect(await undo(run)).toMatchObject({ ok: true });
    expect(await customerNamed('东山医院')).toBeUndefined();
    expect(await customerNamed('别的医院')).toBeDefined();
    const undone = await lastRun();
    expect(undone).toMatchObject({ undoneAt: book.now(), undoneByName: '李敏' });
    expect(undone.actions.undo).toMatchObject({ code: 'STATE_CONFLICT' });
    expect(await undo(undone)).toMatchObject({ problem: { params: { case: 'imports.refusals.undoneAlready' } } });
    expect(await importRows(boss, 'customers', hospitals)).toMatchObject({ added: 2 });
  });

  it('is refused as a whole with what is in the way and how often', async () => {
    await importRows(boss, 'customers', hospitals);
    await importRows(boss, 'products', [
      ['通用名', '单位'],
      ['撤销片', '盒'],
    ]);
    const [ofProducts, ofCustomers] = await runs();
    if (!ofProducts || !ofCustomers) throw new Error('two imports');
    const customer = await customerNamed('东山医院');
    const product = await productNamed('撤销片');
    await anAgreedPrice(boss, { customerId: customer?.id ?? 0, productId: product?.id ?? 0 });
    await boss.ok('customers.setLicences', {
      customerId: customer?.id,
      version: customer?.version,
      licences: licencesFor('hospital', null).slice(0, 2),
    });
    expect((await usesOf(ofCustomers)).toSorted((a, b) => a.what.localeCompare(b.what))).toEqual([
      { what: 'changed', count: 1 },
      { what: 'licence', count: 2 },
      { what: 'price', count: 1 },
    ]);
    expect(await undo(ofCustomers)).toMatchObject({
      problem: { code: 'IN_USE', params: { case: 'imports.refusals.inTheWay', count: 4 } },
    });
    expect(await undo(ofProducts)).toMatchObject({ problem: { code: 'IN_USE', params: { count: 1 } } });
    expect(await customerNamed('西山医院')).toBeDefined();
  });

  it('is refused for prices that were changed since, and for lots that moved', async () => {
    const customer = await aCustomer(boss);
    const product = await aProduct(boss);
    await importRows(boss, 'prices', [
      ['客户名称', '编码', '单价', '开始日期'],
      [customer.name, product.code, 1, '2026-01-01'],
    ]);
    const [price] = await boss.ok<Named[]>('pricing.ofCustomer', { customerId: customer.id });
    await boss.ok('pricing.end', {
      customerId: customer.id,
      agreedPriceId: price?.id,
      validTo: '2026-12-31',
      version: price?.version,
    });
    expect(await usesOf(await lastRun())).toEqual([{ what: 'changed', count: 1 }]);
    await importRows(boss, 'stock', [
      ['编码', '批号', '有效期至', '数量'],
      [product.code, 'U1', '2028.10', 10],
    ]);
    const { rows } = await boss.ok<{ rows: Named[] }>('stock.list', { search: 'U1' });
    const { moves } = await boss.ok<{ moves: { id: number }[] }>('stock.get', { lotId: rows[0]?.id });
    await boss.ok('stock.reverseOpening', { moveId: moves[0]?.id, reason: '数错' });
    book.advance(1_000);
    const line = { productId: product.id, batchNo: 'U1', madeOn: null, expiry: '2028.10', qty: 9_000 };
    await boss.ok('stock.recordOpening', { lines: [{ ...line, location: '', supplierName: '' }] });
    expect(await usesOf(await lastRun())).toEqual([{ what: 'changed', count: 1 }]);
  });

  it('is refused from a screen that is not up to date', async () => {
    await importRows(boss, 'customers', hospitals);
    const run = await lastRun();
    expect(await undo({ ...run, version: 5 })).toMatchObject({ problem: { code: 'CONFLICT', fields: ['/version'] } });
  });
});

describe('the sign-off of opening data', () => {
  const openingVersion = async () =>
    (await boss.ok<Record<string, { version: number }>>('settings.all'))['openingSignedOffOn']?.version ?? 0;

  it('ends imports and undos of opening data, and only of these', async () => {
    const { code } = await aProduct(boss);
    const stock = [
      ['编码', '批号', '有效期至', '数量'],
      [code, 'S1', '2028.10', 10],
    ];
    await importRows(boss, 'stock', stock);
    const run = await lastRun();
    expect(await boss.ok('imports.signOffOpening', { version: await openingVersion() })).toMatchObject({
      signedOffOn: '2026-11-21',
    });
    const refused = { code: 'RULE_VIOLATED', params: { case: 'imports.refusals.openingSignedOff', on: '2026-11-21' } };
    expect(await undo(run)).toMatchObject({ problem: refused });
    expect((await lastRun()).actions.undo).toMatchObject(refused);
    await expect(importRows(boss, 'stock', [...stock, [code, 'S2', '2028.10', 1]])).rejects.toThrow('openingSignedOff');
    expect(await importRows(boss, 'customers', hospitals)).toMatchObject({ added: 2 });
    expect(await undo(await lastRun())).toMatchObject({ ok: true });
    const { rows } = await boss.ok<{ rows: { id: number; productId: number }[] }>('stock.list', {});
    const line = { batchNo: 'S3', expiry: '2028.10', madeOn: null, qty: 1_000, location: '', supplierName: '' };
    const again = { lines: [{ productId: rows[0]?.productId, ...line }] };
    const stands = { code: 'RULE_VIOLATED', params: { case: 'stock.refusal.openingSignedOff', on: '2026-11-21' } };
    expect(await boss.call('stock.recordOpening', again)).toMatchObject({ problem: stands });
    const { moves } = await boss.ok<{ moves: { id: number }[] }>('stock.get', { lotId: rows[0]?.id });
    const reversal = { moveId: moves[0]?.id, reason: '错' };
    expect(await boss.call('stock.reverseOpening', reversal)).toMatchObject({ problem: stands });
  });

  it('is given once, by the finance manager or the boss', async () => {
    const { seat } = await aPerson(book, boss, { posts: ['finance'] });
    expect(await seat.call('imports.signOffOpening', { version: 0 })).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    expect(await boss.call('imports.signOffOpening', { version: 3 })).toMatchObject({ problem: { code: 'CONFLICT' } });
    await boss.ok('imports.signOffOpening', { version: await openingVersion() });
    expect(await boss.call('imports.signOffOpening', { version: await openingVersion() })).toMatchObject({
      problem: { params: { case: 'imports.refusals.signedOffAlready' } },
    });
  });
});

describe('what a new book lacks', () => {
  const gapsOf = async (seat = boss) =>
    Object.fromEntries((await seat.ok<ImportGap[]>('imports.gaps')).map(({ kind, count }) => [kind, count]));

  it('is counted, and the lists show the very records', async () => {
    expect(await gapsOf()).toMatchObject({
      customers: 1,
      products: 1,
      prices: 1,
      openStock: 1,
      receivables: 1,
      signOff: 1,
    });
    await importRows(boss, 'customers', [...hospitals, ['南山医院', '南京市']]);
    await importRows(boss, 'products', [
      ['通用名', '单位'],
      ['缺项片', '盒'],
    ]);
    await aCustomer(boss, { name: '齐全医院' });
    const whole = await aProduct(boss);
    await importRows(boss, 'stock', [
      ['编码', '批号', '有效期至', '数量'],
      [whole.code, 'G1', '2028.10', 10],
    ]);
    const gaps = await gapsOf();
    expect(gaps).toMatchObject({
      ...{ customersWithoutLicence: 3, customersWithoutTaxNo: 3, customersWithoutAddress: 3, customersWithoutPrice: 4 },
      ...{ productsIncomplete: 1, productsWithoutTaxCode: 1, productsWithoutLot: 1, prices: 1 },
    });
    expect(Object.keys(gaps)).not.toContain('customers');
    for (const gap of ['licence', 'taxNo', 'address']) {
      const { count } = await boss.ok<{ count: number }>('customers.totals', { gap });
      const { rows } = await boss.ok<{ rows: { name: string }[] }>('customers.list', { gap });
      expect([count, rows.map(({ name }) => name)]).toEqual([3, ['东山医院', '南山医院', '西山医院']]);
    }
    for (const gap of ['incomplete', 'taxCode', 'lot']) {
      const { rows } = await boss.ok<{ rows: { genericName: string }[] }>('products.list', { gap });
      expect(rows.map(({ genericName }) => genericName)).toEqual(['缺项片']);
    }
  });

  it('names the posts that nobody holds', async () => {
    expect(await gapsOf()).not.toHaveProperty('vacantPosts');
    const { userId } = (await boss.ok<{ me: { userId: number } }>('session.state', { protocol: PROTOCOL })).me;
    const { user } = await boss.ok<{ user: { version: number; name: string; orgUnitId: number } }>('users.get', {
      userId,
    });
    const { version, name, orgUnitId } = user;
    await boss.ok('users.update', { userId, version, name, orgUnitId, posts: ['boss', 'administrator'] });
    await boss.ok('session.logIn', { loginName: 'limin', password: PASSWORD });
    await aPerson(book, boss, { posts: ['sales', 'finance', 'quality'] });
    const gaps = await boss.ok<ImportGap[]>('imports.gaps');
    expect(gaps.find(({ kind }) => kind === 'vacantPosts')?.names).toEqual(['warehouse', 'checker', 'cashier']);
  });

  it('is counted over the reader’s own records, each under the right to its list', async () => {
    await importRows(boss, 'customers', hospitals);
    const { seat } = await aPerson(book, boss);
    await importRows(seat, 'customers', [['客户名称'], ['自己的医院']]);
    const gaps = await gapsOf(seat);
    expect(gaps).toMatchObject({ customersWithoutLicence: 1 });
    for (const hidden of ['vacantPosts', 'firm', 'signOff', 'receivables']) expect(gaps).not.toHaveProperty(hidden);
    const keeper = await aPerson(book, boss, { posts: ['warehouse'] });
    expect(Object.keys(await gapsOf(keeper.seat)).toSorted()).toEqual(['openStock', 'products']);
  });
});
