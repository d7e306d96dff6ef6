import type { ordersContract } from '../../../shared/contract/orders.contract';
import { refuse } from '../../../shared/domain/problem';
import type { Command } from '../../store/handler';
import { deliveryAddressOf } from '../customers/customers.queries';
import { makeOrder } from './create-order';
import { orderFacts } from './orders.queries';

/** A new draft with the same buyer and lines; the buyer's own order number and the date stay behind. */
export const copyOrder: Command<(typeof ordersContract)['copy']> = async (tx, { orderId }, ctx) => {
  const order = await orderFacts(tx, orderId);
  if (!order) return refuse('NOT_FOUND', {}, ['/orderId']);
  const { buyerId, agentId, deliveryAddressId: addressId, invoiceDemand, shippingDemand, remark } = order;
  const address = addressId === null ? undefined : await deliveryAddressOf(tx, buyerId, addressId);
  const lines = order.lines.map(({ productId, orderedQty, price, remark: note }) => {
    return { productId, orderedQty, price, remark: note };
  });
  const head = { buyerId, agentId, invoiceDemand, shippingDemand, remark, customerOrderNo: '', deliveryOn: null };
  return makeOrder(tx, { ...head, deliveryAddressId: address?.id ?? null, lines }, ctx);
};
