/** What of a request the tax platform is told, and what it would refuse of it. Pure. */
import type { CustomerKind } from '../../../shared/domain/customer-words';
import type { TaxMethod } from '../../../shared/domain/invoicing-words';
import { amountFen, unitPriceText } from '../../../shared/domain/money';
import { refuse, type Problem, type ProblemParams } from '../../../shared/domain/problem';
import { platformLimits, type PlatformKind, type PlatformKindChoice } from '../../../shared/domain/tax-platform-words';

/** Quantity in thousandths, price 1/10000 yuan with tax, amount in fen with tax, rate in basis points. */
export type PlatformLine = {
  readonly goods: string;
  readonly taxCode: string;
  readonly specification: string;
  readonly unit: string;
  readonly qty: number;
  readonly price: number;
  readonly fen: number;
  readonly rateBp: number;
  readonly method: TaxMethod;
};
export type PlatformInvoice = {
  readonly serial: string;
  readonly customerName: string;
  readonly kind: PlatformKind;
  readonly title: string;
  readonly taxNo: string;
  readonly addressPhone: string;
  readonly bankAccount: string;
  readonly remark: string;
  readonly lines: readonly PlatformLine[];
};
/** `line` from 1; null: the invoice itself. */
export type Gap = {
  readonly serial: string;
  readonly customerName: string;
  readonly line: number | null;
  readonly problem: Problem;
};

/** Special invoices let a trader deduct the tax; institutions and pharmacies take ordinary ones. */
export const kindOf = (choice: PlatformKindChoice, customer: CustomerKind): PlatformKind => {
  if (choice !== 'byBuyer') return choice;
  return customer === 'distributor' || customer === 'agent' ? 'special' : 'ordinary';
};

/** As the platform counts: a Chinese character is two. */
export const charsOf = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0xff ? 2 : 1), 0);

const TAX_NO = /^[0-9A-Z]{15,20}$/u;
const TAX_CODE = /^\d{19}$/u;

const tooLong = (what: string, value: string, max: number): Problem | undefined =>
  charsOf(value) <= max
    ? undefined
    : refused('tooLong', { what: `taxPlatform.refusals.what.${what}`, value: value.slice(0, 40), max });

const refused = (name: string, params: ProblemParams = {}): Problem =>
  refuse('RULE_VIOLATED', { case: `taxPlatform.refusals.${name}`, ...params }).problem;

function headProblems({ serial, title, taxNo, remark, lines }: PlatformInvoice): (Problem | undefined)[] {
  const { titleChars, remarkChars, serialChars, linesPerInvoice } = platformLimits;
  const badTaxNo = TAX_NO.test(taxNo) ? undefined : refused('badTaxNo', { value: taxNo });
  return [
    taxNo === '' ? refused('noTaxNo') : badTaxNo,
    tooLong('title', title, titleChars),
    tooLong('remark', remark, remarkChars),
    tooLong('serial', serial, serialChars),
    lines.length > linesPerInvoice ? refused('tooManyLines', { count: lines.length, max: linesPerInvoice }) : undefined,
  ];
}

function lineProblems({ goods, taxCode, specification, unit }: PlatformLine): (Problem | undefined)[] {
  const { goodsChars, specificationChars, unitChars } = platformLimits;
  const badCode = TAX_CODE.test(taxCode) ? undefined : refused('badTaxCode', { name: goods, value: taxCode });
  return [
    taxCode === '' ? refused('noTaxCode', { name: goods }) : badCode,
    tooLong('goods', goods, goodsChars),
    tooLong('specification', specification, specificationChars),
    tooLong('unit', unit, unitChars),
  ];
}

/** Everything that is wrong with these invoices, not the first of it. */
export function gapsOf(invoices: readonly PlatformInvoice[]): Gap[] {
  const gaps: Gap[] = [];
  const { invoicesPerFile } = platformLimits;
  if (invoices.length > invoicesPerFile) {
    const problem = refused('tooManyInvoices', { count: invoices.length, max: invoicesPerFile });
    gaps.push({ serial: '', customerName: '', line: null, problem });
  }
  for (const invoice of invoices) {
    const { serial, customerName, lines } = invoice;
    for (const problem of headProblems(invoice)) if (problem) gaps.push({ serial, customerName, line: null, problem });
    for (const [at, line] of lines.entries()) {
      for (const problem of lineProblems(line)) if (problem) gaps.push({ serial, customerName, line: at + 1, problem });
    }
  }
  return gaps;
}

/** An integer of so many decimals as a plain number: `1280` of 2 is `12.80`. */
export const decimal = (value: number, decimals: number): string => {
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
};
/** Without noughts behind: `12.8`. */
export const shortDecimal = (value: number, decimals: number): string =>
  decimal(value, decimals).replace(/\.?0+$/u, '');

/** Unit price in yuan as the platform multiplies it: the agreed one, or what gives the amount where that is its own. */
export const priceText = ({ qty, price, fen }: PlatformLine): string => {
  if (qty === 0) return '';
  return amountFen(qty, price) === fen ? shortDecimal(price, 4) : unitPriceText(fen, qty);
};

const PHONE =
  /^(?<address>.*?)[\s,\uFF0C\u3001;\uFF1B]*(?<phone>(?:\+?86[-\s]?)?(?:\(?0\d{2,3}\)?[-\s]?)?\d{7,8}(?:-\d{1,6})?|1\d{10}|[48]00[-\d]{7,9})\s*$/u;
/** Address and phone, which the card keeps as one text. */
export const addressParts = (text: string): { address: string; phone: string } => {
  const groups = PHONE.exec(text)?.groups;
  return { address: (groups?.['address'] ?? text).trim(), phone: groups?.['phone'] ?? '' };
};

const ACCOUNT = /^(?<bank>.*?)[\s,\uFF0C\u3001:;\uFF1A\uFF1B]*(?<account>\d[\d\s-]{7,}\d)\s*$/u;
/** Bank and account number, which the card keeps as one text. */
export const bankParts = (text: string): { bank: string; account: string } => {
  const groups = ACCOUNT.exec(text)?.groups;
  return { bank: (groups?.['bank'] ?? text).trim(), account: (groups?.['account'] ?? '').replaceAll(/\s/gu, '') };
};
