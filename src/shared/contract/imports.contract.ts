import { z } from 'zod';
import { CHUNK_BYTES } from './desktop.contract';
import { command, commandInput, id, optionalText, problemSchema, query, text } from './procedure';

/** A file may be so big packed, and hold so many rows. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
export const MAX_ROWS = 50_000;
/** Columns behind this one are not read. */
export const MAX_COLUMNS = 200;

export const importTargets = ['customers', 'products'] as const;
export type ImportTarget = (typeof importTargets)[number];

export const customerImportFields = [
  'name',
  'kind',
  'ownership',
  'province',
  'city',
  'address',
  'phone',
  'taxNo',
  'mnemonic',
  'remark',
] as const;
export const productImportFields = [
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
] as const;
export type CustomerImportField = (typeof customerImportFields)[number];
export type ProductImportField = (typeof productImportFields)[number];
export type ImportField = CustomerImportField | ProductImportField;
const field = z.enum([...customerImportFields, ...productImportFields]);

const place = z
  .int()
  .min(0)
  .max(MAX_COLUMNS - 1);

/** Where a field comes from: a column of the file, else one value for all rows; the value fills empty cells too. */
export const importColumn = z.strictObject({ field, at: place.nullable(), constant: optionalText(200) });
export type ImportColumn = z.output<typeof importColumn>;

export const encodings = ['utf-8', 'utf-16', 'gb18030', 'xlsx'] as const;

export const importPreview = z.strictObject({
  encoding: z.enum(encodings),
  /** Place of the row with the column heads, from 0; title rows stand above it. */
  headerRow: z.int(),
  header: z.array(z.string()),
  /** The first 20 rows below the heads. */
  rows: z.array(z.array(z.string())),
  rowCount: z.int(),
  columns: z.array(importColumn),
});
export type ImportPreview = z.output<typeof importPreview>;

/** `row` as a spreadsheet counts, from 1. */
export const importError = z.strictObject({ row: z.int(), field, value: z.string(), problem: problemSchema });
export type ImportError = z.output<typeof importError>;

export const importCheck = z.strictObject({
  rows: z.int(),
  fresh: z.int(),
  repeated: z.int(),
  existing: z.int(),
  badRows: z.int(),
  /** At most 500. */
  errors: z.array(importError),
});
export type ImportCheck = z.output<typeof importCheck>;

export const importDone = z.strictObject({ added: z.int(), skipped: z.int() });
export type ImportDone = z.output<typeof importDone>;

const own = { permission: 'session.own', open: "a file of the caller's own session" } as const;
const customers = { permission: 'customers.write', open: 'new customers belong to nobody yet' } as const;
const products = { permission: 'products.write', open: 'products belong to the firm' } as const;
const asked = {
  fileId: z.uuid(),
  headerRow: z.int().min(0).max(MAX_ROWS),
  columns: z.array(importColumn).max(customerImportFields.length + productImportFields.length),
};

export const importsContract = {
  /**
   * One piece of a file, in order, with its place in bytes, so that a repeated one is told apart; `fileId` null
   * begins a new file. Kept for an hour, for this session only.
   */
  put: command(own)
    .input(
      commandInput({
        fileId: z.uuid().nullable(),
        name: text(200),
        at: z.int().min(0).max(MAX_FILE_BYTES),
        bytes: z.base64().max(Math.ceil(CHUNK_BYTES / 3) * 4),
        isLast: z.boolean(),
      }),
    )
    .output(z.strictObject({ fileId: z.uuid(), receivedBytes: z.int() })),
  preview: query(own)
    .input(z.strictObject({ fileId: z.uuid(), target: z.enum(importTargets) }))
    .output(importPreview),
  /** The dry run: what the import would do; nothing is written. */
  checkCustomers: query(customers).input(z.strictObject(asked)).output(importCheck),
  checkProducts: query(products).input(z.strictObject(asked)).output(importCheck),
  /** All or nothing: a row with an error refuses the file. `ownerId` null: the caller's own customers. */
  runCustomers: command(customers)
    .input(commandInput({ ...asked, ownerId: id.nullable() }))
    .output(importDone),
  runProducts: command(products).input(commandInput(asked)).output(importDone),
};
