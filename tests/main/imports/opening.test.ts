import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportTarget } from '../../../src/shared/contract/import-fields';
import type { ImportCheck, ImportRun } from '../../../src/shared/contract/imports.contract';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { csvOf, importRows, openWizard } from '../../helpers/builders/imports';
import { aProduct } from '../../helpers/builders/products';
import { aLot } from '../../helpers/builders/stock';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let boss: Seat;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
});
afterEach(() => book.close());

const byText = (a: unknown, b: unknown): number => JSON.stringify(a).localeCompare(JSON.stringify(b));

type Rows = readonly (readonly (string | number)[])[];
const checkOf = async (target: ImportTarget, rows: Rows, seat = boss): Promise<ImportCheck> => {
  const checked = await (await openWizard(seat, { target, bytes: csvOf(rows) })).check();
  if (!checked.ok) throw new Error(JSON.stringify(checked.problem));
  return checked.value;
};
const reasonsOf = ({ errors }: ImportCheck) =>
  errors.map(({ row, field, problem }) => [
    row,
    field,
    String(problem.params['case']).replace('imports.refusals.', ''),
  ]);
const lastRun = async (): Promise<ImportRun> => {
  const [run] = await boss.ok<ImportRun[]>('imports.runs');
  if (!run) throw new Error('there is no import');
  return run;
};
const undo = async () => {
  const { id: runId, version } = await lastRun();
  return boss.call('imports.undo', { runId, version });
};

const pricesOf = async (customerId: number) =>
  (
    await boss.ok<{ price: number; validFrom: string; validTo: string | null }[]>('pricing.ofCustomer', {
      customerId,
      isPastShown: true,
    })
  ).map(({ price, validFrom, validTo }) => [price, validFrom, validTo]);

describe('agreed prices of a file', () => {
  const heads = ['客户名称', '城市', '商品编码', '协议价', '开始日期', '结束日期'];

  it('find the customer by name and city or tax number, the product by code or by name and specification', async () => {
    const inNanjing = await aCustomer(boss, { name: '仁济医院', city: '南京市', taxNo: '1' });
    const inSuzhou = await aCustomer(boss, { name: '仁济医院', city: '苏州市', taxNo: '2' });
    const brackets = await aCustomer(boss, { name: '第一医院（东区）', taxNo: '3' });
    const small = await aProduct(boss, { genericName: '青霉素片', specification: '10片', maker: '甲厂' });
    await aProduct(boss, { genericName: '青霉素片', specification: '20片', maker: '甲厂' });
    const rows = [
      ['客户名称', '城市', '税号', '编码', '通用名', '规格', '单价', '开始日期'],
      ['仁济医院', '南京', '', small.code, '', '', '12.5', '2026-01-01'],
      ['', '', '2', '', '青霉素片', '10片', '￥1,200.0001', '2026-01-01'],
      ['第一医院(东区)', '', '', small.code, '青霉素片', '', 3, ''],
    ];
    expect(await importRows(boss, 'prices', rows)).toMatchObject({ added: 3, changed: 0, skipped: 0 });
    expect(await pricesOf(inNanjing.id)).toEqual([[125_000, '2026-01-01', null]]);
    expect(await pricesOf(inSuzhou.id)).toEqual([[12_000_001, '2026-01-01', null]]);
    expect(await pricesOf(brackets.id)).toEqual([[30_000, '2026-11-21', null]]);
  });

  it('say of each row that names nobody, several, or two different products, what is wrong', async () => {
    await aCustomer(boss, { name: '同名医院', city: '南京市', taxNo: '' });
    await aCustomer(boss, { name: '同名医院', city: '苏州市', taxNo: '' });
    const { code } = await aProduct(boss, { genericName: '甲片' });
    const check = await checkOf('prices', [
      ['客户名称', '编码', '通用名', '单价'],
      ['没有的医院', code, '', 1],
      ['同名医院', code, '', 1],
      ['同名医院', '', '', 1],
      ['', code, '', 1],
    ]);
    expect(reasonsOf(check)).toEqual([
      [2, 'name', 'noCustomer'],
      [3, 'name', 'manyCustomers'],
      [4, 'code', 'fields.required'],
      [5, 'name', 'fields.required'],
    ]);
    const { name } = await aCustomer(boss);
    const wrong = await checkOf('prices', [
      ['客户名称', '编码', '通用名', '单价'],
      [name, code, '乙片', 1],
      [name, 'NONE', '', 1],
    ]);
    expect(reasonsOf(wrong)).toEqual([
      [2, 'code', 'otherName'],
      [3, 'code', 'noProduct'],
    ]);
  });

  it('are skipped where the same price stands, put right where another stands, refused where rows contradict', async () => {
    const { id, name } = await aCustomer(boss);
    const { code } = await aProduct(boss);
    const row = (price: number) => [name, '', code, price, '2026-01-01', ''];
    await importRows(boss, 'prices', [heads, row(10)]);
    expect(await importRows(boss, 'prices', [heads, row(10), row(10)])).toMatchObject({ runId: null, skipped: 2 });
    expect(await checkOf('prices', [heads, row(11)])).toMatchObject({ fresh: 0, changed: 1 });
    await importRows(boss, 'prices', [heads, row(11)]);
    expect(await pricesOf(id)).toEqual([[110_000, '2026-01-01', null]]);
    expect(reasonsOf(await checkOf('prices', [heads, row(12), row(13)]))).toEqual([[3, 'price', 'contradicts']]);
  });

  it('end the one before, in whatever order the rows stand, and an undo brings it back', async () => {
    const { id, name } = await aCustomer(boss);
    const { code } = await aProduct(boss);
    await importRows(boss, 'prices', [heads, [name, '', code, 10, '2025-01-01', '']]);
    const rows = [
      [name, '', code, 30, '2026-07-01', ''],
      [name, '', code, 20, '2026-01-01', ''],
    ];
    expect(await importRows(boss, 'prices', [heads, ...rows])).toMatchObject({ added: 2, changed: 0 });
    expect((await pricesOf(id)).toSorted((a, b) => String(a[1]).localeCompare(String(b[1])))).toEqual([
      [100_000, '2025-01-01', '2025-12-31'],
      [200_000, '2026-01-01', '2026-06-30'],
      [300_000, '2026-07-01', null],
    ]);
    expect(await undo()).toMatchObject({ ok: true });
    expect(await pricesOf(id)).toEqual([[100_000, '2025-01-01', null]]);
  });

  it('belong to customers whom the importer sees', async () => {
    const { name } = await aCustomer(boss);
    const { code } = await aProduct(boss);
    const { seat } = await aPerson(book, boss, { posts: ['manager'] });
    const unit = await boss.ok<{ orgUnitId: number }>('users.createUnit', { name: '外部', parentId: 1 });
    const outsider = await aPerson(book, boss, { posts: ['manager'], orgUnitId: unit.orgUnitId });
    const rows = [heads, [name, '', code, 1, '', '']];
    expect(await checkOf('prices', rows, seat)).toMatchObject({ fresh: 1 });
    expect(reasonsOf(await checkOf('prices', rows, outsider.seat))).toEqual([[2, 'name', 'noCustomer']]);
  });
});

const lotsOf = async (batchNo: string) => {
  const filters = [{ op: 'equals', column: 'batchNo', text: batchNo }];
  const { rows } = await boss.ok<{ rows: { id: number; onHand: number; expiresOn: string; location: string }[] }>(
    'stock.list',
    { filters },
  );
  return rows;
};

describe('opening stock of a file', () => {
  const heads = ['编码', '批号', '有效期至', '数量', '货位', '供应商'];

  it('makes a lot for each place, with the label of its expiry', async () => {
    const { code } = await aProduct(boss);
    const rows = [
      [code, 'L1', '2028.10', '1,200', 'A-01', '国药'],
      [code, 'L1', '2028.10', 300.5, 'B-02', '国药'],
    ];
    expect(await importRows(boss, 'stock', [heads, ...rows])).toMatchObject({ added: 2 });
    const lots = await lotsOf('L1');
    expect(lots.map(({ onHand, expiresOn, location }) => [onHand, expiresOn, location]).toSorted(byText)).toEqual([
      [1_200_000, '2028-10-31', 'A-01'],
      [300_500, '2028-10-31', 'B-02'],
    ]);
  });

  it('is refused where a place comes twice, a batch has two expiries, or it was made after it expires', async () => {
    const { code } = await aProduct(boss);
    const check = await checkOf('stock', [
      [...heads, '生产日期'],
      [code, 'L2', '2028.10', 1, 'A', '', ''],
      [code, 'L2', '2028.10', 2, 'A', '', ''],
      [code, 'L2', '2028.11', 2, 'B', '', ''],
      [code, 'L3', '2028.10', 1, 'A', '', '2029-01-01'],
      [code, 'L4', '2028.10', 0, 'A', '', ''],
    ]);
    expect(reasonsOf(check)).toEqual([
      [3, 'batchNo', 'twice'],
      [4, 'expiry', 'otherExpiry'],
      [5, 'madeOn', 'stock.refusal.madeTooLate'],
      [6, 'qty', 'noQuantity'],
    ]);
  });

  it('may be imported again: the same is skipped, another quantity puts the opening right and leaves its trace', async () => {
    const { code } = await aProduct(boss);
    await importRows(boss, 'stock', [heads, [code, 'L5', '2028.10', 100, 'A', '']]);
    const again = [heads, [code, 'L5', '2028.10', 100, 'A', ''], [code, 'L6', '2028.10', 5, 'A', '']];
    expect(await importRows(boss, 'stock', again)).toMatchObject({ added: 1, skipped: 1 });
    expect(await importRows(boss, 'stock', [heads, [code, 'L5', '2028.12', 80, 'A', '']])).toMatchObject({
      changed: 1,
    });
    const [lot] = await lotsOf('L5');
    expect(lot).toMatchObject({ onHand: 80_000, expiresOn: '2028-12-31' });
    const { moves } = await boss.ok<{ moves: { kind: string; qty: number }[] }>('stock.get', { lotId: lot?.id });
    expect(moves.map(({ kind, qty }) => [kind, qty]).toReversed()).toEqual([
      ['opening', 100_000],
      ['reversal', -100_000],
      ['opening', 80_000],
    ]);
    expect(await undo()).toMatchObject({ ok: true });
    expect((await lotsOf('L5'))[0]).toMatchObject({ onHand: 100_000, expiresOn: '2028-10-31' });
  });

  it('stays as it is where another lot of the batch stands with another expiry', async () => {
    const { id, code } = await aProduct(boss);
    await aLot(boss, id, { batchNo: 'L7', expiry: '2028-12-31', location: 'Z' });
    expect(reasonsOf(await checkOf('stock', [heads, [code, 'L7', '2028.10', 1, 'A', '']]))).toEqual([
      [2, 'expiry', 'otherExpiry'],
    ]);
  });

  it('is taken back by reversals, after which the file may be imported anew', async () => {
    const { code } = await aProduct(boss);
    const rows = [heads, [code, 'L8', '2028.10', 100, 'A', '']];
    await importRows(boss, 'stock', rows);
    expect(await undo()).toMatchObject({ ok: true });
    expect((await lotsOf('L8'))[0]).toMatchObject({ onHand: 0 });
    expect(await importRows(boss, 'stock', rows)).toMatchObject({ added: 0, changed: 1 });
    expect((await lotsOf('L8'))[0]).toMatchObject({ onHand: 100_000 });
  });
});

describe('opening receivables of a file', () => {
  const heads = ['客户名称', '单据号', '单据日期', '到期日', '金额'];
  const owed = async (customerId: number) =>
    (
      await boss.ok<{ rows: { number: string; openFen: number; dueOn: string }[] }>('receivables.dues', { customerId })
    ).rows.map(({ number, openFen, dueOn }) => [number, openFen, dueOn]);

  it('make a document each, due by the payment days of the customer where the file does not say', async () => {
    const { id, name } = await aCustomer(boss, { paymentDays: 30 });
    const rows = [
      [name, 'XS-1', '2026.3.1', '2026-06-01', '12,800.00'],
      [name, 'XS-2', '2026.3.1', '', 5],
    ];
    expect(await importRows(boss, 'receivables', [heads, ...rows])).toMatchObject({ added: 2 });
    expect((await owed(id)).toSorted(byText)).toEqual([
      ['XS-1', 1_280_000, '2026-06-01'],
      ['XS-2', 500, '2026-03-31'],
    ]);
  });

  it('are put right by importing them again, and an undo brings back what was', async () => {
    const { id, name } = await aCustomer(boss);
    await importRows(boss, 'receivables', [heads, [name, 'XS-3', '2026-03-01', '2026-06-01', 10]]);
    const second = [
      heads,
      [name, 'XS-3', '2026-03-01', '2026-06-01', 12],
      [name, 'XS-4', '2026-03-01', '2026-06-01', 1],
    ];
    expect(await importRows(boss, 'receivables', second)).toMatchObject({ added: 1, changed: 1 });
    expect((await owed(id)).toSorted(byText)).toEqual([
      ['XS-3', 1_200, '2026-06-01'],
      ['XS-4', 100, '2026-06-01'],
    ]);
    expect(await undo()).toMatchObject({ ok: true });
    expect(await owed(id)).toEqual([['XS-3', 1_000, '2026-06-01']]);
  });

  it('are refused twice in a file, before their date, in the future, and below nothing', async () => {
    const { name } = await aCustomer(boss);
    const check = await checkOf('receivables', [
      heads,
      [name, 'A', '2026-03-01', '', 1],
      [name, 'A', '2026-03-01', '', 1],
      [name, 'B', '2026-03-01', '2026-02-01', 1],
      [name, 'C', '2027-03-01', '', 1],
      [name, 'D', '2026-03-01', '', -5],
    ]);
    expect(reasonsOf(check)).toEqual([
      [3, 'documentNo', 'sameDocument'],
      [4, 'dueOn', 'dueFirst'],
      [5, 'documentOn', 'notYet'],
      [6, 'amountFen', 'noAmount'],
    ]);
  });
});
