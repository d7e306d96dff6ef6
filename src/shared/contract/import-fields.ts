/** What can be imported, of which fields, by whom. */
import type { Permission } from '../domain/permissions';

export const importTargets = ['customers', 'products', 'prices', 'stock', 'receivables'] as const;
export type ImportTarget = (typeof importTargets)[number];

/** Fields of each kind in the order of its template; the same name is the same thing in every kind. */
export const importFields = {
  customers: ['name', 'kind', 'ownership', 'province', 'city', 'address', 'phone', 'taxNo', 'mnemonic', 'remark'],
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
} as const satisfies { readonly [T in ImportTarget]: readonly (readonly FieldsOf<T>[])[] };

/** Who may import a kind, see its past imports and undo them. */
export const importPermissions = {
  customers: 'customers.write',
  products: 'products.write',
  prices: 'pricing.write',
  stock: 'stock.write',
  receivables: 'customers.credit',
} as const satisfies Record<ImportTarget, Permission>;

/** What stood before this book: imported again and undone until it is signed off, and not after. */
export const openingTargets: readonly ImportTarget[] = ['prices', 'stock', 'receivables'];

/** Fields whose cells are one of some words. */
export const wordFields = ['kind', 'ownership', 'storageClass'] as const satisfies readonly ImportField[];
export type WordField = (typeof wordFields)[number];
export const isWordField = (field: ImportField): field is WordField =>
  (wordFields as readonly ImportField[]).includes(field);
