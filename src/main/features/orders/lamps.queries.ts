/** The four lamps of a block of orders, by grouped queries. */
import { sql } from 'drizzle-orm';
import { isAnyOfPlaceholder } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { progressOf, type Progress } from '../dispatch/dispatch.queries';
import { invoicedByOrders } from '../invoicing/to-invoice-orders.queries';
import { nextDueOf } from '../receivables/dues.queries';
import { paidByOrders } from '../receivables/receivables.queries';
import { lampsFrom, type Lamps } from './lamps.rules';
import { orderLine, salesOrder } from './orders.tables';

const heads = prepared('order.lampHeads', (db) =>
  db
    .select({
      id: salesOrder.id,
      totalFen: salesOrder.totalFen,
      orderedQty: sql<number>`coalesce(sum(${orderLine.orderedQty} - ${orderLine.closedQty}), 0)`.mapWith(Number),
    })
    .from(salesOrder)
    .leftJoin(orderLine, sql`${orderLine.orderId} = ${salesOrder.id}`)
    .where(isAnyOfPlaceholder(salesOrder.id, 'ids'))
    .groupBy(salesOrder.id),
);

const sumOf = (progress: Progress | undefined, key: 'shippedQty' | 'signedQty'): number =>
  (progress?.lines ?? []).reduce((sum, line) => sum + line[key], 0);

/** Lamps by order; the progress it was made of comes along for those who show the notes. */
export async function lampsWithProgress(db: ReadDb, orderIds: readonly number[]) {
  const progress = await progressOf(db, orderIds);
  const paid = await paidByOrders(db, orderIds);
  const due = await nextDueOf(db, orderIds);
  const invoiced = await invoicedByOrders(db, orderIds);
  const lamps = new Map<number, Lamps>();
  for (const { id, ...head } of await heads(db, { ids: JSON.stringify(orderIds) })) {
    const known = progress.get(id);
    lamps.set(
      id,
      lampsFrom({
        ...head,
        paidFen: paid.get(id) ?? 0,
        dueOn: due.get(id) ?? null,
        shippedQty: sumOf(known, 'shippedQty'),
        signedQty: sumOf(known, 'signedQty'),
        invoiced: invoiced.get(id) ?? null,
        notes: known?.notes ?? [],
      }),
    );
  }
  return { lamps, progress };
}

/** Paid, shipped, arrived, invoiced, with the numbers of their sentence, by order. */
export const lampsOf = async (db: ReadDb, orderIds: readonly number[]): Promise<Map<number, Lamps>> =>
  (await lampsWithProgress(db, orderIds)).lamps;
