/** Statement files of banks: read by the bulk thread, kept as lines to claim. The file itself comes by `imports.put`. */
import { MAX_COLUMNS } from '../domain/limits';
import { z } from 'zod';
import { command, commandInput, problemSchema, query } from './procedure';

/** The column of each field, from 0; null where the file has none. */
const place = z
  .int()
  .min(0)
  .max(MAX_COLUMNS - 1)
  .nullable();
export const bankColumns = z.strictObject({
  receivedOn: place,
  income: place,
  amount: place,
  direction: place,
  payer: place,
  payerAccount: place,
  reference: place,
  serialNo: place,
});
export type BankColumns = z.output<typeof bankColumns>;

export const bankPreview = z.strictObject({
  header: z.array(z.string()),
  /** The first rows below the heads. */
  sample: z.array(z.array(z.string())),
  columns: bankColumns,
  rows: z.int(),
  fresh: z.int(),
  freshFen: z.int(),
  /** In the book already. */
  known: z.int(),
  /** Money that went out. */
  outgoing: z.int(),
  badRows: z.int(),
  /** At most 20; `row` as a spreadsheet counts, from 1. */
  bad: z.array(z.strictObject({ row: z.int(), problem: problemSchema })),
});
export type BankPreview = z.output<typeof bankPreview>;

const access = { permission: 'receipts.record', open: 'the statement of the firm’s own bank account' } as const;
/** `columns` null: as the heads say. */
const asked = { fileId: z.uuid(), columns: bankColumns.nullable() };

export const bankFilesContract = {
  preview: query(access).input(z.strictObject(asked)).output(bankPreview),
  /** Adds the money that is not in the book yet; what is there already is counted as skipped. */
  run: command(access)
    .input(commandInput(asked))
    .output(z.strictObject({ added: z.int(), skipped: z.int() })),
};
