/** Returns to suppliers (采购退货): asked by the warehouse, approved by somebody else, gone with the approval. */
import { z } from 'zod';
import { supplierReturnStates } from '../domain/purchase-words';
import { lotAreas } from '../domain/stock-words';
import { paperFirm } from './firm-facts.schemas';
import { gridBlock, gridCriteriaSchema, gridRequestSchema, gridTotals } from './grid';
import { historyRows } from './history';
import { businessDate, command, commandInput, id, instant, optionalText, query, text, version } from './procedure';
import { actionState, quantity } from './values';

export const MOST_SUPPLIER_RETURN_LINES = 50;

export const supplierReturnRow = z.strictObject({
  id,
  number: z.string(),
  state: z.enum(supplierReturnStates),
  supplierId: id,
  supplierName: z.string(),
  reason: z.string(),
  productNames: z.string(),
  lineCount: z.int(),
  creditNoteNo: z.string(),
  requestedBy: z.string(),
  requestedOn: businessDate,
  decidedBy: z.string(),
  postedOn: businessDate.nullable(),
  decision: z.string(),
  isSamePerson: z.boolean(),
  waitingSince: instant,
  version,
  actions: z.strictObject({
    approve: actionState,
    refuse: actionState,
    cancel: actionState,
    setCreditNote: actionState,
  }),
});
export type SupplierReturnRow = z.output<typeof supplierReturnRow>;

const line = z.strictObject({
  lineNo: z.int(),
  lotId: id,
  productName: z.string(),
  specification: z.string(),
  maker: z.string(),
  unit: z.string(),
  batchNo: z.string(),
  expiresLabel: z.string(),
  area: z.enum(lotAreas),
  location: z.string(),
  qty: quantity,
  /** What may leave of the lot today: on-hand − reserved. */
  freeQty: z.int(),
});
export type SupplierReturnLine = z.output<typeof line>;

export const supplierReturnPaper = z.strictObject({
  ...paperFirm,
  number: z.string(),
  state: z.enum(supplierReturnStates),
  supplierName: z.string(),
  reason: z.string(),
  creditNoteNo: z.string(),
  requestedBy: z.string(),
  requestedOn: businessDate,
  decidedBy: z.string(),
  postedOn: businessDate.nullable(),
  copyNo: z.int(),
  printedAt: instant,
  printedBy: z.string(),
  lines: z.array(line.omit({ lotId: true, freeQty: true })),
});
export type SupplierReturnPaper = z.output<typeof supplierReturnPaper>;

const open = { open: 'goods belong to the firm' } as const;
const read = { permission: 'purchases.read', ...open } as const;
const ask = { permission: 'stock.purchase', ...open } as const;
const approve = { permission: 'stock.approveSupplierReturn', ...open } as const;
const seen = { returnId: id, version };
const changed = z.strictObject({ version });
const ended = commandInput({ ...seen, reason: text(200) });

export const supplierReturnsContract = {
  list: query(read).input(gridRequestSchema).output(gridBlock(supplierReturnRow)),
  totals: query(read).input(gridCriteriaSchema).output(gridTotals),
  get: query(read)
    .input(z.strictObject({ returnId: id }))
    .output(z.strictObject({ return: supplierReturnRow, lines: z.array(line), history: historyRows })),
  request: command(ask)
    .input(
      commandInput({
        supplierId: id,
        reason: text(200),
        lines: z
          .array(z.strictObject({ lotId: id, qty: quantity }))
          .min(1)
          .max(MOST_SUPPLIER_RETURN_LINES),
      }),
    )
    .output(z.strictObject({ returnId: id, number: z.string(), version })),
  /** The goods leave with it. */
  approve: command(approve)
    .input(commandInput({ ...seen, decision: optionalText(200) }))
    .output(changed),
  refuse: command(approve).input(ended).output(changed),
  /** Taken back by who asked. */
  cancel: command(ask).input(ended).output(changed),
  setCreditNote: command({ permission: 'purchases.invoice', ...open })
    .input(commandInput({ ...seen, creditNoteNo: optionalText(40) }))
    .output(changed),
  previewPaper: query(read)
    .input(z.strictObject({ returnId: id }))
    .output(supplierReturnPaper),
  printPaper: command(read)
    .input(commandInput({ returnId: id }))
    .output(supplierReturnPaper),
};
