import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { marketPriceGrid } from '../../../src/main/features/tenders/market-price-list.queries';
import type { MarketPriceRow } from '../../../src/shared/contract/tender-items.contract';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aProduct } from '../../helpers/builders/products';
import {
  aBidDesk,
  aListing,
  anOpenedBid,
  aQuotedTender,
  aSubmittedBid,
  itemsSeenBy,
  withItems,
  type BidDesk,
} from '../../helpers/builders/tender-awards';
import { aTender } from '../../helpers/builders/tenders';
import { aPerson } from '../../helpers/builders/users';
import { unindexedSorts } from '../../helpers/explain';

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

const propose = (tenderId: number, quotes: readonly object[], seat = writer) =>
  seat.call('tenderItems.propose', { tenderId, quotes, reason: '按代理协议' });
const approve = (tenderId: number, items: readonly object[], seat: Seat) =>
  seat.call('tenderItems.approve', { tenderId, items });

describe('the items of a bid', () => {
  it('take specification, unit and floor from the product, each product once', async () => {
    const { tenderId } = await aTender(writer);
    const { id: productId } = await aProduct(boss, { floorPrice: 95_000 });
    const [item] = await withItems(writer, tenderId, [{ productId, ceilingPrice: 130_000 }]);
    expect(item).toMatchObject({ lineNo: 1, specification: '0.25g×24粒', unit: '盒', ceilingPrice: 130_000 });
    expect(item).toMatchObject({ floorPrice: 95_000, quoteState: 'none', result: 'open' });
    const twice = { tenderId, items: [{ productId, specification: '', qty: null, ceilingPrice: null, note: '' }] };
    expect(await writer.call('tenderItems.add', twice)).toMatchObject({
      problem: { code: 'DUPLICATE', fields: ['/items/0/productId'] },
    });
    const seen = { tenderId, itemId: item?.id, version: item?.version };
    expect(await writer.ok('tenderItems.remove', seen)).toEqual({ version: 1 });
    expect((await itemsSeenBy(writer, tenderId)).items).toEqual([]);
    expect(await writer.call('tenderItems.add', twice)).toMatchObject({ ok: true });
  });

  it('keep their floor from who may not set prices, and hide it from who may not see it', async () => {
    const { tenderId } = await aTender(boss);
    const { id: productId } = await aProduct(boss, { floorPrice: 95_000 });
    const [item] = await withItems(boss, tenderId, [{ productId }]);
    const wish = { tenderId, itemId: item?.id, version: 0, specification: '', qty: null, ceilingPrice: null, note: '' };
    expect(await writer.call('tenderItems.change', { ...wish, floorPrice: 1 })).toMatchObject({
      problem: { code: 'FORBIDDEN', params: { permission: 'pricing.write' } },
    });
    expect(await boss.call('tenderItems.change', { ...wish, floorPrice: 90_000 })).toMatchObject({ ok: true });
    const quality = (await aPerson(book, boss, { posts: ['quality'] })).seat;
    expect((await itemsSeenBy(quality, tenderId)).items[0]?.floorPrice).toBeNull();
  });

  it('belong to their tender: who does not see it sees none of them', async () => {
    const { tenderId } = await aTender(boss);
    const stranger = (await aPerson(book, boss, { posts: ['sales'] })).seat;
    expect(await stranger.call('tenderItems.ofTender', { tenderId })).toMatchObject({ problem: { code: 'NOT_FOUND' } });
    expect(await propose(tenderId, [{ itemId: 1, version: 0, price: 1 }], stranger)).toMatchObject({
      problem: { code: 'NOT_FOUND' },
    });
  });
});

describe('the approval of quotes', () => {
  it('is another person’s: who proposed may not approve unless the boss signed the pair', async () => {
    const { tenderId } = await aTender(boss);
    const [item] = await withItems(boss, tenderId, [{ productId: (await aProduct(boss)).id }]);
    const seen = { itemId: item?.id, version: 0 };
    expect(await propose(tenderId, [{ ...seen, price: 120_000 }], boss)).toMatchObject({ ok: true });
    const asked = [{ ...seen, version: 1 }];
    expect(await approve(tenderId, asked, boss)).toMatchObject({ problem: { code: 'SELF_APPROVAL' } });
    expect(await approve(tenderId, asked, writer)).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    await boss.ok('settings.signDualPosts', {
      pair: 'dualRequestApprove',
      isAllowed: true,
      version: 0,
      reason: '人员兼岗',
    });
    expect(await approve(tenderId, asked, boss)).toMatchObject({ ok: true });
    const [after] = (await itemsSeenBy(boss, tenderId)).items;
    expect(after).toMatchObject({ quoteState: 'approved', isSamePerson: true, quotePrice: 120_000 });
  });

  it('is asked again for another price, and a refused one says why', async () => {
    const bid = await aQuotedTender(desk, { price: 120_000 });
    const { tenderId, items } = bid;
    const [item] = items;
    const first = await propose(tenderId, [{ itemId: item?.id, version: item?.version, price: 118_000 }]);
    expect(first).toMatchObject({ ok: true });
    const [asked] = (await itemsSeenBy(boss, tenderId)).items;
    expect(asked).toMatchObject({ quoteState: 'proposed', decidedBy: '' });
    const refusal = { tenderId, items: [{ itemId: asked?.id, version: asked?.version }], reason: '低于外省价' };
    await boss.ok('tenderItems.refuse', refusal);
    expect((await itemsSeenBy(writer, tenderId)).items[0]).toMatchObject({
      quoteState: 'refused',
      decideReason: '低于外省价',
    });
    expect(await boss.call('tenderItems.refuse', refusal)).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
  });

  it('stands before the bid goes out, and locks what went out', async () => {
    const { tenderId, version } = await aQuotedTender(desk);
    const [{ id: extra }] = [await aProduct(boss)];
    await withItems(writer, tenderId, [{ productId: extra }]);
    const sent = { tenderId, version, how: 'uploaded', courierNo: '', submittedAt: null, lateReason: '', nextOn: null };
    expect(await writer.call('tenders.submit', sent)).toMatchObject({
      problem: { code: 'RULE_VIOLATED', params: { case: 'tenderItems.refusals.notApproved', count: 1 } },
    });
    const bid = await aSubmittedBid(desk);
    const [locked] = bid.items;
    expect(locked?.lockedAt).not.toBeNull();
    expect(await propose(bid.tenderId, [{ itemId: locked?.id, version: locked?.version, price: 1 }])).toMatchObject({
      problem: { code: 'STATE_CONFLICT', params: { state: 'tenderItems.quoteStates.locked' } },
    });
  });

  it('opens a locked quote for another round by who decides, and locks it again at the approval', async () => {
    const { tenderId, items } = await aSubmittedBid(desk, { tender: { kind: 'negotiation' } });
    const [item] = items;
    const reopen = { tenderId, itemId: item?.id, version: item?.version, reason: '第二轮报价' };
    expect(await writer.call('tenderItems.reopenQuote', reopen)).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    const { version } = await boss.ok<{ version: number }>('tenderItems.reopenQuote', reopen);
    expect(await propose(tenderId, [{ itemId: item?.id, version, price: 110_000 }])).toMatchObject({ ok: true });
    expect(await approve(tenderId, [{ itemId: item?.id, version: version + 1 }], boss)).toMatchObject({ ok: true });
    const [after] = (await itemsSeenBy(writer, tenderId)).items;
    expect(after).toMatchObject({ quoteRound: 2, quotePrice: 110_000, quoteState: 'approved' });
    expect(after?.lockedAt).not.toBeNull();
  });

  it('warns with the numbers below the floor and below our lowest price of another province', async () => {
    const { id: productId } = await aProduct(boss, { floorPrice: 125_000 });
    await aListing(boss, { productId, province: '浙江省', price: 128_000 });
    await aListing(boss, { productId, province: '江苏省', price: 130_000 });
    const { items } = await aQuotedTender(desk, { items: [{ productId, ceilingPrice: 119_000 }], price: 120_000 });
    expect(items[0]?.guard).toEqual([
      { key: 'belowFloor', params: { price: 120_000, floorPrice: 125_000 } },
      { key: 'belowElsewhere', params: { price: 120_000, lowestPrice: 128_000, place: '浙江省' } },
      { key: 'aboveCeiling', params: { price: 120_000, ceilingPrice: 119_000 } },
    ]);
  });
});

describe('the opening', () => {
  const library = async () => (await boss.ok<{ rows: MarketPriceRow[] }>('marketPrices.list', {})).rows;

  it('keeps everybody’s prices and our place, and feeds the price library once', async () => {
    const bid = await anOpenedBid(book, desk);
    const itemId = bid.items[0]?.id ?? 0;
    const other = { itemId, bidder: '齐鲁制药', maker: '', rank: 1, isWinner: true, note: '' };
    const wish = {
      ...{ tenderId: bid.tenderId, observedOn: '2026-11-21', ours: [{ itemId, openedPrice: 120_000, rank: 2 }] },
      bids: [
        { ...other, price: 99_000 },
        { ...other, bidder: '石药集团', price: null, rank: null, isWinner: false, note: '无效标' },
      ],
    };
    await writer.ok('tenderItems.recordBids', wish);
    await writer.ok('tenderItems.recordBids', { ...wish, bids: [{ ...other, price: 98_000 }] });
    const seen = await itemsSeenBy(writer, bid.tenderId);
    expect(seen.bids.map(({ bidder, price }) => [bidder, price])).toEqual([
      ['齐鲁制药', 98_000],
      ['石药集团', null],
    ]);
    expect(seen.items[0]).toMatchObject({ openedPrice: 120_000, bidRank: 2 });
    const rows = (await library()).map(({ company, price, isOurs, kind, province }) => [
      company,
      price,
      isOurs,
      kind,
      province,
    ]);
    expect(rows).toHaveLength(3);
    expect(rows).toContainEqual(['', 120_000, true, 'opening', '福建省']);
    expect(rows).toContainEqual(['齐鲁制药', 98_000, false, 'opening', '福建省']);
    expect(rows).toContainEqual(['齐鲁制药', 99_000, false, 'opening', '福建省']);
  });

  it('is written down only after the bid is out, and a bid without a price says why', async () => {
    const { tenderId, items } = await aQuotedTender(desk);
    const bid = {
      itemId: items[0]?.id,
      bidder: '齐鲁制药',
      maker: '',
      price: null,
      rank: null,
      isWinner: false,
      note: '',
    };
    const wish = { tenderId, observedOn: '2026-11-21', ours: [], bids: [bid] };
    expect(await writer.call('tenderItems.recordBids', wish)).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
    const sent = await aSubmittedBid(desk);
    const of = { ...wish, tenderId: sent.tenderId, bids: [{ ...bid, itemId: sent.items[0]?.id }] };
    expect(await writer.call('tenderItems.recordBids', of)).toMatchObject({
      problem: { code: 'VALIDATION_FAILED', fields: ['/bids/0/price'] },
    });
    expect(await writer.call('tenderItems.recordBids', wish)).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
  });

  it('leaves a library whose slips are struck out with a reason and stay', async () => {
    const { id: productId } = await aProduct(boss);
    const price = { productId, province: '浙江省', observedOn: '2026-11-20', price: 1, company: '齐鲁制药', note: '' };
    const made = await writer.ok<{ marketPriceId: number; version: number }>('marketPrices.record', price);
    expect(await writer.call('marketPrices.record', { ...price, observedOn: '2026-11-22' })).toMatchObject({
      problem: { code: 'VALIDATION_FAILED' },
    });
    await writer.ok('marketPrices.strike', { ...made, reason: '小数点错' });
    expect(await library()).toMatchObject([{ strikeReason: '小数点错', price: 1, kind: 'hand' }]);
    expect(await writer.call('marketPrices.strike', { ...made, reason: '再次' })).toMatchObject({
      problem: { code: 'CONFLICT' },
    });
    expect(await unindexedSorts(book, marketPriceGrid)).toEqual([]);
  });
});
