/** What is still to be invoiced, line by line, in the order of the desk of the invoicing clerk. */
import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { invoicingContract } from '../../../shared/contract/invoicing.contract';
import type { ToInvoiceRow } from '../../../shared/contract/invoicing-shapes';
import { okay } from '../../../shared/domain/problem';
import { hasPrefix, isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { customersCalled } from '../customers/customer-search.queries';
import { customer } from '../customers/customers.tables';
import { product } from '../products/products.tables';
import type { Ent } from './book.rules';
import { entitlement, ledgerAccount } from './invoicing.tables';
import { reachedOf, requestedOf } from './issue-blue.repo';
import { invoiceableOf } from './issue.rules';
import { timingsOf } from './terms.queries';

type Contract = typeof invoicingContract;

/** In the words of the partial indexes. */
const isOpen = sql`(${entitlement.netQty} > ${entitlement.allocatedQty} OR ${entitlement.netFen} > ${entitlement.allocatedFen})`;
const NUMBER_LIKE = /^[a-z]{2}\d/iu;

/** The order by its beginning; else the buyer, or the product by name, pinyin or code. */
function search(text: string): SQL {
  if (NUMBER_LIKE.test(text)) return sql`(${hasPrefix(entitlement.orderNumber, text.toUpperCase())})`;
  return sql`${entitlement.customerId} IN (${customersCalled(text)})`;
}

export const toInvoiceGrid: GridSpec = {
  table: entitlement,
  id: entitlement.id,
  owner: entitlement.ownerId,
  only: isOpen,
  columns: {
    approvedAt: { kind: 'integer', column: entitlement.approvedAt },
    orderNumber: { kind: 'text', column: entitlement.orderNumber },
    customerName: {
      kind: 'text',
      column: entitlement.customerId,
      sortBy: entitlement.customerPy,
      through: {
        reference: entitlement.customerId,
        table: customer,
        id: customer.id,
        columns: [customer.name, customer.pyFull, customer.pyInitials],
      },
    },
    productName: {
      kind: 'text',
      column: entitlement.accountId,
      sortBy: entitlement.productPy,
      through: {
        reference: entitlement.accountId,
        table: ledgerAccount,
        id: ledgerAccount.id,
        columns: [ledgerAccount.productName, ledgerAccount.productPy, ledgerAccount.productCode],
      },
    },
  },
  search,
  defaultSort: { column: 'approvedAt', direction: 'asc' },
};

type Segment = { readonly segment?: 'withGoods' | 'customer' | undefined; readonly customerId?: number | undefined };

/** `withGoods`: the invoice travels with the goods, so these come first. */
export function toInvoiceSpec({ segment, customerId }: Segment): GridSpec {
  const parts = [isOpen];
  if (segment === 'withGoods') parts.push(sql`${entitlement.invoiceDemand} = 'with_goods'`);
  if (customerId !== undefined) parts.push(sql`${entitlement.customerId} = ${customerId}`);
  return { ...toInvoiceGrid, only: sql.join(parts, sql` AND `) };
}

/** Entitlements by id with everything that the desk shows; no order. */
async function factsOf(db: ReadDb, ids: readonly number[]) {
  return db
    .select({
      ent: entitlement,
      customerName: ledgerAccount.customerName,
      productName: ledgerAccount.productName,
      productCode: ledgerAccount.productCode,
      rateBp: ledgerAccount.rateBp,
      specification: product.specification,
      unit: product.unit,
    })
    .from(entitlement)
    .innerJoin(ledgerAccount, sql`${ledgerAccount.id} = ${entitlement.accountId}`)
    .innerJoin(product, sql`${product.id} = ${ledgerAccount.productId}`)
    .where(isAnyOf(entitlement.id, ids));
}

type Row = typeof entitlement.$inferSelect;
/** An entitlement as the rules know it. */
export const entOf = ({ netQty, netFen, approvedOn, ...row }: Row): Ent => ({
  ...row,
  qty: netQty,
  fen: netFen,
  lastOn: approvedOn,
});

/** Rows of the desk, with what may be asked for now; in the order of the ids. */
export async function toInvoiceRows(db: ReadDb, ids: readonly number[]): Promise<ToInvoiceRow[]> {
  const found = await factsOf(db, ids);
  const held = await requestedOf(db, ids, null);
  const timingOf = await timingsOf(db, [...new Set(found.map(({ ent }) => ent.customerId))]);
  const rows = found.map(({ ent, ...names }): ToInvoiceRow => {
    const { id, customerId, orderId, orderNumber, lineNo, price, invoiceDemand, approvedOn, approvedAt, netQty } = ent;
    const reachedQty = reachedOf(entOf(ent), timingOf(customerId));
    const requestedQty = held.get(id) ?? 0;
    return {
      ...{
        id,
        customerId,
        orderId,
        orderNumber,
        lineNo,
        price,
        invoiceDemand,
        approvedOn,
        approvedAt,
        netQty,
        ...names,
      },
      openQty: netQty - ent.allocatedQty,
      openFen: ent.netFen - ent.allocatedFen,
      reachedQty,
      requestedQty,
      invoiceableQty: Math.max(0, invoiceableOf(entOf(ent), reachedQty) - requestedQty),
    };
  });
  return inOrderOf(ids, rows);
}

export const listToInvoice: Query<Contract['toInvoice']> = async (
  db,
  { segment, customerId, ...request },
  { actor },
) => {
  const block = await gridIds(db, toInvoiceSpec({ segment, customerId }), { request, actor });
  if (!block.ok) return block;
  return okay({ rows: await toInvoiceRows(db, block.value.ids), hasMore: block.value.hasMore });
};

const summed = (column: PgColumn) => ({ kind: 'integer', column, sum: true }) as const;

/** Count, and what is open in thousandths and fen. */
export const toInvoiceTotals: Query<Contract['toInvoiceTotals']> = async (db, asked, { actor }) => {
  const { segment, customerId, ...criteria } = asked;
  const spec = toInvoiceSpec({ segment, customerId });
  const columns = {
    ...spec.columns,
    ...{ netQty: summed(entitlement.netQty), allocatedQty: summed(entitlement.allocatedQty) },
    ...{ netFen: summed(entitlement.netFen), allocatedFen: summed(entitlement.allocatedFen) },
  };
  const totals = await gridTotalsOf(db, { ...spec, columns }, { criteria, actor });
  if (!totals.ok) return totals;
  const { netQty = 0, allocatedQty = 0, netFen = 0, allocatedFen = 0 } = totals.value.sums;
  return okay({ ...totals.value, sums: { openQty: netQty - allocatedQty, openFen: netFen - allocatedFen } });
};
