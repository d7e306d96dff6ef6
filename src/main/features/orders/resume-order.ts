import type { ordersContract } from '../../../shared/contract/orders.contract';
import { done, type Command } from '../../store/handler';
import { checkOrder } from './checks.queries';
import { completeIfDone } from './completion.repo';
import { lookAt } from './looks.queries';
import { linesOf, orderAt } from './orders.queries';
import { blockedBy, seenChecks } from './pass-checks';
import { outdateRequests } from './release-requests.repo';
import { takeStep } from './return-order';

/**
 * Lets a held order go on. All checks are asked again, by the numbers of now: a hold is no way around the credit
 * limit or an expired licence.
 */
export const resumeOrder: Command<(typeof ordersContract)['resume']> = async (tx, input, ctx) => {
  const seen = await orderAt(tx, input, 'resume');
  if (!seen.ok) return seen;
  const order = seen.value;
  const look = await lookAt(tx, order);
  const moved = await takeStep(tx, { order, look }, { step: 'resume', reason: '', ctx });
  if (!moved.ok) return moved;
  const { checks } = await checkOrder(tx, { ...order, lines: await linesOf(tx, order.id) }, ctx);
  const blocked = blockedBy(checks, order.duplicateSeen || input.duplicateSeen);
  if (blocked) return blocked;
  const { version, entry } = moved.value;
  const after = { ...entry.after, checks: seenChecks(checks) };
  return done(
    { version },
    { ...entry, after },
    ...(await outdateRequests(tx, order.id, ctx)),
    ...(await completeIfDone(tx, order.id, ctx)),
  );
};
