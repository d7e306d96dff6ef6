/** Shapes of the papers of a note, and of what goes with the goods. Prices are words of a paper, ready to read. */
import { z } from 'zod';
import { attachedEntities } from '../domain/attachment-words';
import { paperFirm } from './firm-facts.schemas';
import { printKind, storageClass } from './dispatch-shapes';
import { actionState, id, instant, text } from './procedure';

const waybillRow = z.strictObject({ number: text(20), carrier: text(60), waybillNo: text(60) });
export const waybillRows = z.array(waybillRow).min(1).max(100);
/** What becomes of a row: taken, or why not. */
export const waybillResults = z.array(
  z.strictObject({ number: z.string(), buyerName: z.string(), result: actionState }),
);
export type WaybillResult = z.output<typeof waybillResults>[number];

/** A file of the record that it is attached to. */
const paperFile = z.strictObject({
  entity: z.enum(attachedEntities),
  entityId: id,
  id,
  name: z.string(),
  mediaType: z.string(),
});
export type PaperFile = z.output<typeof paperFile>;

/**
 * What goes with each of a note's lots, in the order of its lines: its test reports, then, where the buyer is a public
 * institution, the invoice by which it was bought. `invoiceNo` is null where no invoice is wanted.
 */
export const lotPapers = z.array(
  z.strictObject({
    lotId: id,
    lineNo: z.int(),
    productName: z.string(),
    batchNo: z.string(),
    reports: z.array(paperFile),
    invoiceNo: z.string().nullable(),
    invoices: z.array(paperFile),
  }),
);
export type LotPapers = z.output<typeof lotPapers>[number];

/** A paper as it was printed: words and figures ready to read, so that it is the same for ever. */
export const printContent = z.strictObject({
  kind: printKind,
  /** 1 for the first print, more for a reprint. */
  copyNo: z.int(),
  printedAt: instant,
  printedBy: z.string(),
  ...paperFirm,
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
  departedAt: instant.nullable(),
  arrivalTenthC: z.int().nullable(),
  pickedBy: z.string(),
  checkedBy: z.string(),
  checkedAt: instant.nullable(),
  /** Only on papers of the house. */
  isSamePerson: z.boolean(),
  voidReason: z.string(),
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
      location: z.string(),
      checkedText: z.string(),
      scanCount: z.int(),
      storageClass,
      priceText: z.string(),
      amountText: z.string(),
    }),
  ),
});
export type PrintContent = z.output<typeof printContent>;
