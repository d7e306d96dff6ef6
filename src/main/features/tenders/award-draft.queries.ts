/** What the award wizard begins with. */
import type { awardsContract } from '../../../shared/contract/awards.contract';
import { addDays } from '../../../shared/domain/business-date';
import { okay, refuse } from '../../../shared/domain/problem';
import { familyOf } from '../../../shared/domain/tender-paths';
import type { Query } from '../../store/handler';
import { itemsOf } from './item.queries';
import { tenderFacts } from './tenders.queries';
import { tenderActions } from './tenders.rules';

/** Proposed days, changed in the wizard: the contract within 30 days of the notice, the deposit back 5 days after it. */
const CONTRACT_DAYS = 30;
const DEPOSIT_DAYS = 5;

export const awardDraftOf: Query<(typeof awardsContract)['draft']> = async (db, { tenderId }, { actor, today }) => {
  const tender = await tenderFacts(db, tenderId);
  if (!tender) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const { number, title, kind, purchaser, purchaserId, province, version } = tender;
  const hasContract = familyOf(kind) !== 'listing';
  const contractOn = hasContract ? (tender.contractOn ?? addDays(today, CONTRACT_DAYS)) : null;
  const items = (await itemsOf(db, tenderId)).map(({ id, productId, productName, specification, unit, ...item }) => {
    const { qty, quotePrice, openedPrice, bidRank } = item;
    return { itemId: id, productId, productName, specification, unit, qty, quotePrice, openedPrice, bidRank };
  });
  return okay({
    ...{ tenderId, number, title, kind, purchaser, purchaserId, version, items },
    provinces: kind === 'national_volume' || province === '' ? [] : [province],
    // What one hospital buys for itself binds nobody else.
    isForPurchaser: purchaserId !== null && (familyOf(kind) === 'direct' || familyOf(kind) === 'open'),
    noticeOn: tender.awardNoticeOn ?? today,
    ...{ contractOn, depositBackOn: contractOn === null ? null : addDays(contractOn, DEPOSIT_DAYS) },
    win: tenderActions(tender, actor.posts).win,
  });
};
