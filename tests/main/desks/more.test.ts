import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  aPurchase,
  anApprovedSupplier,
  arrivalLine,
  aSupplierReturn,
  inspected,
} from '../../helpers/builders/purchases';
import { anIssuedNote, signDualPickCheck, aCheckedNote, anOrderToShip, stocked } from '../../helpers/builders/dispatch';
import { aProduct } from '../../helpers/builders/products';
import { aLot } from '../../helpers/builders/stock';
import { aPerson } from '../../helpers/builders/users';
import {
  aPaidOrder,
  aRefusedRelease,
  aRelease,
  aShortProduct,
  bossWaits,
  countOf,
  DAY,
  HOUR,
  MONDAY_NINE,
  openDesks,
  rowsOn,
  waitUntil,
  type Desks,
} from './desk-book';

let desks: Desks;
beforeEach(async () => {
  desks = await openDesks();
});
afterEach(() => desks.book.close());

const later = (hours: number, ms = 0) => waitUntil(desks, desks.book.now() + hours * HOUR + ms);

describe('releases', () => {
  it('stand on the desk of who may give them, and of nobody else', async () => {
    const { order } = await aRelease(desks);
    const { seat: manager } = await aPerson(desks.book, desks.team.boss, { posts: ['finance_manager'] });
    const { seat: quality } = await aPerson(desks.book, desks.team.boss, { posts: ['quality'] });
    expect(await countOf(manager, 'releasesAsked')).toEqual([1, 0]);
    // Credit is not for quality to release.
    expect(await countOf(quality, 'releasesAsked')).toEqual([0, 0]);
    expect(await rowsOn(manager, 'releasesAsked')).toMatchObject([
      { title: order.number, opens: { screen: 'order', id: order.orderId } },
    ]);
    await expect(countOf(desks.team.warehouse, 'releasesAsked')).rejects.toThrow('does not stand');
  });

  it('are late after the hours of an approval', async () => {
    await aRelease(desks);
    await later(2);
    expect(await countOf(desks.team.boss, 'releasesAsked')).toEqual([1, 0]);
    await later(0, 1);
    expect(await countOf(desks.team.boss, 'releasesAsked')).toEqual([1, 1]);
  });

  it('are told to who asked as soon as they are answered, until finance decides on the order', async () => {
    const { boss, finance } = desks.team;
    const { orderId, version, number } = await aRefusedRelease(desks);
    expect(await countOf(boss, 'releasesAsked')).toEqual([0, 0]);
    expect(await rowsOn(boss, 'releasesAnswered')).toMatchObject([{ title: number }]);
    expect(await countOf(finance, 'releasesAnswered')).toEqual([0, 0]);
    await boss.ok('orders.cancel', { orderId, version, reason: '不要了' });
    expect(await countOf(boss, 'releasesAnswered')).toEqual([0, 0]);
  });
});

it('a prepaid order whose money is here stands on the desk of the warehouse until its first note', async () => {
  const { warehouse } = desks.team;
  const { id: productId } = await stocked(desks.team, [100]);
  await anOrderToShip(desks.team, { lines: [{ productId, units: 10 }] });
  const { orderId, number } = await aPaidOrder(desks);
  expect(await countOf(warehouse, 'toNote')).toEqual([2, 0]);
  expect(await rowsOn(warehouse, 'paidAhead')).toMatchObject([{ title: number, amountFen: null }]);
  await anIssuedNote(desks.team, orderId);
  expect(await countOf(warehouse, 'paidAhead')).toEqual([0, 0]);
});

describe('purchases', () => {
  it('wait for their inspection by quality, late after its hours, and no more once they are judged', async () => {
    const { boss } = desks.team;
    const { seat: quality, loginName } = await aPerson(desks.book, boss, { posts: ['quality'] });
    const supplier = await anApprovedSupplier({ asker: boss, decider: quality });
    const { id } = await aProduct(boss);
    const { receiptId, number } = await aPurchase(boss, supplier.id, [arrivalLine(id)]);
    expect(await rowsOn(quality, 'purchasesToInspect')).toMatchObject([{ title: number, who: supplier.name }]);
    await later(4, 1);
    await quality.ok('session.logIn', { loginName, password: 'right horse 7 battery' });
    expect(await countOf(quality, 'purchasesToInspect')).toEqual([1, 1]);
    await inspected(quality, receiptId);
    expect(await countOf(quality, 'purchasesToInspect')).toEqual([0, 0]);
  });

  it('that go back wait for the finance manager and the boss', async () => {
    const { boss } = desks.team;
    const { seat: manager } = await aPerson(desks.book, boss, { posts: ['finance_manager'] });
    const { seat: quality } = await aPerson(desks.book, boss, { posts: ['quality'] });
    const supplier = await anApprovedSupplier({ asker: boss, decider: quality });
    const lot = await aLot(boss, (await aProduct(boss)).id);
    const { number } = await aSupplierReturn(boss, supplier.id, [{ lotId: lot.id, qty: 1_000 }]);
    expect(await rowsOn(manager, 'supplierReturns')).toMatchObject([{ title: number, who: supplier.name }]);
    await expect(countOf(quality, 'supplierReturns')).rejects.toThrow('does not stand');
  });

  it('of goods that were short are told to the warehouse, with what came and what is still missing', async () => {
    const { warehouse } = desks.team;
    const productId = await aShortProduct(desks);
    expect(await rowsOn(warehouse, 'shortArrived')).toMatchObject([{ id: productId, qty: 50_000 }]);
    expect(await rowsOn(warehouse, 'shortGoods')).toMatchObject([{ id: productId, qty: 40_000 }]);
  });
});

it('the boss is reminded of the steps by one person in the first seven days of the next month', async () => {
  const { team } = desks;
  const { boss } = team;
  await signDualPickCheck(team);
  const { id: productId } = await stocked(team, [100]);
  const { orderId } = await anOrderToShip(team, { lines: [{ productId, units: 10 }] });
  const note = await aCheckedNote({ ...team, warehouse: boss, checker: boss }, orderId);
  expect(await countOf(boss, 'samePerson')).toEqual([0, 0]);
  await bossWaits(desks, MONDAY_NINE + 8 * DAY);
  expect(await rowsOn(boss, 'samePerson')).toMatchObject([{ title: note.number, sinceOn: '2026-11-23' }]);
  await bossWaits(desks, MONDAY_NINE + 14 * DAY);
  expect(await countOf(boss, 'samePerson')).toEqual([1, 0]);
  await bossWaits(desks, MONDAY_NINE + 15 * DAY);
  expect(await countOf(boss, 'samePerson')).toEqual([0, 0]);
});
