import type { ordersContract } from '../../../shared/contract/orders.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import type { Check } from './check-facts';
import { checkOrder } from './checks.queries';
import { codesAt } from './checks.rules';
import { linesOf, orderAt } from './orders.queries';
import { approverProblem, isSamePerson, stepAllowed } from './orders.rules';
import { markApproved } from './steps.repo';

const checkKeys = (checks: readonly Check[]): string =>
  codesAt(checks, 'block')
    .map((code) => `orders.checkNames.${code}`)
    .join(',');

/** What the history keeps of the checks: everything that was not simply green, with its figure. */
const seenChecks = (checks: readonly Check[]) =>
  checks.filter(({ level }) => level !== 'pass').map(({ code, level, figure }) => [code, level, figure]);

/**
 * Approves a submitted order. All checks are computed anew in this transaction, whatever the screen showed;
 * approval takes no lots (A15).
 */
export const approveOrder: Command<(typeof ordersContract)['approve']> = async (tx, input, ctx) => {
  const seen = await orderAt(tx, input, 'approve');
  if (!seen.ok) return seen;
  const order = seen.value;
  const look = { ...order, notedQty: 0 };
  const problem = stepAllowed(look, 'approve');
  if (problem) return { ok: false, problem };
  const lines = await linesOf(tx, order.id);
  const { checks, settings, hasControlled } = await checkOrder(tx, { ...order, lines }, ctx);
  const { dualSubmitApprove } = settings;
  const own = approverProblem(look, ctx.actor, { dualSubmitApprove, isControlled: hasControlled });
  if (own) return { ok: false, problem: own };
  const blocking = codesAt(checks, 'block');
  if (blocking.length > 0) return refuse('CHECKS_BLOCK', { count: blocking.length, checks: checkKeys(checks) });
  const isTwin = codesAt(checks, 'warn').includes('duplicate');
  if (isTwin && !order.duplicateSeen && !input.duplicateSeen) {
    return refuse('DUPLICATE', { case: 'orders.refusals.duplicateHere' }, ['/duplicateSeen']);
  }
  const samePerson = isSamePerson(look, ctx.actor);
  const { id, version } = order;
  const moved = await markApproved(tx, {
    ...{ id, version, now: ctx.now, userId: ctx.actor.userId },
    isSamePerson: samePerson,
  });
  if (!moved.ok) return moved;
  const { approvalCount } = moved.value;
  const after = { state: 'approved', approvalCount, checks: seenChecks(checks), isSamePerson: samePerson };
  const entry = { entity: 'sales_order', id, action: 'approve', before: { state: order.state }, after };
  return done({ version: moved.value.version }, entry);
};
