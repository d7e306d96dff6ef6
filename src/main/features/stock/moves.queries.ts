/** The ledger of lots, read. */
import { sql } from 'drizzle-orm';
import { isAnyOf } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { dispatchNote } from '../dispatch/dispatch.tables';
import { user } from '../users/users.tables';
import { stockMove } from './stock.tables';

/** Which of these lots ever held anything but an opening and its reversal. */
export async function usedLots(db: ReadDb, lotIds: readonly number[]): Promise<Set<number>> {
  if (lotIds.length === 0) return new Set();
  const rows = await db
    .selectDistinct({ lotId: stockMove.lotId })
    .from(stockMove)
    .where(sql`${isAnyOf(stockMove.lotId, lotIds)} AND ${stockMove.kind} NOT IN ('opening', 'reversal')`);
  return new Set(rows.map(({ lotId }) => lotId));
}

/** One move, and whether a later row took it back. */
export async function findMove(db: ReadDb, moveId: number) {
  const [move] = await db.select().from(stockMove).where(sql`${stockMove.id} = ${moveId}`);
  if (!move) return undefined;
  const reversals = await db
    .select({ id: stockMove.id })
    .from(stockMove)
    .where(sql`${stockMove.reversalOf} = ${moveId}`);
  return { ...move, isReversed: reversals.length > 0 };
}

const MOST = 1_000;

/** The moves of a lot, newest first, at most 1,000. */
export async function movesOf(db: ReadDb, lotId: number) {
  const rows = await db
    .select({ move: stockMove, userName: user.name, noteNumber: dispatchNote.number })
    .from(stockMove)
    .leftJoin(user, sql`${user.id} = ${stockMove.userId}`)
    .leftJoin(dispatchNote, sql`${dispatchNote.id} = ${stockMove.noteId}`)
    .where(sql`${stockMove.lotId} = ${lotId}`)
    .orderBy(sql`${stockMove.id} DESC`)
    .limit(MOST);
  const reversed = new Set(rows.map(({ move }) => move.reversalOf));
  return rows.map(({ move, userName, noteNumber }) => ({
    ...move,
    userName: userName ?? '',
    noteNumber,
    isReversed: reversed.has(move.id),
  }));
}
