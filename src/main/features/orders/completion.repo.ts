/** An order completes by itself: called by every step that may have been the last one it waited for. */
import type { Entry } from '../../store/audit';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { progressOf } from '../dispatch/dispatch.queries';
import { invoicedByOrders } from '../invoicing/to-invoice-orders.queries';
import { paidByOrders } from '../receivables/receivables.queries';
import { openReturnsOf, returnedFenByOrders } from '../returns/returns.queries';
import { hasOpenChange } from './changes.queries';
import { isDone } from './completion.rules';
import { findOrder, linesOf } from './orders.queries';
import { completeOrder } from './orders.repo';

/**
 * Completes an approved order once its net quantity is shipped, every note is signed for, and the money is here:
 * matched receipts and credited returns reach its total (a small rest is waived by a receipt of the form rounding), and
 * all of it is invoiced with nothing waiting for a red invoice.
 * Answers the audit entries of what it did; none when something is still missing.
 */
export async function completeIfDone(tx: Tx, orderId: number, { now }: Pick<Ctx, 'now'>): Promise<Entry[]> {
  const order = await findOrder(tx, orderId);
  if (order?.state !== 'approved') return [];
  const notes = (await progressOf(tx, [orderId])).get(orderId)?.notes ?? [];
  const invoiced = (await invoicedByOrders(tx, [orderId])).get(orderId);
  const facts = {
    totalFen: order.totalFen,
    paidFen: (await paidByOrders(tx, [orderId])).get(orderId) ?? 0,
    returnedFen: (await returnedFenByOrders(tx, [orderId])).get(orderId) ?? 0,
    openReturns: (await openReturnsOf(tx, [orderId])).get(orderId) ?? 0,
    uninvoicedQty: invoiced?.storedQty ?? 0,
    uninvoicedFen: invoiced?.storedFen ?? 0,
    redPendingFen: invoiced?.pendingFen ?? 0,
    lines: await linesOf(tx, orderId),
    notes,
  };
  if (!isDone(facts) || (await hasOpenChange(tx, orderId))) return [];
  const completed = await completeOrder(tx, orderId, now);
  if (!completed.ok) return [];
  const states = { before: { state: 'approved' }, after: { state: 'completed' } };
  return [{ entity: 'sales_order', id: orderId, action: 'complete', ...states }];
}
