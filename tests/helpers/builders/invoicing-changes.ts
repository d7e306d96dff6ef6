/** Changes of an approved order of one line, asked for and approved, and what the ledger makes of the order. */
import type { RedRoom } from './invoicing-red';

type Line = { readonly id: number; readonly productId: number; readonly orderedQty: number; readonly price: number };
type Order = {
  readonly order: { readonly version: number; readonly totalFen: number };
  readonly lines: readonly Line[];
};

export const orderSeen = ({ boss }: Pick<RedRoom, 'boss'>, orderId: number): Promise<Order> =>
  boss.ok<Order>('orders.get', { orderId });

/** The first line costs another price (1/10000 yuan), or is of another quantity (whole units). */
export async function changeOrderTo(
  room: RedRoom,
  orderId: number,
  { price, units }: { readonly price?: number; readonly units?: number },
): Promise<void> {
  const { order, lines } = await orderSeen(room, orderId);
  const wanted = lines.map(({ id, productId, orderedQty, price: was }, at) => ({
    ...{ orderLineId: id, productId, remark: '' },
    orderedQty: at === 0 && units !== undefined ? units * 1000 : orderedQty,
    price: at === 0 ? (price ?? was) : was,
  }));
  const head = { deliveryOn: null, deliveryAddressId: null, remark: '', reason: '客户要求' };
  const asked = await room.boss.ok<{ changeId: number; version: number }>('orders.askChange', {
    ...{ orderId, version: order.version, ...head, lines: wanted },
  });
  await room.finance.ok('orders.approveChange', { orderId, ...asked, duplicateSeen: true });
}
