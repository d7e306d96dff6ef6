import { utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../../src/shared/domain/problem';
import type { ImportCheck, ImportPreview } from '../../../src/shared/contract/imports.contract';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { openWizard, uploadFile } from '../../helpers/builders/imports';
import { aPerson } from '../../helpers/builders/users';

let book: Book;
let boss: Seat;
beforeAll(async () => {
  book = await openBook();
  boss = await book.setUp();
});
afterAll(() => book.close());

const sheet = (rows: readonly (readonly (string | number)[])[], bookType: 'xlsx' | 'xls' = 'xlsx'): Uint8Array => {
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet(rows.map((row) => [...row])), '客户');
  return new Uint8Array(write(workbook, { type: 'array', bookType }) as ArrayBuffer);
};
const customersOf = (bytes: Uint8Array) => openWizard(boss, { target: 'customers', bytes });
const productsOf = (bytes: Uint8Array) => openWizard(boss, { target: 'products', bytes });
const previewOf = async (bytes: Uint8Array): Promise<Result<ImportPreview>> =>
  boss.call('imports.preview', { fileId: await uploadFile(boss, bytes), target: 'customers' });
const valueOf = (checked: Result<ImportCheck>): ImportCheck => {
  if (!checked.ok) throw new Error(checked.problem.code);
  return checked.value;
};

const text = '客户名称,城市,类型\n南京鼓楼医院,南京市,医院\n"益丰大药房,新街口店",南京市,药店\n';
const asRows = [
  ['南京鼓楼医院', '南京市', '医院'],
  ['益丰大药房,新街口店', '南京市', '药店'],
];

describe('a file of customers', () => {
  it.each([
    ['UTF-8', 'utf-8', Buffer.from(text)],
    ['UTF-8 with its mark', 'utf-8', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', 'utf-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['GB18030', 'gb18030', iconv.encode(text, 'gb18030')],
    ['Windows line ends', 'utf-8', Buffer.from(text.replaceAll('\n', '\r\n'))],
    [
      'tabs',
      'utf-8',
      Buffer.from('客户名称\t城市\t类型\n南京鼓楼医院\t南京市\t医院\n益丰大药房,新街口店\t南京市\t药店'),
    ],
    ['a workbook', 'xlsx', sheet([['客户名称', '城市', '类型'], ...asRows])],
  ])('is read as %s, with its columns known', async (_, encoding, bytes) => {
    const { preview, check } = await customersOf(bytes);
    expect(preview).toMatchObject({ encoding, headerRow: 0, header: ['客户名称', '城市', '类型'], rows: asRows });
    expect(preview.columns.filter(({ at }) => at !== null).map(({ field }) => field)).toEqual(['name', 'kind', 'city']);
    expect(await check()).toMatchObject({ ok: true, value: { rows: 2, fresh: 2, badRows: 0 } });
  });

  it('may have title rows above, blank rows between and a total below', async () => {
    const rows = [['客户清单 2026'], [], ['名称', '城市'], ['甲医院', '南京市'], [], ['乙医院', '南京市'], ['合计', 2]];
    const { preview, check } = await customersOf(sheet(rows));
    expect(preview.headerRow).toBe(2);
    expect(valueOf(await check())).toMatchObject({ rows: 2, fresh: 2, badRows: 0 });
  });

  it('names the row, the column and the reason of each error, and imports nothing of it', async () => {
    const rows = [
      ['名称', '城市', '统一社会信用代码', '类型'],
      ['', '南京市', '', '医院'],
      ['丙医院', '南京市', '1.23E+19', '医院'],
      ['丁医院', '南京市', '', '饭店'],
      ['戊医院', '南京市', '９１３２０１００', '医院'],
    ];
    const { check, run } = await customersOf(Buffer.from(rows.map((row) => row.join(',')).join('\n')));
    const { errors, badRows } = valueOf(await check());
    expect(badRows).toBe(3);
    expect(errors.map(({ row, field, problem }) => [row, field, problem.params['case']])).toEqual([
      [2, 'name', 'fields.required'],
      [3, 'taxNo', 'imports.refusals.damaged'],
      [4, 'kind', 'imports.refusals.unknownWord'],
    ]);
    expect(await run()).toMatchObject({ problem: { code: 'IMPORT_REJECTED', params: { rows: 4, badRows: 3 } } });
    expect(await boss.ok('customers.totals', { search: '戊医院' })).toMatchObject({ count: 0 });
  });

  it('turns full-width digits of codes into ordinary ones', async () => {
    const { run } = await customersOf(Buffer.from('名称,税号\n己医院,９１３２０１００'));
    await run();
    const { rows } = await boss.ok<{ rows: { id: number }[] }>('customers.list', { search: '己医院' });
    const card = await boss.ok('customers.get', { customerId: rows[0]?.id ?? 0 });
    expect(card).toMatchObject({ customer: { taxNo: '91320100' } });
  });
});

describe('a file of products', () => {
  it('takes dates in any writing, rates as percent or fraction, and refuses a code that was rounded', async () => {
    const rows = [
      ['通用名', '规格', '批准文号有效期', '税率', '税收分类编码'],
      ['甲片', '1', '2026.1.5', '13%', ''],
      ['甲片', '2', 46_042, 0.03, ''],
      ['甲片', '3', '20260105', '免税', ''],
      ['甲片', '4', '', '', 1_070_302_010_000_000_000],
      ['甲片', '5', '不知道', '三', '12'],
    ];
    const { check } = await productsOf(sheet(rows));
    const { errors, badRows } = valueOf(await check());
    expect(badRows).toBe(2);
    expect(errors.map(({ row, field }) => [row, field])).toEqual([
      [5, 'taxCode'],
      [6, 'registrationExpiresOn'],
      [6, 'taxRateBp'],
      [6, 'taxCode'],
    ]);
  });

  it('refuses a code that two products of the file carry, or one of the book', async () => {
    const first = await productsOf(Buffer.from('编码,通用名\nA1,乙片\n'));
    await first.run();
    const { check } = await productsOf(Buffer.from('编码,通用名\nA1,丙片\nB2,丁片\nB2,戊片\n'));
    const { errors } = valueOf(await check());
    expect(errors.map(({ row, value }) => [row, value])).toEqual([
      [2, 'A1'],
      [4, 'B2'],
    ]);
  });
});

describe('a file that is no good', () => {
  const rejected = (bytes: Uint8Array, params: object) =>
    expect(previewOf(bytes)).resolves.toMatchObject({ ok: false, problem: { code: 'FILE_REJECTED', params } });

  it('is refused when it is empty', () => rejected(Buffer.from(' \n\n'), { case: 'imports.refusals.noRows' }));

  it('is refused when it is a picture', () =>
    rejected(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), { case: 'imports.refusals.unreadable' }));

  it('is refused above 50,000 rows', () => rejected(Buffer.from('名称\n甲\n'.repeat(26_000)), { maxRows: 50_000 }));

  it('is refused when it unpacks to more than a hundred times its size', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(30_000_000) });
    await rejected(bomb, { case: 'imports.refusals.unpacksTooBig' });
  });

  it('is refused when it declares a document type', async () => {
    const evil = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet/>';
    await rejected(zipSync({ 'xl/worksheets/sheet1.xml': strToU8(evil) }), { case: 'imports.refusals.unreadable' });
  });

  it('is refused above 20 MB while it arrives', async () => {
    const piece = Buffer.alloc(512 * 1024, 0x61).toString('base64');
    let fileId: string | null = null;
    let last: Result<{ fileId: string }> = { ok: true, value: { fileId: '' } };
    for (let at = 0; at <= 40 && last.ok; at += 1) {
      last = await boss.call<{ fileId: string }>('imports.put', {
        fileId,
        name: 'big',
        at: at * 512 * 1024,
        bytes: piece,
        isLast: false,
      });
      fileId = last.ok ? last.value.fileId : fileId;
    }
    expect(last).toMatchObject({ problem: { code: 'FILE_REJECTED', params: { maxMb: 20 } } });
  });
});

describe('a file on the host', () => {
  it('takes a piece once, however often it arrives, and no piece out of order', async () => {
    const bytes = Buffer.from('名称\n甲医院\n').toString('base64');
    const first = { fileId: null, name: 'a.csv', at: 0, bytes, isLast: false };
    const sent = await boss.ok<{ fileId: string; receivedBytes: number }>('imports.put', first);
    const { fileId, receivedBytes } = sent;
    expect(await boss.ok('imports.put', { ...first, fileId })).toEqual(sent);
    const gap = { fileId, name: 'a.csv', at: receivedBytes + 1, bytes, isLast: true };
    expect(await boss.call('imports.put', gap)).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    await boss.ok('imports.put', { ...gap, at: receivedBytes });
    const { rowCount } = await boss.ok<ImportPreview>('imports.preview', { fileId, target: 'customers' });
    expect(rowCount).toBe(3);
  });

  it('is known to its own session only, and forgotten after an hour', async () => {
    const fileId = await uploadFile(boss, Buffer.from(text));
    const { seat } = await aPerson(book, boss, { posts: ['sales'] });
    const asked = { fileId, target: 'customers' };
    expect(await seat.call('imports.preview', asked)).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    expect(await boss.call('imports.preview', asked)).toMatchObject({ ok: true });
    for (let at = 0; at < 4; at += 1) {
      book.advance(16 * 60_000);
      await boss.ok('settings.about');
    }
    expect(await boss.call('imports.preview', asked)).toMatchObject({ problem: { code: 'NOT_FOUND' } });
  });

  it('is imported once however often the same press of the button arrives', async () => {
    const { seat } = await aPerson(book, boss, { posts: ['sales'] });
    const fileId = await uploadFile(seat, Buffer.from('名称\n重试医院\n'));
    const preview = await seat.ok<ImportPreview>('imports.preview', { fileId, target: 'customers' });
    const { headerRow, columns } = preview;
    const commandId = '01900000-0000-7000-8000-00000000abcd';
    const press = { fileId, headerRow, columns, ownerId: null, commandId };
    const first = await seat.ok('imports.runCustomers', press);
    expect(first).toMatchObject({ added: 1, changed: 0, skipped: 0 });
    expect(await seat.ok('imports.runCustomers', press)).toEqual(first);
    expect(await seat.ok('session.outcome', { commandId })).toEqual({ state: 'done', result: first });
  });

  it('gives customers only to somebody the importer sees', async () => {
    const other = await aPerson(book, boss, { posts: ['sales'] });
    const { seat } = await aPerson(book, boss, { posts: ['sales'] });
    const fileId = await uploadFile(seat, Buffer.from('名称\n别人的医院\n'));
    const columns = [{ field: 'name', at: 0, constant: '' }];
    const input = { fileId, headerRow: 0, columns, ownerId: other.userId };
    expect(await seat.call('imports.runCustomers', input)).toMatchObject({
      problem: { code: 'NOT_FOUND', fields: ['/ownerId'] },
    });
    expect(await seat.call('imports.runCustomers', { ...input, columns: [] })).toMatchObject({
      problem: { code: 'VALIDATION_FAILED', params: { case: 'imports.refusals.notMapped' } },
    });
  });
});
