import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { openWizard, sharedFile } from '../../helpers/builders/imports';

let book: Book;
let boss: Seat;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
});
afterEach(() => book.close());

const hospitals = sharedFile('hospitals.csv');
const drugs = sharedFile('drugs.csv');
const isReal = hospitals !== undefined && drugs !== undefined;
console.info(isReal ? 'import: the real files' : 'import: the real files are absent, small ones of our own instead');

/** 20 hospitals of which the last two repeat the first two. */
const someHospitals = (): Buffer => {
  const rows = Array.from({ length: 20 }, (_, at) => `第${(at % 18) + 1}医院,江苏省,南京市,,,`);
  return Buffer.from(`\uFEFFname,province,city,address,tel,kind\n${rows.join('\n')}\n`);
};
const someDrugs = (): Buffer => {
  const rows = Array.from({ length: 12 }, (_, at) => `商品${at},通用${at}片,厂家有限公司,厂家,其他`);
  return Buffer.from(`\uFEFF商品名,通用名,生产厂家,厂家简称,类别\n${rows.join('\n')}\n`);
};

const expected = isReal ? { rows: 2_083, fresh: 2_075, repeated: 8 } : { rows: 20, fresh: 18, repeated: 2 };
const products = isReal ? 1_237 : 12;

describe('the files of the trade', () => {
  it('gives a customer per name and city of the hospitals and skips the rows that repeat another', async () => {
    const wizard = await openWizard(boss, { target: 'customers', bytes: hospitals ?? someHospitals() });
    expect(wizard.preview).toMatchObject({ encoding: 'utf-8', headerRow: 0, rowCount: expected.rows });
    expect(wizard.preview.columns.find(({ field }) => field === 'kind')).toEqual({
      field: 'kind',
      at: null,
      constant: '医院',
    });
    expect(await wizard.check()).toEqual({
      ok: true,
      value: { ...expected, changed: 0, existing: 0, badRows: 0, errorCount: 0, errors: [] },
    });
    book.statements();
    expect(await wizard.run()).toMatchObject({
      value: { added: expected.fresh, changed: 0, skipped: expected.repeated },
    });
    expect(book.statements().filter((text) => text === 'COMMIT')).toHaveLength(1);
    expect(await wizard.check()).toMatchObject({ value: { fresh: 0, existing: expected.fresh } });
    expect(await wizard.run()).toEqual({
      ok: true,
      value: { runId: null, added: 0, changed: 0, skipped: expected.rows },
    });
    const search = isReal ? 'bjdxgjyy' : 'd3yy';
    const { rows } = await boss.ok<{ rows: object[] }>('customers.list', { search });
    expect(rows).toMatchObject([
      { name: isReal ? '北京大学国际医院' : '第3医院', kind: 'hospital', ownerName: '李敏' },
    ]);
  });

  it('gives a product per drug, incomplete until the rest is typed, with unit and tax rate for all rows', async () => {
    const wizard = await openWizard(boss, { target: 'products', bytes: drugs ?? someDrugs() });
    expect(await wizard.check()).toMatchObject({ value: { rows: products, fresh: products, badRows: 0 } });
    expect(await wizard.run()).toMatchObject({ value: { added: products, skipped: 0 } });
    const { rows } = await boss.ok<{ rows: object[] }>('products.list', { search: isReal ? '拜唐苹' : '商品3' });
    expect(rows).toMatchObject([
      { genericName: isReal ? '阿卡波糖片' : '通用3片', unit: '盒', taxRateBp: 1_300, isComplete: false },
    ]);
  });

  it('is announced once, as customers and as an import', async () => {
    const wizard = await openWizard(boss, { target: 'customers', bytes: someHospitals() });
    const heard: string[][] = [];
    book.engine.front.subscribe(({ tables }) => heard.push(tables));
    await wizard.run();
    expect(heard).toEqual([['customer', 'import_run']]);
  });
});
