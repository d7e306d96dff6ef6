/** 实销: goods paid as they are sold are due from the day on which the buyer's reports cover them. */
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AgeingRow, DueRow } from '../../../src/shared/contract/receivables-shapes';
import type { SoldProduct, SoldReportRow } from '../../../src/shared/contract/sold-reports';
import { openBook, type Book } from '../../helpers/book';
import { aCustomer } from '../../helpers/builders/customers';
import {
  anIssuedNote,
  anOrderToShip,
  aShippedNote,
  aTeam,
  checkNote,
  pickNote,
  shipNote,
  signNote,
  stocked,
  type Team,
} from '../../helpers/builders/dispatch';
import { aReturnOf, approveReturn, judgeReturn, receiveReturn } from '../../helpers/builders/returns';
import { reportSold } from '../../helpers/builders/sold-reports';
import { aPerson } from '../../helpers/builders/users';

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
const asSold = { paymentTerm: 'as_sold', paymentDays: 0 } as const;
const aBuyer = async (given: object = {}) => (await aCustomer(team.boss, { ...asSold, ...given })).id;
const shipTo = async (buyerId: number, units: number) => {
  const order = await anOrderToShip(team, { lines: [{ productId, units }], buyerId });
  return { ...order, note: await aShippedNote(team, order.orderId) };
};
const dueRows = async (customerId: number) =>
  (await team.boss.ok<{ rows: DueRow[] }>('receivables.dues', { customerId })).rows;
const proposal = async (customerId: number, soldOn: string, units = 0) => {
  const wanted = units > 0 ? [{ productId, qty: units * 1000 }] : [];
  return (await team.finance.ok<{ products: SoldProduct[] }>('receivables.proposeSold', { customerId, soldOn, wanted }))
    .products;
};
const report = (customerId: number, soldOn: string, units: number) => reportSold(team, customerId, { soldOn, units });
const listed = async () => (await team.finance.ok<{ rows: SoldReportRow[] }>('receivables.soldReports', {})).rows;

describe('goods that are paid as they are sold', () => {
  it('are due shipment by shipment, on the day on which the reports together cover each', async () => {
    const buyerId = await aBuyer();
    await shipTo(buyerId, 10);
    await later(10);
    await shipTo(buyerId, 10);
    expect(await dueRows(buyerId)).toMatchObject([
      { dueOn: null, waitsFor: 'sale' },
      { dueOn: null, waitsFor: 'sale' },
    ]);
    await later(10);
    await report(buyerId, '2026-12-05', 6);
    expect((await dueRows(buyerId)).map(({ dueOn }) => dueOn)).toEqual([null, null]);
    await report(buyerId, '2026-12-08', 9);
    expect((await dueRows(buyerId)).map(({ dueOn }) => dueOn)).toEqual(['2026-12-08', null]);
    await report(buyerId, '2026-12-10', 5);
    expect((await dueRows(buyerId)).map(({ dueOn }) => dueOn)).toEqual(['2026-12-08', '2026-12-10']);
    await later(1);
    const { rows } = await team.boss.ok<{ rows: AgeingRow[] }>('receivables.ageing', {});
    expect(rows).toMatchObject([{ id: buyerId, days30: 256_00, notDue: 0, overdueFen: 256_00 }]);
  });

  it('are due so many days after the report, where days were agreed', async () => {
    const buyerId = await aBuyer({ paymentDays: 30 });
    await shipTo(buyerId, 10);
    await report(buyerId, '2026-11-21', 10);
    expect(await dueRows(buyerId)).toMatchObject([{ dueOn: '2026-12-21', waitsFor: null }]);
  });

  it('of one order on two notes are covered note by note', async () => {
    const order = await anOrderToShip(team, { lines: [{ productId, units: 10 }], buyerId: await aBuyer() });
    const ship = async (units: number) => {
      const { lines } = await team.warehouse.ok<{ lines: { orderLineId: number }[] }>('dispatch.proposeNote', {
        orderId: order.orderId,
      });
      const part = { orderLineId: lines[0]?.orderLineId, qty: units * 1000 };
      const issued = await anIssuedNote(team, order.orderId, [part]);
      return shipNote(team, await checkNote(team, await pickNote(team, issued)));
    };
    await ship(4);
    await later(2);
    await ship(6);
    await report(order.buyerId, '2026-11-23', 9);
    expect((await dueRows(order.buyerId)).map(({ dueOn }) => dueOn)).toEqual(['2026-11-23', null]);
    await later(1);
    await report(order.buyerId, '2026-11-24', 1);
    expect((await dueRows(order.buyerId)).map(({ dueOn }) => dueOn)).toEqual(['2026-11-23', '2026-11-24']);
  });

  it('need no report of what was credited back', async () => {
    const buyerId = await aBuyer();
    const { note } = await shipTo(buyerId, 10);
    await signNote(team, note);
    await report(buyerId, '2026-11-21', 7);
    const back = await aReturnOf(team, note.noteId, { units: 3 });
    await approveReturn(team, back.returnId);
    await receiveReturn(team, back.returnId);
    expect(await proposal(buyerId, '2026-11-21')).toMatchObject([{ restQty: 3_000 }]);
    await judgeReturn(team, back.returnId);
    expect(await proposal(buyerId, '2026-11-21')).toEqual([]);
    expect(await dueRows(buyerId)).toMatchObject([{ dueOn: '2026-11-21', openFen: 89_60 }]);
  });
});

describe('a report of sales', () => {
  it('is taken from the oldest shipments, keeps its number, and is priced as the goods were', async () => {
    const buyerId = await aBuyer();
    const first = await shipTo(buyerId, 10);
    await later(1);
    const second = await shipTo(buyerId, 10);
    expect(await proposal(buyerId, '2026-11-22', 12)).toMatchObject([
      {
        restQty: 20_000,
        lines: [
          { orderNumber: first.number, shippedOn: '2026-11-21', restQty: 10_000, proposedQty: 10_000 },
          { orderNumber: second.number, shippedOn: '2026-11-22', restQty: 10_000, proposedQty: 2_000 },
        ],
      },
    ]);
    const made = await report(buyerId, '2026-11-22', 12);
    expect(made).toMatchObject({ number: 'XS2611-00001', amountFen: 153_60 });
    const asked = { reportId: made.reportId };
    expect(await team.finance.ok('receivables.soldReport', asked)).toMatchObject({
      report: { number: made.number, soldOn: '2026-11-22', isReversed: false },
      lines: [
        { orderNumber: first.number, qty: 10_000, amountFen: 128_00 },
        { orderNumber: second.number, qty: 2_000, amountFen: 25_60 },
      ],
    });
    expect(await proposal(buyerId, '2026-11-22')).toMatchObject([
      { lines: [{ orderNumber: second.number, reportedQty: 2_000, restQty: 8_000 }] },
    ]);
  });

  it('is never above what left the house, never of the future, never before the goods left', async () => {
    const buyerId = await aBuyer();
    await shipTo(buyerId, 10);
    await later(5);
    await shipTo(buyerId, 10);
    const [product] = await proposal(buyerId, '2026-11-26');
    const ids = product?.lines.map(({ orderLineId }) => orderLineId) ?? [];
    const record = (soldOn: string, at: number, qty: number) =>
      team.finance.call('receivables.recordSold', {
        ...{ customerId: buyerId, soldOn, remark: '', lines: [{ orderLineId: ids[at], qty }] },
      });
    expect(await record('2026-11-26', 0, 10_001)).toMatchObject({
      problem: { code: 'QUANTITY_EXCEEDED', params: { askedQty: 10_001, maxQty: 10_000 } },
    });
    expect(await record('2026-11-27', 0, 1_000)).toMatchObject({
      problem: { code: 'RULE_VIOLATED', params: { case: 'receivables.rules.future' }, fields: ['/soldOn'] },
    });
    expect(await record('2026-11-25', 1, 1_000)).toMatchObject({
      problem: { code: 'RULE_VIOLATED', params: { askedQty: 1_000, maxQty: 0, on: '2026-11-25' } },
    });
    expect(await record('2026-11-20', 0, 1_000)).toMatchObject({
      problem: { code: 'RULE_VIOLATED', params: { maxQty: 0 } },
    });
    expect(await record('2026-11-21', 0, 10_000)).toMatchObject({ ok: true });
    expect(await record('2026-11-26', 0, 1)).toMatchObject({ problem: { params: { maxQty: 0 } } });
  });

  it('is about goods of this buyer that are paid as they are sold, and no others', async () => {
    const dated = await aCustomer(team.boss, { paymentTerm: 'after_shipping', paymentDays: 30 });
    await shipTo(dated.id, 10);
    expect(await proposal(dated.id, '2026-11-21')).toEqual([]);
    const [own, other] = [await aBuyer(), await aBuyer()];
    await shipTo(own, 10);
    await shipTo(other, 10);
    const [foreign] = await proposal(other, '2026-11-21');
    const lines = [{ orderLineId: foreign?.lines[0]?.orderLineId, qty: 1_000 }];
    const asked = { customerId: own, soldOn: '2026-11-21', remark: '', lines };
    expect(await team.finance.call('receivables.recordSold', asked)).toMatchObject({ problem: { code: 'NOT_FOUND' } });
  });

  it('is recorded by finance, and read by whose customer it is', async () => {
    const seller = await aPerson(book, team.boss, { posts: ['sales'] });
    const buyerId = await aBuyer({ ownerId: seller.userId });
    await shipTo(buyerId, 10);
    const { reportId, number } = await report(buyerId, '2026-11-21', 10);
    const { rows } = await seller.seat.ok<{ rows: SoldReportRow[] }>('receivables.soldReports', {});
    expect(rows).toMatchObject([{ number, actions: { takeBack: { code: 'FORBIDDEN' } } }]);
    const peer = await aPerson(book, team.boss, { posts: ['sales'] });
    expect(await peer.seat.ok('receivables.soldReports', {})).toMatchObject({ rows: [] });
    expect(await seller.seat.ok('receivables.soldReport', { reportId })).toMatchObject({ report: { number } });
    expect(await peer.seat.call('receivables.soldReport', { reportId })).toMatchObject({
      problem: { code: 'NOT_FOUND' },
    });
    expect(await seller.seat.call('receivables.takeBackSold', { reportId, reason: '报错' })).toMatchObject({
      problem: { code: 'FORBIDDEN' },
    });
  });

  it('goes with the customer to his new owner', async () => {
    const [seller, heir] = [await aPerson(book, team.boss), await aPerson(book, team.boss)];
    const buyerId = await aBuyer({ ownerId: seller.userId });
    await shipTo(buyerId, 10);
    await report(buyerId, '2026-11-21', 10);
    const card = await team.boss.ok<{ customer: { version: number } }>('customers.get', { customerId: buyerId });
    const { version } = card.customer;
    const given = { customerId: buyerId, version, ownerId: heir.userId, reason: '调岗' };
    await team.boss.ok('customers.changeOwner', given);
    const seenBy = async (seat: typeof heir.seat) =>
      (await seat.ok<{ rows: unknown[] }>('receivables.soldReports', {})).rows.length;
    expect([await seenBy(heir.seat), await seenBy(seller.seat)]).toEqual([1, 0]);
  });
});

describe('a report that was a mistake', () => {
  it('is taken back once, by a report against it with the reason; what it covered waits again', async () => {
    const buyerId = await aBuyer();
    await shipTo(buyerId, 10);
    const made = await report(buyerId, '2026-11-21', 10);
    expect(await dueRows(buyerId)).toMatchObject([{ dueOn: '2026-11-21' }]);
    const wrong = { reportId: made.reportId, reason: '客户报错了品种' };
    const back = await team.finance.ok<{ reportId: number; number: string }>('receivables.takeBackSold', wrong);
    expect(back.number).toBe('XS2611-00002');
    expect(await dueRows(buyerId)).toMatchObject([{ dueOn: null, waitsFor: 'sale' }]);
    expect(await listed()).toMatchObject([
      { number: back.number, reversalOf: made.number, amountFen: -128_00, remark: wrong.reason },
      { number: made.number, isReversed: true, amountFen: 128_00 },
    ]);
    expect(await team.finance.ok('receivables.soldReportTotals', {})).toMatchObject({ sums: { amountFen: 0 } });
    for (const reportId of [made.reportId, back.reportId]) {
      expect(await team.finance.call('receivables.takeBackSold', { ...wrong, reportId })).toMatchObject({
        problem: { code: 'STATE_CONFLICT' },
      });
    }
    const against = { reportId: back.reportId };
    expect(await team.finance.ok('receivables.soldReport', against)).toMatchObject({ lines: [{ qty: 10_000 }] });
    await report(buyerId, '2026-11-21', 10);
    expect(await dueRows(buyerId)).toMatchObject([{ dueOn: '2026-11-21' }]);
  });

  it('cannot be changed or deleted in the book itself, and nothing can be reported above the goods', async () => {
    const buyerId = await aBuyer();
    await shipTo(buyerId, 10);
    const { reportId } = await report(buyerId, '2026-11-21', 4);
    const db = new Database(book.path);
    try {
      for (const statement of [
        'UPDATE sold_report SET amount_fen = 1',
        'UPDATE sold_report_line SET qty = 1',
        'DELETE FROM sold_report',
        'DELETE FROM sold_report_line',
      ]) {
        expect(() => db.exec(statement)).toThrow('POSTED_IMMUTABLE');
      }
      const more = `INSERT INTO sold_report (number, buyer_id, buyer_name, buyer_py, owner_id, sold_on, amount_fen, recorded_by, recorded_at)
        SELECT 'XS-2', buyer_id, buyer_name, buyer_py, owner_id, sold_on, 0, recorded_by, recorded_at FROM sold_report`;
      db.exec(more);
      const line = (qty: number) =>
        `INSERT INTO sold_report_line (report_id, order_line_id, qty) SELECT ${reportId + 1}, order_line_id, ${qty} FROM sold_report_line WHERE report_id = ${reportId}`;
      expect(() => db.exec(line(6_001))).toThrow('QUANTITY_EXCEEDED');
      expect(() => db.exec(line(6_000))).not.toThrow();
    } finally {
      db.close();
    }
  });
});
