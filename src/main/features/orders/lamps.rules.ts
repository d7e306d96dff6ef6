/** The four lamps of an order: sums over documents, never a stored flag. Pure. */
import type { LampState } from '../../../shared/domain/order-words';

export type LampNote = {
  readonly state: string;
  readonly carrier: string;
  readonly waybillNo: string;
  readonly shippedOn: string | null;
  readonly signedOn: string | null;
  readonly signedBy: string;
};
export type LampFacts = {
  readonly totalFen: number;
  readonly paidFen: number;
  /** When the oldest unpaid shipment is due, as the receivables say; null while nothing is. */
  readonly dueOn: string | null;
  /** Thousandths over all lines. */
  readonly orderedQty: number;
  readonly shippedQty: number;
  readonly signedQty: number;
  readonly notes: readonly LampNote[];
  /** Null before the first approval. */
  readonly invoiced: typeof notInvoiced | null;
};

/** How far a part has come to the whole; of nothing nothing has come. */
export const lampOf = (part: number, whole: number): LampState => {
  if (part <= 0) return 'none';
  return part >= whole ? 'full' : 'part';
};

const notInvoiced = { netQty: 0, invoicedQty: 0, advanceQty: 0, storedQty: 0, pendingQty: 0, unit: '' };

/** The lamps and the words of their sentence. */
export function lampsFrom(facts: LampFacts) {
  const { totalFen, paidFen, orderedQty, shippedQty, signedQty } = facts;
  const live = facts.notes.filter(({ state }) => state !== 'void');
  const shipped = live.filter(({ shippedOn }) => shippedOn !== null);
  const signed = live.filter(({ signedOn }) => signedOn !== null);
  const last = shipped.at(-1);
  const lastSigned = signed.at(-1);
  const { netQty, invoicedQty, advanceQty, storedQty, pendingQty, unit } = facts.invoiced ?? notInvoiced;
  return {
    paid: lampOf(paidFen, totalFen),
    shipped: lampOf(shippedQty, orderedQty),
    arrived: lampOf(signedQty, orderedQty),
    invoiced: lampOf(invoicedQty, netQty),
    invoicedQty,
    advanceQty,
    storedQty,
    pendingQty,
    unit,
    paidFen,
    totalFen,
    dueOn: facts.dueOn,
    noteCount: live.length,
    shippedNotes: shipped.length,
    signedNotes: signed.length,
    carrier: last?.carrier ?? '',
    waybillNo: last?.waybillNo ?? '',
    signedOn: lastSigned?.signedOn ?? null,
    signedBy: lastSigned?.signedBy ?? '',
  };
}
export type Lamps = ReturnType<typeof lampsFrom>;
