/** A file of customers that carries their terms and licences. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerDetail } from '../../../src/shared/contract/customers.contract';
import type { ImportRun, ImportUses } from '../../../src/shared/contract/imports.contract';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { csvOf, importRows, openWizard } from '../../helpers/builders/imports';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let boss: Seat;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
});
afterEach(() => book.close());

const heads = ['客户名称', '付款条件', '账期天数', '信用额度', '证照1', '证照1编号', '证照1有效期至'];
const second = ['证照2类型', '证照2编号', '证照2有效期'];

const cardOf = async (search: string): Promise<CustomerDetail> => {
  const { rows } = await boss.ok<{ rows: { id: number }[] }>('customers.list', { search });
  return boss.ok<CustomerDetail>('customers.get', { customerId: rows[0]?.id });
};
const lastRun = async (): Promise<ImportRun> => {
  const [run] = await boss.ok<ImportRun[]>('imports.runs');
  if (!run) throw new Error('there is no import');
  return run;
};
const errorsOf = async (seat: Seat, rows: readonly (readonly (string | number)[])[]) => {
  const answer = await (await openWizard(seat, { target: 'customers', bytes: csvOf(rows) })).check();
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value.errors.map(({ field, problem }) => [field, problem.code, problem.params]);
};

describe('a file of customers with terms and licences', () => {
  it('sets payment term, days, limit and several licences, some without an end', async () => {
    const papers = ['营业执照', '9132-X', '长期', '药品经营许可证', '苏AA025', '2029-12-31'];
    await importRows(boss, 'customers', [
      [...heads, ...second],
      ['有条件的药店', '月结', 30, '50,000.00', ...papers],
      ['没条件的药店', '', '', '', '', '', '', '', '', ''],
    ]);
    const { customer, licences } = await cardOf('有条件的药店');
    expect(customer).toMatchObject({ paymentTerm: 'monthly', paymentDays: 30, creditLimitFen: 50_000_00 });
    expect(licences).toMatchObject([
      { kind: 'business_licence', number: '9132-X', expiresOn: null, isLongTerm: true },
      { kind: 'drug_trade_licence', number: '苏AA025', expiresOn: '2029-12-31', isLongTerm: false },
    ]);
    const plain = await cardOf('没条件的药店');
    expect(plain.customer).toMatchObject({ paymentTerm: 'prepaid', paymentDays: 0, creditLimitFen: null });
    expect(plain.licences).toEqual([]);
  });

  it('is refused, with who may, to a post that may set neither; what grants nothing passes', async () => {
    const { seat } = await aPerson(book, boss, { posts: ['sales'] });
    const row = (term: string, days: number | '', limit: number | '', number: string) => [
      heads,
      ['销售导入的医院', term, days, limit, number === '' ? '' : '营业执照', number, ''],
    ];
    const byFinance = { posts: 'finance_manager,boss' };
    expect(await errorsOf(seat, row('月结', 30, '', ''))).toEqual([
      ['paymentTerm', 'FORBIDDEN', expect.objectContaining(byFinance)],
    ]);
    expect(await errorsOf(seat, row('', '', 0, ''))).toEqual([
      ['creditLimitFen', 'FORBIDDEN', expect.objectContaining(byFinance)],
    ]);
    const byQuality = { posts: 'sales_assistant,quality' };
    expect(await errorsOf(seat, row('', '', '', '9132'))).toEqual([
      ['licenceKind1', 'FORBIDDEN', expect.objectContaining(byQuality)],
    ]);
    expect(await errorsOf(seat, row('款到发货', '', '', ''))).toEqual([]);
    const wizard = await openWizard(seat, { target: 'customers', bytes: csvOf(row('月结', 30, '', '')) });
    expect(await wizard.run()).toMatchObject({ problem: { code: 'IMPORT_REJECTED' } });
  });

  it('names what is wrong with a set of columns', async () => {
    const row = (...cells: string[]) => [
      [...heads, ...second],
      ['某药店', '', '', '', ...cells],
    ];
    const required = { case: 'fields.required' };
    expect(await errorsOf(boss, row('', '9132', '', '', '', ''))).toEqual([
      ['licenceKind1', 'VALIDATION_FAILED', required],
    ]);
    const twice = await errorsOf(boss, row('营业执照', '1', '', '营业执照', '2', ''));
    expect(twice).toMatchObject([['licenceKind2', 'VALIDATION_FAILED', { case: 'imports.refusals.licenceTwice' }]]);
    const noDate = await errorsOf(boss, row('营业执照', '1', '很久', '', '', ''));
    expect(noDate).toMatchObject([['licenceExpiry1', 'VALIDATION_FAILED', {}]]);
    const days = [heads, ['某药店', '次月某日', 45, '', '', '', '']];
    expect(await errorsOf(boss, days)).toMatchObject([['paymentDays', 'VALIDATION_FAILED', {}]]);
  });

  it('is taken back with its licences, unless somebody changed one since', async () => {
    const rows = [heads, ['要撤销的药店', '', '', '', '营业执照', '9132-X', '长期']];
    await importRows(boss, 'customers', rows);
    const run = await lastRun();
    expect(await boss.ok<ImportUses>('imports.uses', { runId: run.id })).toEqual([]);
    await boss.ok('imports.undo', { runId: run.id, version: run.version });
    await importRows(boss, 'customers', rows);
    const { customer } = await cardOf('要撤销的药店');
    const changed = { customerId: customer.id, version: customer.version, licences: [] };
    await boss.ok('customers.setLicences', changed);
    const again = await lastRun();
    expect(await boss.ok<ImportUses>('imports.uses', { runId: again.id })).toEqual([{ what: 'changed', count: 1 }]);
  });
});
