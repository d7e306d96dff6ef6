/** Products of which more is promised than can be sold from the house, and those that came since. */
import { sql } from 'drizzle-orm';
import type { DeskRow } from '../../../shared/contract/desks.contract';
import { isAnyOf } from '../../store/dialect';
import { rowsOf, type ReadDb } from '../../store/handles';
import { orderLine, salesOrder } from '../orders/orders.tables';
import { product } from '../products/products.tables';
import { purchaseLine, purchaseReceipt } from '../stock/purchase.tables';
import { availableToPromise } from '../stock/stock.queries';

type Wanted = { readonly id: number; readonly since: number };
type Promised = { readonly id: number; readonly since: number | null; readonly qty: number };

/**
 * Products with something that is on no note yet: how much of each, held orders too, and since when the oldest order
 * that is not held waits. From the few open orders to their lines, never over all lines of a product.
 */
export const wantedStatement = () =>
  sql`SELECT ${orderLine.productId} AS id, min(CASE WHEN ${salesOrder.state} = 'approved' THEN ${salesOrder.waitingSince} END) AS since, sum(${orderLine.orderedQty} - ${orderLine.closedQty} - ${orderLine.notedQty}) AS qty FROM ${salesOrder} CROSS JOIN ${orderLine} WHERE ${salesOrder.state} IN ('approved', 'on_hold') AND ${orderLine.orderId} = ${salesOrder.id} AND ${orderLine.notedQty} + ${orderLine.closedQty} < ${orderLine.orderedQty} GROUP BY ${orderLine.productId}`;

/** What was accepted of these products since the first of the orders began to wait. */
export const arrivedStatement = (ids: readonly number[], since: number) =>
  sql`SELECT ${purchaseLine.productId} AS id, ${purchaseReceipt.inspectedAt} AS at, ${purchaseLine.acceptedQty} AS qty FROM ${purchaseLine} INNER JOIN ${purchaseReceipt} ON ${purchaseReceipt.id} = ${purchaseLine.receiptId} WHERE ${isAnyOf(purchaseLine.productId, ids)} AND ${purchaseReceipt.state} = 'accepted' AND ${purchaseReceipt.inspectedAt} > ${since} AND ${purchaseLine.acceptedQty} > 0`;

type Arrival = { readonly id: number; readonly at: number; readonly qty: number };

async function namesOf(db: ReadDb, ids: readonly number[]) {
  const named = await db
    .select({ id: product.id, name: product.genericName, specification: product.specification })
    .from(product)
    .where(isAnyOf(product.id, ids));
  return new Map(named.map((one) => [one.id, one]));
}

const byAge = (a: DeskRow, b: DeskRow): number => (a.sinceAt ?? 0) - (b.sinceAt ?? 0);

/** Arrivals by product, each later than the order that waits for it. */
async function arrivalsOf(db: ReadDb, wanted: readonly Wanted[]): Promise<Map<number, Arrival[]>> {
  if (wanted.length === 0) return new Map();
  const ids = wanted.map(({ id }) => id);
  const since = new Map(wanted.map((one) => [one.id, one.since]));
  const oldest = Math.min(...since.values());
  const found = await rowsOf<Arrival>(db, arrivedStatement(ids, oldest));
  return Map.groupBy(
    found.filter(({ id, at }) => at > (since.get(id) ?? 0)),
    ({ id }) => id,
  );
}

/**
 * Whosever orders want it: the shelf is everybody's. `short`: what is missing of each, thousandths. `arrived`: what
 * came of goods that would be short without it, while orders still wait for their notes.
 */
export async function shortRowsOf(db: ReadDb, today: string): Promise<{ short: DeskRow[]; arrived: DeskRow[] }> {
  const found = await rowsOf<Promised>(db, wantedStatement());
  const wanted = found.flatMap(({ id, since }) => (since === null ? [] : [{ id, since }]));
  const promised = new Map(found.map(({ id, qty }) => [id, qty]));
  const ids = wanted.map(({ id }) => id);
  const available = await availableToPromise(db, ids, { on: today, minShelfMonths: 0, promised });
  const arrivals = await arrivalsOf(db, wanted);
  const cameOf = (id: number) => (arrivals.get(id) ?? []).reduce((sum, { qty }) => sum + qty, 0);
  const short = wanted.filter(({ id }) => (available.get(id) ?? 0) < 0);
  const arrived = wanted.filter(({ id }) => cameOf(id) > 0 && (available.get(id) ?? 0) < cameOf(id));
  const names = await namesOf(db, [...new Set([...short, ...arrived].map(({ id }) => id))]);
  const rowOf = (id: number, sinceAt: number, qty: number): DeskRow => {
    const { name = '', specification = '' } = names.get(id) ?? {};
    const shown = { id, title: name, who: specification, sinceAt, sinceOn: null, amountFen: null };
    return { ...shown, qty, isLate: false, opens: null };
  };
  const lastOf = (id: number) => Math.max(...(arrivals.get(id) ?? []).map(({ at }) => at));
  return {
    short: short.map(({ id, since }) => rowOf(id, since, -(available.get(id) ?? 0))).toSorted(byAge),
    arrived: arrived.map(({ id }) => rowOf(id, lastOf(id), cameOf(id))).toSorted(byAge),
  };
}
