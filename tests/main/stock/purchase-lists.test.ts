import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { purchaseGrid } from '../../../src/main/features/stock/purchase-list.queries';
import { supplierGrid } from '../../../src/main/features/stock/supplier-list.queries';
import { supplierReturnGrid } from '../../../src/main/features/stock/supplier-return-list.queries';
import { pinyinOf } from '../../../src/main/platform/pinyin';
import type { PurchaseRow } from '../../../src/shared/contract/purchases.contract';
import type { SupplierReturnRow } from '../../../src/shared/contract/supplier-returns.contract';
import type { SupplierRow } from '../../../src/shared/contract/suppliers.contract';
import { openBook, PASSWORD, type Book, type Seat } from '../../helpers/book';
import { aProduct } from '../../helpers/builders/products';
import { aPurchase, aSupplier, aSupplierReturn, arrivalLine, inspected } from '../../helpers/builders/purchases';
import { aPerson } from '../../helpers/builders/users';
import { unindexedSorts } from '../../helpers/explain';
import { containsText, expectLikeReference, type Reference, type ReferenceColumn } from '../../helpers/grid-reference';

let book: Book;
let boss: Seat;

type Lots = { rows: { id: number; area: string }[] };
const lotNow = async (batchNo: string): Promise<number> => {
  const filters = [{ op: 'equals', column: 'batchNo', text: batchNo }];
  const { rows } = await boss.ok<Lots>('stock.list', { filters });
  return rows.find(({ area }) => area === 'stock')?.id ?? 0;
};

/** One supplier with a receipt and, where it was accepted, a return; each a little different. */
async function live(at: number, name: string) {
  const { seat: inspector } = await aPerson(book, boss, { posts: ['quality'] });
  const kind = at % 2 === 0 ? 'maker' : 'wholesaler';
  const contact = { contactName: ['林芳', 'Zhou', ''][at % 3] ?? '', phone: `1380000000${at}`, taxNo: `TAX${9 - at}` };
  const supplier = await aSupplier(boss, { name, kind, ...contact });
  const { id } = await aProduct(boss);
  const lines = [arrivalLine(id), arrivalLine(id)].slice(at % 2);
  const made = await aPurchase(boss, supplier.id, lines);
  if (at % 3 === 0) return;
  await inspected(inspector, made.receiptId);
  const invoice = { invoiceNo: `2635${at}`, invoiceOn: '2026-11-20' };
  if (at % 2 === 0) await boss.ok('purchases.setInvoice', { receiptId: made.receiptId, version: 1, ...invoice });
  const lotId = await lotNow(lines[0]?.batchNo ?? '');
  const asked = await aSupplierReturn(boss, supplier.id, [{ lotId, qty: 1_000 }]);
  const seen = { returnId: asked.returnId, version: 0 };
  if (at % 3 === 1) await boss.ok('supplierReturns.cancel', { ...seen, reason: '错' });
}

beforeAll(async () => {
  book = await openBook();
  boss = await book.setUp();
  const names = ['国药控股福州', '康源医药', 'Sinopharm 健康', '华北制药', '九州通', '鹭燕医药'];
  for (const [at, name] of names.entries()) {
    await live(at, name);
    book.advance(30 * 3_600_000);
    await boss.ok('session.logIn', { loginName: 'limin', password: PASSWORD });
  }
  const [first] = (await boss.ok<{ rows: SupplierRow[] }>('suppliers.list', {})).rows;
  const wish = { supplierId: first?.id, version: first?.version, isDisabled: true, reason: '不再合作' };
  await boss.ok('suppliers.setDisabled', wish);
}, 60_000);
afterAll(() => book.close());

const rowsOf = async <Row>(path: string) => (await boss.ok<{ rows: Row[] }>(path, {})).rows;
const compare = async <Row extends { id: number }>(feature: string, reference: Reference<Row>) => {
  await expectLikeReference({
    rows: await rowsOf<Row>(`${feature}.list`),
    reference,
    list: (request) => boss.ok(`${feature}.list`, request),
    totals: (criteria) => boss.ok(`${feature}.totals`, criteria),
  });
};
const startsAs = (text: string, typed: string) => text.startsWith(typed.toUpperCase());
const py = (name: string) => pinyinOf(name).pyFull;

describe('the lists of purchasing', () => {
  it('walk an index for every sort', async () => {
    expect(await unindexedSorts(book, supplierGrid)).toEqual([]);
    expect(await unindexedSorts(book, purchaseGrid)).toEqual([]);
    expect(await unindexedSorts(book, supplierReturnGrid)).toEqual([]);
  });

  it('of suppliers answers as a plain filter and sort would', { timeout: 120_000 }, async () => {
    const columns: Record<string, ReferenceColumn<SupplierRow>> = {
      name: {
        kind: 'text',
        value: (row) => row.name,
        sortBy: (row) => py(row.name),
        also: (row) => [py(row.name), pinyinOf(row.name).pyInitials],
      },
      kind: { kind: 'state', value: (row) => row.kind },
      taxNo: { kind: 'text', value: (row) => row.taxNo },
      contactName: { kind: 'text', value: (row) => row.contactName },
      phone: { kind: 'text', value: (row) => row.phone },
      isDisabled: { kind: 'integer', value: (row) => row.isDisabled },
      createdAt: { kind: 'integer', value: (row) => row.createdAt },
    };
    expect(Object.keys(columns)).toEqual(Object.keys(supplierGrid.columns));
    const search = ({ name }: SupplierRow, typed: string) =>
      [name, py(name), pinyinOf(name).pyInitials].some((text) => containsText(text, typed));
    await compare('suppliers', { columns, search, defaultSort: supplierGrid.defaultSort });
  });

  it('of purchase receipts answers as a plain filter and sort would', { timeout: 120_000 }, async () => {
    const columns: Record<string, ReferenceColumn<PurchaseRow>> = {
      number: { kind: 'text', value: (row) => row.number },
      state: { kind: 'state', value: (row) => row.state },
      supplierName: {
        kind: 'text',
        value: (row) => row.supplierName,
        sortBy: (row) => py(row.supplierName),
        also: (row) => [py(row.supplierName)],
      },
      paperNo: { kind: 'text', value: (row) => row.paperNo },
      productNames: { kind: 'text', value: (row) => row.productNames },
      lineCount: { kind: 'integer', value: (row) => row.lineCount },
      arrivedOn: { kind: 'date', value: (row) => row.arrivedOn },
      acceptedOn: { kind: 'date', value: (row) => row.acceptedOn },
      invoiceNo: { kind: 'text', value: (row) => row.invoiceNo },
      waitingSince: { kind: 'integer', value: (row) => row.waitingSince },
    };
    expect(Object.keys(columns)).toEqual(Object.keys(purchaseGrid.columns));
    const search = (row: PurchaseRow, typed: string) =>
      startsAs(row.number, typed) ||
      row.paperNo.startsWith(typed) ||
      [row.supplierName, py(row.supplierName), row.productNames].some((text) => containsText(text, typed));
    await compare('purchases', { columns, search, defaultSort: purchaseGrid.defaultSort });
  });

  it('of returns to suppliers answers as a plain filter and sort would', { timeout: 120_000 }, async () => {
    const columns: Record<string, ReferenceColumn<SupplierReturnRow>> = {
      number: { kind: 'text', value: (row) => row.number },
      state: { kind: 'state', value: (row) => row.state },
      supplierName: {
        kind: 'text',
        value: (row) => row.supplierName,
        sortBy: (row) => py(row.supplierName),
        also: (row) => [py(row.supplierName)],
      },
      productNames: { kind: 'text', value: (row) => row.productNames },
      reason: { kind: 'text', value: (row) => row.reason },
      requestedOn: { kind: 'date', value: (row) => row.requestedOn },
      postedOn: { kind: 'date', value: (row) => row.postedOn },
      creditNoteNo: { kind: 'text', value: (row) => row.creditNoteNo },
      waitingSince: { kind: 'integer', value: (row) => row.waitingSince },
    };
    expect(Object.keys(columns)).toEqual(Object.keys(supplierReturnGrid.columns));
    const search = (row: SupplierReturnRow, typed: string) =>
      startsAs(row.number, typed) ||
      [row.supplierName, py(row.supplierName), row.productNames].some((text) => containsText(text, typed));
    await compare('supplierReturns', { columns, search, defaultSort: supplierReturnGrid.defaultSort });
  });
});

describe('a supplier', () => {
  it('has a name of its own and a card that changes in turn', async () => {
    const made = await aSupplier(boss, { name: '闽康医药' });
    const fields = { name: '闽康医药', kind: 'maker', taxNo: '', contactName: '', phone: '', address: '', remark: '' };
    expect(await boss.call('suppliers.create', fields)).toMatchObject({
      problem: { code: 'DUPLICATE', fields: ['/name'] },
    });
    const change = { supplierId: made.id, version: 0, ...fields, name: '闽康医药有限公司' };
    await boss.ok('suppliers.update', change);
    expect(await boss.call('suppliers.update', change)).toMatchObject({ problem: { code: 'CONFLICT' } });
    const found = await boss.ok<{ name: string }[]>('suppliers.pick', { search: 'mkyy' });
    expect(found.map(({ name }) => name)).toEqual(['闽康医药有限公司']);
  });

  it('that is disabled is not offered and delivers nothing', async () => {
    const made = await aSupplier(boss, { name: '停用商贸' });
    await boss.ok('suppliers.setDisabled', { supplierId: made.id, version: 0, isDisabled: true, reason: '证照过期' });
    expect(await boss.ok('suppliers.pick', { search: '停用商贸' })).toEqual([]);
    const { id } = await aProduct(boss);
    const arrival = { supplierId: made.id, paperNo: 'X1', arrivedOn: '2026-11-21', arrivalTenthC: null, remark: '' };
    expect(await boss.call('purchases.record', { ...arrival, lines: [arrivalLine(id)] })).toMatchObject({
      problem: { params: { case: 'purchases.refusal.supplierDisabled' } },
    });
  });
});
