/** What of goods that are paid as they are sold may still be reported as sold, and from where it is taken. Pure. */
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { shareOut } from './receivables.rules';

/** Thousandths on a business date. */
export type Dated = { readonly on: string; readonly qty: number };
/** An order line that left the house, whole or in part, with what came back of it and what was reported. */
export type SoldLine = {
  readonly orderLineId: number;
  readonly productId: number;
  readonly productName: string;
  /** Oldest first; of the same day in the order of the notes. */
  readonly shipped: readonly Dated[];
  /** Credited back, thousandths. */
  readonly returnedQty: number;
  /** Of reports that stand, oldest first. */
  readonly reported: readonly Dated[];
};

/** Thousandths of all parts together. */
export const qtyOf = (parts: readonly Dated[]): number => parts.reduce((sum, { qty }) => sum + qty, 0);
const until = (parts: readonly Dated[], on: string): number => qtyOf(parts.filter((part) => part.on <= on));

/** Shipped − credited back − reported, thousandths, whenever it was; never below zero. */
export const leftOf = ({ shipped, returnedQty, reported }: SoldLine): number =>
  Math.max(qtyOf(shipped) - returnedQty - qtyOf(reported), 0);

/**
 * What may still be reported as sold on a day: at no day from then on more is sold than had left the house.
 * @returns thousandths, 0 to {@link leftOf}
 */
export function restOn(line: SoldLine, soldOn: string): number {
  const days = [soldOn, ...line.reported.map(({ on }) => on).filter((on) => on > soldOn)];
  const room = days.map((day) => until(line.shipped, day) - until(line.reported, day));
  return Math.max(Math.min(leftOf(line), ...room), 0);
}

/** The shipments of a line out of which its rest of a day is made, oldest first; they add up to it. */
function openParts(line: SoldLine, soldOn: string): Dated[] {
  const from = until(line.reported, soldOn);
  const to = from + restOn(line, soldOn);
  let reached = 0;
  return line.shipped.flatMap(({ on, qty }) => {
    const start = Math.max(reached, from);
    reached += qty;
    const open = Math.min(reached, to) - start;
    return open > 0 ? [{ on, qty: open }] : [];
  });
}

/** The first shipment of which something may be reported on a day; null where there is none. */
export const oldestOpenOn = (line: SoldLine, soldOn: string): string | null => openParts(line, soldOn)[0]?.on ?? null;

/**
 * First shipped, first sold: how a quantity of one product falls on the lines it was delivered with.
 * @param lines of one product, older orders first
 * @param askedQty thousandths; what no line has is not given to any
 * @returns thousandths by order line; lines that get nothing are absent
 */
export function allotSold(lines: readonly SoldLine[], soldOn: string, askedQty: number): Map<number, number> {
  const parts = lines
    .flatMap((line) => openParts(line, soldOn).map(({ on, qty }) => ({ id: line.orderLineId, on, openFen: qty })))
    .toSorted((a, b) => a.on.localeCompare(b.on));
  const given = new Map<number, number>();
  for (const [at, qty] of shareOut(askedQty, parts).entries()) {
    const part = parts[at];
    if (part && qty > 0) given.set(part.id, (given.get(part.id) ?? 0) + qty);
  }
  return given;
}

export type ReportedQty = { readonly orderLineId: number; readonly qty: number };

/** Each line once, of goods that this buyer pays as he sells them, never above its rest of that day. */
export function reportFits(lines: readonly SoldLine[], asked: readonly ReportedQty[], soldOn: string): Result<true> {
  const seen = new Set<number>();
  for (const [at, { orderLineId, qty }] of asked.entries()) {
    const line = lines.find((one) => one.orderLineId === orderLineId);
    if (!line) return refuse('NOT_FOUND', {}, [`/lines/${at}/orderLineId`]);
    const { productName: name } = line;
    if (seen.has(orderLineId)) return refuse('DUPLICATE', { value: name }, [`/lines/${at}/orderLineId`]);
    seen.add(orderLineId);
    const leftQty = leftOf(line);
    const field = [`/lines/${at}/qty`];
    if (qty > leftQty) return refuse('QUANTITY_EXCEEDED', { name, askedQty: qty, maxQty: leftQty }, field);
    const maxQty = restOn(line, soldOn);
    if (qty > maxQty) {
      const params = { case: 'soldReports.refusals.beforeShipping', name, askedQty: qty, maxQty, on: soldOn };
      return refuse('RULE_VIOLATED', params, field);
    }
  }
  return okay(true);
}
