/**
 * What an approved order itself already adds to the figures that its checks look at, so that looking again (it is
 * resumed, or would be otherwise) does not count it twice.
 */
import { committedStates, openStates, type OrderState } from '../../../shared/domain/states';
import type { ReadDb } from '../../store/handles';
import { findOrder, linesOf } from './orders.queries';
import { netOf } from './lines.rules';

export type OwnPart = {
  /** Fen, within the totals of the buyer's approved orders. */
  readonly totalFen: number;
  /** Thousandths by product, promised or on notes: not available to others, but to itself. */
  readonly qty: ReadonlyMap<number, number>;
};

const nothing: OwnPart = { totalFen: 0, qty: new Map() };
const isIn = (states: readonly OrderState[], state: OrderState): boolean => states.includes(state);

/** `state`: where the order stands, if the caller read it. */
type Asked = { readonly id: number | null; readonly state?: OrderState };

/** The part of one order in the figures of its buyer and its products; nothing before its approval. */
export async function ownPartOf(db: ReadDb, { id, state }: Asked): Promise<OwnPart> {
  // Most orders are looked at before their approval: those need not be read again.
  const isBefore = id === null || (state !== undefined && !isIn(committedStates, state));
  const order = isBefore ? undefined : await findOrder(db, id);
  if (!order || !isIn(committedStates, order.state)) return nothing;
  const qty = new Map<number, number>();
  if (isIn(openStates, order.state)) {
    for (const line of await linesOf(db, order.id)) {
      qty.set(line.productId, (qty.get(line.productId) ?? 0) + netOf(line));
    }
  }
  return { totalFen: order.totalFen, qty };
}

/** What is available to promise to the order itself, thousandths by product. */
export const withOwnPart = (available: ReadonlyMap<number, number>, own: OwnPart): Map<number, number> => {
  const both = new Map(available);
  for (const [productId, qty] of own.qty) both.set(productId, (both.get(productId) ?? 0) + qty);
  return both;
};
