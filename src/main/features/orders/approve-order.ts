import type { ordersContract } from '../../../shared/contract/orders.contract';
import { done, type Command } from '../../store/handler';
import { checkOrder } from './checks.queries';
import { entitle } from './ledger.repo';
import { linesOf, orderAt } from './orders.queries';
import { approverProblem, isSamePerson, stepAllowed, untouched } from './orders.rules';
import { blockedBy, seenChecks } from './pass-checks';
import { outdateRequests } from './release-requests.repo';
import { markApproved } from './steps.repo';

/**
 * Approves a submitted order. All checks are computed anew in this transaction, whatever the screen showed;
 * approval takes no lots (A15).
 */
export const approveOrder: Command<(typeof ordersContract)['approve']> = async (tx, input, ctx) => {
  const seen = await orderAt(tx, input, 'approve');
  if (!seen.ok) return seen;
  const order = seen.value;
  const look = { ...order, ...untouched };
  const problem = stepAllowed(look, 'approve');
  if (problem) return { ok: false, problem };
  const lines = await linesOf(tx, order.id);
  const { checks, settings, hasControlled, ledger } = await checkOrder(tx, { ...order, lines }, ctx);
  const { dualSubmitApprove } = settings;
  const own = approverProblem(look, ctx.actor, { dualSubmitApprove, isControlled: hasControlled });
  if (own) return { ok: false, problem: own };
  const blocked = blockedBy(checks, order.duplicateSeen || input.duplicateSeen);
  if (blocked) return blocked;
  const samePerson = isSamePerson(look, ctx.actor);
  const { id, version } = order;
  const moved = await markApproved(tx, {
    ...{ id, version, now: ctx.now, userId: ctx.actor.userId },
    isSamePerson: samePerson,
  });
  if (!moved.ok) return moved;
  const { approvalCount } = moved.value;
  await entitle(tx, { order: { ...order, approvalCount }, lines, known: ledger }, ctx);
  const after = { state: 'approved', approvalCount, checks: seenChecks(checks), isSamePerson: samePerson };
  const entry = { entity: 'sales_order', id, action: 'approve', before: { state: order.state }, after };
  return done({ version: moved.value.version }, entry, ...(await outdateRequests(tx, id, ctx)));
};
