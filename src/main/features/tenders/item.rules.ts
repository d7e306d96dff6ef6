/** Items of a bid: what may be done with them, who decides on a quote, and what a price is warned of. Pure. */
import type { ItemResult, QuoteNeed, QuoteState } from '../../../shared/domain/award-words';
import { may, type Permission, type Post } from '../../../shared/domain/permissions';
import { refuse, type Problem, type Refusal } from '../../../shared/domain/problem';
import { placeWords, regionCovers } from '../../../shared/domain/regions';
import { stateKey } from '../../../shared/domain/tender-paths';
import { biddingStates, waitingStates, type TenderKind, type TenderState } from '../../../shared/domain/tender-words';

const itemActionKeys = ['change', 'remove', 'propose', 'approve', 'refuse', 'reopenQuote', 'correct'] as const;
export type ItemActionKey = (typeof itemActionKeys)[number];
type ItemActions = Readonly<Record<ItemActionKey, true | Problem>>;

export type TenderStanding = { readonly kind: TenderKind; readonly state: TenderState };
/** What of an item decides on its steps. */
export type ItemStanding = Partial<Lateness> & {
  readonly quoteState: QuoteState;
  readonly proposedBy: number | null;
  readonly lockedAt: number | null;
  readonly result: ItemResult;
};
/** Why it was written down after the bid was out (empty for others), and in which round its price is. */
type Lateness = { readonly lateReason: string; readonly quoteRound: number };
/** Who acts; `dualRequestApprove`: the boss signed that one person may ask and approve. */
export type QuoteActor = {
  readonly userId: number;
  readonly posts: readonly Post[];
  readonly dualRequestApprove: boolean;
};

const bidding: readonly TenderState[] = biddingStates;
const waiting: readonly TenderState[] = waitingStates;
export const isBidding = ({ state }: TenderStanding): boolean => bidding.includes(state);
export const isWaiting = ({ state }: TenderStanding): boolean => waiting.includes(state);

const wrongState = ({ kind, state }: TenderStanding): Problem => ({
  code: 'STATE_CONFLICT',
  params: { state: stateKey(kind, state) },
});
const wrongQuote = ({ quoteState, lockedAt }: ItemStanding): Problem => ({
  code: 'STATE_CONFLICT',
  params: { state: `tenderItems.quoteStates.${lockedAt === null ? quoteState : 'locked'}` },
});

/** Items are added, changed and taken off until the bid is handed in. */
export const biddingProblem = (tender: TenderStanding): Problem | undefined =>
  isBidding(tender) ? undefined : wrongState(tender);

/** Those that were forgotten are written down while others decide, as they went out. */
export const waitingProblem = (tender: TenderStanding): Problem | undefined =>
  isWaiting(tender) ? undefined : wrongState(tender);

/** The price is what somebody read in a bid that was out: nobody approved it. */
export const isAsWritten = ({ lateReason = '', quoteRound = 1 }: Partial<Lateness>): boolean =>
  lateReason !== '' && quoteRound === 1;

/** Until the bid is out; later only what was written down late, as long as its price was not opened anew. */
function removeProblem(item: ItemStanding, tender: TenderStanding): Problem | undefined {
  if (isWaiting(tender) && isAsWritten(item)) return undefined;
  return biddingProblem(tender) ?? (item.lockedAt === null ? undefined : wrongQuote(item));
}

function decideProblem(item: ItemStanding, tender: TenderStanding, by: QuoteActor): Problem | undefined {
  if (!isBidding(tender) && !isWaiting(tender)) return wrongState(tender);
  if (item.quoteState !== 'proposed') return wrongQuote(item);
  const isOwn = item.proposedBy === by.userId && !by.dualRequestApprove;
  return isOwn ? { code: 'SELF_APPROVAL', params: { case: 'tenderItems.refusals.selfApproval' } } : undefined;
}

function ruleProblem(key: ItemActionKey, item: ItemStanding, { tender, by }: Seen): Problem | undefined {
  switch (key) {
    case 'change':
      return biddingProblem(tender) ?? (item.lockedAt === null ? undefined : wrongQuote(item));
    case 'remove':
      return removeProblem(item, tender);
    case 'propose':
      // While others decide only a quote that was opened for another round.
      if (!isBidding(tender) && !isWaiting(tender)) return wrongState(tender);
      return item.lockedAt === null ? undefined : wrongQuote(item);
    case 'approve':
    case 'refuse':
      return decideProblem(item, tender, by);
    case 'reopenQuote':
      return isWaiting(tender) ? (item.lockedAt === null ? wrongQuote(item) : undefined) : wrongState(tender);
    case 'correct':
      return correctProblem(item, tender);
  }
}

type Seen = { readonly tender: TenderStanding; readonly by: QuoteActor };

/** An award is put right as long as its tender is carried out. */
function correctProblem({ result }: ItemStanding, tender: TenderStanding): Problem | undefined {
  if (tender.state === 'closed') return wrongState(tender);
  return result === 'won' ? undefined : { code: 'STATE_CONFLICT', params: { state: `tenderItems.results.${result}` } };
}

function permissionOf(key: ItemActionKey): Permission {
  if (key === 'correct') return 'awards.write';
  return key === 'approve' || key === 'refuse' || key === 'reopenQuote' ? 'tenders.decide' : 'tenders.write';
}

/** Whether a person may take a step with an item, else why not and who may. */
export function mayWithItem(key: ItemActionKey, item: ItemStanding, seen: Seen): true | Problem {
  const right = may(seen.by.posts, permissionOf(key));
  return right === true ? (ruleProblem(key, item, seen) ?? true) : right;
}

/** What the reader may do with an item. */
export const itemActions = (item: ItemStanding, seen: Seen): ItemActions =>
  Object.fromEntries(itemActionKeys.map((key) => [key, mayWithItem(key, item, seen)])) as Record<
    ItemActionKey,
    true | Problem
  >;

/** What the quotes of a bid want of a person: his own decision first, for others wait for it. */
export function quoteNeedOf(items: readonly ItemStanding[], seen: Seen): QuoteNeed {
  const open = items.filter(({ quoteState, lockedAt }) => quoteState !== 'approved' && lockedAt === null);
  if (open.length === 0) return 'none';
  if (open.some((item) => mayWithItem('approve', item, seen) === true)) return 'decide';
  const unasked = open.filter(({ quoteState }) => quoteState !== 'proposed');
  return unasked.some((item) => mayWithItem('propose', item, seen) === true) ? 'propose' : 'wait';
}

/** Our price somewhere, as it holds today; 1/10000 yuan. */
export type OwnPrice = { readonly province: string; readonly price: number };
type GuardedPrice = {
  readonly price: number;
  readonly province: string;
  readonly floorPrice: number | null;
  readonly ceilingPrice: number | null;
};
type PriceWarning = { readonly key: string; readonly params: Readonly<Record<string, string | number>> };

/** The lowest of our prices outside of a province: what another province will ask for as well. */
export function lowestElsewhere(own: readonly OwnPrice[], province: string): OwnPrice | undefined {
  const here = { province, city: '' };
  const elsewhere = own.filter((one) => province === '' || !regionCovers({ ...one, city: '' }, here));
  return elsewhere.reduce<OwnPrice | undefined>(
    (lowest, one) => (lowest === undefined || one.price < lowest.price ? one : lowest),
    undefined,
  );
}

/** Price guard: below our floor, below our lowest price elsewhere (价格联动), above the ceiling. It warns and never blocks. */
export function guardOf(quote: GuardedPrice, own: readonly OwnPrice[]): PriceWarning[] {
  const { price, floorPrice, ceilingPrice, province } = quote;
  const warnings: PriceWarning[] = [];
  if (floorPrice !== null && price < floorPrice) warnings.push({ key: 'belowFloor', params: { price, floorPrice } });
  const lowest = lowestElsewhere(own, province);
  if (lowest && price < lowest.price) {
    const place = placeWords({ province: lowest.province, city: '' });
    warnings.push({ key: 'belowElsewhere', params: { price, lowestPrice: lowest.price, place } });
  }
  if (ceilingPrice !== null && price > ceilingPrice) {
    warnings.push({ key: 'aboveCeiling', params: { price, ceilingPrice } });
  }
  return warnings;
}

type Lockable = Partial<Lateness> & { readonly productName: string; readonly quoteState: QuoteState };

/** A bid goes out with approved quotes only. */
export function lockProblem(items: readonly Lockable[]): Refusal | undefined {
  const open = items.filter((item) => item.quoteState !== 'approved' || isAsWritten(item));
  if (open.length === 0) return undefined;
  const names = open.map(({ productName }) => productName).slice(0, 3);
  const params = { case: 'tenderItems.refusals.notApproved', count: open.length, name: names.join('; ') };
  return refuse('RULE_VIOLATED', params);
}

type Bid = { readonly itemId: number; readonly bidder: string; readonly price: number | null; readonly note: string };

/** Each bid is of an item of the tender, each bidder once an item; who has no price has a note. */
export function bidsProblem(bids: readonly Bid[], itemIds: readonly number[]): Refusal | undefined {
  const seen = new Set<string>();
  for (const [at, { itemId, bidder, price, note }] of bids.entries()) {
    const key = `${itemId} ${bidder}`;
    if (!itemIds.includes(itemId)) return refuse('NOT_FOUND', {}, [`/bids/${at}/itemId`]);
    if (seen.has(key)) return refuse('DUPLICATE', { value: bidder }, [`/bids/${at}/bidder`]);
    if (price === null && note === '') {
      return refuse('VALIDATION_FAILED', { case: 'tenderItems.refusals.noPrice', name: bidder }, [`/bids/${at}/price`]);
    }
    seen.add(key);
  }
  return undefined;
}
