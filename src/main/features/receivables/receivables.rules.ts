/** When money is due, and what a receipt may pay. Pure. */
import { addDays, addMonths, endOfMonth } from '../../../shared/domain/business-date';
import type { PaymentTerm } from '../../../shared/domain/customer-words';
import { okay, refuse, type Problem, type Result } from '../../../shared/domain/problem';
import type { DueWait } from '../../../shared/domain/receivable-words';

/** What was agreed, with the rules of the house that fill its gaps. */
export type DueTerms = {
  readonly paymentTerm: PaymentTerm;
  /** Days; of `monthly_day` the day of the month. */
  readonly paymentDays: number;
  /** Days in which goods arrive: without a signature they count as arrived then. */
  readonly promisedDays: number;
  /** `monthly` counts from the month of signing instead of shipping. */
  readonly isMonthOfSigning: boolean;
};
/** The documents of one shipment, as business dates; null while there is none. */
export type DueDocuments = {
  readonly shippedOn: string | null;
  readonly signedOn: string | null;
  readonly invoiceHandedOn: string | null;
  /** When the next delivery to the same buyer left. */
  readonly nextShippedOn: string | null;
  /** When the customer reported that the goods were sold. */
  readonly soldOn: string | null;
};

const earlier = (one: string, other: string | null): string => (other !== null && other < one ? other : one);

/** A day of the month after a date; its last day where that month is shorter. */
function dayOfNextMonth(date: string, day: number): string {
  const last = endOfMonth(addMonths(`${date.slice(0, 8)}01`, 1));
  const wanted = `${last.slice(0, 8)}${String(Math.max(day, 1)).padStart(2, '0')}`;
  return earlier(last, wanted);
}

/**
 * The business date on which the money of a shipment is due; null while it is not due at all: nothing shipped, the
 * invoice not handed over, the goods not reported as sold.
 */
export function dueOn(order: DueTerms, documents: DueDocuments): string | null {
  const { paymentTerm, paymentDays: days } = order;
  const { shippedOn, invoiceHandedOn, nextShippedOn, soldOn } = documents;
  if (shippedOn === null) return null;
  const arrivedOn = documents.signedOn ?? addDays(shippedOn, order.promisedDays);
  switch (paymentTerm) {
    case 'prepaid':
      return shippedOn;
    case 'after_shipping':
      return addDays(shippedOn, days);
    case 'after_signing':
      return addDays(arrivedOn, days);
    case 'after_invoice':
      return invoiceHandedOn === null ? null : addDays(invoiceHandedOn, days);
    case 'monthly':
      return addDays(endOfMonth(order.isMonthOfSigning ? arrivedOn : shippedOn), days);
    case 'monthly_day':
      return dayOfNextMonth(shippedOn, days);
    case 'next_delivery':
      return earlier(addDays(shippedOn, days), nextShippedOn);
    case 'as_sold':
      return soldOn === null ? null : addDays(soldOn, days);
  }
}

/** What a shipment that is not due waits for; null when it has its date. */
export function waitsFor(order: DueTerms, documents: DueDocuments): DueWait | null {
  if (dueOn(order, documents) !== null) return null;
  if (documents.shippedOn === null) return 'shipment';
  return order.paymentTerm === 'after_invoice' ? 'invoice' : 'sale';
}

export type OpenOrder = { readonly orderId: number; readonly openFen: number };
export type Part = { readonly orderId: number; readonly amountFen: number };

/** Something that wants money: an order or an opening document, by its place in the caller's list. */
type Wanting = { readonly openFen: number };

/**
 * First in, first out: how much of a sum each gets.
 * @param freeFen what is left of the receipt
 * @param wanting oldest first, each with what it still wants
 */
export function shareOut(freeFen: number, wanting: readonly Wanting[]): number[] {
  let left = Math.max(freeFen, 0);
  return wanting.map(({ openFen }) => {
    const amountFen = Math.min(left, Math.max(openFen, 0));
    left -= amountFen;
    return amountFen;
  });
}

/** First in, first out over orders alone. */
export const proposeMatch = (freeFen: number, orders: readonly OpenOrder[]): Part[] =>
  shareOut(freeFen, orders).flatMap((amountFen, at) => {
    const order = orders[at];
    return order && amountFen > 0 ? [{ orderId: order.orderId, amountFen }] : [];
  });

/** Oldest due first; what is not due yet behind it, by its day. */
export const byDue = (
  a: { readonly dueOn: string | null; readonly on: string },
  b: { readonly dueOn: string | null; readonly on: string },
): number => {
  if (a.dueOn !== b.dueOn) {
    if (a.dueOn === null) return 1;
    if (b.dueOn === null) return -1;
    return a.dueOn < b.dueOn ? -1 : 1;
  }
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0;
};

type Wanted = { readonly id: number; readonly openFen: number };
type Paid = { readonly id: number; readonly amountFen: number };

/** Parts must fit what wants them; each stands once. Answers their sum. */
function sumFitting(wanted: readonly Wanted[], parts: readonly Paid[], field: (at: number) => string): Result<number> {
  const seen = new Set<number>();
  let sum = 0;
  for (const [at, { id, amountFen }] of parts.entries()) {
    const openFen = wanted.find((one) => one.id === id)?.openFen;
    if (openFen === undefined || seen.has(id)) return refuse('NOT_FOUND', {}, [field(at)]);
    if (amountFen > openFen) {
      const params = { case: 'receivables.rules.moreThanOpen', wantedFen: amountFen, leftFen: openFen };
      return refuse('RULE_VIOLATED', params, [field(at).replace(/\w+$/u, 'amountFen')]);
    }
    seen.add(id);
    sum += amountFen;
  }
  return okay(sum);
}

type OpenDocument = { readonly documentId: number; readonly openFen: number };
type DocumentPart = { readonly documentId: number; readonly amountFen: number };
export type Match = {
  readonly freeFen: number;
  readonly orders: readonly OpenOrder[];
  readonly documents: readonly OpenDocument[];
};
export type Parts = { readonly parts: readonly Part[]; readonly documents: readonly DocumentPart[] };

const wantedOrder = ({ orderId, openFen }: OpenOrder) => ({ id: orderId, openFen });
const wantedDocument = ({ documentId, openFen }: OpenDocument) => ({ id: documentId, openFen });

/** Parts must fit the receipt, each order and each opening document; one stands once. Answers their sum, fen. */
export function checkMatch({ freeFen, orders, documents }: Match, asked: Parts): Result<number> {
  const toOrders = sumFitting(
    orders.map(wantedOrder),
    asked.parts.map(({ orderId, amountFen }) => ({ id: orderId, amountFen })),
    (at) => `/parts/${at}/orderId`,
  );
  if (!toOrders.ok) return toOrders;
  const toDocuments = sumFitting(
    documents.map(wantedDocument),
    asked.documents.map(({ documentId, amountFen }) => ({ id: documentId, amountFen })),
    (at) => `/documents/${at}/documentId`,
  );
  if (!toDocuments.ok) return toDocuments;
  const sum = toOrders.value + toDocuments.value;
  if (sum === 0) return refuse('VALIDATION_FAILED', { case: 'fields.required' }, ['/parts']);
  return sum <= freeFen
    ? okay(sum)
    : refuse('RULE_VIOLATED', { case: 'receivables.rules.moreThanReceipt', wantedFen: sum, leftFen: freeFen }, [
        '/parts',
      ]);
}

/**
 * Who recorded money does not match it, unless the boss signed that pair; a waived rest is one step of one person.
 * `dualRecordMatch`: the signed setting.
 */
export function matcherProblem(
  receipt: { readonly recordedBy: number; readonly form: string },
  by: { readonly userId: number; readonly dualRecordMatch: boolean },
): Problem | undefined {
  const isOwn = receipt.recordedBy === by.userId && receipt.form !== 'rounding';
  return isOwn && !by.dualRecordMatch
    ? refuse('SAME_PERSON', { first: 'receivables.actions.record', second: 'receivables.actions.match' }).problem
    : undefined;
}
