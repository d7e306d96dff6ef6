/** What the rules look at: an order with its papers and with what is asked of it. */
import type { ReadDb } from '../../store/handles';
import { progressOf, type Progress } from '../dispatch/dispatch.queries';
import { openChangesOf } from './changes.queries';
import { verbalFlagsOf } from './release-requests.queries';
import { notedOf, type OrderRecord } from './orders.queries';
import { untouched, type OrderLook } from './orders.rules';

/** Looks at several orders; the progress comes along where it was read before. */
export async function looksOf(
  db: ReadDb,
  orders: readonly OrderRecord[],
  progress?: ReadonlyMap<number, Progress>,
): Promise<Map<number, OrderLook>> {
  const ids = orders.map(({ id }) => id);
  const known = progress ?? (await progressOf(db, ids));
  const quantities = await notedOf(db, ids);
  const changes = await openChangesOf(db, ids);
  const words = await verbalFlagsOf(db, ids);
  return new Map(
    orders.map(({ id, state, number, submittedBy, editedBy }) => {
      const papers = {
        notes: known.get(id)?.notes ?? [],
        change: changes.get(id) ?? null,
        verbal: words.get(id) ?? null,
      };
      return [id, { state, number, submittedBy, editedBy, ...untouched, ...quantities.get(id), ...papers }];
    }),
  );
}

/** Looks at one order; before its approval it has neither papers nor requests. */
export async function lookAt(db: ReadDb, order: OrderRecord): Promise<OrderLook> {
  const bare = { ...order, ...untouched };
  if (order.state === 'draft' || order.state === 'submitted') return bare;
  return (await looksOf(db, [order])).get(order.id) ?? bare;
}
