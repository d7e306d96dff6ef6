/**
 * The proof: receivable by what was shipped against receivable by what was invoiced. Every figure is read for itself:
 * goods from notes and returns, invoices from their heads, balances from the ledger.
 */
import { sql } from 'drizzle-orm';
import type { ProofLine } from '../../../shared/contract/periods.contract';
import { amountFen } from '../../../shared/domain/money';
import { rowsOf, type ReadDb } from '../../store/handles';
import { customer } from '../customers/customers.tables';
import { dispatchNote, noteLine } from '../dispatch/dispatch.tables';
import { orderLine, salesOrder } from '../orders/orders.tables';
import { product } from '../products/products.tables';
import { openingsOf } from '../receivables/openings.queries';
import { receipt } from '../receivables/receivables.tables';
import { returnLine, returnRequest } from '../returns/returns.tables';
import { allocation, entitlement, entitlementEvent, invoice, invoiceLine, ledgerAccount } from './invoicing.tables';
import { goodsAgainst, roundingRoom, shippedFenOf } from './proof.rules';

type Shipped = { readonly id: number; readonly customerId: number; readonly qty: number; readonly price: number };
type Back = Shipped;

/** What left the house, by order line. */
const shippedLines = (db: ReadDb): Promise<Shipped[]> =>
  db
    .select({
      id: noteLine.orderLineId,
      customerId: dispatchNote.buyerId,
      qty: sql`sum(${noteLine.qty})`.mapWith(Number),
      price: orderLine.price,
    })
    .from(dispatchNote)
    .innerJoin(noteLine, sql`${noteLine.noteId} = ${dispatchNote.id}`)
    .innerJoin(orderLine, sql`${orderLine.id} = ${noteLine.orderLineId}`)
    .where(
      sql`${dispatchNote.kind} = 'sale' AND ${dispatchNote.shippedOn} IS NOT NULL AND ${dispatchNote.state} <> 'void'`,
    )
    .groupBy(noteLine.orderLineId, dispatchNote.buyerId, orderLine.price);

/** What came back for good, line by line. */
const backLines = (db: ReadDb): Promise<Back[]> =>
  db
    .select({
      id: returnLine.orderLineId,
      customerId: returnRequest.buyerId,
      qty: sql`CASE WHEN ${returnRequest.hasGoods} THEN ${returnLine.receivedQty} ELSE ${returnLine.qty} END`.mapWith(
        Number,
      ),
      price: orderLine.price,
    })
    .from(returnLine)
    .innerJoin(orderLine, sql`${orderLine.id} = ${returnLine.orderLineId}`)
    .innerJoin(returnRequest, sql`${returnRequest.id} = ${returnLine.returnId}`)
    .where(sql`${returnRequest.closedOn} IS NOT NULL AND ${returnRequest.kind} <> 'exchange'`);

type LedgerLine = {
  readonly orderLineId: number | null;
  readonly buyerId: number;
  readonly customerId: number;
  readonly qty: number;
  readonly fen: number;
  readonly allocatedQty: number;
  readonly allocatedFen: number;
  readonly shippedQty: number;
  /** What the order line costs; null: no order line. */
  readonly linePrice: number | null;
};

const ledgerLines = (db: ReadDb): Promise<LedgerLine[]> =>
  db
    .select({
      ...{
        orderLineId: entitlement.orderLineId,
        buyerId: entitlement.customerId,
        customerId: ledgerAccount.customerId,
      },
      ...{ qty: entitlement.netQty, fen: entitlement.netFen, shippedQty: entitlement.shippedQty },
      ...{ allocatedQty: entitlement.allocatedQty, allocatedFen: entitlement.allocatedFen },
      linePrice: orderLine.price,
    })
    .from(entitlement)
    .leftJoin(orderLine, sql`${orderLine.id} = ${entitlement.orderLineId}`)
    .innerJoin(ledgerAccount, sql`${ledgerAccount.id} = ${entitlement.accountId}`);

/** An order line as goods and as ledger; `differenceFen` beyond what rounding may leave. */
type Compared = {
  readonly id: number;
  readonly customerId: number;
  readonly goodsQty: number;
  readonly goodsFen: number;
  readonly ledgerQty: number;
  readonly ledgerFen: number;
  readonly roundingFen: number;
  /** Parts of the line are at other prices than the line, which is worth its price as a whole. */
  readonly priceFen: number;
  readonly differenceFen: number;
};

/** Whether the parts of a line are together worth what the line costs, so that only their shares differ. */
function isWorthItsPrice(parts: readonly LedgerLine[]): boolean {
  const price = parts[0]?.linePrice ?? null;
  const qty = parts.reduce((sum, one) => sum + one.qty, 0);
  const fen = parts.reduce((sum, one) => sum + one.fen, 0);
  return price !== null && parts.length > 1 && fen === amountFen(qty, price);
}

/** Goods and ledger side by side, order line by order line. */
function compared(shipped: readonly Shipped[], back: readonly Back[], ledger: readonly LedgerLine[]): Compared[] {
  const backOf = Map.groupBy(back, ({ id }) => id);
  const partsOf = Map.groupBy(
    ledger.filter(({ orderLineId }) => orderLineId !== null),
    ({ orderLineId }) => orderLineId ?? 0,
  );
  const shippedOf = new Map(shipped.map((one) => [one.id, one]));
  return [...new Set([...shippedOf.keys(), ...partsOf.keys()])].map((id) => {
    const out = shippedOf.get(id);
    const returns = backOf.get(id) ?? [];
    const parts = partsOf.get(id) ?? [];
    const goodsQty = (out?.qty ?? 0) - returns.reduce((sum, { qty }) => sum + qty, 0);
    const goodsFen =
      (out ? amountFen(out.qty, out.price) : 0) -
      returns.reduce((sum, { qty, price }) => sum + amountFen(qty, price), 0);
    const ledgerQty = parts.reduce((sum, { shippedQty }) => sum + shippedQty, 0);
    const ledgerFen = parts.reduce((sum, part) => sum + shippedFenOf(part), 0);
    const apart = goodsFen - ledgerFen;
    const isRounding = Math.abs(apart) <= roundingRoom({ parts: parts.length, returns: returns.length });
    const roundingFen = isRounding ? apart : 0;
    const isPrice = !isRounding && goodsQty === ledgerQty && isWorthItsPrice(parts);
    const priceFen = isPrice ? apart : 0;
    const customerId = out?.customerId ?? parts[0]?.buyerId ?? 0;
    return {
      id,
      customerId,
      goodsQty,
      goodsFen,
      ledgerQty,
      ledgerFen,
      roundingFen,
      priceFen,
      differenceFen: apart - roundingFen - priceFen,
    };
  });
}

type Sum = { readonly id: number; readonly fen: number };
const mapped = (rows: readonly Sum[]): ReadonlyMap<number, number> => new Map(rows.map(({ id, fen }) => [id, fen]));

/** Sums by customer that stand in heads of documents and in rows of the ledger. */
async function sumsByCustomer(db: ReadDb) {
  const total = sql`coalesce(sum(${invoice.totalFen}), 0)`;
  const tail = sql`sum(${allocation.entitlementFen} - ${allocation.invoiceFen})`;
  const ahead = sql`sum(${invoiceLine.fen} - ${invoiceLine.redFen} - ${invoiceLine.allocatedFen} - ${invoiceLine.pendingFen})`;
  const read = async (statement: ReturnType<typeof sql>) => mapped(await rowsOf<Sum>(db, statement));
  const account = sql`INNER JOIN ${ledgerAccount} ON ${ledgerAccount.id}`;
  return {
    invoiced: await read(
      sql`SELECT ${invoice.customerId} AS "id", ${total} AS "fen" FROM ${invoice} GROUP BY ${invoice.customerId}`,
    ),
    received: await read(
      sql`SELECT ${receipt.customerId} AS "id", sum(${receipt.amountFen}) AS "fen" FROM ${receipt} GROUP BY ${receipt.customerId}`,
    ),
    openingStored: await read(
      sql`SELECT ${ledgerAccount.customerId} AS "id", sum(${entitlementEvent.fen}) AS "fen" FROM ${entitlementEvent} INNER JOIN ${entitlement} ON ${entitlement.id} = ${entitlementEvent.entitlementId} ${account} = ${entitlement.accountId} WHERE ${entitlementEvent.kind} = 'opening' GROUP BY ${ledgerAccount.customerId}`,
    ),
    tail: await read(
      sql`SELECT ${ledgerAccount.customerId} AS "id", ${tail} AS "fen" FROM ${allocation} INNER JOIN ${entitlement} ON ${entitlement.id} = ${allocation.entitlementId} ${account} = ${entitlement.accountId} GROUP BY ${ledgerAccount.customerId}`,
    ),
    advance: await read(
      sql`SELECT ${ledgerAccount.customerId} AS "id", ${ahead} AS "fen" FROM ${invoiceLine} ${account} = ${invoiceLine.accountId} WHERE ${invoiceLine.redOf} IS NULL GROUP BY ${ledgerAccount.customerId}`,
    ),
    pending: await read(
      sql`SELECT ${ledgerAccount.customerId} AS "id", sum(${invoiceLine.pendingFen}) AS "fen" FROM ${invoiceLine} ${account} = ${invoiceLine.accountId} WHERE ${invoiceLine.redOf} IS NULL GROUP BY ${ledgerAccount.customerId}`,
    ),
  };
}

const sumBy = <T>(
  rows: readonly T[],
  idOf: (row: T) => number,
  fenOf: (row: T) => number,
): ReadonlyMap<number, number> => {
  const sums = new Map<number, number>();
  for (const row of rows) sums.set(idOf(row), (sums.get(idOf(row)) ?? 0) + fenOf(row));
  return sums;
};

export type CustomerProof = {
  readonly id: number;
  readonly shippedBasisFen: number;
  readonly invoicedBasisFen: number;
  readonly toInvoiceFen: number;
  readonly unshippedFen: number;
  readonly advanceFen: number;
  readonly pendingFen: number;
  readonly priceDifferenceFen: number;
  readonly roundingFen: number;
  readonly differenceFen: number;
};

/** The figures of every customer that has any; amounts in fen. */
export async function proofOf(db: ReadDb): Promise<CustomerProof[]> {
  const [shipped, back, ledger] = [await shippedLines(db), await backLines(db), await ledgerLines(db)];
  const lines = compared(shipped, back, ledger);
  const sums = await sumsByCustomer(db);
  const goods = sumBy(
    shipped,
    ({ customerId }) => customerId,
    ({ qty, price }) => amountFen(qty, price),
  );
  const credited = sumBy(
    back,
    ({ customerId }) => customerId,
    ({ qty, price }) => amountFen(qty, price),
  );
  const rounding = sumBy(
    lines,
    ({ customerId }) => customerId,
    ({ roundingFen }) => roundingFen,
  );
  const prices = sumBy(
    lines,
    ({ customerId }) => customerId,
    ({ priceFen }) => priceFen,
  );
  const toInvoice = sumBy(
    ledger,
    ({ customerId }) => customerId,
    (one) => goodsAgainst(one).toInvoiceFen,
  );
  const unshipped = sumBy(
    ledger,
    ({ customerId }) => customerId,
    (one) => goodsAgainst(one).unshippedFen,
  );
  // Goods that one customer had and another is invoiced for follow the invoice.
  const moved = ledger.filter(({ buyerId, customerId }) => buyerId !== customerId);
  const movedIn = sumBy(moved, ({ customerId }) => customerId, shippedFenOf);
  const movedOut = sumBy(moved, ({ buyerId }) => buyerId, shippedFenOf);
  const known = [goods, toInvoice, movedIn, sums.invoiced, sums.received, credited, sums.advance];
  const ids = [...new Set(known.flatMap((map) => [...map.keys()]))].toSorted((a, b) => a - b);
  const openings = await openingsOf(db, ids);
  return ids.map((id) => {
    const of = (map: ReadonlyMap<number, number>): number => map.get(id) ?? 0;
    const apartFromGoods = (openings.get(id)?.totalFen ?? 0) - of(sums.received);
    const shippedBasisFen = apartFromGoods + of(goods) - of(credited) + of(movedIn) - of(movedOut);
    const invoicedBasisFen = apartFromGoods - of(sums.openingStored) + of(sums.invoiced);
    const figures = {
      ...{ toInvoiceFen: of(toInvoice), unshippedFen: of(unshipped), priceDifferenceFen: of(prices) },
      ...{ advanceFen: of(sums.advance), pendingFen: of(sums.pending), roundingFen: of(rounding) + of(sums.tail) },
    };
    const balances = figures.toInvoiceFen - figures.unshippedFen - figures.advanceFen - figures.pendingFen;
    const explained = balances + figures.priceDifferenceFen + figures.roundingFen;
    return {
      id,
      shippedBasisFen,
      invoicedBasisFen,
      ...figures,
      differenceFen: shippedBasisFen - invoicedBasisFen - explained,
    };
  });
}

/** So many lines are shown of a customer. */
const MOST_LINES = 500;

/** The order lines of a customer that do not say the same as goods and as ledger. */
export async function proofLinesOf(db: ReadDb, customerId: number): Promise<ProofLine[]> {
  const wrong = compared(await shippedLines(db), await backLines(db), await ledgerLines(db))
    .filter((one) => one.customerId === customerId && (one.differenceFen !== 0 || one.goodsQty !== one.ledgerQty))
    .slice(0, MOST_LINES);
  const named = await db
    .select({
      ...{ id: orderLine.id, orderId: orderLine.orderId, orderNumber: sql<string>`coalesce(${salesOrder.number}, '')` },
      ...{ lineNo: orderLine.lineNo, productName: product.genericName },
    })
    .from(orderLine)
    .innerJoin(salesOrder, sql`${salesOrder.id} = ${orderLine.orderId}`)
    .innerJoin(product, sql`${product.id} = ${orderLine.productId}`)
    .where(sql`${salesOrder.buyerId} = ${customerId}`);
  const names = new Map(named.map((one) => [one.id, one]));
  return wrong.flatMap(({ id, goodsQty, goodsFen, ledgerQty, ledgerFen, differenceFen }) => {
    const name = names.get(id);
    return name ? [{ ...name, goodsQty, goodsFen, ledgerQty, ledgerFen, differenceFen }] : [];
  });
}

/** Names of customers, for the rows of the proof. */
export const proofNames = (db: ReadDb) =>
  db.select({ id: customer.id, name: customer.name, py: customer.pyFull, ownerId: customer.ownerId }).from(customer);
