/** What the tax platform gives back: results of a batch, its list of issued invoices, invoice files. */
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../../src/shared/contract/procedure';
import type {
  MatchedFile,
  PlatformComparison,
  taxPlatformContract,
} from '../../../src/shared/contract/tax-platform.contract';
import type { AttachmentRow } from '../../../src/shared/contract/files.contract';
import { openBook, type Book } from '../../helpers/book';
import { aTeam, type LocalTeam } from '../../helpers/builders/dispatch';
import { aPdf } from '../../helpers/builders/files';
import {
  aNormalRequest,
  anInvoiceNumber,
  aShippedOrder,
  issueRequestBy,
  requestOf,
  requestSeenBy,
  toInvoiceOf,
} from '../../helpers/builders/invoicing';
import {
  blankTemplate,
  exportOf,
  keepTemplate,
  resultsOf,
  stageResults,
  type ResultGiven,
} from '../../helpers/builders/invoicing-platform';
import { stage, workbookOf } from '../../helpers/builders/receivables';
import { aCustomer } from '../../helpers/builders/customers';
import { aProduct } from '../../helpers/builders/products';
import { aLot } from '../../helpers/builders/stock';

let book: Book;
let team: LocalTeam;
beforeAll(async () => {
  book = await openBook();
  team = await aTeam(book);
  await keepTemplate(team.boss, blankTemplate());
});
afterAll(() => book.close());

type Results = OutputOf<(typeof taxPlatformContract)['previewResults']>;
const anExported = async (units: number, buyerId?: number) => {
  const order = await aShippedOrder(team, units, buyerId === undefined ? {} : { buyerId });
  const made = await aNormalRequest(team, order.number);
  await exportOf(team.boss, [made.requestId]);
  return { ...made, buyerId: order.buyerId, orderNumber: order.number };
};
const preview = async (rows: readonly ResultGiven[]) =>
  team.boss.ok<Results>('taxPlatform.previewResults', { fileId: await stageResults(team.boss, rows) });
const apply = async (rows: readonly ResultGiven[]) =>
  team.boss.ok<Results>('taxPlatform.applyResults', { fileId: await stageResults(team.boss, rows) });
const stateOf = async (requestId: number) => (await requestSeenBy(team.boss, requestId)).request;

describe('results of the platform', () => {
  it('are shown first, then posted with the bureau’s own tax; run twice, nothing is posted twice', async () => {
    const one = await anExported(600);
    const row = {
      serial: one.number,
      number: anInvoiceNumber(),
      exclusive: '6,796.47',
      tax: '883.53',
      total: '7,680.00',
    };
    expect(await preview([row])).toMatchObject({
      ...{ issued: 1, failed: 0, known: 0, unknown: 0, refused: 0 },
      rows: [{ row: 3, verdict: 'issue', issuedOn: '2026-11-21', totalFen: 7_680_00, taxFen: 883_53 }],
    });
    expect(await stateOf(one.requestId)).toMatchObject({ state: 'exported' });
    expect(await apply([row])).toMatchObject({ issued: 1, refused: 0 });
    const { request, invoices } = await requestSeenBy(team.boss, one.requestId);
    expect(request).toMatchObject({ state: 'issued' });
    expect(invoices).toMatchObject([
      { number: row.number, issuedOn: '2026-11-21', totalFen: 7_680_00, taxFen: 883_53 },
    ]);
    expect(await apply([row])).toMatchObject({ issued: 0, known: 1 });
    expect(await preview([{ ...row, number: anInvoiceNumber() }])).toMatchObject({
      refused: 1,
      rows: [
        { verdict: 'refused', problem: { params: { case: 'taxPlatform.refusals.otherNumber', number: row.number } } },
      ],
    });
    expect((await toInvoiceOf(team, one.orderNumber)).map(({ openQty }) => openQty)).toEqual([]);
  });

  it('that failed give the request back with the reason, which is gone when it is exported again', async () => {
    const one = await anExported(2);
    const row = { serial: one.number, status: '开票失败', reason: '商品编码与税率不符', issuedOn: '' };
    expect(await apply([row])).toMatchObject({ issued: 0, failed: 1 });
    expect(await stateOf(one.requestId)).toMatchObject({ state: 'failed', failReason: '商品编码与税率不符' });
    expect(await apply([row])).toMatchObject({ failed: 0, known: 1 });
    await exportOf(team.boss, [one.requestId]);
    expect(await stateOf(one.requestId)).toMatchObject({ state: 'exported', failReason: '' });
    expect(await apply([{ serial: one.number, number: anInvoiceNumber(), total: '25.60' }])).toMatchObject({
      issued: 1,
    });
  });

  it('of nobody’s request, of another total, of tomorrow, with too much tax or without a number are named and change nothing', async () => {
    const one = await anExported(10);
    const good = { serial: one.number, number: anInvoiceNumber(), exclusive: '113.27', tax: '14.73', total: '128.00' };
    const cases: [ResultGiven, string, string][] = [
      [{ ...good, serial: 'KP9999-00001' }, 'unknown', 'taxPlatform.refusals.unknownSerial'],
      [{ ...good, exclusive: '', tax: '', total: '127.99' }, 'refused', 'taxPlatform.refusals.otherTotal'],
      [{ ...good, issuedOn: '2026-11-22' }, 'refused', 'invoicing.refusals.future'],
      [{ ...good, issuedOn: '昨天' }, 'refused', 'taxPlatform.refusals.noDate'],
      [{ ...good, exclusive: '113.24', tax: '14.76' }, 'refused', 'invoicing.refusals.tax'],
      [{ ...good, number: '', status: '开票中' }, 'refused', 'taxPlatform.refusals.noNumber'],
      [{ ...good, number: '123' }, 'refused', 'invoicing.refusals.number'],
      [{ ...good, total: '壹佰' }, 'refused', 'taxPlatform.refusals.noAmount'],
    ];
    for (const [row, verdict, name] of cases) {
      expect((await apply([row])).rows).toMatchObject([{ verdict, problem: { params: { case: name } } }]);
    }
    expect(await stateOf(one.requestId)).toMatchObject({ state: 'exported' });
    expect((await apply([good, { ...good, number: anInvoiceNumber() }])).rows).toMatchObject([
      { verdict: 'issue' },
      { verdict: 'refused', problem: { params: { case: 'taxPlatform.refusals.otherNumber' } } },
    ]);
  });

  it('of a request with several invoices are told apart by the number behind its own; each may come later', async () => {
    const buyer = await aCustomer(team.boss);
    const orders = [
      await aShippedOrder(team, 5, { buyerId: buyer.id }),
      await aShippedOrder(team, 5, { buyerId: buyer.id, productId: await exemptProduct() }),
    ];
    const rows = (await Promise.all(orders.map(({ number }) => toInvoiceOf(team, number)))).flat();
    const [made] = await requestOf(team.boss, rows);
    if (!made) throw new Error('no request was made');
    expect(made).toMatchObject({ invoices: 2 });
    await exportOf(team.boss, [made.requestId]);
    const second = {
      serial: `${made.number}-2`,
      number: anInvoiceNumber(),
      exclusive: '64.00',
      tax: '0.00',
      total: '64.00',
    };
    expect(
      await apply([second, { serial: `${made.number}-1`, status: '失败', reason: '税号不存在', issuedOn: '' }]),
    ).toMatchObject({ issued: 1, failed: 1 });
    expect(await stateOf(made.requestId)).toMatchObject({ state: 'failed' });
    const again = await exportOf(team.boss, [made.requestId]);
    expect(again).toMatchObject({ ok: true, value: { invoices: 1 } });
    expect(
      await apply([{ serial: `${made.number}-1`, number: anInvoiceNumber(), total: '64.00' }, second]),
    ).toMatchObject({ issued: 1, known: 1 });
    expect(await stateOf(made.requestId)).toMatchObject({ state: 'issued' });
  });

  it('in a file without the heads, of another kind, a bomb or with a document type are refused with the reason', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(40_000_000) });
    const typed = zipSync({ 'xl/workbook.xml': new TextEncoder().encode('<!DOCTYPE a><a/>') });
    const cases: [Uint8Array, object][] = [
      [
        workbookOf([
          ['甲', '乙'],
          ['1', '2'],
        ]),
        { case: 'taxPlatform.refusals.missingColumns', heads: '发票流水号、发票号码、价税合计' },
      ],
      [aPdf(), { kinds: '.xlsx, .xls, .csv' }],
      [bomb, { case: 'imports.refusals.unpacksTooBig' }],
      [typed, { case: 'imports.refusals.unreadable' }],
    ];
    for (const [bytes, params] of cases) {
      const fileId = await stage(team.boss, 'x.xlsx', bytes);
      expect(await team.boss.call('taxPlatform.previewResults', { fileId })).toMatchObject({
        problem: { code: 'FILE_REJECTED', params },
      });
    }
    const strange = await stage(team.sales, 'x.xlsx', resultsOf([]));
    expect(await team.boss.call('taxPlatform.applyResults', { fileId: strange })).toMatchObject({
      problem: { code: 'NOT_FOUND' },
    });
  });
});

describe('the platform’s list of issued invoices', () => {
  it('beside the book gives three lists; an unknown one names the request it is likely of', async () => {
    const buyer = await aCustomer(team.boss, { taxNo: '91320100MA1TEST001' });
    const taxNo = '91320100MA1TEST001';
    const [same, moved, ours] = [
      await anExported(10, buyer.id),
      await anExported(20, buyer.id),
      await anExported(30, buyer.id),
    ];
    const numbers: string[] = [];
    for (const { requestId } of [same, moved, ours])
      numbers.push(...(await issueRequestBy(team.boss, requestId, '2026-11-20')));
    const waiting = await anExported(40, buyer.id);
    const stranger = anInvoiceNumber();
    const heads = ['数电发票号码', '开票日期', '购买方名称', '购方识别号', '货物名称', '金额', '税额', '价税合计'];
    const lines = [
      heads,
      [numbers[0] ?? '', '2026-11-20 09:00:00', buyer.name, taxNo, '甲', '56.64', '7.36', '64.00'],
      [numbers[0] ?? '', '2026-11-20 09:00:00', buyer.name, taxNo, '乙', '56.63', '7.37', '64.00'],
      [numbers[1] ?? '', '2026-11-19', buyer.name, taxNo, '甲', '226.55', '29.45', '256.00'],
      [stranger, '2026-11-20', buyer.name, taxNo, '甲', '453.10', '58.90', '512.00'],
      ['合计', '', '', '', '', '', '', '896.00'],
    ];
    const csv = iconv.encode(lines.map((row) => row.map((text) => `"${text}"`).join(',')).join('\r\n'), 'gb18030');
    const found = await team.boss.ok<PlatformComparison>('taxPlatform.compare', {
      fileId: await stage(team.boss, '已开.csv', new Uint8Array(csv)),
    });
    expect({ from: found.from, to: found.to, same: found.same }).toEqual({
      from: '2026-11-19',
      to: '2026-11-20',
      same: 1,
    });
    expect(found.onlyOurs).toMatchObject([{ number: numbers[2], totalFen: 384_00 }]);
    expect(found.onlyTheirs).toMatchObject([
      { number: stranger, totalFen: 512_00, requestNumber: waiting.number, requestId: waiting.requestId },
    ]);
    expect(found.differs).toMatchObject([
      {
        ours: { number: numbers[1], issuedOn: '2026-11-20' },
        theirs: { issuedOn: '2026-11-19' },
        fields: ['issuedOn'],
      },
    ]);
  });
});

describe('invoice files', () => {
  it('dropped together find their invoice by the number in their name; the rest are named', async () => {
    const one = await anExported(7);
    const [number = ''] = await issueRequestBy(team.boss, one.requestId);
    const names = [`dzfp_${number}_医院_20261121.pdf`, '发票.pdf', 'dzfp_26329999999999999999.ofd', `${number}.docx`];
    const { rows } = await team.boss.ok<{ rows: MatchedFile[] }>('taxPlatform.matchFiles', { names });
    expect(rows.map((row) => [row.number, row.problem?.params['case'] ?? null])).toEqual([
      [number, null],
      ['', 'taxPlatform.refusals.noFileNumber'],
      ['', 'taxPlatform.refusals.noInvoice'],
      ['', 'taxPlatform.refusals.otherKind'],
    ]);
    const entityId = rows[0]?.invoiceId;
    const fileId = await stage(team.boss, names[0] ?? '', aPdf(number));
    await team.boss.ok('files.add', { entity: 'invoice', entityId, kind: 'issued_invoice', name: names[0], fileId });
    const listed = await team.boss.ok<{ rows: AttachmentRow[] }>('files.list', { entity: 'invoice', entityId });
    expect(listed.rows).toMatchObject([{ name: names[0], mediaType: 'application/pdf', kind: 'issued_invoice' }]);
  });
});

async function exemptProduct(): Promise<number> {
  const { id } = await aProduct(team.boss, { taxRateBp: 0 });
  await aLot(team.boss, id);
  return id;
}
