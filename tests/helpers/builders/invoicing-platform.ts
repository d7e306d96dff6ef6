/** Workbooks of the tax platform for tests: blank ones with all that a real one has, results, lists of issued invoices. */
import { read, utils } from '@e965/xlsx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { PlatformRequest } from '../../../src/shared/contract/tax-platform.contract';
import type { Seat } from '../book';
import { stage, workbookOf } from './receivables';

export const headHeads = [
  '*发票流水号',
  '*发票类型\n(必填)',
  '特定业务类型',
  '*是否含税',
  '受票方自然人标识',
  '*购买方名称',
  '证件类型',
  '购买方纳税人识别号',
  '购买方地址',
  '购买方电话',
  '购买方开户银行',
  '购买方银行账号',
  '备注',
] as const;
export const lineHeads = [
  '*发票流水号',
  '*项目名称',
  '*商品和服务税收编码',
  '规格型号',
  '单位',
  '数量',
  '单价',
  '*金额',
  '*税率',
  '折扣金额',
  '是否使用优惠政策',
  '优惠政策类型',
] as const;
export const sheetNames = { heads: '1-发票基本信息', lines: '2-发票明细信息' } as const;

export type TemplateGiven = {
  readonly headHeads?: readonly string[];
  readonly lineHeads?: readonly string[];
  readonly names?: { readonly heads: string; readonly lines: string };
  /** From 1; a real one has its heads in row 3. */
  readonly headRow?: number;
  /** What the list of rates offers; on a sheet of its own in newer templates. */
  readonly rates?: string;
  /** A row of data that somebody left in it. */
  readonly example?: readonly string[];
  readonly extra?: Readonly<Record<string, Uint8Array>>;
};

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const letter = (at: number) => String.fromCharCode(65 + at);

const rowOf = (number: number, texts: readonly string[], style: number): string => {
  const cells = texts.map((text, at) =>
    text === ''
      ? `<c r="${letter(at)}${number}" s="${style}"/>`
      : `<c r="${letter(at)}${number}" s="${style}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`,
  );
  return `<row r="${number}" spans="1:${texts.length}" ht="18" customHeight="1">${cells.join('')}</row>`;
};

type Sheet = {
  readonly heads: readonly string[];
  readonly rules: string;
  readonly given: TemplateGiven;
  readonly isFirst: boolean;
};

function sheetXml({ heads, rules, given, isFirst }: Sheet): string {
  const { headRow = 3, example = [] } = given;
  const titles = Array.from({ length: headRow - 1 }, (_, at) => rowOf(at + 1, [`填写说明 ${at + 1}`], 1));
  const data = [headRow + 1, headRow + 2].map((number, at) =>
    rowOf(
      number,
      heads.map((_, column) => (isFirst && at === 0 ? (example[column] ?? '') : '')),
      2,
    ),
  );
  const rows = [...titles, rowOf(headRow, heads, 1), ...data].join('\n');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="${main}" xmlns:r="${relation}"><dimension ref="A1:${letter(heads.length - 1)}${headRow + 2}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="${headRow}" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="3" width="24" customWidth="1"/></cols><sheetData>${rows}</sheetData><dataValidations count="1">${rules}</dataValidations><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>`;
}

const rule = (range: string, formula: string) =>
  `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${range}"><formula1>${formula}</formula1></dataValidation>`;

/** A blank workbook as the platform offers it: styles, lists of choices, a hidden sheet with its version, a name. */
export function blankTemplate(given: TemplateGiven = {}): Uint8Array {
  const { names = sheetNames, rates = '税率列表', extra = {} } = given;
  const sheets = ['填写须知', names.heads, names.lines, '版本'];
  const parts = sheets
    .map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${type}.worksheet+xml"/>`)
    .join('');
  const kinds = '&quot;增值税专用发票,普通发票&quot;'.replaceAll('&quot;', '"');
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${parts}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relation}"><sheets>${sheets.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}"${name === '版本' ? ' state="veryHidden"' : ''} r:id="r${at + 1}"/>`).join('')}</sheets><definedNames><definedName name="税率列表">版本!$B$1:$B$4</definedName></definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships">${sheets.map((_, at) => `<Relationship Id="r${at + 1}" Type="${relation}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}<Relationship Id="r9" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="0"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>填写须知</t></is></c></row></sheetData></worksheet>`,
    'xl/worksheets/sheet2.xml': sheetXml({
      heads: given.headHeads ?? headHeads,
      rules: rule('B4:B1000', kinds) + rule('D4:D1000', '"是,否"'),
      given,
      isFirst: true,
    }),
    'xl/worksheets/sheet3.xml': sheetXml({
      heads: given.lineHeads ?? lineHeads,
      rules: rule('I4:I2000', rates),
      given,
      isFirst: false,
    }),
    'xl/worksheets/sheet4.xml': `<worksheet xmlns="${main}"><sheetData>${['0.13', '0.09', '0.03', '免税'].map((rate, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="inlineStr"><is><t>V251101</t></is></c><c r="B${at + 1}" t="inlineStr"><is><t>${rate}</t></is></c></row>`).join('')}</sheetData></worksheet>`,
  };
  const binary = { 'xl/printerSettings/printerSettings1.bin': new Uint8Array([0, 255, 7, 13, 10, 200]) };
  return zipSync({
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
    ...binary,
    ...extra,
  });
}

/** The parts of an archive. */
export const partsOf = (bytes: Uint8Array): Record<string, Uint8Array> => unzipSync(bytes);

/** The rows of a sheet as texts, by its name. */
export function sheetRows(bytes: Uint8Array, name: string): string[][] {
  const book = read(bytes, { type: 'array' });
  const sheet = book.Sheets[name];
  if (!sheet) throw new Error(`no sheet ${name}`);
  return utils.sheet_to_json<string[]>(sheet, { header: 1, raw: true, defval: '' });
}

/** The rows below the heads, by head. */
export const filledRows = (bytes: Uint8Array, name: string, headRow = 3): Record<string, string>[] => {
  const rows = sheetRows(bytes, name);
  const heads = rows[headRow - 1] ?? [];
  return rows
    .slice(headRow)
    .filter((row) => row.some((text) => text !== ''))
    .map((row) =>
      Object.fromEntries(heads.map((head, at) => [head.replace(/\s*\(.*\)$/u, '').replace('*', ''), row[at] ?? ''])),
    );
};

export const keepTemplate = async (clerk: Seat, bytes: Uint8Array, name = '批量开票模板.xlsx') =>
  clerk.call<{ name: string; sheets: object[] }>('taxPlatform.keepTemplate', {
    fileId: await stage(clerk, name, bytes),
  });

export const waitingOf = async (clerk: Seat): Promise<PlatformRequest[]> =>
  (await clerk.ok<{ rows: PlatformRequest[] }>('taxPlatform.waiting')).rows;

type Wish = { readonly kind?: string; readonly commandId?: string };

/** Exports these requests; answers the refusal or the whole file. */
export async function exportOf(clerk: Seat, requestIds: readonly number[], { kind = 'byBuyer', ...rest }: Wish = {}) {
  const rows = (await waitingOf(clerk)).filter(({ id }) => requestIds.includes(id));
  const requests = rows.map(({ id, version }) => ({ requestId: id, version }));
  const made = await clerk.call<{ fileId: string; name: string; size: number; invoices: number }>(
    'taxPlatform.export',
    { requests, kind, ...rest },
  );
  if (!made.ok) return made;
  const { bytes } = await clerk.ok<{ bytes: string }>('taxPlatform.piece', { fileId: made.value.fileId, at: 0 });
  return { ok: true as const, value: { ...made.value, bytes: new Uint8Array(Buffer.from(bytes, 'base64')) } };
}

export const resultHeads = [
  '序号',
  '发票流水号',
  '数电票号码',
  '开票日期',
  '购买方名称',
  '购买方纳税人识别号',
  '金额',
  '税额',
  '价税合计',
  '开票结果',
  '失败原因',
];
export type ResultGiven = {
  readonly serial: string;
  readonly number?: string;
  readonly issuedOn?: string;
  readonly buyer?: string;
  readonly taxNo?: string;
  readonly exclusive?: string;
  readonly tax?: string;
  readonly total?: string;
  readonly status?: string;
  readonly reason?: string;
};

/** A result of the platform: one that was issued, unless it says otherwise. */
export const resultRow = (given: ResultGiven): string[] => {
  const {
    serial,
    number = '',
    issuedOn = '2026-11-21 10:20:30',
    buyer = '',
    taxNo = '',
    exclusive = '',
    tax = '',
    total = '',
    status = '开票成功',
    reason = '',
  } = given;
  return ['1', serial, number, issuedOn, buyer, taxNo, exclusive, tax, total, status, reason];
};

/** A workbook of results, with a title above its heads. */
export const resultsOf = (rows: readonly ResultGiven[]): Uint8Array =>
  workbookOf([['批量开票结果'], resultHeads, ...rows.map(resultRow)]);

export const stageResults = (clerk: Seat, rows: readonly ResultGiven[]): Promise<string> =>
  stage(clerk, '开票结果.xlsx', resultsOf(rows));
