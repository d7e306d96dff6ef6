/** The list of orders: what can be sorted and filtered, the quick search, the rows of a block. */
import { sql, type SQL } from 'drizzle-orm';
import type { ordersContract } from '../../../shared/contract/orders.contract';
import type { OrderRow } from '../../../shared/contract/orders.schemas';
import { okay } from '../../../shared/domain/problem';
import { hasPrefix } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { customersCalled } from '../customers/customer-search.queries';
import { customer } from '../customers/customers.tables';
import { dispatchNote, noteLine } from '../dispatch/dispatch.tables';
import { ordersOfInvoice } from '../invoicing/to-invoice-orders.queries';
import { isSoldUnreported } from '../receivables/sold-unreported.queries';
import { lot } from '../stock/stock.tables';
import { readSettings } from '../settings/settings.queries';
import { user } from '../users/users.tables';
import { lampsWithProgress } from './lamps.queries';
import { looksOf } from './looks.queries';
import { ordersByIds, type OrderRecord } from './orders.queries';
import { orderActions, type OrderLook } from './orders.rules';
import { salesOrder } from './orders.tables';

type Contract = typeof ordersContract;

/** The numbers of orders begin with ORDER_PREFIX; other letters before digits may be a batch. */
const NUMBER_LIKE = /^so\d{2,4}(-\d*)?$/iu;
const DIGITS = /^[\d-]{4,}$/u;

/** Ids of orders by one of their indexes; each part is found by itself. */
const ids = (condition: SQL): SQL => sql`SELECT ${salesOrder.id} FROM ${salesOrder} WHERE ${condition}`;

/** Orders with goods of a batch on their notes: from the batch to its lots, their note lines, the notes. */
const ofBatch = (text: string, upper: string): SQL =>
  sql`SELECT ${dispatchNote.orderId} FROM ${dispatchNote} WHERE ${dispatchNote.state} <> 'void' AND ${dispatchNote.id} IN (SELECT ${noteLine.noteId} FROM ${noteLine} WHERE ${noteLine.lotId} IN (SELECT ${lot.id} FROM ${lot} WHERE ${lot.batchNo} IN (${text}, ${upper})))`;

/**
 * An order number by its beginning; else the buyer by name, pinyin, initials or mnemonic. Always also the buyer's
 * own order number, the waybill and the batch of what stands on its notes, the number of its invoice, and for digits the telephone of the receiver.
 */
export function orderSearch(text: string): SQL {
  const upper = text.toUpperCase();
  if (NUMBER_LIKE.test(text)) return sql`(${hasPrefix(salesOrder.number, upper)})`;
  const parts = [ids(hasPrefix(salesOrder.customerOrderNo, text))];
  parts.push(
    sql`SELECT ${dispatchNote.orderId} FROM ${dispatchNote} WHERE ${dispatchNote.waybillNo} = ${text} OR ${dispatchNote.waybillNo} = ${upper}`,
  );
  parts.push(ofBatch(text, upper));
  const onInvoice = ordersOfInvoice(text);
  if (onInvoice) parts.push(onInvoice);
  if (DIGITS.test(text)) parts.push(ids(sql`${salesOrder.receiverPhone} = ${text}`));
  else parts.push(ids(sql`${salesOrder.buyerId} IN (${customersCalled(text)})`));
  return sql`${salesOrder.id} IN (${sql.join(parts, sql` UNION `)})`;
}

export const orderGrid: GridSpec = {
  table: salesOrder,
  id: salesOrder.id,
  owner: salesOrder.ownerId,
  columns: {
    number: { kind: 'text', column: salesOrder.number },
    state: { kind: 'state', column: salesOrder.state },
    buyerName: {
      kind: 'text',
      column: salesOrder.buyerName,
      sortBy: salesOrder.buyerPy,
      through: {
        reference: salesOrder.buyerId,
        table: customer,
        id: customer.id,
        columns: [customer.name, customer.pyFull, customer.pyInitials],
      },
    },
    ownerName: {
      kind: 'text',
      column: salesOrder.ownerName,
      sortBy: salesOrder.ownerPy,
      through: { reference: salesOrder.ownerId, table: user, id: user.id, columns: [user.name, user.pyFull] },
    },
    totalFen: { kind: 'integer', column: salesOrder.totalFen, sum: true },
    lineCount: { kind: 'integer', column: salesOrder.lineCount },
    submittedOn: { kind: 'date', column: salesOrder.submittedOn },
    deliveryOn: { kind: 'date', column: salesOrder.deliveryOn },
    waitingSince: { kind: 'integer', column: salesOrder.waitingSince },
    customerOrderNo: { kind: 'text', column: salesOrder.customerOrderNo },
    openChange: { kind: 'state', column: salesOrder.openChange },
  },
  search: orderSearch,
  defaultSort: { column: 'waitingSince', direction: 'desc' },
};

/** The fields of an order that lists show. */
export const shownHead = (row: OrderRecord, { change, verbal = null }: Pick<OrderLook, 'change' | 'verbal'>) => {
  const { id, number, state, buyerId, buyerName, ownerId, ownerName, totalFen, lineCount, submittedOn } = row;
  const { deliveryOn, waitingSince, customerOrderNo, approvalCount, returnReason, isSamePerson, version } = row;
  const who = { id, number, state, buyerId, buyerName, ownerId, ownerName, totalFen, lineCount, submittedOn };
  const openChange = change?.kind ?? null;
  return {
    ...who,
    openChange,
    verbalConsent: verbal,
    deliveryOn,
    waitingSince,
    customerOrderNo,
    approvalCount,
    returnReason,
    isSamePerson,
    version,
  };
};

/** Rows of a block in its order, with lamps and with what the reader may do. */
export async function rowsByIds(db: ReadDb, orderIds: readonly number[], { actor }: Ctx): Promise<OrderRow[]> {
  const found = inOrderOf(orderIds, await ordersByIds(db, orderIds));
  const { lamps, progress } = await lampsWithProgress(db, orderIds);
  const looks = await looksOf(db, found, progress);
  const dual = await readSettings(db);
  return found.flatMap((row) => {
    const shown = lamps.get(row.id);
    const look = looks.get(row.id);
    return shown && look ? [{ ...shownHead(row, look), lamps: shown, actions: orderActions(look, actor, dual) }] : [];
  });
}

/** Came back to whoever submitted it, with the reason. */
export const isRejectedTo = (userId: number): SQL =>
  sql`${salesOrder.state} = 'draft' AND ${salesOrder.returnReason} <> '' AND ${salesOrder.submittedBy} = ${userId}`;
/** Not at its end, and of this person's: he owns it, or he submitted it. */
export const isRunningOf = (userId: number): SQL =>
  sql`(${salesOrder.state} IN ('submitted', 'approved', 'on_hold') AND (${salesOrder.ownerId} = ${userId} OR ${salesOrder.submittedBy} = ${userId}))`;

type OwnSegment = 'rejected' | 'unreported' | 'running' | undefined;
async function gridOf(db: ReadDb, segment: OwnSegment, ctx: Ctx): Promise<GridSpec> {
  if (segment === undefined) return orderGrid;
  if (segment === 'running') return { ...orderGrid, only: isRunningOf(ctx.actor.userId) };
  if (segment === 'rejected') return { ...orderGrid, only: isRejectedTo(ctx.actor.userId) };
  return { ...orderGrid, only: isSoldUnreported(ctx.today, (await readSettings(db)).soldReportDays) };
}

export const listOrders: Query<Contract['list']> = async (db, { segment, ...request }, ctx) => {
  const found = await gridIds(db, await gridOf(db, segment, ctx), { request, actor: ctx.actor });
  if (!found.ok) return found;
  return okay({ rows: await rowsByIds(db, found.value.ids, ctx), hasMore: found.value.hasMore });
};

export const orderTotals: Query<Contract['totals']> = async (db, { segment, ...criteria }, ctx) =>
  gridTotalsOf(db, await gridOf(db, segment, ctx), { criteria, actor: ctx.actor });
