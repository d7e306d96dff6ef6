/** What sales do to the ledger: approved, changed, cancelled, on their way, come back, at another price. Pure. */
import type { EntitlementEventKind, SupplyStage } from '../../../shared/domain/invoicing-words';
import { supplyStages } from '../../../shared/domain/invoicing-words';
import { amountFen, cumulativePart } from '../../../shared/domain/money';
import {
  blueById,
  lastPart,
  newestShares,
  openOf,
  postEvent,
  postPending,
  postSupply,
  release,
  type Book,
  type Ent,
  type Share,
} from './book.rules';

/** Amount of an entitlement at another quantity: the sale's own where its amount is quantity × price. */
function amountAt(ent: Ent, qty: number): number {
  if (qty === 0) return 0;
  if (ent.fen === amountFen(ent.qty, ent.price)) return amountFen(qty, ent.price);
  return cumulativePart({ totalFen: ent.fen, totalQty: ent.qty, fromQty: 0, toQty: qty });
}

/**
 * The two sides of an allocation round for themselves; what is left of a fully matched line goes to its last share as
 * a difference of rounding 尾差, so that the line closes to the fen.
 */
export function settle(book: Book, ent: Ent, toFen: number): void {
  const entFen = ent.allocatedFen - toFen;
  const share = shareToSettle(book, ent, entFen);
  if (share && entFen !== 0) release(book, share, { qty: 0, entFen, invFen: 0, cause: 'rounding' });
}

function shareToSettle(book: Book, ent: Ent, entFen: number): Share | undefined {
  const shares = newestShares(book, { entId: ent.id });
  return shares.find((one) => one.entFen >= entFen) ?? shares[0];
}

/** How far the two amounts of the share that {@link settle} takes would be apart then, fen. */
export function gapSettled(book: Book, ent: Ent, toFen: number): number {
  const entFen = ent.allocatedFen - toFen;
  const share = shareToSettle(book, ent, entFen);
  return share ? Math.abs(share.entFen - entFen - share.invFen) : 0;
}

type Less = {
  readonly kind: EntitlementEventKind;
  /** From what is not invoiced, and from what is. */
  readonly openQty: number;
  readonly sharedQty: number;
  /** The shares that go become an open advance again, or wait for a red invoice. */
  readonly isPending: boolean;
};

/** What was freed of a line: an advance is open again with its own date; any other invoice has billed too much. */
function free(
  book: Book,
  share: Share,
  { qty, kind, isPending }: Pick<Less, 'kind' | 'isPending'> & { qty: number },
): void {
  const blue = blueById(book, share.lineId);
  const cause = kind === 'return' ? 'return' : 'cancel';
  const part = {
    qty,
    entFen: lastPart({ qty: share.qty, fen: share.entFen }, qty),
    invFen: lastPart({ qty: share.qty, fen: share.invFen }, qty),
  };
  release(book, share, { ...part, cause });
  if (isPending || !blue.isAdvance) postPending(book, blue, { entId: share.entId, qty, fen: part.invFen, cause });
}

/** Less of one entitlement: quantity and amount fall together, and its sides still close. */
function lessen(book: Book, ent: Ent, less: Less): void {
  const { kind, openQty, sharedQty, isPending } = less;
  const toQty = ent.qty - openQty - sharedQty;
  const toFen = amountAt(ent, toQty);
  let rest = sharedQty;
  for (const share of newestShares(book, { entId: ent.id })) {
    const qty = Math.min(share.qty, rest);
    if (qty > 0) free(book, share, { qty, kind, isPending });
    rest -= qty;
  }
  if (ent.allocatedFen > toFen) settle(book, ent, toFen);
  postEvent(book, ent, { kind, qty: toQty - ent.qty, fen: toFen - ent.fen });
  if (ent.allocatedQty === ent.qty && ent.allocatedFen < ent.fen) settle(book, ent, ent.fen);
}

/** The youngest part of an order line first. */
const youngestFirst = (ents: readonly Ent[]): Ent[] => [...ents].reverse();

/** Spreads a quantity over the entitlements of a line, from each as much as `roomOf` says; answers what is left. */
function spread(
  ents: readonly Ent[],
  { qty, roomOf }: { qty: number; roomOf: (ent: Ent) => number },
  take: (ent: Ent, qty: number) => void,
): number {
  let rest = qty;
  for (const ent of ents) {
    const part = Math.min(rest, Math.max(0, roomOf(ent)));
    if (part > 0) take(ent, part);
    rest -= part;
  }
  return rest;
}

/**
 * A line is cancelled, short-closed or changed to less by `qty`: the un-invoiced part first, then what was allocated,
 * newest first. Goods on their way stay: `qty` never exceeds what is not shipped, the caller's rule.
 */
export function lessenLine(
  book: Book,
  ents: readonly Ent[],
  { qty, kind }: { readonly qty: number; readonly kind: EntitlementEventKind },
): void {
  const parts = youngestFirst(ents);
  const parting = { kind, isPending: false };
  const rest = spread(parts, { qty, roomOf: (ent) => openOf(ent).qty }, (ent, openQty) =>
    lessen(book, ent, { ...parting, openQty, sharedQty: 0 }),
  );
  const over = spread(parts, { qty: rest, roomOf: (ent) => ent.qty }, (ent, sharedQty) =>
    lessen(book, ent, { ...parting, openQty: 0, sharedQty }),
  );
  if (over > 0) throw new Error('a line was lessened by more than it has');
  for (const stage of supplyStages) supplyLine(book, ents, { stage, qty: leaveParts(book, parts, { stage }) });
}

/**
 * Goods leave the parts that are smaller than what was supplied of them, at most `qty` of them; answers how many left.
 */
function leaveParts(
  book: Book,
  parts: readonly Ent[],
  { stage, qty = Number.MAX_SAFE_INTEGER }: { readonly stage: SupplyStage; readonly qty?: number },
): number {
  const rest = spread(parts, { qty, roomOf: (ent) => ent[`${stage}Qty`] - ent.qty }, (ent, part) =>
    postSupply(book, ent, { stage, qty: 0 - part }),
  );
  return qty - rest;
}

/**
 * Goods of a line went a stage further; each part of the line takes what it has room for, the oldest first. Negative:
 * they came back, first to where the line is smaller than they were, then from the youngest part.
 */
export function supplyLine(
  book: Book,
  ents: readonly Ent[],
  { stage, qty }: { readonly stage: SupplyStage; readonly qty: number },
): void {
  if (qty < 0) {
    const parts = youngestFirst(ents);
    const rest = 0 - qty - leaveParts(book, parts, { stage, qty: 0 - qty });
    spread(parts, { qty: rest, roomOf: (ent) => ent[`${stage}Qty`] }, (ent, part) =>
      postSupply(book, ent, { stage, qty: 0 - part }),
    );
    return;
  }
  const rest = spread(ents, { qty, roomOf: (ent) => ent.qty - ent[`${stage}Qty`] }, (ent, part) =>
    postSupply(book, ent, { stage, qty: part }),
  );
  const [last] = youngestFirst(ents);
  if (rest > 0 && last) postSupply(book, last, { stage, qty: rest });
}

/**
 * Goods came back and quality accepted them: the shipped and un-invoiced part goes first, the rest waits for a red
 * invoice. `wasSigned`: the buyer had signed for them, so they leave that count too.
 */
export function returnToLine(
  book: Book,
  ents: readonly Ent[],
  { qty, wasSigned }: { readonly qty: number; readonly wasSigned: boolean },
): void {
  const parts = youngestFirst(ents);
  const fromOpen = (ent: Ent, openQty: number) =>
    lessen(book, ent, { kind: 'return', openQty, sharedQty: 0, isPending: true });
  const shippedOpen = (ent: Ent) => Math.min(openOf(ent).qty, ent.shippedQty - ent.allocatedQty);
  const billed = spread(parts, { qty, roomOf: shippedOpen }, fromOpen);
  const rest = spread(parts, { qty: billed, roomOf: (ent) => ent.allocatedQty }, (ent, sharedQty) =>
    lessen(book, ent, { kind: 'return', openQty: 0, sharedQty, isPending: true }),
  );
  if (spread(parts, { qty: rest, roomOf: (ent) => openOf(ent).qty }, fromOpen) > 0) {
    throw new Error('more came back than the line has');
  }
  const stages = supplyStages.filter((stage) => wasSigned || stage !== 'signed');
  for (const stage of stages) supplyLine(book, ents, { stage, qty: 0 - qty });
}
