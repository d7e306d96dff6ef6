/** Sales asks something of an approved order: other lines or delivery, its cancellation, that its rest be closed. */
import type { ordersContract } from '../../../shared/contract/orders.contract';
import type { InputOf } from '../../../shared/contract/procedure';
import type { ChangeKind } from '../../../shared/domain/order-words';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { done, type Command, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { deliveryAddressOf } from '../customers/customers.queries';
import { productFacts } from '../products/products.queries';
import { nextChangeNo } from './changes.queries';
import { addChange } from './changes.repo';
import { deltaOf, withDeltas, withoutRest, type LineDelta } from './changes.rules';
import { productName } from './checks.queries';
import { linesAreOrderable } from './lines.rules';
import { lookAt } from './looks.queries';
import { linesOf, orderAt, type LineRecord, type OrderRecord } from './orders.queries';
import { changeOrder } from './orders.repo';
import { askProblem, liveNotesProblem, stepAllowed, type OrderLook } from './orders.rules';

type Contract = typeof ordersContract;
type Wish = InputOf<Contract['askChange']>;
type Head = Pick<OrderRecord, 'deliveryOn' | 'deliveryAddressId' | 'remark'>;

/** Who receives the goods, in one line. */
export const receiverWords = (name: string, phone: string, address: string): string =>
  [name, phone, address].filter((part) => part !== '').join(' ');

export type Standing = { readonly order: OrderRecord; readonly look: OrderLook };

/** Where the goods would go: another address of the buyer, and not while goods are packed for the old one. */
async function receiverOf(tx: Tx, { order, look }: Standing, { deliveryAddressId }: Head): Promise<Result<string>> {
  const old = receiverWords(order.receiverName, order.receiverPhone, order.receiverAddress);
  if (deliveryAddressId === order.deliveryAddressId) return okay(old);
  const packed = liveNotesProblem(look);
  if (packed) return { ok: false, problem: packed };
  const found = await deliveryAddressOf(tx, order.buyerId, deliveryAddressId);
  if (!found) return refuse('NOT_FOUND', {}, ['/deliveryAddressId']);
  return okay(receiverWords(found.receiver, found.phone, found.address));
}

/** Products of which more is asked may be ordered today. */
async function moreIsOrderable(tx: Tx, deltas: readonly LineDelta[]): Promise<Result<(id: number) => string>> {
  const products = await productFacts(tx, [...new Set(deltas.map(({ productId }) => productId))]);
  const looks = new Map(products.map((one) => [one.id, { ...one, name: productName(one) }]));
  const more = deltas.filter(({ newQty, oldQty }) => newQty > oldQty);
  const orderable = more.length > 0 ? linesAreOrderable(more, looks) : okay(true);
  return orderable.ok ? okay((id) => looks.get(id)?.name ?? '') : orderable;
}

type Asking = {
  readonly order: OrderRecord;
  readonly kind: ChangeKind;
  readonly reason: string;
  readonly head: Head;
  readonly newReceiver: string;
  readonly newTotalFen: number;
  readonly deltas: readonly LineDelta[];
};

const deltasForHistory = (deltas: readonly LineDelta[], side: 'old' | 'new') =>
  deltas.map((one) => [one.productId, one[`${side}Qty`], one[`${side}Price`]]);

/** Keeps the request; the order's row moves with it, so that nobody decides by an old screen. */
async function keep(tx: Tx, asking: Asking, ctx: Ctx): Promise<Outcome<{ changeId: number; version: number }>> {
  const { order, kind, reason, head, newReceiver, newTotalFen, deltas } = asking;
  const { id: orderId, ownerId, buyerId, buyerName, buyerPy } = order;
  const changed = await changeOrder(tx, order, {});
  if (!changed.ok) return changed;
  const changeNo = await nextChangeNo(tx, orderId);
  const oldReceiver = receiverWords(order.receiverName, order.receiverPhone, order.receiverAddress);
  const row = {
    ...{ orderId, ownerId, buyerId, buyerName, buyerPy, kind, changeNo, reason, oldReceiver, newReceiver, newTotalFen },
    orderNumber: order.number ?? '',
    oldDeliveryOn: order.deliveryOn,
    newDeliveryOn: head.deliveryOn,
    oldAddressId: order.deliveryAddressId,
    newAddressId: head.deliveryAddressId,
    oldRemark: order.remark,
    newRemark: head.remark,
    oldTotalFen: order.totalFen,
    requestedBy: ctx.actor.userId,
    requestedAt: ctx.now,
  };
  const changeId = await addChange(
    tx,
    row,
    deltas.map((one) => ({ ...one })),
  );
  const before = { totalFen: order.totalFen, lines: deltasForHistory(deltas, 'old') };
  const after = { changeNo, kind, totalFen: newTotalFen, lines: deltasForHistory(deltas, 'new') };
  return done(
    { changeId, ...changed.value },
    { entity: 'sales_order', id: orderId, action: 'askChange', before, after, reason },
    { entity: 'order_change', id: changeId, action: 'request', after: { ...after, orderId }, reason },
  );
}

/** The order as the screen saw it, when something may be asked of it. */
async function askable(tx: Tx, input: { readonly orderId: number; readonly version: number }) {
  const seen = await orderAt(tx, input);
  if (!seen.ok) return seen;
  const order = seen.value;
  const look = await lookAt(tx, order);
  const problem = askProblem(look);
  return problem ? ({ ok: false, problem } as const) : okay({ order, look });
}

const isSameHead = (order: OrderRecord, { deliveryOn, deliveryAddressId, remark }: Head): boolean =>
  order.deliveryOn === deliveryOn && order.deliveryAddressId === deliveryAddressId && order.remark === remark;

async function deltasOf(tx: Tx, lines: readonly LineRecord[], wish: Wish['lines']) {
  const deltas = deltaOf(lines, wish);
  if (!deltas.ok) return deltas;
  const nameOf = await moreIsOrderable(tx, deltas.value);
  if (!nameOf.ok) return nameOf;
  const to = withDeltas(lines, deltas.value, nameOf.value);
  return to.ok ? okay({ deltas: deltas.value, newTotalFen: to.value.totalFen }) : to;
}

/** Asks for other lines, another day or place of delivery, another remark; the rest of the order stays. */
export const askChange: Command<Contract['askChange']> = async (tx, input, ctx) => {
  const { lines, reason, deliveryOn, deliveryAddressId, remark } = input;
  const found = await askable(tx, input);
  if (!found.ok) return found;
  const { order } = found.value;
  const head = { deliveryOn, deliveryAddressId, remark };
  const receiver = await receiverOf(tx, found.value, head);
  if (!receiver.ok) return receiver;
  const made = await deltasOf(tx, await linesOf(tx, order.id), lines);
  if (!made.ok) return made;
  if (made.value.deltas.length === 0 && isSameHead(order, head)) {
    return refuse('RULE_VIOLATED', { case: 'orders.refusals.nothingChanged' }, ['/lines']);
  }
  return keep(tx, { order, kind: 'change', reason, head, newReceiver: receiver.value, ...made.value }, ctx);
};

/** Asks for the cancellation, or that the rest be closed; refused at once where the papers do not allow it. */
export const askEnd: Command<Contract['askEnd']> = async (tx, { kind, reason, ...asked }, ctx) => {
  const found = await askable(tx, asked);
  if (!found.ok) return found;
  const { order, look } = found.value;
  const problem = stepAllowed(look, kind === 'cancel' ? 'cancel' : 'shortClose');
  if (problem) return { ok: false, problem };
  const newTotalFen = kind === 'cancel' ? 0 : withoutRest(await linesOf(tx, order.id)).totalFen;
  const newReceiver = receiverWords(order.receiverName, order.receiverPhone, order.receiverAddress);
  return keep(tx, { order, kind, reason, head: order, newReceiver, newTotalFen, deltas: [] }, ctx);
};
