/** How far orders are invoiced: for their lamp, their completion, the papers of their goods. Reads tables only. */
import { sql, type SQL } from 'drizzle-orm';
import { hasPrefix, isAnyOfPlaceholder } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { product } from '../products/products.tables';
import { allocation, entitlement, invoice, invoiceLine, ledgerAccount, redPending } from './invoicing.tables';

const list = (ids: readonly number[]) => JSON.stringify(ids);

const sums = prepared('invoicing.ofOrders', (db) =>
  db
    .select({
      orderId: entitlement.orderId,
      netQty: sql`sum(${entitlement.netQty})`.mapWith(Number),
      unit: sql<string>`iif(min(${product.unit}) = max(${product.unit}), min(${product.unit}), '')`,
      invoicedQty: sql`sum(${entitlement.allocatedQty})`.mapWith(Number),
      storedFen: sql`sum(${entitlement.netFen} - ${entitlement.allocatedFen})`.mapWith(Number),
      advanceQty:
        sql`coalesce(sum((SELECT sum(${allocation.qty}) FROM ${allocation} JOIN ${invoiceLine} ON ${invoiceLine.id} = ${allocation.lineId} AND ${invoiceLine.isAdvance} = 1 WHERE ${allocation.entitlementId} = ${entitlement.id})), 0)`.mapWith(
          Number,
        ),
    })
    .from(entitlement)
    .innerJoin(ledgerAccount, sql`${ledgerAccount.id} = ${entitlement.accountId}`)
    .innerJoin(product, sql`${product.id} = ${ledgerAccount.productId}`)
    .where(isAnyOfPlaceholder(entitlement.orderId, 'ids'))
    .groupBy(entitlement.orderId),
);

/**
 * What of orders waits to be red, thousandths and fen. A red invoice takes from its blue line, whoever the part came
 * from, so what a line still has is the most that any order on it can have.
 */
const pendings = prepared('invoicing.pendingOfOrders', (db) =>
  db
    .select({
      orderId: entitlement.orderId,
      qty: sql`min(sum(${redPending.qty}), max(${invoiceLine.pendingQty}))`.mapWith(Number),
      fen: sql`min(sum(${redPending.fen}), max(${invoiceLine.pendingFen}))`.mapWith(Number),
    })
    .from(entitlement)
    .innerJoin(redPending, sql`${redPending.entitlementId} = ${entitlement.id}`)
    .innerJoin(invoiceLine, sql`${invoiceLine.id} = ${redPending.lineId}`)
    .where(
      sql`${isAnyOfPlaceholder(entitlement.orderId, 'ids')} AND (${invoiceLine.pendingQty} > 0 OR ${invoiceLine.pendingFen} > 0)`,
    )
    .groupBy(entitlement.orderId, invoiceLine.id),
);

/** Thousandths over all lines, amounts in fen. */
export type OrderInvoiced = {
  /** Of the goods, where all share one. */
  readonly unit: string;
  readonly netQty: number;
  readonly invoicedQty: number;
  /** Of it by invoices in advance. */
  readonly advanceQty: number;
  /** 存票. */
  readonly storedQty: number;
  readonly storedFen: number;
  /** 待红冲. */
  readonly pendingQty: number;
  readonly pendingFen: number;
};

/** By order; orders that were never approved are absent. */
export async function invoicedByOrders(db: ReadDb, orderIds: readonly number[]): Promise<Map<number, OrderInvoiced>> {
  const rows = await sums(db, { ids: list(orderIds) });
  if (rows.length === 0) return new Map();
  const waiting = await pendings(db, { ids: list(orderIds) });
  const of = (id: number | null, key: 'qty' | 'fen') =>
    waiting.filter(({ orderId }) => orderId === id).reduce((sum, one) => sum + Math.max(0, one[key]), 0);
  return new Map(
    rows.map(({ orderId, ...row }) => {
      const pending = { pendingQty: of(orderId, 'qty'), pendingFen: of(orderId, 'fen') };
      return [Number(orderId), { ...row, storedQty: row.netQty - row.invoicedQty, ...pending }];
    }),
  );
}

/** Digits of an invoice's number that are enough to look for it. */
const ENOUGH_DIGITS = /^\d{8,20}$/u;

/** Orders on invoices whose number begins so, as a statement of ids; undefined for what is no such number. */
export function ordersOfInvoice(text: string): SQL | undefined {
  if (!ENOUGH_DIGITS.test(text)) return undefined;
  return sql`SELECT ${entitlement.orderId} FROM ${entitlement} WHERE ${entitlement.id} IN (SELECT ${allocation.entitlementId} FROM ${allocation} WHERE ${allocation.lineId} IN (SELECT ${invoiceLine.id} FROM ${invoiceLine} WHERE ${invoiceLine.invoiceId} IN (SELECT ${invoice.id} FROM ${invoice} WHERE ${hasPrefix(invoice.number, text)})))`;
}

const numbersOf = prepared('invoicing.numbersOfOrder', (db) =>
  db
    .select({ number: invoiceLine.invoiceNumber })
    .from(entitlement)
    .innerJoin(allocation, sql`${allocation.entitlementId} = ${entitlement.id}`)
    .innerJoin(invoiceLine, sql`${invoiceLine.id} = ${allocation.lineId}`)
    .where(sql`${entitlement.orderId} = ${sql.placeholder('orderId')}`)
    .groupBy(invoiceLine.invoiceNumber, invoiceLine.issuedOn)
    .having(sql`sum(${allocation.qty}) > 0`)
    .orderBy(invoiceLine.issuedOn, invoiceLine.invoiceNumber),
);

/** Numbers of the invoices that something of an order stands on, oldest first. No prices. */
export const invoiceNumbersOf = async (db: ReadDb, orderId: number): Promise<string[]> =>
  (await numbersOf(db, { orderId })).map(({ number }) => number);

const demandOf = prepared('invoicing.demandOfOrder', (db) =>
  db
    .select({ demand: entitlement.invoiceDemand })
    .from(entitlement)
    .where(sql`${entitlement.orderId} = ${sql.placeholder('orderId')}`)
    .limit(1),
);

/** Of an order whose invoice travels with the goods: the numbers that are there; null for any other order. */
export async function goodsInvoicesOf(db: ReadDb, orderId: number): Promise<string[] | null> {
  const [row] = await demandOf(db, { orderId });
  return row?.demand === 'with_goods' ? invoiceNumbersOf(db, orderId) : null;
}
