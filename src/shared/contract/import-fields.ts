/** What can be imported, of which fields, by whom. */
import { licenceColumns, type LicencePlace } from '../domain/licence-columns';
import type { Permission } from '../domain/permissions';

export const importTargets = [
  ...(['customers', 'products', 'prices', 'stock', 'receivables'] as const),
  ...(['storedInvoices', 'advanceInvoices', 'tenders', 'deposits'] as const),
] as const;

/** A sale or an invoice of before the book, line by line. */
const openingInvoice = [
  ...(['name', 'city', 'taxNo', 'code', 'genericName', 'tradeName', 'specification', 'maker'] as const),
  ...(['taxRateBp', 'unitPrice', 'qty', 'documentOn', 'documentNo'] as const),
] as const;
export type ImportTarget = (typeof importTargets)[number];

/** Fields of each kind in the order of its template; the same name is the same thing in every kind. */
export const importFields = {
  customers: [
    ...(['name', 'kind', 'ownership', 'province', 'city', 'address', 'phone', 'taxNo', 'mnemonic', 'remark'] as const),
    ...(['paymentTerm', 'paymentDays', 'creditLimitFen'] as const),
    ...licenceColumns,
  ],
  products: [
    'genericName',
    'tradeName',
    'code',
    'form',
    'specification',
    'maker',
    'holder',
    'origin',
    'registrationNo',
    'registrationExpiresOn',
    'unit',
    'taxRateBp',
    'taxCode',
    'taxShortName',
    'scopeClass',
    'storageClass',
    'barcode',
    'tracePrefix',
    'medicalCode',
    'category',
    'mnemonic',
  ],
  prices: [
    'name',
    'city',
    'taxNo',
    'code',
    'genericName',
    'tradeName',
    'specification',
    'maker',
    'price',
    'validFrom',
    'validTo',
  ],
  stock: [
    'code',
    'genericName',
    'tradeName',
    'specification',
    'maker',
    'batchNo',
    'madeOn',
    'expiry',
    'qty',
    'location',
    'supplierName',
  ],
  receivables: ['name', 'city', 'taxNo', 'documentNo', 'documentOn', 'dueOn', 'amountFen', 'remark'],
  storedInvoices: openingInvoice,
  advanceInvoices: openingInvoice,
  deposits: ['tenderTitle', 'payee', 'depositFen', 'paidOn', 'dueBackOn', 'remark'],
  tenders: [
    ...(['tenderTitle', 'tenderKind', 'deadlineAt', 'tenderState', 'purchaser', 'platform'] as const),
    ...(['province', 'city', 'submittedOn', 'ownerName'] as const),
  ],
} as const satisfies Record<ImportTarget, readonly string[]>;

type FieldsOf<T extends ImportTarget> = (typeof importFields)[T][number];
export type ImportField = { [T in ImportTarget]: FieldsOf<T> }[ImportTarget];

export const allImportFields = [
  ...new Set(importTargets.flatMap((target): readonly ImportField[] => importFields[target])),
];

/** Of each group a row fills at least one field: a price names its product by code or by name. */
export const neededFields = {
  customers: [['name']],
  products: [['genericName']],
  prices: [['name', 'taxNo'], ['code', 'genericName'], ['price']],
  stock: [['code', 'genericName'], ['batchNo'], ['expiry'], ['qty']],
  receivables: [['name', 'taxNo'], ['documentNo'], ['documentOn'], ['amountFen']],
  storedInvoices: [['name', 'taxNo'], ['code', 'genericName'], ['unitPrice'], ['qty'], ['documentOn'], ['documentNo']],
  advanceInvoices: [['name', 'taxNo'], ['code', 'genericName'], ['unitPrice'], ['qty'], ['documentOn'], ['documentNo']],
  deposits: [['tenderTitle'], ['payee'], ['depositFen'], ['paidOn']],
  tenders: [['tenderTitle'], ['tenderKind'], ['deadlineAt']],
} as const satisfies { readonly [T in ImportTarget]: readonly (readonly FieldsOf<T>[])[] };

/** Who may import a kind, see its past imports and undo them. */
export const importPermissions = {
  customers: 'customers.write',
  products: 'products.write',
  prices: 'pricing.write',
  stock: 'stock.write',
  receivables: 'customers.credit',
  storedInvoices: 'invoicing.terms',
  advanceInvoices: 'invoicing.terms',
  tenders: 'tenders.write',
  deposits: 'deposits.request',
} as const satisfies Record<ImportTarget, Permission>;

/** What stood before this book: imported again and undone until it is signed off, and not after. */
export const openingTargets: readonly ImportTarget[] = [
  ...(['prices', 'stock', 'receivables', 'storedInvoices', 'advanceInvoices'] as const),
];

/** Fields whose cells are one of some words. */
const singleWordFields = [
  ...(['kind', 'ownership', 'storageClass', 'paymentTerm', 'tenderKind', 'tenderState'] as const),
] as const satisfies readonly ImportField[];
type LicenceKindField = `licenceKind${LicencePlace}`;
export type WordField = (typeof singleWordFields)[number] | LicenceKindField;
const wordFields: readonly ImportField[] = [
  ...singleWordFields,
  ...licenceColumns.filter((field) => field.startsWith('licenceKind')),
];
const isLicenceKind = (field: WordField): field is LicenceKindField => field.startsWith('licenceKind');
/** The list of words that a field is read by. */
export const wordGroupOf = (field: WordField): (typeof singleWordFields)[number] | 'licenceKind' =>
  isLicenceKind(field) ? 'licenceKind' : field;
export const isWordField = (field: ImportField): field is WordField => wordFields.includes(field);
