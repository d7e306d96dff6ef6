import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiptGrid } from '../../../src/main/features/receivables/receipt-grid.queries';
import { pinyinOf } from '../../../src/main/platform/pinyin';
import type { ReceiptRow } from '../../../src/shared/contract/receivables-shapes';
import { addDays } from '../../../src/shared/domain/business-date';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { containsText, expectLikeReference, type ReferenceColumn } from '../../helpers/grid-reference';

const COUNT = 120;
const forms = ['transfer', 'cash', 'acceptance', 'deduction'];
const billOf = (at: number) => ({ billNo: `BA${at}`, acceptor: '工商银行', dueOn: '2027-05-20' });
let book: Book;
let boss: Seat;
let receipts: ReceiptRow[];

beforeAll(async () => {
  book = await openBook();
  boss = await book.setUp();
  const customers: number[] = [];
  for (const name of ['福州市第一医院', '北京协和医院', 'ABC 大药房'])
    customers.push((await aCustomer(boss, { name })).id);
  for (let at = 0; at < COUNT; at += 1) {
    await boss.ok('receivables.record', {
      customerId: customers[at % 3],
      receivedOn: addDays('2026-11-01', at % 20),
      amountFen: ((at * 37) % 900) + 1,
      form: forms[at % 4],
      payer: '',
      remark: '票折 1 号',
      ...(at % 4 === 2 ? { bill: billOf(at) } : {}),
    });
  }
  const first = await boss.ok<{ rows: ReceiptRow[] }>('receivables.list', {});
  const rest = await boss.ok<{ rows: ReceiptRow[] }>('receivables.list', { offset: 100 });
  receipts = [...first.rows, ...rest.rows];
}, 60_000);
afterAll(() => book.close());

const pinyin = (row: ReceiptRow): string => pinyinOf(row.customerName).pyFull;
const columns: Record<string, ReferenceColumn<ReceiptRow>> = {
  number: { kind: 'text', value: (row) => row.number },
  customerName: { kind: 'text', value: (row) => row.customerName, sortBy: pinyin, also: (row) => [pinyin(row)] },
  receivedOn: { kind: 'date', value: (row) => row.receivedOn },
  amountFen: { kind: 'integer', value: (row) => row.amountFen, isSummed: true },
  form: { kind: 'state', value: (row) => row.form },
};

const matches = (row: ReceiptRow, typed: string): boolean =>
  row.number.startsWith(typed.toUpperCase()) || [row.customerName, pinyin(row)].some((one) => containsText(one, typed));

describe('the list of receipts', () => {
  it('answers a thousand random requests as a plain filter and sort would', async () => {
    expect(Object.keys(columns)).toEqual(Object.keys(receiptGrid.columns));
    expect(receipts).toHaveLength(COUNT);
    await expectLikeReference({
      rows: receipts,
      reference: { columns, search: matches, defaultSort: receiptGrid.defaultSort },
      list: (request) => boss.ok('receivables.list', request),
      totals: (criteria) => boss.ok('receivables.totals', criteria),
    });
  }, 60_000);
});
