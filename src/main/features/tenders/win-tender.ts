/** The award wizard's one step: a tender is won with everything that follows from it, or nothing is written. */
import type { awardsContract, AwardWish } from '../../../shared/contract/awards.contract';
import { okay, type Result } from '../../../shared/domain/problem';
import type { TenderState } from '../../../shared/domain/tender-words';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { setAwardDates, type AwardDate } from './award-dates';
import { writeAgreements, writeAwardPrices, writeVolumes, type Award } from './award-follow-ups';
import { wonOf } from './award-rows.rules';
import { partiesOf } from './award.queries';
import { awardProblem } from './award.rules';
import { itemsOf, type ItemRecord } from './item.queries';
import { changeItem } from './item.repo';
import { standingFor, takeStep } from './standing';
import type { TenderRecord } from './tenders.queries';

type Wish = Omit<AwardWish, 'tenderId' | 'version'>;

/** Each item with its result; prices and validity of what was won. */
async function writeResults(tx: Tx, items: ReadonlyMap<number, ItemRecord>, wish: Wish): Promise<Result<Entry[]>> {
  const entries: Entry[] = [];
  for (const { itemId, result, price, qty, validFrom, validTo, note } of wish.items) {
    const item = items.get(itemId);
    if (!item) continue;
    const award = { awardPrice: price, awardQty: qty, awardFrom: validFrom, awardTo: validTo };
    const set = { result, resultNote: note, ...(result === 'won' ? award : {}) };
    const changed = await changeItem(tx, { itemId, version: item.version, set });
    if (!changed.ok) return changed;
    entries.push({ entity: 'tender_item', id: itemId, action: result, after: set });
  }
  return okay(entries);
}

/** The tender itself, in the version that was seen. */
function moveTender(tx: Tx, { found, to, version, wish }: Moved) {
  const { noticeOn: awardNoticeOn, contractOn } = wish;
  const set = { state: to, awardNoticeOn, contractOn, nextFollowUpOn: null };
  return takeStep(tx, { found, version, step: 'win', set });
}
type Moved = {
  readonly found: TenderRecord;
  readonly to: TenderState;
  readonly version: number;
  readonly wish: Wish;
};

function datesOf({ noticeOn, contractOn, bondOn, depositBackOn }: Wish): AwardDate[] {
  const ours = { award_notice: noticeOn, contract: contractOn, performance_bond: bondOn };
  const days = { ...ours, deposit_refund: depositBackOn };
  const kinds = ['award_notice', 'contract', 'performance_bond', 'deposit_refund'] as const;
  return kinds.flatMap((kind) => {
    const on = days[kind];
    return on === null ? [] : [{ kind, on }];
  });
}

const idsIn = (wish: Wish, { purchaserId }: TenderRecord): number[] =>
  [
    ...wish.agreements.flatMap(({ hospitalId, distributorId }) => [hospitalId, distributorId]),
    ...wish.volumes.map(({ hospitalId }) => hospitalId),
    purchaserId,
  ].filter((id) => id !== null);

/** What follows from the award, each part all or nothing. */
async function writeFollowUps(tx: Tx, award: Award, ctx: Ctx) {
  const prices = await writeAwardPrices(tx, award, ctx);
  if (!prices.ok) return prices;
  const agreements = await writeAgreements(tx, award, ctx);
  if (!agreements.ok) return agreements;
  const volumes = await writeVolumes(tx, award, ctx);
  if (!volumes.ok) return volumes;
  const parts = { prices: prices.value, agreements: agreements.value, volumes: volumes.value };
  return okay({ ...parts, entries: Object.values(parts).flatMap(({ entries }) => entries) });
}

export const winTender: Command<(typeof awardsContract)['win']> = async (tx, { tenderId, version, ...wish }, ctx) => {
  const standing = await standingFor(tx, tenderId, 'win');
  if (!standing.ok) return standing;
  const { found: tender, to } = standing.value;
  const items = new Map((await itemsOf(tx, tenderId)).map((one) => [one.id, one]));
  const moved = await moveTender(tx, { found: tender, to, version, wish });
  if (!moved.ok) return moved;
  const problem = awardProblem(wish.items, [...items.keys()]);
  if (problem) return problem;
  const results = await writeResults(tx, items, wish);
  if (!results.ok) return results;
  const parties = await partiesOf(tx, idsIn(wish, tender), ctx.actor);
  const follow = await writeFollowUps(tx, { tender, wish, won: wonOf(wish.items, items), parties }, ctx);
  if (!follow.ok) return follow;
  const { prices, agreements, volumes, entries } = follow.value;
  await setAwardDates(tx, { before: tender, dates: datesOf(wish) }, ctx);
  const counts = { prices: prices.count, agreements: agreements.count, volumes: volumes.count };
  return done({ version: moved.value.version, ...counts }, moved.value.entry, ...results.value, ...entries);
};
