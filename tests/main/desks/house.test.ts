import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskItem } from '../../../src/shared/contract/desks.contract';
import type { Seat } from '../../helpers/book';
import { aCustomer, licencesFor } from '../../helpers/builders/customers';
import { anOrderToShip, aShippedNote, stocked } from '../../helpers/builders/dispatch';
import { importRows } from '../../helpers/builders/imports';
import { aProduct } from '../../helpers/builders/products';
import { aRequest } from '../../helpers/builders/quality';
import { aBankLine, aReceipt, matchTo, openingOf } from '../../helpers/builders/receivables';
import { aLot, anIssue, aStocktake, countLines, finishCount } from '../../helpers/builders/stock';
import { bossWaits, countOf, DAY, MONDAY_NINE, openDesks, rowsOn, waitUntil, type Desks } from './desk-book';

let desks: Desks;
let boss: Seat;
beforeAll(async () => {
  desks = await openDesks();
  boss = desks.team.boss;
});
afterAll(() => desks.book.close());

describe('money', () => {
  it('that nobody claimed is late after a day', async () => {
    await aBankLine(boss, { payer: '赵六' });
    expect(await countOf(boss, 'bankLines')).toEqual([1, 1]);
    expect(await rowsOn(boss, 'bankLines')).toMatchObject([
      { title: '赵六', amountFen: 300_00, sinceOn: '2026-11-20' },
    ]);
  });

  it('that pays nothing yet stands with its rest until it is matched', async () => {
    const { id: productId } = await stocked(desks.team, [100]);
    const { orderId, buyerId } = await anOrderToShip(desks.team, { lines: [{ productId, units: 10 }] });
    const { receiptId, number } = await aReceipt(boss, { customerId: buyerId, receivedOn: '2026-11-23' });
    expect(await countOf(boss, 'receiptsToMatch')).toEqual([1, 0]);
    await matchTo(desks.team.finance, receiptId, [{ orderId, amountFen: 40_00 }]);
    expect(await rowsOn(boss, 'receiptsToMatch')).toMatchObject([{ title: number, amountFen: 60_00 }]);
    await matchTo(desks.team.finance, receiptId, [{ orderId, amountFen: 60_00 }]);
    expect(await countOf(boss, 'receiptsToMatch')).toEqual([0, 0]);
  });
});

it('receivables stand as due in 3 days, then 1, 7, 15 and 30 days overdue, until they are paid', async () => {
  const keys = ['dueSoon', 'overdueFirst', 'overdueSecond', 'overdueThird', 'overdueFourth'] as const;
  const { id: productId } = await stocked(desks.team, [100]);
  const wish = { lines: [{ productId, units: 10 }], buyer: { paymentDays: 10 } };
  const { orderId, buyerId, number } = await anOrderToShip(desks.team, wish);
  await aShippedNote(desks.team, orderId);
  const due = MONDAY_NINE + 10 * DAY;
  const standing = async (days: number) => {
    await bossWaits(desks, due + days * DAY);
    const items = await boss.ok<DeskItem[]>('desks.mine');
    return keys.filter((key) => items.find((item) => item.key === key)?.count === 1);
  };
  expect(await standing(-4)).toEqual([]);
  expect(await standing(-3)).toEqual(['dueSoon']);
  expect(await standing(0)).toEqual(['dueSoon']);
  expect(await standing(1)).toEqual(['overdueFirst']);
  expect(await rowsOn(boss, 'overdueFirst')).toMatchObject([{ title: number, amountFen: 128_00, isLate: true }]);
  expect(await standing(7)).toEqual(['overdueSecond']);
  expect(await standing(15)).toEqual(['overdueThird']);
  expect(await standing(30)).toEqual(['overdueFourth']);
  await desks.team.signInAgain();
  const { receiptId } = await aReceipt(boss, { customerId: buyerId, amountFen: 128_00 });
  await matchTo(desks.team.finance, receiptId, [{ orderId, amountFen: 128_00 }]);
  expect(await standing(31)).toEqual([]);
  const opening = { customerId: buyerId, documents: [openingOf('2026-A', 500_00, '2027-01-03')] };
  await boss.ok('receivables.recordOpening', opening);
  expect(await standing(32)).toEqual(['overdueFirst']);
  await desks.team.signInAgain();
}, 60_000);

describe('goods', () => {
  it('near their expiry stand in the step they have reached, and past it as late', async () => {
    const { id } = await aProduct(boss);
    const keys = ['lotsOver', 'lotsUrgent', 'lotsClose', 'lotsNear'] as const;
    const counts = () => Promise.all(keys.map(async (key) => (await countOf(desks.team.warehouse, key))[0]));
    const before = await counts();
    for (const expiry of ['2027-01-20', '2027-03-20', '2027-06-20']) await aLot(boss, id, { expiry });
    expect(await counts()).toEqual(before.map((count, at) => count + (at === 0 ? 0 : 1)));
    await waitUntil(desks, desks.book.now() + 20 * DAY);
    expect((await countOf(desks.team.warehouse, 'lotsOver'))[1]).toBe((before[0] ?? 0) + 1);
  });

  it('that are locked or recalled stand there until they are free', async () => {
    const { id } = await aProduct(boss);
    const { batchNo } = await aLot(boss, id);
    const recall = { productId: id, batchNo, level: 2, reason: '厂家通知', instruction: '' };
    await boss.ok('recalls.start', recall);
    expect(await countOf(boss, 'recalls')).toEqual([1, 0]);
    expect(await countOf(desks.team.warehouse, 'recalls')).toEqual([1, 0]);
    expect((await countOf(desks.team.warehouse, 'lockedLots'))[0]).toBe(1);
  });

  it('that were counted, written off or taken as samples wait for their approval', async () => {
    const { id } = await aProduct(boss);
    const lot = await aLot(boss, id);
    await anIssue(boss, [{ lotId: lot.id, qty: 1_000 }]);
    await anIssue(boss, [{ lotId: lot.id, qty: 1_000 }], 'sample');
    const take = await aStocktake(boss, id);
    expect(await countOf(boss, 'stocktakes')).toEqual([0, 0]);
    await countLines(boss, take, { [lot.batchNo]: lot.qty - 5_000 });
    await finishCount(boss, take.stocktakeId);
    const waiting = ['stocktakes', 'stockIssues', 'stockSamples'] as const;
    expect(await Promise.all(waiting.map((key) => countOf(boss, key)))).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
  });
});

describe('papers and data', () => {
  it('licences stand 90, 60 and 30 days before their last one, and as expired after it', async () => {
    const today = desks.book.now();
    const on = (days: number) => new Date(today + days * DAY + 8 * 3_600_000).toISOString().slice(0, 10);
    const keys = ['papersExpired', 'papersUrgent', 'papersSoon', 'papersEarly'] as const;
    const counts = () => Promise.all(keys.map(async (key) => (await countOf(desks.team.sales, key))[0]));
    const before = await counts();
    for (const days of [-1, 0, 30, 31, 60, 61, 90, 91]) {
      const [paper] = licencesFor('hospital', 'public', on(days));
      await aCustomer(boss, { licences: paper ? [paper] : [] });
    }
    const more = [1, 2, 2, 2];
    expect(await counts()).toEqual(before.map((count, at) => count + (more[at] ?? 0)));
  });

  it('a request for qualification stands with who asked', async () => {
    const { id } = await aCustomer(boss);
    await aRequest(boss, id);
    expect(await countOf(boss, 'qualifications')).toEqual([1, 0]);
    expect(await rowsOn(boss, 'qualifications')).toMatchObject([{ who: '李敏' }]);
  });

  it('a product that lacks something, and an import that left rows out', async () => {
    const [incomplete] = await countOf(desks.team.sales, 'incompleteProducts');
    const { genericName } = await aProduct(boss, { taxRateBp: null });
    expect(await countOf(desks.team.sales, 'incompleteProducts')).toEqual([incomplete + 1, 0]);
    expect((await rowsOn(boss, 'incompleteProducts')).map(({ title }) => title)).toContain(genericName);
    await importRows(boss, 'customers', [['客户名称'], ['新来的医院']]);
    expect(await countOf(boss, 'skippedImports')).toEqual([0, 0]);
    await importRows(boss, 'customers', [['客户名称'], ['新来的医院'], ['再来的医院']]);
    expect(await countOf(boss, 'skippedImports')).toEqual([1, 0]);
  });
});
