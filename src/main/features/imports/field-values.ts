/** One cell as the value of a field, or what is wrong with it. */
import type { ImportField, WordField } from '../../../shared/contract/import-fields';
import { labelledExpiry, parseBusinessDate, parseDateAndTime } from '../../../shared/domain/business-date';
import { forLicences, LONG_TERM } from '../../../shared/domain/licence-columns';
import { parseFen, parsePrice } from '../../../shared/domain/money';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { parseQty } from '../../../shared/domain/quantity';
import { parseScaled, toHalfWidth } from '../../../shared/domain/typed-text';
import { isLongTermWord, isTaxFree, knownWords, valueOfWord } from './import-words';

export type FieldValue = string | number | null;
type Parser = (text: string) => Result<FieldValue>;

const ECHO = 40;
/** A long number that a spreadsheet has rounded; a batch may well be called 2E10. */
const DAMAGED = /^[+-]?\d(?:[.,]\d+)?E\+\d+$/iu;
/** January, or October whose zero a spreadsheet has dropped. */
const JANUARY_OR_OCTOBER = /^\d{4}[.]1$/u;

const wrong = (name: string, text: string, more: Readonly<Record<string, string | number>> = {}) =>
  refuse('VALIDATION_FAILED', { case: name, value: text.slice(0, ECHO), ...more });

const textOf =
  (max: number): Parser =>
  (text) => {
    if (DAMAGED.test(toHalfWidth(text))) return wrong('imports.refusals.damaged', text);
    return Array.from(text).length > max ? wrong('fields.tooLong', text, { max }) : okay(text);
  };

/** Numbers and codes: full-width characters become ordinary ones. */
const codeOf =
  (max: number): Parser =>
  (text) =>
    textOf(max)(toHalfWidth(text));

const digitsOf =
  (pattern: RegExp, expected: string): Parser =>
  (text) => {
    const bare = toHalfWidth(text);
    if (DAMAGED.test(bare)) return wrong('imports.refusals.damaged', text);
    return bare === '' || pattern.test(bare) ? okay(bare) : wrong('imports.refusals.notDigits', text, { expected });
  };

const wordOf =
  (field: WordField, empty: string | null): Parser =>
  (text) => {
    if (text === '') return okay(empty);
    const value = valueOfWord(field, text);
    return value === undefined
      ? wrong('imports.refusals.unknownWord', text, { known: knownWords(field) })
      : okay(value);
  };

const dateOf: Parser = (text) => (text === '' ? okay(null) : parseBusinessDate(text));

/** The label of a pack as it stands there; what day it means is said again where the lot is made. */
const expiryOf: Parser = (text) => {
  if (text === '') return okay('');
  const bare = toHalfWidth(text);
  if (JANUARY_OR_OCTOBER.test(bare)) return wrong('imports.refusals.whichMonth', text, { year: bare.slice(0, 4) });
  const read = labelledExpiry(text);
  return read.ok ? okay(read.value.label) : read;
};

/** Thousandths of the unit, more than none. */
const qtyOf: Parser = (text) => {
  if (text === '') return okay(null);
  const qty = parseQty(text);
  return qty.ok && qty.value === 0 ? wrong('imports.refusals.noQuantity', text) : qty;
};

/** Fen, more than none: what a customer owes. */
const debtOf: Parser = (text) => {
  if (text === '') return okay(null);
  const fen = parseFen(text);
  return fen.ok && fen.value <= 0 ? wrong('imports.refusals.noAmount', text) : fen;
};

/** Fen; 0 is no credit, an empty cell is not set. */
const limitOf: Parser = (text) => {
  if (text === '') return okay(null);
  const fen = parseFen(text);
  return fen.ok && fen.value < 0 ? wrong('imports.refusals.noAmount', text) : fen;
};

const MOST_DAYS = 720;

const daysOf: Parser = (text) => {
  if (text === '') return okay(null);
  const bare = toHalfWidth(text);
  const days = Number(bare);
  return /^\d{1,3}$/u.test(bare) && days <= MOST_DAYS ? okay(days) : wrong('imports.refusals.notDays', text);
};

const licenceExpiryOf: Parser = (text) => {
  if (text === '') return okay('');
  return isLongTermWord(text) ? okay(LONG_TERM) : parseBusinessDate(text);
};

const priceOf: Parser = (text) => (text === '' ? okay(null) : parsePrice(text));

const HUNDRED_PERCENT = 10_000;

/** `13%`, `13` and `0.13` are all 1,300 basis points. */
const rateOf: Parser = (text) => {
  const bare = toHalfWidth(text);
  if (bare === '') return okay(null);
  if (isTaxFree(bare)) return okay(0);
  const isFraction = /^0?\.\d+$/u.test(bare);
  const parsed = parseScaled({
    text: bare.replace(/\s*%$/u, ''),
    decimals: isFraction ? 4 : 2,
    field: undefined,
  });
  const isRate = parsed.ok && parsed.value <= HUNDRED_PERCENT;
  return isRate ? okay(parsed.value) : wrong('imports.refusals.notARate', text);
};

/** Lengths as in the contracts of what is made. */
const parsers: Readonly<Record<ImportField, Parser>> = {
  name: textOf(120),
  kind: wordOf('kind', 'hospital'),
  ownership: wordOf('ownership', null),
  province: textOf(40),
  city: textOf(40),
  address: textOf(200),
  phone: codeOf(60),
  taxNo: codeOf(30),
  mnemonic: textOf(40),
  remark: textOf(500),
  paymentTerm: wordOf('paymentTerm', null),
  paymentDays: daysOf,
  creditLimitFen: limitOf,
  ...forLicences<Parser>({
    licenceKind: (place) => wordOf(`licenceKind${place}`, null),
    licenceNumber: () => codeOf(60),
    licenceExpiry: () => licenceExpiryOf,
  }),
  genericName: textOf(120),
  tradeName: textOf(120),
  code: codeOf(40),
  form: textOf(40),
  specification: textOf(120),
  maker: textOf(120),
  holder: textOf(120),
  origin: textOf(60),
  registrationNo: codeOf(60),
  registrationExpiresOn: dateOf,
  unit: textOf(10),
  taxRateBp: rateOf,
  taxCode: digitsOf(/^\d{19}$/u, '19'),
  taxShortName: textOf(60),
  scopeClass: textOf(60),
  storageClass: wordOf('storageClass', 'normal'),
  barcode: digitsOf(/^\d{8,14}$/u, '8-14'),
  tracePrefix: digitsOf(/^\d{7}$/u, '7'),
  medicalCode: codeOf(60),
  category: textOf(60),
  price: priceOf,
  validFrom: dateOf,
  validTo: dateOf,
  batchNo: codeOf(40),
  madeOn: dateOf,
  expiry: expiryOf,
  qty: qtyOf,
  location: codeOf(40),
  supplierName: textOf(120),
  documentNo: codeOf(40),
  documentOn: dateOf,
  dueOn: dateOf,
  payee: textOf(120),
  depositFen: debtOf,
  paidOn: dateOf,
  dueBackOn: dateOf,
  amountFen: debtOf,
  unitPrice: priceOf,
  tenderTitle: textOf(200),
  tenderKind: wordOf('tenderKind', 'open'),
  tenderState: wordOf('tenderState', 'preparing'),
  deadlineAt: (text) => (text === '' ? okay(null) : parseDateAndTime(text)),
  submittedOn: dateOf,
  purchaser: textOf(120),
  platform: textOf(80),
  ownerName: textOf(60),
};

/** The value of a cell for a field. */
export const valueOf = (field: ImportField, text: string): Result<FieldValue> => parsers[field](text);
