import { sql } from 'drizzle-orm';
import { isAnyOf } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { stockMove } from './stock.tables';

/** `qty` in thousandths, `movedAt` in UTC ms. */
export type LiveOpening = { readonly moveId: number; readonly qty: number; readonly movedAt: number };

/** The opening of each lot that was not taken back; a lot has one at most. */
export async function liveOpenings(db: ReadDb, lotIds: readonly number[]): Promise<Map<number, LiveOpening>> {
  const { id, lotId, qty, movedAt, kind, reversalOf } = stockMove;
  const rows = await db
    .select({ id, lotId, qty, movedAt, kind, reversalOf })
    .from(stockMove)
    .where(sql`${isAnyOf(lotId, lotIds)} AND ${kind} IN ('opening', 'reversal')`)
    .orderBy(id);
  const reversed = new Set(rows.map((row) => row.reversalOf));
  return new Map(
    rows
      .filter((row) => row.kind === 'opening' && !reversed.has(row.id))
      .map((row) => [row.lotId, { moveId: row.id, qty: row.qty, movedAt: row.movedAt }]),
  );
}

/** How many moves other than openings and their reversals these lots have. */
export async function otherMovesOf(db: ReadDb, lotIds: readonly number[]): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(stockMove)
    .where(sql`${isAnyOf(stockMove.lotId, lotIds)} AND ${stockMove.kind} NOT IN ('opening', 'reversal')`);
  return row?.count ?? 0;
}
