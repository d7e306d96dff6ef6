/** The ways back: withdrawn by its submitter, rejected, its approval reversed, cancelled. Each with a reason. */
import type { ordersContract } from '../../../shared/contract/orders.contract';
import { done, type Command, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { notedOf, orderAt } from './orders.queries';
import { stepProblem, type PersonStep } from './orders.rules';
import { stepBack } from './steps.repo';

type Contract = typeof ordersContract;
type Asked = { readonly orderId: number; readonly version: number };
type Way = {
  readonly step: Exclude<PersonStep, 'submit' | 'approve'>;
  /** What people read on the order. */
  readonly reason: string;
};

async function goBack(
  tx: Tx,
  asked: Asked,
  { step, reason, ctx }: Way & { ctx: Ctx },
): Promise<Outcome<{ version: number }>> {
  const seen = await orderAt(tx, asked, step);
  if (!seen.ok) return seen;
  const order = seen.value;
  const notedQty = order.state === 'approved' ? ((await notedOf(tx, [order.id])).get(order.id) ?? 0) : 0;
  const problem = stepProblem(step, { ...order, notedQty }, ctx.actor);
  if (problem) return { ok: false, problem };
  const moved = await stepBack(tx, order, { step, reason, now: ctx.now });
  if (!moved.ok) return moved;
  const states = { before: { state: order.state }, after: { state: step === 'cancel' ? 'cancelled' : 'draft' } };
  return done(moved.value, { entity: 'sales_order', id: order.id, action: step, ...states, reason });
}

export const withdrawOrder: Command<Contract['withdraw']> = (tx, { reason, ...asked }, ctx) =>
  goBack(tx, asked, { step: 'withdraw', reason, ctx });

/** The reason is one of the list, written as its key, with what finance typed behind it. */
export const rejectOrder: Command<Contract['reject']> = (tx, { reason, reasonCode, ...asked }, ctx) =>
  goBack(tx, asked, { step: 'reject', reason: reason === '' ? reasonCode : `${reasonCode}: ${reason}`, ctx });

/** Back to the draft with the same number; nothing of it may stand on a live note. */
export const unapproveOrder: Command<Contract['unapprove']> = (tx, { reason, ...asked }, ctx) =>
  goBack(tx, asked, { step: 'unapprove', reason, ctx });

export const cancelOrder: Command<Contract['cancel']> = (tx, { reason, ...asked }, ctx) =>
  goBack(tx, asked, { step: 'cancel', reason, ctx });
