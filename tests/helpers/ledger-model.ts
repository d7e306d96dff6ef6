/**
 * The invoicing ledger once more, as plainly as it can be said: lists, first in first out, fractions instead of rounding.
 * It shares no line with the program; the simulator asks after every step whether both say the same.
 *
 * Quantities in thousandths, amounts in fen with fractions, prices in 1/10000 yuan.
 */

import {
  accountsOf,
  addPart,
  billedFen,
  billedQty,
  isWorth,
  match,
  openFen,
  openQty,
  pair,
  pairsOf,
  sum,
  worth,
  type Bill,
  type Key,
  type Ledger,
  type Line,
  type Part,
} from './ledger-model-parts';
import { cutPairs, settle } from './ledger-model-worth';

export * from './ledger-model-parts';

export type Sold = Omit<Line, 'parts'> & { readonly qty: number };

export function approve(ledger: Ledger, lines: readonly Sold[]): void {
  for (const { qty, ...head } of lines) {
    const line: Line = { ...head, parts: [] };
    Object.assign(addPart(line, head), { qty, fen: worth(qty, head.price) });
    ledger.lines.push(line);
  }
  for (const account of new Set(lines.map((one) => one.account))) match(ledger, account);
}

/** A part loses `qty` of which nothing is billed. */
function shrink(part: Part, qty: number): number {
  const taken = Math.min(qty, openQty(part));
  if (taken > 0) {
    part.fen -= (openFen(part) * taken) / openQty(part);
    part.qty -= taken;
  }
  return qty - taken;
}

/** A part loses `qty` that is billed, newest bill first. */
function unbill(part: Part, { qty, isBack }: { qty: number; isBack: boolean }): number {
  let rest = qty;
  for (const one of pairsOf(part).reverse()) {
    const taken = Math.min(rest, one.qty);
    const fen = (one.fen * taken) / one.qty;
    one.qty -= taken;
    one.fen -= fen;
    part.qty -= taken;
    part.fen -= fen;
    rest -= taken;
    if (isBack || !one.bill.isAdvance) {
      one.bill.pendingQty += taken;
      one.bill.pendingFen += fen;
    }
  }
  return rest;
}

const youngest = (line: Line): Part[] => line.parts.toReversed();

/** Cancelled, closed or changed to less: what is not billed goes first. */
export function lessen(ledger: Ledger, line: Line, qty: number): void {
  let rest = qty;
  for (const part of youngest(line)) rest = shrink(part, rest);
  for (const part of youngest(line)) rest = unbill(part, { qty: rest, isBack: false });
  level(line);
  settle(line);
  for (const account of accountsOf(line)) match(ledger, account);
}

/** Changed to more, at the price of the line. */
export function raise(ledger: Ledger, line: Line, qty: number): void {
  const last = line.parts.at(-1);
  const isSame = last !== undefined && last.price === line.price && isWorth(last.qty, last.fen, line.price);
  const part = isSame ? last : addPart(line, { account: last?.account ?? line.account, price: line.price });
  part.qty += qty;
  part.fen += worth(qty, line.price);
  settle(line);
  for (const account of accountsOf(line)) match(ledger, account);
}

export function ship(line: Line, qty: number): void {
  let rest = qty;
  for (const part of line.parts) {
    const taken = Math.min(rest, part.qty - part.shippedQty);
    part.shippedQty += taken;
    rest -= taken;
  }
}

/** Goods that went out and have no part any more are of the other parts of the line. */
function level(line: Line): void {
  let over = 0;
  for (const part of line.parts) {
    const excess = Math.max(0, part.shippedQty - part.qty);
    part.shippedQty -= excess;
    over += excess;
  }
  ship(line, over);
}

/** Accepted back: shipped and not billed first, then billed, which waits to be red. */
export function takeBack(ledger: Ledger, line: Line, qty: number): void {
  let rest = qty;
  for (const part of youngest(line)) {
    const room = Math.max(0, Math.min(openQty(part), part.shippedQty - billedQty(part), rest));
    rest += shrink(part, room) - room;
  }
  for (const part of youngest(line)) rest = unbill(part, { qty: rest, isBack: true });
  for (const part of youngest(line)) rest = shrink(part, rest);
  let gone = qty;
  for (const part of line.parts) {
    const taken = Math.max(0, part.shippedQty - part.qty);
    part.shippedQty -= taken;
    gone -= taken;
  }
  for (const part of youngest(line)) {
    const taken = Math.min(gone, part.shippedQty);
    part.shippedQty -= taken;
    gone -= taken;
  }
  settle(line);
  for (const account of accountsOf(line)) match(ledger, account);
}

/** Another price from now on: the open amount takes the difference; a cut beyond it waits to be red. */
function repricePart(part: Part, price: number): void {
  // What stood here as an amount alone is in what is sold now, or in nothing.
  if (part.qty === 0) {
    part.fen = billedFen(part);
    return;
  }
  const difference = worth(part.qty, price) - part.fen;
  if (price === part.price && Math.abs(difference) < 0.5) return;
  const left = { qty: openQty(part), fen: openFen(part) + difference };
  const billed = { qty: billedQty(part), fen: billedFen(part) };
  if (left.fen < 0) cutPairs(pairsOf(part), -left.fen);
  part.qty = billed.qty;
  part.fen = billed.fen - Math.max(0, -left.fen);
  const fen = Math.max(0, left.fen);
  if (left.qty === 0 && fen < 0.5) return;
  const own = billed.qty === 0 || left.qty === 0 ? price : Math.round((fen * 100_000) / left.qty);
  const made = addPart(part.line, { account: part.account, price: own });
  Object.assign(made, { ...left, fen, shippedQty: Math.max(0, part.shippedQty - billed.qty) });
  part.shippedQty = Math.min(part.shippedQty, billed.qty);
}
export function reprice(ledger: Ledger, line: Line, price: number): void {
  line.price = price;
  for (const part of [...line.parts]) if (part.qty > 0 || openFen(part) > 0.5) repricePart(part, price);
  settle(line);
  for (const account of accountsOf(line)) match(ledger, account);
}

export type Issued = Key & {
  readonly number: string;
  readonly lineNo: number;
  readonly on: string;
  readonly qty: number;
};
export const addBill = (
  ledger: Ledger,
  given: Issued & { readonly isAdvance: boolean; readonly fen: number },
): Bill => {
  const bill: Bill = { ...given, redQty: 0, redFen: 0, pendingQty: 0, pendingFen: 0, pairs: [] };
  ledger.bills.push(bill);
  return bill;
};

/** A normal invoice line over these parts; one without goods bills its whole amount. */
export function invoice(
  ledger: Ledger,
  given: Issued,
  picks: readonly { readonly part: Part; readonly qty: number }[],
): void {
  const parts = picks.map(({ part, qty }) => ({
    part,
    qty,
    fen: qty === 0 ? openFen(part) : (openFen(part) * qty) / openQty(part),
  }));
  const bill = addBill(ledger, { ...given, isAdvance: false, fen: sum(parts, ({ fen }) => fen) });
  for (const pick of parts) pair({ bill, ...pick });
}

export function invoiceAhead(ledger: Ledger, given: Issued): void {
  addBill(ledger, { ...given, isAdvance: true, fen: worth(given.qty, given.price) });
  match(ledger, given.account);
}
