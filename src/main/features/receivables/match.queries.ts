/** What wants the money of a customer, and what a receipt pays already. */
import { sql } from 'drizzle-orm';
import type { receivablesContract } from '../../../shared/contract/receivables.contract';
import { okay, refuse } from '../../../shared/domain/problem';
import { isAnyOfWords } from '../../store/dialect';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { salesOrder } from '../orders/orders.tables';
import { user } from '../users/users.tables';
import { nextDueOf } from './dues.queries';
import { openingDocumentsOf } from './openings.queries';
import { paidByOrders } from './paid.queries';
import { receiptRows } from './receipt-grid.queries';
import { receiptFacts } from './receivables.queries';
import { byDue, shareOut } from './receivables.rules';
import { openingDocument, receiptAllocation, receiptUse } from './receivables.tables';
import { creditedByOrders } from './returned.queries';

type Contract = typeof receivablesContract;

/** Money may come before the approval, and after the rest of an order was closed. */
const wanting = ['submitted', 'approved', 'on_hold', 'completed', 'short_closed'];

/** Orders of a customer that still want money, oldest due first, then by their day. */
export async function ordersWantingMoney(db: ReadDb, customerId: number) {
  const orders = await db
    .select({
      orderId: salesOrder.id,
      number: salesOrder.number,
      submittedOn: salesOrder.submittedOn,
      totalFen: salesOrder.totalFen,
    })
    .from(salesOrder)
    .where(sql`${salesOrder.buyerId} = ${customerId} AND ${isAnyOfWords(salesOrder.state, wanting)}`)
    .orderBy(salesOrder.submittedOn, salesOrder.id);
  const ids = orders.map(({ orderId }) => orderId);
  const paid = await paidByOrders(db, ids);
  const credited = await creditedByOrders(db, ids);
  const open = orders
    .map((order) => ({
      orderId: order.orderId,
      number: order.number ?? '',
      submittedOn: order.submittedOn ?? '',
      totalFen: order.totalFen,
      openFen: order.totalFen - (credited.get(order.orderId) ?? 0) - (paid.get(order.orderId) ?? 0),
    }))
    .filter(({ openFen }) => openFen > 0);
  const due = await nextDueOf(
    db,
    open.map(({ orderId }) => orderId),
  );
  return open
    .map((order) => ({ ...order, dueOn: due.get(order.orderId) ?? null, on: order.submittedOn }))
    .toSorted(byDue)
    .map(({ on: _, ...order }) => order);
}

/** Opening documents of a customer that still want money, oldest due first. */
export async function documentsWantingMoney(db: ReadDb, customerId: number) {
  const all = await openingDocumentsOf(db, [customerId]);
  return all
    .filter(({ openFen }) => openFen > 0)
    .map(({ documentId, number, documentOn, dueOn, amountFen, openFen }) => {
      return { documentId, number, documentOn, dueOn, amountFen, openFen };
    });
}

type Match = {
  readonly id: number;
  readonly kind: 'order' | 'document';
  readonly targetId: number;
  readonly targetNumber: string;
  readonly amountFen: number;
  readonly matchedBy: string;
  readonly reversalOf: number | null;
};

function withReversals(rows: readonly Match[]) {
  const reversed = new Set(rows.map(({ reversalOf }) => reversalOf));
  return rows
    .filter(({ reversalOf }) => reversalOf === null)
    .map(({ reversalOf: _, ...row }) => ({ ...row, isReversed: reversed.has(row.id) }));
}

async function matchesOf(db: ReadDb, receiptId: number) {
  const toOrders = await db
    .select({
      id: receiptAllocation.id,
      targetId: receiptAllocation.orderId,
      targetNumber: sql<string>`coalesce(${salesOrder.number}, '')`,
      amountFen: receiptAllocation.amountFen,
      reversalOf: receiptAllocation.reversalOf,
      matchedBy: user.name,
    })
    .from(receiptAllocation)
    .innerJoin(salesOrder, sql`${salesOrder.id} = ${receiptAllocation.orderId}`)
    .innerJoin(user, sql`${user.id} = ${receiptAllocation.matchedBy}`)
    .where(sql`${receiptAllocation.receiptId} = ${receiptId}`)
    .orderBy(receiptAllocation.id);
  const toDocuments = await db
    .select({
      id: receiptUse.id,
      targetId: openingDocument.id,
      targetNumber: openingDocument.number,
      amountFen: receiptUse.amountFen,
      reversalOf: receiptUse.reversalOf,
      matchedBy: user.name,
    })
    .from(receiptUse)
    .innerJoin(openingDocument, sql`${openingDocument.id} = ${receiptUse.documentId}`)
    .innerJoin(user, sql`${user.id} = ${receiptUse.matchedBy}`)
    .where(sql`${receiptUse.receiptId} = ${receiptId}`)
    .orderBy(receiptUse.id);
  return [
    ...withReversals(toOrders.map((row) => ({ ...row, kind: 'order' as const }))),
    ...withReversals(toDocuments.map((row) => ({ ...row, kind: 'document' as const }))),
  ];
}

/** First in, first out over orders and opening documents together. */
export const matchProposal: Query<Contract['proposal']> = async (db, { receiptId }, { actor }) => {
  const facts = await receiptFacts(db, receiptId);
  const [row] = await receiptRows(db, [receiptId], actor);
  if (!facts || !row) return refuse('NOT_FOUND', {}, ['/receiptId']);
  const orders = await ordersWantingMoney(db, facts.customerId);
  const documents = await documentsWantingMoney(db, facts.customerId);
  const both = [
    ...documents.map(({ openFen, dueOn, documentOn }, at) => ({
      kind: 'document',
      at,
      openFen,
      dueOn,
      on: documentOn,
    })),
    ...orders.map(({ openFen, dueOn, submittedOn }, at) => ({ kind: 'order', at, openFen, dueOn, on: submittedOn })),
  ].toSorted(byDue);
  const shares = shareOut(facts.freeFen, both);
  const proposed = new Map(both.map(({ kind, at }, place) => [`${kind}/${at}`, shares[place] ?? 0]));
  return okay({
    receipt: row,
    allocations: await matchesOf(db, receiptId),
    orders: orders.map((order, at) => ({ ...order, proposedFen: proposed.get(`order/${at}`) ?? 0 })),
    documents: documents.map((one, at) => ({ ...one, proposedFen: proposed.get(`document/${at}`) ?? 0 })),
  });
};
