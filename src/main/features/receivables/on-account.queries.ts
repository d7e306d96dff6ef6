/** Money that pays no debt yet: receipts without a match, and what was paid for orders beyond what they shipped. */
import { sql } from 'drizzle-orm';
import { isAnyOfPlaceholder } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { salesOrder } from '../orders/orders.tables';
import { shippedByOrders } from './dues.queries';
import { paidByOrders } from './paid.queries';
import { openingDocument, receipt, receiptAllocation, receiptUse } from './receivables.tables';
import { creditedByOrders, creditedOrdersOf } from './returned.queries';

const received = prepared('onAccount.received', (db) =>
  db
    .select({ id: receipt.customerId, fen: sql`sum(${receipt.amountFen})`.mapWith(Number) })
    .from(receipt)
    .where(isAnyOfPlaceholder(receipt.customerId, 'ids'))
    .groupBy(receipt.customerId),
);
const toOrders = prepared('onAccount.toOrders', (db) =>
  db
    .select({ id: receipt.customerId, fen: sql`sum(${receiptAllocation.amountFen})`.mapWith(Number) })
    .from(receiptAllocation)
    .innerJoin(receipt, sql`${receipt.id} = ${receiptAllocation.receiptId}`)
    .where(isAnyOfPlaceholder(receipt.customerId, 'ids'))
    .groupBy(receipt.customerId),
);
const toDocuments = prepared('onAccount.toDocuments', (db) =>
  db
    .select({ id: openingDocument.customerId, fen: sql`sum(${receiptUse.amountFen})`.mapWith(Number) })
    .from(receiptUse)
    .innerJoin(openingDocument, sql`${openingDocument.id} = ${receiptUse.documentId}`)
    .where(isAnyOfPlaceholder(openingDocument.customerId, 'ids'))
    .groupBy(openingDocument.customerId),
);
/** A completed order shipped all it was paid for; what was credited for it is asked separately. */
const paidAhead = prepared('onAccount.paidAhead', (db) =>
  db
    .selectDistinct({ id: salesOrder.id })
    .from(salesOrder)
    .innerJoin(receiptAllocation, sql`${receiptAllocation.orderId} = ${salesOrder.id}`)
    .where(sql`${isAnyOfPlaceholder(salesOrder.buyerId, 'ids')} AND ${salesOrder.state} <> 'completed'`),
);
const buyers = prepared('onAccount.buyers', (db) =>
  db
    .select({ id: salesOrder.id, buyerId: salesOrder.buyerId })
    .from(salesOrder)
    .where(isAnyOfPlaceholder(salesOrder.id, 'ids')),
);

type Sums = Map<number, number>;
const add = (sums: Sums, id: number, fen: number): void => {
  sums.set(id, (sums.get(id) ?? 0) + fen);
};

/** What of orders was paid or credited beyond what they shipped, added to their buyers. */
async function addAdvances(db: ReadDb, sums: Sums, customerIds: readonly number[]): Promise<void> {
  const paid = await paidAhead(db, { ids: JSON.stringify(customerIds) });
  const orderIds = [...new Set([...paid.map(({ id }) => id), ...(await creditedOrdersOf(db, customerIds))])];
  const paidFen = await paidByOrders(db, orderIds);
  const creditedFen = await creditedByOrders(db, orderIds);
  const shippedFen = await shippedByOrders(db, orderIds);
  for (const { id, buyerId } of await buyers(db, { ids: JSON.stringify(orderIds) })) {
    const ahead = (paidFen.get(id) ?? 0) + (creditedFen.get(id) ?? 0) - (shippedFen.get(id) ?? 0);
    if (ahead > 0) add(sums, buyerId, ahead);
  }
}

export type OnAccount = {
  /** Receipts that pay nothing yet, fen; negative where more was paid back than came in. */
  readonly freeFen: number;
  /** Paid or credited for orders beyond what they shipped, fen. */
  readonly aheadFen: number;
};

/** Money of customers that pays no debt yet. */
export async function onAccountOf(db: ReadDb, customerIds: readonly number[]): Promise<(id: number) => OnAccount> {
  const ids = { ids: JSON.stringify(customerIds) };
  const free: Sums = new Map();
  for (const { id, fen } of await received(db, ids)) add(free, id, fen);
  for (const { id, fen } of await toOrders(db, ids)) add(free, id, -fen);
  for (const { id, fen } of await toDocuments(db, ids)) add(free, id, -fen);
  const ahead: Sums = new Map();
  await addAdvances(db, ahead, customerIds);
  return (id) => ({ freeFen: free.get(id) ?? 0, aheadFen: ahead.get(id) ?? 0 });
}
