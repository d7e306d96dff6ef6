/** The account of a customer over a period as lines with a running balance. Pure. */
import type { ReceiptForm, StatementKind } from '../../../shared/domain/receivable-words';

export type Movement = {
  readonly on: string;
  readonly kind: StatementKind;
  readonly number: string;
  readonly orderNumber: string;
  /** What he owes more, fen. */
  readonly debitFen: number;
  /** What he owes less, fen; negative where money went back. */
  readonly creditFen: number;
  readonly remark: string;
};

const kinds: Readonly<Partial<Record<ReceiptForm, StatementKind>>> = { refund: 'refund', rounding: 'rounding' };

/** What a receipt is called on a statement. */
export const kindOfReceipt = (form: ReceiptForm): StatementKind => kinds[form] ?? 'received';

type Reversible = { readonly id: number; readonly reversalOf: number | null };

/** A receipt and its reversal in one period cancel each other: our slip is none of the customer's business. */
export function withoutSlips<T extends Reversible>(receipts: readonly T[]): T[] {
  const ids = new Set(receipts.map(({ id }) => id));
  const undone = new Set(
    receipts.flatMap(({ reversalOf }) => (reversalOf !== null && ids.has(reversalOf) ? reversalOf : [])),
  );
  return receipts.filter(({ id, reversalOf }) => !undone.has(id) && (reversalOf === null || !undone.has(reversalOf)));
}

/** Goods before money on the same day. */
const rank: readonly StatementKind[] = ['shipped', 'returned', 'received', 'rounding', 'refund'];

/** Lines by day with what is owed after each, and the sums of the period. */
export function statementFrom(openingFen: number, movements: readonly Movement[]) {
  const ordered = movements.toSorted((a, b) => {
    if (a.on !== b.on) return a.on < b.on ? -1 : 1;
    return rank.indexOf(a.kind) - rank.indexOf(b.kind) || a.number.localeCompare(b.number);
  });
  let balanceFen = openingFen;
  const lines = ordered.map((one) => {
    balanceFen += one.debitFen - one.creditFen;
    return { ...one, balanceFen };
  });
  const sum = (kind: (kind: StatementKind) => boolean, key: 'debitFen' | 'creditFen'): number =>
    movements.reduce((total, one) => total + (kind(one.kind) ? one[key] : 0), 0);
  return {
    lines,
    openingFen,
    shippedFen: sum((kind) => kind === 'shipped', 'debitFen'),
    returnedFen: sum((kind) => kind === 'returned', 'creditFen'),
    receivedFen: sum((kind) => kind !== 'shipped' && kind !== 'returned', 'creditFen'),
    closingFen: balanceFen,
  };
}
