/** Figures of tenders over a period, and the tenders behind each of them. */
import type { TenderFigures, tenderViewsContract } from '../../../shared/contract/tender-views.contract';
import { daysBetween } from '../../../shared/domain/business-date';
import { okay, refuse, type Refusal } from '../../../shared/domain/problem';
import { MOST_FIGURE_DAYS } from '../../../shared/domain/tender-views';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { depositsOutside } from './deposit.queries';
import { tenderGrid, tenderRows } from './tender-list.queries';
import { tenderRecords } from './tenders.queries';
import {
  behindFigure,
  datesIn,
  decidedBids,
  decidedItems,
  periodOf,
  type Cut,
  type Period,
} from './view-decided.queries';
import { decisionOf, onTimeOf, outsideOf, rateOf, ratesOf, type Decided } from './view-figures.rules';
import { missedIn } from './view-missed.queries';

type Contract = typeof tenderViewsContract;
type Bid = Awaited<ReturnType<typeof decidedBids>>[number];

function periodProblem(from: string, until: string): Refusal | undefined {
  const days = daysBetween(from, until) + 1;
  if (days >= 1 && days <= MOST_FIGURE_DAYS) return undefined;
  return refuse('VALIDATION_FAILED', { case: 'tenderViews.refusals.period', days: MOST_FIGURE_DAYS }, ['/until']);
}

const by = (bids: readonly Bid[], keyOf: (bid: Bid) => { readonly key: string; readonly label?: string }): Decided[] =>
  bids.map((bid) => ({ label: '', ...keyOf(bid), isWon: decisionOf(bid.state) === 'won', count: bid.count }));

/** Of what was not won: the reason of a loss, else what became of the bid; the most frequent first. */
function reasonsOf(bids: readonly Bid[]): { key: string; count: number }[] {
  const lost = bids.filter(({ state }) => decisionOf(state) === 'notWon');
  const groups = Map.groupBy(lost, ({ state, reason }) => (state === 'lost' ? reason : state));
  const counts = [...groups].map(([key, all]) => ({ key, count: all.reduce((sum, { count }) => sum + count, 0) }));
  return counts.toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

async function productRates(db: ReadDb, period: Period, { actor }: Ctx) {
  const items = await decidedItems(db, period, actor);
  const bids = items.flatMap(({ productId, productName: label, won, count }): Decided[] => [
    { key: String(productId), label, isWon: true, count: won },
    { key: String(productId), label, isWon: false, count: count - won },
  ]);
  return ratesOf(bids);
}

export const tenderFigures: Query<Contract['figures']> = async (db, { from, until }, ctx) => {
  const problem = periodProblem(from, until);
  if (problem) return problem;
  const period = periodOf(from, until, ctx.timeZone);
  const bids = await decidedBids(db, period, ctx.actor);
  const everything = by(bids, () => ({ key: '' }));
  const reasons = reasonsOf(bids);
  const figures: TenderFigures = {
    overall: rateOf(everything, { key: '', label: '' }),
    rates: {
      province: ratesOf(by(bids, ({ province }) => ({ key: province, label: province }))),
      product: await productRates(db, period, ctx),
      kind: ratesOf(by(bids, ({ kind }) => ({ key: kind }))),
      person: ratesOf(by(bids, ({ ownerId, ownerName }) => ({ key: String(ownerId), label: ownerName }))),
    },
    reasons,
    notWon: reasons.reduce((sum, { count }) => sum + count, 0),
    onTime: onTimeOf(await datesIn(db, period, ctx.actor), ctx.now),
    ...(await missedIn(db, period, ctx)),
    deposits: outsideOf(await depositsOutside(db, ctx.actor), ctx.today),
  };
  return okay(figures);
};

/** The register, cut to what stands behind one figure. */
export const figureGridOf = (cut: Cut, period: Period, now: number): GridSpec => ({
  ...tenderGrid,
  only: behindFigure(cut, period, now),
});

export const figureRows: Query<Contract['rows']> = async (db, { from, until, cut, ...request }, ctx) => {
  const problem = periodProblem(from, until);
  if (problem) return problem;
  const spec = figureGridOf(cut, periodOf(from, until, ctx.timeZone), ctx.now);
  const block = await gridIds(db, spec, { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  return okay({ rows: inOrderOf(ids, await tenderRows(db, await tenderRecords(db, ids), ctx)), hasMore });
};

export const figureRowsTotals: Query<Contract['rowsTotals']> = async (db, { from, until, cut, ...criteria }, ctx) => {
  const problem = periodProblem(from, until);
  if (problem) return problem;
  const spec = figureGridOf(cut, periodOf(from, until, ctx.timeZone), ctx.now);
  return gridTotalsOf(db, spec, { criteria, actor: ctx.actor });
};
