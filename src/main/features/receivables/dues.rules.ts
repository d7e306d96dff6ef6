/** What of a buyer's debt is open, since when, and how old it is. Pure. */
import { daysBetween } from '../../../shared/domain/business-date';
import type { AgeBucket, DueWait } from '../../../shared/domain/receivable-words';

/** One debt: a shipment of an order, or an opening document. */
export type Debt = {
  readonly dueOn: string | null;
  readonly waitsFor: DueWait | null;
  /** What is still to be paid, fen. */
  readonly openFen: number;
};

/**
 * Takes money off the oldest debts first.
 * @param debts oldest first
 * @param paidFen what was paid or credited for all of them; what is left over is dropped
 * @returns the debts that are still open
 */
export function payOldestFirst<T extends { readonly openFen: number }>(debts: readonly T[], paidFen: number): T[] {
  let left = Math.max(paidFen, 0);
  return debts.flatMap((debt) => {
    const taken = Math.min(left, debt.openFen);
    left -= taken;
    return debt.openFen > taken ? [{ ...debt, openFen: debt.openFen - taken }] : [];
  });
}

/** Days behind the due date on a day; 0 or less while it is not overdue. A debt is not overdue on its day. */
export const daysOverdue = (dueOn: string | null, on: string): number => (dueOn === null ? 0 : daysBetween(dueOn, on));

/** In which column of the ageing a debt stands on a day. */
export function bucketOf(dueOn: string | null, on: string): AgeBucket {
  const days = daysOverdue(dueOn, on);
  if (days <= 0) return 'notDue';
  if (days <= 30) return 'days30';
  if (days <= 60) return 'days60';
  return days <= 90 ? 'days90' : 'over90';
}

export type Buckets = Readonly<Record<AgeBucket, number>>;
const none: Buckets = { notDue: 0, days30: 0, days60: 0, days90: 0, over90: 0 };

/** Open debts by age on a day, fen. */
export function bucketsOf(debts: readonly Debt[], on: string): Buckets {
  const sums = { ...none };
  for (const { dueOn, openFen } of debts) sums[bucketOf(dueOn, on)] += openFen;
  return sums;
}

export type Overdue = { readonly overdueFen: number; readonly oldestDueOn: string | null };

/** What is overdue on a day and since when. */
export function overdueIn(debts: readonly Debt[], on: string): Overdue {
  const late = debts.filter(({ dueOn }) => daysOverdue(dueOn, on) > 0);
  const days = late.flatMap(({ dueOn }) => dueOn ?? []).toSorted();
  return { overdueFen: late.reduce((sum, { openFen }) => sum + openFen, 0), oldestDueOn: days[0] ?? null };
}

/** The earliest day on which one of the debts is due. */
export const nextDueIn = (debts: readonly Debt[]): string | null =>
  debts.flatMap(({ dueOn }) => dueOn ?? []).toSorted()[0] ?? null;

/** Debts by their due date, undated ones last. */
export const oldestFirst = <T extends Pick<Debt, 'dueOn'>>(debts: readonly T[]): T[] =>
  debts.toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'));

export type Exposure = {
  readonly openingFen: number;
  readonly shippedFen: number;
  readonly returnedFen: number;
  readonly receiptsFen: number;
  /** Opening + shipped − returned − receipts: what he owes today. */
  readonly receivableFen: number;
  /** Approved and not shipped yet. */
  readonly toShipFen: number;
  /** What counts against the credit limit. */
  readonly exposureFen: number;
};

type Account = Pick<Exposure, 'openingFen' | 'shippedFen' | 'returnedFen' | 'receiptsFen'> & {
  /** Net totals of the orders finance let pass, fen. */
  readonly ordersFen: number;
};

/** The account of a buyer: what he owes, and with what is still to be shipped. */
export function exposureFrom({ ordersFen, ...account }: Account): Exposure {
  const { openingFen, shippedFen, returnedFen, receiptsFen } = account;
  const receivableFen = openingFen + shippedFen - returnedFen - receiptsFen;
  const toShipFen = Math.max(ordersFen - shippedFen, 0);
  return { ...account, receivableFen, toShipFen, exposureFen: receivableFen + toShipFen };
}
