/** Writes to recalls. */
import { sql } from 'drizzle-orm';
import type { Tx } from '../../store/handles';
import { recall } from './recall.tables';

type Columns = typeof recall.$inferInsert;

export async function addRecall(tx: Tx, row: Omit<Columns, 'id' | 'version' | 'state'>): Promise<number> {
  const [added] = await tx.insert(recall).values(row).returning({ id: recall.id });
  if (!added) throw new Error('the recall was not added');
  return added.id;
}

/** @returns the new version, undefined when the one seen is stale */
export async function changeRecall(
  tx: Tx,
  { recallId, version }: { readonly recallId: number; readonly version: number },
  change: Partial<Columns>,
): Promise<number | undefined> {
  const [row] = await tx
    .update(recall)
    .set({ ...change, version: version + 1 })
    .where(sql`${recall.id} = ${recallId} AND ${recall.version} = ${version}`)
    .returning({ version: recall.version });
  return row?.version;
}
