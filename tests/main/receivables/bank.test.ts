/** Money on bank statements: files, claims, what is no customer's. */
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BankPreview } from '../../../src/shared/contract/bank-files.contract';
import type { BankLineRow, ReceiptRow } from '../../../src/shared/contract/receivables-shapes';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { aBankLine, stage, workbookOf } from '../../helpers/builders/receivables';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let boss: Seat;
let cashier: Seat;
let finance: Seat;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
  cashier = (await aPerson(book, boss, { posts: ['cashier'] })).seat;
  finance = (await aPerson(book, boss, { posts: ['finance'] })).seat;
});
afterEach(() => book.close());

const linesOf = async () => (await cashier.ok<{ rows: BankLineRow[] }>('receivables.bankLines')).rows;
const receiptsOf = async () => (await cashier.ok<{ rows: ReceiptRow[] }>('receivables.list')).rows;
const lineOf = async (bankLineId: number) => (await linesOf()).find(({ id }) => id === bankLineId);

const heads = ['交易日期', '借方金额', '贷方金额', '对方户名', '对方账号', '摘要'];
const table = [
  ['账户明细查询', '', '', '', '', ''],
  ['账号：3201', '', '', '', '', ''],
  heads,
  ['2026-11-18', '', '1,280.00', '南京鼓楼医院', '6222001', '货款'],
  ['20261118', '', '1,280.00', '南京鼓楼医院', '6222001', '货款'],
  ['2026.11.19', '500.00', '', '江苏运输公司', '6222009', '运费'],
  ['2026年11月19日', '0.00', '３００.５０', '张三', '6222002', '代付'],
  ['2026-11-20', '', '一百元', '李四', '6222003', '货款'],
  ['合计', '500.00', '2,860.50', '', '', ''],
];
const csv = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map((text) => `"${text}"`).join(',')).join('\r\n');
const gb = (rows: readonly (readonly string[])[]) => new Uint8Array(iconv.encode(csv(rows), 'gb18030'));
const preview = (fileId: string, columns: object | null = null) =>
  cashier.ok<BankPreview>('bankFiles.preview', { fileId, columns });

describe('a statement file of the bank', () => {
  it('in GB18030 with titles, other spellings of dates and a sum below: only money in is taken, twice adds nothing', async () => {
    const fileId = await stage(cashier, '流水.csv', gb(table));
    expect(await preview(fileId)).toMatchObject({
      header: heads,
      fresh: 3,
      freshFen: 2_860_50,
      known: 0,
      outgoing: 1,
      badRows: 1,
      bad: [{ row: 8, problem: { params: { case: 'receivables.rules.badAmount' } } }],
    });
    expect(await cashier.ok('bankFiles.run', { fileId, columns: null })).toEqual({ added: 3, skipped: 0 });
    expect(await linesOf()).toMatchObject([
      { receivedOn: '2026-11-19', amountFen: 300_50, payer: '张三', payerAccount: '6222002', state: 'open' },
      { receivedOn: '2026-11-18', amountFen: 1_280_00 },
      { receivedOn: '2026-11-18', amountFen: 1_280_00 },
    ]);
    const again = await stage(cashier, '流水 (1).xlsx', workbookOf(table));
    expect(await preview(again)).toMatchObject({ fresh: 0, known: 3 });
    expect(await cashier.ok('bankFiles.run', { fileId: again, columns: null })).toEqual({ added: 0, skipped: 3 });
  });

  it('that overlaps an older one adds only what is new; the bank’s own numbers tell equal payments apart', async () => {
    const rows = [
      ['交易日期', '交易金额', '收支方向', '对方户名', '交易流水号'],
      ['2026-11-18', '100.00', '收入', '张三', 'A1'],
      ['2026-11-18', '100.00', '收入', '张三', 'A2'],
      ['2026-11-18', '100.00', '支出', '张三', 'A3'],
    ];
    const first = await stage(cashier, 'a.xlsx', workbookOf(rows.slice(0, 2)));
    expect(await cashier.ok('bankFiles.run', { fileId: first, columns: null })).toEqual({ added: 1, skipped: 0 });
    const second = await stage(cashier, 'b.xlsx', workbookOf(rows));
    expect(await preview(second)).toMatchObject({ fresh: 1, known: 1, outgoing: 1 });
    expect(await cashier.ok('bankFiles.run', { fileId: second, columns: null })).toEqual({ added: 1, skipped: 1 });
  });

  it('with heads nobody knows is read by the columns that the cashier names', async () => {
    const rows = [
      ['甲', '乙', '丙'],
      ['2026-11-18', '88.00', '王五'],
    ];
    const fileId = await stage(cashier, 'x.csv', gb(rows));
    const found = await preview(fileId);
    expect(found).toMatchObject({ fresh: 0, columns: { receivedOn: null } });
    expect(await cashier.call('bankFiles.run', { fileId, columns: null })).toMatchObject({
      problem: { code: 'RULE_VIOLATED', params: { case: 'receivables.rules.noColumns' } },
    });
    const columns = { ...found.columns, receivedOn: 0, amount: 1, payer: 2 };
    expect(await preview(fileId, columns)).toMatchObject({ fresh: 1, freshFen: 88_00 });
  });

  it('belongs to the cashier, and to her own session', async () => {
    const fileId = await stage(cashier, 'a.csv', gb(table));
    const other = (await aPerson(book, boss, { posts: ['cashier'] })).seat;
    expect(await other.call('bankFiles.preview', { fileId, columns: null })).toMatchObject({
      problem: { code: 'NOT_FOUND' },
    });
    expect(await finance.call('bankFiles.preview', { fileId, columns: null })).toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
  });
});

describe('a line nobody has claimed', () => {
  it('is proposed to the customer of that name, or to whom the account was claimed before', async () => {
    const hospital = await aCustomer(boss, { name: '江苏省人民医院（本部）' });
    const agent = await aCustomer(boss, { name: '苏北药业' });
    const named = await aBankLine(cashier, { payer: '江苏省人民医院(本部)', payerAccount: '1' });
    expect(await lineOf(named)).toMatchObject({ proposal: { customerId: hospital.id, by: 'name' } });
    const first = await aBankLine(cashier, { payer: '张三', payerAccount: '6222002' });
    expect(await lineOf(first)).toMatchObject({ proposal: null });
    await finance.ok('receivables.claimLine', { bankLineId: first, version: 0, customerId: agent.id, payerSeen: true });
    const second = await aBankLine(cashier, { payer: '张三', payerAccount: '6222002', amountFen: 1_00 });
    expect(await lineOf(second)).toMatchObject({ proposal: { customerId: agent.id, by: 'account' } });
  });

  it('becomes a receipt with the payer as the bank wrote him, and waits again when the claim is taken back', async () => {
    const { id: customerId, name } = await aCustomer(boss);
    const bankLineId = await aBankLine(cashier, { payerAccount: '6222' });
    const claim = { bankLineId, version: 0, customerId };
    expect(await finance.call('receivables.claimLine', claim)).toMatchObject({ problem: { fields: ['/payerSeen'] } });
    await finance.ok('receivables.claimLine', { ...claim, payerSeen: true });
    const paid = { payer: '张三', payerAccount: '6222', isOtherPayer: true, amountFen: 300_00 };
    expect(await receiptsOf()).toMatchObject([{ customerName: name, remark: '货款', ...paid }]);
    expect(await finance.call('receivables.claimLine', { ...claim, payerSeen: true })).toMatchObject({
      problem: { code: 'CONFLICT' },
    });
    await finance.ok('receivables.unclaimLine', { bankLineId, version: 1, reason: '认错了' });
    expect(await lineOf(bankLineId)).toMatchObject({ state: 'open', receiptId: null, version: 2 });
    expect((await receiptsOf()).map(({ amountFen }) => amountFen)).toEqual([-300_00, 300_00]);
    await finance.ok('receivables.claimLine', { ...claim, version: 2, payerSeen: true });
  });

  it('waits again when its receipt is reversed by the cashier', async () => {
    const { id: customerId } = await aCustomer(boss);
    const bankLineId = await aBankLine(cashier);
    const claim = { bankLineId, version: 0, customerId, payerSeen: true };
    const { receiptId } = await finance.ok<{ receiptId: number }>('receivables.claimLine', claim);
    await cashier.ok('receivables.reverse', { receiptId, reason: '客户不对' });
    expect(await lineOf(bankLineId)).toMatchObject({ state: 'open' });
  });

  it('that is no customer’s money is put aside with a reason, and may come back', async () => {
    const bankLineId = await aBankLine(cashier, { payer: '工商银行', amountFen: 12 });
    const seen = { bankLineId, version: 0 };
    await finance.ok('receivables.ignoreLine', { ...seen, reason: '利息' });
    expect(await lineOf(bankLineId)).toMatchObject({ state: 'ignored', remark: '利息' });
    expect(await finance.call('receivables.ignoreLine', { ...seen, version: 1, reason: '利息' })).toMatchObject({
      problem: { code: 'STATE_CONFLICT' },
    });
    await finance.ok('receivables.restoreLine', { bankLineId, version: 1 });
    expect(await lineOf(bankLineId)).toMatchObject({ state: 'open', remark: '' });
  });
});
