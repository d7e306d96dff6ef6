/** The platform's list of issued invoices beside the book, in three lists. Pure. */
import { daysBetween } from '../../../shared/domain/business-date';
import { comparedFields, type ComparedField } from '../../../shared/domain/tax-platform-words';
import type { PlatformRow } from './platform-results';

/** An invoice of the book; amounts in fen, a red one negative. `serials`: our request's numbers for it. */
export type OwnInvoice = {
  readonly invoiceId: number;
  readonly number: string;
  readonly issuedOn: string;
  readonly buyer: string;
  readonly taxNo: string;
  readonly totalFen: number;
  readonly taxFen: number;
  readonly requestNumber: string;
};
export type TheirInvoice = PlatformRow & { readonly issuedOn: string; readonly totalFen: number };
export type Pair = { readonly ours: OwnInvoice; readonly theirs: TheirInvoice; readonly fields: ComparedField[] };
export type Compared = {
  readonly same: number;
  readonly onlyOurs: OwnInvoice[];
  readonly onlyTheirs: TheirInvoice[];
  readonly differs: Pair[];
};

/** An invoice typed late may carry another day: so far apart two of one buyer and total may still be one. */
export const WINDOW_DAYS = 7;

const bare = (text: string): string => text.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();

const sameField: Readonly<Record<ComparedField, (ours: OwnInvoice, theirs: TheirInvoice) => boolean>> = {
  number: (ours, theirs) => ours.number === theirs.number,
  issuedOn: (ours, theirs) => ours.issuedOn === theirs.issuedOn,
  // The tax number says who it is; names are compared where one side has none.
  buyer: (ours, theirs) =>
    ours.taxNo !== '' && theirs.buyerTaxNo !== ''
      ? ours.taxNo === theirs.buyerTaxNo
      : theirs.buyer === '' || bare(ours.buyer) === bare(theirs.buyer),
  total: (ours, theirs) => ours.totalFen === theirs.totalFen,
  tax: (ours, theirs) => theirs.taxFen === null || ours.taxFen === theirs.taxFen,
};

/** The request's number without the part that says which of its invoices. */
export const serialRequest = (serial: string): string => serial.replace(/-\d{1,3}$/u, '');

type Fits = (ours: OwnInvoice, theirs: TheirInvoice) => boolean;
const byNumber: Fits = (ours, theirs) => theirs.number !== '' && ours.number === theirs.number;
const bySerial: Fits = (ours, theirs) =>
  theirs.serial !== '' &&
  ours.requestNumber !== '' &&
  (ours.requestNumber === theirs.serial || ours.requestNumber === serialRequest(theirs.serial)) &&
  ours.totalFen === theirs.totalFen;
const byBuyer: Fits = (ours, theirs) =>
  ours.taxNo !== '' &&
  ours.taxNo === theirs.buyerTaxNo &&
  ours.totalFen === theirs.totalFen &&
  Math.abs(daysBetween(ours.issuedOn, theirs.issuedOn)) <= WINDOW_DAYS;

/**
 * Pairs the two lists: by the number where both know it, by our own 流水号, then by buyer, total and day; each
 * invoice once. What fits better is taken first, so the order of the file does not matter.
 */
export function compareLists(ours: readonly OwnInvoice[], theirs: readonly TheirInvoice[]): Compared {
  const left = new Set(ours);
  const right = new Set(theirs);
  const pairs: Pair[] = [];
  for (const fits of [byNumber, bySerial, byBuyer]) {
    for (const their of right) {
      const own = [...left].find((one) => fits(one, their));
      if (!own) continue;
      left.delete(own);
      right.delete(their);
      pairs.push({ ours: own, theirs: their, fields: comparedFields.filter((field) => !sameField[field](own, their)) });
    }
  }
  const differs = pairs.filter(({ fields }) => fields.length > 0);
  return { same: pairs.length - differs.length, onlyOurs: [...left], onlyTheirs: [...right], differs };
}
