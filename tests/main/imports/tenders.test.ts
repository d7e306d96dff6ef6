/** Running tenders come from the user's own spreadsheet. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportCheck, ImportRun } from '../../../src/shared/contract/imports.contract';
import type { TenderRow } from '../../../src/shared/contract/tenders.contract';
import { parseDateAndTime } from '../../../src/shared/domain/business-date';
import { defaultDocuments } from '../../../src/shared/domain/tender-paper-words';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { csvOf, importRows, openWizard } from '../../helpers/builders/imports';
import { papersOf } from '../../helpers/builders/tender-papers';
import { aTender } from '../../helpers/builders/tenders';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let boss: Seat;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
});
afterEach(() => book.close());

const heads = ['项目名称', '采购方式', '截止时间', '状态', '招标人', '负责人', '递交日期'];
type Row = readonly [title: string, kind: string, deadline: string, state: string, ...rest: string[]];

const tenders = async (): Promise<TenderRow[]> =>
  (await boss.ok<{ rows: TenderRow[] }>('tenders.list', { sort: [{ column: 'number', direction: 'asc' }] })).rows;
const reasonsOf = async (...rows: Row[]) => {
  const checked = await (await openWizard(boss, { target: 'tenders', bytes: csvOf([heads, ...rows]) })).check();
  if (!checked.ok) throw new Error(JSON.stringify(checked.problem));
  const { errors }: ImportCheck = checked.value;
  return errors.map(({ row, field, problem }) => [row, field, problem.params['case']]);
};
type DateRow = { kind: string; dueAt: number; doneAt: number | null; look: string };
/** Each date with when it is due. */
const datesOf = async (tenderId: number) =>
  (await boss.ok<{ dates: DateRow[] }>('tenderDates.of', { tenderId })).dates.map(({ kind, dueAt }) => [kind, dueAt]);
const atShanghai = (text: string): number => Date.parse(`${text}+08:00`);

describe('running tenders of a file', () => {
  it('become tenders with their deadline, kind, state and owner; what was handed in is asked about today', async () => {
    const { userId: ownerId } = await aPerson(book, boss, { name: '周婷', posts: ['sales_assistant'] });
    const done = await importRows(boss, 'tenders', [
      heads,
      ['第三医院抗感染药', '院内遴选', '2026-12-01 09:30', '制作中', '第三医院', '周婷', ''],
      ['省集采第九批', '集采', '2026-11-19', '已申报', '省医保局', '', '2026-11-18'],
    ]);
    expect(done).toMatchObject({ added: 2, skipped: 0 });
    expect(await tenders()).toMatchObject([
      {
        ...{ title: '第三医院抗感染药', kind: 'in_hospital', state: 'preparing', ownerId, purchaser: '第三医院' },
        ...{ bidDeadlineAt: atShanghai('2026-12-01T09:30:00.000'), nextFollowUpOn: null, submittedAt: null },
      },
      {
        ...{ title: '省集采第九批', kind: 'provincial_volume', state: 'submitted', nextFollowUpOn: '2026-11-21' },
        ...{ bidDeadlineAt: atShanghai('2026-11-19T23:59:59.999'), submittedAt: atShanghai('2026-11-18T00:00:00.000') },
      },
    ]);
  });

  it('are told by their rows what is wrong: a stranger as owner, an end, an opening where there is none', async () => {
    expect(
      await reasonsOf(
        ['甲', '议价', '2026-12-01', '制作', '', '陌生人'],
        ['乙', '挂网', '2026-12-01', '已开标'],
        ['丙', '公开招标', '下周', '制作'],
        ['丁', '公开招标', '2026-12-01', '已中标'],
      ),
    ).toEqual([
      [2, 'ownerName', 'imports.refusals.noPerson'],
      [3, 'tenderState', 'imports.refusals.noOpening'],
      [4, 'deadlineAt', 'fields.notADate'],
      [5, 'tenderState', 'imports.refusals.unknownWord'],
    ]);
    expect(await tenders()).toEqual([]);
  });

  it('are imported once: the same title with the same deadline stands in the book already', async () => {
    const rows = [
      heads,
      ['甲', '公开招标', '2026-12-01 09:30', '制作'],
      ['甲', '公开招标', '2026-12-08 09:30', '制作'],
    ];
    expect(await importRows(boss, 'tenders', rows)).toMatchObject({ added: 2 });
    expect(await importRows(boss, 'tenders', rows)).toMatchObject({ added: 0, skipped: 2 });
  });

  it('have the dates that a typed one has, and the papers to gather of what was decided on', async () => {
    const deadline = ['2026-12-28 09:30', '2026-12-28T09:30:00.000'] as const;
    await importRows(boss, 'tenders', [
      heads,
      ['甲', '公开招标', deadline[0], '已立项'],
      ['乙', '公开招标', deadline[0], '评估中'],
    ]);
    const [approved, evaluating] = await tenders();
    const typed = await aTender(boss, { kind: 'open', bidDeadlineAt: atShanghai(deadline[1]), openingAt: null });
    const planned = await datesOf(typed.tenderId);
    expect(planned.length).toBeGreaterThan(1);
    expect(await datesOf(approved?.id ?? 0)).toEqual(planned);
    const papers = await papersOf(boss, approved?.id ?? 0);
    expect(papers.map(({ code }) => code)).toEqual(defaultDocuments.open.map(({ code }) => code));
    expect(await papersOf(boss, evaluating?.id ?? 0)).toEqual([]);
  });

  it('have their deadline behind them once they were handed in: nothing before it is still to be kept', async () => {
    await importRows(boss, 'tenders', [heads, ['乙', '公开招标', '2026-12-28 09:30', '已递交', '', '', '2026-11-18']]);
    const [sent] = await tenders();
    const { dates } = await boss.ok<{ dates: DateRow[] }>('tenderDates.of', { tenderId: sent?.id });
    const deadline = dates.find(({ kind }) => kind === 'bid_deadline');
    expect(deadline?.doneAt).toBe(atShanghai('2026-11-18T00:00:00.000'));
    expect(dates.find(({ kind }) => kind === 'objection_documents')?.look).toBe('dropped');
  });

  it('are taken back with the papers that nobody touched, and not once one was written', async () => {
    const undo = async () => {
      const [run] = await boss.ok<ImportRun[]>('imports.runs');
      return boss.call('imports.undo', { runId: run?.id, version: run?.version });
    };
    await importRows(boss, 'tenders', [heads, ['甲', '公开招标', '2026-12-28 09:30', '制作中']]);
    expect(await undo()).toMatchObject({ ok: true });
    await importRows(boss, 'tenders', [heads, ['乙', '公开招标', '2026-12-28 09:30', '制作中']]);
    const tender = (await tenders()).find(({ title }) => title === '乙');
    const [paper] = await papersOf(boss, tender?.id ?? 0);
    await boss.ok('tenderDocuments.write', { documentId: paper?.id, version: paper?.version });
    expect(await undo()).toMatchObject({ problem: { code: 'IN_USE' } });
  });

  it('are taken back as abandoned with their numbers, and not once somebody worked on one', async () => {
    const rows = [heads, ['甲', '公开招标', '2026-12-01 09:30', '制作']];
    await importRows(boss, 'tenders', rows);
    const undo = async () => {
      const [run] = await boss.ok<ImportRun[]>('imports.runs');
      return boss.call('imports.undo', { runId: run?.id, version: run?.version });
    };
    expect(await undo()).toMatchObject({ ok: true });
    expect(await tenders()).toMatchObject([{ state: 'abandoned', outcomeReason: 'import_undone' }]);
    await importRows(boss, 'tenders', [heads, ['乙', '公开招标', '2026-12-01 09:30', '已递交']]);
    const tender = (await tenders()).find(({ title }) => title === '乙');
    await boss.ok('tenders.followUp', {
      ...{ tenderId: tender?.id, version: tender?.version, answer: '评审中', nextOn: '2026-11-24' },
    });
    expect(await undo()).toMatchObject({ problem: { code: 'IN_USE' } });
  });
});

it('a date is read with its time however it was typed, and without one where none was', () => {
  const hours = fc.integer({ min: 0, max: 23 });
  const minutes = fc.integer({ min: 0, max: 59 });
  fc.assert(
    fc.property(hours, minutes, (hour, minute) => {
      const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
      for (const text of [`2026-12-01 ${hour}:${time.slice(3)}`, `2026/12/1T${time}:00`, `2026年12月1日 ${time}`]) {
        expect(parseDateAndTime(text)).toEqual({ ok: true, value: `2026-12-01T${time}` });
      }
    }),
  );
  expect(parseDateAndTime('2026.12.1')).toEqual({ ok: true, value: '2026-12-01' });
  expect(parseDateAndTime('2026年12月1日 9时30分')).toEqual({ ok: true, value: '2026-12-01T09:30' });
  expect(parseDateAndTime('2026-12-01 25:00')).toMatchObject({ ok: false });
});
