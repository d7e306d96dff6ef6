/** Opening stock: lots with their first move, many in two statements. */
import type { Tx } from '../../store/handles';
import { lot, stockMove } from './stock.tables';

type LotColumns = typeof lot.$inferInsert;
export type NewLot = Omit<LotColumns, 'id' | 'onHand' | 'reserved' | 'version'> & { readonly qty: number };
export type OpeningFacts = { readonly movedOn: string; readonly movedAt: number; readonly userId: number };

/** A lot binds 12 values, SQLite takes 32,766 a statement. */
const ROWS_PER_STATEMENT = 1_000;

async function openPart(tx: Tx, lots: readonly NewLot[], facts: OpeningFacts): Promise<number[]> {
  const added = await tx
    .insert(lot)
    .values(lots.map(({ qty, ...columns }) => ({ ...columns, onHand: qty })))
    .returning({ id: lot.id, qty: lot.onHand });
  await tx
    .insert(stockMove)
    .values(added.map(({ id, qty }) => ({ ...facts, lotId: id, kind: 'opening' as const, qty })));
  return added.map(({ id }) => id);
}

/** Adds lots with their opening moves, many in two statements. @returns their ids in the order of the rows */
export async function openLots(tx: Tx, lots: readonly NewLot[], facts: OpeningFacts): Promise<number[]> {
  const ids: number[] = [];
  for (let at = 0; at < lots.length; at += ROWS_PER_STATEMENT) {
    ids.push(...(await openPart(tx, lots.slice(at, at + ROWS_PER_STATEMENT), facts)));
  }
  return ids.sort((a, b) => a - b);
}
