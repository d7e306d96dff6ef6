/** Writes to orders, their lines and releases. Every change of state repeats version and state in its statement. */
import { sql } from 'drizzle-orm';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Tx } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { staleOrder, type LineRecord, type OrderRecord } from './orders.queries';
import { orderLine, release, salesOrder } from './orders.tables';

const p = sql.placeholder;

type NewOrder = typeof salesOrder.$inferInsert;
type NewLine = Omit<typeof orderLine.$inferInsert, 'id' | 'orderId' | 'notedQty'> & { readonly remark: string };

const insertOrder = prepared('order.insert', (db) =>
  db
    .insert(salesOrder)
    .values({
      ownerId: p('ownerId'),
      ownerName: p('ownerName'),
      ownerPy: p('ownerPy'),
      agentId: p('agentId'),
      buyerId: p('buyerId'),
      buyerName: p('buyerName'),
      buyerPy: p('buyerPy'),
      buyerInitials: p('buyerInitials'),
      deliveryAddressId: p('deliveryAddressId'),
      receiverName: p('receiverName'),
      receiverPhone: p('receiverPhone'),
      receiverAddress: p('receiverAddress'),
      customerOrderNo: p('customerOrderNo'),
      deliveryOn: p('deliveryOn'),
      invoiceDemand: p('invoiceDemand'),
      paymentTerm: p('paymentTerm'),
      paymentDays: p('paymentDays'),
      shippingDemand: p('shippingDemand'),
      remark: p('remark'),
      totalFen: p('totalFen'),
      lineCount: p('lineCount'),
      createdBy: p('createdBy'),
      createdAt: p('createdAt'),
      editedBy: p('editedBy'),
      waitingSince: p('waitingSince'),
    })
    .returning({ id: salesOrder.id }),
);

/** Adds the head of a draft. */
export async function addOrder(tx: Tx, row: NewOrder): Promise<number> {
  const [made] = await insertOrder(tx, row);
  if (!made) throw new Error('no order was made');
  return made.id;
}

const lineKeys = ['lineNo', 'productId', 'orderedQty', 'price', 'amountFen', 'taxRateBp', 'remark'] as const;
/** Longer orders are rare; their statement is not kept. */
const KEPT_LINES = 20;

const valuesFor = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const cells = Object.fromEntries(lineKeys.map((key) => [key, p(`${key}${at}`)]));
    return { orderId: p('orderId'), ...cells } as unknown as typeof orderLine.$inferInsert;
  });
const insertLines = new Map(
  Array.from({ length: KEPT_LINES }, (_, at) => {
    const insert = prepared(`orderLine.insert${at + 1}`, (db) => db.insert(orderLine).values(valuesFor(at + 1)));
    return [at + 1, insert] as const;
  }),
);

/** Adds the lines of a new order in one statement. */
export async function addLines(tx: Tx, orderId: number, lines: readonly NewLine[]): Promise<void> {
  if (lines.length === 0) return;
  const kept = insertLines.get(lines.length);
  if (!kept) {
    await tx.insert(orderLine).values(lines.map((line) => ({ ...line, orderId })));
    return;
  }
  const cells = lines.flatMap((line, at) => lineKeys.map((key) => [`${key}${at}`, line[key]] as const));
  await kept(tx, { orderId, ...Object.fromEntries(cells) });
}

/** Puts these lines in the place of the old ones. Lines keep their rows: voided notes still point at them. */
export async function replaceLines(tx: Tx, orderId: number, lines: readonly NewLine[]): Promise<void> {
  await tx.delete(orderLine).where(sql`${orderLine.orderId} = ${orderId} AND ${orderLine.lineNo} > ${lines.length}`);
  if (lines.length === 0) return;
  await tx
    .insert(orderLine)
    .values(lines.map((line) => ({ ...line, orderId })))
    .onConflictDoUpdate({
      target: [orderLine.orderId, orderLine.lineNo],
      set: {
        productId: sql`excluded.product_id`,
        orderedQty: sql`excluded.ordered_qty`,
        closedQty: 0,
        price: sql`excluded.price`,
        amountFen: sql`excluded.amount_fen`,
        taxRateBp: sql`excluded.tax_rate_bp`,
        remark: sql`excluded.remark`,
      },
    });
}

/** Gives lines the tax rate (basis points) of their product where it changed since they were typed. */
export async function refreshRates(
  tx: Tx,
  lines: readonly LineRecord[],
  rates: ReadonlyMap<number, number>,
): Promise<void> {
  for (const { id, productId, taxRateBp: old } of lines) {
    const taxRateBp = rates.get(productId) ?? old;
    if (taxRateBp !== old) await tx.update(orderLine).set({ taxRateBp }).where(sql`${orderLine.id} = ${id}`);
  }
}

/** Changes the head of a draft, or hands the order to somebody; the version must be the one seen. */
export async function changeOrder(
  tx: Tx,
  seen: Pick<OrderRecord, 'id' | 'version'>,
  set: Partial<Omit<NewOrder, 'id' | 'version' | 'state'>>,
): Promise<Result<{ version: number }>> {
  const [row] = await tx
    .update(salesOrder)
    .set({ ...set, version: sql`${salesOrder.version} + 1` })
    .where(sql`${salesOrder.id} = ${seen.id} AND ${salesOrder.version} = ${seen.version}`)
    .returning({ version: salesOrder.version });
  return row ? okay(row) : staleOrder(tx, seen.id);
}

const noteMore = prepared('orderLine.moveNoted', (db) =>
  db
    .update(orderLine)
    .set({ notedQty: sql`${orderLine.notedQty} + ${p('qty')}` })
    .where(
      sql`${orderLine.id} = ${p('orderLineId')} AND ${orderLine.notedQty} + ${p('qty')} BETWEEN 0 AND ${orderLine.orderedQty} - ${orderLine.closedQty}`,
    )
    .returning({ notedQty: orderLine.notedQty }),
);
const lineById = prepared('orderLine.byId', (db) =>
  db
    .select({ leftQty: sql<number>`${orderLine.orderedQty} - ${orderLine.closedQty} - ${orderLine.notedQty}` })
    .from(orderLine)
    .where(sql`${orderLine.id} = ${p('orderLineId')}`),
);

/** Puts a quantity (thousandths, negative gives back) of an order line on notes; never above what is ordered. */
export async function moveNoted(tx: Tx, orderLineId: number, qty: number): Promise<Result<{ notedQty: number }>> {
  const [moved] = await noteMore(tx, { orderLineId, qty });
  if (moved) return okay(moved);
  const [line] = await lineById(tx, { orderLineId });
  if (!line) return refuse('NOT_FOUND', {}, ['/orderLineId']);
  return refuse('QUANTITY_EXCEEDED', { askedQty: qty, maxQty: line.leftQty });
}

const complete = prepared('order.complete', (db) =>
  db
    .update(salesOrder)
    .set({
      state: 'completed',
      completedAt: sql`${p('at')}`,
      waitingSince: sql`${p('at')}`,
      version: sql`${salesOrder.version} + 1`,
    })
    .where(sql`${salesOrder.id} = ${p('orderId')} AND ${salesOrder.state} = 'approved'`)
    .returning({ version: salesOrder.version }),
);

/** The order is complete; completion.repo.ts says when. `at` in UTC ms. */
export async function completeOrder(tx: Tx, orderId: number, at: number): Promise<Result<{ version: number }>> {
  const [row] = await complete(tx, { orderId, at });
  return row ? okay(row) : staleOrder(tx, orderId, 'complete');
}

/** Notes that somebody let a check pass, up to a figure and until a day. */
export async function addRelease(tx: Tx, row: typeof release.$inferInsert): Promise<number> {
  const [made] = await tx.insert(release).values(row).returning({ id: release.id });
  if (!made) throw new Error('no release was made');
  return made.id;
}

/** Removes a draft with its lines. */
export async function removeOrder(tx: Tx, seen: Pick<OrderRecord, 'id' | 'version'>): Promise<Result<true>> {
  await tx.delete(release).where(sql`${release.orderId} = ${seen.id}`);
  await tx.delete(orderLine).where(sql`${orderLine.orderId} = ${seen.id}`);
  const [row] = await tx
    .delete(salesOrder)
    .where(
      sql`${salesOrder.id} = ${seen.id} AND ${salesOrder.version} = ${seen.version} AND ${salesOrder.state} = 'draft'`,
    )
    .returning({ id: salesOrder.id });
  return row ? okay(true) : staleOrder(tx, seen.id);
}
