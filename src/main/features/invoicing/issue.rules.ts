/** What invoices do to the ledger: a blue one takes entitlements, a red one gives back. Pure. */
import { amountFen, sumFen } from '../../../shared/domain/money';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import {
  advanceOf,
  allocate,
  amountShares,
  entById,
  lastPart,
  newestShares,
  nextPart,
  openOf,
  postPending,
  release,
  type Blue,
  type Book,
  type Ent,
} from './book.rules';
import { amountsFor, isAtPrice, matchBook, ROUNDING_FEN } from './match.rules';

/** So much of an entitlement goes onto an invoice line; `fen`: of an amount without goods only so much. */
export type Pick = { readonly entId: number; readonly qty: number; readonly fen?: number };
/** What of an invoice line no sale takes, thousandths and fen. */
export type Ahead = { readonly qty: number; readonly fen: number };

/** Amount of the next `qty` of an entitlement, fen. */
export const entPart = (ent: Ent, qty: number): number =>
  nextPart({ qty: ent.qty, fen: ent.fen, takenQty: ent.allocatedQty, takenFen: ent.allocatedFen }, qty);

/**
 * Whether these entitlements go onto one invoice line: all at the price of the line, or one alone whose amount is its
 * own. A line that mixed them would say a price that is nobody's.
 */
export const fitOneLine = (ents: readonly Ent[]): boolean =>
  ents.length === 1 || ents.every((ent) => isAtPrice(openOf(ent), ent.price));

type Picked = { readonly ent: Ent; readonly qty: number; readonly fen?: number | undefined };
const pickedFen = ({ ent, qty, fen }: Picked): number => (qty === 0 && fen !== undefined ? fen : entPart(ent, qty));

/**
 * Amount of an invoice line over these picks: quantity × price, or the sum of the entitlements where their amount is
 * none (a part left by a change of price).
 */
export function lineAmount(picks: readonly Picked[], price: number, ahead: Ahead = { qty: 0, fen: 0 }): number {
  const parts = sumFen(picks.map(pickedFen)) + ahead.fen;
  const whole = amountFen(
    picks.reduce((sum, { qty }) => sum + qty, ahead.qty),
    price,
  );
  const roundings = picks.length + Math.sign(ahead.qty) * ROUNDING_FEN;
  return Math.abs(parts - whole) <= roundings ? whole : parts;
}

/** An invoice line stands against exactly the entitlements that were picked. */
export function issueNormal(book: Book, blue: Blue, picks: readonly Pick[]): void {
  const cause = blue.isAdvance ? 'write_off' : 'issue';
  for (const { entId, qty, fen } of picks) {
    const ent = entById(book, entId);
    const isPart = qty === 0 && fen !== undefined;
    const amounts = isPart ? { qty, entFen: fen, invFen: fen } : amountsFor(ent, blue, qty);
    allocate(book, { ent, blue }, { ...amounts, cause });
  }
}

/** An invoice in advance takes what is stored of its key first; only the excess stays open. */
export const issueAdvance = (book: Book): void => matchBook(book);

/** What a red line may still take of its blue one. */
export const redRoom = (blue: Blue) => ({ qty: blue.qty - blue.redQty, fen: blue.fen - blue.redFen });

/** What waits of goods; an allowance on the same line waits beside them for a paper of its own. */
function waitingGoods({ pendingQty: qty, pendingFen, price }: Blue): { readonly qty: number; readonly fen: number } {
  const byPrice = amountFen(qty, price);
  return { qty, fen: pendingFen - byPrice > ROUNDING_FEN ? byPrice : pendingFen };
}

/** From what waits to be red. */
function fromPending(book: Book, blue: Blue, qty: number): number {
  const part = Math.min(qty, blue.pendingQty);
  const fen = part === 0 ? 0 : lastPart(waitingGoods(blue), part);
  postPending(book, blue, { entId: null, qty: 0 - part, fen: 0 - fen, cause: 'red' });
  return fen;
}

/** From what stands against sales: the entitlement is stored again with its own dates. */
function fromShares(book: Book, blue: Blue, qty: number): number {
  let rest = qty;
  let fen = 0;
  for (const share of newestShares(book, { lineId: blue.id })) {
    const part = Math.min(rest, share.qty);
    if (part === 0) continue;
    const entFen = lastPart({ qty: share.qty, fen: share.entFen }, part);
    const invFen = lastPart({ qty: share.qty, fen: share.invFen }, part);
    release(book, share, { qty: part, entFen, invFen, cause: 'red' });
    rest -= part;
    fen += invFen;
  }
  return fen;
}

/**
 * A red line takes `qty` of its blue line; the caller runs the matcher when all of the invoice is taken. In this order: what waits to be red, what is an open advance, what stands
 * against sales, newest first. Answers its amount in fen, positive.
 */
export function redByQty(book: Book, blue: Blue, qty: number): Result<number> {
  const room = redRoom(blue);
  if (qty > room.qty)
    return refuse('QUANTITY_EXCEEDED', { case: 'invoicing.refusals.redBeyondBlue', askedQty: qty, maxQty: room.qty });
  const pendingQty = Math.min(qty, blue.pendingQty);
  const openQty = Math.min(qty - pendingQty, advanceOf(blue).qty);
  const open = advanceOf(blue);
  const openFen = openQty === 0 ? 0 : lastPart(open, openQty);
  const pendingFen = fromPending(book, blue, pendingQty);
  const fen = pendingFen + openFen + fromShares(book, blue, qty - pendingQty - openQty);
  // The whole of a line goes with all of its amount, also what waited without goods.
  const isWhole = qty === room.qty;
  const amountOnly = isWhole ? blue.pendingFen : 0;
  postPending(book, blue, { entId: null, qty: 0, fen: 0 - amountOnly, cause: 'red' });
  return okay(postRed(book, blue, { qty, fen: fen + amountOnly }));
}

/** From amounts without goods that stand against sales: they are stored again. */
function fromAmounts(book: Book, blue: Blue, fen: number): void {
  let rest = fen;
  for (const share of amountShares(book, { lineId: blue.id })) {
    const invFen = Math.min(rest, share.invFen);
    if (invFen === 0) continue;
    const entFen = invFen === share.invFen ? share.entFen : Math.min(invFen, share.entFen);
    release(book, share, { qty: 0, entFen, invFen, cause: 'red' });
    rest -= invFen;
  }
}

type Amounted = { readonly qty: number; readonly fen: number; readonly redFen: number; readonly pendingFen: number };

/** What a red line may take of a blue one by amount: a price allowance that waits, or a line that has no goods. */
export const amountRoom = ({ qty, fen, redFen, pendingFen }: Amounted): number =>
  qty === 0 ? fen - redFen : pendingFen;

/** A red line of an amount without goods takes what waits to be red; of a line without goods also what it billed. */
export function redByAmount(book: Book, blue: Blue, fen: number): Result<number> {
  const maxFen = amountRoom(blue);
  if (fen > maxFen)
    return refuse('RULE_VIOLATED', { case: 'invoicing.refusals.redBeyondPending', askedFen: fen, maxFen });
  const waiting = Math.min(fen, blue.pendingFen);
  const ahead = Math.min(fen - waiting, advanceOf(blue).fen);
  postPending(book, blue, { entId: null, qty: 0, fen: 0 - waiting, cause: 'red' });
  fromAmounts(book, blue, fen - waiting - (blue.qty === 0 ? ahead : 0));
  return okay(postRed(book, blue, { qty: 0, fen }));
}

function postRed(book: Book, blue: Blue, part: { readonly qty: number; readonly fen: number }): number {
  blue.redQty += part.qty;
  blue.redFen += part.fen;
  blue.lastOn = blue.lastOn > book.on ? blue.lastOn : book.on;
  book.postings.push({ type: 'red', lineId: blue.id, ...part });
  return part.fen;
}

/** What waited to be red becomes an advance again, by a decision of two people. */
export function pendingToAdvance(book: Book, blue: Blue, qty: number): Result<true> {
  if (qty > blue.pendingQty) return refuse('QUANTITY_EXCEEDED', { askedQty: qty, maxQty: blue.pendingQty });
  const fen = lastPart(waitingGoods(blue), qty);
  postPending(book, blue, { entId: null, qty: 0 - qty, fen: 0 - fen, cause: 'to_advance' });
  matchBook(book);
  return okay(true);
}

/** How much of an entitlement may be invoiced at a stage of its goods 可开票: max(0, X − I), never above what is open. */
export function invoiceableOf(ent: Ent, reachedQty: number): number {
  const { qty } = openOf(ent);
  return Math.max(0, Math.min(qty, reachedQty - ent.allocatedQty));
}
