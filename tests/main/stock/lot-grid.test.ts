import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lotGrid } from '../../../src/main/features/stock/lot-list.queries';
import { pinyinOf } from '../../../src/main/platform/pinyin';
import type { LotRow } from '../../../src/shared/contract/stock.contract';
import { addDays } from '../../../src/shared/domain/business-date';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aProduct } from '../../helpers/builders/products';
import { openingLine } from '../../helpers/builders/stock';
import { unindexedSorts } from '../../helpers/explain';
import { containsText, expectLikeReference, type ReferenceColumn } from '../../helpers/grid-reference';

const COUNT = 140;
let book: Book;
let boss: Seat;
let lots: LotRow[];

beforeAll(async () => {
  book = await openBook();
  boss = await book.setUp();
  const products: number[] = [];
  for (const genericName of ['阿莫西林胶囊', '硝苯地平控释片', 'Amlodipine 片']) {
    products.push((await aProduct(boss, { genericName })).id);
  }
  for (const half of [0, 1]) {
    const lines = Array.from({ length: COUNT / 2 }, (_, index) => {
      const at = index * 2 + half;
      return openingLine(products[at % 3] ?? 0, {
        expiry: addDays('2026-11-01', (at * 17) % 400),
        madeOn: at % 4 === 0 ? null : addDays('2024-01-01', at % 30),
        qty: ((at % 9) + 1) * 500,
        location: ['', 'A-01', 'b-02'][at % 3] ?? '',
        supplierName: at % 2 === 0 ? '国药控股' : '',
      });
    });
    await boss.ok('stock.recordOpening', { lines });
    book.advance(60_000);
  }
  const first = await boss.ok<{ rows: LotRow[] }>('stock.list', {});
  for (const { id, version } of first.rows.filter((_, at) => at % 5 === 0)) {
    await boss.ok('stock.lockLot', { lotId: id, version, reason: '待检' });
  }
  const again = await boss.ok<{ rows: LotRow[] }>('stock.list', {});
  const rest = await boss.ok<{ rows: LotRow[] }>('stock.list', { offset: 100 });
  lots = [...again.rows, ...rest.rows];
}, 60_000);
afterAll(() => book.close());

const columns: Record<string, ReferenceColumn<LotRow>> = {
  productId: { kind: 'integer', value: (row) => row.productId },
  productName: {
    kind: 'text',
    value: (row) => row.productName,
    sortBy: (row) => pinyinOf(row.productName).pyFull,
    also: (row) => [pinyinOf(row.productName).pyFull],
  },
  batchNo: { kind: 'text', value: (row) => row.batchNo },
  expiresOn: { kind: 'date', value: (row) => row.expiresOn },
  madeOn: { kind: 'date', value: (row) => row.madeOn },
  location: { kind: 'text', value: (row) => row.location },
  supplierName: { kind: 'text', value: (row) => row.supplierName },
  area: { kind: 'state', value: (row) => row.area },
  status: { kind: 'state', value: (row) => row.status },
  onHand: { kind: 'integer', value: (row) => row.onHand, isSummed: true },
  reserved: { kind: 'integer', value: (row) => row.reserved, isSummed: true },
  createdAt: { kind: 'integer', value: (row) => row.createdAt },
};

const matches = (row: LotRow, typed: string): boolean =>
  row.batchNo.startsWith(typed) ||
  [row.productName, pinyinOf(row.productName).pyFull].some((one) => containsText(one, typed));

describe('the list of lots', () => {
  it('answers a thousand random requests as a plain filter and sort would', async () => {
    expect(Object.keys(columns)).toEqual(Object.keys(lotGrid.columns));
    expect(lots).toHaveLength(COUNT);
    await expectLikeReference({
      rows: lots,
      reference: { columns, search: matches, defaultSort: lotGrid.defaultSort },
      list: (request) => boss.ok('stock.list', request),
      totals: (criteria) => boss.ok('stock.totals', criteria),
    });
  }, 120_000);

  it('walks an index for every sort', async () => {
    expect(await unindexedSorts(book, lotGrid)).toEqual([]);
  });
});
