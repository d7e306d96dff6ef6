/** The list of invoices, blue and red. */
import { sql, type SQL } from 'drizzle-orm';
import type { ledgerContract } from '../../../shared/contract/ledger.contract';
import type { InvoiceRow } from '../../../shared/contract/ledger-shapes';
import { addDays } from '../../../shared/domain/business-date';
import { NOT_HANDED_DAYS, type InvoiceSegment } from '../../../shared/domain/ledger-words';
import { okay } from '../../../shared/domain/problem';
import { contains, hasPrefix, isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Query } from '../../store/handler';
import { rowsOf, type ReadDb } from '../../store/handles';
import { invoice, invoiceHandover, invoiceLine } from './invoicing.tables';
import { advanceFen, isOpenAdvance } from './ledger-sums.queries';

type Contract = typeof ledgerContract;

export const invoiceGrid: GridSpec = {
  table: invoice,
  id: invoice.id,
  owner: invoice.ownerId,
  columns: {
    number: { kind: 'text', column: invoice.number },
    issuedOn: { kind: 'date', column: invoice.issuedOn },
    customerName: {
      kind: 'text',
      column: invoice.customerName,
      sortBy: invoice.customerPy,
      also: [invoice.customerPy, invoice.title],
    },
    totalFen: { kind: 'integer', column: invoice.totalFen, sum: true },
    kind: { kind: 'state', column: invoice.kind },
  },
  search: (text) =>
    sql`(${hasPrefix(invoice.number, text)} OR ${contains(invoice.customerName, text)} OR ${contains(invoice.customerPy, text)} OR ${contains(invoice.title, text)})`,
  defaultSort: { column: 'issuedOn', direction: 'desc' },
};

const isAdvanceOpen = sql`EXISTS (SELECT 1 FROM ${invoiceLine} WHERE ${invoiceLine.invoiceId} = ${invoice.id} AND ${isOpenAdvance})`;
/** A blue invoice of the last weeks of which the buyer has no copy yet. */
export const isNotHanded = (today: string): SQL =>
  sql`${invoice.issuedOn} >= ${addDays(today, 0 - NOT_HANDED_DAYS)} AND ${invoice.kind} = 'blue' AND ${invoice.source} <> 'opening' AND NOT EXISTS (SELECT 1 FROM ${invoiceHandover} WHERE ${invoiceHandover.invoiceId} = ${invoice.id} AND ${invoiceHandover.withdrawnAt} IS NULL)`;
const onlyOf: Readonly<Record<Exclude<InvoiceSegment, 'all' | 'notHanded'>, SQL>> = {
  blue: sql`${invoice.kind} = 'blue'`,
  red: sql`${invoice.kind} = 'red'`,
  advance: isAdvanceOpen,
};
export function invoiceGridOf(segment: InvoiceSegment, today: string): GridSpec {
  if (segment === 'all') return invoiceGrid;
  return { ...invoiceGrid, only: segment === 'notHanded' ? isNotHanded(today) : onlyOf[segment] };
}

type Open = { readonly id: number; readonly openFen: number; readonly pendingFen: number };
type Beside = {
  readonly id: number;
  readonly requestNumber: string | null;
  readonly redOfNumber: string | null;
  readonly handedOn: string | null;
};

/** Invoices as the list shows them, in the order of the ids. */
export async function invoiceRows(db: ReadDb, ids: readonly number[]): Promise<InvoiceRow[]> {
  const rows = await db.select().from(invoice).where(isAnyOf(invoice.id, ids));
  const open = await rowsOf<Open>(
    db,
    sql`SELECT ${invoiceLine.invoiceId} AS "id", sum(${advanceFen}) AS "openFen", sum(${invoiceLine.pendingFen}) AS "pendingFen" FROM ${invoiceLine} WHERE ${isAnyOf(invoiceLine.invoiceId, ids)} AND ${invoiceLine.redOf} IS NULL GROUP BY ${invoiceLine.invoiceId}`,
  );
  const beside = await rowsOf<Beside>(
    db,
    sql`SELECT ${invoice.id} AS "id", (SELECT r.number FROM invoice_request r WHERE r.id = ${invoice.requestId}) AS "requestNumber", (SELECT b.number FROM invoice b WHERE b.id = ${invoice.redOf}) AS "redOfNumber", (SELECT h.handed_on FROM invoice_handover h WHERE h.invoice_id = ${invoice.id} AND h.withdrawn_at IS NULL) AS "handedOn" FROM ${invoice} WHERE ${isAnyOf(invoice.id, ids)}`,
  );
  const sums = new Map(open.map((row) => [row.id, row]));
  const more = new Map(beside.map((row) => [row.id, row]));
  return inOrderOf(
    ids,
    rows.map((row): InvoiceRow => {
      const { id, number, kind, isAdvance, source, issuedOn, customerId, customerName, title, taxNo } = row;
      const { totalFen, exclFen, taxFen } = row;
      const { requestNumber = null, redOfNumber = null, handedOn = null } = more.get(id) ?? {};
      const { openFen = 0, pendingFen = 0 } = sums.get(id) ?? {};
      return {
        ...{ id, number, kind, isAdvance, source, issuedOn, customerId, customerName, title, taxNo },
        ...{ totalFen, exclFen, taxFen, openFen, pendingFen, requestNumber, redOfNumber, handedOn },
      };
    }),
  );
}

export const listInvoices: Query<Contract['invoices']> = async (db, { segment, ...request }, { actor, today }) => {
  const found = await gridIds(db, invoiceGridOf(segment, today), { request, actor });
  if (!found.ok) return found;
  return okay({ rows: await invoiceRows(db, found.value.ids), hasMore: found.value.hasMore });
};

export const invoiceTotals: Query<Contract['invoiceTotals']> = (db, { segment, ...criteria }, { actor, today }) =>
  gridTotalsOf(db, invoiceGridOf(segment, today), { criteria, actor });
