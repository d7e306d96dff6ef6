/** Red invoices in the plain ledger: what they take of a bill, and what follows them. */
import {
  aheadFen,
  aheadQty,
  amountPairs,
  match,
  pairsOf,
  redRoom,
  waitingGoodsFen,
  type Bill,
  type Ledger,
} from './ledger-model-parts';

/**
 * Red by quantity: what waits, then what is ahead, then what is billed, newest first, which is stored again; the matcher
 * runs when all of the invoice is taken.
 */
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

/** Red by amount: what waits without goods, then, of a bill that has no goods, what it billed: that is stored again. */
export function redAmountHeld(bill: Bill, fen: number): void {
  const waiting = Math.min(fen, bill.pendingFen);
  let rest = fen - waiting;
  for (const one of amountPairs(bill)) {
    const taken = Math.min(rest, one.fen);
    one.fen -= taken;
    rest -= taken;
  }
  bill.pendingFen -= waiting;
  bill.redFen += fen;
}
export function redAmount(ledger: Ledger, bill: Bill, fen: number): void {
  redAmountHeld(bill, fen);
  match(ledger, bill.account);
}
/** The whole of what is left of a bill. */
export function redWhole(bill: Bill): void {
  if (redRoom(bill) > 0) redHeld(bill, redRoom(bill));
  else redAmountHeld(bill, bill.fen - bill.redFen);
}

/** By a decision of two people what waited is ahead again. */
export function backToAdvance(ledger: Ledger, bill: Bill, qty: number): void {
  const fen = (waitingGoodsFen(bill) * qty) / bill.pendingQty;
  bill.pendingQty -= qty;
  bill.pendingFen -= fen;
  match(ledger, bill.account);
}
