/** What is asked of an approved order, as it stands on the wire. */
import { z } from 'zod';
import { changeKinds, changeStates } from '../domain/order-words';
import { actionState, businessDate, id, instant, version } from './procedure';

/** A row of the list of changes. */
export const changeRow = z.strictObject({
  id,
  orderId: id,
  orderNumber: z.string(),
  /** 1 for the first change of its order. */
  changeNo: z.int(),
  kind: z.enum(changeKinds),
  state: z.enum(changeStates),
  buyerName: z.string(),
  oldTotalFen: z.int(),
  newTotalFen: z.int(),
  reason: z.string(),
  requestedByName: z.string(),
  requestedAt: instant,
  decidedByName: z.string(),
  decidedAt: instant.nullable(),
  decisionReason: z.string(),
  isSamePerson: z.boolean(),
  /** Of the order: what a decision carries. */
  version,
  actions: z.strictObject({ approve: actionState, refuse: actionState, withdraw: actionState }),
});
export type ChangeRow = z.output<typeof changeRow>;

const changeLine = z.strictObject({
  lineNo: z.int(),
  /** Null for a line more. */
  orderLineId: id.nullable(),
  productId: id,
  productCode: z.string(),
  genericName: z.string(),
  specification: z.string(),
  unit: z.string(),
  oldQty: z.int(),
  /** 0: the line is taken off. */
  newQty: z.int(),
  oldPrice: z.int(),
  newPrice: z.int(),
  oldRemark: z.string(),
  newRemark: z.string(),
});

/** A change with every field and line that differs, old and new. */
export const changeDetail = z.strictObject({
  ...changeRow.shape,
  oldDeliveryOn: businessDate.nullable(),
  newDeliveryOn: businessDate.nullable(),
  oldReceiver: z.string(),
  newReceiver: z.string(),
  oldRemark: z.string(),
  newRemark: z.string(),
  lines: z.array(changeLine),
});
export type ChangeDetail = z.output<typeof changeDetail>;
