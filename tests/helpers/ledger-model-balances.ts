/** What the plain model of the ledger says of an account and of a bill. */
import {
  aheadFen,
  aheadQty,
  invoice,
  openFen,
  openQty,
  pairsOf,
  sum,
  type Bill,
  type Ledger,
  type Part,
} from './ledger-model';

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
  const parts = ledger.lines.filter((one) => one.account === account).flatMap((one) => one.parts);
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
export const roundingsOf = (ledger: Ledger, account: string): number =>
  2 +
  ledger.lines.filter((one) => one.account === account).flatMap((one) => one.parts).length +
  ledger.bills.filter((one) => one.account === account).length +
  sum(
    ledger.bills.filter((one) => one.account === account),
    ({ pairs }) => pairs.length,
  );

/** What stands against a bill, the oldest first. */
export const billedParts = (bill: Bill): { readonly part: Part; readonly qty: number }[] =>
  pairsOf(bill).map(({ part, qty }) => ({ part, qty }));

/** The new invoice for what was red: the same parts once more. */
export function reissue(
  ledger: Ledger,
  { bill, number, on }: { readonly bill: Bill; readonly number: string; readonly on: string },
  picks: readonly { readonly part: Part; readonly qty: number }[],
): void {
  const { account, price, lineNo } = bill;
  invoice(ledger, { account, price, lineNo, number, on, qty: sum(picks, ({ qty }) => qty) }, picks);
}
