/** Lets a blocking check pass for one order: up to the figure found now and for some days. */
import { addDays } from '../../../shared/domain/business-date';
import type { ordersContract } from '../../../shared/contract/orders.contract';
import type { CheckCode } from '../../../shared/domain/order-words';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { checkOrder } from './checks.queries';
import { linesOf, orderAt, staleOrder } from './orders.queries';
import { addRelease, changeOrder } from './orders.repo';

type Contract = typeof ordersContract;
type Asked = { readonly orderId: number; readonly version: number; readonly check: CheckCode; readonly reason: string };

async function releaseCheck(tx: Tx, asked: Asked, ctx: Ctx): Promise<Outcome<{ version: number }>> {
  const seen = await orderAt(tx, asked, 'approve');
  if (!seen.ok) return seen;
  const order = seen.value;
  if (order.state !== 'submitted') return staleOrder(tx, order.id, 'approve');
  const { checks, settings } = await checkOrder(tx, { ...order, lines: await linesOf(tx, order.id) }, ctx);
  const found = checks.find(({ code }) => code === asked.check);
  if (found?.level !== 'block' || found.releasableBy === undefined) {
    return refuse('RULE_VIOLATED', { case: 'orders.refusals.nothingToRelease' }, ['/check']);
  }
  const changed = await changeOrder(tx, order, {});
  if (!changed.ok) return changed;
  const validUntilOn = addDays(ctx.today, settings.releaseDays);
  const { check: checkCode, reason } = asked;
  const row = { orderId: order.id, checkCode, upTo: found.figure, reason, validUntilOn };
  const id = await addRelease(tx, { ...row, releasedBy: ctx.actor.userId, releasedAt: ctx.now });
  const after = { check: checkCode, upTo: found.figure, validUntilOn };
  return done(
    changed.value,
    { entity: 'sales_order', id: order.id, action: 'release', after, reason },
    { entity: 'release', id, action: 'release', after: { ...after, orderId: order.id }, reason },
  );
}

export const releaseCredit: Command<Contract['releaseCredit']> = (tx, input, ctx) => releaseCheck(tx, input, ctx);
export const releaseLicence: Command<Contract['releaseLicence']> = (tx, input, ctx) => releaseCheck(tx, input, ctx);
