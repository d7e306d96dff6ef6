/** When invoices of orders reached the buyer, for the due date of what is paid after the invoice. Reads tables only. */
import { sql } from 'drizzle-orm';
import { isAnyOfPlaceholder } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { allocation, entitlement, invoiceHandover, invoiceLine } from './invoicing.tables';

const nets = prepared('invoicing.netOfLines', (db) =>
  db
    .select({ orderLineId: entitlement.orderLineId, qty: sql`sum(${entitlement.netQty})`.mapWith(Number) })
    .from(entitlement)
    .where(isAnyOfPlaceholder(entitlement.orderId, 'ids'))
    .groupBy(entitlement.orderLineId),
);
const handed = prepared('invoicing.handedOfLines', (db) =>
  db
    .select({
      orderLineId: entitlement.orderLineId,
      on: invoiceHandover.handedOn,
      qty: sql`sum(${allocation.qty})`.mapWith(Number),
    })
    .from(entitlement)
    .innerJoin(allocation, sql`${allocation.entitlementId} = ${entitlement.id}`)
    .innerJoin(invoiceLine, sql`${invoiceLine.id} = ${allocation.lineId}`)
    .innerJoin(
      invoiceHandover,
      sql`${invoiceHandover.invoiceId} = ${invoiceLine.invoiceId} AND ${invoiceHandover.withdrawnAt} IS NULL`,
    )
    .where(isAnyOfPlaceholder(entitlement.orderId, 'ids'))
    .groupBy(entitlement.orderLineId, invoiceHandover.handedOn)
    .orderBy(invoiceHandover.handedOn),
);

type Handed = { readonly on: string; readonly qty: number };
export type HandedLine = { readonly netQty: number; readonly parts: readonly Handed[] };

/** By order line: what counts of it, and what of it stands on invoices that reached the buyer, by their day. */
export async function handedByLines(db: ReadDb, orderIds: readonly number[]): Promise<Map<number, HandedLine>> {
  const ids = JSON.stringify(orderIds);
  const parts = Map.groupBy(await handed(db, { ids }), ({ orderLineId }) => orderLineId);
  const rows = await nets(db, { ids });
  return new Map(
    rows.map(({ orderLineId, qty }) => [Number(orderLineId), { netQty: qty, parts: parts.get(orderLineId) ?? [] }]),
  );
}
