import { CHUNK_BYTES, MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS } from '../domain/limits';
import { z } from 'zod';
import { allImportFields, importPermissions, importTargets, type ImportTarget } from './import-fields';
import {
  businessDate,
  command,
  commandInput,
  id,
  instant,
  noInput,
  optionalText,
  problemSchema,
  query,
  text,
  version,
} from './procedure';
import { actionState } from './values';

/** A file may be so big packed, and hold so many rows. */
/** So many errors a check lists; the workbook that goes back holds all. */
export const SHOWN_ERRORS = 500;

const target = z.enum(importTargets);
const field = z.enum(allImportFields);
const place = z
  .int()
  .min(0)
  .max(MAX_COLUMNS - 1);

/** Where a field comes from: a column of the file, else one value for all rows; the value fills empty cells too. */
export const importColumn = z.strictObject({ field, at: place.nullable(), constant: optionalText(200) });
export type ImportColumn = z.output<typeof importColumn>;

export const encodings = ['utf-8', 'utf-16', 'gb18030', 'xlsx', 'xls'] as const;

export const importPreview = z.strictObject({
  encoding: z.enum(encodings),
  /** Place of the row with the column heads, from 0; title rows stand above it. */
  headerRow: z.int(),
  header: z.array(z.string()),
  /** The first 20 rows below the heads. */
  rows: z.array(z.array(z.string())),
  rowCount: z.int(),
  columns: z.array(importColumn),
  /** The columns are those of the last import of a file with the same heads. */
  isRemembered: z.boolean(),
});
export type ImportPreview = z.output<typeof importPreview>;

/** `row` as a spreadsheet counts, from 1. */
export const importError = z.strictObject({ row: z.int(), field, value: z.string(), problem: problemSchema });
export type ImportError = z.output<typeof importError>;

export const importCheck = z.strictObject({
  rows: z.int(),
  fresh: z.int(),
  /** Opening data that stands in the book and is put right by this file. */
  changed: z.int(),
  repeated: z.int(),
  existing: z.int(),
  badRows: z.int(),
  errorCount: z.int(),
  /** The first {@link SHOWN_ERRORS}. */
  errors: z.array(importError),
});
export type ImportCheck = z.output<typeof importCheck>;

/** `runId` null: there was nothing to do. */
export const importDone = z.strictObject({ runId: id.nullable(), added: z.int(), changed: z.int(), skipped: z.int() });
export type ImportDone = z.output<typeof importDone>;

export const importPhases = ['waiting', 'reading', 'checking', 'comparing', 'writing'] as const;
export type ImportPhase = (typeof importPhases)[number];

const ownFile = "a file of the caller's own session";
const own = { permission: 'session.own', open: ownFile } as const;
const may = (of: ImportTarget, open: string) => ({ permission: importPermissions[of], open });
const access = {
  customers: may('customers', 'new customers belong to nobody yet'),
  products: may('products', 'products belong to the firm'),
  prices: may('prices', 'each customer is looked for among those the caller sees'),
  stock: may('stock', 'stock belongs to the firm'),
  receivables: may('receivables', 'each customer is looked for among those the caller sees'),
  storedInvoices: may('storedInvoices', 'each customer is looked for among those the caller sees'),
  advanceInvoices: may('advanceInvoices', 'each customer is looked for among those the caller sees'),
  deposits: may('deposits', 'each belongs to its tender, where the caller sees it, else to the caller'),
  tenders: may('tenders', 'each owner is looked for among those whose records the caller sees'),
};
const asked = {
  fileId: z.uuid(),
  headerRow: z.int().min(0).max(MAX_ROWS),
  columns: z.array(importColumn).max(allImportFields.length),
};
const check = (of: ImportTarget) => query(access[of]).input(z.strictObject(asked)).output(importCheck);
const run = (of: ImportTarget) => command(access[of]).input(commandInput(asked)).output(importDone);
const piece = z.base64().max(Math.ceil(CHUNK_BYTES / 3) * 4);

/** Answered by the front: it holds the files and the thread that reads them. */
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
        bytes: piece,
        isLast: z.boolean(),
      }),
    )
    .output(z.strictObject({ fileId: z.uuid(), receivedBytes: z.int() })),
  preview: query(own)
    .input(z.strictObject({ fileId: z.uuid(), target }))
    .output(importPreview),
  /** The dry run: what the import would do; nothing is written. */
  checkCustomers: check('customers'),
  checkProducts: check('products'),
  checkPrices: check('prices'),
  checkStock: check('stock'),
  checkReceivables: check('receivables'),
  checkStoredInvoices: check('storedInvoices'),
  checkAdvanceInvoices: check('advanceInvoices'),
  checkTenders: check('tenders'),
  checkDeposits: check('deposits'),
  /** All or nothing: a row with an error refuses the file. `ownerId` null: the caller's own customers. */
  runCustomers: command(access.customers)
    .input(commandInput({ ...asked, ownerId: id.nullable() }))
    .output(importDone),
  runProducts: run('products'),
  runPrices: run('prices'),
  runStock: run('stock'),
  runReceivables: run('receivables'),
  runStoredInvoices: run('storedInvoices'),
  runAdvanceInvoices: run('advanceInvoices'),
  runTenders: run('tenders'),
  runDeposits: run('deposits'),
  /** How far a check or a run of this file is; null while nothing is under way. */
  progress: query(own)
    .input(z.strictObject({ fileId: z.uuid() }))
    .output(z.strictObject({ phase: z.enum(importPhases), done: z.int(), total: z.int() }).nullable()),
  /** Stops a check or a run that has not begun to write; a write is one transaction and is waited for. */
  cancel: command(own)
    .input(commandInput({ fileId: z.uuid() }))
    .output(z.strictObject({ isCancelled: z.boolean() })),
  /** The file as a workbook with the errors of its last check, piece by piece; the first piece makes it. */
  errorFile: query(own)
    .input(z.strictObject({ fileId: z.uuid(), language: z.enum(['zh-CN', 'en']), at: z.int().min(0) }))
    .output(z.strictObject({ bytes: z.base64(), isLast: z.boolean() })),
};

export const importRun = z.strictObject({
  id,
  target,
  fileName: z.string(),
  ownerName: z.string(),
  at: instant,
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  skipped: z.int(),
  undoneAt: instant.nullable(),
  undoneByName: z.string().nullable(),
  version,
  actions: z.strictObject({ undo: actionState }),
});
export type ImportRun = z.output<typeof importRun>;

/** What keeps an import from being undone: records made since, or changes of its own. */
export const usedBy = [
  'order',
  'note',
  'receipt',
  'price',
  'lot',
  'move',
  'openingDocument',
  'attachment',
  'qualification',
  'licence',
  'contact',
  'invoiceProfile',
  'deliveryAddress',
  'changed',
  'other',
] as const;
export type UsedBy = (typeof usedBy)[number];
const uses = z.array(z.strictObject({ what: z.enum(usedBy), count: z.int() }));
export type ImportUses = z.output<typeof uses>;

export const gapKinds = [
  'firm',
  'vacantPosts',
  'onePerson',
  'customers',
  'customersWithoutLicence',
  'customersWithoutTaxNo',
  'customersWithoutAddress',
  'customersWithoutCredit',
  'products',
  'productsIncomplete',
  'productsWithoutTaxCode',
  'productsWithoutLot',
  'prices',
  'customersWithoutPrice',
  'openStock',
  'receivables',
  'signOff',
] as const;
export type GapKind = (typeof gapKinds)[number];
export const importGap = z.strictObject({
  kind: z.enum(gapKinds),
  /** How many records miss it; 1 for something that the book has or has not. */
  count: z.int(),
  /** Words for what is missing: keys of settings or posts. */
  names: z.array(z.string()),
});
export type ImportGap = z.output<typeof importGap>;

const pastRun = { table: 'import_run', id: 'runId' } as const;
const changed = z.strictObject({ version });

/** Answered by the engine. */
export const importRecordsContract = {
  /** Past imports, newest first. */
  runs: query({ permission: 'imports.use', scope: 'import_run' }).input(noInput).output(z.array(importRun)),
  /** What stands in the way of undoing an import. */
  uses: query({ permission: 'imports.use', subject: pastRun })
    .input(z.strictObject({ runId: id }))
    .output(uses),
  /** Takes back an import altogether while nothing uses its records. */
  undo: command({ permission: 'imports.use', subject: pastRun })
    .input(commandInput({ runId: id, version }))
    .output(changed),
  /** What the book still lacks, of what the reader may see. */
  gaps: query({ permission: 'imports.use', open: 'counts of what the reader sees, each under its own right' })
    .input(noInput)
    .output(z.array(importGap)),
  /** From now on opening data stands; `version` of the setting. */
  signOffOpening: command({ permission: 'imports.signOff', open: 'one row of the book' })
    .input(commandInput({ version }))
    .output(z.strictObject({ version, signedOffOn: businessDate })),
};
