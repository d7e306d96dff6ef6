/** What orders look like on the wire. */
import { z } from 'zod';
import { paymentTerms } from '../domain/customer-words';
import { changeKinds, checkCodes, checkLevels, invoiceDemands, lampStates } from '../domain/order-words';
import { permissionPosts, type Permission } from '../domain/permissions';
import { orderStates } from '../domain/states';
import { historyRows } from './history';
import { changeDetail } from './order-changes.schemas';
import { verbalStates } from '../domain/release-words';
import { releaseRequest } from './releases.schemas';
import { actionState, businessDate, id, instant, optionalText, text, version } from './procedure';

const permission = z.enum(Object.keys(permissionPosts) as [Permission, ...Permission[]]);
const params = z.record(z.string(), z.union([z.string(), z.number()]));

/** Far above any order and far below what a number holds exactly once multiplied. */
const MOST_QTY = 1_000_000_000;
const MOST_PRICE = 10_000_000_000;
export const MOST_LINES = 200;

export const orderLineInput = z.strictObject({
  productId: id,
  /** Thousandths of the unit. */
  orderedQty: z.int().positive().max(MOST_QTY),
  /** 1/10000 yuan, tax included. */
  price: z.int().min(0).max(MOST_PRICE),
  remark: optionalText(200).default(''),
});
export type OrderLineInput = z.output<typeof orderLineInput>;

/** The head and the lines of a draft; payment term and owner come from the buyer. */
export const draftShape = {
  buyerId: id,
  agentId: id.nullable().default(null),
  /** Null: the buyer's default address. */
  deliveryAddressId: id.nullable().default(null),
  customerOrderNo: optionalText(60).default(''),
  deliveryOn: businessDate.nullable().default(null),
  invoiceDemand: z.enum(invoiceDemands).default('stored'),
  shippingDemand: optionalText(300).default(''),
  remark: optionalText(500).default(''),
  lines: z.array(orderLineInput).max(MOST_LINES).default([]),
};

/** The order as it should be: head and every line that stays; a line left out is taken off. */
export const changeShape = {
  deliveryOn: businessDate.nullable(),
  deliveryAddressId: id.nullable(),
  remark: optionalText(500),
  lines: z
    .array(z.strictObject({ ...orderLineInput.shape, orderLineId: id.nullable() }))
    .min(1)
    .max(MOST_LINES),
  reason: text(300),
};

/** A text of `orders.checks.<key>` with its numbers. */
const sentence = z.strictObject({ key: z.string(), params });

export const orderCheck = z.strictObject({
  code: z.enum(checkCodes),
  level: z.enum(checkLevels),
  /** What was found, the most important first. */
  sentences: z.array(sentence),
  /** The figure a release would be given for, in the unit of the check. */
  figure: z.int(),
  /** Who may release it; absent where nobody can. */
  releasableBy: permission.optional(),
  released: z
    .strictObject({
      by: z.string(),
      reason: z.string(),
      untilOn: businessDate,
      upTo: z.int(),
      verbal: z.enum(verbalStates).optional(),
    })
    .optional(),
});
export type OrderCheck = z.output<typeof orderCheck>;

const lamp = z.enum(lampStates);
/** The four lamps and what their sentence needs. */
export const orderLamps = z.strictObject({
  paid: lamp,
  shipped: lamp,
  arrived: lamp,
  invoiced: lamp,
  paidFen: z.int(),
  totalFen: z.int(),
  /** Thousandths over all lines; of it by invoices in advance; stored; waiting to be red. `unit` where all share one. */
  invoicedQty: z.int(),
  advanceQty: z.int(),
  storedQty: z.int(),
  pendingQty: z.int(),
  unit: z.string(),
  dueOn: businessDate.nullable(),
  noteCount: z.int(),
  shippedNotes: z.int(),
  signedNotes: z.int(),
  carrier: z.string(),
  waybillNo: z.string(),
  signedOn: businessDate.nullable(),
  signedBy: z.string(),
});
export type OrderLamps = z.output<typeof orderLamps>;

const stepActions = {
  edit: actionState,
  submit: actionState,
  withdraw: actionState,
  approve: actionState,
  reject: actionState,
  unapprove: actionState,
  cancel: actionState,
  hold: actionState,
  resume: actionState,
  shortClose: actionState,
  /** Sales asks of an approved order: other lines or delivery, and that it ends. */
  askChange: actionState,
  askEnd: actionState,
  print: actionState,
  remove: actionState,
  copy: actionState,
  reassign: actionState,
  releaseCredit: actionState,
  releaseLicence: actionState,
  releaseRegion: actionState,
  /** Of a check that blocks: asks for its release, writes down that somebody agreed by word of mouth. */
  askRelease: actionState,
  recordConsent: actionState,
};
export const orderActions = z.strictObject(stepActions);
export type OrderActions = z.output<typeof orderActions>;

export const orderRow = z.strictObject({
  id,
  number: z.string().nullable(),
  state: z.enum(orderStates),
  buyerId: id,
  buyerName: z.string(),
  ownerId: id,
  ownerName: z.string(),
  totalFen: z.int(),
  lineCount: z.int(),
  submittedOn: businessDate.nullable(),
  deliveryOn: businessDate.nullable(),
  waitingSince: instant,
  customerOrderNo: z.string(),
  approvalCount: z.int(),
  returnReason: z.string(),
  isSamePerson: z.boolean(),
  /** What is asked of it and not decided yet. */
  openChange: z.enum(changeKinds).nullable(),
  /** It stands on a word that was not confirmed, or that was denied. */
  verbalConsent: z.enum(['unconfirmed', 'objected']).nullable(),
  version,
  lamps: orderLamps,
  actions: orderActions,
});
export type OrderRow = z.output<typeof orderRow>;

/** A row of the approvals desk. */
export const approvalRow = z.strictObject({
  ...orderRow.shape,
  /** What the buyer owes today, fen; negative: his money with us. */
  owedFen: z.int(),
  blocks: z.array(z.enum(checkCodes)),
  warns: z.array(z.enum(checkCodes)),
});
export type ApprovalRow = z.output<typeof approvalRow>;

export const orderLineRow = z.strictObject({
  id,
  lineNo: z.int(),
  productId: id,
  productCode: z.string(),
  genericName: z.string(),
  tradeName: z.string(),
  specification: z.string(),
  maker: z.string(),
  unit: z.string(),
  orderedQty: z.int(),
  /** What of it will not be shipped any more. */
  closedQty: z.int(),
  notedQty: z.int(),
  shippedQty: z.int(),
  signedQty: z.int(),
  price: z.int(),
  amountFen: z.int(),
  taxRateBp: z.int(),
  remark: z.string(),
});
export type OrderLineRow = z.output<typeof orderLineRow>;

export const orderHead = z.strictObject({
  ...orderRow.omit({ lamps: true, actions: true }).shape,
  agentId: id.nullable(),
  agentName: z.string(),
  deliveryAddressId: id.nullable(),
  receiverName: z.string(),
  receiverPhone: z.string(),
  receiverAddress: z.string(),
  invoiceDemand: z.enum(invoiceDemands),
  paymentTerm: z.enum(paymentTerms),
  paymentDays: z.int(),
  shippingDemand: z.string(),
  remark: z.string(),
  submittedAt: instant.nullable(),
  submittedByName: z.string(),
  approvedAt: instant.nullable(),
  approvedByName: z.string(),
  duplicateSeen: z.boolean(),
});
export type OrderHead = z.output<typeof orderHead>;

const note = z.strictObject({
  number: z.string(),
  state: z.string(),
  carrier: z.string(),
  waybillNo: z.string(),
  shippedOn: businessDate.nullable(),
  signedOn: businessDate.nullable(),
  signedBy: z.string(),
});

export const orderDetail = z.strictObject({
  order: orderHead,
  lines: z.array(orderLineRow),
  /** Of drafts, waiting and held orders, and of one as it would be with its open change; else in its history. */
  checks: z.array(orderCheck),
  lamps: orderLamps,
  notes: z.array(note),
  actions: orderActions,
  /** What was asked of it once it was approved, newest first. */
  changes: z.array(changeDetail),
  /** What was asked to be released, newest first. */
  releaseRequests: z.array(releaseRequest),
  history: historyRows,
});
export type OrderDetail = z.output<typeof orderDetail>;
