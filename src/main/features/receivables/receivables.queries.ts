import { sql } from 'drizzle-orm';
import type { receivablesContract } from '../../../shared/contract/receivables.contract';
import { may } from '../../../shared/domain/permissions';
import { okay, refuse, type Problem } from '../../../shared/domain/problem';
import { contains, hasPrefix, isAnyOf, isAnyOfPlaceholder } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Actor, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { salesOrder } from '../orders/orders.tables';
import { user } from '../users/users.tables';
import { proposeMatch } from './receivables.rules';
import { receipt, receiptAllocation } from './receivables.tables';

type Contract = typeof receivablesContract;
const p = sql.placeholder;

const totalRow = prepared('receipt.total', (db) =>
  db
    .select({ fen: sql<number>`coalesce(sum(${receipt.amountFen}), 0)` })
    .from(receipt)
    .where(sql`${receipt.customerId} = ${p('customerId')}`),
);
const paidRows = prepared('allocation.byOrders', (db) =>
  db
    .select({ orderId: receiptAllocation.orderId, fen: sql<number>`sum(${receiptAllocation.amountFen})` })
    .from(receiptAllocation)
    .where(isAnyOfPlaceholder(receiptAllocation.orderId, 'ids'))
    .groupBy(receiptAllocation.orderId),
);
const matchedRows = prepared('allocation.byReceipts', (db) =>
  db
    .select({ receiptId: receiptAllocation.receiptId, fen: sql<number>`sum(${receiptAllocation.amountFen})` })
    .from(receiptAllocation)
    .where(isAnyOfPlaceholder(receiptAllocation.receiptId, 'ids'))
    .groupBy(receiptAllocation.receiptId),
);
const freeRow = prepared('receipt.free', (db) =>
  db
    .select({ fen: sql<number>`coalesce(sum(${receiptAllocation.amountFen}), 0)` })
    .from(receiptAllocation)
    .innerJoin(receipt, sql`${receipt.id} = ${receiptAllocation.receiptId}`)
    .where(sql`${receipt.customerId} = ${p('customerId')}`),
);

/** All receipts of a customer, reversals taken off, in fen. */
export const receiptsTotalOf = async (db: ReadDb, customerId: number): Promise<number> =>
  Number((await totalRow(db, { customerId }))[0]?.fen ?? 0);

/** Receipts of a customer that pay no order yet, in fen: money on account. */
export async function receiptsFreeOf(db: ReadDb, customerId: number): Promise<number> {
  const matched = Number((await freeRow(db, { customerId }))[0]?.fen ?? 0);
  return (await receiptsTotalOf(db, customerId)) - matched;
}

/** What each order has been paid, in fen; orders without a receipt are absent. */
export async function paidByOrders(db: ReadDb, orderIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await paidRows(db, { ids: JSON.stringify(orderIds) });
  return new Map(rows.map(({ orderId, fen }) => [orderId, Number(fen)]));
}

/** One receipt with what of it is matched, for the commands. */
export async function receiptFacts(db: ReadDb, receiptId: number) {
  const [found] = await db.select().from(receipt).where(sql`${receipt.id} = ${receiptId}`);
  if (!found) return undefined;
  const [reversal] = await db.select({ id: receipt.id }).from(receipt).where(sql`${receipt.reversalOf} = ${receiptId}`);
  const matched = await matchedRows(db, { ids: JSON.stringify([receiptId]) });
  const matchedFen = Number(matched[0]?.fen ?? 0);
  return { ...found, matchedFen, freeFen: found.amountFen - matchedFen, isReversed: reversal !== undefined };
}

/** One allocation that has not been taken back. */
export async function liveAllocation(db: ReadDb, allocationId: number) {
  const [found] = await db.select().from(receiptAllocation).where(sql`${receiptAllocation.id} = ${allocationId}`);
  if (!found || found.reversalOf !== null) return undefined;
  const [reversal] = await db
    .select({ id: receiptAllocation.id })
    .from(receiptAllocation)
    .where(sql`${receiptAllocation.reversalOf} = ${allocationId}`);
  return reversal ? undefined : found;
}

/** Approved orders of a customer, oldest first, with what they still want. */
export async function ordersWantingMoney(db: ReadDb, customerId: number) {
  const orders = await db
    .select({
      orderId: salesOrder.id,
      number: salesOrder.number,
      submittedOn: salesOrder.submittedOn,
      totalFen: salesOrder.totalFen,
    })
    .from(salesOrder)
    .where(sql`${salesOrder.buyerId} = ${customerId} AND ${salesOrder.state} IN ('submitted', 'approved', 'completed')`)
    .orderBy(salesOrder.submittedOn, salesOrder.id);
  const paid = await paidByOrders(
    db,
    orders.map(({ orderId }) => orderId),
  );
  return orders
    .map((order) => ({
      orderId: order.orderId,
      number: order.number ?? '',
      submittedOn: order.submittedOn ?? '',
      totalFen: order.totalFen,
      openFen: order.totalFen - (paid.get(order.orderId) ?? 0),
    }))
    .filter(({ openFen }) => openFen > 0);
}

export const receiptGrid: GridSpec = {
  table: receipt,
  id: receipt.id,
  columns: {
    number: { kind: 'text', column: receipt.number },
    customerName: {
      kind: 'text',
      column: receipt.customerName,
      sortBy: receipt.customerPy,
      also: [receipt.customerPy],
    },
    receivedOn: { kind: 'date', column: receipt.receivedOn },
    amountFen: { kind: 'integer', column: receipt.amountFen, sum: true },
    form: { kind: 'state', column: receipt.form },
  },
  search: (text) =>
    sql`(${hasPrefix(receipt.number, text.toUpperCase())} OR ${contains(receipt.customerName, text)} OR ${contains(receipt.customerPy, text)})`,
  defaultSort: { column: 'number', direction: 'desc' },
};

const denied = (code: Problem['code']): Problem => ({ code, params: {} });

async function rowsByIds(db: ReadDb, ids: readonly number[], actor: Actor) {
  const rows = await db.select().from(receipt).where(isAnyOf(receipt.id, ids));
  const reversals = await db.select({ of: receipt.reversalOf }).from(receipt).where(isAnyOf(receipt.reversalOf, ids));
  const reversed = new Set(reversals.map(({ of }) => of));
  const matched = new Map((await matchedRows(db, { ids: JSON.stringify(ids) })).map((row) => [row.receiptId, row.fen]));
  return inOrderOf(
    ids,
    rows.map((row) => {
      const isReversed = reversed.has(row.id);
      const isReversal = row.reversalOf !== null;
      const matchedFen = Number(matched.get(row.id) ?? 0);
      const over = isReversed || isReversal ? denied('STATE_CONFLICT') : undefined;
      const { id, number, customerId, customerName, receivedOn, amountFen, form, payer, remark } = row;
      const actions = {
        reverse: over ?? (matchedFen !== 0 ? denied('IN_USE') : may(actor.posts, 'receipts.record')),
        match: over ?? may(actor.posts, 'receipts.match'),
      };
      const shown = { id, number, customerId, customerName, receivedOn, amountFen, form, payer, remark };
      return { ...shown, matchedFen, isReversed, isReversal, actions };
    }),
  );
}

export const listReceipts: Query<Contract['list']> = async (db, request, { actor }) => {
  const found = await gridIds(db, receiptGrid, { request, actor });
  if (!found.ok) return found;
  return okay({ rows: await rowsByIds(db, found.value.ids, actor), hasMore: found.value.hasMore });
};

export const receiptTotals: Query<Contract['totals']> = (db, criteria, { actor }) =>
  gridTotalsOf(db, receiptGrid, { criteria, actor });

async function allocationsOf(db: ReadDb, receiptId: number) {
  const rows = await db
    .select({
      id: receiptAllocation.id,
      orderId: receiptAllocation.orderId,
      orderNumber: salesOrder.number,
      amountFen: receiptAllocation.amountFen,
      reversalOf: receiptAllocation.reversalOf,
      matchedBy: user.name,
    })
    .from(receiptAllocation)
    .innerJoin(salesOrder, sql`${salesOrder.id} = ${receiptAllocation.orderId}`)
    .innerJoin(user, sql`${user.id} = ${receiptAllocation.matchedBy}`)
    .where(sql`${receiptAllocation.receiptId} = ${receiptId}`)
    .orderBy(receiptAllocation.id);
  const reversed = new Set(rows.map(({ reversalOf }) => reversalOf));
  return rows
    .filter(({ reversalOf }) => reversalOf === null)
    .map(({ id, orderId, orderNumber, amountFen, matchedBy }) => ({
      ...{ id, orderId, amountFen, matchedBy },
      orderNumber: orderNumber ?? '',
      isReversed: reversed.has(id),
    }));
}

export const matchProposal: Query<Contract['proposal']> = async (db, { receiptId }, { actor }) => {
  const facts = await receiptFacts(db, receiptId);
  const [row] = await rowsByIds(db, [receiptId], actor);
  if (!facts || !row) return refuse('NOT_FOUND', {}, ['/receiptId']);
  const orders = await ordersWantingMoney(db, facts.customerId);
  const proposed = new Map(proposeMatch(facts.freeFen, orders).map((part) => [part.orderId, part.amountFen]));
  return okay({
    receipt: row,
    allocations: await allocationsOf(db, receiptId),
    orders: orders.map((order) => ({ ...order, proposedFen: proposed.get(order.orderId) ?? 0 })),
  });
};
