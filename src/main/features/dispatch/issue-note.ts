import type { dispatchContract } from '../../../shared/contract/dispatch.contract';
import type { InputOf } from '../../../shared/contract/procedure';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { takeNumber } from '../../store/series';
import { customerFacts } from '../customers/customers.queries';
import { orderFacts, type OrderFacts } from '../orders/orders.queries';
import { moveNoted } from '../orders/orders.repo';
import { productFacts } from '../products/products.queries';
import { lotFacts, sellableLots, type LotFacts } from '../stock/stock.queries';
import { reserveLot } from '../stock/stock.repo';
import { addNote } from './dispatch.repo';
import { type NotePart, planNote, wholeRest } from './plan-note';

type Contract = typeof dispatchContract;
type Asked = Pick<InputOf<Contract['issueNote']>, 'orderId' | 'lines'>;
type Planned = Pick<Asked, 'lines'> & { readonly on: string };

export const NOTE_PREFIX = 'CK';

/** Names for a refusal: lots carry them, a product without any lot is looked up. */
async function namesOf(tx: Tx, productIds: readonly number[], lots: readonly LotFacts[]): Promise<Map<number, string>> {
  const names = new Map(lots.map(({ productId, productName }) => [productId, productName]));
  const unknown = productIds.filter((id) => !names.has(id));
  if (unknown.length === 0) return names;
  for (const { id, genericName } of await productFacts(tx, unknown)) names.set(id, genericName);
  return names;
}

/** The lots for the lines, as asked by hand or first expired, first out. */
async function plan(tx: Tx, order: OrderFacts, { lines, on }: Planned): Promise<Result<NotePart[]>> {
  const customer = await customerFacts(tx, order.buyerId);
  const wish = { on, minShelfMonths: customer?.minShelfMonths ?? 0 };
  const asked = lines ?? wholeRest(order.lines);
  const productIds = [...new Set(order.lines.map(({ productId }) => productId))];
  const chosenIds = asked.flatMap(({ lots = [] }) => lots.map(({ lotId }) => lotId));
  const lots = await sellableLots(tx, productIds, wish);
  const names = await namesOf(tx, productIds, lots);
  return planNote(asked, {
    ...wish,
    lots,
    ordered: order.lines,
    chosen: chosenIds.length > 0 ? await lotFacts(tx, chosenIds) : [],
    nameOf: (productId) => names.get(productId) ?? '',
  });
}

/** Lots and the order's lines are taken under their guards: of two clerks only one gets the last piece. */
async function take(tx: Tx, parts: readonly NotePart[]): Promise<Result<true>> {
  const byLine = new Map<number, number>();
  for (const { orderLineId, lotId, qty } of parts) {
    byLine.set(orderLineId, (byLine.get(orderLineId) ?? 0) + qty);
    const reserved = await reserveLot(tx, lotId, qty);
    if (!reserved.ok) return reserved;
  }
  for (const [orderLineId, qty] of byLine) {
    const noted = await moveNoted(tx, orderLineId, qty);
    if (!noted.ok) return noted;
  }
  return okay(true);
}

/** What a note takes over from its order. */
export const headOf = (order: OrderFacts, ctx: Ctx) => ({
  orderId: order.id,
  orderNumber: order.number ?? '',
  ownerId: order.ownerId,
  buyerId: order.buyerId,
  buyerName: order.buyerName,
  buyerPy: order.buyerPy,
  receiverName: order.receiverName,
  receiverPhone: order.receiverPhone,
  receiverAddress: order.receiverAddress,
  createdBy: ctx.actor.userId,
  createdAt: ctx.now,
  createdOn: ctx.today,
});

export type Issued = { readonly noteId: number; readonly number: string; readonly version: number };

/** Makes the note of an approved order with its lots reserved. */
export async function issue(tx: Tx, asked: Asked, ctx: Ctx): Promise<Result<{ issued: Issued; entry: Entry }>> {
  const order = await orderFacts(tx, asked.orderId);
  if (!order) return refuse('NOT_FOUND', {}, ['/orderId']);
  if (order.state !== 'approved') return refuse('STATE_CONFLICT', { state: `orders.states.${order.state}` });
  const planned = await plan(tx, order, { lines: asked.lines, on: ctx.today });
  if (!planned.ok) return planned;
  const taken = await take(tx, planned.value);
  if (!taken.ok) return taken;
  const number = await takeNumber(tx, NOTE_PREFIX, ctx.today);
  const parts = planned.value;
  const note = await addNote(tx, { ...headOf(order, ctx), number, lineCount: parts.length }, parts);
  const after = { number, orderNumber: order.number, lines: parts.map(({ lotId, qty }) => ({ lotId, qty })) };
  return okay({
    issued: { noteId: note.id, number, version: note.version },
    entry: { entity: 'dispatch_note', id: note.id, action: 'issue', after },
  });
}

export const issueNote: Command<Contract['issueNote']> = async (tx, input, ctx) => {
  const made = await issue(tx, input, ctx);
  return made.ok ? done(made.value.issued, made.value.entry) : made;
};
