import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recallGrid } from '../../../src/main/features/stock/recall.queries';
import { stockIssueGrid } from '../../../src/main/features/stock/stock-issue.queries';
import { stocktakeGrid } from '../../../src/main/features/stock/stocktake-list.queries';
import { pinyinOf } from '../../../src/main/platform/pinyin';
import type { RecallRow } from '../../../src/shared/contract/recalls.contract';
import type { StockIssueRow } from '../../../src/shared/contract/stock-issues.contract';
import type { StocktakeRow } from '../../../src/shared/contract/stocktakes.contract';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aProduct } from '../../helpers/builders/products';
import { aLot, anIssue, aStocktake, countLines, finishCount } from '../../helpers/builders/stock';
import { unindexedSorts } from '../../helpers/explain';
import { containsText, expectLikeReference, type Reference, type ReferenceColumn } from '../../helpers/grid-reference';

let book: Book;
let boss: Seat;

beforeAll(async () => {
  book = await openBook();
  boss = await book.setUp();
  for (const [at, genericName] of [
    '阿莫西林胶囊',
    '硝苯地平片',
    'Amlodipine 片',
    '厄贝沙坦片',
    '布洛芬',
    '甲硝唑',
  ].entries()) {
    const { id } = await aProduct(boss, { genericName });
    const lot = await aLot(boss, id, { location: `A-0${at}` });
    const made = await aStocktake(boss, id);
    if (at % 3 > 0) await countLines(boss, made);
    if (at % 3 > 1) await finishCount(boss, made.stocktakeId);
    const kind = at % 2 === 0 ? 'write_off' : 'sample';
    const issue = await anIssue(boss, [{ lotId: lot.id, qty: 1_000 }], kind);
    if (at % 4 === 1) {
      await boss.ok('stockIssues.cancel', { issueId: issue.issueId, version: issue.version, reason: '错' });
    }
    const batch = { productId: id, batchNo: lot.batchNo };
    const recall = await boss.ok<{ recallId: number; version: number }>('recalls.start', {
      ...batch,
      level: (at % 3) + 1,
      reason: '抽检',
      instruction: '',
    });
    if (at % 2 === 1) {
      await boss.ok('recalls.close', { recallId: recall.recallId, version: recall.version, summary: '完成' });
    }
    book.advance(30 * 3_600_000);
    if (at < 5) await boss.ok('session.logIn', { loginName: 'limin', password: 'right horse 7 battery' });
  }
  await boss.ok('session.logIn', { loginName: 'limin', password: 'right horse 7 battery' });
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

describe('the lists of the stockroom', () => {
  it('walk an index for every sort', async () => {
    expect(await unindexedSorts(book, stocktakeGrid)).toEqual([]);
    expect(await unindexedSorts(book, stockIssueGrid)).toEqual([]);
    expect(await unindexedSorts(book, recallGrid)).toEqual([]);
  });

  it('of stocktakes answers as a plain filter and sort would', { timeout: 120_000 }, async () => {
    const columns: Record<string, ReferenceColumn<StocktakeRow>> = {
      number: { kind: 'text', value: (row) => row.number },
      state: { kind: 'state', value: (row) => row.state },
      scopeText: { kind: 'text', value: (row) => row.scopeText },
      lineCount: { kind: 'integer', value: (row) => row.lineCount },
      differenceCount: { kind: 'integer', value: (row) => row.differenceCount },
      startedOn: { kind: 'date', value: (row) => row.startedOn },
      postedOn: { kind: 'date', value: (row) => row.postedOn },
      waitingSince: { kind: 'integer', value: (row) => row.waitingSince },
    };
    expect(Object.keys(columns)).toEqual(Object.keys(stocktakeGrid.columns));
    const search = (row: StocktakeRow, typed: string) =>
      startsAs(row.number, typed) || containsText(row.scopeText, typed);
    await compare('stocktakes', { columns, search, defaultSort: stocktakeGrid.defaultSort });
  });

  it('of issues without a sale answers as a plain filter and sort would', { timeout: 120_000 }, async () => {
    const columns: Record<string, ReferenceColumn<StockIssueRow>> = {
      number: { kind: 'text', value: (row) => row.number },
      kind: { kind: 'state', value: (row) => row.kind },
      state: { kind: 'state', value: (row) => row.state },
      productNames: { kind: 'text', value: (row) => row.productNames },
      reason: { kind: 'text', value: (row) => row.reason },
      lineCount: { kind: 'integer', value: (row) => row.lineCount },
      requestedOn: { kind: 'date', value: (row) => row.requestedOn },
      postedOn: { kind: 'date', value: (row) => row.postedOn },
      waitingSince: { kind: 'integer', value: (row) => row.waitingSince },
    };
    expect(Object.keys(columns)).toEqual(Object.keys(stockIssueGrid.columns));
    const search = (row: StockIssueRow, typed: string) =>
      startsAs(row.number, typed) || containsText(row.productNames, typed);
    await compare('stockIssues', { columns, search, defaultSort: stockIssueGrid.defaultSort });
  });

  it('of recalls answers as a plain filter and sort would', { timeout: 120_000 }, async () => {
    const py = (row: RecallRow) => pinyinOf(row.productName).pyFull;
    const columns: Record<string, ReferenceColumn<RecallRow>> = {
      number: { kind: 'text', value: (row) => row.number },
      state: { kind: 'state', value: (row) => row.state },
      productName: { kind: 'text', value: (row) => row.productName, sortBy: py, also: (row) => [py(row)] },
      batchNo: { kind: 'text', value: (row) => row.batchNo },
      level: { kind: 'integer', value: (row) => row.level },
      startedOn: { kind: 'date', value: (row) => row.startedOn },
      closedOn: { kind: 'date', value: (row) => row.closedOn },
    };
    expect(Object.keys(columns)).toEqual(Object.keys(recallGrid.columns));
    const search = (row: RecallRow, typed: string) =>
      startsAs(row.number, typed) ||
      row.batchNo.startsWith(typed) ||
      containsText(row.productName, typed) ||
      containsText(py(row), typed);
    await compare('recalls', { columns, search, defaultSort: recallGrid.defaultSort });
  });
});
