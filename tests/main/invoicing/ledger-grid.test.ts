import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invoiceGrid, invoiceGridOf } from '../../../src/main/features/invoicing/invoices-grid.queries';
import { ledgerGrid, ledgerGridOf } from '../../../src/main/features/invoicing/ledger-grid.queries';
import { pinyinOf } from '../../../src/main/platform/pinyin';
import type { LedgerRow } from '../../../src/shared/contract/ledger-shapes';
import { invoiceSegments, ledgerSegments } from '../../../src/shared/domain/ledger-words';
import { openBook, START, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { anOrderToShip, aTeam, stocked, type LocalTeam } from '../../helpers/builders/dispatch';
import { explain, unindexedSorts } from '../../helpers/explain';
import { containsText, expectLikeReference, type ReferenceColumn } from '../../helpers/grid-reference';

let book: Book;
let team: LocalTeam;
let accounts: LedgerRow[];
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
  const products = [];
  for (const genericName of ['阿莫西林胶囊', '布洛芬缓释片', '维生素C片', '头孢克肟片'])
    products.push(await stocked(team, [1_000], { genericName }));
  for (const name of ['福州市第一医院', '北京协和医院', 'ABC 大药房', '南京鼓楼医院', '青岛市立医院']) {
    const { id: buyerId } = await aCustomer(team.boss, { name });
    const lines = products.map(({ id: productId }, at) => ({ productId, units: at + 1 }));
    await anOrderToShip(team, { lines, buyerId });
  }
  accounts = (await team.boss.ok<{ rows: LedgerRow[] }>('ledger.list')).rows;
}, 60_000);
afterAll(() => book.close());

const buyerPy = (row: LedgerRow): string => pinyinOf(row.customerName).pyFull;
const productPy = (row: LedgerRow): string => pinyinOf(row.productName).pyFull;
const columns: Record<string, ReferenceColumn<LedgerRow>> = {
  customerId: { kind: 'integer', value: (row) => row.customerId },
  customerName: { kind: 'text', value: (row) => row.customerName, sortBy: buyerPy, also: (row) => [buyerPy(row)] },
  productCode: { kind: 'text', value: (row) => row.productCode },
  productName: { kind: 'text', value: (row) => row.productName, sortBy: productPy, also: (row) => [productPy(row)] },
  rateBp: { kind: 'integer', value: (row) => row.rateBp },
};
const matches = (row: LedgerRow, typed: string): boolean =>
  row.productCode.startsWith(typed.toUpperCase()) ||
  [row.customerName, buyerPy(row), row.productName, productPy(row)].some((one) => containsText(one, typed));

describe('the ledger grid', () => {
  it('answers a thousand random requests as a plain filter and sort would', async () => {
    expect(Object.keys(columns)).toEqual(Object.keys(ledgerGrid.columns));
    expect(accounts).toHaveLength(20);
    await expectLikeReference({
      rows: accounts,
      reference: { columns, search: matches, defaultSort: ledgerGrid.defaultSort },
      list: (request) => team.boss.ok('ledger.list', request),
      totals: (criteria) => team.boss.ok('ledger.totals', criteria),
    });
  }, 60_000);

  it('walks an index for every sort of accounts and of invoices', async () => {
    expect(await unindexedSorts(book, ledgerGrid)).toEqual([]);
    expect(await unindexedSorts(book, invoiceGrid)).toEqual([]);
  });

  it('finds what is open of an account by the partial indexes of open rows', async () => {
    for (const segment of ledgerSegments.filter((one) => one !== 'all')) {
      const steps = await explain(book, { spec: ledgerGridOf(segment, START), request: {} });
      expect(steps.join('; '), segment).toMatch(/entitlement_(?:open|stored)|invoice_line_(?:open|pending)/u);
    }
    for (const segment of invoiceSegments) {
      const steps = await explain(book, { spec: invoiceGridOf(segment, '2026-11-21'), request: {} });
      expect(
        steps.filter((step) => /^SCAN invoice_(?:line|handover)/u.test(step)),
        segment,
      ).toEqual([]);
    }
  });
});
