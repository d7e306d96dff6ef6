/** Which month is closed next, and what a snapshot says of a key. Pure. */
import { addMonths, endOfMonth } from '../../../shared/domain/business-date';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { balancesOf, roundingOf, zeroKey, type Balances, type KeyAsOf } from './as-of.rules';

/** The last day of a month `YYYY-MM`. */
export const lastDayOf = (month: string): string => endOfMonth(`${month}-01`);
export const monthAfter = (month: string): string => addMonths(`${month}-01`, 1).slice(0, 7);
/** The last day before a month. */
export const dayBefore = (month: string): string => endOfMonth(addMonths(`${month}-01`, -1));

/** The month after the last closed one, else the first in which anything was posted; null: there is nothing to close. */
export const nextToClose = (lastClosed: string, firstWithRows: string): string | null => {
  if (lastClosed !== '') return monthAfter(lastClosed);
  return firstWithRows === '' ? null : firstWithRows;
};

/** Months are closed one after the other, each after its end. */
export function mayClose(month: string, next: string | null, today: string): Result<true> {
  if (next === null) return refuse('RULE_VIOLATED', { case: 'periods.refusals.nothing' }, ['/month']);
  if (month !== next) return refuse('RULE_VIOLATED', { case: 'periods.refusals.notNext', month, next }, ['/month']);
  const on = lastDayOf(month);
  return on < today
    ? okay(true)
    : refuse('RULE_VIOLATED', { case: 'periods.refusals.notEnded', month, on }, ['/month']);
}

/** What moved a key in a month; cancelled and red as they lessen, positive. */
export type Movements = {
  readonly approvedQty: number;
  readonly approvedFen: number;
  readonly cancelledQty: number;
  readonly cancelledFen: number;
  readonly adjustedQty: number;
  readonly adjustedFen: number;
  readonly invoicedQty: number;
  readonly invoicedFen: number;
  readonly redQty: number;
  readonly redFen: number;
};
export const noMovements: Movements = {
  ...{ approvedQty: 0, approvedFen: 0, cancelledQty: 0, cancelledFen: 0, adjustedQty: 0, adjustedFen: 0 },
  ...{ invoicedQty: 0, invoicedFen: 0, redQty: 0, redFen: 0 },
};
export type KeySnapshot = Movements &
  Balances & {
    readonly accountId: number;
    readonly price: number;
    readonly openingQty: number;
    readonly openingFen: number;
    readonly closingQty: number;
    readonly closingFen: number;
  };

const netQty = ({ soldQty, billedQty }: KeyAsOf): number => soldQty - billedQty;
const netFen = ({ soldFen, billedFen }: KeyAsOf): number => soldFen - billedFen;

type KeyMonth = { readonly before: KeyAsOf | undefined; readonly at: KeyAsOf; readonly moved: Movements | undefined };

/**
 * opening + approved − cancelled ± adjusted − invoiced + red = closing; closing = 存票 − 预开票 − 待红冲 + 尾差. A key
 * that does not close is a defect of the ledger: nothing is kept of such a month.
 */
export function snapshotOf({ before, at, moved = noMovements }: KeyMonth): KeySnapshot {
  const { accountId, price } = at;
  const opening = before ?? zeroKey(at);
  const balances = balancesOf(at);
  const row = {
    ...{ accountId, price, openingQty: netQty(opening), openingFen: netFen(opening), ...moved },
    ...{ closingQty: netQty(at), closingFen: netFen(at), ...balances },
  };
  const qty =
    row.openingQty + moved.approvedQty - moved.cancelledQty + moved.adjustedQty - moved.invoicedQty + moved.redQty;
  const fen =
    row.openingFen + moved.approvedFen - moved.cancelledFen + moved.adjustedFen - moved.invoicedFen + moved.redFen;
  const isClosed =
    qty === row.closingQty &&
    fen === row.closingFen &&
    qty === balances.storedQty - balances.advanceQty - balances.pendingQty &&
    fen === balances.storedFen - balances.advanceFen - balances.pendingFen + roundingOf(at);
  if (!isClosed) throw new Error(`account ${accountId} at ${price} does not close`);
  return row;
}

/** Whether anything of a key is worth a row: a balance, an opening or a movement. */
export const saysAnything = ({ accountId: _, price: __, ...figures }: KeySnapshot): boolean =>
  Object.values(figures).some((figure) => figure !== 0);

/** Columns of a snapshot in the order in which they are hashed. */
export const snapshotColumns = [
  ...(['accountId', 'price', 'openingQty', 'openingFen', 'approvedQty', 'approvedFen'] as const),
  ...(['cancelledQty', 'cancelledFen', 'adjustedQty', 'adjustedFen', 'invoicedQty', 'invoicedFen'] as const),
  ...(['redQty', 'redFen', 'closingQty', 'closingFen', 'storedQty', 'storedFen'] as const),
  ...(['advanceQty', 'advanceFen', 'pendingQty', 'pendingFen'] as const),
];
