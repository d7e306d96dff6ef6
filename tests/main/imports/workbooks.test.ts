import { utils, write, type BookType, type WorkSheet } from '@e965/xlsx';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportCheck, ImportPreview } from '../../../src/shared/contract/imports.contract';
import type { Result } from '../../../src/shared/domain/problem';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { importRows, openWizard, uploadFile } from '../../helpers/builders/imports';
import { aProduct } from '../../helpers/builders/products';

let book: Book;
let boss: Seat;
beforeAll(async () => {
  book = await openBook();
  boss = await book.setUp();
});
afterAll(() => book.close());

type Rows = readonly (readonly (string | number)[])[];
type Look = { readonly merges?: readonly string[]; readonly formats?: Readonly<Record<string, string>> };

const sheetOf = (rows: Rows, { merges = [], formats = {} }: Look): WorkSheet => {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
  sheet['!merges'] = merges.map((range) => utils.decode_range(range));
  for (const [cell, format] of Object.entries(formats)) sheet[cell].z = format;
  return sheet;
};
const workbook = (
  rows: Rows,
  look: Look & { readonly kind?: BookType; readonly is1904?: boolean } = {},
): Uint8Array => {
  const made = utils.book_new();
  utils.book_append_sheet(made, sheetOf(rows, look), '表');
  if (look.is1904) made.Workbook = { WBProps: { date1904: true } };
  return new Uint8Array(write(made, { type: 'array', bookType: look.kind ?? 'xlsx' }) as ArrayBuffer);
};

const previewOf = async (bytes: Uint8Array): Promise<Result<ImportPreview>> =>
  boss.call('imports.preview', { fileId: await uploadFile(boss, bytes), target: 'customers' });
const valueOf = (checked: Result<ImportCheck>): ImportCheck => {
  if (!checked.ok) throw new Error(checked.problem.code);
  return checked.value;
};

/** As a program of 1995 in China wrote it: texts of one sheet as bytes of the code page 936. */
function fromOldMachine(table: Rows): Uint8Array {
  const texts = table.flat().map((cell) => iconv.encode(String(cell), 'gbk'));
  // The library writes only ASCII here: each text stands in for itself by as many letters, and is put back.
  const letters = texts.map((bytes, at) => String.fromCharCode(65 + at).repeat(bytes.length));
  const width = table[0]?.length ?? 1;
  const standIns = table.map((row, at) => row.map((_, column) => letters[at * width + column] ?? ''));
  const bytes = Buffer.from(workbook(standIns, { kind: 'biff5' }));
  for (const [at, text] of texts.entries()) text.copy(bytes, bytes.indexOf(letters[at] ?? ''));
  const CODE_PAGE = Buffer.from('42000200', 'hex');
  bytes.writeUInt16LE(936, bytes.indexOf(CODE_PAGE) + CODE_PAGE.length);
  return bytes;
}

const rows = [
  ['名称', '城市', '电话'],
  ['老格式医院', '南京市', '025-1'],
  ['另一家医院', '苏州市', '0512-2'],
];

describe('a workbook of the old kind (.xls)', () => {
  it('is imported like any other', async () => {
    const wizard = await openWizard(boss, { target: 'customers', bytes: workbook(rows, { kind: 'xls' }) });
    expect(wizard.preview).toMatchObject({ encoding: 'xls', header: rows[0], rows: rows.slice(1) });
    expect(await wizard.run()).toMatchObject({ value: { added: 2 } });
  });

  it('is read in the code page of the machine that wrote it, from before Excel 97', async () => {
    expect(await previewOf(fromOldMachine(rows))).toMatchObject({ value: { encoding: 'xls', rows: rows.slice(1) } });
  });

  it('is refused when it is a page of the web under the name of a workbook', async () => {
    const page = Buffer.from('<html><table><tr><td>名称</td></tr></table></html>');
    expect(await previewOf(page)).toMatchObject({
      problem: { code: 'FILE_REJECTED', params: { kinds: '.xlsx, .xls, .csv' } },
    });
  });

  it('is refused with its reason when it has a password', async () => {
    const wrapped = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(512),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    expect(await previewOf(wrapped)).toMatchObject({ problem: { params: { case: 'imports.refusals.encrypted' } } });
  });
});

describe('a workbook as people make them', () => {
  it('may have a title, heads over two rows, merged cells, totals and who made it', async () => {
    const bytes = workbook(
      [
        ['江苏客户一览表', '', '', ''],
        ['客户名称', '所在地', '', '联系方式'],
        ['', '省份', '城市', '电话'],
        ['合并头医院', '江苏省', '无锡市', '0510-1'],
        ['第二合并医院', '', '无锡市', '0510-2'],
        ['合 计：', '', '', '2'],
        ['制表人：王芳', '', '打印日期：2026-01-05', ''],
      ],
      { merges: ['A1:D1', 'A2:A3', 'B2:C2', 'B4:B5'] },
    );
    const { preview, check } = await openWizard(boss, { target: 'customers', bytes });
    expect(preview.headerRow).toBe(2);
    expect(preview.columns.filter(({ at }) => at !== null)).toMatchObject([
      { field: 'name', at: 0 },
      { field: 'province', at: 1 },
      { field: 'city', at: 2 },
      { field: 'phone', at: 3 },
    ]);
    expect(preview.rows[1]).toEqual(['第二合并医院', '江苏省', '无锡市', '0510-2']);
    expect(valueOf(await check())).toMatchObject({ rows: 2, fresh: 2, badRows: 0 });
  });

  it('repeats its heads on every page, which are no records', async () => {
    const head = ['名称', '城市'];
    const bytes = workbook([head, ['页一医院', '扬州市'], head, ['页二医院', '扬州市']]);
    const { check } = await openWizard(boss, { target: 'customers', bytes });
    expect(valueOf(await check())).toMatchObject({ rows: 2, fresh: 2 });
  });
});

describe('dates of a workbook', () => {
  const heads = ['编码', '批号', '生产日期', '有效期至', '数量'];
  const lotsOf = async (bytes: Uint8Array) => openWizard(boss, { target: 'stock', bytes });

  it('are understood as text, as a number of eight digits, with dots and as a serial number', async () => {
    const { code } = await aProduct(boss);
    const bytes = workbook([
      heads,
      [code, 'D1', '2026.1.5', '2028.10', 1],
      [code, 'D2', '20260105', '20281031', 1],
      [code, 'D3', 46_027, 47_057, 1],
      [code, 'D4', '２０２６－０１－０５', '2028年10月', 1],
    ]);
    expect(await (await lotsOf(bytes)).run()).toMatchObject({ value: { added: 4 } });
    const filters = [{ op: 'startsWith', column: 'batchNo', text: 'D' }];
    const { rows: lots } = await boss.ok<{ rows: { madeOn: string; expiresOn: string; expiresLabel: string }[] }>(
      'stock.list',
      { filters, sort: [{ column: 'batchNo', direction: 'asc' }] },
    );
    expect(lots.map(({ madeOn, expiresOn }) => [madeOn, expiresOn])).toEqual(
      Array.from({ length: 4 }, (_, at) => ['2026-01-05', at === 2 ? '2028-10-31' : '2028-10-31']),
    );
    expect(lots[0]?.expiresLabel).toBe('2028.10');
  });

  it('keep a month without a day, so that an expiry lasts to the end of its month', async () => {
    const { code } = await aProduct(boss);
    const bytes = workbook([heads, [code, 'M1', 46_027, 47_027, 1], [code, 'M2', 46_027, 2028.1, 1]], {
      formats: { C2: 'yyyy-mm-dd', D2: 'yyyy.mm', D3: '0.00' },
    });
    const { preview } = await lotsOf(bytes);
    expect(preview.rows).toEqual([
      [code, 'M1', '2026-01-05', '2028.10', '1'],
      [code, 'M2', '46027', '2028.10', '1'],
    ]);
  });

  it('keep the time of a day where the cell shows one, for a deadline', async () => {
    const rows = [
      ['项目名称', '截止时间'],
      ['甲', 46_027.395_833_333],
      ['乙', 46_027],
    ];
    const bytes = workbook(rows, { formats: { B2: 'yyyy/m/d h:mm', B3: 'yyyy/m/d h:mm' } });
    const { preview } = await openWizard(boss, { target: 'tenders', bytes });
    expect(preview.rows).toEqual([
      ['甲', '2026-01-05 09:30'],
      ['乙', '2026-01-05'],
    ]);
  });

  it('count from 1904 where the workbook says so', async () => {
    const bytes = workbook([heads, ['X', 'E1', 46_027 - 1_462, '2028.10', 1]], {
      formats: { C2: 'yyyy-mm-dd' },
      is1904: true,
    });
    expect((await lotsOf(bytes)).preview.rows[0]?.[2]).toBe('2026-01-05');
  });

  it('are refused where a spreadsheet has made January of October', async () => {
    const { code } = await aProduct(boss);
    const { check } = await lotsOf(workbook([heads, [code, 'O1', '', 2028.1, 1]]));
    expect(valueOf(await check()).errors).toMatchObject([
      { row: 2, field: 'expiry', problem: { params: { case: 'imports.refusals.whichMonth', year: '2028' } } },
    ]);
  });
});

it('takes agents as customers of the kind agent, by one value for all rows', async () => {
  const columns = { kind: { constant: '代理商' } };
  const bytes = workbook([['代理商名称'], ['张三医药咨询'], ['李四工作室']]);
  const { check, run } = await openWizard(boss, { target: 'customers', bytes, columns });
  expect(valueOf(await check())).toMatchObject({ fresh: 2 });
  await run();
  const { rows: agents } = await boss.ok<{ rows: { name: string }[] }>('customers.list', {
    filters: [{ op: 'in', column: 'kind', values: ['agent'] }],
  });
  expect(agents.map(({ name }) => name).toSorted()).toEqual(['张三医药咨询', '李四工作室']);
});

it('takes a batch number such as 2E10 for what it is, and refuses one that a spreadsheet wrote as 2.5E+10', async () => {
  const { code } = await aProduct(boss);
  expect(
    await importRows(boss, 'stock', [
      ['编码', '批号', '有效期至', '数量'],
      [code, '2E10', '2028.10', 1],
    ]),
  ).toMatchObject({ added: 1 });
  const bytes = workbook([
    ['编码', '批号', '有效期至', '数量'],
    [code, '2.5E+10', '2028.10', 1],
  ]);
  const { check } = await openWizard(boss, { target: 'stock', bytes });
  expect(valueOf(await check()).errors).toMatchObject([
    { field: 'batchNo', problem: { params: { case: 'imports.refusals.damaged' } } },
  ]);
});
