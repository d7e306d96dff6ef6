/** The closed word lists of the exchange with the tax platform 电子税务局; heads and written values are in i18n. */

/** Columns of the sheet of invoices 发票基本信息. */
export const platformHeadFields = [
  'serial',
  'kind',
  'business',
  'taxIncluded',
  'title',
  'taxNo',
  'address',
  'phone',
  'addressPhone',
  'bank',
  'account',
  'bankAccount',
  'remark',
] as const;
export type PlatformHeadField = (typeof platformHeadFields)[number];

/** Columns of the sheet of lines 发票明细信息. */
export const platformLineFields = [
  'serial',
  'goods',
  'taxCode',
  'specification',
  'unit',
  'qty',
  'price',
  'amount',
  'rate',
  'discount',
  'hasRelief',
  'relief',
] as const;
export type PlatformLineField = (typeof platformLineFields)[number];

/** Without these a workbook says something else than the request. */
export const neededHeadFields = ['serial', 'kind', 'taxIncluded', 'title', 'taxNo'] as const;
export const neededLineFields = ['serial', 'goods', 'taxCode', 'amount', 'rate'] as const;

/** Columns of what the platform gives back: results of a batch, or the list of issued invoices. */
export const platformResultFields = [
  'serial',
  'digitalNumber',
  'number',
  'issuedOn',
  'exclusive',
  'tax',
  'total',
  'status',
  'reason',
  'buyer',
  'buyerTaxNo',
] as const;
export type PlatformResultField = (typeof platformResultFields)[number];

/** Kinds of invoice: ordinary 普通发票, special 专用发票; by the buyer: institutions and pharmacies take ordinary ones. */
export const platformKindChoices = ['byBuyer', 'ordinary', 'special'] as const;
export type PlatformKindChoice = (typeof platformKindChoices)[number];
export type PlatformKind = 'ordinary' | 'special';

/** What a row of results means for the book. */
export const resultVerdicts = ['issue', 'fail', 'known', 'unknown', 'refused'] as const;
export type ResultVerdict = (typeof resultVerdicts)[number];

/** How the issued list of the platform stands to the book. */
export const compareGroups = ['onlyOurs', 'onlyTheirs', 'differs'] as const;
export type CompareGroup = (typeof compareGroups)[number];
export const comparedFields = ['number', 'issuedOn', 'buyer', 'total', 'tax'] as const;
export type ComparedField = (typeof comparedFields)[number];

/** What the platform takes at most; characters as it counts them: a Chinese one is two. */
export const platformLimits = {
  titleChars: 200,
  goodsChars: 100,
  specificationChars: 40,
  unitChars: 22,
  remarkChars: 230,
  serialChars: 20,
  linesPerInvoice: 2000,
  invoicesPerFile: 1000,
} as const;

/** Our number for an invoice on the platform: the request's, and for one of several which one. */
export const platformSerial = (number: string, invoiceNo: number, count: number): string =>
  count === 1 ? number : `${number}-${invoiceNo}`;
