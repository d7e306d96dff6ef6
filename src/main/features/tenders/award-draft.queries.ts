/** What the award wizard begins with. */
import type { awardsContract } from '../../../shared/contract/awards.contract';
import { businessDateOf } from '../../../shared/domain/business-date';
import { okay, refuse } from '../../../shared/domain/problem';
import { familyOf } from '../../../shared/domain/tender-paths';
import type { MilestoneKind } from '../../../shared/domain/tender-words';
import { missingYears } from '../../../shared/domain/workdays';
import type { Query } from '../../store/handler';
import { proposedDays } from './award-days.rules';
import { itemsOf } from './item.queries';
import { milestonesOf, type MilestoneRecord } from './milestones.queries';
import { rulesOf } from './tender-rules.queries';
import { tenderFacts } from './tenders.queries';
import { tenderActions } from './tenders.rules';

/** The day of an open date of a kind. */
const dayOf = (dates: readonly MilestoneRecord[], kind: MilestoneKind, timeZone: string): string | null => {
  const found = dates.findLast((one) => one.kind === kind && !one.isDropped && one.doneAt === null);
  return found ? businessDateOf(found.dueAt, timeZone) : null;
};

export const awardDraftOf: Query<(typeof awardsContract)['draft']> = async (db, { tenderId, ...typed }, ctx) => {
  const tender = await tenderFacts(db, tenderId);
  if (!tender) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const { number, title, kind, purchaser, purchaserId, province, version, isGovernment } = tender;
  const dates = await milestonesOf(db, [tenderId]);
  const { clocks, calendar } = await rulesOf(db);
  const noticeOn = typed.noticeOn ?? tender.awardNoticeOn ?? ctx.today;
  const days = proposedDays(
    {
      ...{ kind, isGovernment, noticeOn, bondOn: dayOf(dates, 'performance_bond', ctx.timeZone) },
      contractOn: typed.contractOn ?? tender.contractOn ?? dayOf(dates, 'contract', ctx.timeZone),
      depositBackOn: dayOf(dates, 'deposit_refund', ctx.timeZone),
    },
    { clocks, calendar },
  );
  const items = (await itemsOf(db, tenderId)).map(({ id, productId, productName, specification, unit, ...item }) => {
    const { qty, quotePrice, openedPrice, bidRank } = item;
    return { itemId: id, productId, productName, specification, unit, qty, quotePrice, openedPrice, bidRank };
  });
  const last = Object.values(days).flatMap(({ on }) => on ?? []);
  return okay({
    ...{ tenderId, number, title, kind, purchaser, purchaserId, version, items, noticeOn, days },
    provinces: kind === 'national_volume' || province === '' ? [] : [province],
    // What one hospital buys for itself binds nobody else.
    isForPurchaser: purchaserId !== null && (familyOf(kind) === 'direct' || familyOf(kind) === 'open'),
    missingYears: missingYears(calendar, noticeOn, last.toSorted().at(-1) ?? noticeOn),
    win: tenderActions(tender, ctx.actor.posts).win,
  });
};
