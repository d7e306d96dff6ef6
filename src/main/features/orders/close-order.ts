/** Ends an order with what was shipped: the rest of every line is closed, its amount goes off the total. */
import type { ordersContract } from '../../../shared/contract/orders.contract';
import { okay, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { done, type Command } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { writeLines } from './changes.repo';
import { withoutRest } from './changes.rules';
import { lookAt } from './looks.queries';
import { revise } from './ledger.repo';
import { freeMoney } from './money-back.repo';
import { linesOf, orderAt, type OrderRecord } from './orders.queries';
import { changeOrder } from './orders.repo';
import type { OrderLook } from './orders.rules';
import { takeStep, type Way } from './return-order';

type Closing = { readonly order: OrderRecord; readonly look: OrderLook };
type Closed = { readonly version: number; readonly entry: Entry };

/** What of each line is closed, for the history: product, ordered, what stays. */
const closedLines = (lines: ReturnType<typeof withoutRest>['lines']) =>
  lines
    .filter(({ isTouched }) => isTouched)
    .map(({ productId, orderedQty, closedQty }) => [productId, orderedQty, orderedQty - closedQty]);

/** Closes the rest in the transaction of the caller. */
export async function closeRest(tx: Tx, closing: Closing, way: Omit<Way, 'step'>): Promise<Result<Closed>> {
  const { order } = closing;
  const moved = await takeStep(tx, closing, { ...way, step: 'shortClose' });
  if (!moved.ok) return moved;
  const before = await linesOf(tx, order.id);
  const rest = withoutRest(before);
  const written = await writeLines(tx, { orderId: order.id, rateOf: () => 0 }, rest);
  if (!written.ok) return written;
  const { totalFen, lineCount } = rest;
  const changed = await changeOrder(tx, { id: order.id, version: moved.value.version }, { totalFen, lineCount });
  if (!changed.ok) return changed;
  const { reason, ctx } = way;
  await revise(tx, { order, kind: 'short_close', reason, before, after: await linesOf(tx, order.id) }, ctx);
  const { entry } = moved.value;
  const was = { ...entry.before, totalFen: order.totalFen };
  const is = { ...entry.after, totalFen, closed: closedLines(rest.lines) };
  return okay({ ...changed.value, entry: { ...entry, before: was, after: is } });
}

/** Finance closes what will not be shipped any more. */
export const shortCloseOrder: Command<(typeof ordersContract)['shortClose']> = async (tx, input, ctx) => {
  const seen = await orderAt(tx, input, 'shortClose');
  if (!seen.ok) return seen;
  const order = seen.value;
  const closed = await closeRest(tx, { order, look: await lookAt(tx, order) }, { reason: input.reason, ctx });
  if (!closed.ok) return closed;
  const freed = await freeMoney(tx, order.id, { reason: input.reason, ctx });
  return done({ version: closed.value.version }, closed.value.entry, ...freed);
};
