/** Writes to lots and their ledger: a balance moves only together with its row (A14), guarded in one statement. */
import { sql } from 'drizzle-orm';
import { okay, refuse, type Refusal, type Result } from '../../../shared/domain/problem';
import type { LotArea, MoveKind } from '../../../shared/domain/stock-words';
import type { Tx } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { addPosition, agreeOnDates, type Position } from './lots.repo';
import { batchRows, findLot, type LotRecord } from './stock.queries';
import { lot, stockMove } from './stock.tables';

const p = sql.placeholder;

export type LotAfter = { readonly lotId: number; readonly onHand: number; readonly reserved: number };

type Needed = { readonly lotId: number; readonly neededQty: number; readonly isForSale: boolean };

/** Why a guarded statement touched no row. */
async function refusalOf(tx: Tx, { lotId, neededQty, isForSale }: Needed): Promise<Refusal> {
  const row = await findLot(tx, lotId);
  if (!row) return refuse('NOT_FOUND');
  const { batchNo, productName, onHand, reserved, status, area } = row;
  const leaves = neededQty > 0 && isForSale;
  if (leaves && area !== 'stock') return refuse('LOT_NOT_SELLABLE', { lot: batchNo, reason: `stock.areas.${area}` });
  if (leaves && status === 'locked') return refuse('LOT_NOT_SELLABLE', { lot: batchNo, reason: 'stock.status.locked' });
  const availableQty = Math.max(0, onHand - reserved);
  return refuse('STOCK_SHORT', { name: `${productName} ${batchNo}`, neededQty, availableQty });
}

const reserve = prepared('lot.reserve', (db) =>
  db
    .update(lot)
    .set({ reserved: sql`${lot.reserved} + ${p('qty')}` })
    .where(
      sql`${lot.id} = ${p('lotId')} AND ${lot.reserved} + ${p('qty')} >= 0 AND ${lot.reserved} + ${p('qty')} <= ${lot.onHand} AND (${p('qty')} < 0 OR (${lot.status} = 'sellable' AND ${lot.area} = 'stock'))`,
    )
    .returning({ lotId: lot.id, onHand: lot.onHand, reserved: lot.reserved }),
);

/**
 * Reserves part of a lot for a dispatch note.
 * @param qty thousandths; negative frees
 * @returns STOCK_SHORT with the numbers, or LOT_NOT_SELLABLE for a locked lot or one outside the sale's area
 */
export async function reserveLot(tx: Tx, lotId: number, qty: number): Promise<Result<LotAfter>> {
  const [row] = await reserve(tx, { lotId, qty });
  return row ? okay(row) : refusalOf(tx, { lotId, neededQty: qty, isForSale: true });
}

const moveBalance = prepared('lot.moveBalance', (db) =>
  db
    .update(lot)
    .set({ onHand: sql`${lot.onHand} + ${p('qty')}` })
    .where(
      sql`${lot.id} = ${p('lotId')} AND ${lot.onHand} + ${p('qty')} >= ${lot.reserved} AND (${p('isForSale')} = 0 OR (${lot.status} = 'sellable' AND ${lot.area} = 'stock'))`,
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

/** Kinds by which goods leave to a customer. */
const customerKinds: ReadonlySet<MoveKind> = new Set(['shipment', 'exchange']);

/**
 * Appends a move and moves on-hand in the same call. What is reserved cannot leave: a shipment frees its
 * reservation first.
 * @returns STOCK_SHORT with the numbers, or LOT_NOT_SELLABLE when a locked lot, or one outside the sale's area,
 * would go to a customer
 */
export async function moveStock(tx: Tx, move: Move): Promise<Result<LotAfter & { readonly moveId: number }>> {
  const { lotId, kind, qty } = move;
  const isForSale = qty < 0 && customerKinds.has(kind);
  const [row] = await moveBalance(tx, { lotId, qty, isForSale: Number(isForSale) });
  if (!row) return refusalOf(tx, { lotId, neededQty: -qty, isForSale });
  const { noteId = null, documentId = null, reversalOf = null, reason = '' } = move;
  const { movedOn, movedAt, userId } = move;
  const appended = { lotId, kind, qty, movedOn, movedAt, userId, noteId, documentId, reversalOf, reason };
  const [added] = await appendMove(tx, appended);
  if (!added) throw new Error('the move was not appended');
  return okay({ ...row, moveId: added.id });
}

/**
 * The row of a batch in an area and place, made when there is none; a new one is locked when its batch is.
 * @returns RULE_VIOLATED when the batch is here with another expiry, NOT_FOUND for an unknown product
 */
export async function positionOf(tx: Tx, position: Position): Promise<Result<number>> {
  const { area, location } = position;
  const rows = await batchRows(tx, position);
  const refused = await agreeOnDates(tx, rows, position);
  if (refused) return refused;
  const there = rows.find((row) => row.area === area && row.location === location);
  return there ? okay(there.id) : addPosition(tx, position, rows.find(({ status }) => status === 'locked') ?? rows[0]);
}

export type Shift = {
  readonly lotId: number;
  readonly toArea: LotArea;
  readonly toLocation: string;
  /** Thousandths, above zero. */
  readonly qty: number;
  readonly kind: MoveKind;
  readonly documentId?: number;
  readonly movedOn: string;
  readonly movedAt: number;
  readonly userId: number;
  readonly reason?: string;
};

/** What was rejected never becomes goods again, and a shift goes somewhere. */
function shiftRefusal({ area, location, batchNo }: LotRecord, { toArea, toLocation }: Shift): Refusal | undefined {
  if (area === toArea && location === toLocation) {
    return refuse('RULE_VIOLATED', { case: 'stock.refusal.samePlace', lot: batchNo }, ['/toLocation']);
  }
  if (area === 'rejected' && toArea !== 'rejected') {
    return refuse('RULE_VIOLATED', { case: 'stock.refusal.rejectedStays', lot: batchNo }, ['/toArea']);
  }
  return undefined;
}

/**
 * Moves a quantity of a batch to another area or place: two moves, out of one position and into another.
 * @returns the row it stands in now; STOCK_SHORT with the numbers when what is free does not cover it
 */
export async function shiftStock(tx: Tx, shift: Shift): Promise<Result<{ readonly toLotId: number }>> {
  const { lotId, toArea, toLocation, qty, ...facts } = shift;
  const from = await findLot(tx, lotId);
  if (!from) return refuse('NOT_FOUND', {}, ['/lotId']);
  const refused = shiftRefusal(from, shift);
  if (refused) return refused;
  const { productId, batchNo, madeOn, expiresOn, expiresLabel, supplierName } = from;
  const dates = { madeOn, expiresOn, expiresLabel };
  const place = { productId, batchNo, ...dates, supplierName, area: toArea, location: toLocation };
  const to = await positionOf(tx, { ...place, createdAt: shift.movedAt });
  if (!to.ok) return to;
  const out = await moveStock(tx, { ...facts, lotId, qty: -qty });
  if (!out.ok) return out;
  const into = await moveStock(tx, { ...facts, lotId: to.value, qty });
  return into.ok ? okay({ toLotId: to.value }) : into;
}
