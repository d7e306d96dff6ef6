/** What stands behind one account: entitlements, lines of invoices, and every posting in time order. */
import { sql, type SQL } from 'drizzle-orm';
import type { ledgerContract } from '../../../shared/contract/ledger.contract';
import type { EntitlementRow, LedgerLineRow, MovementRow } from '../../../shared/contract/ledger-shapes';
import { daysBetween } from '../../../shared/domain/business-date';
import { okay, refuse } from '../../../shared/domain/problem';
import type { Query } from '../../store/handler';
import { rowsOf, type ReadDb } from '../../store/handles';
import { entitlement, invoiceLine, ledgerAccount } from './invoicing.tables';
import { advanceFen, advanceQty, entitlementParts, houseOf, isStored, ledgerRows } from './ledger-sums.queries';
import { termsOf } from './terms.queries';

type Contract = typeof ledgerContract;
/** More rows of one kind are not shown. */
export const MOST_ROWS = 200;

type Wanted = { readonly where: SQL; readonly order: SQL; readonly limit: number; readonly today: string };

/** Entitlements with what no column holds; prices and amounts as they stand. */
export async function entitlementRows(db: ReadDb, { where, order, limit, today }: Wanted): Promise<EntitlementRow[]> {
  const part = entitlementParts(await houseOf(db));
  const e = entitlement;
  const own = sql`${e.id} AS "id", ${e.orderId} AS "orderId", ${e.orderNumber} AS "orderNumber", ${e.lineNo} AS "lineNo", ${e.source} AS "source", ${ledgerAccount.productName} AS "productName", p.specification AS "specification", ${e.price} AS "price", ${e.approvedOn} AS "approvedOn", ${e.invoiceDemand} AS "invoiceDemand"`;
  const sums = sql`${e.netQty} AS "netQty", ${e.netFen} AS "netFen", ${e.allocatedQty} AS "allocatedQty", ${e.allocatedFen} AS "allocatedFen", ${e.checkedQty} AS "checkedQty", ${e.shippedQty} AS "shippedQty", ${e.signedQty} AS "signedQty"`;
  const parts = sql`${part.openQty} AS "openQty", ${part.openFen} AS "openFen", ${part.requestedQty} AS "requestedQty", ${part.invoiceableQty} AS "invoiceableQty"`;
  const rows = await rowsOf<Omit<EntitlementRow, 'ageDays'>>(
    db,
    sql`SELECT ${own}, ${sums}, ${parts} FROM ${part.from} JOIN ${ledgerAccount} ON ${ledgerAccount.id} = ${e.accountId} JOIN product p ON p.id = ${ledgerAccount.productId} WHERE ${where} ORDER BY ${order} LIMIT ${limit}`,
  );
  return rows.map((row) => ({ ...row, ageDays: daysBetween(row.approvedOn, today) }));
}

/** Open ones first, the oldest of them above. */
const ofAccount = (accountId: number, today: string): Wanted => ({
  where: sql`${entitlement.accountId} = ${accountId}`,
  order: sql`CASE WHEN ${isStored} THEN 0 ELSE 1 END, ${entitlement.approvedAt}, ${entitlement.id}`,
  limit: MOST_ROWS + 1,
  today,
});

type LineRow = Omit<LedgerLineRow, 'isRed' | 'isAdvance'> & { readonly isRed: number; readonly isAdvance: number };

async function linesOf(db: ReadDb, accountId: number): Promise<LedgerLineRow[]> {
  const l = invoiceLine;
  const own = sql`${l.id} AS "id", ${l.invoiceId} AS "invoiceId", ${l.invoiceNumber} AS "invoiceNumber", CASE WHEN ${l.redOf} IS NULL THEN 0 ELSE 1 END AS "isRed", ${l.isAdvance} AS "isAdvance", ${l.issuedOn} AS "issuedOn", ${l.price} AS "price", ${l.qty} AS "qty", ${l.fen} AS "fen", ${l.allocatedQty} AS "allocatedQty", ${l.redQty} AS "redQty", ${l.pendingQty} AS "pendingQty", ${l.pendingFen} AS "pendingFen"`;
  const open = sql`CASE WHEN ${l.redOf} IS NULL THEN ${advanceQty} ELSE 0 END AS "openQty", CASE WHEN ${l.redOf} IS NULL THEN ${advanceFen} ELSE 0 END AS "openFen"`;
  const since = sql`(SELECT max(r.posted_on) FROM red_pending r WHERE r.line_id = ${l.id} AND (r.qty > 0 OR r.fen > 0) AND (${l.pendingQty} > 0 OR ${l.pendingFen} > 0)) AS "pendingOn"`;
  const rows = await rowsOf<LineRow>(
    db,
    sql`SELECT ${own}, ${open}, ${since} FROM ${l} WHERE ${l.accountId} = ${accountId} ORDER BY ${l.issuedOn} DESC, ${l.id} DESC LIMIT ${MOST_ROWS + 1}`,
  );
  return rows.map((row) => ({ ...row, isRed: row.isRed === 1, isAdvance: row.isAdvance === 1 }));
}

type Moved = Omit<MovementRow, 'isReversal'> & { readonly isReversal: number };

/** What was posted to the account: events of its sales, write-offs and their reversals, what waits to be red. */
async function movementsOf(db: ReadDb, accountId: number): Promise<MovementRow[]> {
  const who = (column: string): SQL =>
    sql`(SELECT u.name FROM "user" u WHERE u.id = ${sql.identifier(column)}.user_id)`;
  const events = sql`SELECT 'event/' || v.id AS "key", 'event' AS "kind", v.kind AS "cause", 0 AS "isReversal", v.posted_on AS "postedOn", v.posted_at AS "postedAt", v.id AS n, v.qty AS "qty", v.fen AS "fen", e.order_id AS "orderId", e.order_number AS "orderNumber", NULL AS "invoiceId", NULL AS "invoiceNumber", v.reason AS "reason", ${who('v')} AS "by" FROM entitlement e JOIN entitlement_event v ON v.entitlement_id = e.id WHERE e.account_id = ${accountId}`;
  const allocations = sql`SELECT 'allocation/' || a.id, 'allocation', a.cause, CASE WHEN a.reversal_of IS NULL THEN 0 ELSE 1 END, a.posted_on, a.posted_at, a.id, a.qty, a.entitlement_fen, e.order_id, e.order_number, l.invoice_id, l.invoice_number, '', ${who('a')} FROM entitlement e JOIN allocation a ON a.entitlement_id = e.id JOIN invoice_line l ON l.id = a.line_id WHERE e.account_id = ${accountId}`;
  const waits = sql`SELECT 'pending/' || w.id, 'pending', w.cause, 0, w.posted_on, w.posted_at, w.id, w.qty, w.fen, e.order_id, e.order_number, l.invoice_id, l.invoice_number, w.reason, ${who('w')} FROM invoice_line l JOIN red_pending w ON w.line_id = l.id LEFT JOIN entitlement e ON e.id = w.entitlement_id WHERE l.account_id = ${accountId}`;
  const rows = await rowsOf<Moved & { n: number }>(
    db,
    sql`${events} UNION ALL ${allocations} UNION ALL ${waits} ORDER BY "postedAt" DESC, "kind", n DESC LIMIT ${MOST_ROWS + 1}`,
  );
  return rows.map(({ n: _, ...row }) => ({ ...row, isReversal: row.isReversal === 1 }));
}

export const accountDetail: Query<Contract['account']> = async (db, { accountId }, { today }) => {
  const [row] = await ledgerRows(db, [accountId]);
  if (!row) return refuse('NOT_FOUND', {}, ['/accountId']);
  const entitlements = await entitlementRows(db, ofAccount(accountId, today));
  const lines = await linesOf(db, accountId);
  const movements = await movementsOf(db, accountId);
  const isCapped = [entitlements, lines, movements].some(({ length }) => length > MOST_ROWS);
  const { timing } = await termsOf(db, row.customerId);
  return okay({
    ...{ row, timing, isCapped },
    entitlements: entitlements.slice(0, MOST_ROWS),
    lines: lines.slice(0, MOST_ROWS),
    movements: movements.slice(0, MOST_ROWS),
  });
};
