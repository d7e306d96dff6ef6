import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DepositRow } from '../../../src/shared/contract/deposit-shapes';
import type { ImportCheck } from '../../../src/shared/contract/imports.contract';
import { openBook, type Book } from '../../helpers/book';
import { aBiddingTeam, type BiddingTeam, stepOn } from '../../helpers/builders/deposits';
import { csvOf, importRows, openWizard } from '../../helpers/builders/imports';
import { aTender } from '../../helpers/builders/tenders';

let book: Book;
let team: BiddingTeam;
beforeEach(async () => {
  book = await openBook();
  team = await aBiddingTeam(book);
});
afterEach(() => book.close());

type Row = readonly (string | number)[];
const head = ['项目名称', '收款单位', '保证金金额', '付款日期', '应退日期', '备注'];
const old: Row = ['南安医院 2025 药品招标', '泉州市交易中心', '20,000.00', '2026-03-05', '2026-09-05', '流标'];
const list = async (segment = 'all') =>
  (await team.finance.ok<{ rows: DepositRow[] }>('deposits.list', { segment })).rows;
const check = async (rows: readonly Row[]) => {
  const answer = await (await openWizard(team.sales, { target: 'deposits', bytes: csvOf([head, ...rows]) })).check();
  return answer.ok ? answer.value : undefined;
};
const reasons = (found: ImportCheck | undefined) => found?.errors.map(({ problem }) => problem.params['case']);

it('deposits from before the book stand outside, with their tender as text or as the one of that name', async () => {
  const { number, tenderId } = await aTender(team, { title: '厦门市第三医院 2026 年药品采购' });
  const named = ['厦门市第三医院 2026 年药品采购', '厦门市交易中心', 5_000, '2026-11-02', '', ''];
  expect(await importRows(team.sales, 'deposits', [head, old, named])).toMatchObject({ added: 2, skipped: 0 });
  expect(await list('outside')).toMatchObject([
    {
      ...{ tenderTitle: old[0], tenderId: null, payee: '泉州市交易中心', source: 'import', state: 'arrived' },
      ...{ outstandingFen: 20_000_00, paidOn: '2026-03-05', refundDueOn: '2026-09-05', overdueDays: 77 },
      ...{ note: '流标', isSlipMissing: false },
    },
    { tenderId, tenderNumber: number, outstandingFen: 5_000_00, refundDueOn: '2027-01-31' },
  ]);
  expect(await list('overdue')).toHaveLength(1);
});

it('the same file again changes nothing, and what contradicts itself or the book is told row by row', async () => {
  await importRows(team.sales, 'deposits', [head, old]);
  expect(await importRows(team.sales, 'deposits', [head, old])).toMatchObject({ added: 0, skipped: 1, runId: null });
  const other = ['泉港医院', '泉州市交易中心'];
  const found = await check([
    [...old.slice(0, 2), 21_000, ...old.slice(3)],
    [...other, 100, '2026-12-05', '', ''],
    [...other, 100, '2026-03-05', '2026-03-04', ''],
    [...other, 100, '2026-04-05', '', ''],
    [...other, 200, '2026-04-05', '', ''],
    [...other, 0, '2026-05-05', '', ''],
    ['', '泉州市交易中心', 100, '2026-05-05', '', ''],
  ]);
  expect(reasons(found)?.toSorted()).toEqual(
    [
      ...['imports.refusals.otherDeposit', 'imports.refusals.notPaidYet', 'imports.refusals.backFirst'],
      ...['imports.refusals.sameDeposit', 'imports.refusals.noAmount', 'fields.required'],
    ].toSorted(),
  );
  expect(await list()).toHaveLength(1);
});

it('an import is taken back as long as nothing happened to its deposits, which keep their numbers', async () => {
  const { runId } = await importRows(team.sales, 'deposits', [head, old]);
  const [row] = await list();
  const back = { amountFen: 1_00, interestFen: 0, returnedOn: '2026-11-20', reference: '' };
  await stepOn(team.finance, 'giveBack', { depositId: row?.id ?? 0, ...back });
  expect(await team.sales.call('imports.undo', { runId, version: 0 })).toMatchObject({ problem: { code: 'IN_USE' } });
  const named = ['安溪县医院 2026 遴选', ...old.slice(1)];
  const second = await importRows(team.sales, 'deposits', [head, named]);
  await team.sales.ok('imports.undo', { runId: second.runId, version: 0 });
  expect(await list('closed')).toMatchObject([{ tenderTitle: named[0], state: 'withdrawn', outstandingFen: 0 }]);
  expect(await importRows(team.sales, 'deposits', [head, named])).toMatchObject({ added: 1 });
});
