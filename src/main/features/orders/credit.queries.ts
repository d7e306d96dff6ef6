/** The account of a buyer as the payment and credit checks need it. */
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { shippedFenOfBuyer } from '../dispatch/dispatch.queries';
import { paidByOrders, receiptsFreeOf, receiptsTotalOf } from '../receivables/receivables.queries';
import { returnedFenOfBuyer } from '../returns/returns.queries';
import type { BuyerMoney } from './check-facts';
import { salesOrder } from './orders.tables';

const p = sql.placeholder;

/** Held and short-closed orders count as well: a hold is no way around the limit. */
const approvedTotal = prepared('order.approvedTotal', (db) =>
  db
    .select({ fen: sql<number>`coalesce(sum(${salesOrder.totalFen}), 0)`.mapWith(Number) })
    .from(salesOrder)
    .where(
      sql`${salesOrder.buyerId} = ${p('buyerId')} AND ${salesOrder.state} IN ('approved', 'on_hold', 'completed', 'short_closed')`,
    ),
);
const prepaidOrders = prepared('order.prepaidApproved', (db) =>
  db
    .select({ id: salesOrder.id, totalFen: salesOrder.totalFen })
    .from(salesOrder)
    .where(
      sql`${salesOrder.buyerId} = ${p('buyerId')} AND ${salesOrder.state} IN ('approved', 'on_hold', 'completed', 'short_closed') AND ${salesOrder.paymentTerm} = 'prepaid'`,
    ),
);

/** What the buyer has with us, whatever the order: read once for all his orders of a block. */
export async function accountOf(db: ReadDb, buyerId: number) {
  return {
    receiptsFen: await receiptsTotalOf(db, buyerId),
    shippedFen: await shippedFenOfBuyer(db, buyerId),
    returnedFen: await returnedFenOfBuyer(db, buyerId),
    ordersFen: (await approvedTotal(db, { buyerId }))[0]?.fen ?? 0,
  };
}
export type Account = Awaited<ReturnType<typeof accountOf>>;

type Asked = { readonly buyerId: number; readonly orderId: number | null; readonly receiptsFen: number };

/** Matched money and what other prepaid orders still want; only asked for prepaid orders. */
export async function matchedMoney(db: ReadDb, { buyerId, orderId, receiptsFen }: Asked) {
  const others = (await prepaidOrders(db, { buyerId })).filter(({ id }) => id !== orderId);
  const here = orderId === null ? [] : [orderId];
  const paid = await paidByOrders(db, [...here, ...others.map(({ id }) => id)]);
  const wanted = others.map(({ id, totalFen }) => Math.max(totalFen - (paid.get(id) ?? 0), 0));
  return {
    matchedHereFen: orderId === null ? 0 : (paid.get(orderId) ?? 0),
    matchedFen: receiptsFen - (await receiptsFreeOf(db, buyerId)),
    claimedFen: wanted.reduce((sum, fen) => sum + fen, 0),
  } satisfies Partial<BuyerMoney>;
}

/** What a buyer owes today, fen: opening + shipped − returned − receipts. */
export const owedFen = (openingFen: number, { shippedFen, returnedFen, receiptsFen }: Account): number =>
  openingFen + shippedFen - returnedFen - receiptsFen;
