/** What one order or one opening document still wants, for the waiver of its rest. */
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../store/handles';
import { salesOrder } from '../orders/orders.tables';
import { findOpeningDocument } from './openings.queries';
import { paidByDocuments, paidByOrders } from './paid.queries';
import { receipt, receiptAllocation, receiptUse } from './receivables.tables';
import { creditedByOrders } from './returned.queries';

export type Target =
  | { readonly kind: 'order'; readonly orderId: number }
  | { readonly kind: 'document'; readonly documentId: number };
export type Rest = { readonly customerId: number; readonly openFen: number };

async function restOfOrder(db: ReadDb, orderId: number): Promise<Rest | undefined> {
  const [order] = await db
    .select({ customerId: salesOrder.buyerId, totalFen: salesOrder.totalFen })
    .from(salesOrder)
    .where(
      sql`${salesOrder.id} = ${orderId} AND ${salesOrder.state} IN ('approved', 'on_hold', 'completed', 'short_closed')`,
    );
  if (!order) return undefined;
  const paidFen = (await paidByOrders(db, [orderId])).get(orderId) ?? 0;
  const creditedFen = (await creditedByOrders(db, [orderId])).get(orderId) ?? 0;
  return { customerId: order.customerId, openFen: order.totalFen - paidFen - creditedFen };
}

/** What is still wanted; undefined where there is no such order or document, or nothing can be owed for it yet. */
export async function restOf(db: ReadDb, target: Target): Promise<Rest | undefined> {
  if (target.kind === 'order') return restOfOrder(db, target.orderId);
  const found = await findOpeningDocument(db, target.documentId);
  if (!found || found.withdrawnAt !== null) return undefined;
  const paidFen = (await paidByDocuments(db, [found.id])).get(found.id) ?? 0;
  return { customerId: found.customerId, openFen: found.amountFen - paidFen };
}

/** What was waived of it before, fen. */
export async function waivedOf(db: ReadDb, target: Target): Promise<number> {
  const isRounding = sql`${receipt.form} = 'rounding'`;
  const rows =
    target.kind === 'order'
      ? await db
          .select({ fen: receiptAllocation.amountFen })
          .from(receiptAllocation)
          .innerJoin(receipt, sql`${receipt.id} = ${receiptAllocation.receiptId}`)
          .where(sql`${receiptAllocation.orderId} = ${target.orderId} AND ${isRounding}`)
      : await db
          .select({ fen: receiptUse.amountFen })
          .from(receiptUse)
          .innerJoin(receipt, sql`${receipt.id} = ${receiptUse.receiptId}`)
          .where(sql`${receiptUse.documentId} = ${target.documentId} AND ${isRounding}`);
  return rows.reduce((sum, { fen }) => sum + fen, 0);
}
