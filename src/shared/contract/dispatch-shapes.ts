/** Shapes of the dispatch procedures. None of them carries a price: a paper's prices are words of the paper. */
import { z } from 'zod';
import { noteStates, noteStepNames, printKinds } from '../domain/note-states';
import { historyRows } from './history';
import { actionState, businessDate, id, instant, optionalText, text, version } from './procedure';

/** Thousandths of the unit. */
const qty = z.int();
export const storageClass = z.enum(['normal', 'cool', 'cold', 'frozen']);
const action = actionState;
const actions = z.record(z.enum(noteStepNames), action);
const person = z.string().nullable();

/** Tenths of a degree Celsius. */
const tenthC = z.int().min(-1000).max(1000);

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
  departureTenthC: tenthC.nullable(),
  /** When the goods left; the moment of recording when it is not said. */
  departedAt: instant.nullish(),
};

/** What the buyer did not take of a line; the rest was accepted. Thousandths. */
export const signLines = z
  .array(z.strictObject({ lineId: id, refusedQty: qty.min(0), shortQty: qty.min(0), reason: text(200) }))
  .max(500)
  .optional();
/** What the shelf did not hold of a line: less than the note says was picked. */
export const shortLines = z
  .array(z.strictObject({ lineId: id, pickedQty: qty.min(0), reason: text(200) }))
  .max(500)
  .optional();
export const shortPickRow = z.strictObject({
  id,
  lineNo: z.int(),
  productName: z.string(),
  specification: z.string(),
  unit: z.string(),
  batchNo: z.string(),
  location: z.string(),
  missingQty: qty,
  reason: z.string(),
  pickedBy: z.string(),
  pickedAt: instant,
});

export const scanFields = {
  code: text(60),
  /** The line whose product a traceability code of an unknown beginning belongs to. */
  lineId: id.optional(),
  /** Said by the person: the code stands for a whole case. */
  isCase: z.boolean().optional(),
};
/** A traceability code as the check found it; the list of a note is sent on with the goods. */
export const scannedCode = z.strictObject({
  id,
  lineNo: z.int(),
  productName: z.string(),
  specification: z.string(),
  batchNo: z.string(),
  code: z.string(),
  qty,
  scannedAt: instant,
});
export type ScannedCode = z.output<typeof scannedCode>;

export const signFields = {
  signedOn: businessDate,
  signedBy: text(60),
  /** Tenths of a degree Celsius, of cold goods at the door. */
  arrivalTenthC: tenthC.nullish(),
  lines: signLines,
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
  /** Lines that the shelf did not hold in full. */
  shortPicks: z.int(),
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
  /** Whether its traceability codes are known by their beginning. */
  isTraceKnown: z.boolean(),
  /** What a case holds; null when cases do not matter. */
  caseQty: qty.nullable(),
  /** What the buyer refused, and what did not arrive. */
  refusedQty: qty,
  shortQty: qty,
  signReason: z.string(),
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
    departedAt: instant.nullable(),
    arrivalTenthC: z.int().nullable(),
    signRecordedBy: person,
    voidedBy: person,
    voidReason: z.string(),
    isCold: z.boolean(),
    /** Numbers of the invoices that travel with the goods; null where they do not. */
    goodsInvoices: z.array(z.string()).nullable(),
  }),
  lines: z.array(noteLineShape),
  shortPicks: z.array(shortPickRow),
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
  /** What this scan counted: one, or a case. */
  countedQty: qty,
  /** Every line of the note is counted in full. */
  isComplete: z.boolean(),
});
