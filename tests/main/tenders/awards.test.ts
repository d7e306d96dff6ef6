import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowsOf } from '../../../src/main/store/handles';
import { openConnection } from '../../../src/main/store/open';
import type {
  AgreementRow,
  AwardDraft,
  ProvincePriceRow,
  VolumeRow,
} from '../../../src/shared/contract/awards.contract';
import type { MarketPriceRow } from '../../../src/shared/contract/tender-items.contract';
import { openBook, type Book, type Seat } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { aProduct } from '../../helpers/builders/products';
import {
  aBidDesk,
  anOpenedBid,
  aQuotedTender,
  aSubmittedBid,
  awardWish,
  aWonBid,
  itemsSeenBy,
  type BidDesk,
} from '../../helpers/builders/tender-awards';

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

const prices = async (input: object = {}) =>
  (await boss.ok<{ rows: ProvincePriceRow[] }>('provincePrices.list', { ...input })).rows;
type Detail = { tender: Record<string, unknown> };
const tenderOf = async (tenderId: number) => (await boss.ok<Detail>('tenders.get', { tenderId })).tender;

async function twoProducts() {
  return [{ productId: (await aProduct(boss)).id }, { productId: (await aProduct(boss)).id }];
}

describe('winning a tender', () => {
  it('sets prices, drafts of delivery, volumes and dates in one step', async () => {
    const bid = await anOpenedBid(book, desk, { items: await twoProducts() });
    const [first, second] = bid.items;
    const hospital = await aCustomer(boss, { ownerId: desk.assistant.userId, province: '福建省', city: '厦门市' });
    const given = {
      lost: [second?.id ?? 0],
      agreements: [{ itemId: first?.id ?? 0, province: '福建省', city: '', distributorId: null, hospitalId: null }],
      volumes: [
        {
          itemId: first?.id ?? 0,
          hospitalId: hospital.id,
          qty: 500_000,
          validFrom: '2026-12-01',
          validTo: '2027-11-30',
        },
      ],
    };
    expect(await aWonBid(writer, bid, given)).toEqual({
      version: bid.version + 1,
      prices: 1,
      agreements: 1,
      volumes: 1,
    });
    expect(await tenderOf(bid.tenderId)).toMatchObject({
      ...{ state: 'won', awardNoticeOn: '2026-11-21', contractOn: '2026-12-20', nextFollowUpOn: null },
    });
    const { items } = await itemsSeenBy(writer, bid.tenderId);
    expect(items.map(({ result, awardPrice, awardTo }) => [result, awardPrice, awardTo])).toEqual([
      ['won', 120_000, '2027-12-31'],
      ['lost', null, null],
    ]);
    const held = { kind: 'award', province: '福建省', price: 120_000, tenderNumber: bid.number, state: 'current' };
    expect(await prices()).toMatchObject([{ ...held, productId: first?.productId, customerId: null }]);
    const library = await boss.ok<{ rows: MarketPriceRow[] }>('marketPrices.list', {});
    expect(library.rows).toMatchObject([{ kind: 'award', isOurs: true, price: 120_000, tenderId: bid.tenderId }]);
    const agreements = await boss.ok<{ rows: AgreementRow[] }>('deliveryAgreements.list', {});
    expect(agreements.rows).toMatchObject([{ state: 'draft', validFrom: '2026-11-01', tenderId: bid.tenderId }]);
    const volumes = await boss.ok<{ rows: VolumeRow[] }>('agreedVolumes.list', {});
    expect(volumes.rows).toMatchObject([{ hospitalName: hospital.name, qty: 500_000, pace: 'future' }]);
    const { db, close } = openConnection({ path: book.path, readonly: true, schemaVersion: 9_999 });
    const stored = sql`SELECT kind, done_at AS "doneAt" FROM tender_milestone WHERE tender_id = ${bid.tenderId}`;
    const dates = await rowsOf<{ kind: string; doneAt: number | null }>(db, stored);
    close();
    const kinds = dates.map(({ kind, doneAt }) => [kind, doneAt !== null]);
    expect(kinds).toContainEqual(['award_notice', true]);
    expect(kinds).toContainEqual(['contract', false]);
    expect(kinds).toContainEqual(['deposit_refund', false]);
  });

  it('writes nothing at all where one part is refused', async () => {
    const bid = await anOpenedBid(book, desk);
    const itemId = bid.items[0]?.id ?? 0;
    const strange = { itemId, province: '福建省', city: '', distributorId: null, hospitalId: 99 };
    expect(await writer.call('awards.win', awardWish(bid, { agreements: [strange] }))).toMatchObject({
      problem: { code: 'NOT_FOUND', fields: ['/agreements/0/hospitalId'] },
    });
    const wish = awardWish(bid);
    const noPrice = { ...wish, items: wish.items.map((one) => ({ ...one, price: null })) };
    expect(await writer.call('awards.win', noPrice)).toMatchObject({
      problem: { code: 'VALIDATION_FAILED', params: { case: 'awards.refusals.noPrice', line: 1 } },
    });
    const noDays = { ...wish, items: wish.items.map((one) => ({ ...one, validTo: null })) };
    expect(await writer.call('awards.win', noDays)).toMatchObject({ problem: { fields: ['/items/0/validTo'] } });
    expect(await prices()).toEqual([]);
    expect(await tenderOf(bid.tenderId)).toMatchObject({ state: 'opened', version: bid.version });
    expect((await itemsSeenBy(writer, bid.tenderId)).items[0]).toMatchObject({ result: 'open' });
  });

  it('is not possible before the bid is out, twice, with a stale version, or without the right', async () => {
    const early = await aQuotedTender(desk);
    expect(await writer.call('awards.win', awardWish(early))).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
    const bid = await anOpenedBid(book, desk);
    const stale = awardWish({ ...bid, version: bid.version - 1 });
    expect(await writer.call('awards.win', stale)).toMatchObject({ problem: { code: 'CONFLICT' } });
    await aWonBid(writer, bid);
    const again = awardWish({ ...bid, version: bid.version + 1 });
    expect(await writer.call('awards.win', again)).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
  });

  it('leaves no won item without price and validity even for a statement of one’s own', async () => {
    const bid = await anOpenedBid(book, desk);
    const itemId = bid.items[0]?.id ?? 0;
    const { db, close } = openConnection({ path: book.path, readonly: false, schemaVersion: 9_999 });
    try {
      const won = sql`UPDATE tender_item SET result = 'won' WHERE id = ${itemId} RETURNING id`;
      await expect(rowsOf(db, won)).rejects.toThrow(/CHECK/u);
      const half = sql`UPDATE tender_item SET result = 'won', award_price = 1, award_from = '2026-01-01' WHERE id = ${itemId} RETURNING id`;
      await expect(rowsOf(db, half)).rejects.toThrow(/CHECK/u);
    } finally {
      close();
    }
  });

  it('of a listing leads to listed; of a national purchase the price binds the whole country', async () => {
    const listing = await aSubmittedBid(desk, { tender: { kind: 'listing' } });
    const draft = await writer.ok<AwardDraft>('awards.draft', { tenderId: listing.tenderId });
    expect(draft).toMatchObject({
      provinces: ['福建省'],
      isForPurchaser: false,
      win: true,
      days: { contractOn: { on: null } },
    });
    await aWonBid(writer, listing, { contractOn: null, depositBackOn: null });
    expect(await tenderOf(listing.tenderId)).toMatchObject({ state: 'listed' });
    const bid = await anOpenedBid(book, desk, { tender: { kind: 'national_volume' } });
    const until = { tenderId: bid.tenderId, version: bid.version, publishedOn: null, until: '2026-11-30' };
    const { version } = await writer.ok<{ version: number }>('tenders.recordPublication', until);
    const national = await writer.ok<AwardDraft>('awards.draft', { tenderId: bid.tenderId });
    expect(national.provinces).toEqual([]);
    await aWonBid(writer, { ...bid, version }, { provinces: [] });
    expect((await prices()).map(({ province }) => province).toSorted()).toEqual(['', '福建省']);
  });

  it('of one hospital binds that buyer only, and needs him among the customers', async () => {
    const hospital = await aCustomer(boss, { ownerId: desk.assistant.userId });
    const bid = await aSubmittedBid(desk, { tender: { kind: 'in_hospital', purchaserId: hospital.id } });
    const draft = await writer.ok<AwardDraft>('awards.draft', { tenderId: bid.tenderId });
    expect(draft.isForPurchaser).toBe(true);
    await aWonBid(writer, bid, { isForPurchaser: true });
    expect(await prices()).toMatchObject([{ customerId: hospital.id, customerName: hospital.name }]);
    const nobody = await aSubmittedBid(desk, { tender: { kind: 'in_hospital' } });
    expect(await writer.call('awards.win', awardWish(nobody, { isForPurchaser: true }))).toMatchObject({
      problem: { params: { case: 'awards.refusals.noPurchaser' } },
    });
  });

  it('of the next round ends the price of the last one the day before', async () => {
    const { id: productId } = await aProduct(boss);
    const first = await anOpenedBid(book, desk, { items: [{ productId }] });
    await aWonBid(writer, first);
    const second = await anOpenedBid(book, desk, { items: [{ productId }], price: 110_000 });
    const wish = awardWish(second);
    const later = wish.items.map((one) => ({ ...one, validFrom: '2027-01-01', validTo: '2028-12-31' }));
    await writer.ok('awards.win', { ...wish, items: later });
    const rows = (await prices()).map(({ price, validFrom, validTo }) => [price, validFrom, validTo]);
    expect(rows).toEqual([
      [120_000, '2026-11-01', '2026-12-31'],
      [110_000, '2027-01-01', '2028-12-31'],
    ]);
  });

  it('carries its items into the next round, without quotes and results', async () => {
    const bid = await aSubmittedBid(desk);
    const lost = { tenderId: bid.tenderId, version: bid.version, reason: 'price', note: '', lesson: '' };
    await writer.call('tenders.lose', lost);
    const wish = { tenderId: bid.tenderId, title: '第二轮', bidDeadlineAt: null, openingAt: null };
    const next = await writer.ok<{ tenderId: number }>('tenders.cloneRound', wish);
    const { items } = await itemsSeenBy(writer, next.tenderId);
    expect(items).toMatchObject([{ productId: bid.productIds[0], quoteState: 'none', result: 'open', qty: 1_000_000 }]);
  });
});
