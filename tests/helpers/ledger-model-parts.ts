/** The parts of the plain ledger: lists, what is open, and who goes with whom, first in first out. */
export type Key = { readonly account: string; readonly price: number };
/** A part of a sold line; a change of price or of the key splits the open rest off. Without goods: an amount alone. */
export type Part = Key & {
  readonly line: Line;
  qty: number;
  fen: number;
  shippedQty: number;
  readonly pairs: Pair[];
};
export type Line = {
  readonly lineId: number;
  readonly account: string;
  readonly orderNumber: string;
  readonly lineNo: number;
  readonly approvedAt: number;
  price: number;
  readonly parts: Part[];
};
/** A line of a blue invoice. */
export type Bill = Key & {
  readonly number: string;
  readonly lineNo: number;
  readonly on: string;
  readonly isAdvance: boolean;
  readonly qty: number;
  readonly fen: number;
  redQty: number;
  redFen: number;
  pendingQty: number;
  pendingFen: number;
  readonly pairs: Pair[];
};
/** So much of a bill stands against so much of a part. */
export type Pair = { readonly part: Part; readonly bill: Bill; qty: number; fen: number };
export type Ledger = { readonly lines: Line[]; readonly bills: Bill[] };

export const emptyLedger = (): Ledger => ({ lines: [], bills: [] });

/** Fen of a quantity at a price, not rounded. */
export const worth = (qty: number, price: number): number => (qty * price) / 100_000;

export const sum = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((all, row) => all + of(row), 0);
/** Pairs with goods, the oldest first. */
export const pairsOf = (one: Part | Bill): Pair[] => one.pairs.filter(({ qty }) => qty > 0);
/** Pairs of an amount alone, the newest first. */
export const amountPairs = (one: Part | Bill): Pair[] =>
  one.pairs.filter(({ qty, fen }) => qty === 0 && fen > 0.01).toReversed();
export const pair = (made: Pair): void => {
  made.part.pairs.push(made);
  made.bill.pairs.push(made);
};
export const billedQty = (part: Part): number => sum(pairsOf(part), ({ qty }) => qty);
export const billedFen = (part: Part): number => sum(part.pairs, ({ fen }) => fen);
export const openQty = (part: Part): number => part.qty - billedQty(part);
export const openFen = (part: Part): number => part.fen - billedFen(part);
export const aheadQty = (bill: Bill): number =>
  bill.qty - bill.redQty - bill.pendingQty - sum(pairsOf(bill), ({ qty }) => qty);
export const aheadFen = (bill: Bill): number =>
  bill.fen - bill.redFen - bill.pendingFen - sum(bill.pairs, ({ fen }) => fen);
export const redRoom = (bill: Bill): number => bill.qty - bill.redQty;

/** Whether an amount is what the quantity costs at a price; simulated cuts are far above the roundings. */
export const isWorth = (qty: number, fen: number, price: number): boolean => Math.abs(fen - worth(qty, price)) <= 2.5;
/** What waits of goods; an allowance waits beside them. */
export const waitingGoodsFen = ({ pendingQty, pendingFen, price }: Bill): number =>
  pendingFen - worth(pendingQty, price) > 2.5 ? worth(pendingQty, price) : pendingFen;

const before = (a: readonly (string | number)[], b: readonly (string | number)[]): number => {
  for (const [at, one] of a.entries()) {
    const other = b[at] ?? 0;
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
};
const saleOrder = (a: Line, b: Line) =>
  before([a.approvedAt, a.orderNumber, a.lineNo], [b.approvedAt, b.orderNumber, b.lineNo]);
const billOrder = (a: Bill, b: Bill) => before([a.on, a.number, a.lineNo], [b.on, b.number, b.lineNo]);

/** All parts, first approved first. */
export const queue = (ledger: Ledger): Part[] => ledger.lines.toSorted(saleOrder).flatMap(({ parts }) => parts);

/** The keys that a line stands under. */
export const accountsOf = (line: Line): Set<string> => new Set(line.parts.map(({ account }) => account));

/** Open advances and open sales of one key and price go together, each first in first out. */
export function match(ledger: Ledger, account: string): void {
  const parts = queue(ledger).filter((one) => one.account === account);
  const bills = ledger.bills.filter((one) => one.account === account).toSorted(billOrder);
  for (const bill of bills) {
    for (const part of parts) {
      const qty = Math.min(aheadQty(bill), openQty(part));
      if (qty <= 0 || bill.price !== part.price) continue;
      if (!isWorth(openQty(part), openFen(part), part.price)) continue;
      if (!isWorth(aheadQty(bill), aheadFen(bill), bill.price)) continue;
      const fen = (aheadFen(bill) * qty) / aheadQty(bill);
      pair({ part, bill, qty, fen });
    }
  }
}

export const addPart = (line: Line, { account, price }: Key): Part => {
  const part: Part = { account, price, line, qty: 0, fen: 0, shippedQty: 0, pairs: [] };
  line.parts.push(part);
  return part;
};
