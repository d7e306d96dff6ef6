/**
 * The matcher: whatever is open on both sides of one key and one price goes together, first in, first out. It runs at
 * the end of every event, so one key never points both ways. Pure.
 */
import { amountFen } from '../../../shared/domain/money';
import { advanceOf, allocate, nextPart, openOf, type Blue, type Book, type Ent } from './book.rules';

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** First in, first out of sales: approved at, order number, line number. Total: the id decides at last. */
export const entOrder = (a: Ent, b: Ent): number =>
  a.approvedAt - b.approvedAt || byText(a.orderNumber, b.orderNumber) || a.lineNo - b.lineNo || idOrder(a, b);

/** Split parts of one line that this event made have negative ids, the first made first. */
const idOrder = (a: Ent, b: Ent): number =>
  a.id < 0 === b.id < 0 ? Math.abs(a.id) - Math.abs(b.id) : Number(a.id < 0) - Number(b.id < 0);

/** First in, first out of invoices: issued on, invoice number, line number. */
export const blueOrder = (a: Blue, b: Blue): number =>
  byText(a.issuedOn, b.issuedOn) || byText(a.invoiceNumber, b.invoiceNumber) || a.lineNo - b.lineNo || a.id - b.id;

const keyOf = ({ accountId, price }: { readonly accountId: number; readonly price: number }) => `${accountId}:${price}`;

/** The next `qty` of an entitlement and of a blue line, each with its own amount. */
export function amountsFor(ent: Ent, blue: Blue, qty: number) {
  const bound = { qty: blue.qty - blue.redQty - blue.pendingQty, fen: blue.fen - blue.redFen - blue.pendingFen };
  return {
    qty,
    entFen: nextPart({ qty: ent.qty, fen: ent.fen, takenQty: ent.allocatedQty, takenFen: ent.allocatedFen }, qty),
    invFen: nextPart({ ...bound, takenQty: blue.allocatedQty, takenFen: blue.allocatedFen }, qty),
  };
}

function matchKey(book: Book, ents: readonly Ent[], blues: readonly Blue[]): void {
  let at = 0;
  for (const blue of blues) {
    while (advanceOf(blue).qty > 0) {
      const ent = ents[at];
      if (!ent) return;
      const qty = Math.min(openOf(ent).qty, advanceOf(blue).qty);
      if (qty > 0) allocate(book, { ent, blue }, { ...amountsFor(ent, blue, qty), cause: 'write_off' });
      if (openOf(ent).qty === 0) at += 1;
    }
  }
}

/** What rounding may leave between an open amount and quantity × price, fen. */
export const ROUNDING_FEN = 2;

/**
 * Whether an open part stands at the price of its key. One that a price cut left at another amount is never written
 * off by itself: finance is told that prices differ.
 */
export const isAtPrice = (open: { readonly qty: number; readonly fen: number }, price: number): boolean =>
  open.qty > 0 && Math.abs(open.fen - amountFen(open.qty, price)) <= ROUNDING_FEN;

/** Writes off every open advance of the book against what is open of the same key and price. */
export function matchBook(book: Book): void {
  const open = Map.groupBy(
    book.ents.filter((ent) => isAtPrice(openOf(ent), ent.price)),
    keyOf,
  );
  if (open.size === 0) return;
  const advances = Map.groupBy(
    book.blues.filter((blue) => advanceOf(blue).qty > 0 && open.has(keyOf(blue))),
    keyOf,
  );
  for (const [key, ents] of open) {
    const waiting = (advances.get(key) ?? []).filter((blue) => isAtPrice(advanceOf(blue), blue.price));
    if (waiting.length > 0) matchKey(book, ents.sort(entOrder), waiting.sort(blueOrder));
  }
}
