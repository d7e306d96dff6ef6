/** The exchange with the tax platform: batch workbook out, results in, its list compared, invoice files by number. */
import { z } from 'zod';
import { CHUNK_BYTES, MAX_FILE_BYTES } from '../domain/limits';
import { comparedFields, platformKindChoices, resultVerdicts } from '../domain/tax-platform-words';
import {
  actionState,
  businessDate,
  command,
  commandInput,
  id,
  instant,
  problemSchema,
  query,
  text,
  version,
} from './procedure';

const open = 'the invoicing clerk serves every buyer; rows of buyers whom a person may not see are left out';
const access = { permission: 'invoicing.issue', open } as const;

export const platformTemplate = z.strictObject({
  name: z.string(),
  keptAt: instant,
  keptBy: z.string(),
  /** The sheets that were found, with the row of their heads as a spreadsheet counts. */
  sheets: z.array(z.strictObject({ name: z.string(), headRow: z.int() })),
});
export type PlatformTemplate = z.output<typeof platformTemplate>;

/** Something that keeps an invoice out of the workbook. `line` counts from 1; null: the invoice itself. */
export const platformGap = z.strictObject({
  serial: z.string(),
  customerName: z.string(),
  line: z.int().nullable(),
  problem: problemSchema,
});
export type PlatformGap = z.output<typeof platformGap>;

export const platformRequest = z.strictObject({
  id,
  number: z.string(),
  customerName: z.string(),
  kind: z.enum(['normal', 'advance', 'reissue']),
  /** A reissue waits since its red form is confirmed. */
  state: z.enum(['approved', 'confirmed', 'exported', 'failed']),
  /** Of a reissue: the red invoice that was issued before; '' while there is none. */
  redNumber: z.string(),
  totalFen: z.int(),
  requestedOn: businessDate,
  exportCount: z.int(),
  exportedAt: instant.nullable(),
  failReason: z.string(),
  version,
  actions: z.strictObject({ undoExport: actionState }),
});
export type PlatformRequest = z.output<typeof platformRequest>;

export const resultRow = z.strictObject({
  /** As a spreadsheet counts, from 1. */
  row: z.int(),
  serial: z.string(),
  number: z.string(),
  issuedOn: businessDate.nullable(),
  totalFen: z.int().nullable(),
  taxFen: z.int().nullable(),
  verdict: z.enum(resultVerdicts),
  customerName: z.string(),
  /** What the platform says of a failed one. */
  reason: z.string(),
  problem: problemSchema.nullable(),
});
export type PlatformResultRow = z.output<typeof resultRow>;
const resultCounts = {
  issued: z.int(),
  failed: z.int(),
  known: z.int(),
  unknown: z.int(),
  refused: z.int(),
};

/** One invoice of the book or of the platform. */
export const comparedInvoice = z.strictObject({
  invoiceId: id.nullable(),
  number: z.string(),
  issuedOn: z.string(),
  buyer: z.string(),
  taxNo: z.string(),
  totalFen: z.int(),
  taxFen: z.int(),
});
export type ComparedInvoice = z.output<typeof comparedInvoice>;
export const platformComparison = z.strictObject({
  from: z.string(),
  to: z.string(),
  same: z.int(),
  onlyOurs: z.array(comparedInvoice),
  onlyTheirs: z.array(comparedInvoice.extend({ requestNumber: z.string().nullable(), requestId: id.nullable() })),
  differs: z.array(
    z.strictObject({ ours: comparedInvoice, theirs: comparedInvoice, fields: z.array(z.enum(comparedFields)) }),
  ),
  badRows: z.array(z.strictObject({ row: z.int(), problem: problemSchema })),
});
export type PlatformComparison = z.output<typeof platformComparison>;

export const matchedFile = z.strictObject({
  name: z.string(),
  invoiceId: id.nullable(),
  number: z.string(),
  customerName: z.string(),
  problem: problemSchema.nullable(),
});
export type MatchedFile = z.output<typeof matchedFile>;

const requests = z
  .array(z.strictObject({ requestId: id, version }))
  .min(1)
  .max(500);
const fileId = z.uuid();

/** What the engine's threads answer. */
export const platformRecordsContract = {
  /** The blank workbook that is filled; null before the first one was handed over. */
  template: query(access)
    .input(z.strictObject({}))
    .output(z.strictObject({ template: platformTemplate.nullable() })),
  /** Requests that may go into a workbook: approved ones, confirmed reissues, those of an older workbook, failed ones. */
  waiting: query(access)
    .input(z.strictObject({}))
    .output(z.strictObject({ rows: z.array(platformRequest), hasMore: z.boolean() })),
  /** A workbook that was not sent, or refused as a whole: its requests are approved again. */
  undoExport: command(access)
    .input(commandInput({ requests }))
    .output(z.strictObject({ undone: z.int() })),
  /** Which invoice each file belongs to, by the number in its name. */
  matchFiles: query(access)
    .input(z.strictObject({ names: z.array(text(200)).min(1).max(200) }))
    .output(z.strictObject({ rows: z.array(matchedFile) })),
};

/** What the front answers: files are read and written in the bulk thread. They come by `imports.put`. */
export const taxPlatformContract = {
  /** Keeps a blank workbook of the platform, after it was found to have what is needed. */
  keepTemplate: command(access)
    .input(commandInput({ fileId }))
    .output(platformTemplate.pick({ name: true, sheets: true })),
  /** What is missing before these requests can be written; empty: nothing. */
  check: query(access)
    .input(z.strictObject({ requestIds: z.array(id).min(1).max(500), kind: z.enum(platformKindChoices) }))
    .output(z.strictObject({ invoices: z.int(), lines: z.int(), totalFen: z.int(), gaps: z.array(platformGap) })),
  /** Fills the kept workbook; the requests are exported then. The file is fetched by `piece`. */
  export: command(access)
    .input(commandInput({ requests, kind: z.enum(platformKindChoices) }))
    .output(z.strictObject({ fileId, name: z.string(), size: z.int(), invoices: z.int() })),
  /** A piece of a workbook that was filled in this session, from byte `at`. */
  piece: query(access)
    .input(z.strictObject({ fileId, at: z.int().min(0).max(MAX_FILE_BYTES) }))
    .output(z.strictObject({ bytes: z.base64().max(CHUNK_BYTES * 2), isLast: z.boolean() })),
  /** What the results of the platform would do. */
  previewResults: query(access)
    .input(z.strictObject({ fileId }))
    .output(z.strictObject({ rows: z.array(resultRow), ...resultCounts })),
  /** Posts what was issued, marks what failed; what is in the book already is left as it is. */
  applyResults: command(access)
    .input(commandInput({ fileId }))
    .output(z.strictObject({ rows: z.array(resultRow), ...resultCounts })),
  /** The platform's list of issued invoices beside the book. */
  compare: query(access).input(z.strictObject({ fileId })).output(platformComparison),
};
