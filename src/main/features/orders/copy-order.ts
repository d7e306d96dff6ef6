import type { ordersContract } from '../../../shared/contract/orders.contract';
import { refuse } from '../../../shared/domain/problem';
import type { Command, Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { deliveryAddressOf } from '../customers/customers.queries';
import { makeOrder } from './create-order';
import { netLines } from './lines.rules';
import { lastOrderOf, orderFacts } from './orders.queries';

type Contract = typeof ordersContract;

/** A new draft with the same buyer and lines; the buyer's own order number and the date stay behind. */
async function copyOf(tx: Tx, orderId: number, ctx: Ctx) {
  const order = await orderFacts(tx, orderId);
  if (!order) return refuse('NOT_FOUND', {}, ['/orderId']);
  const { buyerId, agentId, deliveryAddressId: addressId, invoiceDemand, shippingDemand, remark } = order;
  const address = addressId === null ? undefined : await deliveryAddressOf(tx, buyerId, addressId);
  // A rest that was closed is wanted again; a line that a change took off is not.
  const wanted = order.state === 'short_closed' ? order.lines : netLines(order.lines);
  const lines = wanted.map(({ productId, orderedQty, price, remark: note }) => {
    return { productId, orderedQty, price, remark: note };
  });
  const head = { buyerId, agentId, invoiceDemand, shippingDemand, remark, customerOrderNo: '', deliveryOn: null };
  return makeOrder(tx, { ...head, deliveryAddressId: address?.id ?? null, lines }, ctx);
}

export const copyOrder: Command<Contract['copy']> = (tx, { orderId }, ctx) => copyOf(tx, orderId, ctx);

/** The last order that this buyer placed, whoever typed it, as a new draft. */
export const copyLastOrder: Command<Contract['copyLast']> = async (tx, { buyerId }, ctx) => {
  const orderId = await lastOrderOf(tx, buyerId);
  if (orderId === undefined) {
    return refuse('RULE_VIOLATED', { case: 'orders.refusals.noLastOrder' }, ['/buyerId']);
  }
  return copyOf(tx, orderId, ctx);
};
