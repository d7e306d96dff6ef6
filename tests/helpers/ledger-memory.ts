/** The pure ledger without a database: one book that lives on, with the few words a story of sales and invoices needs. */
import { amountFen } from '../../src/shared/domain/money';
import {
  advanceOf,
  entById,
  openOf,
  postEvent,
  type Blue,
  type Book,
  type Ent,
} from '../../src/main/features/invoicing/book.rules';
import {
  issueAdvance,
  issueNormal,
  lineAmount,
  redByAmount,
  redByQty,
  type Pick,
} from '../../src/main/features/invoicing/issue.rules';
import { entOrder, isAtPrice, matchBook } from '../../src/main/features/invoicing/match.rules';
import { raiseLine, rekey, reprice } from '../../src/main/features/invoicing/price.rules';
import { billedFen, linesOver, standingOf, underNewKeys } from '../../src/main/features/invoicing/reissue.rules';
import { lessenLine, returnToLine, supplyLine } from '../../src/main/features/invoicing/sale.rules';
import { settleLine } from '../../src/main/features/invoicing/worth.rules';

export const emptyBook = (on = '2026-03-01'): Book => ({ ents: [], blues: [], shares: [], postings: [], on });

/** The same book on another day; its rows are the same objects. */
export const onDay = (book: Book, on: string): Book => ({ ...book, on });

export type Key = { readonly accountId: number; readonly price: number };

/** What the line of a first part costs now. */
const prices = new WeakMap<Ent, number>();
export const priceOfLine = (ent: Ent): number => prices.get(ent) ?? ent.price;

let nextEnt = 1;
const dayAt = (on: string): number => Date.parse(`${on}T00:00:00Z`);

/** An approved order of one line. */
export function approve(
  book: Book,
  { number, qty, ...key }: Key & { readonly number: string; readonly qty: number },
): Ent {
  const id = nextEnt++;
  const ent: Ent = {
    ...{ id, ...key, approvedAt: dayAt(book.on), orderNumber: number, lineNo: 1, lastOn: book.on },
    ...{ qty: 0, fen: 0, allocatedQty: 0, allocatedFen: 0, checkedQty: 0, shippedQty: 0, signedQty: 0 },
  };
  book.ents.push(ent);
  postEvent(book, ent, { kind: 'approve', qty, fen: amountFen(qty, key.price) });
  matchBook(book);
  return ent;
}

/** The parts of the order line that an entitlement began, in the order they were made. */
export const partsOf = (book: Book, ent: Ent): Ent[] =>
  book.ents.filter(({ orderNumber }) => orderNumber === ent.orderNumber).sort(entOrder);

export function cancel(book: Book, ent: Ent, qty: number): void {
  lessenLine(book, partsOf(book, ent), { qty, kind: 'cancel' });
  settleLine(book, partsOf(book, ent), priceOfLine(ent));
  matchBook(book);
}
export const ship = (book: Book, ent: Ent, qty: number): void =>
  supplyLine(book, partsOf(book, ent), { stage: 'shipped', qty });
export function takeBack(book: Book, ent: Ent, qty: number): void {
  returnToLine(book, partsOf(book, ent), { qty, wasSigned: false });
  settleLine(book, partsOf(book, ent), priceOfLine(ent));
  matchBook(book);
}
export function cutPrice(book: Book, ent: Ent, price: number): void {
  for (const part of partsOf(book, ent)) if (part.qty > 0 || openOf(part).fen > 0) reprice(book, part, price);
  prices.set(ent, price);
  settleLine(book, partsOf(book, ent), price);
  matchBook(book);
}

/** The line is of more; then its price is what it was. */
export function raise(book: Book, ent: Ent, qty: number): void {
  const price = priceOfLine(ent);
  raiseLine(book, partsOf(book, ent), { qty, price });
  settleLine(book, partsOf(book, ent), price);
  matchBook(book);
}
/** What is not invoiced of a part moves to another account. */
export function moveKey(book: Book, ent: Ent, accountId: number): void {
  rekey(book, ent, { accountId });
  matchBook(book);
}

let nextBlue = 1;
function blueLine(
  book: Book,
  { number, qty, fen, isAdvance, ...key }: Key & { number: string; qty: number; fen: number; isAdvance: boolean },
): Blue {
  const blue: Blue = {
    ...{
      id: nextBlue++,
      ...key,
      isAdvance,
      issuedOn: book.on,
      invoiceNumber: number,
      lineNo: 1,
      qty,
      fen,
      lastOn: book.on,
    },
    ...{ redQty: 0, redFen: 0, allocatedQty: 0, allocatedFen: 0, pendingQty: 0, pendingFen: 0 },
  };
  book.blues.push(blue);
  return blue;
}

/** What is open of a key and at its price, first in, first out; or one that is not, alone. */
const openFor = (book: Book, key: Key, only?: Ent): Ent[] =>
  only
    ? [only]
    : book.ents
        .filter(
          (one) => one.accountId === key.accountId && one.price === key.price && isAtPrice(openOf(one), one.price),
        )
        .sort(entOrder);

/** A normal invoice; `only`: over this entitlement alone. */
export function invoice(
  book: Book,
  { number, qty, only, ...key }: Key & { readonly number: string; readonly qty: number; readonly only?: Ent },
): Blue {
  const picks: (Pick & { ent: Ent })[] = [];
  let rest = qty;
  for (const ent of openFor(book, key, only)) {
    const part = Math.min(rest, openOf(ent).qty);
    if (part > 0) picks.push({ entId: ent.id, ent, qty: part });
    rest -= part;
  }
  if (rest > 0) throw new Error(`only ${qty - rest} may be invoiced`);
  const fen = only && qty === 0 ? openOf(only).fen : lineAmount(picks, key.price);
  if (only && qty === 0) picks.push({ entId: only.id, ent: only, qty });
  const blue = blueLine(book, { number, qty, ...key, fen, isAdvance: false });
  issueNormal(book, blue, picks);
  matchBook(book);
  return blue;
}

export function invoiceAhead(
  book: Book,
  { number, qty, ...key }: Key & { readonly number: string; readonly qty: number },
): Blue {
  const blue = blueLine(book, { number, qty, ...key, fen: amountFen(qty, key.price), isAdvance: true });
  issueAdvance(book);
  return blue;
}

/** A red invoice; answers its amount in fen, or throws what refused it. */
export function red(book: Book, blue: Blue, part: { readonly qty: number } | { readonly fen: number }): number {
  const done = 'qty' in part ? redByQty(book, blue, part.qty) : redByAmount(book, blue, part.fen);
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  matchBook(book);
  return done.value;
}

/** 红冲重开: all of the line goes red, and what stays of it is invoiced again, under another account if so said. */
export function reissue(
  book: Book,
  blue: Blue,
  { number, accountId }: { readonly number: string; readonly accountId: number },
): void {
  const freed = standingOf(book, [blue.id]);
  const room = { qty: blue.qty - blue.redQty, fen: blue.fen - blue.redFen };
  const done = room.qty > 0 ? redByQty(book, blue, room.qty) : redByAmount(book, blue, room.fen);
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  const line = { blueLineId: blue.id, accountId, price: blue.price, qty: room.qty };
  for (const sheet of linesOver(book, [line], underNewKeys(book, [line], freed))) {
    const picked = sheet.picks.map(({ entId, ...one }) => ({ ...one, ent: entById(book, entId) }));
    const fen = billedFen(picked, sheet);
    const { price, qty, picks } = sheet;
    issueNormal(book, blueLine(book, { number, accountId, price, qty, fen, isAdvance: blue.isAdvance }), picks);
  }
  matchBook(book);
}

/** The three balances of the book: stored 存票, in advance 预开票, waiting to be red 待红冲. */
export function balancesOf(book: Book, accountId?: number) {
  const ents = book.ents.filter((one) => accountId === undefined || one.accountId === accountId);
  const blues = book.blues.filter((one) => accountId === undefined || one.accountId === accountId);
  const sum = <T>(rows: readonly T[], of: (row: T) => { qty: number; fen: number }) =>
    rows.reduce((total, row) => ({ qty: total.qty + of(row).qty, fen: total.fen + of(row).fen }), { qty: 0, fen: 0 });
  return {
    stored: sum(ents, openOf),
    advance: sum(blues, advanceOf),
    pending: sum(blues, ({ pendingQty, pendingFen }) => ({ qty: pendingQty, fen: pendingFen })),
  };
}
