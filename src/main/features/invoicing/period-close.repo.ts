import { sql } from 'drizzle-orm';
import type { Tx } from '../../store/handles';
import type { KeySnapshot } from './period.rules';
import { periodClose, periodSnapshot } from './periods.tables';

const ROWS_AT_ONCE = 500;

type NewClose = Pick<typeof periodClose.$inferInsert, 'month' | 'closedBy' | 'closedAt' | 'hash'>;

/** Keeps a closed month; from here on the database takes no row of it. */
export async function addClose(tx: Tx, close: NewClose, rows: readonly KeySnapshot[]): Promise<number> {
  const [made] = await tx
    .insert(periodClose)
    .values({ ...close, keyCount: rows.length })
    .returning({ id: periodClose.id });
  if (!made) throw new Error(`month ${close.month} was not closed`);
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const some = rows.slice(at, at + ROWS_AT_ONCE).map((row) => ({ ...row, closeId: made.id }));
    await tx.insert(periodSnapshot).values(some);
  }
  return made.id;
}

/** Opens a closed month again; false when somebody else just did. */
export async function reopenClose(
  tx: Tx,
  closeId: number,
  { by, at, reason }: { readonly by: number; readonly at: number; readonly reason: string },
): Promise<boolean> {
  const rows = await tx
    .update(periodClose)
    .set({ reopenedBy: by, reopenedAt: at, reopenReason: reason })
    .where(sql`${periodClose.id} = ${closeId} AND ${periodClose.reopenedAt} IS NULL`)
    .returning({ id: periodClose.id });
  return rows.length > 0;
}
