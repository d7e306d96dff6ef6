/** Lets a blocking check pass for one order: up to the figure found now and for some days. */
import { addDays } from '../../../shared/domain/business-date';
import type { ordersContract } from '../../../shared/contract/orders.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { ReleasableCheck } from '../../../shared/domain/release-words';
import { done, type Command, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import type { Settings } from '../settings/settings.rules';
import { checkOrder, type CheckedOrder } from './checks.queries';
import { lookAt } from './looks.queries';
import { orderAt, staleOrder, type OrderRecord } from './orders.queries';
import { addRelease, changeOrder } from './orders.repo';
import { isChecked, type OrderLook } from './orders.rules';
import { answerRequest } from './release-requests.repo';
import { isReleasable } from './release-requests.rules';
import { checkedOrderOf } from './would-be.queries';

type Contract = typeof ordersContract;
export type AskedCheck = { readonly orderId: number; readonly version: number; readonly check: ReleasableCheck };
type Asked = AskedCheck & { readonly reason: string };

export type Blocked = {
  readonly order: OrderRecord;
  readonly look: OrderLook;
  /** The order as the checks took it: with its open change. */
  readonly wouldBe: CheckedOrder;
  readonly figure: number;
  readonly settings: Settings;
};

/** The order as the screen saw it and the check that blocks it now, with its figure; else why there is nothing to do. */
export async function blockedAt(tx: Tx, asked: AskedCheck, ctx: Ctx): Promise<Result<Blocked>> {
  const seen = await orderAt(tx, asked);
  if (!seen.ok) return seen;
  const order = seen.value;
  const look = await lookAt(tx, order);
  if (!isChecked(look)) return staleOrder(tx, order.id, 'approve');
  const wouldBe = await checkedOrderOf(tx, order);
  const { checks, settings } = await checkOrder(tx, wouldBe, ctx);
  const found = checks.find(({ code }) => code === asked.check);
  if (!found || !isReleasable(found)) {
    return refuse('RULE_VIOLATED', { case: 'orders.refusals.nothingToRelease' }, ['/check']);
  }
  return okay({ order, look, wouldBe, figure: found.figure, settings });
}

/** The last day of a release given today. */
export const validUntil = ({ settings }: Pick<Blocked, 'settings'>, ctx: Ctx): string =>
  addDays(ctx.today, settings.releaseDays);

async function releaseCheck(tx: Tx, asked: Asked, ctx: Ctx): Promise<Outcome<{ version: number }>> {
  const seen = await blockedAt(tx, asked, ctx);
  if (!seen.ok) return seen;
  const { order, figure: upTo } = seen.value;
  const changed = await changeOrder(tx, order, {});
  if (!changed.ok) return changed;
  const validUntilOn = validUntil(seen.value, ctx);
  const { check, reason } = asked;
  const row = { orderId: order.id, checkCode: check, upTo, reason, validUntilOn };
  const id = await addRelease(tx, { ...row, releasedBy: ctx.actor.userId, releasedAt: ctx.now });
  const after = { check, upTo, validUntilOn };
  return done(
    changed.value,
    { entity: 'sales_order', id: order.id, action: 'release', after, reason },
    { entity: 'release', id, action: 'release', after: { ...after, orderId: order.id }, reason },
    ...(await answerRequest(tx, { orderId: order.id, check }, { reason, ctx })),
  );
}

export const releaseCredit: Command<Contract['releaseCredit']> = (tx, input, ctx) => releaseCheck(tx, input, ctx);
export const releaseLicence: Command<Contract['releaseLicence']> = (tx, input, ctx) => releaseCheck(tx, input, ctx);
export const releaseRegion: Command<Contract['releaseRegion']> = (tx, input, ctx) => releaseCheck(tx, input, ctx);
