/** Where reports of sales are listed, and whose absence stands on a desk. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { soldReportGrid } from '../../../src/main/features/receivables/sold-grid.queries';
import type { SoldReportRow } from '../../../src/shared/contract/sold-reports';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import { anOrderToShip, aShippedNote, aTeam, signNote, stocked, type Team } from '../../helpers/builders/dispatch';
import { aReceipt, matchTo } from '../../helpers/builders/receivables';
import { aReturnOf, approveReturn, judgeReturn, receiveReturn } from '../../helpers/builders/returns';
import { reportSold } from '../../helpers/builders/sold-reports';
import { unindexedSorts } from '../../helpers/explain';

const DAY = 86_400_000;
let book: Book;
let team: Team;
let productId: number;
beforeEach(async () => {
  book = await openBook();
  team = await aTeam(book);
  productId = (await stocked(team, [5_000])).id;
});
afterEach(() => book.close());

const later = async (days: number) => {
  book.advance(days * DAY);
  await team.signInAgain();
};
const aBuyer = async (given: object = {}) =>
  (await aCustomer(team.boss, { paymentTerm: 'as_sold', paymentDays: 0, ...given })).id;
const shipTo = async (buyerId: number, units: number) => {
  const order = await anOrderToShip(team, { lines: [{ productId, units }], buyerId });
  return { ...order, note: await aShippedNote(team, order.orderId) };
};
const report = (customerId: number, soldOn: string, units: number) => reportSold(team, customerId, { soldOn, units });

describe('the desk', () => {
  const waiting = async () => {
    const items = await team.finance.ok<{ key: string; count: number }[]>('desks.mine');
    return items.find(({ key }) => key === 'soldUnreported')?.count;
  };

  it('names an order whose goods are out and of which nothing was reported for 30 days, until it is', async () => {
    const buyerId = await aBuyer();
    const { orderId } = await shipTo(buyerId, 10);
    expect(await waiting()).toBe(0);
    await later(31);
    expect(await waiting()).toBe(1);
    const { rows } = await team.finance.ok<{ rows: { id: number }[] }>('orders.list', { segment: 'unreported' });
    expect(rows.map(({ id }) => id)).toEqual([orderId]);
    const { reportId } = await report(buyerId, '2026-12-22', 4);
    expect(await waiting()).toBe(0);
    await team.finance.ok('receivables.takeBackSold', { reportId, reason: '报错' });
    expect(await waiting()).toBe(1);
  });

  it('names it again 31 days after a report that left something', async () => {
    const buyerId = await aBuyer();
    await shipTo(buyerId, 10);
    await report(buyerId, '2026-11-21', 4);
    await later(30);
    expect(await waiting()).toBe(0);
    await later(1);
    expect(await waiting()).toBe(1);
    await report(buyerId, '2026-11-22', 6);
    expect(await waiting()).toBe(0);
  });

  it('names no order that is paid already', async () => {
    const buyerId = await aBuyer();
    const { orderId, note } = await shipTo(buyerId, 10);
    await signNote(team, note);
    await later(40);
    expect(await waiting()).toBe(1);
    const { receiptId } = await aReceipt(team.boss, { customerId: buyerId, amountFen: 128_00 });
    await matchTo(team.finance, receiptId, [{ orderId, amountFen: 128_00 }]);
    expect(await waiting()).toBe(0);
  });

  it('names no order of another term, and none of which everything came back', async () => {
    const dated = await aCustomer(team.boss, { paymentTerm: 'after_shipping', paymentDays: 30 });
    await signNote(team, (await shipTo(dated.id, 10)).note);
    const { note } = await shipTo(await aBuyer(), 10);
    await signNote(team, note);
    const back = await aReturnOf(team, note.noteId);
    await approveReturn(team, back.returnId);
    await receiveReturn(team, back.returnId);
    await judgeReturn(team, back.returnId);
    await later(40);
    expect(await waiting()).toBe(0);
  });
});

describe('the list of reports', () => {
  it('walks an index for every sort', async () => {
    expect(await unindexedSorts(book, soldReportGrid)).toEqual([]);
  });

  it('is searched by number and customer, filtered by day, and adds up', async () => {
    const [east, west] = [await aBuyer({ name: '东方医院' }), await aBuyer({ name: '西山诊所' })];
    for (const buyerId of [east, west]) await shipTo(buyerId, 10);
    await later(3);
    await report(east, '2026-11-22', 4);
    await report(west, '2026-11-24', 5);
    const found = async (asked: Readonly<Record<string, unknown>>) =>
      (await team.finance.ok<{ rows: SoldReportRow[] }>('receivables.soldReports', asked)).rows.map(
        ({ customerName }) => customerName,
      );
    expect(await found({ search: '东方' })).toEqual(['东方医院']);
    expect(await found({ search: 'xs2611-00002' })).toEqual(['西山诊所']);
    const filters = [{ op: 'dateRange', column: 'soldOn', from: '2026-11-23', to: '2026-11-30' }];
    expect(await found({ filters })).toEqual(['西山诊所']);
    expect(await team.finance.ok('receivables.soldReportTotals', {})).toMatchObject({
      count: 2,
      sums: { amountFen: 115_20 },
    });
  });
});
