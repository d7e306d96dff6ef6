/** How old balances are: 存票 since shipment, 预开票 since issue, 待红冲 since acceptance. Pure. */
import { daysBetween } from '../../../shared/domain/business-date';
import { cumulativePart } from '../../../shared/domain/money';
import type { InvoiceAge } from '../../../shared/domain/period-words';

export type Buckets = Readonly<Record<InvoiceAge, number>>;
export const noBuckets: Buckets = { days30: 0, days60: 0, days90: 0, days180: 0, over180: 0, unshipped: 0 };

const limits = [
  [30, 'days30'],
  [60, 'days60'],
  [90, 'days90'],
  [180, 'days180'],
] as const;

/** The bucket of what began on a day. */
export const ageOf = (since: string, on: string): InvoiceAge => {
  const days = daysBetween(since, on);
  return limits.find(([most]) => days <= most)?.[1] ?? 'over180';
};

/** A quantity or an amount that came on a day. */
export type Dated = { readonly on: string; readonly amount: number };

/** What still stands of rows that came and went: what went is the newest, or the oldest, that was there. */
export function standing(rows: readonly Dated[], goes: 'newest' | 'oldest'): Dated[] {
  const left: { on: string; amount: number }[] = [];
  for (const { on, amount } of rows) {
    if (amount > 0) {
      left.push({ on, amount });
      continue;
    }
    let rest = 0 - amount;
    while (rest > 0 && left.length > 0) {
      const one = goes === 'newest' ? left.at(-1) : left[0];
      if (!one) break;
      const part = Math.min(one.amount, rest);
      one.amount -= part;
      rest -= part;
      if (one.amount === 0) left.splice(goes === 'newest' ? left.length - 1 : 0, 1);
    }
  }
  return left;
}

/** An amount over the newest shipments that hold its quantity; the first shipped were the first invoiced. */
export function overShipments(
  open: { readonly qty: number; readonly fen: number },
  shipments: readonly Dated[],
): Dated[] {
  const [newest] = shipments.toReversed();
  if (!newest) return [];
  if (open.qty === 0) return [{ on: newest.on, amount: open.fen }];
  const parts: Dated[] = [];
  let taken = 0;
  for (const { on, amount } of shipments.toReversed()) {
    const qty = Math.min(amount, open.qty - taken);
    if (qty <= 0) break;
    const whole = { totalFen: open.fen, totalQty: open.qty };
    parts.push({ on, amount: cumulativePart({ ...whole, fromQty: taken, toQty: taken + qty }) });
    taken += qty;
  }
  const missing = open.fen - parts.reduce((sum, { amount }) => sum + amount, 0);
  return missing === 0 ? parts : [...parts, { on: shipments[0]?.on ?? newest.on, amount: missing }];
}
