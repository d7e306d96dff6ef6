/** How many rows each screen shows when a desk opens it at one of its segments: asked as the screen asks. */
import type { GridTotals } from '../../../src/shared/contract/grid';
import type { StockAlerts } from '../../../src/shared/contract/stock.contract';
import { addDays } from '../../../src/shared/domain/business-date';
import * as lists from '../../../src/shared/domain/list-segments';
import { settingDefaults } from '../../../src/main/features/settings/settings.rules';
import type { Seat } from '../../helpers/book';

type Day = { readonly today: string; readonly now: number };
type Filters = readonly lists.ListFilter[];

function filtersOf(segments: Readonly<Record<string, Filters>>, segment: string): Filters {
  const found = segments[segment];
  if (!found) throw new Error(`the list has no segment called ${segment}`);
  return found;
}

const { licenceUrgentDays: urgent, licenceSoonDays: soon, licenceEarlyDays: early } = settingDefaults;

/** By the screen that the desk opens. */
export function listCounts(seat: Seat, { today, now }: Day) {
  const total = async (path: string, input: Readonly<Record<string, unknown>>) =>
    (await seat.ok<GridTotals>(path, input)).count;
  const plain = (path: string, segments: Readonly<Record<string, Filters>>) => (segment: string) =>
    total(path, { filters: filtersOf(segments, segment) });
  /** Segments that the engine knows beside the filters. */
  const asked = (path: string, segments: Readonly<Record<string, Filters>>) => (segment: string) =>
    total(path, { filters: filtersOf(segments, segment), segment });
  const papers = (segment: lists.PaperSegment) =>
    total('quality.expiringTotals', {
      filters: lists.paperFilters(segment, { urgent, soon, early }, (days) => addDays(today, days)),
    });
  const counts: Readonly<Record<string, (segment: string) => Promise<number>>> = {
    approvals: () => total('orders.approvalTotals', { segment: 'all' }),
    changes: plain('orders.changeTotals', lists.changeSegments),
    returns: plain('returns.totals', lists.returnSegments),
    releases: (segment) => total('releases.deskTotals', { segment }),
    orders: asked('orders.totals', lists.orderSegments),
    toIssue: (segment) =>
      segment === ''
        ? total('dispatch.toIssueTotals', {})
        : asked('dispatch.toIssueTotals', lists.toIssueSegments)(segment),
    deskRows: (key) => total('desks.behindTotals', { key }),
    notes: plain('dispatch.totals', lists.noteSegments),
    claims: plain('receivables.bankLineTotals', lists.bankLineSegments),
    receipts: asked('receivables.totals', lists.receiptSegments),
    stocktakes: plain('stocktakes.totals', lists.stocktakeSegments),
    stockIssues: plain('stockIssues.totals', lists.stockIssueSegments),
    purchases: plain('purchases.totals', lists.purchaseSegments),
    supplierReturns: plain('supplierReturns.totals', lists.supplierReturnSegments),
    recalls: plain('recalls.totals', lists.recallSegments),
    quality: (segment) => {
      const paper = lists.paperSegments.find((one) => one === segment);
      return paper ? papers(paper) : plain('quality.totals', lists.qualificationSegments)(segment);
    },
    stock: async (segment) => {
      const known = lists.lotSegments.find((one) => one === segment);
      if (!known) throw new Error(`the lots have no segment called ${segment}`);
      return total('stock.totals', { filters: lists.lotFilters(known, await seat.ok<StockAlerts>('stock.alerts')) });
    },
    products: (gap) => total('products.totals', { gap }),
    imports: async () => {
      const runs = await seat.ok<{ skipped: number; undoneAt: number | null; at: number }[]>('imports.runs');
      return runs.filter((run) => lists.isSkippedRun(run, now)).length;
    },
    ledger: (segment) => total('ledger.totals', { segment }),
    invoices: (segment) => total('ledger.invoiceTotals', { segment }),
    advances: (segment) => total('ledger.advanceTotals', { segment }),
    deposits: (segment) => total('deposits.totals', { segment }),
    tenders: (segment) => total('tenders.totals', { segment }),
    deliveryAgreements: (segment) => total('deliveryAgreements.totals', { segment }),
    agreedVolumes: (segment) => total('agreedVolumes.totals', { segment }),
    tenderPapers: (segment) => total('tenderDocuments.totals', { segment }),
    credentials: (segment) =>
      total(segment === 'overdue' ? 'credentials.loanTotals' : 'credentials.totals', { segment }),
    samePerson: () => total('reports.samePersonTotals', { month: addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7) }),
  };
  return counts;
}
