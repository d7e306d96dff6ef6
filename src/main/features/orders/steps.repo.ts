/** The steps of an order as guarded statements: of two seats that take the same step one gets no row. */
import { sql } from 'drizzle-orm';
import { okay, type Result } from '../../../shared/domain/problem';
import { nextState, orderTransitions, type OrderStep } from '../../../shared/domain/states';
import type { Tx } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { staleOrder, type OrderRecord } from './orders.queries';
import { salesOrder } from './orders.tables';

const p = sql.placeholder;
type Version = { readonly version: number };
type Seen = Pick<OrderRecord, 'id' | 'version'>;

const isSeenIn = (state: 'draft' | 'submitted') =>
  sql`${salesOrder.id} = ${p('id')} AND ${salesOrder.version} = ${p('version')} AND ${salesOrder.state} = ${state}`;

const submission = prepared('order.submit', (db) =>
  db
    .update(salesOrder)
    .set({
      state: 'submitted',
      number: sql`${p('number')}`,
      receiverName: sql`${p('receiverName')}`,
      receiverPhone: sql`${p('receiverPhone')}`,
      receiverAddress: sql`${p('receiverAddress')}`,
      paymentTerm: sql`${p('paymentTerm')}`,
      paymentDays: sql`${p('paymentDays')}`,
      submittedBy: sql`${p('userId')}`,
      submittedAt: sql`${p('now')}`,
      submittedOn: sql`${p('today')}`,
      waitingSince: sql`${p('now')}`,
      duplicateSeen: sql`${p('duplicateSeen')}`,
      returnReason: '',
      version: sql`${salesOrder.version} + 1`,
    })
    .where(isSeenIn('draft'))
    .returning({ version: salesOrder.version }),
);

export type Submission = Seen &
  Pick<OrderRecord, 'receiverName' | 'receiverPhone' | 'receiverAddress' | 'paymentTerm' | 'paymentDays'> & {
    readonly number: string;
    readonly userId: number;
    readonly now: number;
    readonly today: string;
    readonly isDuplicateSeen: boolean;
  };

/** Draft to submitted, with the address and the term that the buyer's card says now. */
export async function markSubmitted(tx: Tx, { isDuplicateSeen, ...row }: Submission): Promise<Result<Version>> {
  const [found] = await submission(tx, { ...row, duplicateSeen: isDuplicateSeen ? 1 : 0 });
  return found ? okay(found) : staleOrder(tx, row.id, 'submit');
}

const approval = prepared('order.approve', (db) =>
  db
    .update(salesOrder)
    .set({
      state: 'approved',
      approvedBy: sql`${p('userId')}`,
      approvedAt: sql`${p('now')}`,
      approvalCount: sql`${salesOrder.approvalCount} + 1`,
      isSamePerson: sql`${p('isSamePerson')}`,
      waitingSince: sql`${p('now')}`,
      version: sql`${salesOrder.version} + 1`,
    })
    .where(isSeenIn('submitted'))
    .returning({ version: salesOrder.version, approvalCount: salesOrder.approvalCount }),
);

export type Approval = Seen & { readonly userId: number; readonly now: number; readonly isSamePerson: boolean };

/** Submitted to approved; the count says how often. */
export async function markApproved(
  tx: Tx,
  { isSamePerson, ...row }: Approval,
): Promise<Result<Version & { readonly approvalCount: number }>> {
  const [found] = await approval(tx, { ...row, isSamePerson: isSamePerson ? 1 : 0 });
  return found ? okay(found) : staleOrder(tx, row.id, 'approve');
}

export type BackStep = Exclude<OrderStep, 'submit' | 'approve' | 'complete'>;
type Back = { readonly step: BackStep; readonly now: number; readonly reason: string };

/** A step back to the draft, out of the way or on again, with its reason. */
export async function stepBack(
  tx: Tx,
  order: Seen & Pick<OrderRecord, 'state'>,
  { step, now, reason }: Back,
): Promise<Result<Version>> {
  const state = nextState(orderTransitions, order.state, step);
  if (state === undefined) return staleOrder(tx, order.id, step);
  const [found] = await tx
    .update(salesOrder)
    .set({ state, returnReason: reason, waitingSince: now, version: sql`${salesOrder.version} + 1` })
    .where(
      sql`${salesOrder.id} = ${order.id} AND ${salesOrder.version} = ${order.version} AND ${salesOrder.state} = ${order.state}`,
    )
    .returning({ version: salesOrder.version });
  return found ? okay(found) : staleOrder(tx, order.id, step);
}
