/** Orders for tests, valid by default, through the procedures. */
import type { InputOf } from '../../../src/shared/contract/procedure';
import type { ordersContract } from '../../../src/shared/contract/orders.contract';
import type { OrderDetail } from '../../../src/shared/contract/orders.schemas';
import type { Book, Seat } from '../book';
import { aCustomer, type CustomerGiven } from './customers';
import { aProduct } from './products';
import { aLot } from './stock';
import { aPerson, type Person } from './users';

/** The first person of the book, who holds every post, and a person each for the two steps. */
export type Desk = { readonly boss: Seat; readonly sales: Person; readonly finance: Person };

/** A book with a salesperson and an approver of his own. */
export async function aDesk(book: Book): Promise<Desk> {
  const boss = await book.setUp();
  const sales = await aPerson(book, boss, { posts: ['sales'], name: '陈涛' });
  const finance = await aPerson(book, boss, { posts: ['finance'], name: '王芳' });
  return { boss, sales, finance };
}

export type LineGiven = { readonly productId: number; readonly orderedQty?: number; readonly price?: number };
type Draft = Omit<InputOf<(typeof ordersContract)['create']>, 'commandId'>;
export type OrderGiven = Partial<Omit<Draft, 'lines' | 'buyerId'>> & {
  readonly buyerId?: number;
  /** How the buyer is made where none is given. */
  readonly buyer?: CustomerGiven;
  readonly lines?: readonly LineGiven[];
};
export type MadeOrder = { readonly orderId: number; readonly version: number; readonly buyerId: number };
export type SubmittedOrder = MadeOrder & { readonly number: string };

/** A product with 1,000 units in stock. */
export async function aStockedProduct(boss: Seat): Promise<number> {
  const { id } = await aProduct(boss);
  await aLot(boss, id);
  return id;
}

/** 10 units at 12.80 of a stocked product, unless something else is said. */
async function draftOf({ boss, sales }: Desk, { buyer, ...given }: OrderGiven) {
  const owner = { ownerId: sales.userId, ...buyer };
  const buyerId = given.buyerId ?? (await aCustomer(boss, owner)).id;
  const lines = given.lines ?? [{ productId: await aStockedProduct(boss) }];
  return { ...given, buyerId, lines: lines.map((line) => ({ orderedQty: 10_000, price: 128_000, ...line })) };
}

/** A draft of the salesperson for a customer of his. */
export async function aDraftOrder(desk: Desk, given: OrderGiven = {}): Promise<MadeOrder> {
  const draft = await draftOf(desk, given);
  const made = await desk.sales.seat.ok<{ orderId: number; version: number }>('orders.create', draft);
  return { ...made, buyerId: draft.buyerId };
}

/** Hands a draft to finance, having seen its duplicates. */
export async function submitOrder(desk: Desk, { orderId, version, buyerId }: MadeOrder): Promise<SubmittedOrder> {
  const sent = { orderId, version, duplicateSeen: true };
  const answer = await desk.sales.seat.ok<{ version: number; number: string }>('orders.submit', sent);
  return { orderId, buyerId, ...answer };
}

/** An order that waits for finance. */
export const aSubmittedOrder = async (desk: Desk, given: OrderGiven = {}): Promise<SubmittedOrder> =>
  submitOrder(desk, await aDraftOrder(desk, given));

/** An order that finance approved. */
export async function anApprovedOrder(desk: Desk, given: OrderGiven = {}): Promise<SubmittedOrder> {
  const order = await aSubmittedOrder(desk, given);
  const { orderId, version } = order;
  const approved = { orderId, version, duplicateSeen: true };
  return { ...order, ...(await desk.finance.seat.ok<{ version: number }>('orders.approve', approved)) };
}

/** One order as a seat sees it. */
export const orderSeenBy = (seat: Seat, orderId: number): Promise<OrderDetail> =>
  seat.ok<OrderDetail>('orders.get', { orderId });

/** An order as it stands, as a wish for a change of it. */
export async function wishOf(seat: Seat, orderId: number) {
  const { order, lines: standing } = await orderSeenBy(seat, orderId);
  const lines = standing
    .filter((line) => line.orderedQty > line.closedQty)
    .map(({ id, productId, orderedQty, closedQty, price, remark }) => {
      return { orderLineId: id as number | null, productId, orderedQty: orderedQty - closedQty, price, remark };
    });
  const { version, deliveryOn, deliveryAddressId, remark } = order;
  return { orderId, version, deliveryOn, deliveryAddressId, remark, lines, reason: '客户改单' };
}

export type AskedChange = { readonly orderId: number; readonly changeId: number; readonly version: number };

/** A change that somebody asks of an approved order: lines by their product; quantity 0 takes one off, others are more. */
export async function anAskedChange(
  seat: Seat,
  orderId: number,
  lines: readonly { readonly productId: number; readonly orderedQty?: number; readonly price?: number }[],
): Promise<AskedChange> {
  const wish = await wishOf(seat, orderId);
  const changed = wish.lines.map((line) => ({
    ...line,
    ...lines.find(({ productId }) => productId === line.productId),
  }));
  const known = new Set(wish.lines.map(({ productId }) => productId));
  const more = lines
    .filter(({ productId }) => !known.has(productId))
    .map((line) => ({ orderLineId: null, orderedQty: 10_000, price: 128_000, remark: '', ...line }));
  const asked = { ...wish, lines: [...changed.filter(({ orderedQty }) => orderedQty > 0), ...more] };
  const answer = await seat.ok<{ changeId: number; version: number }>('orders.askChange', asked);
  return { orderId, ...answer };
}
