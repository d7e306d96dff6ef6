import { okay, refuse, type Result } from '../../../shared/domain/problem';

export type OpenOrder = { readonly orderId: number; readonly openFen: number };
export type Part = { readonly orderId: number; readonly amountFen: number };

/**
 * First in, first out: which orders a sum pays.
 * @param freeFen what is left of the receipt
 * @param orders oldest first, each with what it still wants
 */
export function proposeMatch(freeFen: number, orders: readonly OpenOrder[]): Part[] {
  let left = Math.max(freeFen, 0);
  const parts: Part[] = [];
  for (const { orderId, openFen } of orders) {
    const amountFen = Math.min(left, Math.max(openFen, 0));
    if (amountFen > 0) parts.push({ orderId, amountFen });
    left -= amountFen;
  }
  return parts;
}

/** Parts must fit the receipt and each order; one order stands once. */
export function checkMatch(freeFen: number, orders: readonly OpenOrder[], parts: readonly Part[]): Result<true> {
  const seen = new Set<number>();
  let sum = 0;
  for (const [at, { orderId, amountFen }] of parts.entries()) {
    const openFen = orders.find((order) => order.orderId === orderId)?.openFen;
    if (openFen === undefined || seen.has(orderId)) return refuse('NOT_FOUND', {}, [`/parts/${at}/orderId`]);
    if (amountFen > openFen) {
      return refuse(
        'RULE_VIOLATED',
        { case: 'receivables.rules.moreThanOpen', wantedFen: amountFen, leftFen: openFen },
        [`/parts/${at}/amountFen`],
      );
    }
    seen.add(orderId);
    sum += amountFen;
  }
  return sum <= freeFen
    ? okay(true)
    : refuse('RULE_VIOLATED', { case: 'receivables.rules.moreThanReceipt', wantedFen: sum, leftFen: freeFen }, [
        '/parts',
      ]);
}
