/** A sale gets another price after its approval, or its un-invoiced part another key. Pure. */
import { supplyStages } from '../../../shared/domain/invoicing-words';
import { amountFen, cumulativePart } from '../../../shared/domain/money';
import {
  amountShares,
  blueById,
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
import { isAtPrice } from './match.rules';

/** Fen per thousandth as 1/10000 yuan per unit, for a part whose amount is no multiple of a price. */
export const priceOf = (qty: number, fen: number): number =>
  Number((BigInt(fen) * 200_000n + BigInt(qty)) / (2n * BigInt(qty)));

const nextId = (book: Book): number => Math.min(0, ...book.ents.map(({ id }) => id)) - 1;

/** A part more of a line, empty, with the dates of the one it comes from. */
export function addPart(
  book: Book,
  ent: Ent,
  { kind, ...key }: { readonly accountId: number; readonly price: number; readonly kind: 'price' | 'rekey' },
): Ent {
  const made: Ent = {
    ...ent,
    ...{ id: nextId(book), ...key, qty: 0, fen: 0, lastOn: book.on },
    ...{ allocatedQty: 0, allocatedFen: 0, checkedQty: 0, shippedQty: 0, signedQty: 0 },
  };
  book.ents.push(made);
  book.postings.push({ type: 'entitlement', ent: { ...made }, source: kind, originId: ent.id });
  return made;
}

type Part = { readonly qty: number; readonly fen: number };
type Split = { readonly accountId: number; readonly price: number; readonly qty: number; readonly fen: number };

/**
 * What is open of an entitlement, or a part of that, goes on as one of its own, with the dates and the goods of the old
 * one: goods stay with what is invoiced first.
 */
export function splitOff(
  book: Book,
  ent: Ent,
  { split, kind, part }: { readonly split: Split; readonly kind: 'price' | 'rekey'; readonly part?: Part },
): Ent {
  const open = part ?? openOf(ent);
  const made = addPart(book, ent, { accountId: split.accountId, price: split.price, kind });
  const went = supplyStages.map((stage) => {
    const free = Math.max(0, ent[`${stage}Qty`] - ent.allocatedQty);
    return { stage, qty: part ? Math.min(part.qty, free) : free };
  });
  for (const { stage, qty } of went) postSupply(book, ent, { stage, qty: 0 - qty });
  postEvent(book, ent, { kind, qty: 0 - open.qty, fen: 0 - open.fen });
  postEvent(book, made, { kind, qty: split.qty, fen: split.fen });
  for (const one of went) postSupply(book, made, one);
  return made;
}

/**
 * A price cut reaches what is invoiced: its amount waits for a red invoice (reason 04), no goods with it. Every share
 * pays for its quantity, so that all of the line keeps one price.
 */
export function cutShares(book: Book, ents: readonly Ent[], fen: number): void {
  const found = ents.flatMap((ent) => newestShares(book, { entId: ent.id }).map((share) => ({ ent, share, cut: 0 })));
  const totalQty = found.reduce((sum, { share }) => sum + share.qty, 0);
  let taken = 0;
  let rest = fen;
  const cut = (one: (typeof found)[number], wanted: number) => {
    const done = cutShare(book, one.share, wanted);
    one.cut += done;
    rest -= done;
  };
  for (const one of found) {
    const toQty = taken + one.share.qty;
    cut(one, cumulativePart({ totalFen: fen, totalQty, fromQty: taken, toQty }));
    taken = toQty;
  }
  for (const one of found) cut(one, rest);
  for (const ent of ents) {
    const own = found.filter((one) => one.ent === ent).reduce((sum, one) => sum + one.cut, 0);
    postEvent(book, ent, { kind: 'price', qty: 0, fen: 0 - own });
  }
}

/** An amount without goods that was invoiced costs less again; answers what waits to be red now, at most `fen`. */
export function cutAmounts(book: Book, ent: Ent, fen: number): number {
  let rest = fen;
  for (const share of amountShares(book, { entId: ent.id })) rest -= cutShare(book, share, rest);
  postEvent(book, ent, { kind: 'price', qty: 0, fen: rest - fen });
  return fen - rest;
}

/** Answers what was cut: never more than the share holds on either side. */
function cutShare(book: Book, share: Share, wanted: number): number {
  const fen = Math.min(wanted, share.entFen, share.invFen);
  if (fen <= 0) return 0;
  release(book, share, { qty: 0, entFen: fen, invFen: fen, cause: 'price' });
  postPending(book, blueById(book, share.lineId), { entId: share.entId, qty: 0, fen, cause: 'price' });
  return fen;
}

/**
 * The line costs another price from now on: the un-invoiced amount takes the difference first. What is open goes on as
 * an entitlement at the new price, or, where a part is invoiced, at the price that the amounts leave; a cut beyond it
 * waits for a red invoice with quantity 0; a rise of what is invoiced is an amount to invoice with quantity 0.
 */
export function reprice(book: Book, ent: Ent, price: number): Ent | undefined {
  const open = openOf(ent);
  const difference = amountFen(ent.qty, price) - ent.fen;
  if (difference === 0 && price === ent.price) return undefined;
  const fen = open.fen + difference;
  if (fen < 0) cutShares(book, [ent], 0 - fen);
  const split = { accountId: ent.accountId, qty: open.qty, fen: Math.max(0, fen) };
  if (split.qty === 0) {
    // What stood here as an amount without goods is now in what is sold, or in nothing.
    postEvent(book, ent, { kind: 'price', qty: 0, fen: 0 - open.fen });
    return split.fen === 0 ? undefined : splitOff(book, ent, { split: { ...split, price }, kind: 'price' });
  }
  const isWhole = ent.allocatedQty === 0;
  const at = isWhole ? price : priceOf(split.qty, split.fen);
  return splitOff(book, ent, { split: { ...split, price: at }, kind: 'price' });
}

type Rekey = { readonly accountId: number; readonly part?: Part };

/**
 * More of a line that stands, at the price of the line: its youngest part grows where it costs that, otherwise the line
 * gets a part more. Answers the part that grew.
 */
export function raiseLine(
  book: Book,
  ents: readonly Ent[],
  { qty, price }: { readonly qty: number; readonly price: number },
): Ent | undefined {
  const last = ents.at(-1);
  if (!last) return undefined;
  const isSame = last.price === price && (last.qty === 0 ? last.fen === 0 : isAtPrice(last, price));
  const part = isSame ? last : addPart(book, last, { accountId: last.accountId, price, kind: 'price' });
  postEvent(book, part, { kind: 'change', qty, fen: amountFen(part.qty + qty, price) - part.fen });
  return part;
}

/**
 * What is not invoiced of an entitlement, or the said part of that, moves to another account with its dates and goods.
 */
export function rekey(book: Book, ent: Ent, { accountId, part }: Rekey): Ent | undefined {
  const open = openOf(ent);
  const isWhole = part === undefined || (part.qty === open.qty && part.fen === open.fen);
  const { qty, fen } = isWhole ? open : part;
  if (qty === 0 && fen === 0) return undefined;
  if (qty > open.qty || fen > open.fen) throw new Error('more would move than is not invoiced');
  const split = { accountId, price: ent.price, qty, fen };
  return splitOff(book, ent, { split, kind: 'rekey', ...(isWhole ? {} : { part }) });
}
