/** Orders that are paid as their goods are sold, with goods out of which nothing was reported for days. */
import { sql, type SQL } from 'drizzle-orm';
import { addDays } from '../../../shared/domain/business-date';
import { dispatchNote, noteLine } from '../dispatch/dispatch.tables';
import { orderLine, salesOrder } from '../orders/orders.tables';
import { returnLine, returnRequest } from '../returns/returns.tables';
import { receiptAllocation, soldReport, soldReportLine } from './receivables.tables';

const stands = sql`NOT EXISTS (SELECT 1 FROM ${soldReport} AS back WHERE back.reversal_of = ${soldReportLine.reportId})`;

const shippedUntil = (on: SQL): SQL =>
  sql`(SELECT coalesce(sum(${noteLine.qty}), 0) FROM ${dispatchNote} INNER JOIN ${noteLine} ON ${noteLine.noteId} = ${dispatchNote.id} AND ${noteLine.orderLineId} = ${orderLine.id} WHERE ${dispatchNote.orderId} = ${salesOrder.id} AND ${dispatchNote.kind} = 'sale' AND ${dispatchNote.state} <> 'void' AND ${dispatchNote.shippedOn} <= ${on})`;
const reported = sql`(SELECT coalesce(sum(${soldReportLine.qty}), 0) FROM ${soldReportLine} WHERE ${soldReportLine.orderLineId} = ${orderLine.id} AND ${stands})`;
const credited = sql`(SELECT coalesce(sum(CASE WHEN ${returnRequest.hasGoods} THEN ${returnLine.receivedQty} ELSE ${returnLine.qty} END), 0) FROM ${returnLine} INNER JOIN ${returnRequest} ON ${returnRequest.id} = ${returnLine.returnId} WHERE ${returnLine.orderLineId} = ${orderLine.id} AND ${returnRequest.state} = 'closed' AND ${returnRequest.kind} = 'return')`;

const paid = sql`(SELECT coalesce(sum(${receiptAllocation.amountFen}), 0) FROM ${receiptAllocation} WHERE ${receiptAllocation.orderId} = ${salesOrder.id})`;

/** When its first goods left the house. */
export const firstShippedOn: SQL = sql`(SELECT min(${dispatchNote.shippedOn}) FROM ${dispatchNote} WHERE ${dispatchNote.orderId} = ${salesOrder.id} AND ${dispatchNote.kind} = 'sale' AND ${dispatchNote.state} <> 'void')`;

/**
 * Beside an order that is not paid: something of it left the house more than so many days ago and is neither reported nor back, and no
 * report of the days since was about this order.
 */
export function isSoldUnreported(today: string, days: number): SQL {
  const before = addDays(today, -days - 1);
  const lately = sql`EXISTS (SELECT 1 FROM ${orderLine} CROSS JOIN ${soldReportLine} INNER JOIN ${soldReport} ON ${soldReport.id} = ${soldReportLine.reportId} WHERE ${orderLine.orderId} = ${salesOrder.id} AND ${soldReportLine.orderLineId} = ${orderLine.id} AND ${soldReport.soldOn} > ${before} AND ${stands})`;
  const open = sql`EXISTS (SELECT 1 FROM ${orderLine} WHERE ${orderLine.orderId} = ${salesOrder.id} AND ${shippedUntil(sql`${before}`)} > ${reported} AND ${shippedUntil(sql`'9999-12-31'`)} - ${credited} > ${reported})`;
  return sql`${salesOrder.state} IN ('approved', 'on_hold', 'short_closed') AND ${salesOrder.paymentTerm} = 'as_sold' AND ${salesOrder.totalFen} > ${paid} AND ${open} AND NOT ${lately}`;
}
