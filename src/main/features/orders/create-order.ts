import type { ordersContract } from '../../../shared/contract/orders.contract';
import { done, type Command, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { draftRow, type Draft } from './draft';
import { personNamed } from './orders.queries';
import { addLines, addOrder } from './orders.repo';

type Contract = typeof ordersContract;

/** What the history of an order keeps of its lines. */
export const linesForHistory = (lines: readonly { productId: number; orderedQty: number; price: number }[]) =>
  lines.map(({ productId, orderedQty, price }) => [productId, orderedQty, price]);

/** Whose the order is, as it stands on its row. */
export async function ownerOf(tx: Tx, ownerId: number) {
  const owner = await personNamed(tx, ownerId);
  return { ownerId, ownerName: owner?.name ?? '', ownerPy: owner?.py ?? '' };
}

/** A new draft; it belongs to whom the buyer belongs. */
export async function makeOrder(
  tx: Tx,
  draft: Draft,
  ctx: Ctx,
): Promise<Outcome<{ orderId: number; version: number }>> {
  const made = await draftRow(tx, draft, { ctx, exceptId: null });
  if (!made.ok) return made;
  const { row, lines, buyer } = made.value;
  const orderId = await addOrder(tx, {
    ...row,
    ...(await ownerOf(tx, buyer.ownerId)),
    createdBy: ctx.actor.userId,
    createdAt: ctx.now,
    waitingSince: ctx.now,
  });
  await addLines(tx, orderId, lines);
  const after = { buyer: row.buyerName, totalFen: row.totalFen, lines: linesForHistory(lines) };
  return done({ orderId, version: 0 }, { entity: 'sales_order', id: orderId, action: 'create', after });
}

export const createOrder: Command<Contract['create']> = (tx, input, ctx) => makeOrder(tx, input, ctx);
