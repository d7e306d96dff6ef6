/** Goods that are paid as they are sold: what left the house, what came back, what was reported. */
import { sql, type SQL } from 'drizzle-orm';
import { isAnyOfPlaceholder } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { dispatchNote, noteLine } from '../dispatch/dispatch.tables';
import type { HandedLine } from '../invoicing/handover-dues.queries';
import { orderLine, salesOrder } from '../orders/orders.tables';
import { product } from '../products/products.tables';
import { soldReport, soldReportLine } from './receivables.tables';
import { creditedByOrderLines } from './returned.queries';
import type { Dated, SoldLine } from './sold.rules';

const p = sql.placeholder;

/** Goods that left the house on a note of the sale itself. */
export const isShipment: SQL = sql`${dispatchNote.kind} = 'sale' AND ${dispatchNote.shippedOn} IS NOT NULL AND ${dispatchNote.state} <> 'void'`;

const stands = sql`NOT EXISTS (SELECT 1 FROM ${soldReport} AS back WHERE back.reversal_of = ${soldReport.id})`;

const reports = prepared('soldReport.ofLines', (db) =>
  db
    .select({
      orderLineId: soldReportLine.orderLineId,
      on: soldReport.soldOn,
      qty: sql`sum(${soldReportLine.qty})`.mapWith(Number),
    })
    .from(soldReportLine)
    .innerJoin(soldReport, sql`${soldReport.id} = ${soldReportLine.reportId}`)
    .where(sql`${isAnyOfPlaceholder(soldReportLine.orderLineId, 'ids')} AND ${stands}`)
    .groupBy(soldReportLine.orderLineId, soldReport.soldOn)
    .orderBy(soldReport.soldOn),
);

async function reportedByLines(db: ReadDb, orderLineIds: readonly number[]): Promise<Map<number, Dated[]>> {
  const rows = await reports(db, { ids: JSON.stringify(orderLineIds) });
  return Map.groupBy(rows, ({ orderLineId }) => orderLineId);
}

/**
 * By order line: what of it may be sold, and what was reported, by its day.
 * @param shipped thousandths that left the house, by order line
 */
export async function soldByLines(db: ReadDb, shipped: ReadonlyMap<number, number>): Promise<Map<number, HandedLine>> {
  const ids = [...shipped.keys()];
  const reported = await reportedByLines(db, ids);
  const returned = await creditedByOrderLines(db, ids);
  return new Map(
    [...shipped].map(([id, qty]) => [id, { netQty: qty - (returned.get(id) ?? 0), parts: reported.get(id) ?? [] }]),
  );
}

const shippedOf = prepared('soldReport.shipped', (db) =>
  db
    .select({
      orderLineId: noteLine.orderLineId,
      orderNumber: dispatchNote.orderNumber,
      on: sql<string>`${dispatchNote.shippedOn}`,
      qty: noteLine.qty,
      price: orderLine.price,
      productId: orderLine.productId,
      productName: product.genericName,
      specification: product.specification,
      maker: product.maker,
      unit: product.unit,
    })
    .from(dispatchNote)
    .innerJoin(salesOrder, sql`${salesOrder.id} = ${dispatchNote.orderId} AND ${salesOrder.paymentTerm} = 'as_sold'`)
    .innerJoin(noteLine, sql`${noteLine.noteId} = ${dispatchNote.id}`)
    .innerJoin(orderLine, sql`${orderLine.id} = ${noteLine.orderLineId}`)
    .innerJoin(product, sql`${product.id} = ${orderLine.productId}`)
    .where(sql`${dispatchNote.buyerId} = ${p('customerId')} AND ${isShipment}`)
    .orderBy(dispatchNote.shippedOn, dispatchNote.id, noteLine.lineNo),
);

/** A line as the rules ask for it, with what the screen says of it. */
export type SoldFacts = SoldLine & {
  readonly orderNumber: string;
  /** 1/10000 yuan. */
  readonly price: number;
  readonly specification: string;
  readonly maker: string;
  readonly unit: string;
};

/** Everything that a buyer got and pays as he sells it, the oldest shipment first. */
export async function soldLinesOf(db: ReadDb, customerId: number): Promise<SoldFacts[]> {
  const byLine = Map.groupBy(await shippedOf(db, { customerId }), ({ orderLineId }) => orderLineId);
  const reported = await reportedByLines(db, [...byLine.keys()]);
  const returned = await creditedByOrderLines(db, [...byLine.keys()]);
  return [...byLine].flatMap(([orderLineId, parts]) => {
    const [head] = parts;
    if (!head) return [];
    const { on: _, qty: __, ...facts } = head;
    const shipped = parts.map(({ on, qty }) => ({ on, qty }));
    return [
      { ...facts, shipped, returnedQty: returned.get(orderLineId) ?? 0, reported: reported.get(orderLineId) ?? [] },
    ];
  });
}
