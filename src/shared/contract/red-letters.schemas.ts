/** What the red desk shows. Quantities in thousandths, amounts in fen, prices in 1/10000 yuan, rates in basis points. */
import { z } from 'zod';
import { redReasons, requestStates, taxMethods } from '../domain/invoicing-words';
import { redKinds, waitingCauses } from '../domain/red-words';
import { actionState, businessDate, id, instant, problemSchema, version } from './procedure';

const amounts = { qty: z.int(), fen: z.int() };
const goods = { productCode: z.string(), productName: z.string(), rateBp: z.int() };

export const redFormRow = z.strictObject({
  id,
  number: z.string(),
  kind: z.enum(redKinds),
  /** As the clock shows it: a sent form is lapsed from its 72nd hour on. */
  state: z.enum(requestStates),
  customerId: id,
  customerName: z.string(),
  totalFen: z.int(),
  invoiceId: id,
  invoiceNumber: z.string(),
  invoicedOn: businessDate,
  isBooked: z.boolean(),
  reason: z.enum(redReasons),
  isFromBuyer: z.boolean(),
  formNo: z.string(),
  remark: z.string(),
  newTitle: z.string(),
  /** Of a reissue: the red invoice that is issued, while its new blue one is to come; '' for none. */
  redNumber: z.string(),
  redIssuedOn: businessDate.nullable(),
  requestedBy: z.string(),
  requestedOn: businessDate,
  decidedBy: z.string(),
  decisionReason: z.string(),
  failReason: z.string(),
  isSamePerson: z.boolean(),
  sentAt: instant.nullable(),
  answeredAt: instant.nullable(),
  waitingSince: instant,
  /** Of a form that waits for the other side. */
  dueAt: instant.nullable(),
  hoursLeft: z.int().nullable(),
  /** Hours after sending of the last reminder that is due; 0 for none. */
  reminder: z.int(),
  version,
  actions: z.strictObject({
    approve: actionState,
    refuse: actionState,
    withdraw: actionState,
    send: actionState,
    answer: actionState,
    answerBuyer: actionState,
    recordRed: actionState,
    issue: actionState,
  }),
});
export type RedFormRow = z.output<typeof redFormRow>;

export const redLineRow = z.strictObject({ id, lineNo: z.int(), lineId: id, ...goods, price: z.int(), ...amounts });
export type RedLineRow = z.output<typeof redLineRow>;
export const reissueLineRow = z.strictObject({
  id,
  lineNo: z.int(),
  lineId: id,
  title: z.string(),
  taxNo: z.string(),
  ...goods,
  price: z.int(),
  ...amounts,
});
export type ReissueLineRow = z.output<typeof reissueLineRow>;

/** Rates that the firm's list knows today, with their methods 计税方法. */
const treatments = z.array(z.strictObject({ rateBp: z.int(), method: z.enum(taxMethods) }));
const titles = z.array(z.strictObject({ title: z.string(), taxNo: z.string() }));

export const blueFound = z.strictObject({
  id,
  number: z.string(),
  customerName: z.string(),
  title: z.string(),
  totalFen: z.int(),
  issuedOn: businessDate,
  pendingFen: z.int(),
});
export type BlueFound = z.output<typeof blueFound>;

export const blueDetail = z.strictObject({
  id,
  number: z.string(),
  customerId: id,
  customerName: z.string(),
  title: z.string(),
  taxNo: z.string(),
  isAdvance: z.boolean(),
  totalFen: z.int(),
  issuedOn: businessDate,
  /** What a new invoice of a reissue may name: the titles on the buyer's card, and the treatments of today. */
  titles,
  treatments,
  /** The buyer may not be invoiced under another name. */
  isPublicHospital: z.boolean(),
  lines: z.array(
    z.strictObject({
      id,
      lineNo: z.int(),
      productId: id,
      ...goods,
      price: z.int(),
      ...amounts,
      redQty: z.int(),
      redFen: z.int(),
      pendingQty: z.int(),
      pendingFen: z.int(),
      /** What waits without goods: a price allowance. */
      allowanceFen: z.int(),
      /** What live forms hold. */
      heldQty: z.int(),
      heldFen: z.int(),
      /** What a new form may still take. */
      freeQty: z.int(),
      freeFen: z.int(),
      freeAllowanceFen: z.int(),
      /** What stays sold: the reissued invoice. */
      staysQty: z.int(),
    }),
  ),
  actions: z.strictObject({ request: actionState, recordBuyers: actionState }),
});
export type BlueDetail = z.output<typeof blueDetail>;

/** A line of an invoice to come; a red one is negative. `lineId`: the blue line that it corrects. */
export const previewLine = z.strictObject({
  lineId: id,
  productName: z.string(),
  rateBp: z.int(),
  price: z.int(),
  ...amounts,
  exclFen: z.int(),
  taxFen: z.int(),
});
export type PreviewLine = z.output<typeof previewLine>;
const previewSheet = z.strictObject({
  title: z.string(),
  taxNo: z.string(),
  lines: z.array(previewLine),
  fen: z.int(),
  exclFen: z.int(),
  taxFen: z.int(),
});
export type PreviewSheet = z.output<typeof previewSheet>;
export const reissuePreview = z.strictObject({
  red: previewSheet,
  blue: previewSheet,
  /** Why the new title may not be, or what must be read before; null: it is the buyer's own. */
  titleProblem: problemSchema.nullable(),
});
export type ReissuePreview = z.output<typeof reissuePreview>;

export const pendingRow = z.strictObject({
  /** The blue line. */
  id,
  invoiceId: id,
  invoiceNumber: z.string(),
  invoicedOn: businessDate,
  customerName: z.string(),
  ...goods,
  price: z.int(),
  ...amounts,
  allowanceFen: z.int(),
  heldQty: z.int(),
  heldFen: z.int(),
  /** The oldest part that still waits: from the acceptance of the goods. */
  since: businessDate,
  days: z.int(),
  parts: z.array(z.strictObject({ cause: z.enum(waitingCauses), on: businessDate, reason: z.string(), ...amounts })),
  actions: z.strictObject({ request: actionState, askAdvance: actionState }),
});
export type PendingRow = z.output<typeof pendingRow>;

export const advanceWish = z.strictObject({
  id,
  invoiceId: id,
  lineId: id,
  invoiceNumber: z.string(),
  customerName: z.string(),
  productName: z.string(),
  qty: z.int(),
  reason: z.string(),
  askedBy: z.string(),
  askedOn: businessDate,
  version,
  actions: z.strictObject({ decide: actionState }),
});
export type AdvanceWish = z.output<typeof advanceWish>;

export const rekeyable = z.strictObject({
  customerName: z.string(),
  /** The buyer may not be invoiced under another name. */
  isPublicHospital: z.boolean(),
  titles,
  treatments,
  lines: z.array(
    z.strictObject({
      id,
      orderId: id.nullable(),
      orderNumber: z.string(),
      lineNo: z.int(),
      title: z.string(),
      taxNo: z.string(),
      productId: id,
      ...goods,
      price: z.int(),
      ...amounts,
    }),
  ),
  letters: z.array(z.strictObject({ id, name: z.string(), orderId: id.nullable() })),
  actions: z.strictObject({ rekey: actionState }),
});
export type Rekeyable = z.output<typeof rekeyable>;

export const differingAccount = z.strictObject({
  id,
  customerName: z.string(),
  title: z.string(),
  ...goods,
  sales: z.array(
    z.strictObject({
      id,
      orderId: id.nullable(),
      orderNumber: z.string(),
      lineNo: z.int(),
      price: z.int(),
      ...amounts,
    }),
  ),
  advances: z.array(
    z.strictObject({
      id,
      invoiceId: id,
      invoiceNumber: z.string(),
      issuedOn: businessDate,
      price: z.int(),
      ...amounts,
    }),
  ),
  note: z.string(),
  notedBy: z.string(),
  notedAt: instant.nullable(),
  actions: z.strictObject({ note: actionState, changePrice: actionState }),
});
export type DifferingAccount = z.output<typeof differingAccount>;
