/** Shapes of the dispatch procedures. None of them carries a price: a paper's prices are words of the paper. */
import { z } from 'zod';
import { noteStates, noteStepNames, printKinds } from '../domain/note-states';
import { historyRows } from './history';
import { actionState, businessDate, id, instant, optionalText, text, version } from './procedure';

/** Thousandths of the unit. */
const qty = z.int();
const storageClass = z.enum(['normal', 'cool', 'cold', 'frozen']);
const action = actionState;
const actions = z.record(z.enum(noteStepNames), action);
const person = z.string().nullable();

export const printKind = z.enum(printKinds);

const asked = z.strictObject({
  orderLineId: id,
  qty: qty.positive(),
  /** Chosen by hand; without them first expired, first out. */
  lots: z
    .array(z.strictObject({ lotId: id, qty: qty.positive() }))
    .min(1)
    .max(20)
    .optional(),
});
export const issueLines = z.array(asked).min(1).max(500).optional();

export const shipmentFields = {
  carrier: text(60),
  waybillNo: optionalText(60),
  boxCount: z.int().min(0).max(100_000),
  /** Tenths of a degree Celsius; required when a line is cold. */
  departureTenthC: z.int().min(-1000).max(1000).nullable(),
};

export const toIssueRow = z.strictObject({
  /** The order's. */
  id,
  number: z.string(),
  buyerName: z.string(),
  receiverAddress: z.string(),
  shippingDemand: z.string(),
  deliveryOn: businessDate.nullable(),
  waitingSince: instant,
  lineCount: z.int(),
  /** Lines with something left. */
  restLines: z.int(),
  /** Whether the lots in the house cover what is left. */
  availability: z.enum(['all', 'part', 'none']),
  actions: z.strictObject({ issue: action, shortPath: action }),
});
export type ToIssueRow = z.output<typeof toIssueRow>;

const productFields = {
  productCode: z.string().nullable(),
  productName: z.string(),
  specification: z.string(),
  maker: z.string(),
  unit: z.string(),
  storageClass,
  isControlled: z.boolean(),
};

export const freeLot = z.strictObject({
  lotId: id,
  batchNo: z.string(),
  expiresOn: businessDate,
  location: z.string(),
  freeQty: qty,
});
export const proposal = z.strictObject({
  orderId: id,
  number: z.string(),
  buyerName: z.string(),
  receiverName: z.string(),
  receiverPhone: z.string(),
  receiverAddress: z.string(),
  shippingDemand: z.string(),
  deliveryOn: businessDate.nullable(),
  isCold: z.boolean(),
  lines: z.array(
    z.strictObject({
      orderLineId: id,
      lineNo: z.int(),
      ...productFields,
      orderedQty: qty,
      notedQty: qty,
      restQty: qty,
      /** What the lots do not cover. */
      shortQty: qty,
      parts: z.array(z.strictObject({ lotId: id, qty })),
      lots: z.array(freeLot),
    }),
  ),
  actions: z.strictObject({ issue: action, shortPath: action }),
});
export type Proposal = z.output<typeof proposal>;

const rowFields = {
  id,
  number: z.string(),
  orderId: id,
  orderNumber: z.string(),
  buyerName: z.string(),
  receiverAddress: z.string(),
  state: z.enum(noteStates),
  lineCount: z.int(),
  createdOn: businessDate,
  pickedBy: person,
  checkedBy: person,
  carrier: z.string(),
  waybillNo: z.string(),
  boxCount: z.int(),
  shippedOn: businessDate.nullable(),
  signedOn: businessDate.nullable(),
  signedBy: z.string(),
  waitingSince: instant,
  isSamePerson: z.boolean(),
  printCount: z.int(),
  version,
  actions,
};
export const noteRow = z.strictObject(rowFields);
export type NoteRow = z.output<typeof noteRow>;

export const noteLineShape = z.strictObject({
  id,
  lineNo: z.int(),
  orderLineId: id,
  productId: id,
  ...productFields,
  lotId: id,
  batchNo: z.string(),
  madeOn: businessDate.nullable(),
  expiresOn: businessDate,
  location: z.string(),
  lotStatus: z.enum(['sellable', 'locked']),
  qty,
  checkedQty: qty,
  scanCount: z.int(),
});
export type NoteLine = z.output<typeof noteLineShape>;

export const noteDetail = z.strictObject({
  note: z.strictObject({
    ...rowFields,
    receiverName: z.string(),
    receiverPhone: z.string(),
    createdBy: person,
    createdAt: instant,
    pickedAt: instant.nullable(),
    checkedAt: instant.nullable(),
    shippedBy: person,
    shippedAt: instant.nullable(),
    departureTenthC: z.int().nullable(),
    signRecordedBy: person,
    voidedBy: person,
    voidReason: z.string(),
    isCold: z.boolean(),
  }),
  lines: z.array(noteLineShape),
  prints: z.array(z.strictObject({ kind: printKind, copyNo: z.int(), printedAt: instant, printedBy: z.string() })),
  history: historyRows,
});
export type NoteDetail = z.output<typeof noteDetail>;

export const pickingRow = z.strictObject({
  id,
  location: z.string(),
  productName: z.string(),
  specification: z.string(),
  maker: z.string(),
  batchNo: z.string(),
  expiresOn: businessDate,
  unit: z.string(),
  qty,
});

export const scanAnswer = z.strictObject({
  lineId: id,
  productName: z.string(),
  checkedQty: qty,
  qty,
  /** Every line of the note is counted in full. */
  isComplete: z.boolean(),
});

/** A paper as it was printed: words and figures ready to read, so that it is the same for ever. */
export const printContent = z.strictObject({
  kind: printKind,
  /** 1 for the first print, more for a reprint. */
  copyNo: z.int(),
  printedAt: instant,
  printedBy: z.string(),
  firmName: z.string(),
  number: z.string(),
  orderNumber: z.string(),
  buyerName: z.string(),
  receiverName: z.string(),
  receiverPhone: z.string(),
  receiverAddress: z.string(),
  shipOn: z.string(),
  carrier: z.string(),
  waybillNo: z.string(),
  boxCount: z.int(),
  departureTenthC: z.int().nullable(),
  pickedBy: z.string(),
  checkedBy: z.string(),
  hasPrices: z.boolean(),
  /** Empty without prices. */
  totalText: z.string(),
  /** Fen of the total, for the words of the amount; null without prices. */
  totalFen: z.int().nullable(),
  lines: z.array(
    z.strictObject({
      lineNo: z.int(),
      genericName: z.string(),
      tradeName: z.string(),
      form: z.string(),
      specification: z.string(),
      holder: z.string(),
      maker: z.string(),
      registrationNo: z.string(),
      batchNo: z.string(),
      unit: z.string(),
      qtyText: z.string(),
      madeOn: z.string(),
      expiresOn: z.string(),
      storageClass,
      priceText: z.string(),
      amountText: z.string(),
    }),
  ),
});
export type PrintContent = z.output<typeof printContent>;
