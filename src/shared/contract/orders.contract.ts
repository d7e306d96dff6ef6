import { z } from 'zod';
import { licenceChecks, moneyChecks, regionChecks, rejectReasons } from '../domain/order-words';
import { gridBlock, gridCriteria, gridCriteriaSchema, gridRequest, gridRequestSchema, gridTotals } from './grid';
import { changeRow } from './order-changes.schemas';
import { orderPaper } from './order-paper.schemas';
import { approvalRow, changeShape, draftShape, orderCheck, orderDetail, orderRow } from './orders.schemas';
import { command, commandInput, id, optionalText, query, text, version } from './procedure';

const subject = { table: 'sales_order', id: 'orderId' } as const;
const list = { permission: 'orders.read', scope: 'sales_order' } as const;
const write = { permission: 'orders.write', subject } as const;
const finance = { permission: 'orders.approve', subject } as const;
const ask = { permission: 'orders.change', subject } as const;
const holder = { permission: 'orders.hold', subject } as const;
const one = { orderId: id, version };
const changed = z.strictObject({ version });
const made = z.strictObject({ orderId: id, version });
const asked = z.strictObject({ changeId: id, version });
const reason = text(300);
/** A change of an order: the order's version is what its screen saw. */
const ofChange = { ...one, changeId: id };

/** Which submitted orders: every one, without flag, with a block, with warnings only. */
export const approvalSegments = ['all', 'clean', 'blocked', 'warned'] as const;
export type ApprovalSegment = (typeof approvalSegments)[number];
const segment = z.enum(approvalSegments).default('all');

/** Parts of the list that follow from more than what stands on an order. */
const ownSegment = z.enum(['rejected', 'unreported', 'running']).optional();

export const ordersContract = {
  /**
   * `rejected`: came back to whoever asks, and waits for his correction. `unreported`: goods that are paid as they are
   * sold are out, and nothing was reported for days.
   */
  list: query(list)
    .input(z.strictObject({ ...gridRequest, segment: ownSegment }))
    .output(gridBlock(orderRow)),
  totals: query(list)
    .input(z.strictObject({ ...gridCriteria, segment: ownSegment }))
    .output(gridTotals),
  get: query({ permission: 'orders.read', subject })
    .input(z.strictObject({ orderId: id }))
    .output(orderDetail),
  /** The orders that wait for finance, with what the checks find on each. */
  approvals: query({ permission: 'orders.approve', scope: 'sales_order' })
    .input(z.strictObject({ ...gridRequest, segment }))
    .output(gridBlock(approvalRow)),
  /** Sums of the rows of a segment and how many rows each segment has; at most {@link MOST_WAITING} are looked at. */
  approvalTotals: query({ permission: 'orders.approve', scope: 'sales_order' })
    .input(z.strictObject({ ...gridCriteria, segment }))
    .output(
      z.strictObject({
        ...gridTotals.shape,
        segments: z.strictObject({ all: z.int(), clean: z.int(), blocked: z.int(), warned: z.int() }),
      }),
    ),
  /** What the checks would find, while the order is still being typed. `orderId`: the draft it is kept in. */
  preview: query({ permission: 'orders.write', subject: { table: 'customer', id: 'buyerId' } })
    .input(z.strictObject({ ...draftShape, orderId: id.nullable().default(null) }))
    .output(z.strictObject({ totalFen: z.int(), checks: z.array(orderCheck) })),

  create: command({ permission: 'orders.write', subject: { table: 'customer', id: 'buyerId' } })
    .input(commandInput(draftShape))
    .output(made),
  save: command(write)
    .input(commandInput({ ...one, ...draftShape }))
    .output(changed),
  copy: command(write)
    .input(commandInput({ orderId: id }))
    .output(made),
  /** A new draft like the last order that this buyer placed. */
  copyLast: command({ permission: 'orders.write', subject: { table: 'customer', id: 'buyerId' } })
    .input(commandInput({ buyerId: id }))
    .output(made),
  /** Only a draft that never had a number; others are cancelled. */
  remove: command(write).input(commandInput(one)).output(z.strictObject({})),
  /** `duplicateSeen`: the person saw the orders that look the same and goes on. */
  submit: command(write)
    .input(commandInput({ ...one, duplicateSeen: z.boolean().default(false) }))
    .output(z.strictObject({ version, number: z.string() })),
  withdraw: command(write)
    .input(commandInput({ ...one, reason }))
    .output(changed),
  reject: command(finance)
    .input(commandInput({ ...one, reasonCode: z.enum(rejectReasons), reason: optionalText(300).default('') }))
    .output(changed),
  approve: command(finance)
    .input(commandInput({ ...one, duplicateSeen: z.boolean().default(false) }))
    .output(changed),
  unapprove: command(finance)
    .input(commandInput({ ...one, reason }))
    .output(changed),
  /** Free before the approval; after it finance reverses it, and what is on notes or shipped stands in the way. */
  cancel: command({ permission: 'orders.cancel', subject })
    .input(commandInput({ ...one, reason }))
    .output(changed),
  /** No dispatch note more until it is resumed. */
  hold: command(holder)
    .input(commandInput({ ...one, reason }))
    .output(changed),
  /** Asks all checks again. */
  resume: command(holder)
    .input(commandInput({ ...one, duplicateSeen: z.boolean().default(false) }))
    .output(changed),
  /** What is not shipped will not be; the order ends with what was. */
  shortClose: command(finance)
    .input(commandInput({ ...one, reason }))
    .output(changed),

  /** What was asked of approved orders, whatever became of it. */
  changes: query(list).input(gridRequestSchema).output(gridBlock(changeRow)),
  changeTotals: query(list).input(gridCriteriaSchema).output(gridTotals),
  /** Sales asks an approved order to be otherwise; the answer carries the id of the request. */
  askChange: command(ask)
    .input(commandInput({ ...one, ...changeShape }))
    .output(asked),
  /** Sales asks for the cancellation, or for the rest to be closed. */
  askEnd: command(ask)
    .input(commandInput({ ...one, kind: z.enum(['cancel', 'short_close']), reason }))
    .output(asked),
  withdrawChange: command(ask).input(commandInput(ofChange)).output(changed),
  /** Finance, never who asked: the checks run over the order as it would be. */
  approveChange: command(finance)
    .input(commandInput({ ...ofChange, duplicateSeen: z.boolean().default(false) }))
    .output(changed),
  refuseChange: command(finance)
    .input(commandInput({ ...ofChange, reason }))
    .output(changed),

  /** The paper as it would be printed now. */
  previewPrint: query({ permission: 'orders.read', subject })
    .input(z.strictObject({ orderId: id }))
    .output(orderPaper),
  /** Keeps what the paper showed and counts the copy. */
  print: command({ permission: 'orders.read', subject })
    .input(commandInput({ orderId: id }))
    .output(orderPaper),
  releaseCredit: command({ permission: 'orders.releaseCredit', subject })
    .input(commandInput({ ...one, check: z.enum(moneyChecks), reason }))
    .output(changed),
  releaseLicence: command({ permission: 'orders.releaseLicence', subject })
    .input(commandInput({ ...one, check: z.enum(licenceChecks), reason }))
    .output(changed),
  releaseRegion: command({ permission: 'orders.releaseRegion', subject })
    .input(commandInput({ ...one, check: z.enum(regionChecks), reason }))
    .output(changed),
  /** Hands an order to somebody whom the giver sees. */
  reassign: command({ permission: 'customers.write', subject })
    .input(commandInput({ ...one, ownerId: id, reason }))
    .output(changed),
};
