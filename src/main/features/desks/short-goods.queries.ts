/** Products of which more is promised than can be sold from the house. */
import { sql } from 'drizzle-orm';
import type { DeskRow } from '../../../shared/contract/desks.contract';
import { isAnyOf } from '../../store/dialect';
import { rowsOf, type ReadDb } from '../../store/handles';
import { orderLine, salesOrder } from '../orders/orders.tables';
import { product } from '../products/products.tables';
import { availableToPromise } from '../stock/stock.queries';

/** Products with something that is on no note yet, and since when the oldest of their orders waits. */
export const wantedStatement = () =>
  sql`SELECT ${orderLine.productId} AS id, min(${salesOrder.waitingSince}) AS since FROM ${salesOrder} INNER JOIN ${orderLine} ON ${orderLine.orderId} = ${salesOrder.id} WHERE ${salesOrder.state} = 'approved' AND ${orderLine.notedQty} + ${orderLine.closedQty} < ${orderLine.orderedQty} GROUP BY ${orderLine.productId}`;

/** What is missing of each, thousandths, whosever orders want it: the shelf is everybody's. */
export async function shortGoodsOf(db: ReadDb, today: string): Promise<DeskRow[]> {
  const wanted = await rowsOf<{ id: number; since: number }>(db, wantedStatement());
  const ids = wanted.map(({ id }) => id);
  const available = await availableToPromise(db, ids, { on: today, minShelfMonths: 0 });
  const short = wanted.filter(({ id }) => (available.get(id) ?? 0) < 0);
  const named = await db
    .select({ id: product.id, name: product.genericName, specification: product.specification })
    .from(product)
    .where(
      isAnyOf(
        product.id,
        short.map(({ id }) => id),
      ),
    );
  const names = new Map(named.map((one) => [one.id, one]));
  const rows = short.map(({ id, since }): DeskRow => {
    const { name = '', specification = '' } = names.get(id) ?? {};
    const shown = { id, title: name, who: specification, sinceAt: since, sinceOn: null, amountFen: null };
    return { ...shown, qty: -(available.get(id) ?? 0), isLate: false, opens: null };
  });
  return rows.toSorted((a, b) => (a.sinceAt ?? 0) - (b.sinceAt ?? 0));
}
