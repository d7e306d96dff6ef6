/** The prices of an opening as they are typed, and how they are sent. */
import type { Dayjs } from 'dayjs';
import type { ItemsOfTender } from '../../../shared/contract/tender-items.contract';
import type { ShownAnswer } from '../../ui/problem-text';
import { dayText, priceText, typedPrice } from './typed-figures';

type Ours = { readonly price?: string; readonly rank?: number | null };
type Bid = Ours & {
  readonly itemId: number;
  readonly bidder?: string;
  readonly maker?: string;
  readonly isWinner?: boolean;
  readonly note?: string;
};
export type Typed = {
  readonly observedOn: Dayjs;
  /** When it was opened, where this window opens it as well. */
  readonly openedAt?: Dayjs;
  readonly ours: readonly Ours[];
  readonly bids: readonly Bid[];
};

/** What was typed, as the engine takes it; lines without a bidder are left out. */
export function readOf({ observedOn, ours = [], bids = [] }: Partial<Typed>, { items }: Pick<ItemsOfTender, 'items'>) {
  const mine = [];
  for (const [at, { id }] of items.entries()) {
    const price = typedPrice(ours[at]?.price, `/ours/${at}/price`);
    if (!price.ok) return price;
    mine.push({ itemId: id, openedPrice: price.value, rank: ours[at]?.rank ?? null });
  }
  const others = [];
  for (const [at, { itemId, bidder = '', ...bid }] of bids.entries()) {
    if (bidder.trim() === '') continue;
    const price = typedPrice(bid.price, `/bids/${at}/price`);
    if (!price.ok) return price;
    const { maker = '', rank = null, isWinner = false, note = '' } = bid;
    others.push({ itemId, bidder, maker, price: price.value, rank, isWinner, note });
  }
  return { ok: true as const, value: { observedOn: dayText(observedOn) ?? '', ours: mine, bids: others } };
}

/** What stands in the fields first: what was written down before, else our quotes and a line for each item. */
export const startOf = ({ items, bids }: Pick<ItemsOfTender, 'items' | 'bids'>, observedOn: Dayjs): Typed => ({
  observedOn,
  ours: items.map(({ openedPrice, quotePrice, bidRank }) => ({
    price: priceText(openedPrice ?? quotePrice),
    rank: bidRank,
  })),
  bids:
    bids.length > 0
      ? bids.map(({ price, id: _, ...bid }) => ({ ...bid, price: priceText(price) }))
      : items.map(({ id }) => ({ itemId: id })),
});

type Counted = { readonly count: number };
type Sending = {
  /** False: it is opened already. */
  readonly open: false | (() => Promise<ShownAnswer<unknown>>);
  readonly onOpened: () => void;
  /** False: there is nothing that prices could be of. */
  readonly record: false | (() => Promise<ShownAnswer<Counted>>);
};

/** The opening, then the prices. Where those are refused the opening stands: the next press sends only them. */
export async function sendOpening({ open, onOpened, record }: Sending): Promise<ShownAnswer<Counted>> {
  if (open) {
    const opened = await open();
    if (!opened.ok) return opened;
    onOpened();
  }
  return record ? record() : { ok: true, value: { count: 0 } };
}
