/** Writes wishes to make an advance of what waits to be red. */
import { sql } from 'drizzle-orm';
import type { ReadDb, Tx } from '../../store/handles';
import { pendingWish } from './pending.tables';

export type WishRecord = typeof pendingWish.$inferSelect;

export const findWish = async (db: ReadDb, wishId: number): Promise<WishRecord | undefined> =>
  (await db.select().from(pendingWish).where(sql`${pendingWish.id} = ${wishId}`))[0];

/** Whether something is asked of a blue line and not decided. */
export async function hasOpenWish(db: ReadDb, lineId: number): Promise<boolean> {
  const rows = await db
    .select({ id: pendingWish.id })
    .from(pendingWish)
    .where(sql`${pendingWish.lineId} = ${lineId} AND ${pendingWish.state} = 'requested'`);
  return rows.length > 0;
}

export async function addWish(tx: Tx, row: Omit<typeof pendingWish.$inferInsert, 'id'>): Promise<number> {
  const [made] = await tx.insert(pendingWish).values(row).returning({ id: pendingWish.id });
  if (!made) throw new Error('no wish was made');
  return made.id;
}

type Decision = Pick<WishRecord, 'state' | 'decidedBy' | 'decidedAt' | 'decisionReason' | 'isSamePerson'>;

/** The writer is alone, so what was just read cannot have moved. */
export async function decideWish(tx: Tx, { id, version }: WishRecord, decision: Decision): Promise<void> {
  await tx
    .update(pendingWish)
    .set({ ...decision, version: version + 1 })
    .where(sql`${pendingWish.id} = ${id} AND ${pendingWish.version} = ${version}`);
}
