/** Writes to returns to suppliers. */
import { sql } from 'drizzle-orm';
import type { Tx } from '../../store/handles';
import { supplierReturn, supplierReturnLine } from './supplier-return.tables';

type Columns = typeof supplierReturn.$inferInsert;
export type NewSupplierReturn = Omit<Columns, 'id' | 'version' | 'state' | 'lineCount'>;
export type ReturnPart = { readonly lotId: number; readonly qty: number };

/** Adds a return that waits for its approval. */
export async function addSupplierReturn(tx: Tx, row: NewSupplierReturn, parts: readonly ReturnPart[]): Promise<number> {
  const [added] = await tx
    .insert(supplierReturn)
    .values({ ...row, lineCount: parts.length })
    .returning({ id: supplierReturn.id });
  if (!added) throw new Error('the return was not added');
  const lines = parts.map(({ lotId, qty }, at) => ({ returnId: added.id, lineNo: at + 1, lotId, qty }));
  await tx.insert(supplierReturnLine).values(lines);
  return added.id;
}

/** @returns the new version, undefined when the one seen is stale */
export async function changeSupplierReturn(
  tx: Tx,
  { returnId, version }: { readonly returnId: number; readonly version: number },
  change: Partial<Columns>,
): Promise<number | undefined> {
  const [row] = await tx
    .update(supplierReturn)
    .set({ ...change, version: version + 1 })
    .where(sql`${supplierReturn.id} = ${returnId} AND ${supplierReturn.version} = ${version}`)
    .returning({ version: supplierReturn.version });
  return row?.version;
}
