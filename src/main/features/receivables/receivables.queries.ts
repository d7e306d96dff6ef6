/** What commands and other features ask of receipts: facts, sums, what is due. */
import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { matchedOf } from './paid.queries';
import { receipt, receiptAllocation, receiptUse } from './receivables.tables';

export { exposureOf, overdueOf } from './account.queries';
export { dueByOrders, nextDueOf } from './dues.queries';
export { openingReceivableOf } from './openings.queries';
export { paidByOrders, receiptsFreeOf, receiptsTotalOf } from './paid.queries';

const p = sql.placeholder;

const receiptById = prepared('receipt.byId', (db) =>
  db
    .select()
    .from(receipt)
    .where(sql`${receipt.id} = ${p('id')}`),
);
const reversalOfReceipt = prepared('receipt.reversal', (db) =>
  db
    .select({ id: receipt.id })
    .from(receipt)
    .where(sql`${receipt.reversalOf} = ${p('id')}`),
);

/** One receipt with what of it is matched, for the commands. */
export async function receiptFacts(db: ReadDb, receiptId: number) {
  const [found] = await receiptById(db, { id: receiptId });
  if (!found) return undefined;
  const [reversal] = await reversalOfReceipt(db, { id: receiptId });
  const matchedFen = (await matchedOf(db, [receiptId])).get(receiptId) ?? 0;
  return { ...found, matchedFen, freeFen: found.amountFen - matchedFen, isReversed: reversal !== undefined };
}
export type ReceiptFacts = NonNullable<Awaited<ReturnType<typeof receiptFacts>>>;

/** One match of a receipt to an order that has not been taken back. */
export async function liveAllocation(db: ReadDb, allocationId: number) {
  const [found] = await db.select().from(receiptAllocation).where(sql`${receiptAllocation.id} = ${allocationId}`);
  if (!found || found.reversalOf !== null) return undefined;
  const [reversal] = await db
    .select({ id: receiptAllocation.id })
    .from(receiptAllocation)
    .where(sql`${receiptAllocation.reversalOf} = ${allocationId}`);
  return reversal ? undefined : found;
}

/** One match of a receipt to an opening document that has not been taken back. */
export async function liveUse(db: ReadDb, useId: number) {
  const [found] = await db.select().from(receiptUse).where(sql`${receiptUse.id} = ${useId}`);
  if (!found || found.reversalOf !== null) return undefined;
  const [reversal] = await db
    .select({ id: receiptUse.id })
    .from(receiptUse)
    .where(sql`${receiptUse.reversalOf} = ${useId}`);
  return reversal ? undefined : found;
}

const liveOf = <T extends { readonly id: number; readonly reversalOf: number | null }>(rows: readonly T[]): T[] => {
  const reversed = new Set(rows.map(({ reversalOf }) => reversalOf));
  return rows.filter(({ id, reversalOf }) => reversalOf === null && !reversed.has(id));
};

/** Live matches of a receipt to orders. */
export const allocationsOfReceipt = async (db: ReadDb, receiptId: number) =>
  liveOf(await db.select().from(receiptAllocation).where(sql`${receiptAllocation.receiptId} = ${receiptId}`));

/** Live matches of all receipts to one order, oldest first. */
export const allocationsOfOrder = async (db: ReadDb, orderId: number) =>
  liveOf(
    await db
      .select()
      .from(receiptAllocation)
      .where(sql`${receiptAllocation.orderId} = ${orderId}`)
      .orderBy(receiptAllocation.id),
  );

/** Live uses of a receipt: opening documents it pays, refunds taken from it. */
export const usesOfReceipt = async (db: ReadDb, receiptId: number) =>
  liveOf(await db.select().from(receiptUse).where(sql`${receiptUse.receiptId} = ${receiptId}`));

/** Where the money of a refund was taken from. */
export const usesOfRefund = async (db: ReadDb, refundId: number) =>
  liveOf(await db.select().from(receiptUse).where(sql`${receiptUse.refundId} = ${refundId}`));
