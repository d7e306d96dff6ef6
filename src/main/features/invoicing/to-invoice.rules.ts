/** 凑票: which open entitlements make up an amount or a quantity, first in first out. Pure. */
import type { Ent } from './book.rules';
import { entPart } from './issue.rules';

/** Goods are counted in whole units; a rest below one unit goes with its line. */
const UNIT = 1000;

/** Something that may be invoiced, up to `freeQty` thousandths. */
export type Offer = { readonly ent: Ent; readonly freeQty: number };
export type Picked = { readonly entId: number; readonly qty: number; readonly fen: number };
export type Picks = {
  readonly picked: readonly Picked[];
  readonly pickedQty: number;
  readonly pickedFen: number;
  /** What of the wish was not found, in its own unit. */
  readonly missing: number;
};

/** The most of an offer that costs no more than `fen`: all of it, or whole units. */
export function affordableQty({ ent, freeQty }: Offer, fen: number): number {
  if (entPart(ent, freeQty) <= fen) return freeQty;
  let low = 0;
  let high = Math.floor(freeQty / UNIT);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (entPart(ent, middle * UNIT) <= fen) low = middle;
    else high = middle - 1;
  }
  return low * UNIT;
}

/** Takes from the offers in their order until one is not taken whole: that is the last, and it is split. */
function take(offers: readonly Offer[], qtyFor: (offer: Offer, soFar: { qty: number; fen: number }) => number) {
  const picked: Picked[] = [];
  const sum = { qty: 0, fen: 0 };
  for (const offer of offers.filter(({ freeQty }) => freeQty > 0)) {
    const qty = qtyFor(offer, sum);
    if (qty > 0) {
      const fen = entPart(offer.ent, qty);
      picked.push({ entId: offer.ent.id, qty, fen });
      sum.qty += qty;
      sum.fen += fen;
    }
    if (qty < offer.freeQty) break;
  }
  return { picked, pickedQty: sum.qty, pickedFen: sum.fen };
}

/** Lines for an amount in fen; never more than it. */
export function picksForAmount(offers: readonly Offer[], amountFen: number): Picks {
  const found = take(offers, (offer, { fen }) => affordableQty(offer, amountFen - fen));
  return { ...found, missing: amountFen - found.pickedFen };
}

/** Lines for a quantity in thousandths. */
export function picksForQty(offers: readonly Offer[], wantedQty: number): Picks {
  const found = take(offers, ({ freeQty }, { qty }) => Math.min(freeQty, wantedQty - qty));
  return { ...found, missing: wantedQty - found.pickedQty };
}
