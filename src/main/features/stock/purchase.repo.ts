/** Writes to purchase receipts. */
import { sql } from 'drizzle-orm';
import type { Tx } from '../../store/handles';
import { purchaseLine, purchaseReceipt } from './purchase.tables';

type Columns = typeof purchaseReceipt.$inferInsert;
export type NewPurchase = Omit<Columns, 'id' | 'version' | 'state' | 'lineCount'>;
type LineColumns = typeof purchaseLine.$inferInsert;
export type NewPurchaseLine = Omit<LineColumns, 'id' | 'receiptId' | 'lineNo'>;

/** Adds a receipt; its lines follow once the goods have their places. */
export async function addPurchase(tx: Tx, row: NewPurchase & { readonly lineCount: number }): Promise<number> {
  const [added] = await tx.insert(purchaseReceipt).values(row).returning({ id: purchaseReceipt.id });
  if (!added) throw new Error('the receipt was not added');
  return added.id;
}

export async function addPurchaseLines(tx: Tx, receiptId: number, lines: readonly NewPurchaseLine[]): Promise<void> {
  await tx.insert(purchaseLine).values(lines.map((line, at) => ({ ...line, receiptId, lineNo: at + 1 })));
}

/** @returns the new version, undefined when the one seen is stale */
export async function changePurchase(
  tx: Tx,
  { receiptId, version }: { readonly receiptId: number; readonly version: number },
  change: Partial<Columns>,
): Promise<number | undefined> {
  const [row] = await tx
    .update(purchaseReceipt)
    .set({ ...change, version: version + 1 })
    .where(sql`${purchaseReceipt.id} = ${receiptId} AND ${purchaseReceipt.version} = ${version}`)
    .returning({ version: purchaseReceipt.version });
  return row?.version;
}

/** Writes what is known of a line later than its arrival. */
export const changePurchaseLine = (
  tx: Tx,
  lineId: number,
  change: Partial<Pick<LineColumns, 'acceptedQty' | 'location' | 'price'>>,
) => tx.update(purchaseLine).set(change).where(sql`${purchaseLine.id} = ${lineId}`);
