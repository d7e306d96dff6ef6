/**
 * What the demo firm bids and has won: quotes that wait, an opening with everybody's prices, two awards, prices of
 * other provinces, delivery agreements in every state, volumes on and behind their pace.
 */
import { addDays, businessDateOf } from '../../../shared/domain/business-date';
import type { DemoProduct } from './goods';
import { person, type DemoCustomer, type Stage } from './master-data';
import { keepDates } from './tender-dates';
import type { DemoTender } from './tenders';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONE = 'Asia/Shanghai';

type Held = {
  readonly tenders: readonly DemoTender[];
  readonly buyers: readonly DemoCustomer[];
  readonly products: readonly DemoProduct[];
};
type Item = { readonly id: number; readonly version: number; readonly productId: number };
type Seen = { readonly items: readonly Item[] };
type Moved = { readonly version: number };

const onDay = ({ now }: Stage, days: number): string => addDays(businessDateOf(now, ZONE), days);

/** One procedure as the assistant, or as the manager. */
const as = (stage: Stage, loginName: 'assistant' | 'manager', at: number) => {
  const who = person(stage, loginName);
  return <T>(path: string, input: Readonly<Record<string, unknown>>): Promise<T> =>
    stage.caller.must<T>(path, { who, at, input });
};

/** A price of our own near the list price, whole fen. */
const near = (price: number, percent: number): number => Math.round((price * percent) / 10_000) * 100;

type Wanted = { readonly tenderId: number; readonly goods: readonly DemoProduct[]; readonly at: number };

/** Items with their quotes; `isApproved`: the manager looked at them. */
async function quote(stage: Stage, { tenderId, goods, at }: Wanted, isApproved: boolean): Promise<readonly Item[]> {
  const items = goods.map(({ id, price }, nth) => {
    const ceilingPrice = near(price, 110);
    return { productId: id, specification: '', qty: (nth + 2) * 3_000_000, ceilingPrice, note: '' };
  });
  const ask = as(stage, 'assistant', at);
  await ask('tenderItems.add', { tenderId, items });
  const seen = await ask<Seen>('tenderItems.ofTender', { tenderId });
  const quotes = seen.items.map(({ id, version, productId }, nth) => {
    const price = goods.find((one) => one.id === productId)?.price ?? 10_000;
    return { itemId: id, version, price: near(price, 96 - nth * 4) };
  });
  await ask('tenderItems.propose', { tenderId, quotes, reason: stage.words.tenders.go });
  if (!isApproved) return seen.items;
  const asked = seen.items.map(({ id, version }) => ({ itemId: id, version: version + 1 }));
  await as(stage, 'manager', at + HOUR)('tenderItems.approve', { tenderId, items: asked });
  return seen.items;
}

type Bid = Wanted & { readonly items: readonly Item[]; readonly version: number; readonly province: string };

/** A bid of some weeks ago that was opened: everybody's prices are written down. */
async function openedBid(stage: Stage, goods: readonly DemoProduct[], daysAgo: number): Promise<Bid> {
  const { words, now } = stage;
  const due = Math.floor((now - daysAgo * DAY) / HOUR) * HOUR;
  const at = due - 12 * DAY;
  const ask = as(stage, 'assistant', at);
  const province = words.provinces[daysAgo % words.provinces.length] ?? '';
  const title = `${province}${words.tenders.volumes[daysAgo % words.tenders.volumes.length] ?? ''}`;
  const whose = { ownerId: person(stage, 'chentao').userId, assistantId: null };
  const purchaser = words.tenders.platforms[0] ?? province;
  const facts = { title, kind: 'open', isGovernment: false, purchaser, purchaserId: null, platform: '', province };
  const rest = { city: '', documentsOn: null, estimateFen: null, bidder: 'own', bidderName: '', note: '' };
  const dates = { bidDeadlineAt: due, openingAt: due };
  const made = await ask<Moved & { tenderId: number }>('tenders.create', { ...facts, ...rest, ...whose, ...dates });
  const { tenderId } = made;
  const go = { tenderId, version: made.version, decision: 'go', reason: words.tenders.go };
  const { version } = await as(stage, 'manager', at + HOUR)<Moved>('tenders.decide', go);
  const items = await quote(stage, { tenderId, goods, at: at + 2 * HOUR }, true);
  await keepDates(stage, { tenderId, until: due - DAY });
  const sent = { how: 'uploaded', courierNo: '', submittedAt: null, lateReason: '', nextOn: null };
  const out = await as(stage, 'assistant', due - DAY)<Moved>('tenders.submit', { tenderId, version, ...sent });
  const opening = { tenderId, version: out.version, openedAt: null };
  const opened = await as(stage, 'assistant', due + HOUR)<Moved>('tenders.recordOpening', opening);
  const bids = goods.flatMap(({ price }, nth) =>
    words.makers.slice(nth, nth + 2).map((bidder, place) => {
      const itemId = items[nth]?.id;
      return {
        itemId,
        bidder,
        maker: '',
        price: near(price, 94 + place * 9),
        rank: place * 2 + 1,
        isWinner: false,
        note: '',
      };
    }),
  );
  const ours = items.map(({ id }, nth) => ({
    itemId: id,
    openedPrice: near(goods[nth]?.price ?? 0, 96 - nth * 4),
    rank: 2,
  }));
  const read = { tenderId, observedOn: businessDateOf(due + HOUR, ZONE), ours, bids };
  await as(stage, 'assistant', due + 2 * HOUR)('tenderItems.recordBids', read);
  return { tenderId, goods, items, at: due + 9 * DAY, version: opened.version, province };
}

/** All but the last item won for two years, with drafts of who delivers. */
async function win(stage: Stage, { tenderId, goods, items, version, at, province }: Bid): Promise<void> {
  const noticeOn = businessDateOf(at, ZONE);
  const days = { validFrom: addDays(noticeOn, 1), validTo: addDays(noticeOn, 730) };
  const nothing = { price: null, qty: null, validFrom: null, validTo: null };
  const results = items.map(({ id }, nth) => {
    const won = { price: near(goods[nth]?.price ?? 0, 96 - nth * 4), qty: (nth + 2) * 3_000_000, ...days };
    const isLost = nth === items.length - 1;
    return { itemId: id, result: isLost ? 'lost' : 'won', note: '', ...(isLost ? nothing : won) };
  });
  const itemId = items[0]?.id;
  const agreements = [{ itemId, province, city: '', distributorId: null, hospitalId: null }];
  const dates = { noticeOn, contractOn: addDays(noticeOn, 30), bondOn: null, depositBackOn: addDays(noticeOn, 35) };
  const wish = { items: results, provinces: [province], isForPurchaser: false, agreements, volumes: [], ...dates };
  await as(stage, 'assistant', Math.min(at, stage.now - HOUR))('awards.win', { tenderId, version, ...wish });
}

/** Prices under which products are listed elsewhere: one was cut, one is a candidate for price linkage. */
async function list(stage: Stage, products: readonly DemoProduct[]): Promise<void> {
  const ask = as(stage, 'assistant', stage.now - 2 * DAY);
  for (const [nth, { id, price }] of products.slice(0, 6).entries()) {
    const province = stage.words.provinces[nth % stage.words.provinces.length] ?? '';
    const listing = { productId: id, province, validTo: null, listingNo: `GW${1000 + nth}`, note: '' };
    await ask('provincePrices.setListing', { ...listing, price: near(price, 103), validFrom: onDay(stage, -200) });
    if (nth % 3 === 0) {
      await ask('provincePrices.setListing', { ...listing, price: near(price, 98), validFrom: onDay(stage, -20) });
    }
  }
}

/** Delivery agreements of some hospitals, in every state. */
async function deliver(stage: Stage, { buyers, products }: Held): Promise<void> {
  const ask = as(stage, 'assistant', stage.now - DAY);
  const hospitals = buyers.filter(({ kind }) => kind === 'hospital');
  for (const [nth, hospital] of hospitals.slice(0, 5).entries()) {
    const place = { province: stage.words.province, city: '', distributorId: null, hospitalId: hospital.id };
    const days = { validFrom: null, validTo: null, note: '' };
    const product = products[nth]?.id;
    const made = await ask<Moved & { agreementId: number }>('deliveryAgreements.create', {
      productId: product,
      ...place,
      ...days,
    });
    const { agreementId } = made;
    if (nth === 0) continue;
    const sent = await ask<Moved>('deliveryAgreements.submit', {
      agreementId,
      version: made.version,
      on: onDay(stage, -30),
    });
    const answer = { agreementId, version: sent.version, on: onDay(stage, -25) };
    const until = nth === 3 ? onDay(stage, -1) : onDay(stage, 400);
    const agreed = { ...answer, validFrom: onDay(stage, -25), validTo: until, agreementNo: `PS${2600 + nth}` };
    if (nth === 2) await ask('deliveryAgreements.refuse', { ...answer, reason: stage.words.tenders.note });
    if (nth > 2) await ask('deliveryAgreements.agree', agreed);
  }
}

type Ordered = { readonly order: { readonly buyerId: number }; readonly lines: readonly Bought[] };
type Bought = { readonly productId: number; readonly orderedQty: number };

const isBought = (state: string): boolean => state === 'approved' || state === 'completed';

/** Volumes of hospitals over what they bought lately: some are reached or on their pace, some behind. */
async function agree(stage: Stage, { buyers }: Held): Promise<void> {
  const ask = as(stage, 'assistant', stage.now - DAY);
  const hospitals = new Set(buyers.flatMap(({ id, kind }) => (kind === 'hospital' ? [id] : [])));
  const span = { validFrom: onDay(stage, -100), validTo: onDay(stage, 265), note: '' };
  const request = { sort: [{ column: 'submittedOn', direction: 'desc' }], limit: 100 };
  const { rows } = await ask<{ rows: { id: number; state: string; buyerId: number }[] }>('orders.list', request);
  const bought = rows.filter(({ state, buyerId }) => isBought(state) && hospitals.has(buyerId)).slice(0, 6);
  for (const [nth, { id: orderId }] of bought.entries()) {
    const { order, lines } = await ask<Ordered>('orders.get', { orderId });
    const [line] = lines;
    const times = [2, 30, 1, 4, 12, 3][nth] ?? 2;
    const wish = { hospitalId: order.buyerId, productId: line?.productId, qty: (line?.orderedQty ?? 1000) * times };
    await ask('agreedVolumes.create', { ...wish, ...span });
  }
}

/** Prices bind in other provinces only: what the firm sells at home stays as clean as it was. */
export async function addAwards(stage: Stage, held: Held): Promise<void> {
  const { tenders, products } = held;
  const preparing = tenders.filter(({ state }) => state === 'preparing').slice(0, 3);
  for (const [nth, { tenderId }] of preparing.entries()) {
    const goods = products.slice(nth * 3 + 10, nth * 3 + 12);
    await quote(stage, { tenderId, goods, at: stage.now - 5 * HOUR }, nth === 0);
  }
  await list(stage, products);
  await openedBid(stage, products.slice(2, 4), 6);
  await win(stage, await openedBid(stage, products.slice(0, 3), 40));
  await deliver(stage, held);
  await agree(stage, held);
}
