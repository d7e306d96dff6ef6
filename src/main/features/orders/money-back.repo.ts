/** An order that wants less money gives back what was matched to it above that. */
import type { Entry } from '../../store/audit';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { freeExcess } from '../receivables/receivables.repo';
import { returnedFenByOrders } from '../returns/returns.queries';
import { findOrder } from './orders.queries';

/**
 * Puts matched money above what the order still wants back on account: all of it once the order is a draft or
 * cancelled, else what exceeds its net total less its credited returns.
 */
export async function freeMoney(tx: Tx, orderId: number, why: { reason: string; ctx: Ctx }): Promise<Entry[]> {
  const order = await findOrder(tx, orderId);
  if (!order) return [];
  const wantsMoney = order.state !== 'draft' && order.state !== 'cancelled';
  const creditedFen = wantsMoney ? ((await returnedFenByOrders(tx, [orderId])).get(orderId) ?? 0) : 0;
  const wantsFen = wantsMoney ? order.totalFen - creditedFen : 0;
  return freeExcess(tx, { orderId, wantsFen, reason: why.reason }, why.ctx);
}
