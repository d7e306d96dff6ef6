/** What a line of a sale is worth: the amounts of its parts together, to the fen, whatever of it is invoiced. Pure. */
import { amountFen } from '../../../shared/domain/money';
import { openOf, postEvent, type Book, type Ent } from './book.rules';
import { isAtPrice, ROUNDING_FEN } from './match.rules';
import { addPart, cutAmounts, cutShares, priceOf, splitOff } from './price.rules';
import { gapSettled, settle } from './sale.rules';

/** A rest of rounding stays in a part that has goods, where it does not change what the part costs. */
function roundOff(book: Book, parts: readonly Ent[], fen: number): boolean {
  const fits = (part: Ent): boolean => {
    const open = openOf(part);
    return open.qty > 0 && open.fen + fen >= 0 && isAtPrice({ qty: open.qty, fen: open.fen + fen }, part.price);
  };
  const isOpen = (part: Ent): boolean => openOf(part).qty > 0 && openOf(part).fen + fen >= 0;
  // Of what is invoiced to its last box: one that stays worth something, a part of a few boxes may cost nothing.
  // And one whose two amounts stay together: price after price the rests would add up there.
  const isClosed = (one: Ent): boolean =>
    one.qty > 0 && openOf(one).qty === 0 && one.fen + fen >= 0 && gapSettled(book, one, one.fen + fen) <= ROUNDING_FEN;
  const part = parts.find(fits) ?? parts.find(isOpen) ?? parts.find(isClosed);
  if (!part) return false;
  const isInvoiced = openOf(part).qty === 0;
  // Never more invoiced than it is worth, not for the length of one row: what falls is taken from the invoiced side first.
  if (isInvoiced && fen < 0) settle(book, part, part.fen + fen);
  postEvent(book, part, { kind: 'price', qty: 0, fen });
  if (isInvoiced && fen > 0) settle(book, part, part.fen);
  return true;
}

/** What is open of a part costs so much more or less; it goes on as a part of its own where that is another price. */
function moveOpen(book: Book, part: Ent, { fen: step, price }: { readonly fen: number; readonly price: number }): void {
  const { qty, fen: was } = openOf(part);
  const fen = was + step;
  if (isAtPrice({ qty, fen }, part.price)) return postEvent(book, part, { kind: 'price', qty: 0, fen: step });
  const at = isAtPrice({ qty, fen }, price) ? price : priceOf(qty, fen);
  splitOff(book, part, { split: { accountId: part.accountId, price: at, qty, fen }, kind: 'price' });
}

/** More, in fen: of what is open, or an amount to invoice without goods. */
function worthMore(
  book: Book,
  parts: readonly Ent[],
  { fen, price }: { readonly fen: number; readonly price: number },
) {
  const goods = parts.find((part) => openOf(part).qty > 0);
  if (goods) return moveOpen(book, goods, { fen, price });
  const [last] = parts;
  if (!last) return;
  const amount = parts.find((part) => part.qty === 0 && part.price === price && openOf(part).fen > 0);
  const part = amount ?? addPart(book, last, { accountId: last.accountId, price, kind: 'price' });
  postEvent(book, part, { kind: 'price', qty: 0, fen });
}

/** Less, in fen: of amounts without goods, of what is open, then of what is invoiced, which waits to be red. */
function worthLess(
  book: Book,
  parts: readonly Ent[],
  { fen, price }: { readonly fen: number; readonly price: number },
) {
  let rest = fen;
  for (const part of parts) {
    const open = openOf(part);
    const cut = open.qty === 0 ? Math.min(rest, open.fen) : 0;
    postEvent(book, part, { kind: 'price', qty: 0, fen: 0 - cut });
    rest -= cut;
  }
  for (const part of parts) {
    const open = openOf(part);
    const cut = open.qty > 0 ? Math.min(rest, open.fen) : 0;
    if (cut > 0) moveOpen(book, part, { fen: 0 - cut, price });
    rest -= cut;
  }
  for (const part of parts) rest -= cutAmounts(book, part, rest);
  if (rest > 0) cutShares(book, parts, rest);
}

/**
 * The parts of a line are worth together what its quantity costs at its price of now (1/10000 yuan). `ents`: all of
 * them, the oldest first.
 */
export function settleLine(book: Book, ents: readonly Ent[], price: number): void {
  const parts = [...ents].reverse();
  const qty = parts.reduce((sum, one) => sum + one.qty, 0);
  const rest = amountFen(qty, price) - parts.reduce((sum, one) => sum + one.fen, 0);
  if (rest === 0) return;
  if (Math.abs(rest) <= ROUNDING_FEN && roundOff(book, parts, rest)) return;
  if (rest > 0) worthMore(book, parts, { fen: rest, price });
  else worthLess(book, parts, { fen: 0 - rest, price });
}
