/** Returns and exchanges: asked for, approved, received into quarantine, judged; credited when they are closed. */
import { z } from 'zod';
import { returnKinds, returnSources, returnStates } from '../domain/return-states';
import { gridBlock, gridCriteriaSchema, gridRequestSchema, gridTotals } from './grid';
import { historyRows } from './history';
import {
  actionState,
  businessDate,
  command,
  commandInput,
  id,
  instant,
  optionalText,
  query,
  text,
  version,
} from './procedure';

/** Thousandths. */
const qty = z.int().positive().max(1_000_000_000_000);
const someQty = z.int().min(0).max(1_000_000_000_000);
const MOST_LINES = 100;

export const returnRow = z.strictObject({
  id,
  number: z.string(),
  kind: z.enum(returnKinds),
  state: z.enum(returnStates),
  source: z.enum(returnSources),
  hasGoods: z.boolean(),
  noteId: id,
  noteNumber: z.string(),
  orderId: id,
  orderNumber: z.string(),
  buyerName: z.string(),
  reason: z.string(),
  requestedOn: businessDate,
  requestedBy: z.string(),
  decidedBy: z.string(),
  decisionReason: z.string(),
  /** What quality said of the goods, who, and on which day; empty until then, and for goods that never came back. */
  verdict: z.string(),
  judgedBy: z.string(),
  judgedOn: businessDate.nullable(),
  closedOn: businessDate.nullable(),
  /** Fen; null for readers who see no prices. */
  creditFen: z.int().nullable(),
  exchangeNoteId: id.nullable(),
  exchangeNoteNumber: z.string(),
  isSamePerson: z.boolean(),
  waitingSince: instant,
  version,
  actions: z.strictObject({
    withdraw: actionState,
    refuse: actionState,
    approve: actionState,
    receive: actionState,
    judge: actionState,
    exchange: actionState,
  }),
});
export type ReturnRow = z.output<typeof returnRow>;

export const returnLineRow = z.strictObject({
  id,
  lineNo: z.int(),
  productName: z.string(),
  specification: z.string(),
  maker: z.string(),
  unit: z.string(),
  batchNo: z.string(),
  expiresOn: businessDate,
  expiresLabel: z.string(),
  location: z.string(),
  qty: z.int(),
  receivedQty: z.int(),
  passedQty: z.int(),
  failedQty: z.int(),
  /** 1/10000 yuan; null for readers who see no prices. */
  price: z.int().nullable(),
});
export type ReturnLineRow = z.output<typeof returnLineRow>;

/** What of a shipped note may still come back. */
const returnable = z.strictObject({
  noteId: id,
  noteNumber: z.string(),
  buyerName: z.string(),
  lines: z.array(
    z.strictObject({
      noteLineId: id,
      lineNo: z.int(),
      productName: z.string(),
      specification: z.string(),
      unit: z.string(),
      batchNo: z.string(),
      expiresLabel: z.string(),
      shippedQty: z.int(),
      returnedQty: z.int(),
      leftQty: z.int(),
    }),
  ),
});
export type Returnable = z.output<typeof returnable>;

export const returnPaper = z.strictObject({
  firmName: z.string(),
  number: z.string(),
  kind: z.enum(returnKinds),
  noteNumber: z.string(),
  orderNumber: z.string(),
  buyerName: z.string(),
  reason: z.string(),
  requestedOn: businessDate,
  requestedBy: z.string(),
  decidedBy: z.string(),
  receivedBy: z.string(),
  judgedBy: z.string(),
  verdict: z.string(),
  copyNo: z.int(),
  printedAt: instant,
  printedBy: z.string(),
  lines: z.array(
    z.strictObject({
      lineNo: z.int(),
      productName: z.string(),
      specification: z.string(),
      maker: z.string(),
      batchNo: z.string(),
      expiresLabel: z.string(),
      unit: z.string(),
      qtyText: z.string(),
      receivedText: z.string(),
      passedText: z.string(),
      failedText: z.string(),
    }),
  ),
});
export type ReturnPaper = z.output<typeof returnPaper>;

const subject = { table: 'return_request', id: 'returnId' } as const;
const list = { permission: 'returns.read', scope: 'return_request' } as const;
const read = { permission: 'returns.read', subject } as const;
const note = { table: 'dispatch_note', id: 'noteId' } as const;
const seen = { returnId: id, version };
const changed = z.strictObject({ version });

export const returnsContract = {
  list: query(list).input(gridRequestSchema).output(gridBlock(returnRow)),
  totals: query(list).input(gridCriteriaSchema).output(gridTotals),
  get: query(read)
    .input(z.strictObject({ returnId: id }))
    .output(z.strictObject({ return: returnRow, lines: z.array(returnLineRow), history: historyRows })),
  returnable: query({ permission: 'returns.request', subject: note })
    .input(z.strictObject({ noteId: id }))
    .output(returnable),
  /** Lines of a shipped note, never above shipped − returned. `hasGoods` false: they are lost, with proof. */
  request: command({ permission: 'returns.request', subject: note })
    .input(
      commandInput({
        noteId: id,
        kind: z.enum(returnKinds),
        hasGoods: z.boolean().default(true),
        reason: text(300),
        lines: z
          .array(z.strictObject({ noteLineId: id, qty }))
          .min(1)
          .max(MOST_LINES),
      }),
    )
    .output(z.strictObject({ returnId: id, number: z.string() })),
  withdraw: command({ permission: 'returns.request', subject })
    .input(commandInput({ ...seen, reason: text(300) }))
    .output(changed),
  refuse: command({ permission: 'returns.approve', subject })
    .input(commandInput({ ...seen, reason: text(300) }))
    .output(changed),
  /** One of which nothing comes back is closed and credited by its approval. */
  approve: command({ permission: 'returns.approve', subject })
    .input(commandInput({ ...seen, reason: optionalText(300).default('') }))
    .output(changed),
  /** The goods arrive and wait in quarantine. */
  receive: command({ permission: 'returns.receive', subject })
    .input(
      commandInput({
        ...seen,
        location: optionalText(40).default(''),
        lines: z
          .array(z.strictObject({ lineId: id, receivedQty: someQty }))
          .min(1)
          .max(MOST_LINES),
      }),
    )
    .output(changed),
  /** Passed goods go back to where they stood, failed ones to the rejected area; both are credited. */
  judge: command({ permission: 'returns.judge', subject })
    .input(
      commandInput({
        ...seen,
        verdict: text(300),
        lines: z
          .array(z.strictObject({ lineId: id, passedQty: someQty, failedQty: someQty }))
          .min(1)
          .max(MOST_LINES),
      }),
    )
    .output(changed),
  /** The same products and quantities once more, on a note without a sale; first expired, first out. */
  exchange: command({ permission: 'dispatch.issue', subject })
    .input(commandInput(seen))
    .output(z.strictObject({ version, noteId: id, noteNumber: z.string() })),
  previewPrint: query(read)
    .input(z.strictObject({ returnId: id }))
    .output(returnPaper),
  print: command(read)
    .input(commandInput({ returnId: id }))
    .output(returnPaper),
};
