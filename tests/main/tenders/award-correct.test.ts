import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replacedRows } from '../../../src/main/features/tenders/award-correct.rules';
import { rowsOf } from '../../../src/main/store/handles';
import { openConnection } from '../../../src/main/store/open';
import type { AgreementRow, ProvincePriceRow } from '../../../src/shared/contract/awards.contract';
import type { MarketPriceRow, TenderItemRow } from '../../../src/shared/contract/tender-items.contract';
import { addDays } from '../../../src/shared/domain/business-date';
import { isEmptySpan, spanHolds } from '../../../src/shared/domain/regions';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import {
  aDesk,
  anApprovedOrder,
  aStockedProduct,
  aSubmittedOrder,
  orderSeenBy,
  type Desk,
} from '../../helpers/builders/orders';
import { aProduct } from '../../helpers/builders/products';
import {
  aBidDesk,
  aSubmittedBid,
  awardWish,
  aWonBid,
  itemsSeenBy,
  type AwardGiven,
  type BidDesk,
} from '../../helpers/builders/tender-awards';
import { stepOf } from '../../helpers/builders/tenders';
import { looking } from '../../helpers/ledger-raw';

let book: Book;
let team: Desk;
let desk: BidDesk;
beforeAll(async () => {
  book = await openBook();
  team = await aDesk(book);
  desk = await aBidDesk(book, team.boss);
});
afterAll(() => book.close());
const writer = () => desk.assistant.seat;

type Won = { readonly tenderId: number; readonly item: TenderItemRow };
/** Won at 12.00 for Fujian from 2026-11-01 to 2027-12-31, 1,000 units. */
async function aWonItem(productId: number, given: AwardGiven = {}, days: object = {}): Promise<Won> {
  const bid = await aSubmittedBid(desk, { tender: { kind: 'in_hospital' }, items: [{ productId }] });
  const wish = awardWish(bid, given);
  await writer().ok('awards.win', { ...wish, items: wish.items.map((one) => ({ ...one, ...days })) });
  return { tenderId: bid.tenderId, item: await itemOf(bid.tenderId) };
}
async function itemOf(tenderId: number): Promise<TenderItemRow> {
  const [item] = (await itemsSeenBy(writer(), tenderId)).items;
  if (!item) throw new Error('no item');
  return item;
}
const fixed = {
  qty: 1_000_000,
  validFrom: '2026-11-01',
  validTo: '2027-12-31',
  bindsFrom: null,
  reason: '通知书看错行',
};
const correct = ({ tenderId, item }: Won, given: object) =>
  writer().call<{ version: number; prices: number }>('awards.correct', {
    ...{ tenderId, itemId: item.id, version: item.version, price: 120_000 },
    ...{ ...fixed, ...given },
  });
const pricesOf = async (productId: number) => {
  const filters = [{ column: 'productId', op: 'range', min: productId, max: productId }];
  const { rows } = await team.boss.ok<{ rows: ProvincePriceRow[] }>('provincePrices.list', { filters });
  return rows.map(({ price, validFrom, validTo, endReason }) => [price, validFrom, validTo, endReason]);
};
const libraryOf = async (productId: number) => {
  const { rows } = await team.boss.ok<{ rows: MarketPriceRow[] }>('marketPrices.list', {});
  return rows.filter((one) => one.productId === productId);
};
const hospitalOf = () => aCustomer(team.boss, { ownerId: team.sales.userId, province: '福建省', city: '厦门市' });

describe('an award that was entered wrongly', () => {
  it('is corrected with its reason: the item, the price that binds, the library and the drafts follow', async () => {
    const productId = (await aProduct(team.boss)).id;
    const bid = await aSubmittedBid(desk, { tender: { kind: 'in_hospital' }, items: [{ productId }] });
    const itemId = bid.items[0]?.id ?? 0;
    const draft = { itemId, province: '福建省', city: '', distributorId: null, hospitalId: null };
    await aWonBid(writer(), bid, { agreements: [draft] });
    const won = { tenderId: bid.tenderId, item: await itemOf(bid.tenderId) };
    const days = { validFrom: '2026-12-01', validTo: '2028-11-30' };
    const answer = await correct(won, { price: 115_000, qty: 900_000, ...days });
    expect(answer).toMatchObject({ ok: true, value: { version: won.item.version + 1, prices: 1 } });
    expect(await itemOf(won.tenderId)).toMatchObject({
      ...{ result: 'won', awardPrice: 115_000, awardQty: 900_000, awardFrom: '2026-12-01', awardTo: '2028-11-30' },
      corrections: [
        {
          ...{ fromPrice: 120_000, toPrice: 115_000, fromFirstOn: '2026-11-01', toLastOn: '2028-11-30' },
          ...{ reason: '通知书看错行', who: '周洁', bindsFrom: '2026-12-01' },
        },
      ],
    });
    expect(await pricesOf(productId)).toEqual([
      [120_000, '2026-11-01', '2026-10-31', '通知书看错行'],
      [115_000, '2026-12-01', '2028-11-30', ''],
    ]);
    expect((await libraryOf(productId)).map(({ price, strikeReason }) => [price, strikeReason])).toEqual(
      expect.arrayContaining([
        [120_000, '通知书看错行'],
        [115_000, ''],
      ]),
    );
    const agreements = await team.boss.ok<{ rows: AgreementRow[] }>('deliveryAgreements.list', {});
    expect(agreements.rows.find((one) => one.productId === productId)).toMatchObject(days);
    const trail = looking(book, (sqlite) =>
      sqlite
        .prepare(`SELECT "before", reason FROM audit_entry WHERE action = 'correctAward' AND entity_id = ?`)
        .all(won.item.id),
    );
    expect(trail).toMatchObject([{ before: expect.stringContaining('120000'), reason: '通知书看错行' }]);
  });

  it('is not corrected into what stands already, backwards, without the right, or by a stale screen', async () => {
    const won = await aWonItem((await aProduct(team.boss)).id);
    expect(await correct(won, {})).toMatchObject({ problem: { params: { case: 'awards.refusals.sameAward' } } });
    expect(await correct(won, { validTo: '2026-10-01' })).toMatchObject({ problem: { fields: ['/validTo'] } });
    expect(await correct(won, { price: 1, bindsFrom: '2028-01-01' })).toMatchObject({
      problem: { params: { case: 'awards.refusals.bindsOutside', validTo: '2027-12-31' } },
    });
    expect(await correct({ ...won, item: { ...won.item, version: 0 } }, { price: 110_000 })).toMatchObject({
      problem: { code: 'CONFLICT' },
    });
    const wish = { tenderId: won.tenderId, itemId: won.item.id, version: won.item.version, price: 1, ...fixed };
    expect(await team.sales.seat.call('awards.correct', wish)).toMatchObject({ problem: { code: 'FORBIDDEN' } });
    expect((await itemOf(won.tenderId)).corrections).toEqual([]);
  });

  it('is only what was won, and not once its tender is closed', async () => {
    const productId = (await aProduct(team.boss)).id;
    const bid = await aSubmittedBid(desk, { tender: { kind: 'in_hospital' }, items: [{ productId }] });
    const open = { tenderId: bid.tenderId, item: await itemOf(bid.tenderId) };
    expect(open.item.actions.correct).toMatchObject({ code: 'STATE_CONFLICT' });
    expect(await correct(open, { price: 1 })).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
    await aWonBid(writer(), bid);
    expect((await itemOf(bid.tenderId)).actions.correct).toBe(true);
    expect(await stepOf(writer(), 'moveTo', { tenderId: bid.tenderId, step: 'close', on: null })).toMatchObject({
      ok: true,
    });
    const closed = { tenderId: bid.tenderId, item: await itemOf(bid.tenderId) };
    expect(await correct(closed, { price: 1 })).toMatchObject({ problem: { code: 'STATE_CONFLICT' } });
  });

  it('never moves by a statement of one’s own, nor loses its trace', async () => {
    const won = await aWonItem((await aProduct(team.boss)).id);
    await correct(won, { price: 110_000 });
    const { db, close } = openConnection({ path: book.path, readonly: false, schemaVersion: 9_999 });
    try {
      const tries = [
        sql`UPDATE tender_item SET award_price = 1 WHERE id = ${won.item.id} RETURNING id`,
        sql`UPDATE tender_item SET award_price = 1, award_corrections = award_corrections + 1 WHERE id = ${won.item.id} RETURNING id`,
        sql`UPDATE tender_item SET result = 'lost', award_corrections = award_corrections + 1 WHERE id = ${won.item.id} RETURNING id`,
        sql`UPDATE award_correction SET to_price = 1 RETURNING id`,
        sql`DELETE FROM award_correction RETURNING id`,
      ];
      for (const one of tries) await expect(rowsOf(db, one)).rejects.toThrow(/POSTED_IMMUTABLE/u);
    } finally {
      close();
    }
  });
});

describe('orders that were checked by a wrong award', () => {
  it('are checked by the corrected price from then on', async () => {
    const productId = await aStockedProduct(team.boss);
    const won = await aWonItem(productId);
    const hospital = await hospitalOf();
    const order = { buyerId: hospital.id, lines: [{ productId, orderedQty: 1_000, price: 118_000 }] };
    const level = async () => {
      const { orderId } = await aSubmittedOrder(team, order);
      return (await orderSeenBy(team.finance.seat, orderId)).checks.find(({ code }) => code === 'awarded_price')?.level;
    };
    expect(await level()).toBe('pass');
    expect(await correct(won, { price: 117_000 })).toMatchObject({ ok: true });
    expect(await level()).toBe('block');
  });

  it('hold a lower price back with their number and price, until it binds after them', async () => {
    const productId = await aStockedProduct(team.boss);
    const won = await aWonItem(productId);
    const hospital = await hospitalOf();
    const lines = [{ productId, orderedQty: 1_000, price: 119_000 }];
    const { number } = await anApprovedOrder(team, { buyerId: hospital.id, lines });
    // Elsewhere the award never bound.
    await anApprovedOrder(team, { lines });
    expect(await correct(won, { price: 110_000 })).toMatchObject({
      problem: {
        code: 'RULE_VIOLATED',
        params: {
          ...{ case: 'awards.refusals.ordersAbove', count: 1, number, highPrice: 119_000, price: 110_000 },
          lastOn: '2026-11-21',
        },
        fields: ['/price'],
      },
    });
    expect(await correct(won, { price: 119_000 })).toMatchObject({ ok: true });
    const anew = { tenderId: won.tenderId, item: await itemOf(won.tenderId) };
    expect(await correct(anew, { price: 110_000, bindsFrom: '2026-11-22' })).toMatchObject({ ok: true });
    expect(await pricesOf(productId)).toEqual([
      [120_000, '2026-11-01', '2026-10-31', '通知书看错行'],
      [119_000, '2026-11-01', '2026-11-21', '通知书看错行'],
      [110_000, '2026-11-22', '2027-12-31', ''],
    ]);
    expect(await itemOf(won.tenderId)).toMatchObject({ awardPrice: 110_000 });
  });
});

describe('what was agreed on a wrong award', () => {
  it('holds back days and a quantity into which it would not fit, with its numbers', async () => {
    const productId = (await aProduct(team.boss)).id;
    const hospital = await aCustomer(team.boss, { ownerId: desk.assistant.userId });
    const bid = await aSubmittedBid(desk, { tender: { kind: 'in_hospital' }, items: [{ productId }] });
    const span = { validFrom: '2026-12-01', validTo: '2027-11-30' };
    await aWonBid(writer(), bid, {
      volumes: [{ itemId: bid.items[0]?.id ?? 0, hospitalId: hospital.id, qty: 600_000, ...span }],
    });
    const won = { tenderId: bid.tenderId, item: await itemOf(bid.tenderId) };
    expect(await correct(won, { validTo: '2027-10-31' })).toMatchObject({
      problem: { params: { case: 'awards.refusals.volumesOutside', count: 1, ...span } },
    });
    expect(await correct(won, { qty: 500_000 })).toMatchObject({
      problem: { params: { case: 'awards.refusals.volumesAbove', agreedQty: 600_000, qty: 500_000 } },
    });
    expect(await correct(won, { qty: 600_000, validTo: '2027-11-30' })).toMatchObject({ ok: true });
  });

  it('lets the price of the round before hold on to the right first day', async () => {
    const productId = (await aProduct(team.boss)).id;
    await aWonItem(productId);
    const next = await aWonItem(productId, { price: 100_000 }, { validFrom: '2027-01-01', validTo: '2028-12-31' });
    expect(await correct(next, { price: 100_000, validFrom: '2027-07-01', validTo: '2028-12-31' })).toMatchObject({
      ok: true,
    });
    const live = (await pricesOf(productId)).filter(([, from = '', to = '']) => String(to) >= String(from));
    expect(live).toEqual([
      [120_000, '2026-11-01', '2026-12-31', ''],
      [120_000, '2027-01-01', '2027-06-30', ''],
      [100_000, '2027-07-01', '2028-12-31', ''],
    ]);
  });

  it('leaves a price ended that somebody ended', async () => {
    const productId = (await aProduct(team.boss)).id;
    const won = await aWonItem(productId);
    const filters = [{ column: 'productId', op: 'range', min: productId, max: productId }];
    const { rows } = await team.boss.ok<{ rows: ProvincePriceRow[] }>('provincePrices.list', { filters });
    const end = { provincePriceId: rows[0]?.id, version: rows[0]?.version, validTo: '2027-03-31', reason: '弃标' };
    await writer().ok('provincePrices.end', end);
    expect(await correct(won, { price: 125_000 })).toMatchObject({ ok: true });
    expect((await pricesOf(productId)).at(-1)).toEqual([125_000, '2026-11-01', '2027-03-31', '']);
  });
});

describe('the rows that follow a correction', () => {
  const day = fc.integer({ min: 0, max: 40 }).map((nth) => addDays('2026-11-01', nth));
  it('bind on no day twice, nor outside of the corrected days once it binds', () => {
    fc.assert(
      fc.property(day, day, day, fc.nat(40), day, (first, from, binds, days, ended) => {
        const was = { price: 5, qty: null, validFrom: first, validTo: '2026-12-31' };
        const wish = { price: 4, qty: null, validFrom: from, validTo: addDays(from, days), bindsFrom: binds };
        fc.pre(binds >= wish.validFrom && binds <= wish.validTo && ended >= first);
        const row = { id: 1, validFrom: first, validTo: ended };
        const { ended: ends, span } = replacedRows([row], was, wish);
        const old = { validFrom: first, validTo: ends[0]?.validTo ?? ended };
        const until = ended < was.validTo && ended < wish.validTo ? ended : wish.validTo;
        const wrong = Array.from({ length: 90 }, (_, nth) => addDays('2026-10-20', nth)).filter((on) => {
          const isOld = !isEmptySpan(old) && spanHolds(old, on);
          const isNew = span !== null && spanHolds(span, on);
          return isNew !== (on >= binds && on <= until) || (isOld && on >= binds);
        });
        expect(wrong).toEqual([]);
      }),
    );
  });
});
