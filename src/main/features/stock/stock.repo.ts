/** Writes to lots and their ledger: a balance moves only together with its row (A14), guarded in one statement. */
import { sql } from 'drizzle-orm';
import { okay, refuse, type Refusal, type Result } from '../../../shared/domain/problem';
import type { MoveKind } from '../../../shared/domain/stock-words';
import type { Tx } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { findLot } from './stock.queries';
import { lot, stockMove } from './stock.tables';

const p = sql.placeholder;

export type LotAfter = { readonly lotId: number; readonly onHand: number; readonly reserved: number };

/** Why a guarded statement touched no row. */
async function refusalOf(tx: Tx, lotId: number, neededQty: number): Promise<Refusal> {
  const row = await findLot(tx, lotId);
  if (!row) return refuse('NOT_FOUND');
  const { batchNo, productName, onHand, reserved, status } = row;
  if (status === 'locked' && neededQty > 0) {
    return refuse('LOT_NOT_SELLABLE', { lot: batchNo, reason: 'stock.status.locked' });
  }
  const availableQty = Math.max(0, onHand - reserved);
  return refuse('STOCK_SHORT', { name: `${productName} ${batchNo}`, neededQty, availableQty });
}

const reserve = prepared('lot.reserve', (db) =>
  db
    .update(lot)
    .set({ reserved: sql`${lot.reserved} + ${p('qty')}` })
    .where(
      sql`${lot.id} = ${p('lotId')} AND ${lot.reserved} + ${p('qty')} >= 0 AND ${lot.reserved} + ${p('qty')} <= ${lot.onHand} AND (${p('qty')} < 0 OR ${lot.status} = 'sellable')`,
    )
    .returning({ lotId: lot.id, onHand: lot.onHand, reserved: lot.reserved }),
);

/**
 * Reserves part of a lot for a dispatch note.
 * @param qty thousandths; negative frees
 * @returns STOCK_SHORT with the numbers, or LOT_NOT_SELLABLE for a locked lot
 */
export async function reserveLot(tx: Tx, lotId: number, qty: number): Promise<Result<LotAfter>> {
  const [row] = await reserve(tx, { lotId, qty });
  return row ? okay(row) : refusalOf(tx, lotId, qty);
}

const moveBalance = prepared('lot.moveBalance', (db) =>
  db
    .update(lot)
    .set({ onHand: sql`${lot.onHand} + ${p('qty')}` })
    .where(
      sql`${lot.id} = ${p('lotId')} AND ${lot.onHand} + ${p('qty')} >= ${lot.reserved} AND (${p('kind')} <> 'shipment' OR ${lot.status} = 'sellable')`,
    )
    .returning({ lotId: lot.id, onHand: lot.onHand, reserved: lot.reserved }),
);

const appendMove = prepared('move.append', (db) =>
  db
    .insert(stockMove)
    .values({
      lotId: p('lotId'),
      kind: p('kind'),
      qty: p('qty'),
      movedOn: p('movedOn'),
      movedAt: p('movedAt'),
      userId: p('userId'),
      noteId: p('noteId'),
      documentId: p('documentId'),
      reversalOf: p('reversalOf'),
      reason: p('reason'),
    })
    .returning({ id: stockMove.id }),
);

export type Move = {
  readonly lotId: number;
  readonly kind: MoveKind;
  /** Thousandths, signed: a shipment is negative. */
  readonly qty: number;
  readonly movedOn: string;
  readonly movedAt: number;
  readonly userId: number;
  readonly noteId?: number;
  /** The document the kind implies, other than a dispatch note. */
  readonly documentId?: number;
  readonly reversalOf?: number;
  readonly reason?: string;
};

/**
 * Appends a move and moves on-hand in the same call. What is reserved cannot leave: a shipment frees its
 * reservation first.
 * @returns STOCK_SHORT with the numbers, or LOT_NOT_SELLABLE for the shipment of a locked lot
 */
export async function moveStock(tx: Tx, move: Move): Promise<Result<LotAfter & { readonly moveId: number }>> {
  const { lotId, kind, qty } = move;
  const [row] = await moveBalance(tx, { lotId, kind, qty });
  if (!row) return refusalOf(tx, lotId, -qty);
  const { noteId = null, documentId = null, reversalOf = null, reason = '' } = move;
  const { movedOn, movedAt, userId } = move;
  const appended = { lotId, kind, qty, movedOn, movedAt, userId, noteId, documentId, reversalOf, reason };
  const [added] = await appendMove(tx, appended);
  if (!added) throw new Error('the move was not appended');
  return okay({ ...row, moveId: added.id });
}

type LotColumns = typeof lot.$inferInsert;
export type NewLot = Omit<LotColumns, 'id' | 'status' | 'onHand' | 'reserved' | 'version'> & { readonly qty: number };
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

type LotChange = Partial<
  Pick<LotColumns, 'status' | 'location' | 'expiresOn' | 'expiresLabel' | 'madeOn' | 'supplierName'>
>;

/**
 * Changes what stands on a lot; its quantities are not touched and do not make a screen stale.
 * @returns the new version, undefined when the one seen is stale
 */
export async function changeLot(
  tx: Tx,
  { lotId, version }: { readonly lotId: number; readonly version: number },
  change: LotChange,
): Promise<number | undefined> {
  const [row] = await tx
    .update(lot)
    .set({ ...change, version: version + 1 })
    .where(sql`${lot.id} = ${lotId} AND ${lot.version} = ${version}`)
    .returning({ version: lot.version });
  return row?.version;
}
