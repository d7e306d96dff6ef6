/** Where a batch went, and what a customer got: read from the notes that left the house. */
import { sql } from 'drizzle-orm';
import type { HoldingNote, recallsContract, TracedLine } from '../../../shared/contract/recalls.contract';
import { liveNoteStates } from '../../../shared/domain/note-states';
import { okay, refuse } from '../../../shared/domain/problem';
import { hasPrefix, isAnyOf, isAnyOfWords } from '../../store/dialect';
import type { Actor, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { dispatchNote, noteLine } from '../dispatch/dispatch.tables';
import { product } from '../products/products.tables';
import { arrivedByNoteLines } from '../returns/returns.queries';
import { openRecalls } from './open-recalls.queries';
import { mayRecall, recallFigures } from './recall.rules';
import { batchRows } from './stock.queries';
import { lot } from './stock.tables';

type Contract = typeof recallsContract;

/** Notes whose goods left; an exchange went to a customer as well. */
const hasLeft = sql`${dispatchNote.state} IN ('shipped', 'signed', 'partly_signed', 'refused')`;

const deliveryColumns = {
  id: noteLine.id,
  noteId: dispatchNote.id,
  noteNumber: dispatchNote.number,
  orderNumber: dispatchNote.orderNumber,
  customerId: dispatchNote.buyerId,
  customerName: dispatchNote.buyerName,
  receiverName: dispatchNote.receiverName,
  receiverPhone: dispatchNote.receiverPhone,
  receiverAddress: dispatchNote.receiverAddress,
  ownerId: dispatchNote.ownerId,
  state: dispatchNote.state,
  qty: noteLine.qty,
  shippedOn: dispatchNote.shippedOn,
  signedOn: dispatchNote.signedOn,
  signedBy: dispatchNote.signedBy,
};

/** Every delivery from these lots that the reader may see, the newest first. */
export async function deliveriesOf(
  db: ReadDb,
  lotIds: readonly number[],
  { visible }: Pick<Actor, 'visible'>,
): Promise<TracedLine[]> {
  const rows = await db
    .select(deliveryColumns)
    .from(noteLine)
    .innerJoin(dispatchNote, sql`${dispatchNote.id} = ${noteLine.noteId}`)
    .where(sql`${isAnyOf(noteLine.lotId, lotIds)} AND ${hasLeft}`)
    .orderBy(sql`${dispatchNote.shippedOn} DESC, ${noteLine.id} DESC`);
  const seen = rows.filter(({ ownerId }) => visible === 'all' || visible.includes(ownerId));
  const returned = await arrivedByNoteLines(
    db,
    seen.map(({ id }) => id),
  );
  return seen.map(({ ownerId: _, shippedOn, ...row }) => ({
    ...row,
    shippedOn: shippedOn ?? '',
    returnedQty: returned.get(row.id) ?? 0,
  }));
}

/** Every note that holds something of these lots in the house and that the reader may see, the oldest first. */
async function holdersOf(
  db: ReadDb,
  lotIds: readonly number[],
  { visible }: Pick<Actor, 'visible'>,
): Promise<HoldingNote[]> {
  const { id, noteId, noteNumber, orderNumber, customerId, customerName, ownerId, state, qty } = deliveryColumns;
  const rows = await db
    .select({ id, noteId, noteNumber, orderNumber, customerId, customerName, ownerId, state, qty })
    .from(noteLine)
    .innerJoin(dispatchNote, sql`${dispatchNote.id} = ${noteLine.noteId}`)
    .where(sql`${isAnyOf(noteLine.lotId, lotIds)} AND ${isAnyOfWords(dispatchNote.state, liveNoteStates)}`)
    .orderBy(noteLine.id);
  const seen = rows.filter((row) => row.qty > 0 && (visible === 'all' || visible.includes(row.ownerId)));
  return seen.map(({ ownerId: _, ...row }) => row);
}

export const traceBatch: Query<Contract['trace']> = async (db, { productId, batchNo }, { actor }) => {
  const rows = await batchRows(db, { productId, batchNo });
  const [first] = rows;
  const [facts] = await db.select().from(product).where(sql`${product.id} = ${productId}`);
  if (!first || !facts) return refuse('NOT_FOUND', {}, ['/batchNo']);
  const ids = rows.map(({ id }) => id);
  const deliveries = await deliveriesOf(db, ids, actor);
  const open = (await openRecalls(db))({ productId, batchNo });
  const { code, genericName, specification, maker, unit } = facts;
  return okay({
    ...{ productId, productCode: code ?? '', productName: genericName, specification, maker, unit, batchNo },
    expiresLabel: first.expiresLabel,
    madeOn: first.madeOn,
    supplierNames: [...new Set(rows.map(({ supplierName }) => supplierName))].filter((name) => name !== ''),
    positions: rows.map(({ id, area, location, status, onHand, reserved }) => {
      return { lotId: id, area, location, status, onHand, reserved };
    }),
    deliveries,
    held: await holdersOf(db, ids, actor),
    figures: recallFigures(deliveries, rows),
    openRecall: open ? { id: open.id, number: open.number } : null,
    actions: { recall: mayRecall(open?.number, actor.posts) },
  });
};

const MOST_BATCHES = 20;

export const findBatches: Query<Contract['findBatches']> = async (db, { search }) => {
  const typed = search.trim();
  if (typed === '') return okay([]);
  const rows = await db
    .select({
      id: sql`min(${lot.id})`.mapWith(Number),
      productId: lot.productId,
      productName: lot.productName,
      specification: product.specification,
      maker: product.maker,
      batchNo: lot.batchNo,
      expiresLabel: sql<string>`max(${lot.expiresLabel})`,
      onHandQty: sql`sum(${lot.onHand})`.mapWith(Number),
    })
    .from(lot)
    .innerJoin(product, sql`${product.id} = ${lot.productId}`)
    .where(hasPrefix(lot.batchNo, typed))
    .groupBy(lot.batchNo, lot.productId, lot.productName, product.specification, product.maker)
    .orderBy(lot.batchNo, lot.productId)
    .limit(MOST_BATCHES);
  return okay(rows);
};

const MOST_PURCHASES = 500;

export const batchesOf: Query<Contract['batchesOf']> = async (db, { customerId }) => {
  const rows = await db
    .select({
      id: noteLine.id,
      productId: lot.productId,
      productName: lot.productName,
      specification: product.specification,
      unit: product.unit,
      batchNo: lot.batchNo,
      expiresLabel: lot.expiresLabel,
      noteNumber: dispatchNote.number,
      qty: noteLine.qty,
      shippedOn: dispatchNote.shippedOn,
    })
    .from(dispatchNote)
    .innerJoin(noteLine, sql`${noteLine.noteId} = ${dispatchNote.id}`)
    .innerJoin(lot, sql`${lot.id} = ${noteLine.lotId}`)
    .innerJoin(product, sql`${product.id} = ${lot.productId}`)
    .where(sql`${dispatchNote.buyerId} = ${customerId} AND ${hasLeft}`)
    .orderBy(sql`${dispatchNote.shippedOn} DESC, ${noteLine.id} DESC`)
    .limit(MOST_PURCHASES);
  const returned = await arrivedByNoteLines(
    db,
    rows.map(({ id }) => id),
  );
  const recallOf = await openRecalls(db);
  return okay(
    rows.map((row) => ({
      ...row,
      shippedOn: row.shippedOn ?? '',
      returnedQty: returned.get(row.id) ?? 0,
      recallNumber: recallOf(row)?.number ?? '',
    })),
  );
};
