/**
 * The invoicing ledger as a plain book in memory: what stands, and what one event posts to it. Pure. The database gets
 * the same postings, and the property tests run the same functions without one.
 *
 * Quantities in thousandths, amounts in fen, prices in 1/10000 yuan including tax.
 */
import type {
  AllocationCause,
  EntitlementEventKind,
  EntitlementSource,
  PendingCause,
  SupplyStage,
} from '../../../shared/domain/invoicing-words';
import { cumulativePart } from '../../../shared/domain/money';

/** What may be invoiced 应开票: a sold line, net of what was cancelled or came back, and what is invoiced of it. */
export type Ent = {
  readonly id: number;
  /** Account: tax party × product × treatment. */
  readonly accountId: number;
  readonly price: number;
  /** First in, first out: approved at, order number, line number. */
  readonly approvedAt: number;
  readonly orderNumber: string;
  readonly lineNo: number;
  qty: number;
  fen: number;
  allocatedQty: number;
  allocatedFen: number;
  checkedQty: number;
  shippedQty: number;
  signedQty: number;
  /** The last business date on which anything was posted to it. */
  lastOn: string;
};

/** A line of a blue invoice; what is neither allocated, red nor waiting to be red is an open advance 预开票. */
export type Blue = {
  readonly id: number;
  readonly accountId: number;
  readonly price: number;
  readonly isAdvance: boolean;
  readonly issuedOn: string;
  readonly invoiceNumber: string;
  readonly lineNo: number;
  readonly qty: number;
  readonly fen: number;
  redQty: number;
  redFen: number;
  allocatedQty: number;
  allocatedFen: number;
  pendingQty: number;
  pendingFen: number;
  lastOn: string;
};

/** What of an allocation still stands; `id` is null for one that this event makes. */
export type Share = {
  readonly id: number | null;
  readonly lineId: number;
  readonly entId: number;
  qty: number;
  entFen: number;
  invFen: number;
};

export type Amounts = { readonly qty: number; readonly entFen: number; readonly invFen: number };
type AllocationPosting = Amounts & {
  readonly type: 'allocation';
  readonly share: Share;
  /** True: undoes a part of the share; its amounts are negative. */
  readonly isReversal: boolean;
  readonly cause: AllocationCause;
  readonly on: string;
};
type PendingPosting = {
  readonly type: 'pending';
  readonly lineId: number;
  readonly entId: number | null;
  readonly qty: number;
  readonly fen: number;
  readonly cause: PendingCause;
  readonly on: string;
};
/** One row of one of the ledgers, in the order in which they are written. */
export type Posting =
  /** An entitlement more; its id is negative until the database gives it one. */
  | { readonly type: 'entitlement'; readonly ent: Ent; readonly source: EntitlementSource; readonly originId: number }
  | {
      readonly type: 'event';
      readonly entId: number;
      readonly kind: EntitlementEventKind;
      readonly qty: number;
      readonly fen: number;
    }
  | { readonly type: 'supply'; readonly entId: number; readonly stage: SupplyStage; readonly qty: number }
  | AllocationPosting
  | PendingPosting
  /** A line of a red invoice takes so much of its blue line. */
  | { readonly type: 'red'; readonly lineId: number; readonly qty: number; readonly fen: number };

/** The part of the ledger that an event touches: whole keys, so that the matcher sees everything that is open. */
export type Book = {
  readonly ents: Ent[];
  readonly blues: Blue[];
  /** Standing shares in the order they were made. */
  readonly shares: Share[];
  readonly postings: Posting[];
  /** Business date of the event. */
  readonly on: string;
};

export const bookOf = (
  {
    ents,
    blues,
    shares,
  }: { readonly ents: readonly Ent[]; readonly blues: readonly Blue[]; readonly shares: readonly Share[] },
  on: string,
): Book => ({
  ents: ents.map((one) => ({ ...one })),
  blues: blues.map((one) => ({ ...one })),
  shares: shares.map((one) => ({ ...one })),
  postings: [],
  on,
});

export const openOf = (ent: Ent) => ({ qty: ent.qty - ent.allocatedQty, fen: ent.fen - ent.allocatedFen });
export const advanceOf = (blue: Blue) => ({
  qty: blue.qty - blue.redQty - blue.allocatedQty - blue.pendingQty,
  fen: blue.fen - blue.redFen - blue.allocatedFen - blue.pendingFen,
});

const latest = (...dates: readonly string[]): string => dates.reduce((a, b) => (a > b ? a : b));

/**
 * Amount of the next `qty` of a line of which `takenQty` is taken for `takenFen`: the running total is rounded, so that
 * the parts close to the line. Where what is taken does not stand where the running total puts it (a reversal in the
 * middle, a changed amount), the rest is divided by its own running total.
 */
export function nextPart(
  line: { readonly qty: number; readonly fen: number; readonly takenQty: number; readonly takenFen: number },
  qty: number,
): number {
  const restQty = line.qty - line.takenQty;
  const restFen = line.fen - line.takenFen;
  if (qty >= restQty) return restFen;
  const whole = { totalFen: line.fen, totalQty: line.qty };
  const isOnTrack = cumulativePart({ ...whole, fromQty: 0, toQty: line.takenQty }) === line.takenFen;
  return isOnTrack
    ? cumulativePart({ ...whole, fromQty: line.takenQty, toQty: line.takenQty + qty })
    : cumulativePart({ totalFen: restFen, totalQty: restQty, fromQty: 0, toQty: qty });
}

/** What leaves when `qty` of a whole goes: the part that stays is rounded, what goes is the difference. */
export const lastPart = (whole: { readonly qty: number; readonly fen: number }, qty: number): number =>
  qty >= whole.qty
    ? whole.fen
    : whole.fen - cumulativePart({ totalFen: whole.fen, totalQty: whole.qty, fromQty: 0, toQty: whole.qty - qty });

export const entById = (book: Book, id: number): Ent => {
  const found = book.ents.find((one) => one.id === id);
  if (!found) throw new Error(`entitlement ${id} is not in the book`);
  return found;
};
export const blueById = (book: Book, id: number): Blue => {
  const found = book.blues.find((one) => one.id === id);
  if (!found) throw new Error(`invoice line ${id} is not in the book`);
  return found;
};
/** Standing shares of an entitlement or of a blue line, newest first. */
export const newestShares = (book: Book, of: { readonly entId: number } | { readonly lineId: number }): Share[] =>
  book.shares
    .filter((one) => ('entId' in of ? one.entId === of.entId : one.lineId === of.lineId) && one.qty > 0)
    .reverse();

/** Standing shares of an amount without goods, newest first. */
export const amountShares = (book: Book, of: { readonly entId: number } | { readonly lineId: number }): Share[] =>
  book.shares
    .filter((one) => ('entId' in of ? one.entId === of.entId : one.lineId === of.lineId))
    .filter(({ qty, entFen, invFen }) => qty === 0 && (entFen > 0 || invFen > 0))
    .reverse();

/** Quantity and amount of an entitlement move; `kind` says why. */
export function postEvent(
  book: Book,
  ent: Ent,
  move: { readonly kind: EntitlementEventKind; readonly qty: number; readonly fen: number },
): void {
  if (move.qty === 0 && move.fen === 0) return;
  ent.qty += move.qty;
  ent.fen += move.fen;
  ent.lastOn = latest(ent.lastOn, book.on);
  book.postings.push({ type: 'event', entId: ent.id, ...move });
}

/** Goods of an entitlement went a stage further, or (negative) came back. */
export function postSupply(book: Book, ent: Ent, move: { readonly stage: SupplyStage; readonly qty: number }): void {
  if (move.qty === 0) return;
  ent[`${move.stage}Qty`] += move.qty;
  book.postings.push({ type: 'supply', entId: ent.id, ...move });
}

/** Both sides of a share move, and the row says so. */
function post(
  book: Book,
  share: Share,
  move: Amounts & { readonly cause: AllocationCause; readonly isReversal: boolean },
) {
  const ent = entById(book, share.entId);
  const blue = blueById(book, share.lineId);
  const on = latest(book.on, ent.lastOn, blue.lastOn);
  ent.allocatedQty += move.qty;
  ent.allocatedFen += move.entFen;
  blue.allocatedQty += move.qty;
  blue.allocatedFen += move.invFen;
  ent.lastOn = on;
  blue.lastOn = on;
  book.postings.push({ type: 'allocation', share, ...move, on });
}

/** A part of a blue line and an entitlement stand against each other from now on. */
export function allocate(
  book: Book,
  { ent, blue }: { readonly ent: Ent; readonly blue: Blue },
  { cause, ...amounts }: Amounts & { readonly cause: AllocationCause },
): void {
  const share: Share = { id: null, lineId: blue.id, entId: ent.id, ...amounts };
  post(book, share, { ...amounts, cause, isReversal: false });
  book.shares.push(share);
}

/** A part of a standing share is undone by a reversing row; amounts as they leave, positive. */
export function release(
  book: Book,
  share: Share,
  { cause, ...part }: Amounts & { readonly cause: AllocationCause },
): void {
  const amounts = { qty: 0 - part.qty, entFen: 0 - part.entFen, invFen: 0 - part.invFen };
  post(book, share, { ...amounts, cause, isReversal: true });
  share.qty -= part.qty;
  share.entFen -= part.entFen;
  share.invFen -= part.invFen;
}

/** A part of a blue line waits to be red (positive) or no longer does (negative). */
export function postPending(
  book: Book,
  blue: Blue,
  move: { readonly entId: number | null; readonly qty: number; readonly fen: number; readonly cause: PendingCause },
): void {
  if (move.qty === 0 && move.fen === 0) return;
  blue.pendingQty += move.qty;
  blue.pendingFen += move.fen;
  blue.lastOn = latest(book.on, blue.lastOn);
  book.postings.push({ type: 'pending', lineId: blue.id, ...move, on: blue.lastOn });
}
