import type { Tx } from '../../store/handles';
import { receipt, receiptAllocation } from './receivables.tables';

/** Appends a receipt or its reversal. */
export async function addReceipt(tx: Tx, row: typeof receipt.$inferInsert): Promise<number> {
  const [made] = await tx.insert(receipt).values(row).returning({ id: receipt.id });
  if (!made) throw new Error('no receipt was made');
  return made.id;
}

/** Appends what a receipt pays, or the rows that take it back. */
export const addAllocations = (tx: Tx, rows: readonly (typeof receiptAllocation.$inferInsert)[]) =>
  tx
    .insert(receiptAllocation)
    .values([...rows])
    .returning({ id: receiptAllocation.id });
