/** Sums over receipts and what they pay: by order, opening document, receipt and customer. */
import { sql } from 'drizzle-orm';
import { isAnyOfPlaceholder } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { openingDocument, receipt, receiptAllocation, receiptUse } from './receivables.tables';

const p = sql.placeholder;

const totalRow = prepared('receipt.total', (db) =>
  db
    .select({ fen: sql`coalesce(sum(${receipt.amountFen}), 0)`.mapWith(Number) })
    .from(receipt)
    .where(sql`${receipt.customerId} = ${p('customerId')}`),
);
const byOrders = prepared('allocation.byOrders', (db) =>
  db
    .select({ id: receiptAllocation.orderId, fen: sql`sum(${receiptAllocation.amountFen})`.mapWith(Number) })
    .from(receiptAllocation)
    .where(isAnyOfPlaceholder(receiptAllocation.orderId, 'ids'))
    .groupBy(receiptAllocation.orderId),
);
const byDocuments = prepared('receiptUse.byDocuments', (db) =>
  db
    .select({
      id: sql`${receiptUse.documentId}`.mapWith(Number),
      fen: sql`sum(${receiptUse.amountFen})`.mapWith(Number),
    })
    .from(receiptUse)
    .where(isAnyOfPlaceholder(receiptUse.documentId, 'ids'))
    .groupBy(receiptUse.documentId),
);
const allocatedOf = prepared('allocation.byReceipts', (db) =>
  db
    .select({ id: receiptAllocation.receiptId, fen: sql`sum(${receiptAllocation.amountFen})`.mapWith(Number) })
    .from(receiptAllocation)
    .where(isAnyOfPlaceholder(receiptAllocation.receiptId, 'ids'))
    .groupBy(receiptAllocation.receiptId),
);
const usedOf = prepared('receiptUse.byReceipts', (db) =>
  db
    .select({ id: receiptUse.receiptId, fen: sql`sum(${receiptUse.amountFen})`.mapWith(Number) })
    .from(receiptUse)
    .where(isAnyOfPlaceholder(receiptUse.receiptId, 'ids'))
    .groupBy(receiptUse.receiptId),
);
const matchedOrders = prepared('receipt.matchedToOrders', (db) =>
  db
    .select({ fen: sql`coalesce(sum(${receiptAllocation.amountFen}), 0)`.mapWith(Number) })
    .from(receipt)
    .innerJoin(receiptAllocation, sql`${receiptAllocation.receiptId} = ${receipt.id}`)
    .where(sql`${receipt.customerId} = ${p('customerId')}`),
);
const matchedDocuments = prepared('receipt.matchedToDocuments', (db) =>
  db
    .select({ fen: sql`coalesce(sum(${receiptUse.amountFen}), 0)`.mapWith(Number) })
    .from(openingDocument)
    .innerJoin(receiptUse, sql`${receiptUse.documentId} = ${openingDocument.id}`)
    .where(sql`${openingDocument.customerId} = ${p('customerId')}`),
);

type Sum = { readonly id: number; readonly fen: number };
const mapOf = (rows: readonly Sum[]): Map<number, number> => new Map(rows.map(({ id, fen }) => [id, fen]));
const asked = (ids: readonly number[]) => ({ ids: JSON.stringify(ids) });

/** All receipts of a customer, reversals and refunds taken off, in fen. */
export const receiptsTotalOf = async (db: ReadDb, customerId: number): Promise<number> =>
  (await totalRow(db, { customerId }))[0]?.fen ?? 0;

/** Receipts of a customer that pay nothing yet, in fen: money on account. A refund has taken its part. */
export async function receiptsFreeOf(db: ReadDb, customerId: number): Promise<number> {
  const toOrders = (await matchedOrders(db, { customerId }))[0]?.fen ?? 0;
  const toDocuments = (await matchedDocuments(db, { customerId }))[0]?.fen ?? 0;
  return (await receiptsTotalOf(db, customerId)) - toOrders - toDocuments;
}

/** What each order has been paid, in fen; orders without a receipt are absent. */
export const paidByOrders = async (db: ReadDb, orderIds: readonly number[]): Promise<Map<number, number>> =>
  mapOf(await byOrders(db, asked(orderIds)));

/** What each opening document has been paid, in fen. */
export const paidByDocuments = async (db: ReadDb, documentIds: readonly number[]): Promise<Map<number, number>> =>
  mapOf(await byDocuments(db, asked(documentIds)));

/** What of each receipt pays orders or opening documents or was paid back, in fen. */
export async function matchedOf(db: ReadDb, receiptIds: readonly number[]): Promise<Map<number, number>> {
  const sums = mapOf(await allocatedOf(db, asked(receiptIds)));
  for (const { id, fen } of await usedOf(db, asked(receiptIds))) sums.set(id, (sums.get(id) ?? 0) + fen);
  return sums;
}
