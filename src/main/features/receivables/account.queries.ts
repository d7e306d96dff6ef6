/** The account of a buyer: what he owes, what is overdue, what counts against his limit. */
import { sql } from 'drizzle-orm';
import { committedStates } from '../../../shared/domain/states';
import { isAnyOfPlaceholder, isAnyOfWords } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { shippedFenOfBuyer } from '../dispatch/dispatch.queries';
import { salesOrder } from '../orders/orders.tables';
import { openShipmentsOf, type ShipmentDue } from './dues.queries';
import { exposureFrom, oldestFirst, overdueIn, payOldestFirst, type Exposure, type Overdue } from './dues.rules';
import { openingDocumentsOf, openingReceivableOf, openingsOf, type OpenDocument } from './openings.queries';
import { receiptsFreeOf, receiptsTotalOf } from './paid.queries';
import { receiptAllocation } from './receivables.tables';
import { creditedOf } from './returned.queries';

const p = sql.placeholder;

const ordersTotal = prepared('receivable.ordersTotal', (db) =>
  db
    .select({ fen: sql`coalesce(sum(${salesOrder.totalFen}), 0)`.mapWith(Number) })
    .from(salesOrder)
    .where(sql`${salesOrder.buyerId} = ${p('buyerId')} AND ${isAnyOfWords(salesOrder.state, committedStates)}`),
);

/** Opening + shipped − returned − receipts, and with it what is approved and not shipped, fen. */
export const exposureOf = async (db: ReadDb, customerId: number): Promise<Exposure> =>
  exposureFrom({
    openingFen: await openingReceivableOf(db, customerId),
    shippedFen: await shippedFenOfBuyer(db, customerId),
    returnedFen: await creditedOf(db, customerId),
    receiptsFen: await receiptsTotalOf(db, customerId),
    ordersFen: (await ordersTotal(db, { buyerId: customerId }))[0]?.fen ?? 0,
  });

/** Orders of buyers that receipts do not cover yet; only they can have something open. */
const unpaidOrders = prepared('receivable.unpaidOrders', (db) =>
  db
    .select({ id: salesOrder.id })
    .from(salesOrder)
    .where(
      sql`${isAnyOfPlaceholder(salesOrder.buyerId, 'ids')} AND ${isAnyOfWords(salesOrder.state, committedStates)} AND ${salesOrder.totalFen} > coalesce((SELECT sum(${receiptAllocation.amountFen}) FROM ${receiptAllocation} WHERE ${receiptAllocation.orderId} = ${salesOrder.id}), 0)`,
    ),
);

export type OpenDebts = { readonly shipments: ShipmentDue[]; readonly documents: OpenDocument[] };

/** Everything these customers still have to pay, one by one. */
export async function openDebtsOf(db: ReadDb, customerIds: readonly number[]): Promise<OpenDebts> {
  const orders = await unpaidOrders(db, { ids: JSON.stringify(customerIds) });
  return {
    shipments: await openShipmentsOf(
      db,
      orders.map(({ id }) => id),
    ),
    documents: (await openingDocumentsOf(db, customerIds)).filter(({ openFen }) => openFen > 0),
  };
}

/**
 * What a buyer should have paid by a day, and since when. Money on account counts for his oldest debts: it is here,
 * whoever is late in matching it; the undated opening figure takes its part first.
 */
export async function overdueOf(db: ReadDb, buyerId: number, on: string): Promise<Overdue> {
  const { shipments, documents } = await openDebtsOf(db, [buyerId]);
  const { undatedFen } = (await openingsOf(db, [buyerId])).get(buyerId) ?? { undatedFen: 0 };
  const freeFen = (await receiptsFreeOf(db, buyerId)) - undatedFen;
  return overdueIn(payOldestFirst(oldestFirst([...shipments, ...documents]), freeFen), on);
}
