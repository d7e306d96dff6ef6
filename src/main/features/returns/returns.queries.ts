/** Facts of returns for commands and for other features: what came back, what was credited, what is still open. */
import { sql } from 'drizzle-orm';
import { amountFen, sumFen } from '../../../shared/domain/money';
import { refuse, okay, type Result } from '../../../shared/domain/problem';
import { isAnyOf, isAnyOfPlaceholder } from '../../store/dialect';
import type { Actor } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { historyOf } from '../audit/audit.queries';
import { orderLine } from '../orders/orders.tables';
import { product } from '../products/products.tables';
import { lot } from '../stock/stock.tables';
import { returnLine, returnRequest } from './returns.tables';

const p = sql.placeholder;

export type ReturnRecord = typeof returnRequest.$inferSelect;

const byId = prepared('return.byId', (db) =>
  db
    .select()
    .from(returnRequest)
    .where(sql`${returnRequest.id} = ${p('returnId')}`),
);

/** One return, if it exists. */
export const findReturn = async (db: ReadDb, returnId: number): Promise<ReturnRecord | undefined> =>
  (await byId(db, { returnId }))[0];

/** True when the return exists and its owner is one whose records the reader sees. */
export async function isReturnVisible(db: ReadDb, returnId: number, { visible }: Actor): Promise<boolean> {
  const found = await findReturn(db, returnId);
  return found !== undefined && (visible === 'all' || visible.includes(found.ownerId));
}

/** The return as the screen saw it; a stale screen learns who changed it and when. */
export async function returnAt(
  db: ReadDb,
  { returnId, version }: { readonly returnId: number; readonly version: number },
): Promise<Result<ReturnRecord>> {
  const found = await findReturn(db, returnId);
  if (!found) return refuse('NOT_FOUND', {}, ['/returnId']);
  if (found.version === version) return okay(found);
  const [last] = await historyOf(db, 'return_request', [returnId]);
  const versions = { expected: version, found: found.version };
  return refuse('CONFLICT', last ? { ...versions, by: last.who, at: last.at } : versions, ['/version']);
}

const lineRows = prepared('return.lines', (db) =>
  db
    .select({
      id: returnLine.id,
      lineNo: returnLine.lineNo,
      noteLineId: returnLine.noteLineId,
      orderLineId: returnLine.orderLineId,
      productId: returnLine.productId,
      lotId: returnLine.lotId,
      qty: returnLine.qty,
      price: orderLine.price,
      receivedQty: returnLine.receivedQty,
      passedQty: returnLine.passedQty,
      failedQty: returnLine.failedQty,
      quarantineLotId: returnLine.quarantineLotId,
      productName: product.genericName,
      specification: product.specification,
      maker: product.maker,
      unit: product.unit,
      batchNo: lot.batchNo,
      madeOn: lot.madeOn,
      expiresOn: lot.expiresOn,
      expiresLabel: lot.expiresLabel,
      supplierName: lot.supplierName,
      location: lot.location,
    })
    .from(returnLine)
    .innerJoin(orderLine, sql`${orderLine.id} = ${returnLine.orderLineId}`)
    .innerJoin(product, sql`${product.id} = ${returnLine.productId}`)
    .innerJoin(lot, sql`${lot.id} = ${returnLine.lotId}`)
    .where(sql`${returnLine.returnId} = ${p('returnId')}`)
    .orderBy(returnLine.lineNo),
);

/** The lines of a return with their product and batch, at what their order lines cost now. */
export const linesOfReturn = (db: ReadDb, returnId: number) => lineRows(db, { returnId });
export type ReturnLineFacts = Awaited<ReturnType<typeof linesOfReturn>>[number];

const returnedRows = prepared('return.ofNoteLines', (db) =>
  db
    .select({ noteLineId: returnLine.noteLineId, qty: sql<number>`sum(${returnLine.qty})`.mapWith(Number) })
    .from(returnLine)
    .innerJoin(returnRequest, sql`${returnRequest.id} = ${returnLine.returnId}`)
    .where(
      sql`${isAnyOfPlaceholder(returnLine.noteLineId, 'ids')} AND ${returnRequest.state} NOT IN ('refused', 'withdrawn')`,
    )
    .groupBy(returnLine.noteLineId),
);

/** What is asked back or came back of shipped lines, thousandths by note line; refused and withdrawn ones do not count. */
export async function returnedByNoteLines(db: ReadDb, noteLineIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await returnedRows(db, { ids: JSON.stringify(noteLineIds) });
  return new Map(rows.map(({ noteLineId, qty }) => [noteLineId, qty]));
}

const arrivedRows = prepared('return.arrived', (db) =>
  db
    .select({ noteLineId: returnLine.noteLineId, qty: sql<number>`sum(${returnLine.receivedQty})`.mapWith(Number) })
    .from(returnLine)
    .where(isAnyOfPlaceholder(returnLine.noteLineId, 'ids'))
    .groupBy(returnLine.noteLineId),
);

/** What really came back of shipped lines, thousandths by note line: what a recall counts. */
export async function arrivedByNoteLines(db: ReadDb, noteLineIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await arrivedRows(db, { ids: JSON.stringify(noteLineIds) });
  return new Map(rows.map(({ noteLineId, qty }) => [noteLineId, qty]));
}

const isCredited = sql`${returnRequest.state} = 'closed' AND ${returnRequest.kind} = 'return'`;
const creditedQty = sql`CASE WHEN ${returnRequest.hasGoods} THEN ${returnLine.receivedQty} ELSE ${returnLine.qty} END`;
/**
 * What was credited, line by line, at what its order line costs now: a change of price is one of all goods of the line,
 * of those that came back too, or what is owed would not be what stayed at its price.
 */
const credited = {
  orderId: returnRequest.orderId,
  returnId: returnRequest.id,
  qty: creditedQty.mapWith(Number),
  price: orderLine.price,
} as const;
type Credited = { readonly qty: number; readonly price: number };
const fenOf = (rows: readonly Credited[]): number => sumFen(rows.map(({ qty, price }) => amountFen(qty, price)));

const creditOfBuyer = prepared('return.creditOfBuyer', (db) =>
  db
    .select(credited)
    .from(returnRequest)
    .innerJoin(returnLine, sql`${returnLine.returnId} = ${returnRequest.id}`)
    .innerJoin(orderLine, sql`${orderLine.id} = ${returnLine.orderLineId}`)
    .where(sql`${returnRequest.buyerId} = ${p('buyerId')} AND ${returnRequest.closedOn} IS NOT NULL AND ${isCredited}`),
);

/** Credited to a buyer for all his returns, fen. */
export const returnedFenOfBuyer = async (db: ReadDb, buyerId: number): Promise<number> =>
  fenOf(await creditOfBuyer(db, { buyerId }));

const creditOfOrders = prepared('return.creditOfOrders', (db) =>
  db
    .select(credited)
    .from(returnRequest)
    .innerJoin(returnLine, sql`${returnLine.returnId} = ${returnRequest.id}`)
    .innerJoin(orderLine, sql`${orderLine.id} = ${returnLine.orderLineId}`)
    .where(sql`${isAnyOfPlaceholder(returnRequest.orderId, 'ids')} AND ${isCredited}`),
);

/** Credited for returns of these orders, fen; orders without are absent. */
export async function returnedFenByOrders(db: ReadDb, orderIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await creditOfOrders(db, { ids: JSON.stringify(orderIds) });
  return new Map([...Map.groupBy(rows, ({ orderId }) => orderId)].map(([id, of]) => [id, fenOf(of)]));
}

const creditedRows = prepared('return.creditedOfOrderLines', (db) =>
  db
    .select({
      orderLineId: returnLine.orderLineId,
      qty: sql`sum(${creditedQty})`.mapWith(Number),
    })
    .from(returnLine)
    .innerJoin(returnRequest, sql`${returnRequest.id} = ${returnLine.returnId}`)
    .where(sql`${isAnyOfPlaceholder(returnLine.orderLineId, 'ids')} AND ${isCredited}`)
    .groupBy(returnLine.orderLineId),
);

/** What was credited of order lines, thousandths; an exchange credits nothing. Lines without are absent. */
export async function creditedByOrderLines(db: ReadDb, orderLineIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await creditedRows(db, { ids: JSON.stringify(orderLineIds) });
  return new Map(rows.map(({ orderLineId, qty }) => [orderLineId, qty]));
}

const openRows = prepared('return.openOfOrders', (db) =>
  db
    .select({ orderId: returnRequest.orderId, count: sql<number>`count(*)`.mapWith(Number) })
    .from(returnRequest)
    .where(
      sql`${isAnyOfPlaceholder(returnRequest.orderId, 'ids')} AND (${returnRequest.state} IN ('requested', 'approved', 'received') OR (${returnRequest.state} = 'closed' AND ${returnRequest.kind} = 'exchange' AND ${returnRequest.exchangeNoteId} IS NULL))`,
    )
    .groupBy(returnRequest.orderId),
);

/** How many returns of each order are not at their end, exchanges that still wait for their goods among them. */
export async function openReturnsOf(db: ReadDb, orderIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await openRows(db, { ids: JSON.stringify(orderIds) });
  return new Map(rows.map(({ orderId, count }) => [orderId, count]));
}

/** Returns of one note, newest first. */
export const returnsOfNote = (db: ReadDb, noteId: number) =>
  db
    .select()
    .from(returnRequest)
    .where(sql`${returnRequest.noteId} = ${noteId}`)
    .orderBy(sql`${returnRequest.id} DESC`);

/** Credited returns of a buyer up to a day, oldest first; fen. */
export async function creditsUntil(db: ReadDb, buyerId: number, untilOn: string) {
  const rows = await db
    .select({ ...credited, number: returnRequest.number, on: sql<string>`${returnRequest.closedOn}` })
    .from(returnRequest)
    .innerJoin(returnLine, sql`${returnLine.returnId} = ${returnRequest.id}`)
    .innerJoin(orderLine, sql`${orderLine.id} = ${returnLine.orderLineId}`)
    .where(sql`${returnRequest.buyerId} = ${buyerId} AND ${returnRequest.closedOn} <= ${untilOn} AND ${isCredited}`)
    .orderBy(returnRequest.closedOn, returnRequest.id);
  const returns = [...Map.groupBy(rows, ({ returnId }) => returnId).values()];
  return returns.flatMap((of) => of.slice(0, 1).map(({ number, on }) => ({ number, on, amountFen: fenOf(of) })));
}

/** Orders of these customers for which something was credited. */
export async function creditedOrdersOf(db: ReadDb, customerIds: readonly number[]): Promise<number[]> {
  const rows = await db
    .selectDistinct({ orderId: returnRequest.orderId })
    .from(returnRequest)
    .where(sql`${isAnyOf(returnRequest.buyerId, customerIds)} AND ${returnRequest.creditFen} > 0`);
  return rows.map(({ orderId }) => orderId);
}
