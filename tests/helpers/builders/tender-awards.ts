/** Items, quotes, awards and what follows from them for tests, through the procedures. */
import type {
  agreedVolumesContract,
  AwardWish,
  deliveryAgreementsContract,
  provincePricesContract,
} from '../../../src/shared/contract/awards.contract';
import type { InputOf } from '../../../src/shared/contract/procedure';
import type { ItemsOfTender, TenderItemRow } from '../../../src/shared/contract/tender-items.contract';
import type { Book, Seat } from '../book';
import { aProduct } from './products';
import { aTender, type MadeTender, type TenderGiven } from './tenders';
import { aPerson, type Person } from './users';

const MINUTE = 60_000;

/** Who prepares bids and who decides on them, beside the boss. */
export type BidDesk = { readonly boss: Seat; readonly assistant: Person; readonly manager: Person };

export async function aBidDesk(book: Book, boss: Seat): Promise<BidDesk> {
  const assistant = await aPerson(book, boss, { posts: ['sales_assistant'], name: '周洁' });
  const manager = await aPerson(book, boss, { posts: ['manager'], name: '许建平' });
  return { boss, assistant, manager };
}

type ItemGiven = { readonly productId: number; readonly qty?: number | null; readonly ceilingPrice?: number | null };

export const itemsSeenBy = (seat: Seat, tenderId: number): Promise<ItemsOfTender> =>
  seat.ok<ItemsOfTender>('tenderItems.ofTender', { tenderId });

/** Items of a tender: 1,000 units of each unless something else is said. */
export async function withItems(seat: Seat, tenderId: number, given: readonly ItemGiven[]): Promise<TenderItemRow[]> {
  const items = given.map((one) => ({ specification: '', qty: 1_000_000, ceilingPrice: null, note: '', ...one }));
  await seat.ok('tenderItems.add', { tenderId, items });
  return (await itemsSeenBy(seat, tenderId)).items;
}

/** Everything of a tender quoted at one price by the assistant and approved by the manager. */
export async function quoted(
  { assistant, boss }: BidDesk,
  tenderId: number,
  price = 120_000,
): Promise<TenderItemRow[]> {
  const { items } = await itemsSeenBy(assistant.seat, tenderId);
  const quotes = items.map(({ id, version }) => ({ itemId: id, version, price }));
  await assistant.seat.ok('tenderItems.propose', { tenderId, quotes, reason: '' });
  const asked = (await itemsSeenBy(boss, tenderId)).items.map(({ id, version }) => ({ itemId: id, version }));
  await boss.ok('tenderItems.approve', { tenderId, items: asked });
  return (await itemsSeenBy(assistant.seat, tenderId)).items;
}

type Moved = { readonly version: number };
export type BidGiven = {
  readonly tender?: TenderGiven;
  readonly items?: readonly ItemGiven[];
  readonly price?: number;
};
export type MadeBid = MadeTender & { readonly items: TenderItemRow[]; readonly productIds: number[] };

/** A tender in preparation with its items, the quotes approved. */
export async function aQuotedTender(desk: BidDesk, given: BidGiven = {}): Promise<MadeBid> {
  const seat = desk.assistant.seat;
  const made = await aTender(seat, given.tender ?? {});
  const wanted = given.items ?? [{ productId: (await aProduct(desk.boss)).id }];
  await withItems(seat, made.tenderId, wanted);
  const { tenderId } = made;
  const decided = { tenderId, version: made.version, decision: 'go', reason: '有优势' };
  const { version } = await desk.boss.ok<Moved>('tenders.decide', decided);
  const items = await quoted(desk, tenderId, given.price);
  return { ...made, version, items, productIds: wanted.map(({ productId }) => productId) };
}

/** Handed in on the platform. */
export async function aSubmittedBid(desk: BidDesk, given: BidGiven = {}): Promise<MadeBid> {
  const bid = await aQuotedTender(desk, given);
  const { tenderId, version } = bid;
  const sent = { tenderId, version, how: 'uploaded', courierNo: '', submittedAt: null, lateReason: '', nextOn: null };
  const moved = await desk.assistant.seat.ok<Moved>('tenders.submit', sent);
  return { ...bid, ...moved, items: (await itemsSeenBy(desk.assistant.seat, tenderId)).items };
}

/** Opened; the clock of the book goes on to its deadline in five minutes. */
export async function anOpenedBid(book: Book, desk: BidDesk, given: BidGiven = {}): Promise<MadeBid> {
  const bid = await aSubmittedBid(desk, {
    ...given,
    tender: { bidDeadlineAt: book.now() + 5 * MINUTE, ...given.tender },
  });
  book.advance(6 * MINUTE);
  const { tenderId, version } = bid;
  const moved = await desk.assistant.seat.ok<Moved>('tenders.recordOpening', { tenderId, version, openedAt: null });
  return { ...bid, ...moved };
}

export type AwardGiven = Partial<Omit<AwardWish, 'tenderId' | 'version' | 'items'>> & {
  readonly price?: number;
  /** Ids of items that were not won. */
  readonly lost?: readonly number[];
};

/** Everything of a bid won for 2027, at the price of the quote, in the province of the tender. */
export function awardWish(
  { tenderId, version, items }: Omit<MadeBid, 'number' | 'productIds'>,
  given: AwardGiven = {},
): AwardWish {
  const { price, lost = [], ...rest } = given;
  const days = { validFrom: '2026-11-01', validTo: '2027-12-31' };
  return {
    ...{ tenderId, version, provinces: ['福建省'], isForPurchaser: false, noticeOn: '2026-11-21' },
    ...{ contractOn: '2026-12-20', bondOn: null, depositBackOn: '2026-12-28', agreements: [], volumes: [] },
    items: items.map(({ id, qty, quotePrice }) => {
      if (lost.includes(id)) {
        return { itemId: id, result: 'lost', price: null, qty: null, validFrom: null, validTo: null, note: '价格' };
      }
      return { itemId: id, result: 'won', price: price ?? quotePrice, qty, ...days, note: '' };
    }),
    ...rest,
  };
}

export type WonAnswer = { version: number; prices: number; agreements: number; volumes: number };
export const aWonBid = (seat: Seat, bid: MadeBid, given: AwardGiven = {}): Promise<WonAnswer> =>
  seat.ok<WonAnswer>('awards.win', awardWish(bid, given));

type Listing = Omit<InputOf<(typeof provincePricesContract)['setListing']>, 'commandId'>;
type MadePrice = { readonly provincePriceId: number; readonly version: number };
/** Listed in the province of Jiangsu at 12.00 from the beginning of 2026 on. */
export const aListing = (seat: Seat, given: Partial<Listing> & Pick<Listing, 'productId'>): Promise<MadePrice> =>
  seat.ok<MadePrice>('provincePrices.setListing', {
    ...{ province: '江苏省', price: 120_000, validFrom: '2026-01-01', validTo: null, listingNo: '', note: '' },
    ...given,
  });

type Agreement = Omit<InputOf<(typeof deliveryAgreementsContract)['create']>, 'commandId'>;
type MadeAgreement = { readonly agreementId: number; readonly version: number };
/** A draft: we deliver to every hospital of Jiangsu. */
export const anAgreement = (
  seat: Seat,
  given: Partial<Agreement> & Pick<Agreement, 'productId'>,
): Promise<MadeAgreement> =>
  seat.ok<MadeAgreement>('deliveryAgreements.create', {
    ...{
      province: '江苏省',
      city: '',
      distributorId: null,
      hospitalId: null,
      validFrom: null,
      validTo: null,
      note: '',
    },
    ...given,
  });

/** Handed in and agreed from the beginning of 2026 on. */
export async function anAgreedDelivery(
  seat: Seat,
  given: Partial<Agreement> & Pick<Agreement, 'productId'>,
): Promise<MadeAgreement> {
  const { agreementId, version } = await anAgreement(seat, { ...given, validTo: null });
  const sent = await seat.ok<Moved>('deliveryAgreements.submit', { agreementId, version, on: '2026-01-01' });
  const days = { validFrom: '2026-01-01', validTo: given.validTo ?? null, agreementNo: '' };
  const wish = { agreementId, version: sent.version, on: '2026-01-02', ...days };
  return { agreementId, ...(await seat.ok<Moved>('deliveryAgreements.agree', wish)) };
}

type Volume = Omit<InputOf<(typeof agreedVolumesContract)['create']>, 'commandId'>;
type MadeVolume = { readonly volumeId: number; readonly version: number };
/** 365 units for the year 2026. */
export const aVolume = (
  seat: Seat,
  given: Partial<Volume> & Pick<Volume, 'hospitalId' | 'productId'>,
): Promise<MadeVolume> =>
  seat.ok<MadeVolume>('agreedVolumes.create', {
    ...{ qty: 365_000, validFrom: '2026-01-01', validTo: '2026-12-31', note: '' },
    ...given,
  });
