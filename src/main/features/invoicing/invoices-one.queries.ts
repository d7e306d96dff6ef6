/** One invoice: its lines, what each billed, its red ones, its way to the buyer. */
import { sql } from 'drizzle-orm';
import type { ledgerContract } from '../../../shared/contract/ledger.contract';
import type { InvoiceLineDetail } from '../../../shared/contract/ledger-shapes';
import { okay, refuse } from '../../../shared/domain/problem';
import { isAnyOf } from '../../store/dialect';
import type { Query } from '../../store/handler';
import { rowsOf, type ReadDb } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { user } from '../users/users.tables';
import { invoiceRows } from './invoices-grid.queries';
import { allocation, entitlement, invoice, invoiceHandover, invoiceLine, ledgerAccount } from './invoicing.tables';
import { advanceFen, advanceQty } from './ledger-sums.queries';

type Contract = typeof ledgerContract;

async function billedBy(db: ReadDb, lineIds: readonly number[]) {
  type Billed = InvoiceLineDetail['billed'][number] & { readonly lineId: number };
  const rows = await rowsOf<Billed>(
    db,
    sql`SELECT ${allocation.lineId} AS "lineId", ${entitlement.orderId} AS "orderId", ${entitlement.orderNumber} AS "orderNumber", ${entitlement.lineNo} AS "lineNo", sum(${allocation.qty}) AS "qty", sum(${allocation.invoiceFen}) AS "fen" FROM ${allocation} JOIN ${entitlement} ON ${entitlement.id} = ${allocation.entitlementId} WHERE ${isAnyOf(allocation.lineId, lineIds)} GROUP BY ${allocation.lineId}, ${entitlement.orderId}, ${entitlement.orderNumber}, ${entitlement.lineNo} HAVING sum(${allocation.qty}) <> 0 OR sum(${allocation.invoiceFen}) <> 0 ORDER BY min(${allocation.id})`,
  );
  return Map.groupBy(rows, ({ lineId }) => lineId);
}

async function linesOf(db: ReadDb, invoiceId: number): Promise<InvoiceLineDetail[]> {
  const l = invoiceLine;
  const own = sql`${l.id} AS "id", ${l.lineNo} AS "lineNo", ${l.accountId} AS "accountId", ${ledgerAccount.productName} AS "productName", p.specification AS "specification", p.unit AS "unit", ${ledgerAccount.rateBp} AS "rateBp", ${l.price} AS "price", ${l.qty} AS "qty", ${l.fen} AS "fen", ${l.exclFen} AS "exclFen", ${l.taxFen} AS "taxFen", ${l.redQty} AS "redQty", ${l.pendingQty} AS "pendingQty", ${l.pendingFen} AS "pendingFen"`;
  const open = sql`CASE WHEN ${l.redOf} IS NULL THEN ${advanceQty} ELSE 0 END AS "openQty", CASE WHEN ${l.redOf} IS NULL THEN ${advanceFen} ELSE 0 END AS "openFen"`;
  const rows = await rowsOf<Omit<InvoiceLineDetail, 'billed'>>(
    db,
    sql`SELECT ${own}, ${open} FROM ${l} JOIN ${ledgerAccount} ON ${ledgerAccount.id} = ${l.accountId} JOIN product p ON p.id = ${ledgerAccount.productId} WHERE ${l.invoiceId} = ${invoiceId} ORDER BY ${l.lineNo}`,
  );
  const billed = await billedBy(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...row,
    billed: (billed.get(row.id) ?? []).map(({ lineId: _, ...one }) => one),
  }));
}

const redsOf = (db: ReadDb, invoiceId: number) =>
  db
    .select({ id: invoice.id, number: invoice.number, issuedOn: invoice.issuedOn, totalFen: invoice.totalFen })
    .from(invoice)
    .where(sql`${invoice.redOf} = ${invoiceId}`)
    .orderBy(invoice.id);

async function handoverOf(db: ReadDb, invoiceId: number) {
  const [found] = await db
    .select({ handedOn: invoiceHandover.handedOn, way: invoiceHandover.way, receiver: invoiceHandover.receiver })
    .from(invoiceHandover)
    .where(sql`${invoiceHandover.invoiceId} = ${invoiceId} AND ${invoiceHandover.withdrawnAt} IS NULL`);
  return found ?? null;
}

export const invoiceDetail: Query<Contract['invoice']> = async (db, { invoiceId }) => {
  const [row] = await invoiceRows(db, [invoiceId]);
  const [head] = await db
    .select({ record: invoice, recordedBy: user.name })
    .from(invoice)
    .innerJoin(user, sql`${user.id} = ${invoice.recordedBy}`)
    .where(sql`${invoice.id} = ${invoiceId}`);
  if (!row || !head) return refuse('NOT_FOUND', {}, ['/invoiceId']);
  const { remark, recordedAt, redOf } = head.record;
  return okay({
    ...{ row, remark, recordedAt, recordedBy: head.recordedBy },
    redOf: redOf === null ? null : { id: redOf, number: row.redOfNumber ?? '' },
    reds: await redsOf(db, invoiceId),
    handover: await handoverOf(db, invoiceId),
    lines: await linesOf(db, invoiceId),
    history: await historyOf(db, 'invoice', [invoiceId]),
  });
};
