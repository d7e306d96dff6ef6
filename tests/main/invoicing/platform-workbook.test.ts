/** The batch workbook of the tax platform: the user's own blank one, filled. */
import { strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlatformGap } from '../../../src/shared/contract/tax-platform.contract';
import { openBook, type Book } from '../../helpers/book';
import { aTeam, type LocalTeam } from '../../helpers/builders/dispatch';
import { aNormalRequest, aShippedOrder } from '../../helpers/builders/invoicing';
import {
  blankTemplate,
  exportOf,
  filledRows,
  headHeads,
  keepTemplate,
  lineHeads,
  partsOf,
  sheetNames,
  waitingOf,
} from '../../helpers/builders/invoicing-platform';
import { aProduct, productFields } from '../../helpers/builders/products';
import { stage } from '../../helpers/builders/receivables';
import { aLot } from '../../helpers/builders/stock';
import { aCustomer } from '../../helpers/builders/customers';

let book: Book;
let team: LocalTeam;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
});
afterAll(() => book.close());

const request = async (units: number, given: { readonly buyerId?: number; readonly productId?: number } = {}) =>
  aNormalRequest(team, (await aShippedOrder(team, units, given)).number);
const check = (requestIds: readonly number[], kind = 'byBuyer') =>
  team.boss.ok<{ gaps: PlatformGap[]; invoices: number; totalFen: number }>('taxPlatform.check', { requestIds, kind });

describe('the blank workbook of the platform', () => {
  it('is kept with its date, once it has what is needed; before that nothing can be exported', async () => {
    const { requestId } = await request(1);
    expect(await team.boss.ok('taxPlatform.template')).toEqual({ template: null });
    expect(await exportOf(team.boss, [requestId])).toMatchObject({
      problem: { params: { case: 'taxPlatform.refusals.noTemplate' } },
    });
    expect(await keepTemplate(team.boss, blankTemplate())).toMatchObject({
      ok: true,
      value: {
        sheets: [
          { name: sheetNames.heads, headRow: 3 },
          { name: sheetNames.lines, headRow: 3 },
        ],
      },
    });
    expect(await team.boss.ok('taxPlatform.template')).toMatchObject({
      template: { name: '批量开票模板.xlsx', keptAt: book.now(), keptBy: '李敏' },
    });
  });

  it('without a required head is refused, saying which and where it was looked for', async () => {
    const without = lineHeads.filter((head) => !head.includes('税收编码') && !head.includes('税率'));
    expect(await keepTemplate(team.boss, blankTemplate({ lineHeads: without }))).toMatchObject({
      problem: {
        code: 'FILE_REJECTED',
        params: {
          case: 'taxPlatform.refusals.missingHeads',
          sheet: sheetNames.lines,
          heads: '商品和服务税收编码、税率',
          rows: 10,
        },
      },
    });
    const other = blankTemplate({ names: { heads: '甲', lines: sheetNames.lines } });
    expect(await keepTemplate(team.boss, other)).toMatchObject({
      problem: {
        params: {
          case: 'taxPlatform.refusals.noSheet',
          sheet: '发票基本信息',
          found: '填写须知、甲、2-发票明细信息、版本',
        },
      },
    });
  });

  it('that is filled already, encrypted in a document type, packed too tightly or no workbook is refused', async () => {
    const cases: [Uint8Array, object][] = [
      [
        blankTemplate({ example: ['KP1', '普通发票'] }),
        { case: 'taxPlatform.refusals.notBlank', row: 4, sheet: sheetNames.heads },
      ],
      [
        blankTemplate({ extra: { 'xl/theme/theme1.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a/>') } }),
        { case: 'imports.refusals.unreadable' },
      ],
      [
        blankTemplate({ extra: { 'xl/media/zeros.bin': new Uint8Array(60_000_000) } }),
        { case: 'imports.refusals.unpacksTooBig' },
      ],
      [strToU8('PK but no archive'), { case: 'imports.refusals.unreadable' }],
      [strToU8('%PDF-1.7'), { case: 'imports.refusals.unreadable' }],
    ];
    for (const [bytes, params] of cases) {
      expect(await keepTemplate(team.boss, bytes)).toMatchObject({
        ok: false,
        problem: { code: 'FILE_REJECTED', params },
      });
    }
  });
});

describe('the filled workbook', () => {
  beforeAll(async () => {
    await keepTemplate(team.boss, blankTemplate());
  });

  it('holds the requests as texts, and every other part of the file is the same byte for byte', async () => {
    const blank = blankTemplate();
    await keepTemplate(team.boss, blank);
    const [first, second] = [await request(12), await request(3)];
    const made = await exportOf(team.boss, [first.requestId, second.requestId]);
    if (!made.ok) throw new Error(made.problem.code);
    const { bytes, name, invoices } = made.value;
    expect({ name, invoices }).toEqual({ name: '批量开票20261121.xlsx', invoices: 2 });
    const [before, after] = [partsOf(blank), partsOf(bytes)];
    expect(Object.keys(after)).toEqual(Object.keys(before));
    const changed = Object.keys(before).filter(
      (part) => !Buffer.from(before[part] ?? []).equals(Buffer.from(after[part] ?? [])),
    );
    expect(changed).toEqual(['xl/worksheets/sheet2.xml', 'xl/worksheets/sheet3.xml']);
    expect(filledRows(bytes, sheetNames.heads)).toMatchObject([
      { 发票流水号: first.number, 发票类型: '普通发票', 是否含税: '是', 购买方纳税人识别号: '12320000466000000X' },
      { 发票流水号: second.number },
    ]);
    expect(filledRows(bytes, sheetNames.lines)).toMatchObject([
      {
        发票流水号: first.number,
        商品和服务税收编码: '1070304020000000000',
        数量: '12',
        单价: '12.8',
        金额: '153.60',
        税率: '0.13',
      },
      { 发票流水号: second.number, 数量: '3', 金额: '38.40' },
    ]);
    const xml = Buffer.from(after['xl/worksheets/sheet2.xml'] ?? []).toString();
    const untouched = Buffer.from(before['xl/worksheets/sheet2.xml'] ?? []).toString();
    expect(xml.slice(xml.indexOf('</sheetData>'))).toBe(untouched.slice(untouched.indexOf('</sheetData>')));
    expect(xml.slice(0, xml.indexOf('<row r="4"'))).toBe(untouched.slice(0, untouched.indexOf('<row r="4"')));
    expect(xml).toContain(`<c r="A4" s="2" t="inlineStr"><is><t xml:space="preserve">${first.number}</t></is></c>`);
  });

  it('writes what looks like a formula, and what looks like a number, as the text it is', async () => {
    const buyer = await aCustomer(team.boss, {
      name: '=HYPERLINK("http://x")&<b>',
      taxNo: '91320000123456789012',
    });
    const product = await aProduct(team.boss, { genericName: '+1 阿莫西林 _x000D_ 胶囊', specification: '@0.25g' });
    const one = await request(2, { buyerId: buyer.id, productId: await stockedOf(product.id) });
    const made = await exportOf(team.boss, [one.requestId]);
    if (!made.ok) throw new Error(made.problem.code);
    expect(filledRows(made.value.bytes, sheetNames.heads)).toMatchObject([
      { 购买方名称: '=HYPERLINK("http://x")&<b>', 购买方纳税人识别号: '91320000123456789012' },
    ]);
    expect(filledRows(made.value.bytes, sheetNames.lines)).toMatchObject([
      { 项目名称: '+1 阿莫西林 _x000D_ 胶囊', 规格型号: '@0.25g' },
    ]);
  });

  it('finds heads that moved to another row and column, and writes kinds and rates as its lists offer them', async () => {
    const turned = { headHeads: headHeads.toReversed(), lineHeads, headRow: 5, rates: '"13%,9%,免税"' };
    await keepTemplate(
      team.boss,
      blankTemplate({ ...turned, headHeads: headHeads.toReversed().map((head) => head.replace('*', '')) }),
    );
    const one = await request(1);
    const made = await exportOf(team.boss, [one.requestId], { kind: 'special' });
    if (!made.ok) throw new Error(made.problem.code);
    expect(filledRows(made.value.bytes, sheetNames.heads, 5)).toMatchObject([{ 发票流水号: one.number }]);
    expect(filledRows(made.value.bytes, sheetNames.lines, 5)).toMatchObject([{ 税率: '13%', 金额: '12.80' }]);
    await keepTemplate(team.boss, blankTemplate({ rates: '"0.06,0.03"' }));
    expect(await check([one.requestId])).toMatchObject({
      gaps: [
        {
          serial: one.number,
          line: 1,
          problem: { params: { case: 'taxPlatform.refusals.notOffered', head: '税率', offered: '0.06、0.03' } },
        },
      ],
    });
    await keepTemplate(team.boss, blankTemplate());
  });

  it('is not made while anything is missing, and all of it is named', async () => {
    const buyer = await aCustomer(team.boss, { name: '长'.repeat(101), taxNo: '' });
    const product = await aProduct(team.boss, { specification: '粒'.repeat(21) });
    const one = await request(1, { buyerId: buyer.id, productId: await stockedOf(product.id) });
    const card = productFields({ specification: '粒'.repeat(21), taxCode: '' });
    await team.boss.ok('products.update', { ...card, productId: product.id, version: product.version });
    const { gaps } = await check([one.requestId]);
    expect(gaps.map(({ line, problem }) => [line, problem.params['case']])).toEqual([
      [null, 'taxPlatform.refusals.noTaxNo'],
      [null, 'taxPlatform.refusals.tooLong'],
      [1, 'taxPlatform.refusals.noTaxCode'],
      [1, 'taxPlatform.refusals.tooLong'],
    ]);
    expect(await exportOf(team.boss, [one.requestId])).toMatchObject({
      problem: { params: { case: 'taxPlatform.refusals.gaps', count: 4 } },
    });
    expect((await waitingOf(team.boss)).find(({ id }) => id === one.requestId)).toMatchObject({
      state: 'approved',
      exportCount: 0,
    });
  });
});

describe('an exported request', () => {
  it('may be exported again, which is counted, and taken back to approved; a stale list exports nothing', async () => {
    const one = await request(4);
    const seen = { requests: [{ requestId: one.requestId, version: one.version }], kind: 'byBuyer' };
    await exportOf(team.boss, [one.requestId]);
    await exportOf(team.boss, [one.requestId]);
    const found = (await waitingOf(team.boss)).find(({ id }) => id === one.requestId);
    expect(found).toMatchObject({ state: 'exported', exportCount: 2, actions: { undoExport: true } });
    expect(await team.boss.call('taxPlatform.export', seen)).toMatchObject({ problem: { code: 'CONFLICT' } });
    const requests = [{ requestId: one.requestId, version: found?.version }];
    expect(await team.boss.ok('taxPlatform.undoExport', { requests })).toEqual({ undone: 1 });
    expect((await waitingOf(team.boss)).find(({ id }) => id === one.requestId)).toMatchObject({
      state: 'approved',
      exportCount: 2,
    });
    expect(await team.boss.call('taxPlatform.undoExport', { requests })).toMatchObject({
      problem: { code: 'CONFLICT' },
    });
  });

  it('is the invoicing clerk’s affair alone', async () => {
    expect(await team.sales.call('taxPlatform.waiting')).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    const fileId = await stage(team.sales, 'a.xlsx', blankTemplate());
    expect(await team.sales.call('taxPlatform.keepTemplate', { fileId })).toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
  });
});

/** 1,000 units of a product in stock. */
async function stockedOf(productId: number): Promise<number> {
  await aLot(team.boss, productId);
  return productId;
}
