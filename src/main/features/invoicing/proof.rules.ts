/** Goods against invoices: what was shipped and not invoiced, and what was invoiced and not shipped. Pure. */
import { lastPart, nextPart } from './book.rules';

/** Thousandths and fen: net, on invoices, out of the house. */
export type GoodsLine = {
  readonly qty: number;
  readonly fen: number;
  readonly allocatedQty: number;
  readonly allocatedFen: number;
  readonly shippedQty: number;
};

/** 可开票 on the shipped basis and 已票未发; one of the two is nothing. */
export function goodsAgainst(line: GoodsLine): {
  readonly toInvoiceQty: number;
  readonly toInvoiceFen: number;
  readonly unshippedQty: number;
  readonly unshippedFen: number;
} {
  const { qty, fen, allocatedQty, allocatedFen, shippedQty } = line;
  const reached = Math.max(0, Math.min(shippedQty, qty));
  if (reached < allocatedQty) {
    const unshippedQty = allocatedQty - reached;
    const unshippedFen = lastPart({ qty: allocatedQty, fen: allocatedFen }, unshippedQty);
    return { toInvoiceQty: 0, toInvoiceFen: 0, unshippedQty, unshippedFen };
  }
  const toInvoiceQty = reached - allocatedQty;
  const taken = { qty, fen, takenQty: allocatedQty, takenFen: allocatedFen };
  // With all goods out, also an amount without goods (a price raised after the invoice) may be invoiced.
  const toInvoiceFen = reached === qty ? fen - allocatedFen : nextPart(taken, toInvoiceQty);
  return { toInvoiceQty, toInvoiceFen, unshippedQty: 0, unshippedFen: 0 };
}

/** What the goods that left are worth by the ledger, fen. */
export function shippedFenOf(line: GoodsLine): number {
  const { toInvoiceFen, unshippedFen } = goodsAgainst(line);
  return line.allocatedFen + toInvoiceFen - unshippedFen;
}

/** Fen that rounding may leave on one order line: one for each of its parts and returns, and one for itself. */
export const roundingRoom = ({ parts, returns }: { readonly parts: number; readonly returns: number }): number =>
  1 + parts + returns;
