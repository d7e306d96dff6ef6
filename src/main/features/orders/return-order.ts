/** The ways back: withdrawn by its submitter, rejected, its approval reversed, held, cancelled. Each with a reason. */
import type { ordersContract } from '../../../shared/contract/orders.contract';
import { okay, type Result } from '../../../shared/domain/problem';
import { nextState, orderTransitions } from '../../../shared/domain/states';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { lookAt } from './looks.queries';
import { isEntitled, revise } from './ledger.repo';
import { freeMoney } from './money-back.repo';
import { linesOf, orderAt, type OrderRecord } from './orders.queries';
import { outdateRequests } from './release-requests.repo';
import { stepProblem, type OrderLook } from './orders.rules';
import { stepBack, type BackStep } from './steps.repo';

type Contract = typeof ordersContract;
type Asked = { readonly orderId: number; readonly version: number };
/** `reason`: what people read on the order. */
export type Way = { readonly step: BackStep; readonly reason: string; readonly ctx: Ctx };
type Moved = { readonly version: number; readonly entry: Entry };

/** Steps after which the order wants no money and nothing of it may be invoiced. */
const isWayOut = (step: BackStep): boolean => step === 'unapprove' || step === 'cancel';

/** Takes a step of an order whose look was taken, with its audit entry. */
export async function takeStep(
  tx: Tx,
  { order, look }: { readonly order: OrderRecord; readonly look: OrderLook },
  { step, reason, ctx }: Way,
): Promise<Result<Moved>> {
  const problem = stepProblem(step, look, ctx.actor);
  if (problem) return { ok: false, problem };
  const moved = await stepBack(tx, order, { step, reason, now: ctx.now });
  if (!moved.ok) return moved;
  if (isWayOut(step) && isEntitled(order)) {
    await revise(tx, { order, kind: 'cancel', reason, before: await linesOf(tx, order.id) }, ctx);
  }
  const after = { state: nextState(orderTransitions, order.state, step) };
  const states = { before: { state: order.state }, after };
  return okay({ ...moved.value, entry: { entity: 'sales_order', id: order.id, action: step, ...states, reason } });
}

async function goBack(tx: Tx, asked: Asked, way: Way): Promise<Outcome<{ version: number }>> {
  const seen = await orderAt(tx, asked, way.step);
  if (!seen.ok) return seen;
  const order = seen.value;
  const moved = await takeStep(tx, { order, look: await lookAt(tx, order) }, way);
  if (!moved.ok) return moved;
  const freed = isWayOut(way.step) ? await freeMoney(tx, order.id, way) : [];
  return done(
    { version: moved.value.version },
    moved.value.entry,
    ...freed,
    ...(await outdateRequests(tx, order.id, way.ctx)),
  );
}

export const withdrawOrder: Command<Contract['withdraw']> = (tx, { reason, ...asked }, ctx) =>
  goBack(tx, asked, { step: 'withdraw', reason, ctx });

/** The reason is one of the list, written as its key, with what finance typed behind it. */
export const rejectOrder: Command<Contract['reject']> = (tx, { reason, reasonCode, ...asked }, ctx) =>
  goBack(tx, asked, { step: 'reject', reason: reason === '' ? reasonCode : `${reasonCode}: ${reason}`, ctx });

/** Back to the draft with the same number; nothing of it may stand on a live note. */
export const unapproveOrder: Command<Contract['unapprove']> = (tx, { reason, ...asked }, ctx) =>
  goBack(tx, asked, { step: 'unapprove', reason, ctx });

/** Nothing of it may be shipped, and its live notes are voided first. */
export const cancelOrder: Command<Contract['cancel']> = (tx, { reason, ...asked }, ctx) =>
  goBack(tx, asked, { step: 'cancel', reason, ctx });

/** No dispatch note more until it is resumed. */
export const holdOrder: Command<Contract['hold']> = (tx, { reason, ...asked }, ctx) =>
  goBack(tx, asked, { step: 'hold', reason, ctx });
