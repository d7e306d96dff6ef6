/** What approved orders still want of each product (A15); reads nothing but this feature's own tables. */
import { sql } from 'drizzle-orm';
import { isAnyOfPlaceholder } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { orderLine, salesOrder } from './orders.tables';

const openByProduct = prepared('order.promised', (db) =>
  db
    .select({
      productId: orderLine.productId,
      qty: sql<number>`sum(${orderLine.orderedQty} - ${orderLine.closedQty} - ${orderLine.notedQty})`.mapWith(Number),
    })
    .from(orderLine)
    .innerJoin(salesOrder, sql`${salesOrder.id} = ${orderLine.orderId}`)
    .where(
      sql`${isAnyOfPlaceholder(orderLine.productId, 'ids')} AND ${orderLine.notedQty} + ${orderLine.closedQty} < ${orderLine.orderedQty} AND ${salesOrder.state} IN ('approved', 'on_hold')`,
    )
    .groupBy(orderLine.productId),
);

/** Σ ordered − closed − noted over approved orders, held ones too, thousandths, by product; products without any are left out. */
export async function promisedOf(db: ReadDb, productIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await openByProduct(db, { ids: JSON.stringify(productIds) });
  return new Map(rows.map(({ productId, qty }) => [productId, qty]));
}
