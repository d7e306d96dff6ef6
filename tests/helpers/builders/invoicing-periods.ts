/** Month ends for tests, through the procedures. */
import type { AsOfRow, PeriodClosed, ProofRow, VatRow } from '../../../src/shared/contract/periods.contract';
import type { Book } from '../book';
import { aShippedOrder, anInvoiceNumber, requestSeenBy, toInvoiceOf } from './invoicing';
import { aReceipt } from './receivables';
import { stocked, type LocalTeam } from './dispatch';

const DAY = 86_400_000;
/** More than anything that is sold in these tests. */
export const PAID_FEN = 5_000_000;
/** The day of the firm as the book's clock stands. */
export const dayOf = (book: Book): string => new Date(book.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** Some nights later, everybody signed in again. */
export async function daysLater(book: Book, team: LocalTeam, days: number): Promise<void> {
  book.advance(days * DAY);
  await team.signInAgain();
}

export type Overview = {
  readonly nextMonth: string | null;
  readonly closes: readonly PeriodClosed[];
  readonly actions: { readonly close: true | { readonly params: Readonly<Record<string, string | number>> } };
};
export const overviewOf = ({ boss }: Pick<LocalTeam, 'boss'>): Promise<Overview> =>
  boss.ok<Overview>('periods.overview');

export const closeMonth = ({ boss }: Pick<LocalTeam, 'boss'>, month: string) =>
  boss.call<{ closeId: number; keyCount: number; hash: string }>('periods.close', { month });

export const asOf = async ({ boss }: Pick<LocalTeam, 'boss'>, on: string): Promise<AsOfRow[]> =>
  (await boss.ok<{ rows: AsOfRow[] }>('periods.asOf', { on })).rows;

export const vatOf = ({ boss }: Pick<LocalTeam, 'boss'>, month: string): Promise<VatRow[]> =>
  boss.ok<VatRow[]>('periods.vat', { month });

export const proofRows = async ({ boss }: Pick<LocalTeam, 'boss'>): Promise<ProofRow[]> =>
  (await boss.ok<{ rows: ProofRow[] }>('periods.proof')).rows;

/** What the check of the ledger finds in all of its parts. */
export async function faultsOf({ boss }: Pick<LocalTeam, 'boss'>): Promise<readonly object[]> {
  const faults: object[] = [];
  for (const part of ['events', 'lines', 'allocations', 'pendings', 'balances', 'closes']) {
    let after: number | null = 0;
    while (after !== null) {
      const found: { next: number | null; faults: object[] } = await boss.ok('periods.verify', { part, after });
      faults.push(...found.faults);
      after = found.next;
    }
  }
  return faults;
}

/** One invoice over whole units of several orders, first come first taken. */
export async function invoiceUnits(
  team: LocalTeam,
  orderNumbers: readonly string[],
  { units, issuedOn }: { readonly units: number; readonly issuedOn: string },
): Promise<string> {
  const rows = [];
  for (const number of orderNumbers) rows.push(...(await toInvoiceOf(team, number)));
  let rest = units * 1000;
  const lines = rows.flatMap(({ id, invoiceableQty }) => {
    const qty = Math.min(rest, invoiceableQty);
    rest -= qty;
    return qty > 0 ? [{ entitlementId: id, qty }] : [];
  });
  const asked = { customerId: rows[0]?.customerId, lines };
  const { requests } = await team.boss.ok<{ requests: { requestId: number }[] }>('invoicing.request', asked);
  const requestId = requests[0]?.requestId ?? 0;
  const { request } = await requestSeenBy(team.boss, requestId);
  const number = anInvoiceNumber();
  const invoices = [{ invoiceNo: 1, number, issuedOn }];
  await team.boss.ok('invoicing.issue', { requestId, version: request.version, invoices });
  return number;
}

/** March of the worked example in this book's month: 500 and 200 shipped, one invoice over 600. */
export async function aMonthOf700(book: Book, team: LocalTeam) {
  const productId = (await stocked(team, [5000])).id;
  const first = await aShippedOrder(team, 500, { productId });
  // His money is here, so that nothing of his is overdue some weeks later.
  await aReceipt(team.boss, { customerId: first.buyerId, amountFen: PAID_FEN, receivedOn: dayOf(book) });
  const second = await aShippedOrder(team, 200, { productId, buyerId: first.buyerId });
  const invoice = await invoiceUnits(team, [first.number, second.number], { units: 600, issuedOn: dayOf(book) });
  return { first, second, invoice, productId, buyerId: first.buyerId };
}
