/** What was asked of approved orders: facts for the commands of this feature, nothing of other documents. */
import { sql } from 'drizzle-orm';
import { isAnyOf, isAnyOfPlaceholder } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import type { OrderLook } from './orders.rules';
import { orderChange, orderChangeLine } from './changes.tables';

const p = sql.placeholder;

export type ChangeRecord = typeof orderChange.$inferSelect;
export type ChangeLineRecord = typeof orderChangeLine.$inferSelect;

const openRows = prepared('orderChange.open', (db) =>
  db
    .select({ orderId: orderChange.orderId, kind: orderChange.kind, requestedBy: orderChange.requestedBy })
    .from(orderChange)
    .where(sql`${isAnyOfPlaceholder(orderChange.orderId, 'ids')} AND ${orderChange.state} = 'requested'`),
);

/** What is asked of these orders and not decided, by order. */
export async function openChangesOf(
  db: ReadDb,
  orderIds: readonly number[],
): Promise<Map<number, NonNullable<OrderLook['change']>>> {
  const rows = await openRows(db, { ids: JSON.stringify(orderIds) });
  return new Map(rows.map(({ orderId, ...change }) => [orderId, change]));
}

/** Whether something is asked of the order. */
export const hasOpenChange = async (db: ReadDb, orderId: number): Promise<boolean> =>
  (await openChangesOf(db, [orderId])).size > 0;

const openRow = prepared('orderChange.openOfOrder', (db) =>
  db
    .select()
    .from(orderChange)
    .where(sql`${orderChange.orderId} = ${p('orderId')} AND ${orderChange.state} = 'requested'`),
);

/** The change that is asked of an order and not decided. */
export const openChange = async (db: ReadDb, orderId: number): Promise<ChangeRecord | undefined> =>
  (await openRow(db, { orderId }))[0];

/** One change, if it exists. */
export async function findChange(db: ReadDb, changeId: number): Promise<ChangeRecord | undefined> {
  return (await db.select().from(orderChange).where(sql`${orderChange.id} = ${changeId}`))[0];
}

/** Changes by id, in no particular order. */
export const changesByIds = (db: ReadDb, ids: readonly number[]): Promise<ChangeRecord[]> =>
  db.select().from(orderChange).where(isAnyOf(orderChange.id, ids));

/** Everything that was asked of an order, newest first. */
export const changesOfOrder = (db: ReadDb, orderId: number): Promise<ChangeRecord[]> =>
  db
    .select()
    .from(orderChange)
    .where(sql`${orderChange.orderId} = ${orderId}`)
    .orderBy(sql`${orderChange.changeNo} DESC`);

/** The lines that differ, of these changes, by their numbers. */
export const linesOfChanges = (db: ReadDb, ids: readonly number[]): Promise<ChangeLineRecord[]> =>
  db
    .select()
    .from(orderChangeLine)
    .where(isAnyOf(orderChangeLine.changeId, ids))
    .orderBy(orderChangeLine.changeId, orderChangeLine.lineNo);

/** The number the next change of an order gets. */
export async function nextChangeNo(db: ReadDb, orderId: number): Promise<number> {
  const [row] = await db
    .select({ last: sql<number>`coalesce(max(${orderChange.changeNo}), 0)`.mapWith(Number) })
    .from(orderChange)
    .where(sql`${orderChange.orderId} = ${orderId}`);
  return (row?.last ?? 0) + 1;
}
