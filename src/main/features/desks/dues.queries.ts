/** Debts that are due soon or overdue: shipments that nobody paid yet and opening documents, one by one. */
import { sql } from 'drizzle-orm';
import type { DeskRow } from '../../../shared/contract/desks.contract';
import { addDays } from '../../../shared/domain/business-date';
import { isAnyOf } from '../../store/dialect';
import { rowsOf, type ReadDb } from '../../store/handles';
import { customer } from '../customers/customers.tables';
import { dispatchNote } from '../dispatch/dispatch.tables';
import { salesOrder } from '../orders/orders.tables';
import { openShipmentsOf, type ShipmentDue } from '../receivables/dues.queries';
import { openingDocumentsOf } from '../receivables/openings.queries';
import { openingDocument, receiptAllocation } from '../receivables/receivables.tables';
import { dueStepOf, type DueKey } from './desks.rules';
import type { DeskFacts } from './source.queries';

/** Dues follow from documents and terms, so they are computed; of more open orders the oldest are looked at. */
const MOST_ORDERS = 2_000;

const paid = sql`(SELECT coalesce(sum(${receiptAllocation.amountFen}), 0) FROM ${receiptAllocation} WHERE ${receiptAllocation.orderId} = ${salesOrder.id})`;
const hasShipped = sql`EXISTS (SELECT 1 FROM ${dispatchNote} WHERE ${dispatchNote.orderId} = ${salesOrder.id} AND ${dispatchNote.shippedOn} IS NOT NULL)`;

const ownOf = (column: typeof salesOrder.ownerId | typeof customer.ownerId, { actor }: DeskFacts) =>
  actor.visible === 'all' ? sql`1 = 1` : isAnyOf(column, actor.visible);

/** An order completes when it is paid, so what is unpaid stands in the other states. */
export const unpaidStatement = (facts: DeskFacts) =>
  sql`SELECT ${salesOrder.id} AS id FROM ${salesOrder} WHERE ${salesOrder.state} IN ('approved', 'on_hold', 'short_closed') AND ${ownOf(salesOrder.ownerId, facts)} AND ${hasShipped} AND ${salesOrder.totalFen} > ${paid} ORDER BY ${salesOrder.id} LIMIT ${MOST_ORDERS + 1}`;

/** A completed order wants money again when a match of it was taken back. */
export const reopenedStatement = (facts: DeskFacts) =>
  sql`SELECT DISTINCT ${salesOrder.id} AS id FROM ${receiptAllocation} AS back INNER JOIN ${salesOrder} ON ${salesOrder.id} = back.order_id WHERE back.reversal_of > 0 AND ${salesOrder.state} = 'completed' AND ${ownOf(salesOrder.ownerId, facts)} AND ${salesOrder.totalFen} > ${paid} LIMIT ${MOST_ORDERS}`;

const owingStatement = (facts: DeskFacts, until: string) =>
  sql`SELECT DISTINCT ${openingDocument.customerId} AS id FROM ${openingDocument} INNER JOIN ${customer} ON ${customer.id} = ${openingDocument.customerId} WHERE ${openingDocument.withdrawnAt} IS NULL AND ${openingDocument.dueOn} <= ${until} AND ${ownOf(customer.ownerId, facts)} LIMIT ${MOST_ORDERS}`;

export type Due = DeskRow & { readonly key: DueKey; readonly dueOn: string };

type Known = { readonly title: string; readonly customerId: number; readonly opens: DeskRow['opens'] };
type Debt = Known & { readonly id: number; readonly dueOn: string | null; readonly openFen: number };

const ofShipment = ({ noteId, orderNumber, orderId, buyerId, dueOn, openFen }: ShipmentDue): Debt => {
  const known = { title: orderNumber, customerId: buyerId, opens: { screen: 'order', id: orderId } } as const;
  return { id: noteId, ...known, dueOn, openFen };
};

async function documentsDue(db: ReadDb, facts: DeskFacts): Promise<Debt[]> {
  const until = addDays(facts.today, facts.settings.dueSoonDays);
  const owing = await rowsOf<{ id: number }>(db, owingStatement(facts, until));
  const all = await openingDocumentsOf(
    db,
    owing.map(({ id }) => id),
  );
  return all
    .filter(({ openFen }) => openFen > 0)
    .map(({ documentId, number, customerId, dueOn, openFen }) => {
      return { id: -documentId, title: number, customerId, opens: null, dueOn, openFen };
    });
}

async function namesOf(db: ReadDb, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await db
    .select({ id: customer.id, name: customer.name })
    .from(customer)
    .where(isAnyOf(customer.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const byDay = (a: { dueOn: string; id: number }, b: { dueOn: string; id: number }): number =>
  a.dueOn === b.dueOn ? a.id - b.id : a.dueOn < b.dueOn ? -1 : 1;

/**
 * What is due within the days of the setting and what is overdue, by its step, oldest first. Money that was matched
 * counts; what stands on an account unmatched is on the desk beside it. `isCapped`: there are more open orders.
 */
export async function duesOf(db: ReadDb, facts: DeskFacts): Promise<{ dues: Due[]; isCapped: boolean }> {
  const unpaid = await rowsOf<{ id: number }>(db, unpaidStatement(facts));
  const isCapped = unpaid.length > MOST_ORDERS;
  const reopened = await rowsOf<{ id: number }>(db, reopenedStatement(facts));
  const orderIds = [...unpaid.slice(0, MOST_ORDERS), ...reopened].map(({ id }) => id);
  const shipments = orderIds.length === 0 ? [] : await openShipmentsOf(db, orderIds);
  const debts = [...shipments.map(ofShipment), ...(await documentsDue(db, facts))];
  const due = debts.flatMap((debt) => {
    const key = debt.dueOn === null ? undefined : dueStepOf(debt.dueOn, facts.today, facts.settings);
    return key === undefined || debt.dueOn === null ? [] : [{ ...debt, key, dueOn: debt.dueOn }];
  });
  const names = await namesOf(db, [...new Set(due.map(({ customerId }) => customerId))]);
  const dues = due.toSorted(byDay).map(({ id, title, customerId, opens, openFen, key, dueOn }): Due => {
    const shown = { id, title, who: names.get(customerId) ?? '', sinceAt: null, sinceOn: dueOn, qty: null };
    return { ...shown, amountFen: facts.seesMoney ? openFen : null, isLate: key !== 'dueSoon', opens, key, dueOn };
  });
  return { dues, isCapped };
}
