/** What becomes of a request: taken back by who asked, refused, or approved and applied in the same transaction. */
import type { ordersContract } from '../../../shared/contract/orders.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { readSettings } from '../settings/settings.queries';
import { applyChange } from './apply-change';
import { findChange, type ChangeRecord } from './changes.queries';
import { decideChange } from './changes.repo';
import { deciderProblem, withdrawProblem } from './changes.rules';
import { closeRest } from './close-order';
import { completeIfDone } from './completion.repo';
import { lookAt } from './looks.queries';
import { freeMoney } from './money-back.repo';
import { orderAt, type OrderRecord } from './orders.queries';
import { changeOrder } from './orders.repo';
import { outdateRequests } from './release-requests.repo';
import { takeStep } from './return-order';

type Contract = typeof ordersContract;
type Asked = { readonly orderId: number; readonly version: number; readonly changeId: number };
type Found = { readonly order: OrderRecord; readonly change: ChangeRecord };
type Applied = { readonly version: number; readonly entry: Entry };

/** The order as the screen saw it and the request of it. */
async function found(tx: Tx, { orderId, version, changeId }: Asked): Promise<Result<Found>> {
  const change = await findChange(tx, changeId);
  if (change?.orderId !== orderId) return refuse('NOT_FOUND', {}, ['/changeId']);
  if (change.state !== 'requested') {
    return refuse('STATE_CONFLICT', { state: `orders.change.states.${change.state}` }, ['/changeId']);
  }
  const order = await orderAt(tx, { orderId, version });
  return order.ok ? okay({ order: order.value, change }) : order;
}

const decisionEntry = ({ id, orderId, changeNo }: ChangeRecord, state: string, reason?: string): Entry => ({
  ...{ entity: 'order_change', id, action: state, before: { state: 'requested' }, after: { state, orderId, changeNo } },
  ...(reason === undefined ? {} : { reason }),
});

/** Ends a request without applying it; the order may have waited for nothing else. */
async function end(
  tx: Tx,
  { order, change }: Found,
  { state, reason, ctx }: { readonly state: 'refused' | 'withdrawn'; readonly reason?: string; readonly ctx: Ctx },
): Promise<Outcome<{ version: number }>> {
  const decision = { state, decidedBy: ctx.actor.userId, decidedAt: ctx.now, decisionReason: reason ?? '' };
  const decided = await decideChange(tx, change.id, decision);
  if (!decided.ok) return decided;
  const changed = await changeOrder(tx, order, {});
  if (!changed.ok) return changed;
  const action = state === 'refused' ? 'refuseChange' : 'withdrawChange';
  const entry = { entity: 'sales_order', id: order.id, action, after: { changeNo: change.changeNo } };
  return done(
    changed.value,
    reason === undefined ? entry : { ...entry, reason },
    decisionEntry(change, state, reason),
    ...(await outdateRequests(tx, order.id, ctx)),
    ...(await completeIfDone(tx, order.id, ctx)),
  );
}

/** Only who asked takes a request back, while it is not decided. */
export const withdrawChange: Command<Contract['withdrawChange']> = async (tx, input, ctx) => {
  const seen = await found(tx, input);
  if (!seen.ok) return seen;
  const problem = withdrawProblem(seen.value.change, ctx.actor);
  return problem ? { ok: false, problem } : end(tx, seen.value, { state: 'withdrawn', ctx });
};

export const refuseChange: Command<Contract['refuseChange']> = async (tx, { reason, ...input }, ctx) => {
  const seen = await found(tx, input);
  return seen.ok ? end(tx, seen.value, { state: 'refused', reason, ctx }) : seen;
};

type Approving = Found & { readonly duplicateSeen: boolean; readonly ctx: Ctx };

/** Does to the order what was asked; the request is decided already, so it stands in the way of nothing. */
async function apply(tx: Tx, approving: Approving): Promise<Result<Applied>> {
  const { order, change, ctx } = approving;
  const { reason } = change;
  switch (change.kind) {
    case 'change':
      return applyChange(tx, approving);
    case 'cancel':
      return takeStep(tx, { order, look: await lookAt(tx, order) }, { step: 'cancel', reason, ctx });
    case 'short_close':
      return closeRest(tx, { order, look: await lookAt(tx, order) }, { reason, ctx });
  }
}

/** Finance, never who asked; everything of it in one transaction. */
export const approveChange: Command<Contract['approveChange']> = async (tx, { duplicateSeen, ...input }, ctx) => {
  const seen = await found(tx, input);
  if (!seen.ok) return seen;
  const { order, change } = seen.value;
  const { dualSubmitApprove } = await readSettings(tx);
  const own = deciderProblem(change, ctx.actor, { dualSubmitApprove, isControlled: false });
  if (own) return { ok: false, problem: own };
  const isSamePerson = change.requestedBy === ctx.actor.userId;
  const decision = { state: 'approved', decidedBy: ctx.actor.userId, decidedAt: ctx.now, isSamePerson } as const;
  const decided = await decideChange(tx, change.id, decision);
  if (!decided.ok) return decided;
  const applied = await apply(tx, { order, change, duplicateSeen, ctx });
  if (!applied.ok) return applied;
  const { version, entry } = applied.value;
  const after = { ...entry.after, changeNo: change.changeNo, ...(isSamePerson ? { isSamePerson } : {}) };
  return done(
    { version },
    { ...entry, after },
    decisionEntry(change, 'approved'),
    ...(await freeMoney(tx, order.id, { reason: change.reason, ctx })),
    ...(await outdateRequests(tx, order.id, ctx)),
    ...(await completeIfDone(tx, order.id, ctx)),
  );
};
