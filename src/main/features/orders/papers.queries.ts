/** Which lines of an order stand on dispatch notes, voided ones too: their rows must stay. */
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../store/handles';
import { noteLine } from '../dispatch/dispatch.tables';
import { orderLine } from './orders.tables';

/** The last line of the order that stands on a note; 0 when none does. */
export async function lastNotedLine(db: ReadDb, orderId: number): Promise<number> {
  const [row] = await db
    .select({ lineNo: sql<number>`coalesce(max(${orderLine.lineNo}), 0)`.mapWith(Number) })
    .from(orderLine)
    .innerJoin(noteLine, sql`${noteLine.orderLineId} = ${orderLine.id}`)
    .where(sql`${orderLine.orderId} = ${orderId}`);
  return row?.lineNo ?? 0;
}
