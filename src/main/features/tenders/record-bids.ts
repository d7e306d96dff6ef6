import type { tenderItemsContract } from '../../../shared/contract/tender-items.contract';
import type { InputOf } from '../../../shared/contract/procedure';
import { refuse } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { bidsOf, itemsOf, type ItemRecord } from './item.queries';
import { addMarketPrices, changeItem, priceOfItem, writeBids, type NewMarketPrice } from './item.repo';
import { bidsProblem, isBidding } from './item.rules';
import { tenderFacts, type TenderRecord } from './tenders.queries';

type Contract = typeof tenderItemsContract;
type Wish = Omit<InputOf<Contract['recordBids']>, 'commandId'>;
type Held = {
  readonly tender: TenderRecord;
  readonly items: ReadonlyMap<number, ItemRecord>;
  readonly wish: Wish;
  /** Prices that were written down before, by item and bidder; ours under nobody's name. */
  readonly known: ReadonlyMap<string, number | null>;
};

const keyOf = (itemId: number, bidder: string): string => `${itemId} ${bidder}`;

async function knownPrices(tx: Tx, items: ReadonlyMap<number, ItemRecord>): Promise<Map<string, number | null>> {
  const bids = await bidsOf(tx, [...items.keys()]);
  const ours = Array.from(items.values(), ({ id, openedPrice }) => [keyOf(id, ''), openedPrice] as const);
  return new Map([
    ...ours,
    ...bids.map(({ tenderItemId, bidder, price }) => [keyOf(tenderItemId, bidder), price] as const),
  ]);
}

/** Our own place and price, where the opening gave another one. */
async function writeOurs(tx: Tx, { items, wish }: Held): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const { itemId, openedPrice, rank } of wish.ours) {
    const item = items.get(itemId);
    if (!item || (item.openedPrice === openedPrice && item.bidRank === rank)) continue;
    const set = { openedPrice, bidRank: rank };
    await changeItem(tx, { itemId, version: item.version, set });
    const before = { openedPrice: item.openedPrice, bidRank: item.bidRank };
    entries.push({ entity: 'tender_item', id: itemId, action: 'recordBids', before, after: set });
  }
  return entries;
}

/** Every price that was read out goes to the library; what stands there already does not go twice. */
function libraryRows({ tender, items, wish, known }: Held, ctx: Ctx): NewMarketPrice[] {
  const base = {
    ...{ province: tender.province, observedOn: wish.observedOn, kind: 'opening' as const, tenderId: tender.id },
    ...{ recordedBy: ctx.actor.userId, recordedAt: ctx.now, note: '' },
  };
  const row = (itemId: number, price: number | null, company: string): NewMarketPrice[] => {
    const item = items.get(itemId);
    if (!item || price === null || known.get(keyOf(itemId, company)) === price) return [];
    return [{ ...base, ...priceOfItem(item), price, company, isOurs: company === '' }];
  };
  return [
    ...wish.ours.flatMap(({ itemId, openedPrice }) => row(itemId, openedPrice, '')),
    ...wish.bids.flatMap(({ itemId, price, bidder }) => row(itemId, price, bidder)),
  ];
}

/** Everybody's prices as they were read out, in one step; each also enters the price library. */
export const recordBids: Command<Contract['recordBids']> = async (tx, wish, ctx) => {
  const tender = await tenderFacts(tx, wish.tenderId);
  if (!tender) return refuse('NOT_FOUND', {}, ['/tenderId']);
  if (isBidding(tender)) return refuse('STATE_CONFLICT', { state: `tenders.states.${tender.state}` });
  const items = new Map((await itemsOf(tx, tender.id)).map((one) => [one.id, one]));
  const stray = wish.ours.findIndex(({ itemId }) => !items.has(itemId));
  if (stray >= 0) return refuse('NOT_FOUND', {}, [`/ours/${stray}/itemId`]);
  const problem = bidsProblem(wish.bids, [...items.keys()]);
  if (problem) return problem;
  const held = { tender, items, wish, known: await knownPrices(tx, items) };
  const ours = await writeOurs(tx, held);
  const by = { recordedBy: ctx.actor.userId, recordedAt: ctx.now };
  const bids = wish.bids.map(({ itemId, rank, ...bid }) => ({ ...bid, ...by, tenderItemId: itemId, bidRank: rank }));
  await writeBids(tx, bids);
  await addMarketPrices(tx, libraryRows(held, ctx));
  const after = { observedOn: wish.observedOn, bids: wish.bids };
  const entry: Entry = { entity: 'tender', id: tender.id, action: 'recordBids', after };
  return done({ count: bids.length }, entry, ...ours);
};
