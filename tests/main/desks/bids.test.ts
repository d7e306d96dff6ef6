import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keysFor } from '../../../src/shared/domain/desk-words';
import { mayDo, posts } from '../../../src/shared/domain/permissions';
import type { Book, Seat } from '../../helpers/book';
import { aPaidDeposit, stepOn } from '../../helpers/builders/deposits';
import { anOrderToShip, stocked } from '../../helpers/builders/dispatch';
import { aCustomer } from '../../helpers/builders/customers';
import { aProduct } from '../../helpers/builders/products';
import { anAgreedDelivery, anAgreement, aVolume } from '../../helpers/builders/tender-awards';
import { aTender, tenderVersion } from '../../helpers/builders/tenders';
import { aPerson } from '../../helpers/builders/users';
import {
  anAskedQuote,
  anEvaluatedTender,
  bossWaits,
  countOf,
  DAY,
  HOUR,
  itemOf,
  MONDAY_NINE,
  openDesks,
  quotesOf,
  rowsOn,
  type Desks,
} from './desk-book';

let desks: Desks;
let book: Book;
let boss: Seat;
beforeEach(async () => {
  desks = await openDesks();
  ({
    book,
    team: { boss },
  } = desks);
});
afterEach(() => book.close());

const manager = async () => (await aPerson(book, boss, { posts: ['manager'] })).seat;

describe('what heads decide of bids', () => {
  it('stands on the desks of exactly the posts that may decide', () => {
    const deciders = posts.filter((post) => mayDo([post], 'tenders.decide'));
    for (const key of ['quotesAsked', 'tendersToDecide'] as const) {
      expect(posts.filter((post) => keysFor([post]).includes(key))).toEqual(deciders);
    }
  });

  it('is a bid with a quote to approve until it is decided, late on the last day before the deadline', async () => {
    const head = await manager();
    const { tenderId } = await anAskedQuote(desks.team.sales, { bidDeadlineAt: MONDAY_NINE + 2 * DAY });
    expect(await countOf(head, 'quotesAsked')).toEqual([1, 0]);
    expect(await rowsOn(head, 'quotesAsked')).toMatchObject([
      { id: tenderId, sinceAt: MONDAY_NINE + 2 * DAY, amountFen: null, opens: { screen: 'tender', id: tenderId } },
    ]);
    await bossWaits(desks, MONDAY_NINE + DAY - 1);
    expect(await countOf(boss, 'quotesAsked')).toEqual([1, 0]);
    await bossWaits(desks, MONDAY_NINE + DAY);
    expect(await itemOf(boss, 'quotesAsked')).toMatchObject({ lateCount: 1, group: 'late' });
    await boss.ok('tenderItems.approve', { tenderId, items: await quotesOf(boss, tenderId) });
    expect(await countOf(boss, 'quotesAsked')).toEqual([0, 0]);
  });

  it('is no bid whose item was taken off, or that was given up', async () => {
    const { team } = desks;
    const { tenderId } = await anAskedQuote(team.sales);
    const [item] = await quotesOf(team.sales, tenderId);
    await team.sales.ok('tenderItems.remove', { tenderId, ...item });
    expect(await countOf(boss, 'quotesAsked')).toEqual([0, 0]);
    const other = await anAskedQuote(team.sales);
    expect(await countOf(boss, 'quotesAsked')).toEqual([1, 0]);
    const abandon = { tenderId: other.tenderId, reason: '价格太低', note: '', lesson: '' };
    await boss.ok('tenders.abandon', { ...abandon, version: await tenderVersion(boss, other.tenderId) });
    expect(await countOf(boss, 'quotesAsked')).toEqual([0, 0]);
  });

  it('is a bid under evaluation until go or no go', async () => {
    const head = await manager();
    await aTender(desks.team.sales);
    expect(await countOf(head, 'tendersToDecide')).toEqual([0, 0]);
    const { tenderId, version } = await anEvaluatedTender(desks.team.sales, { bidDeadlineAt: MONDAY_NINE + HOUR });
    expect(await countOf(head, 'tendersToDecide')).toEqual([1, 1]);
    await boss.ok('tenders.decide', { tenderId, version, decision: 'go', reason: '有优势' });
    expect(await countOf(head, 'tendersToDecide')).toEqual([0, 0]);
  });
});

describe('delivery agreements', () => {
  it('stand as open from their draft to their answer, late when it takes longer than the days of the firm', async () => {
    const { id: productId } = await aProduct(boss);
    const draft = await anAgreement(boss, { productId });
    const late = async () => countOf(boss, 'agreementsOpen');
    expect(await itemOf(boss, 'agreementsOpen')).toMatchObject({ count: 1, group: 'today', threshold: 7 });
    expect(await rowsOn(boss, 'agreementsOpen')).toMatchObject([{ who: '江苏省', sinceOn: '2026-11-23' }]);
    const seen = { agreementId: draft.agreementId };
    const sent = await boss.ok<{ version: number }>('deliveryAgreements.submit', { ...draft, on: '2026-11-23' });
    await bossWaits(desks, MONDAY_NINE + 7 * DAY);
    expect(await late()).toEqual([1, 0]);
    await bossWaits(desks, MONDAY_NINE + 8 * DAY);
    expect(await late()).toEqual([1, 1]);
    await boss.ok('settings.changeThreshold', { key: 'agreementDays', value: 10, version: 0 });
    expect(await late()).toEqual([1, 0]);
    const refused = { ...seen, version: sent.version, on: '2026-11-30', reason: '价格' };
    const { version } = await boss.ok<{ version: number }>('deliveryAgreements.refuse', refused);
    expect(await rowsOn(boss, 'agreementsOpen')).toMatchObject([{ sinceOn: '2026-11-30', isLate: false }]);
    const again = await boss.ok<{ version: number }>('deliveryAgreements.submit', {
      ...seen,
      version,
      on: '2026-12-01',
    });
    const days = { on: '2026-12-01', validFrom: '2026-12-01', validTo: null, agreementNo: '' };
    await boss.ok('deliveryAgreements.agree', { ...seen, version: again.version, ...days });
    expect(await late()).toEqual([0, 0]);
  });

  it('stand as ending from the days of a paper before their last one to that day, while they are agreed', async () => {
    const { id: productId } = await aProduct(boss);
    const { agreementId, version } = await anAgreedDelivery(boss, { productId, validTo: '2027-01-22' });
    await anAgreedDelivery(boss, { productId, province: '福建省', validTo: '2027-01-23' });
    await anAgreedDelivery(boss, { productId, province: '浙江省', validTo: '2026-11-22' });
    await anAgreedDelivery(boss, { productId, province: '江西省' });
    expect(await itemOf(boss, 'agreementsEnding')).toMatchObject({ count: 1, lateCount: 0, threshold: 60 });
    expect(await rowsOn(boss, 'agreementsEnding')).toMatchObject([{ id: agreementId, sinceOn: '2027-01-22' }]);
    await boss.ok('deliveryAgreements.void', { agreementId, version, reason: '重签' });
    expect(await countOf(boss, 'agreementsEnding')).toEqual([0, 0]);
  });

  it('are of whoever sees their owner', async () => {
    const { id: productId } = await aProduct(boss);
    await anAgreement(boss, { productId });
    const { seat: peer } = await aPerson(book, boss, { posts: ['sales'] });
    expect(await countOf(peer, 'agreementsOpen')).toEqual([0, 0]);
  });
});

describe('agreed volumes', () => {
  it('stand with what is missing until today and with their share, until the hospital has caught up', async () => {
    const { id: productId } = await stocked(desks.team, [1_000]);
    const { id: hospitalId, name } = await aCustomer(boss);
    const { volumeId } = await aVolume(boss, { hospitalId, productId });
    // The 327th day of 365: 327 units should have been bought.
    expect(await itemOf(boss, 'volumesBehind')).toMatchObject({ count: 1, lateCount: 0, group: 'later' });
    expect(await rowsOn(boss, 'volumesBehind')).toMatchObject([
      { id: volumeId, who: name, sinceOn: '2026-12-31', qty: 327_000, marks: [{ key: 'pace', value: 0 }] },
    ]);
    await anOrderToShip(desks.team, { buyerId: hospitalId, lines: [{ productId, units: 146 }] });
    expect(await rowsOn(boss, 'volumesBehind')).toMatchObject([
      { qty: 181_000, marks: [{ key: 'pace', value: 4_000 }] },
    ]);
    await anOrderToShip(desks.team, { buyerId: hospitalId, lines: [{ productId, units: 150 }] });
    expect(await countOf(boss, 'volumesBehind')).toEqual([0, 0]);
  });

  it('are of whoever sees the hospital', async () => {
    const { id: productId } = await aProduct(boss);
    await aVolume(boss, { hospitalId: (await aCustomer(boss)).id, productId });
    const { seat: peer } = await aPerson(book, boss, { posts: ['sales'] });
    expect(await countOf(peer, 'volumesBehind')).toEqual([0, 0]);
  });
});

describe('a deposit', () => {
  it('that was paid stands until its arrival is confirmed, late after its deadline; a letter does not arrive', async () => {
    const makers = { asks: boss, finance: desks.team.finance, book };
    const { depositId, number } = await aPaidDeposit(makers, { arriveByOn: '2026-11-23' });
    await aPaidDeposit(makers, { form: 'guarantee', validTo: '2027-03-01', arriveByOn: '2026-11-23' });
    expect(await itemOf(boss, 'depositsToArrive')).toMatchObject({ count: 1, lateCount: 0, group: 'today' });
    const { seat: peer } = await aPerson(book, boss, { posts: ['sales'] });
    expect(await rowsOn(peer, 'depositsToArrive')).toEqual([]);
    expect(await rowsOn(boss, 'depositsToArrive')).toMatchObject([{ title: number, amountFen: 20_000_00 }]);
    await bossWaits(desks, MONDAY_NINE + DAY);
    expect(await countOf(boss, 'depositsToArrive')).toEqual([1, 1]);
    await stepOn(boss, 'confirmArrival', { depositId, arrivedOn: '2026-11-24' });
    expect(await countOf(boss, 'depositsToArrive')).toEqual([0, 0]);
  });
});
