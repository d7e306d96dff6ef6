/** When an order is done. Pure. */
import { restOf } from './orders.rules';

type Line = { readonly orderedQty: number; readonly closedQty: number; readonly notedQty: number };

export type CompletionFacts = {
  /** Of the net quantity, fen. */
  readonly totalFen: number;
  /** Matched receipts, those that waive a rest included. */
  readonly paidFen: number;
  /** Credited returns. */
  readonly returnedFen: number;
  /** Returns that are not closed yet. */
  readonly openReturns: number;
  /** Not invoiced yet, thousandths over all lines and fen. */
  readonly uninvoicedQty: number;
  readonly uninvoicedFen: number;
  /** Invoiced, and to be taken back by a red invoice; fen. */
  readonly redPendingFen: number;
  readonly lines: readonly Line[];
  /** Every note of the order, voided ones too. */
  readonly notes: readonly { readonly state: string }[];
};

/** Notes whose goods have arrived or come back; a voided one never left. */
const settled: ReadonlySet<string> = new Set(['signed', 'partly_signed', 'refused', 'void']);

/** The goods went out and were signed for, nothing of them is on its way. */
const hasArrived = ({ lines, notes }: CompletionFacts): boolean =>
  notes.every(({ state }) => settled.has(state)) &&
  notes.some(({ state }) => state !== 'void') &&
  lines.every((line) => restOf(line) === 0);

/** Everything that counts is invoiced, and nothing of it waits for a red invoice. */
const isInvoiced = ({ uninvoicedQty, uninvoicedFen, redPendingFen }: CompletionFacts): boolean =>
  uninvoicedQty === 0 && uninvoicedFen === 0 && redPendingFen === 0;

/** Shipped, arrived, nothing to be taken back, invoiced, and paid: to the fen, never by a percentage. */
export const isDone = (facts: CompletionFacts): boolean =>
  hasArrived(facts) &&
  facts.openReturns === 0 &&
  isInvoiced(facts) &&
  facts.paidFen + facts.returnedFen >= facts.totalFen;
