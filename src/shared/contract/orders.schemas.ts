/** What orders look like on the wire. */
import { z } from 'zod';
import { paymentTerms } from '../domain/customer-words';
import { checkCodes, checkLevels, invoiceDemands, lampStates } from '../domain/order-words';
import { permissionPosts, type Permission } from '../domain/permissions';
import { orderStates } from '../domain/states';
import { historyRows } from './history';
import { actionState, businessDate, id, instant, optionalText, version } from './procedure';

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
  released: z.strictObject({ by: z.string(), reason: z.string(), untilOn: businessDate, upTo: z.int() }).optional(),
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
  remove: actionState,
  copy: actionState,
  reassign: actionState,
  releaseCredit: actionState,
  releaseLicence: actionState,
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
  notedQty: z.int(),
  shippedQty: z.int(),
  signedQty: z.int(),
  price: z.int(),
  amountFen: z.int(),
  taxRateBp: z.int(),
  remark: z.string(),
});
export type OrderLineRow = z.output<typeof orderLineRow>;

const note = z.strictObject({
  number: z.string(),
  state: z.string(),
  carrier: z.string(),
  waybillNo: z.string(),
  shippedOn: businessDate.nullable(),
  signedOn: businessDate.nullable(),
  signedBy: z.string(),
});

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

export const orderDetail = z.strictObject({
  order: orderHead,
  lines: z.array(orderLineRow),
  /** Empty once the order is approved or cancelled: what was found then stands in its history. */
  checks: z.array(orderCheck),
  lamps: orderLamps,
  notes: z.array(note),
  actions: orderActions,
  history: historyRows,
});
export type OrderDetail = z.output<typeof orderDetail>;
