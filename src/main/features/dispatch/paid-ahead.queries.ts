/** Orders that are paid before their goods: the money is here, and nothing was issued yet. */
import { sql, type SQL } from 'drizzle-orm';
import { salesOrder } from '../orders/orders.tables';
import { receiptAllocation } from '../receivables/receivables.tables';
import { dispatchNote } from './dispatch.tables';

const matched = sql`(SELECT coalesce(sum(${receiptAllocation.amountFen}), 0) FROM ${receiptAllocation} WHERE ${receiptAllocation.orderId} = ${salesOrder.id})`;

/** Beside an approved order with goods on no note. */
export const isPaidAhead: SQL = sql`${salesOrder.paymentTerm} = 'prepaid' AND NOT EXISTS (SELECT 1 FROM ${dispatchNote} WHERE ${dispatchNote.orderId} = ${salesOrder.id} AND ${dispatchNote.state} <> 'void') AND ${matched} >= ${salesOrder.totalFen}`;
