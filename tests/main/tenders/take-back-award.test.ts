import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AgreementRow, ProvincePriceRow, VolumeRow } from '../../../src/shared/contract/awards.contract';
import type { ItemsOfTender, MarketPriceRow } from '../../../src/shared/contract/tender-items.contract';
import type { TenderDetail, TenderRow } from '../../../src/shared/contract/tenders.contract';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { depositWish } from '../../helpers/builders/deposits';
import { aProduct } from '../../helpers/builders/products';
import {
  aBidDesk,
  anOpenedBid,
  aSubmittedBid,
  aWonBid,
  itemsSeenBy,
  type BidDesk,
} from '../../helpers/builders/tender-awards';
import { stepOf } from '../../helpers/builders/tenders';

let book: Book;
let boss: Seat;
let desk: BidDesk;
let writer: Seat;
beforeEach(async () => {
  book = await openBook();
  boss = await book.setUp();
  desk = await aBidDesk(book, boss);
  writer = desk.assistant.seat;
});
afterEach(() => book.close());

const get = async (tenderId: number): Promise<TenderRow> =>
  (await boss.ok<TenderDetail>('tenders.get', { tenderId })).tender;
const back = (tenderId: number, reason = '中标通知是别家的') => stepOf(boss, 'takeBack', { tenderId, reason });
const rowsOf = async <T>(path: string): Promise<T[]> => (await boss.ok<{ rows: T[] }>(path)).rows;
const place = { province: '福建省', city: '', distributorId: null, hospitalId: null };

/** Won with a draft of delivery and a volume of a hospital of the province. */
async function aWonTender() {
  const bid = await anOpenedBid(book, desk);
  const hospital = await aCustomer(boss, { ownerId: desk.assistant.userId, province: '福建省', city: '厦门市' });
  const itemId = bid.items[0]?.id ?? 0;
  const span = { qty: 500_000, validFrom: '2026-12-01', validTo: '2027-11-30' };
  await aWonBid(writer, bid, {
    agreements: [{ itemId, ...place }],
    volumes: [{ itemId, hospitalId: hospital.id, ...span }],
  });
  return { ...bid, itemId, hospital };
}

describe('an award that was none', () => {
  it('is taken back whole: prices end, drafts and volumes are void, nothing is deleted', async () => {
    const { tenderId, productIds } = await aWonTender();
    expect(await back(tenderId)).toMatchObject({ value: { state: 'opened' } });
    const { state, awardNoticeOn, contractOn, nextFollowUpOn } = await get(tenderId);
    expect({ state, awardNoticeOn, contractOn }).toEqual({ state: 'opened', awardNoticeOn: null, contractOn: null });
    expect(nextFollowUpOn).not.toBeNull();
    const { items } = await itemsSeenBy(boss, tenderId);
    expect(items).toMatchObject([{ result: 'open', awardPrice: null, awardFrom: null }]);
    const [price] = await rowsOf<ProvincePriceRow>('provincePrices.list');
    expect(price).toMatchObject({ productId: productIds[0], validTo: '2026-10-31', endReason: '中标通知是别家的' });
    expect(await rowsOf<AgreementRow>('deliveryAgreements.list')).toMatchObject([{ state: 'void' }]);
    expect(await rowsOf<VolumeRow>('agreedVolumes.list')).toMatchObject([{ isVoid: true }]);
    const library = (await rowsOf<MarketPriceRow>('marketPrices.list')).filter(({ kind }) => kind === 'award');
    expect(library).toMatchObject([{ strikeReason: '中标通知是别家的' }]);
    expect(await boss.ok('tenders.strip')).toMatchObject({ month: { won: 0, decided: 0 } });
  });

  it('is won again later with another price', async () => {
    const bid = await aWonTender();
    await back(bid.tenderId);
    const { version } = await get(bid.tenderId);
    const { items } = await itemsSeenBy(boss, bid.tenderId);
    await aWonBid(writer, { ...bid, items, version }, { price: 110_000 });
    const held = (await rowsOf<ProvincePriceRow>('provincePrices.list')).filter(({ endReason }) => endReason === '');
    expect(held).toMatchObject([{ price: 110_000, validTo: '2027-12-31' }]);
    expect(await get(bid.tenderId)).toMatchObject({ state: 'won', backTo: 'opened', contractOn: '2026-12-20' });
  });

  it('lets the price that it had ended hold on', async () => {
    const productId = (await aProduct(boss)).id;
    const first = await anOpenedBid(book, desk, { items: [{ productId }] });
    await aWonBid(writer, first, { price: 120_000 });
    const second = await anOpenedBid(book, desk, { items: [{ productId }] });
    const { id, qty } = second.items[0] ?? { id: 0, qty: 0 };
    const days = { validFrom: '2026-12-01', validTo: '2028-12-31' };
    const won = { itemId: id, result: 'won', price: 100_000, qty, ...days, note: '' } as const;
    await aWonBid(writer, second, { items: [won] } as object);
    await back(second.tenderId);
    const live = (await rowsOf<ProvincePriceRow>('provincePrices.list')).filter(
      ({ validFrom, validTo }) => validTo === null || validTo >= validFrom,
    );
    expect(live.map(({ price, validFrom, validTo }) => `${price} ${validFrom} ${validTo ?? ''}`).toSorted()).toEqual([
      '120000 2026-11-01 2026-11-30',
      '120000 2026-12-01 2027-12-31',
    ]);
  });

  it('stays while a delivery agreement was handed in, and says how many and which', async () => {
    const { tenderId } = await aWonTender();
    const [draft] = await rowsOf<AgreementRow>('deliveryAgreements.list');
    const { id: agreementId = 0, version = 0 } = draft ?? {};
    const sent = await boss.ok<{ version: number }>('deliveryAgreements.submit', {
      ...{ agreementId, version, on: '2026-11-21' },
    });
    expect(await back(tenderId)).toMatchObject({
      problem: { code: 'RULE_VIOLATED', params: { case: 'tenders.refusals.backAgreements', count: 1 } },
    });
    expect(await get(tenderId)).toMatchObject({ state: 'won' });
    await boss.ok('deliveryAgreements.void', { agreementId, version: sent.version, reason: '提交错了' });
    expect(await back(tenderId)).toMatchObject({ ok: true });
  });

  it('stays while there is a performance bond for it', async () => {
    const { tenderId } = await aWonTender();
    await boss.ok('deposits.request', depositWish({ tenderId, kind: 'performance' }));
    expect(await back(tenderId)).toMatchObject({
      problem: { params: { case: 'tenders.refusals.backBonds', count: 1, name: expect.stringMatching(/^BZ/u) } },
    });
  });

  it('goes back step by step after it was signed', async () => {
    const { tenderId } = await aWonTender();
    await stepOf(boss, 'moveTo', { tenderId, step: 'sign', on: '2026-11-21' });
    await back(tenderId);
    expect(await get(tenderId)).toMatchObject({ state: 'won', contractOn: '2026-12-20' });
    await back(tenderId);
    expect(await get(tenderId)).toMatchObject({ state: 'opened' });
  });
});

describe('a bid that was not handed in', () => {
  it('has its quotes open again, at their approved price', async () => {
    const { tenderId } = await aSubmittedBid(desk);
    expect(await back(tenderId)).toMatchObject({ value: { state: 'approved' } });
    const { items } = await boss.ok<ItemsOfTender>('tenderItems.ofTender', { tenderId });
    expect(items).toMatchObject([{ lockedAt: null, quoteState: 'approved', quotePrice: 120_000, quoteRound: 1 }]);
    const quotes = items.map(({ id, version }) => ({ itemId: id, version, price: 118_000 }));
    expect(await writer.call('tenderItems.propose', { tenderId, quotes, reason: '' })).toMatchObject({ ok: true });
  });

  it('keeps the prices that were read out, and is no bid that was never out', async () => {
    const { tenderId, items } = await anOpenedBid(book, desk);
    const itemId = items[0]?.id ?? 0;
    const bid = { itemId, bidder: '甲公司', maker: '', price: 99_000, rank: 1, isWinner: true, note: '' };
    await writer.ok('tenderItems.recordBids', { tenderId, observedOn: '2026-11-21', bids: [bid], ours: [] });
    expect(await back(tenderId)).toMatchObject({ value: { state: 'submitted' } });
    const seen = await boss.ok<ItemsOfTender>('tenderItems.ofTender', { tenderId });
    expect(JSON.stringify(seen)).toContain('甲公司');
    expect(await back(tenderId)).toMatchObject({
      problem: { params: { case: 'tenders.refusals.backBids', count: 1 } },
    });
  });
});
