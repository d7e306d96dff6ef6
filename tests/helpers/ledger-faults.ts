/** Everything that must hold of the pure ledger after each event, by the numbers of invoicing-ledger.md. */
import {
  advanceOf,
  openOf,
  type Blue,
  type Book,
  type Ent,
  type Posting,
} from '../../src/main/features/invoicing/book.rules';
import { isAtPrice } from '../../src/main/features/invoicing/match.rules';
import { taxSplit } from '../../src/shared/domain/money';

const posted = (rows: readonly Posting[]) => {
  const net = new Map<number, { qty: number; fen: number; allocatedQty: number; allocatedFen: number }>();
  const lines = new Map<
    number,
    {
      allocatedQty: number;
      allocatedFen: number;
      pendingQty: number;
      pendingFen: number;
      redQty: number;
      redFen: number;
    }
  >();
  return { rows, at: 0, net, lines };
};
export type Check = ReturnType<typeof posted>;
export const checkOf = (book: Book): Check => posted(book.postings);

const entOf = (check: Check, id: number) => {
  const known = check.net.get(id) ?? { qty: 0, fen: 0, allocatedQty: 0, allocatedFen: 0 };
  check.net.set(id, known);
  return known;
};
const lineOf = (check: Check, id: number) => {
  const known = check.lines.get(id) ?? {
    allocatedQty: 0,
    allocatedFen: 0,
    pendingQty: 0,
    pendingFen: 0,
    redQty: 0,
    redFen: 0,
  };
  check.lines.set(id, known);
  return known;
};

/** What the tables ask of both sides after every single row, in the order in which the rows are written. */
function rowFits(check: Check, { row, blues }: { readonly row: Posting; readonly blues: ReadonlyMap<number, Blue> }) {
  if (row.type === 'entitlement' || row.type === 'supply') return true;
  const ent = row.type === 'event' ? entOf(check, row.entId) : undefined;
  const of = row.type === 'allocation' ? entOf(check, row.share.entId) : ent;
  const fits = ({ qty, fen, allocatedQty, allocatedFen }: ReturnType<typeof entOf>): boolean =>
    allocatedQty >= 0 && allocatedFen >= 0 && allocatedQty <= qty && allocatedFen <= fen;
  if (of && !fits(of)) return false;
  if (row.type === 'event') return true;
  const lineId = row.type === 'allocation' ? row.share.lineId : row.lineId;
  const { allocatedQty, allocatedFen, pendingQty, pendingFen, redQty, redFen } = lineOf(check, lineId);
  const blue = blues.get(lineId);
  const isLow = [allocatedQty, allocatedFen, pendingQty, pendingFen, redQty, redFen].some((one) => one < 0);
  const isHigh =
    !blue || allocatedQty + pendingQty + redQty > blue.qty || allocatedFen + pendingFen + redFen > blue.fen;
  return !isLow && !isHigh;
}

/**
 * Adds up what was posted since the last look: balances are sums of rows and of nothing else (invariant 7). Answers the
 * rows that no table would take at their place.
 */
function addUp(check: Check, book: Book): string[] {
  const faults: string[] = [];
  if (check.at === check.rows.length) return faults;
  const blues = new Map(book.blues.map((one) => [one.id, one]));
  for (; check.at < check.rows.length; check.at += 1) {
    const row = check.rows[check.at];
    if (!row) continue;
    addRow(check, row);
    if (!rowFits(check, { row, blues })) faults.push(`1: ${row.type} ${check.at} at its place`);
  }
  return faults;
}

function addRow(check: Check, row: Posting): void {
  if (row.type === 'event') {
    const ent = entOf(check, row.entId);
    ent.qty += row.qty;
    ent.fen += row.fen;
  } else if (row.type === 'allocation') {
    const ent = entOf(check, row.share.entId);
    const line = lineOf(check, row.share.lineId);
    ent.allocatedQty += row.qty;
    ent.allocatedFen += row.entFen;
    line.allocatedQty += row.qty;
    line.allocatedFen += row.invFen;
  } else if (row.type === 'pending') {
    lineOf(check, row.lineId).pendingQty += row.qty;
    lineOf(check, row.lineId).pendingFen += row.fen;
  } else if (row.type === 'red') {
    lineOf(check, row.lineId).redQty += row.qty;
    lineOf(check, row.lineId).redFen += row.fen;
  }
}

type Sums = {
  /** Open at the price of the key: what the matcher may join. */
  joinableSales: number;
  joinableInvoices: number;
  open: number;
  openFen: number;
  ahead: number;
  aheadFen: number;
  pending: number;
  pendingFen: number;
  net: number;
  netFen: number;
  billed: number;
  billedFen: number;
  shareGap: number;
};
const nothing = (): Sums => ({
  joinableSales: 0,
  joinableInvoices: 0,
  open: 0,
  openFen: 0,
  ahead: 0,
  aheadFen: 0,
  pending: 0,
  pendingFen: 0,
  net: 0,
  netFen: 0,
  billed: 0,
  billedFen: 0,
  shareGap: 0,
});

/** What two roundings of one part may differ by, fen. */
const WIDEST_FEN = 4;

type Fault = (invariant: number, what: string) => void;
type Keyed = (of: { readonly accountId: number; readonly price: number }) => Sums;
type Look = { readonly check: Check; readonly fault: Fault; readonly keyed: Keyed };

function lookAtEnt(ent: Ent, { check, fault, keyed }: Look): void {
  const open = openOf(ent);
  if (open.qty < 0 || open.fen < 0 || ent.allocatedQty < 0 || ent.allocatedFen < 0) fault(1, `entitlement ${ent.id}`);
  if (open.qty === 0 && open.fen !== 0 && ent.qty > 0) fault(5, `entitlement ${ent.id} leaves ${open.fen}`);
  const { qty, fen, allocatedQty, allocatedFen } = ent;
  // Goods stand with the part of a line that they are of: what may be invoiced is asked part by part.
  if (ent.shippedQty < 0 || ent.shippedQty > ent.qty) fault(1, `goods of entitlement ${ent.id}`);
  const rows = entOf(check, ent.id);
  const isSum =
    rows.qty === qty && rows.fen === fen && rows.allocatedQty === allocatedQty && rows.allocatedFen === allocatedFen;
  if (!isSum) fault(7, `entitlement ${ent.id}`);
  const key = keyed(ent);
  if (isAtPrice(open, ent.price)) key.joinableSales += open.qty;
  key.open += open.qty;
  key.openFen += open.fen;
  key.net += qty;
  key.netFen += fen;
}

const lineSums = ({ allocatedQty, allocatedFen, pendingQty, pendingFen, redQty, redFen }: Omit<Blue, 'id'>) =>
  [allocatedQty, allocatedFen, pendingQty, pendingFen, redQty, redFen].join();

function lookAtBlue(blue: Blue, { check, fault, keyed }: Look): void {
  const open = advanceOf(blue);
  const { pendingQty, pendingFen, allocatedFen, redQty, redFen } = blue;
  if ([open.qty, open.fen, pendingQty, pendingFen, allocatedFen].some((one) => one < 0)) fault(1, `line ${blue.id}`);
  if (open.qty === 0 && open.fen !== 0) fault(5, `line ${blue.id} leaves ${open.fen}`);
  if (lineSums({ ...blue, ...lineOf(check, blue.id) }) !== lineSums(blue)) fault(7, `line ${blue.id}`);
  const { exclFen, taxFen, inclFen } = taxSplit(blue.fen, 1300);
  const isTax = exclFen + taxFen === inclFen && Math.abs(taxFen - Math.round((exclFen * 13) / 100)) <= 1;
  if (!isTax) fault(6, `line ${blue.id}`);
  const key = keyed(blue);
  if (isAtPrice(open, blue.price)) key.joinableInvoices += open.qty;
  key.ahead += open.qty;
  key.aheadFen += open.fen;
  key.pending += pendingQty;
  key.pendingFen += pendingFen;
  key.billed += blue.qty - redQty;
  key.billedFen += blue.fen - redFen;
}

function lookAtShares(book: Book, { fault, keyed }: Look): void {
  const ents = new Map(book.ents.map((one) => [one.id, one]));
  const blues = new Map(book.blues.map((one) => [one.id, one]));
  for (const share of book.shares) {
    const ent = ents.get(share.entId);
    const blue = blues.get(share.lineId);
    const isOneKey = ent && blue && ent.accountId === blue.accountId && ent.price === blue.price;
    if (isOneKey) keyed(ent).shareGap += share.invFen - share.entFen;
    else fault(2, `share of ${share.entId} and ${share.lineId}`);
    if (Math.abs(share.entFen - share.invFen) > WIDEST_FEN) fault(5, `a share of ${share.entId} has two amounts`);
    const isEmptyHanded = share.qty > 0 || blue?.qty === 0 || (share.entFen === 0 && share.invFen === 0);
    if (!isEmptyHanded) fault(5, `an empty share of ${share.entId} keeps ${share.entFen}`);
  }
}

/** What is wrong with the book, in words; empty when every invariant holds. */
export function faultsOf(book: Book, check: Check): string[] {
  const faults = addUp(check, book);
  const sums = new Map<string, Sums>();
  const keyed: Keyed = ({ accountId, price }) => {
    const key = `${accountId}:${price}`;
    const known = sums.get(key) ?? nothing();
    sums.set(key, known);
    return known;
  };
  const fault: Fault = (invariant, what) => faults.push(`${invariant}: ${what}`);
  const look = { check, fault, keyed };
  for (const ent of book.ents) lookAtEnt(ent, look);
  for (const blue of book.blues) lookAtBlue(blue, look);
  lookAtShares(book, look);
  for (const [key, one] of sums) {
    if (one.joinableSales > 0 && one.joinableInvoices > 0) fault(3, `${key} points both ways`);
    if (one.net - one.billed !== one.open - one.ahead - one.pending) fault(4, `${key} quantity`);
    const balances = one.openFen - one.aheadFen - one.pendingFen - one.shareGap;
    if (one.netFen - one.billedFen !== balances) fault(4, `${key} amount`);
  }
  return faults;
}
