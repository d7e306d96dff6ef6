/** When the invoice of a shipment reached the buyer. Pure. */
import type { HandedLine } from './handover-dues.queries';

/**
 * The day on which invoices over the first `untilQty` thousandths of a line were all handed over: first shipped, first
 * invoiced. Null while some of them were not. What came back asks for no invoice.
 */
export function lineHandedOn(line: HandedLine | undefined, untilQty: number): string | null {
  const needed = Math.min(untilQty, line?.netQty ?? untilQty);
  let reached = 0;
  for (const { on, qty } of line?.parts ?? []) {
    reached += qty;
    if (reached >= needed) return on;
  }
  return needed <= 0 ? '' : null;
}

/** The day of the last of several lines; null while one was not handed over, or nothing asks for an invoice. */
export function shipmentHandedOn(days: readonly (string | null)[]): string | null {
  if (days.includes(null)) return null;
  const last =
    days
      .flatMap((day) => day ?? [])
      .toSorted()
      .at(-1) ?? '';
  return last === '' ? null : last;
}
