/** Random histories of the pure ledger, and everything that must hold after each of their events. */
import { expect } from 'vitest';
import { amountFen } from '../../src/shared/domain/money';
import { openOf, type Book, type Ent } from '../../src/main/features/invoicing/book.rules';
import { isAtPrice } from '../../src/main/features/invoicing/match.rules';
import { amountRoom, pendingToAdvance, redRoom } from '../../src/main/features/invoicing/issue.rules';
import { checkOf, faultsOf } from './ledger-faults';
import * as ledger from './ledger-memory';

/** A small generator of numbers (mulberry32): the same seed tells the same story. */
export function numbersOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

type Teller = { readonly book: Book; readonly pick: (below: number) => number; count: number };
const oneOf = <T>(rows: readonly T[], pick: Teller['pick']): T | undefined => rows[pick(Math.max(1, rows.length))];

/** Prices with and without fractions of a fen per unit. */
const prices = [128_000, 33_333, 70_001];
const keyFor = ({ pick }: Teller) => ({ accountId: 1 + pick(2), price: prices[pick(3)] ?? 1 });
/** Whole units, and now and then thousandths. */
const qtyOf = ({ pick }: Teller, most: number): number =>
  pick(5) === 0 ? 1 + pick(most) : Math.min(most, 1000 * (1 + pick(Math.max(1, Math.floor(most / 1000)))));

const firstParts = (book: Book) => book.ents.filter(({ id }) => id > 0);
const sumOf = (book: Book, ent: Book['ents'][number], of: 'qty' | 'shippedQty') =>
  ledger.partsOf(book, ent).reduce((sum, one) => sum + one[of], 0);

function approves(teller: Teller): void {
  ledger.approve(teller.book, {
    ...keyFor(teller),
    number: `SO${String(teller.count).padStart(4, '0')}`,
    qty: qtyOf(teller, 90_000),
  });
}
function ships(teller: Teller): void {
  const ent = oneOf(firstParts(teller.book), teller.pick);
  const room = ent ? sumOf(teller.book, ent, 'qty') - sumOf(teller.book, ent, 'shippedQty') : 0;
  if (ent && room > 0) ledger.ship(teller.book, ent, qtyOf(teller, room));
}
function cancels(teller: Teller): void {
  const ent = oneOf(firstParts(teller.book), teller.pick);
  const room = ent ? sumOf(teller.book, ent, 'qty') - sumOf(teller.book, ent, 'shippedQty') : 0;
  if (ent && room > 0) ledger.cancel(teller.book, ent, teller.pick(2) === 0 ? room : qtyOf(teller, room));
}
function takesBack(teller: Teller): void {
  const ent = oneOf(firstParts(teller.book), teller.pick);
  const room = ent ? sumOf(teller.book, ent, 'shippedQty') : 0;
  if (ent && room > 0) ledger.takeBack(teller.book, ent, qtyOf(teller, room));
}
function invoices(teller: Teller): void {
  const ent = oneOf(
    teller.book.ents.filter((one) => openOf(one).qty > 0),
    teller.pick,
  );
  if (!ent) return;
  const key = { accountId: ent.accountId, price: ent.price };
  const isFree = isAtPrice(openOf(ent), ent.price);
  const isPart = (one: Ent) =>
    one === ent ||
    (isFree && one.accountId === ent.accountId && one.price === ent.price && isAtPrice(openOf(one), one.price));
  const room = teller.book.ents.reduce((sum, one) => sum + (isPart(one) ? openOf(one).qty : 0), 0);
  const asked = { ...key, number: `FP${String(teller.count).padStart(4, '0')}`, qty: qtyOf(teller, room) };
  ledger.invoice(teller.book, isFree ? asked : { ...asked, only: ent });
}
/** An amount that a rise of the price left without goods. */
function invoicesAmount(teller: Teller): void {
  const only = oneOf(
    teller.book.ents.filter((one) => openOf(one).qty === 0 && openOf(one).fen > 0),
    teller.pick,
  );
  if (!only) return;
  const { accountId, price } = only;
  const number = `FP${String(teller.count).padStart(4, '0')}`;
  ledger.invoice(teller.book, { accountId, price, number, qty: 0, only });
}
function invoicesAhead(teller: Teller): void {
  ledger.invoiceAhead(teller.book, {
    ...keyFor(teller),
    number: `FP${String(teller.count).padStart(4, '0')}`,
    qty: qtyOf(teller, 60_000),
  });
}
function goesRed(teller: Teller): void {
  const blue = oneOf(
    teller.book.blues.filter((one) => redRoom(one).qty > 0),
    teller.pick,
  );
  if (blue)
    ledger.red(teller.book, blue, { qty: teller.pick(2) === 0 ? redRoom(blue).qty : qtyOf(teller, redRoom(blue).qty) });
}
function allows(teller: Teller): void {
  const blue = oneOf(
    teller.book.blues.filter((one) => amountRoom(one) > 0 && one.pendingQty === 0),
    teller.pick,
  );
  if (blue) ledger.red(teller.book, blue, { fen: 1 + teller.pick(amountRoom(blue)) });
}
function reprices(teller: Teller): void {
  const ent = oneOf(
    firstParts(teller.book).filter(({ qty }) => qty > 0),
    teller.pick,
  );
  if (ent) ledger.cutPrice(teller.book, ent, Math.max(1, ent.price - 4000 + teller.pick(6000)));
}
function advances(teller: Teller): void {
  const blue = oneOf(
    teller.book.blues.filter((one) => one.pendingQty > 0),
    teller.pick,
  );
  if (blue) pendingToAdvance(teller.book, blue, qtyOf(teller, blue.pendingQty));
}

function raises(teller: Teller): void {
  const ent = oneOf(firstParts(teller.book), teller.pick);
  if (ent) ledger.raise(teller.book, ent, qtyOf(teller, 20_000));
}
function rekeys(teller: Teller): void {
  const ent = oneOf(
    teller.book.ents.filter((one) => openOf(one).qty > 0 || openOf(one).fen > 0),
    teller.pick,
  );
  if (ent) ledger.moveKey(teller.book, ent, 3 - ent.accountId);
}
function reissues(teller: Teller): void {
  const blue = oneOf(
    teller.book.blues.filter((one) => redRoom(one).qty > 0 || (one.qty === 0 && redRoom(one).fen > 0)),
    teller.pick,
  );
  if (!blue) return;
  const accountId = teller.pick(2) === 0 ? blue.accountId : 3 - blue.accountId;
  ledger.reissue(teller.book, blue, { number: `FP${String(teller.count).padStart(4, '0')}`, accountId });
}

/** The first words that stories had: what was once found with them is told again in them. */
const firstWords = [
  approves,
  approves,
  approves,
  ships,
  ships,
  ships,
  cancels,
  takesBack,
  invoices,
  invoices,
  invoicesAmount,
  invoicesAhead,
  goesRed,
  allows,
  reprices,
  advances,
];
const words = [...firstWords, approves, raises, reprices, rekeys, rekeys, reissues];

/** The next event of a story. */
function tell(teller: Teller, from: readonly ((teller: Teller) => void)[]): void {
  teller.count += 1;
  const word = from[teller.pick(from.length)] ?? approves;
  word(teller);
}

/** Lines that are not worth what their quantity costs at their price of now, to the fen. */
function worthFaults(book: Book): string[] {
  const lines = new Map<string, { first: Ent; qty: number; fen: number }>();
  for (const ent of book.ents) {
    const { orderNumber, qty, fen } = ent;
    const known = lines.get(orderNumber);
    if (known) {
      known.qty += qty;
      known.fen += fen;
    } else lines.set(orderNumber, { first: ent, qty, fen });
  }
  return [...lines.values()].flatMap(({ first, qty, fen }) => {
    const expected = amountFen(qty, ledger.priceOfLine(first));
    return fen === expected ? [] : [`${first.orderNumber} is worth ${fen}, not ${expected}`];
  });
}

/** Tells a story of `events` events and answers the book; every invariant is asked after each. */
export function history(seed: number, events: number, from = words): Book {
  const teller: Teller = { book: ledger.emptyBook(), pick: numbersOf(seed), count: 0 };
  const check = checkOf(teller.book);
  for (let at = 0; at < events; at += 1) {
    tell(teller, from);
    const faults = [...faultsOf(teller.book, check), ...worthFaults(teller.book)];
    if (faults.length > 0) expect.fail(`seed ${seed}, event ${at}: ${faults.join('; ')}`);
  }
  return teller.book;
}

/** The same in the first words. */
export const firstHistory = (seed: number, events: number): Book => history(seed, events, firstWords);
