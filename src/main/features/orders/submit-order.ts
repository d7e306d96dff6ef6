import { addDays } from '../../../shared/domain/business-date';
import type { ordersContract } from '../../../shared/contract/orders.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { takeNumber } from '../../store/series';
import { customerFacts, deliveryAddressOf } from '../customers/customers.queries';
import { productFacts } from '../products/products.queries';
import { readSettings } from '../settings/settings.queries';
import { productName } from './checks.queries';
import { sameLine } from './goods-checks.rules';
import { buyerIsUsable, linesAreOrderable, netLines } from './lines.rules';
import { linesOf, orderAt, sameCustomerNo, similarLines, type LineRecord, type OrderRecord } from './orders.queries';
import { refreshRates } from './orders.repo';
import { stepAllowed, untouched } from './orders.rules';
import { markSubmitted } from './steps.repo';

type Contract = typeof ordersContract;
export const ORDER_PREFIX = 'SO';

/** The buyer may be sold to; where the goods go, as his card says today. */
async function receiver(tx: Tx, { buyerId, deliveryAddressId }: OrderRecord) {
  const buyer = await customerFacts(tx, buyerId);
  if (!buyer) return refuse('NOT_FOUND', {}, ['/buyerId']);
  const address = await deliveryAddressOf(tx, buyerId, deliveryAddressId);
  const usable = buyerIsUsable(buyer, address);
  if (!usable.ok) return usable;
  return okay({
    receiverName: address?.receiver ?? '',
    receiverPhone: address?.phone ?? '',
    receiverAddress: address?.address ?? '',
    paymentTerm: buyer.paymentTerm,
    paymentDays: buyer.paymentDays,
  });
}

/** Every product may be ordered; the lines carry the tax rates of today. */
async function goods(tx: Tx, lines: readonly LineRecord[]): Promise<Result<true>> {
  const products = await productFacts(tx, [...new Set(lines.map(({ productId }) => productId))]);
  const looks = new Map(products.map((one) => [one.id, { ...one, name: productName(one) }]));
  const orderable = linesAreOrderable(lines, looks);
  if (orderable.ok) await refreshRates(tx, lines, new Map(products.map(({ id, taxRateBp }) => [id, taxRateBp ?? 0])));
  return orderable;
}

/** Orders that look the same must have been seen: the person says so and submits again. */
async function duplicate(
  tx: Tx,
  order: OrderRecord,
  { lines, today }: { lines: readonly LineRecord[]; today: string },
) {
  const { id: exceptId, buyerId, customerOrderNo } = order;
  const { duplicateDays } = await readSettings(tx);
  const productIds = [...new Set(lines.map(({ productId }) => productId))];
  const since = addDays(today, -duplicateDays);
  const similar = await similarLines(tx, { buyerId, since, productIds, exceptId });
  const twin = similar.find((one) => lines.some((line) => sameLine(one, line)))?.number;
  const number = twin ?? (await sameCustomerNo(tx, customerOrderNo, exceptId))[0];
  return number === undefined
    ? undefined
    : refuse('DUPLICATE', { value: order.buyerName, number, case: 'orders.refusals.duplicate' }, ['/duplicateSeen']);
}

const today = (ctx: Ctx) => ({ userId: ctx.actor.userId, now: ctx.now, today: ctx.today });

/** Hands a draft to finance; it gets its number the first time and keeps it. */
export const submitOrder: Command<Contract['submit']> = async (tx, { duplicateSeen, ...input }, ctx) => {
  const seen = await orderAt(tx, input, 'submit');
  if (!seen.ok) return seen;
  const order = seen.value;
  const problem = stepAllowed({ ...order, ...untouched }, 'submit');
  if (problem) return { ok: false, problem };
  const to = await receiver(tx, order);
  if (!to.ok) return to;
  const lines = netLines(await linesOf(tx, order.id));
  const orderable = await goods(tx, lines);
  if (!orderable.ok) return orderable;
  const twin = duplicateSeen ? undefined : await duplicate(tx, order, { lines, today: ctx.today });
  if (twin) return twin;
  const { id, version } = order;
  const number = order.number ?? (await takeNumber(tx, ORDER_PREFIX, ctx.today));
  const moved = await markSubmitted(tx, {
    ...{ id, version, number, isDuplicateSeen: duplicateSeen },
    ...to.value,
    ...today(ctx),
  });
  if (!moved.ok) return moved;
  const states = { before: { state: 'draft' }, after: { state: 'submitted', number, totalFen: order.totalFen } };
  return done({ ...moved.value, number }, { entity: 'sales_order', id, action: 'submit', ...states });
};
