/** Receipts, bank lines and statements for tests, through the procedures. */
import { zipSync, strToU8 } from 'fflate';
import type { Seat } from '../book';

export type MadeReceipt = { readonly receiptId: number; readonly number: string };
type ReceiptGiven = {
  readonly customerId: number;
  readonly amountFen?: number;
  readonly receivedOn?: string;
  readonly form?: string;
  readonly payer?: string;
  readonly payerSeen?: boolean;
  readonly remark?: string;
  readonly bill?: { readonly billNo: string; readonly acceptor: string; readonly dueOn: string };
};

/** Money by transfer on the first day of the book, recorded by somebody who may. */
export const aReceipt = (cashier: Seat, given: ReceiptGiven): Promise<MadeReceipt> =>
  cashier.ok<MadeReceipt>('receivables.record', {
    amountFen: 100_00,
    receivedOn: '2026-11-20',
    form: 'transfer',
    payer: '',
    remark: '',
    ...given,
  });

/** Matches parts of a receipt to orders. */
export const matchTo = (finance: Seat, receiptId: number, parts: readonly object[]) =>
  finance.ok<{ matchedFen: number }>('receivables.match', { receiptId, parts });

type LineGiven = { readonly amountFen?: number; readonly payer?: string; readonly payerAccount?: string };

/** Money of a payer nobody knows yet. */
export async function aBankLine(cashier: Seat, given: LineGiven = {}): Promise<number> {
  const line = { receivedOn: '2026-11-20', amountFen: 300_00, payer: '张三', payerAccount: '', reference: '货款' };
  return (await cashier.ok<{ bankLineId: number }>('receivables.addBankLine', { ...line, ...given })).bankLineId;
}

/** An opening document of a customer. */
export const openingOf = (number: string, amountFen: number, dueOn = '2026-08-31') => ({
  number,
  documentOn: '2026-06-01',
  dueOn,
  amountFen,
  remark: '',
});

/** Hands a file over in one piece. */
export async function stage(seat: Seat, name: string, bytes: Uint8Array): Promise<string> {
  const piece = { fileId: null, name, at: 0, bytes: Buffer.from(bytes).toString('base64'), isLast: true };
  return (await seat.ok<{ fileId: string }>('imports.put', piece)).fileId;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A workbook of one sheet with these texts. */
export function workbookOf(rows: readonly (readonly string[])[]): Uint8Array {
  const cells = (row: readonly string[]) =>
    row.map((text) => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`).join('');
  const data = rows.map((row) => `<row>${cells(row)}</row>`).join('');
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const files = {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relation}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}
