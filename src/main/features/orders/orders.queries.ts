/** Facts of orders for the commands of this feature and for other features. Imports no dispatch and no receipts. */
import { sql } from 'drizzle-orm';
import { okay, refuse, type ProblemParams, type Refusal, type Result } from '../../../shared/domain/problem';
import { nextState, orderTransitions, type OrderStep } from '../../../shared/domain/states';
import { isAnyOf, isAnyOfPlaceholder, withoutIndex } from '../../store/dialect';
import type { Actor } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { historyOf } from '../audit/audit.queries';
import { user } from '../users/users.tables';
import { orderLine, release, salesOrder } from './orders.tables';

const p = sql.placeholder;

export type OrderRecord = typeof salesOrder.$inferSelect;
export type LineRecord = typeof orderLine.$inferSelect;

const byId = prepared('order.byId', (db) =>
  db
    .select()
    .from(salesOrder)
    .where(sql`${salesOrder.id} = ${p('orderId')}`),
);
const ownerOf = prepared('order.owner', (db) =>
  db
    .select({ ownerId: salesOrder.ownerId })
    .from(salesOrder)
    .where(sql`${salesOrder.id} = ${p('orderId')}`),
);
const lines = prepared('order.lines', (db) =>
  db
    .select()
    .from(orderLine)
    .where(sql`${orderLine.orderId} = ${p('orderId')}`)
    .orderBy(orderLine.lineNo),
);
const nameRow = prepared('order.personName', (db) =>
  db
    .select({ name: user.name, py: user.pyFull, isDisabled: user.isDisabled })
    .from(user)
    .where(sql`${user.id} = ${p('userId')}`),
);

/** One order's head, if it exists. */
export const findOrder = async (db: ReadDb, orderId: number): Promise<OrderRecord | undefined> =>
  (await byId(db, { orderId }))[0];

/** The lines of an order by their numbers. */
export const linesOf = (db: ReadDb, orderId: number): Promise<LineRecord[]> => lines(db, { orderId });

/** The head of an order with its lines; quantities in thousandths, prices in 1/10000 yuan, amounts in fen. */
export async function orderFacts(db: ReadDb, orderId: number) {
  const order = await findOrder(db, orderId);
  return order ? { ...order, lines: await linesOf(db, orderId) } : undefined;
}
export type OrderFacts = NonNullable<Awaited<ReturnType<typeof orderFacts>>>;

/** Heads of several orders, in no particular order. */
export const ordersByIds = (db: ReadDb, ids: readonly number[]): Promise<OrderRecord[]> =>
  db.select().from(salesOrder).where(isAnyOf(salesOrder.id, ids));

/** Lines of several orders, by order. */
export async function linesByOrders(db: ReadDb, ids: readonly number[]): Promise<Map<number, LineRecord[]>> {
  const rows = await db
    .select()
    .from(orderLine)
    .where(isAnyOf(orderLine.orderId, ids))
    .orderBy(orderLine.orderId, orderLine.lineNo);
  return Map.groupBy(rows, ({ orderId }) => orderId);
}

/** True when the order exists and its owner is one whose records the reader sees. */
export async function isOrderVisible(db: ReadDb, orderId: number, { visible }: Actor): Promise<boolean> {
  const [found] = await ownerOf(db, { orderId });
  return found !== undefined && (visible === 'all' || visible.includes(found.ownerId));
}

/** The name of a person with its pinyin, and whether he still works here. */
export const personNamed = async (db: ReadDb, userId: number) => (await nameRow(db, { userId }))[0];

/** Names of people by id, whether they still work here or not. */
export async function peopleNamed(db: ReadDb, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await db.select({ id: user.id, name: user.name }).from(user).where(isAnyOf(user.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const notedRows = prepared('order.noted', (db) =>
  db
    .select({
      orderId: orderLine.orderId,
      notedQty: sql<number>`sum(${orderLine.notedQty})`.mapWith(Number),
      netQty: sql<number>`sum(${orderLine.orderedQty} - ${orderLine.closedQty})`.mapWith(Number),
    })
    .from(orderLine)
    .where(isAnyOfPlaceholder(orderLine.orderId, 'ids'))
    .groupBy(orderLine.orderId),
);

/** What counts and what of it stands on live and shipped notes, thousandths over all lines, by order. */
export async function notedOf(
  db: ReadDb,
  ids: readonly number[],
): Promise<Map<number, { readonly notedQty: number; readonly netQty: number }>> {
  const rows = await notedRows(db, { ids: JSON.stringify(ids) });
  return new Map(rows.map(({ orderId, ...quantities }) => [orderId, quantities]));
}

/** Why a step on an order that others moved meanwhile is refused: who changed it last, when, and where it stands now. */
export async function staleOrder(db: ReadDb, orderId: number, step?: OrderStep): Promise<Refusal> {
  const order = await findOrder(db, orderId);
  if (!order) return refuse('NOT_FOUND', {}, ['/orderId']);
  const [last] = await historyOf(db, 'sales_order', [orderId]);
  const who: ProblemParams = last ? { by: last.who, at: last.at } : {};
  const isMoved = step !== undefined && nextState(orderTransitions, order.state, step) === undefined;
  return isMoved
    ? refuse('STATE_CONFLICT', { ...who, state: `orders.states.${order.state}`, version: order.version })
    : refuse('CONFLICT', { ...who, found: order.version }, ['/version']);
}

/** The order as the screen saw it, or why not. `step`: what is about to be done to it. */
export async function orderAt(
  db: ReadDb,
  { orderId, version }: { readonly orderId: number; readonly version: number },
  step?: OrderStep,
): Promise<Result<OrderRecord>> {
  const order = await findOrder(db, orderId);
  if (!order) return refuse('NOT_FOUND', {}, ['/orderId']);
  return order.version === version ? okay(order) : staleOrder(db, orderId, step);
}

const takenNo = prepared('order.customerNoTaken', (db) =>
  db
    .select({ id: salesOrder.id, number: salesOrder.number })
    .from(salesOrder)
    .where(
      sql`${salesOrder.buyerId} = ${p('buyerId')} AND ${salesOrder.customerOrderNo} = ${p('customerOrderNo')} AND ${salesOrder.customerOrderNo} <> '' AND ${salesOrder.state} <> 'cancelled'`,
    ),
);

/** The buyer's other order that carries this number of his, if there is one. */
export async function orderWithCustomerNo(
  db: ReadDb,
  asked: { readonly buyerId: number; readonly customerOrderNo: string; readonly exceptId: number | null },
): Promise<{ number: string | null } | undefined> {
  const { exceptId, ...wanted } = asked;
  return wanted.customerOrderNo === '' ? undefined : (await takenNo(db, wanted)).find(({ id }) => id !== exceptId);
}

const sameNo = prepared('order.sameCustomerNo', (db) =>
  db
    .select({ id: salesOrder.id, number: salesOrder.number })
    .from(salesOrder)
    .where(
      sql`${salesOrder.customerOrderNo} = ${p('customerOrderNo')} AND ${salesOrder.state} IN ('submitted', 'approved', 'on_hold', 'completed', 'short_closed')`,
    )
    .limit(6),
);

/** Numbers of other orders, of any buyer, with the same customer order number. */
export async function sameCustomerNo(db: ReadDb, customerOrderNo: string, exceptId: number | null): Promise<string[]> {
  if (customerOrderNo === '') return [];
  const rows = await sameNo(db, { customerOrderNo });
  return rows.flatMap(({ id, number }) => (id === exceptId ? [] : (number ?? [])));
}

/** From the buyer's few orders to their lines, never over all lines of a product. */
const similarRows = prepared('order.similar', (db) =>
  db
    .select({
      orderId: salesOrder.id,
      number: salesOrder.number,
      submittedOn: salesOrder.submittedOn,
      productId: orderLine.productId,
      orderedQty: orderLine.orderedQty,
      price: orderLine.price,
    })
    .from(salesOrder)
    .innerJoin(orderLine, sql`${orderLine.orderId} = ${salesOrder.id}`)
    .where(
      sql`${salesOrder.buyerId} = ${p('buyerId')} AND ${salesOrder.submittedOn} >= ${p('since')} AND ${salesOrder.state} IN ('submitted', 'approved', 'on_hold', 'completed', 'short_closed') AND ${isAnyOfPlaceholder(withoutIndex(orderLine.productId), 'productIds')}`,
    )
    .orderBy(salesOrder.id),
);

type Similar = {
  readonly buyerId: number;
  readonly since: string;
  readonly productIds: readonly number[];
  readonly exceptId: number | null;
};

/** Lines of the buyer's other orders, submitted since a day, over these products. */
export async function similarLines(db: ReadDb, { exceptId, productIds, ...asked }: Similar) {
  const rows = await similarRows(db, { ...asked, productIds: JSON.stringify(productIds) });
  return rows
    .filter(({ orderId }) => orderId !== exceptId)
    .map(({ number, submittedOn, productId, orderedQty, price }) => {
      return { number: number ?? '', submittedOn: submittedOn ?? '', productId, orderedQty, price };
    });
}

const releaseRows = prepared('release.ofOrder', (db) =>
  db
    .select({
      checkCode: release.checkCode,
      upTo: release.upTo,
      reason: release.reason,
      by: user.name,
      validUntilOn: release.validUntilOn,
      verbal: release.verbalState,
    })
    .from(release)
    .innerJoin(user, sql`${user.id} = ${release.releasedBy}`)
    .where(sql`${release.orderId} = ${p('orderId')} AND coalesce(${release.verbalState}, '') <> 'objected'`)
    .orderBy(release.id),
);

/** The releases given for an order, oldest first, without words that were denied. */
export const releasesOf = (db: ReadDb, orderId: number) => releaseRows(db, { orderId });

const lastRow = prepared('order.lastOfBuyer', (db) =>
  db
    .select({ id: salesOrder.id })
    .from(salesOrder)
    .where(
      sql`${salesOrder.buyerId} = ${p('buyerId')} AND ${salesOrder.number} IS NOT NULL AND ${salesOrder.lineCount} > 0`,
    )
    .orderBy(sql`${salesOrder.id} DESC`)
    .limit(1),
);

/** The order that a buyer placed last. */
export const lastOrderOf = async (db: ReadDb, buyerId: number): Promise<number | undefined> =>
  (await lastRow(db, { buyerId }))[0]?.id;
