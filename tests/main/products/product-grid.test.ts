import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productGrid } from '../../../src/main/features/products/product-list.queries';
import { pinyinOf } from '../../../src/main/platform/pinyin';
import type { ProductCard } from '../../../src/shared/contract/products.contract';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aProduct } from '../../helpers/builders/products';
import { unindexedSorts } from '../../helpers/explain';
import { containsText, expectLikeReference, type ReferenceColumn } from '../../helpers/grid-reference';

const COUNT = 130;
const names = ['阿莫西林胶囊', '头孢克肟片', '硝苯地平控释片', 'Amlodipine 片', '盐酸二甲双胍片', '重组人胰岛素注射液'];
const makers = ['华北制药', '扬子江药业', '', '拜耳医药保健有限公司'];

let book: Book;
let boss: Seat;
let cards: ProductCard[];

beforeAll(async () => {
  book = await openBook();
  boss = await book.setUp();
  for (let at = 0; at < COUNT; at += 1) {
    const made = await aProduct(boss, {
      code: at % 7 === 0 ? '' : `${at % 2 === 0 ? 'K' : 'k'}${at}`,
      genericName: names[at % names.length] ?? '',
      tradeName: at % 3 === 0 ? '络活喜' : '',
      mnemonic: at % 5 === 0 ? 'LHX' : '',
      specification: `${at}mg×7片`,
      maker: makers[at % makers.length] ?? '',
      unit: at % 4 === 0 ? '支' : '盒',
      taxRateBp: [null, 0, 300, 1300][at % 4] ?? null,
      storageClass: at % 6 === 0 ? 'cold' : 'normal',
      isControlled: at % 11 === 0,
      barcode: at % 9 === 0 ? `69012345678${at % 10}` : '',
      category: ['', '抗生素', '降压'][at % 3] ?? '',
      ...(at % 5 === 0 ? {} : { floorPrice: (at % 13) * 1_000 }),
    });
    if (at % 10 === 3) await boss.ok('products.stop', { productId: made.id, version: made.version, reason: '停产' });
    book.advance(60_000 * (at % 3));
  }
  const { rows } = await boss.ok<{ rows: { id: number }[] }>('products.list', { limit: 100 });
  const rest = await boss.ok<{ rows: { id: number }[] }>('products.list', { offset: 100 });
  cards = [];
  for (const { id } of [...rows, ...rest.rows]) {
    cards.push((await boss.ok<{ product: ProductCard }>('products.get', { productId: id })).product);
  }
}, 120_000);
afterAll(() => book.close());

type Texts = 'tradeName' | 'form' | 'specification' | 'maker' | 'registrationNo' | 'unit' | 'category';
const text = (key: Texts): ReferenceColumn<ProductCard> => ({ kind: 'text', value: (row) => row[key] });
const figure = (key: 'taxRateBp' | 'floorPrice' | 'createdAt' | 'isControlled' | 'isStopped' | 'isComplete') =>
  ({ kind: 'integer', value: (row) => row[key] ?? null }) satisfies ReferenceColumn<ProductCard>;

const columns: Record<string, ReferenceColumn<ProductCard>> = {
  code: { kind: 'text', value: (row) => row.code || null },
  genericName: {
    kind: 'text',
    value: (row) => row.genericName,
    sortBy: (row) => pinyinOf(row.genericName).pyFull,
    also: (row) => [...Object.values(pinyinOf(row.genericName)), row.mnemonic],
  },
  tradeName: text('tradeName'),
  form: text('form'),
  specification: text('specification'),
  maker: text('maker'),
  registrationNo: text('registrationNo'),
  unit: text('unit'),
  taxRateBp: figure('taxRateBp'),
  storageClass: { kind: 'state', value: (row) => row.storageClass },
  isControlled: figure('isControlled'),
  category: text('category'),
  floorPrice: figure('floorPrice'),
  isStopped: figure('isStopped'),
  isComplete: figure('isComplete'),
  createdAt: figure('createdAt'),
};

const matches = (row: ProductCard, typed: string): boolean => {
  const { pyFull, pyInitials } = pinyinOf(row.genericName);
  const holds = [row.genericName, row.tradeName, pyFull, pyInitials, row.mnemonic];
  return row.code.startsWith(typed) || row.barcode.startsWith(typed) || holds.some((one) => containsText(one, typed));
};

describe('the list of products', () => {
  it('answers a thousand random requests as a plain filter and sort would', async () => {
    expect(Object.keys(columns)).toEqual(Object.keys(productGrid.columns));
    expect(cards).toHaveLength(COUNT);
    await expectLikeReference({
      rows: cards,
      reference: { columns, search: matches, defaultSort: productGrid.defaultSort },
      list: (request) => boss.ok('products.list', request),
      totals: (criteria) => boss.ok('products.totals', criteria),
    });
  }, 120_000);

  it('walks an index for every sort', async () => {
    expect(await unindexedSorts(book, productGrid)).toEqual([]);
  });
});
