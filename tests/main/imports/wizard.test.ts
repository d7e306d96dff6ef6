import { read, utils } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBulkTask, type ReadPreview } from '../../../src/main/features/imports/bulk-tasks';
import { loadPinyin } from '../../../src/main/platform/pinyin';
import { importFields, importTargets, type ImportField } from '../../../src/shared/contract/import-fields';
import type { ImportCheck, ImportPreview } from '../../../src/shared/contract/imports.contract';
import type { Result } from '../../../src/shared/domain/problem';
import { languages, resources } from '../../../src/shared/i18n';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { csvOf, importRows, openWizard, uploadFile } from '../../helpers/builders/imports';
import { aPerson } from '../../helpers/builders/users';

beforeAll(loadPinyin);

const valueOf = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value;
};

let book: Book;
let boss: Seat;
beforeAll(async () => {
  book = await openBook();
  boss = await book.setUp();
});
afterAll(() => book.close());

const preview = async (rows: readonly (readonly string[])[], seat = boss) =>
  seat.ok<ImportPreview>('imports.preview', { fileId: await uploadFile(seat, csvOf(rows)), target: 'customers' });

describe('the columns of a file', () => {
  it('are remembered with their values after an import, for every file with the same heads', async () => {
    const heads = ['甲列', '乙列'];
    const columns = { name: { at: 1 }, city: { at: 0, constant: '常州市' }, kind: { constant: '药店' } };
    const wizard = await openWizard(boss, { target: 'customers', bytes: csvOf([heads, ['', '记住的药店']]), columns });
    expect(wizard.preview.isRemembered).toBe(false);
    await wizard.run();
    const { seat } = await aPerson(book, boss);
    const again = await preview([['标题'], heads, ['徐州市', '另一家']], seat);
    expect(again.isRemembered).toBe(true);
    expect(again.columns.slice(0, 5)).toMatchObject([
      { field: 'name', at: 1, constant: '' },
      { field: 'kind', at: null, constant: '药店' },
      { field: 'ownership', at: null },
      { field: 'province', at: null },
      { field: 'city', at: 0, constant: '常州市' },
    ]);
    expect(
      (
        await preview([
          ['甲列', '丙列'],
          ['a', 'b'],
        ])
      ).isRemembered,
    ).toBe(false);
  });

  it('are not remembered after a mere check', async () => {
    const rows = [
      ['只查', '不导'],
      ['一', '二'],
    ];
    const wizard = await openWizard(boss, { target: 'customers', bytes: csvOf(rows), columns: { name: { at: 0 } } });
    await wizard.check();
    expect((await preview(rows)).isRemembered).toBe(false);
  });
});

describe('a file with errors', () => {
  const rows = [
    ['客户清单', '', ''],
    ['客户名称', '类型', '税号'],
    ['好的医院', '医院', '12320000466000000X'],
    ['更好的医院', '医院', ''],
    ['坏的医院', '饭店', '1.23E+19'],
  ];
  const piecesOf = async (fileId: string, language: 'zh-CN' | 'en', seat = boss): Promise<Uint8Array> => {
    const pieces: Buffer[] = [];
    for (let at = 0; ; ) {
      const piece = await seat.ok<{ bytes: string; isLast: boolean }>('imports.errorFile', { fileId, language, at });
      pieces.push(Buffer.from(piece.bytes, 'base64'));
      at += pieces.at(-1)?.length ?? 0;
      if (piece.isLast) return Buffer.concat(pieces);
    }
  };
  const tableOf = (bytes: Uint8Array): string[][] => {
    const made = read(bytes, { type: 'array' });
    const [name = ''] = made.SheetNames;
    const sheet = made.Sheets[name];
    return sheet ? utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' }) : [];
  };

  it('comes back as the same rows with a column of reasons, in the language of its reader', async () => {
    const wizard = await openWizard(boss, { target: 'customers', bytes: csvOf(rows) });
    expect(await wizard.check()).toMatchObject({ value: { badRows: 1, errorCount: 2 } });
    const table = tableOf(await piecesOf(wizard.fileId, 'zh-CN'));
    expect(table.map((row) => row.slice(0, 3))).toEqual(rows);
    expect(table.map((row) => row[3] ?? '')).toEqual([
      '',
      '错误原因',
      '',
      '',
      expect.stringMatching(/^客户类型：不认识“饭店”.+\n税号：“1\.23E\+19”/u),
    ]);
    const english = tableOf(await piecesOf(wizard.fileId, 'en'));
    expect(english[1]?.[3]).toBe('Reason');
    expect(english[4]?.[3]).toContain('Kind of customer: “饭店” is not known');
  });

  it('is taken again after its correction, its column of reasons is no obstacle', async () => {
    const columns = { remark: { constant: '已更正' } };
    await (await openWizard(boss, { target: 'customers', bytes: csvOf(rows.slice(1, 4)), columns })).run();
    const wizard = await openWizard(boss, { target: 'customers', bytes: csvOf(rows) });
    await wizard.check();
    const corrected = tableOf(await piecesOf(wizard.fileId, 'zh-CN')).map((row) => row.map(String));
    corrected[4] = ['坏的医院', '诊所', '12320000466000001Y', '还没改'];
    const again = await openWizard(boss, { target: 'customers', bytes: csvOf(corrected) });
    expect(again.preview.isRemembered).toBe(true);
    expect(await again.check()).toMatchObject({ value: { badRows: 0, fresh: 1 } });
  });

  it('is handed to its own sender only, after a check', async () => {
    const wizard = await openWizard(boss, { target: 'customers', bytes: csvOf(rows) });
    const asked = { fileId: wizard.fileId, language: 'en', at: 0 };
    expect(await boss.call('imports.errorFile', asked)).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    await wizard.check();
    const { seat } = await aPerson(book, boss);
    expect(await seat.call('imports.errorFile', asked)).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    expect(await boss.call('imports.errorFile', asked)).toMatchObject({ ok: true });
  });
});

describe('a check that takes long', () => {
  const many = csvOf([['客户名称'], ...Array.from({ length: 3_000 }, (_, at) => [`批量医院${at}`])]);

  it('says how far it is and can be cancelled; nothing is left of it', async () => {
    const { fileId, check, run } = await openWizard(boss, { target: 'customers', bytes: many });
    expect(await boss.ok('imports.progress', { fileId })).toBeNull();
    const checked = check();
    expect(await boss.ok('imports.progress', { fileId })).toMatchObject({ phase: 'waiting' });
    expect(await boss.ok('imports.cancel', { fileId })).toEqual({ isCancelled: true });
    expect(await checked).toMatchObject({ problem: { params: { case: 'imports.refusals.cancelled' } } });
    const running = run();
    expect(await boss.ok('imports.cancel', { fileId })).toEqual({ isCancelled: true });
    expect(await running).toMatchObject({ problem: { params: { case: 'imports.refusals.cancelled' } } });
    expect(await boss.ok('imports.progress', { fileId })).toBeNull();
    expect(await boss.ok('imports.cancel', { fileId })).toEqual({ isCancelled: false });
    const checkedAgain = (await check()) as Result<ImportCheck>;
    expect(checkedAgain).toMatchObject({ value: { fresh: 3_000 } });
  });

  it('is nobody else’s business', async () => {
    const { fileId } = await openWizard(boss, { target: 'customers', bytes: many });
    const { seat } = await aPerson(book, boss);
    for (const path of ['imports.progress', 'imports.cancel']) {
      expect(await seat.call(path, { fileId })).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    }
  });
});

it('keeps an import of nothing new out of the list of past imports', async () => {
  const rows = [['客户名称'], ['只有一次的医院']];
  await importRows(boss, 'customers', rows);
  const before = await boss.ok<object[]>('imports.runs');
  expect(await importRows(boss, 'customers', rows)).toMatchObject({ runId: null, skipped: 1 });
  expect(await boss.ok('imports.runs')).toEqual(before);
});

describe.each(importTargets)('the template of %s', (target) => {
  it.each(languages)('is understood when it comes back filled in like its examples, in %s', async (language) => {
    const { fields, examples } = resources[language].imports;
    const names: readonly ImportField[] = importFields[target];
    const table = [names.map((field) => `${fields[field]}*`), names.map((field) => examples[field])];
    const read = await runBulkTask({ kind: 'preview', bytes: csvOf(table), target }, () => undefined);
    const { columns } = valueOf(read) as ReadPreview;
    expect(columns.map(({ field, at }) => [field, at])).toEqual(names.map((field, at) => [field, at]));
    const task = { kind: 'rows', bytes: csvOf(table), target, headerRow: 0, columns } as const;
    expect(valueOf(await runBulkTask(task, () => undefined))).toMatchObject({ rows: 1, badRows: 0, errors: [] });
  });
});
