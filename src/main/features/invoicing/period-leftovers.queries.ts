/** What is still open when a month is closed: told to whoever closes it, never a hindrance. */
import { sql, type SQL } from 'drizzle-orm';
import type { Leftover, periodsContract } from '../../../shared/contract/periods.contract';
import { leftoverKinds, type LeftoverKind } from '../../../shared/domain/period-words';
import { okay } from '../../../shared/domain/problem';
import { isAnyOf } from '../../store/dialect';
import type { Actor, Query } from '../../store/handler';
import { rowsOf, type ReadDb } from '../../store/handles';
import { salesOrder } from '../orders/orders.tables';
import { entitlement, invoice, invoiceLine, ledgerAccount } from './invoicing.tables';
import { invoiceRequest } from './requests.tables';

/** So many are named of each kind. */
const SHOWN = 20;

const live = sql`${invoiceRequest.state} IN ('requested', 'approved', 'sent', 'confirmed', 'exported', 'failed')`;
const requestsOf = (kinds: SQL): SQL =>
  sql`SELECT ${invoiceRequest.number} AS "number", ${invoiceRequest.customerName} AS "name", ${invoiceRequest.totalFen} AS "fen", ${invoiceRequest.ownerId} AS "owner", ${invoiceRequest.id} AS "place" FROM ${invoiceRequest} WHERE ${live} AND ${invoiceRequest.kind} IN (${kinds})`;

const { netQty, netFen, allocatedQty, allocatedFen } = entitlement;
const isStored = sql`(${netQty} > ${allocatedQty} OR ${netFen} > ${allocatedFen})`;
const { qty, fen, redQty, redFen, pendingQty, pendingFen } = invoiceLine;
const isAhead = sql`${invoiceLine.redOf} IS NULL AND (${qty} > ${invoiceLine.allocatedQty} + ${redQty} + ${pendingQty} OR ${fen} > ${invoiceLine.allocatedFen} + ${redFen} + ${pendingFen})`;

/** Rows of a kind: number, whose, how much, by place. An account with both sides open has prices that differ. */
const statements: Readonly<Record<LeftoverKind, SQL>> = {
  pending: sql`SELECT ${invoice.number} AS "number", ${invoice.customerName} AS "name", ${pendingFen} AS "fen", ${invoice.ownerId} AS "owner", ${invoiceLine.id} AS "place" FROM ${invoiceLine} INNER JOIN ${invoice} ON ${invoice.id} = ${invoiceLine.invoiceId} WHERE (${pendingQty} > 0 OR ${pendingFen} > 0)`,
  redForms: requestsOf(sql`'red', 'reissue'`),
  requests: requestsOf(sql`'normal', 'advance'`),
  orders: sql`SELECT coalesce(${salesOrder.number}, '') AS "number", ${salesOrder.buyerName} AS "name", ${salesOrder.totalFen} AS "fen", ${salesOrder.ownerId} AS "owner", ${salesOrder.id} AS "place" FROM ${salesOrder} WHERE ${salesOrder.state} = 'submitted'`,
  prices: sql`SELECT ${ledgerAccount.productName} AS "number", ${ledgerAccount.customerName} AS "name", (SELECT sum(${netFen} - ${allocatedFen}) FROM ${entitlement} WHERE ${entitlement.accountId} = ${ledgerAccount.id} AND ${isStored}) AS "fen", ${ledgerAccount.ownerId} AS "owner", ${ledgerAccount.id} AS "place" FROM ${ledgerAccount} WHERE ${ledgerAccount.id} IN (SELECT ${invoiceLine.accountId} FROM ${invoiceLine} WHERE ${isAhead}) AND ${ledgerAccount.id} IN (SELECT ${entitlement.accountId} FROM ${entitlement} WHERE ${isStored})`,
};

type Row = { readonly number: string; readonly name: string; readonly fen: number };

const seenBy = ({ visible }: Actor): SQL => (visible === 'all' ? sql`1 = 1` : isAnyOf(sql`"owner"`, visible));

/** What is left of all kinds together, each in its order, at most so many. */
export async function leftoverRows(db: ReadDb, actor: Actor, limit: number): Promise<Row[]> {
  const kinds = leftoverKinds.map(
    (kind, at) =>
      sql`SELECT "number", "name", "fen", "owner", "place", ${at} AS "kind" FROM (${statements[kind]}) AS one`,
  );
  const all = sql.join(kinds, sql` UNION ALL `);
  return rowsOf<Row>(
    db,
    sql`SELECT "number", "name", "fen" FROM (${all}) AS every WHERE ${seenBy(actor)} ORDER BY "kind", "place" LIMIT ${limit}`,
  );
}

export const leftovers: Query<(typeof periodsContract)['leftovers']> = async (db, _, { actor }) => {
  const found: Leftover[] = [];
  for (const kind of leftoverKinds) {
    const from = sql`FROM (${statements[kind]}) AS one WHERE ${seenBy(actor)}`;
    const [sum] = await rowsOf<{ n: number; fen: number }>(
      db,
      sql`SELECT count(*) AS n, coalesce(sum("fen"), 0) AS fen ${from}`,
    );
    const rows = await rowsOf<Row>(db, sql`SELECT "number", "name", "fen" ${from} ORDER BY "place" LIMIT ${SHOWN}`);
    found.push({ kind, count: sum?.n ?? 0, fen: sum?.fen ?? 0, rows });
  }
  return okay(found);
};
