/** What the plain model of the ledger says of an account and of a bill. */
import { aheadFen, aheadQty, openFen, openQty, sum, type Ledger } from './ledger-model-parts';

export type Balance = {
  readonly storedQty: number;
  readonly storedFen: number;
  readonly advanceQty: number;
  readonly advanceFen: number;
  readonly pendingQty: number;
  readonly pendingFen: number;
};
/** What one account has stored, ahead and waiting to be red. */
export function balanceOf(ledger: Ledger, account: string): Balance {
  const parts = ledger.lines.flatMap((one) => one.parts).filter((one) => one.account === account);
  const bills = ledger.bills.filter((one) => one.account === account);
  return {
    storedQty: sum(parts, (one) => openQty(one)),
    storedFen: sum(parts, (one) => openFen(one)),
    advanceQty: sum(bills, (one) => aheadQty(one)),
    advanceFen: sum(bills, (one) => aheadFen(one)),
    pendingQty: sum(bills, (one) => one.pendingQty),
    pendingFen: sum(bills, (one) => one.pendingFen),
  };
}

/** How many roundings an account has seen at most: each may differ by a fen. */
export function roundingsOf(ledger: Ledger, account: string): number {
  const lines = ledger.lines.filter((one) => one.parts.some((part) => part.account === account));
  const bills = ledger.bills.filter((one) => one.account === account);
  return 2 + sum(lines, ({ parts }) => parts.length) + bills.length + sum(bills, ({ pairs }) => pairs.length);
}
