/**
 * The invoicing ledger once more, as plainly as it can be said: lists, first in first out, fractions instead of rounding.
 * It shares no line with the program; the simulator asks after every step whether both say the same.
 *
 * Quantities in thousandths, amounts in fen with fractions, prices in 1/10000 yuan.
 */

import {
  addPart,
  aheadFen,
  aheadQty,
  billedFen,
  billedQty,
  isWorth,
  match,
  openFen,
  openQty,
  pair,
  pairsOf,
  redRoom,
  sum,
  waitingGoodsFen,
  worth,
  type Bill,
  type Key,
  type Ledger,
  type Line,
  type Part,
} from './ledger-model-parts';
import { settle } from './ledger-model-worth';

export * from './ledger-model-parts';

export type Sold = Omit<Line, 'parts'> & { readonly qty: number };

export function approve(ledger: Ledger, lines: readonly Sold[]): void {
  for (const { qty, ...head } of lines) {
    const line: Line = { ...head, parts: [] };
    Object.assign(addPart(line, head.price), { qty, fen: worth(qty, head.price) });
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
  settle(line);
  match(ledger, line.account);
}

/** Changed to more, at the price of the line. */
export function raise(ledger: Ledger, line: Line, qty: number): void {
  const last = line.parts.at(-1);
  const isSame = last !== undefined && last.price === line.price && isWorth(last.qty, last.fen, line.price);
  const part = isSame ? last : addPart(line, line.price);
  part.qty += qty;
  part.fen += worth(qty, line.price);
  settle(line);
  match(ledger, line.account);
}

export function ship(line: Line, qty: number): void {
  let rest = qty;
  for (const part of line.parts) {
    const taken = Math.min(rest, part.qty - part.shippedQty);
    part.shippedQty += taken;
    rest -= taken;
  }
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
  for (const part of youngest(line)) {
    const taken = Math.min(gone, part.shippedQty);
    part.shippedQty -= taken;
    gone -= taken;
  }
  settle(line);
  match(ledger, line.account);
}

/** Another price from now on: the open amount takes the difference; a cut beyond it waits to be red. */
function repricePart(part: Part, price: number): void {
  const difference = worth(part.qty, price) - part.fen;
  const left = { qty: openQty(part), fen: openFen(part) + difference };
  const billed = { qty: billedQty(part), fen: billedFen(part) };
  if (left.fen < 0) {
    for (const one of pairsOf(part)) {
      const cut = (-left.fen * one.qty) / billed.qty;
      one.fen -= cut;
      one.bill.pendingFen += cut;
    }
  }
  part.qty = billed.qty;
  part.fen = billed.fen - Math.max(0, -left.fen);
  const fen = Math.max(0, left.fen);
  if (left.qty === 0 && fen < 0.5) return;
  const own = billed.qty === 0 || left.qty === 0 ? price : Math.round((fen * 100_000) / left.qty);
  const made = addPart(part.line, own);
  Object.assign(made, { ...left, fen, shippedQty: Math.max(0, part.shippedQty - billed.qty) });
  part.shippedQty = Math.min(part.shippedQty, billed.qty);
}
export function reprice(ledger: Ledger, line: Line, price: number): void {
  line.price = price;
  for (const part of [...line.parts]) if (part.qty > 0 || openFen(part) > 0.5) repricePart(part, price);
  settle(line);
  match(ledger, line.account);
}

export type Issued = Key & {
  readonly number: string;
  readonly lineNo: number;
  readonly on: string;
  readonly qty: number;
};
const addBill = (ledger: Ledger, given: Issued & { readonly isAdvance: boolean; readonly fen: number }): Bill => {
  const bill: Bill = { ...given, redQty: 0, redFen: 0, pendingQty: 0, pendingFen: 0, pairs: [] };
  ledger.bills.push(bill);
  return bill;
};

/** A normal invoice line over these parts. */
export function invoice(
  ledger: Ledger,
  given: Issued,
  picks: readonly { readonly part: Part; readonly qty: number }[],
): void {
  const parts = picks.map(({ part, qty }) => ({
    part,
    qty,
    fen: (openFen(part) * qty) / openQty(part),
  }));
  const bill = addBill(ledger, { ...given, isAdvance: false, fen: sum(parts, ({ fen }) => fen) });
  for (const pick of parts) pair({ bill, ...pick });
}

export function invoiceAhead(ledger: Ledger, given: Issued): void {
  addBill(ledger, { ...given, isAdvance: true, fen: worth(given.qty, given.price) });
  match(ledger, given.account);
}

/** Red by quantity: what waits, then what is ahead, then what is billed, newest first, which is stored again. */
export function red(ledger: Ledger, bill: Bill, qty: number): void {
  redHeld(bill, qty);
  match(ledger, bill.account);
}

/** The same, and what it frees is kept for the invoice that follows. */
export function redHeld(bill: Bill, qty: number): void {
  const isWhole = qty === redRoom(bill);
  const pendingQty = Math.min(qty, bill.pendingQty);
  const pendingFen = isWhole
    ? bill.pendingFen
    : pendingQty === 0
      ? 0
      : (waitingGoodsFen(bill) * pendingQty) / bill.pendingQty;
  const openNow = aheadQty(bill);
  const ahead = Math.min(qty - pendingQty, openNow);
  let fen = pendingFen + (ahead === 0 ? 0 : (aheadFen(bill) * ahead) / openNow);
  let rest = qty - pendingQty - ahead;
  for (const one of pairsOf(bill).reverse()) {
    const taken = Math.min(rest, one.qty);
    const part = (one.fen * taken) / one.qty;
    one.qty -= taken;
    one.fen -= part;
    fen += part;
    rest -= taken;
  }
  bill.pendingQty -= pendingQty;
  bill.pendingFen -= pendingFen;
  bill.redQty += qty;
  bill.redFen += fen;
}

/** Red by amount, of what waits without goods. */
export function redAmount(ledger: Ledger, bill: Bill, fen: number): void {
  bill.pendingFen -= fen;
  bill.redFen += fen;
  match(ledger, bill.account);
}

/** By a decision of two people what waited is ahead again. */
export function backToAdvance(ledger: Ledger, bill: Bill, qty: number): void {
  const fen = (waitingGoodsFen(bill) * qty) / bill.pendingQty;
  bill.pendingQty -= qty;
  bill.pendingFen -= fen;
  match(ledger, bill.account);
}
