/** Orders that wait for their notes, and the lots that would go out. The warehouse sees no price. */
import { sql } from 'drizzle-orm';
import type { dispatchContract } from '../../../shared/contract/dispatch.contract';
import type { ToIssueRow } from '../../../shared/contract/dispatch-shapes';
import { okay, refuse } from '../../../shared/domain/problem';
import { hasPrefix, isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { customersCalled } from '../customers/customer-search.queries';
import { customerFacts } from '../customers/customers.queries';
import { customer } from '../customers/customers.tables';
import { linesByOrders, orderFacts, ordersByIds, type LineRecord } from '../orders/orders.queries';
import { orderLine, salesOrder } from '../orders/orders.tables';
import { restOf } from '../orders/orders.rules';
import { productFacts, type ProductFacts } from '../products/products.queries';
import { readSettings } from '../settings/settings.queries';
import { sellableLots, type LotFacts } from '../stock/stock.queries';
import { findNote, isCold, linesOfNote } from './dispatch.queries';
import { orderActionsOf } from './dispatch.rules';
import { isPaidAhead } from './paid-ahead.queries';
import { proposeLots } from './plan-note';

type Contract = typeof dispatchContract;

const DOCUMENT_NUMBER = /^[A-Za-z]{2}\d/u;
const search = (text: string) =>
  DOCUMENT_NUMBER.test(text)
    ? hasPrefix(salesOrder.number, text.toUpperCase())
    : sql`${salesOrder.buyerId} IN (${customersCalled(text)})`;

const isToIssue = sql`${salesOrder.state} = 'approved' AND EXISTS (SELECT 1 FROM ${orderLine} WHERE ${orderLine.orderId} = ${salesOrder.id} AND ${orderLine.notedQty} + ${orderLine.closedQty} < ${orderLine.orderedQty})`;

/** Few orders wait at a time, so every sort starts from the state's index. */
export const toIssueGrid: GridSpec = {
  table: salesOrder,
  id: salesOrder.id,
  owner: salesOrder.ownerId,
  columns: {
    number: { kind: 'text', column: salesOrder.number },
    buyerName: {
      kind: 'text',
      column: salesOrder.buyerName,
      sortBy: salesOrder.buyerPy,
      through: {
        reference: salesOrder.buyerId,
        table: customer,
        id: customer.id,
        columns: [customer.name, customer.pyFull],
      },
    },
    deliveryOn: { kind: 'date', column: salesOrder.deliveryOn },
    waitingSince: { kind: 'integer', column: salesOrder.waitingSince },
  },
  search,
  only: isToIssue,
  defaultSort: { column: 'waitingSince', direction: 'asc' },
};

const isOpen = (line: LineRecord): boolean => restOf(line) > 0;
type Availability = ToIssueRow['availability'];

/** How much of the open lines the lots in the house cover, each order seen alone. */
function availabilityOf(lines: readonly LineRecord[], lots: Awaited<ReturnType<typeof sellableLots>>): Availability {
  const proposed = proposeLots(lines, lots);
  if (proposed.every(({ shortQty }) => shortQty === 0)) return 'all';
  return proposed.some(({ parts }) => parts.length > 0) ? 'part' : 'none';
}

/** Months of shelf life that each buyer asks for. */
async function shelfMonthsOf(db: ReadDb, buyerIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await db
    .select({ id: customer.id, months: customer.minShelfMonths })
    .from(customer)
    .where(isAnyOf(customer.id, buyerIds));
  return new Map(rows.map(({ id, months }) => [id, months]));
}

type OpenOrder = { readonly id: number; readonly buyerId: number; readonly lines: readonly LineRecord[] };

/** Lots are read once per shelf life asked for, not once per order. */
async function availabilities(db: ReadDb, orders: readonly OpenOrder[], on: string) {
  const months = await shelfMonthsOf(db, [...new Set(orders.map(({ buyerId }) => buyerId))]);
  const groups = Map.groupBy(orders, ({ buyerId }) => months.get(buyerId) ?? 0);
  const found = new Map<number, Availability>();
  for (const [minShelfMonths, group] of groups) {
    const productIds = [...new Set(group.flatMap(({ lines }) => lines.map(({ productId }) => productId)))];
    const lots = await sellableLots(db, productIds, { on, minShelfMonths });
    const byProduct = Map.groupBy(lots, ({ productId }) => productId);
    for (const { id, lines } of group) {
      const own = [...new Set(lines.map(({ productId }) => productId))].flatMap((one) => byProduct.get(one) ?? []);
      found.set(id, availabilityOf(lines, own));
    }
  }
  return found;
}

const gridOf = (segment: 'paidAhead' | undefined): GridSpec =>
  segment ? { ...toIssueGrid, only: sql`${isToIssue} AND ${isPaidAhead}` } : toIssueGrid;

export const toIssue: Query<Contract['toIssue']> = async (db, { segment, ...request }, { actor, today }) => {
  const found = await gridIds(db, gridOf(segment), { request, actor });
  if (!found.ok) return found;
  const { ids, hasMore } = found.value;
  const orders = await ordersByIds(db, ids);
  const lines = await linesByOrders(db, ids);
  const openOf = (id: number) => (lines.get(id) ?? []).filter(isOpen);
  const open = orders.map(({ id, buyerId }) => ({ id, buyerId, lines: openOf(id) }));
  const available = await availabilities(db, open, today);
  const actions = orderActionsOf({ ...actor, ...(await readSettings(db)) });
  const rows = orders.map((order): ToIssueRow => {
    const { id, buyerName, receiverAddress, shippingDemand, deliveryOn, waitingSince, lineCount } = order;
    const facts = { id, buyerName, receiverAddress, shippingDemand, deliveryOn, waitingSince, lineCount, actions };
    const restLines = openOf(id).length;
    return { ...facts, number: order.number ?? '', restLines, availability: available.get(id) ?? 'none' };
  });
  return okay({ rows: inOrderOf(ids, rows), hasMore });
};

export const toIssueTotals: Query<Contract['toIssueTotals']> = (db, { segment, ...criteria }, { actor }) =>
  gridTotalsOf(db, gridOf(segment), { criteria, actor });

const productFields = (facts: ProductFacts) => ({
  productCode: facts.code,
  productName: facts.genericName,
  specification: facts.specification,
  maker: facts.maker,
  unit: facts.unit,
  storageClass: facts.storageClass,
  isControlled: facts.isControlled,
});

const freeLotOf = ({ id: lotId, batchNo, expiresOn, location, onHand, reserved }: LotFacts) => ({
  lotId,
  batchNo,
  expiresOn,
  location,
  freeQty: onHand - reserved,
});

export const lotsFor: Query<Contract['lotsFor']> = async (db, { noteId, lineId }, { today }) => {
  const note = await findNote(db, noteId);
  const line = (await linesOfNote(db, noteId)).find(({ id }) => id === lineId);
  if (!note || !line) return refuse('NOT_FOUND', {}, ['/lineId']);
  const buyer = await customerFacts(db, note.buyerId);
  const wish = { on: today, minShelfMonths: buyer?.minShelfMonths ?? 0 };
  const lots = await sellableLots(db, [line.productId], wish);
  return okay(lots.filter(({ id }) => id !== line.lotId).map(freeLotOf));
};

export const proposeNote: Query<Contract['proposeNote']> = async (db, { orderId }, { actor, today }) => {
  const order = await orderFacts(db, orderId);
  if (!order) return refuse('NOT_FOUND', {}, ['/orderId']);
  const open = order.state === 'approved' ? order.lines.filter(isOpen) : [];
  const buyer = await customerFacts(db, order.buyerId);
  const productIds = [...new Set(open.map(({ productId }) => productId))];
  const products = new Map((await productFacts(db, productIds)).map((one) => [one.id, one]));
  const lots = await sellableLots(db, productIds, { on: today, minShelfMonths: buyer?.minShelfMonths ?? 0 });
  const proposed = new Map(proposeLots(open, lots).map((one) => [one.orderLineId, one]));
  const lines = open.flatMap((line) => {
    const { id, lineNo, productId, orderedQty, notedQty } = line;
    const facts = products.get(productId);
    const choice = proposed.get(id);
    if (!facts || !choice) return [];
    const own = lots.filter((lot) => lot.productId === productId);
    return {
      ...{ orderLineId: id, lineNo, orderedQty, notedQty, restQty: restOf(line) },
      ...productFields(facts),
      shortQty: choice.shortQty,
      parts: choice.parts.map(({ lotId, qty }) => ({ lotId, qty })),
      lots: own.map(freeLotOf),
    };
  });
  const { buyerName, receiverName, receiverPhone, receiverAddress, shippingDemand, deliveryOn } = order;
  return okay({
    ...{ orderId, buyerName, receiverName, receiverPhone, receiverAddress, shippingDemand, deliveryOn, lines },
    number: order.number ?? '',
    isCold: lines.some(isCold),
    actions: orderActionsOf({ ...actor, ...(await readSettings(db)) }),
  });
};
