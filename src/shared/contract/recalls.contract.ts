/** Where a batch went, and its recall (召回). */
import { z } from 'zod';
import { noteStates } from '../domain/note-states';
import { lotAreas, recallStates } from '../domain/stock-words';
import { gridBlock, gridCriteriaSchema, gridRequestSchema, gridTotals } from './grid';
import { historyRows } from './history';
import { businessDate, command, commandInput, id, instant, optionalText, query, text, version } from './procedure';
import { actionState } from './values';

export const recallLevel = z.int().min(1).max(3);

export const recallRow = z.strictObject({
  id,
  number: z.string(),
  state: z.enum(recallStates),
  productId: id,
  productName: z.string(),
  batchNo: z.string(),
  level: recallLevel,
  reason: z.string(),
  instruction: z.string(),
  startedBy: z.string(),
  startedOn: businessDate,
  closedBy: z.string(),
  closedOn: businessDate.nullable(),
  summary: z.string(),
  /** As of now while it is open; of a closed recall the figures of its last day. */
  customerCount: z.int().nullable(),
  shippedQty: z.int().nullable(),
  returnedQty: z.int().nullable(),
  onHandQty: z.int().nullable(),
  version,
  actions: z.strictObject({ close: actionState, letters: actionState }),
});
export type RecallRow = z.output<typeof recallRow>;

/** One delivery of a batch. */
export const tracedLine = z.strictObject({
  /** The line of the dispatch note. */
  id,
  noteId: id,
  noteNumber: z.string(),
  orderNumber: z.string(),
  customerId: id,
  customerName: z.string(),
  receiverName: z.string(),
  receiverPhone: z.string(),
  receiverAddress: z.string(),
  state: z.string(),
  qty: z.int(),
  returnedQty: z.int(),
  shippedOn: businessDate,
  signedOn: businessDate.nullable(),
  signedBy: z.string(),
});
export type TracedLine = z.output<typeof tracedLine>;

/** A note that holds the batch and has not left the house. */
export const holdingNote = z.strictObject({
  /** The line of the dispatch note. */
  id,
  noteId: id,
  noteNumber: z.string(),
  orderNumber: z.string(),
  customerId: id,
  customerName: z.string(),
  state: z.enum(noteStates),
  qty: z.int(),
});
export type HoldingNote = z.output<typeof holdingNote>;

const position = z.strictObject({
  lotId: id,
  area: z.enum(lotAreas),
  location: z.string(),
  status: z.enum(['sellable', 'locked']),
  onHand: z.int(),
  reserved: z.int(),
});
export const tracedBatch = z.strictObject({
  productId: id,
  productCode: z.string(),
  productName: z.string(),
  specification: z.string(),
  maker: z.string(),
  unit: z.string(),
  batchNo: z.string(),
  expiresLabel: z.string(),
  madeOn: businessDate.nullable(),
  supplierNames: z.array(z.string()),
  positions: z.array(position),
  deliveries: z.array(tracedLine),
  held: z.array(holdingNote),
  figures: z.strictObject({
    customerCount: z.int(),
    shippedQty: z.int(),
    returnedQty: z.int(),
    onHandQty: z.int(),
    reservedQty: z.int(),
  }),
  openRecall: z.strictObject({ id, number: z.string() }).nullable(),
  actions: z.strictObject({ recall: actionState }),
});
export type TracedBatch = z.output<typeof tracedBatch>;

export const tracedPurchase = z.strictObject({
  id,
  productId: id,
  productName: z.string(),
  specification: z.string(),
  unit: z.string(),
  batchNo: z.string(),
  expiresLabel: z.string(),
  noteNumber: z.string(),
  qty: z.int(),
  returnedQty: z.int(),
  shippedOn: businessDate,
  recallNumber: z.string(),
});
export type TracedPurchase = z.output<typeof tracedPurchase>;

export const recallLetter = z.strictObject({
  firmName: z.string(),
  number: z.string(),
  level: recallLevel,
  reason: z.string(),
  instruction: z.string(),
  startedOn: businessDate,
  customerName: z.string(),
  productName: z.string(),
  specification: z.string(),
  maker: z.string(),
  unit: z.string(),
  batchNo: z.string(),
  expiresLabel: z.string(),
  copyNo: z.int(),
  printedAt: instant,
  printedBy: z.string(),
  lines: z.array(
    z.strictObject({ noteNumber: z.string(), shippedOn: businessDate, qty: z.int(), returnedQty: z.int() }),
  ),
});
export type RecallLetter = z.output<typeof recallLetter>;

const open = { open: 'a recall concerns the whole firm' } as const;
const read = { permission: 'stock.read', ...open } as const;
const recallRight = { permission: 'stock.recall', ...open } as const;
/** Customers stand on the screen: everybody sees those whose notes he sees. */
const trace = { permission: 'dispatch.read', scope: 'dispatch_note' } as const;
const letter = z.strictObject({ recallId: id, customerId: id });

export const recallsContract = {
  list: query(read).input(gridRequestSchema).output(gridBlock(recallRow)),
  totals: query(read).input(gridCriteriaSchema).output(gridTotals),
  get: query(read)
    .input(z.strictObject({ recallId: id }))
    .output(z.strictObject({ recall: recallRow, history: historyRows })),
  /** Batch → every customer, note, quantity, date, and what came back. */
  trace: query(trace)
    .input(z.strictObject({ productId: id, batchNo: text(40) }))
    .output(tracedBatch),
  /** Batches by the beginning of their number, for the search. */
  findBatches: query(read)
    .input(z.strictObject({ search: z.string().max(40) }))
    .output(
      z.array(
        z.strictObject({
          id,
          productId: id,
          productName: z.string(),
          specification: z.string(),
          maker: z.string(),
          batchNo: z.string(),
          expiresLabel: z.string(),
          onHandQty: z.int(),
        }),
      ),
    ),
  /** Customer → the batches he got, newest first, at most 500. */
  batchesOf: query({ permission: 'dispatch.read', subject: { table: 'customer', id: 'customerId' } })
    .input(z.strictObject({ customerId: id }))
    .output(z.array(tracedPurchase)),
  /** Locks every row of the batch. */
  start: command(recallRight)
    .input(
      commandInput({
        productId: id,
        batchNo: text(40),
        level: recallLevel,
        reason: text(200),
        instruction: optionalText(400),
      }),
    )
    .output(z.strictObject({ recallId: id, number: z.string(), version })),
  /** Keeps the figures of the day; the batch stays locked. */
  close: command(recallRight)
    .input(commandInput({ recallId: id, version, summary: text(400) }))
    .output(z.strictObject({ version })),
  previewLetter: query(recallRight).input(letter).output(recallLetter),
  printLetter: command(recallRight)
    .input(commandInput({ recallId: id, customerId: id }))
    .output(recallLetter),
};
