/**
 * Single entitlements and blue lines as they stood at the end of a day: what they hold now without what was posted
 * later. Only those that matter to VAT, ages and proof: open then, or with goods and invoices apart.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { isAnyOf } from '../../store/dialect';
import { rowsOf, type ReadDb } from '../../store/handles';
import { allocation, entitlement, entitlementEvent, invoiceLine, redPending, supplyEvent } from './invoicing.tables';

/** Thousandths and fen. */
export type EntAsOf = {
  readonly id: number;
  readonly accountId: number;
  readonly price: number;
  readonly approvedOn: string;
  readonly qty: number;
  readonly fen: number;
  readonly allocatedQty: number;
  readonly allocatedFen: number;
  readonly shippedQty: number;
};
export type BlueAsOf = {
  readonly id: number;
  readonly accountId: number;
  readonly issuedOn: string;
  readonly advanceFen: number;
  readonly pendingFen: number;
};

type Later = { readonly id: number; readonly a: number; readonly b: number };

/** Two sums of what was posted after a day, by the row it was posted to. */
async function later(
  db: ReadDb,
  on: string,
  { table, day, id, a, b, only }: { table: PgTable; day: PgColumn; id: PgColumn; a: PgColumn; b: PgColumn; only?: SQL },
): Promise<Map<number, Later>> {
  const rows = await rowsOf<Later>(
    db,
    sql`SELECT ${id} AS "id", sum(${a}) AS "a", sum(${b}) AS "b" FROM ${table} WHERE ${day} > ${on}${only ?? sql``} GROUP BY ${id}`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

const none = { a: 0, b: 0 };
const ids = (...maps: readonly ReadonlyMap<number, unknown>[]): number[] => [
  ...new Set(maps.flatMap((map) => [...map.keys()])),
];

/** Entitlements that were open, or not shipped as far as they were invoiced, at the end of a day. */
export async function entsAsOf(db: ReadDb, on: string): Promise<EntAsOf[]> {
  const { netQty, netFen, allocatedQty, allocatedFen, shippedQty } = entitlement;
  const sold = await later(db, on, {
    ...{ table: entitlementEvent, day: entitlementEvent.postedOn, id: entitlementEvent.entitlementId },
    ...{ a: entitlementEvent.qty, b: entitlementEvent.fen },
  });
  const matched = await later(db, on, {
    ...{ table: allocation, day: allocation.postedOn, id: allocation.entitlementId },
    ...{ a: allocation.qty, b: allocation.entitlementFen },
  });
  const shipped = await later(db, on, {
    ...{ table: supplyEvent, day: supplyEvent.postedOn, id: supplyEvent.entitlementId },
    ...{ a: supplyEvent.qty, b: supplyEvent.qty, only: sql` AND ${supplyEvent.stage} = 'shipped'` },
  });
  const isApart = sql`(${netQty} > ${allocatedQty} OR ${netFen} > ${allocatedFen} OR ${allocatedQty} > ${shippedQty})`;
  const rows = await db
    .select({
      ...{ id: entitlement.id, accountId: entitlement.accountId, price: entitlement.price },
      ...{ approvedOn: entitlement.approvedOn, qty: netQty, fen: netFen, allocatedQty, allocatedFen, shippedQty },
    })
    .from(entitlement)
    .where(sql`${isApart} OR ${isAnyOf(entitlement.id, ids(sold, matched, shipped))}`)
    .orderBy(entitlement.id);
  return rows.map((row) => {
    const [s, m, g] = [sold.get(row.id) ?? none, matched.get(row.id) ?? none, shipped.get(row.id) ?? none];
    return {
      ...row,
      ...{ qty: row.qty - s.a, fen: row.fen - s.b, shippedQty: row.shippedQty - g.a },
      ...{ allocatedQty: row.allocatedQty - m.a, allocatedFen: row.allocatedFen - m.b },
    };
  });
}

/** Blue lines that were open in advance or waited to be red at the end of a day. */
export async function bluesAsOf(db: ReadDb, on: string): Promise<BlueAsOf[]> {
  const { qty, fen, allocatedQty, allocatedFen, redQty, redFen, pendingQty, pendingFen } = invoiceLine;
  const matched = await later(db, on, {
    ...{ table: allocation, day: allocation.postedOn, id: allocation.lineId },
    ...{ a: allocation.qty, b: allocation.invoiceFen },
  });
  const red = await later(db, on, {
    ...{ table: invoiceLine, day: invoiceLine.issuedOn, id: invoiceLine.redOf, a: qty, b: fen },
    only: sql` AND ${invoiceLine.redOf} IS NOT NULL`,
  });
  const waiting = await later(db, on, {
    ...{ table: redPending, day: redPending.postedOn, id: redPending.lineId, a: redPending.qty, b: redPending.fen },
  });
  const isOpen = sql`(${qty} > ${allocatedQty} + ${redQty} + ${pendingQty} OR ${fen} > ${allocatedFen} + ${redFen} + ${pendingFen} OR ${pendingQty} > 0 OR ${pendingFen} > 0)`;
  const rows = await db
    .select({
      ...{ id: invoiceLine.id, accountId: invoiceLine.accountId, issuedOn: invoiceLine.issuedOn },
      ...{ fen, allocatedFen, redFen, pendingFen },
    })
    .from(invoiceLine)
    .where(
      sql`${invoiceLine.redOf} IS NULL AND ${invoiceLine.issuedOn} <= ${on} AND (${isOpen} OR ${isAnyOf(invoiceLine.id, ids(matched, red, waiting))})`,
    )
    .orderBy(invoiceLine.id);
  return rows.map(({ id, accountId, issuedOn, ...now }) => {
    const pending = now.pendingFen - (waiting.get(id) ?? none).b;
    // A red line is negative: what went red later was open then.
    const redThen = now.redFen + (red.get(id) ?? none).b;
    const allocated = now.allocatedFen - (matched.get(id) ?? none).b;
    return { id, accountId, issuedOn, pendingFen: pending, advanceFen: now.fen - allocated - redThen - pending };
  });
}
