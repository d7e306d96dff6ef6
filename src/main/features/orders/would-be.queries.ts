/** The order that the checks look at: as it stands, or as it would be with what is asked of it. */
import { okay, type Result } from '../../../shared/domain/problem';
import type { ReadDb } from '../../store/handles';
import { productFacts } from '../products/products.queries';
import type { CheckedOrder } from './checks.queries';
import { linesOfChanges, openChange, type ChangeRecord } from './changes.queries';
import { withDeltas, type LineDelta, type Proposed } from './changes.rules';
import { linesOf, type OrderRecord } from './orders.queries';

/** How products are called in a sentence. */
export async function namesOf(db: ReadDb, productIds: readonly number[]): Promise<(productId: number) => string> {
  const names = new Map((await productFacts(db, [...new Set(productIds)])).map((one) => [one.id, one.genericName]));
  return (productId) => names.get(productId) ?? '';
}

/** The lines of an order with a change of its lines. */
export async function proposedOf(db: ReadDb, orderId: number, deltas: readonly LineDelta[]): Promise<Result<Proposed>> {
  const lines = await linesOf(db, orderId);
  const nameOf = await namesOf(
    db,
    lines.map(({ productId }) => productId),
  );
  return withDeltas(lines, deltas, nameOf);
}

/** An order with other lines and another day of delivery, as the checks take it. */
export const asChecked = (
  order: OrderRecord,
  { lines, totalFen }: Proposed,
  deliveryOn: string | null,
): CheckedOrder => ({ ...order, deliveryOn, totalFen, lines });

/** With its open change where that can be applied, else as it stands. */
export async function checkedOrderOf(db: ReadDb, order: OrderRecord): Promise<CheckedOrder> {
  const change: ChangeRecord | undefined = await openChange(db, order.id);
  if (change?.kind === 'change') {
    const proposed = await proposedOf(db, order.id, await linesOfChanges(db, [change.id]));
    if (proposed.ok) return asChecked(order, proposed.value, change.newDeliveryOn);
  }
  return { ...order, lines: await linesOf(db, order.id) };
}

/** As {@link proposedOf}, of a request that is kept. */
export async function proposedBy(
  db: ReadDb,
  change: ChangeRecord,
): Promise<Result<{ deltas: LineDelta[]; to: Proposed }>> {
  const deltas = await linesOfChanges(db, [change.id]);
  const to = await proposedOf(db, change.orderId, deltas);
  return to.ok ? okay({ deltas, to: to.value }) : to;
}
