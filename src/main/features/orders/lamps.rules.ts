/** The four lamps of an order: sums over documents, never a stored flag. Pure. */
import { addDays, endOfMonth } from '../../../shared/domain/business-date';
import type { PaymentTerm } from '../../../shared/domain/customer-words';
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
  readonly paymentTerm: PaymentTerm;
  readonly paymentDays: number;
  /** Thousandths over all lines. */
  readonly orderedQty: number;
  readonly shippedQty: number;
  readonly signedQty: number;
  readonly notes: readonly LampNote[];
};

/** How far a part has come to the whole; of nothing nothing has come. */
export const lampOf = (part: number, whole: number): LampState => {
  if (part <= 0) return 'none';
  return part >= whole ? 'full' : 'part';
};

/** Latest of some dates; undefined when there are none. */
const latest = (dates: readonly (string | null)[]): string | undefined =>
  dates
    .filter((one) => one !== null)
    .toSorted()
    .at(-1);

/** When the money of an order is due, as far as its documents say; prepaid orders and goods not shipped are not due. */
export function orderDueOn({ paymentTerm, paymentDays, notes }: LampFacts): string | null {
  const shipped = latest(notes.map(({ shippedOn }) => shippedOn));
  const signed = latest(notes.map(({ signedOn }) => signedOn));
  switch (paymentTerm) {
    case 'prepaid':
      return null;
    case 'after_shipping':
      return shipped === undefined ? null : addDays(shipped, paymentDays);
    case 'after_signing':
      return signed === undefined ? null : addDays(signed, paymentDays);
    case 'monthly':
      return shipped === undefined ? null : addDays(endOfMonth(shipped), paymentDays);
  }
}

/** The lamps and the words of their sentence. Invoicing has no documents yet. */
export function lampsFrom(facts: LampFacts) {
  const { totalFen, paidFen, orderedQty, shippedQty, signedQty } = facts;
  const live = facts.notes.filter(({ state }) => state !== 'void');
  const shipped = live.filter(({ state }) => state === 'shipped' || state === 'signed');
  const signed = live.filter(({ state }) => state === 'signed');
  const last = shipped.at(-1);
  const lastSigned = signed.at(-1);
  return {
    paid: lampOf(paidFen, totalFen),
    shipped: lampOf(shippedQty, orderedQty),
    arrived: lampOf(signedQty, orderedQty),
    invoiced: 'none' as LampState,
    paidFen,
    totalFen,
    dueOn: orderDueOn({ ...facts, notes: live }),
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
