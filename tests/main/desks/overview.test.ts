import { sql, type SQL } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Overview, SinceLine } from '../../../src/shared/contract/desks.contract';
import type { OverviewKey } from '../../../src/shared/domain/overview-words';
import { posts } from '../../../src/shared/domain/permissions';
import { daysOf, overviewStatement } from '../../../src/main/features/desks/overview.queries';
import { sinceStatement } from '../../../src/main/features/desks/since.queries';
import type { Actor, Ctx } from '../../../src/main/store/handler';
import { rowsOf } from '../../../src/main/store/handles';
import { openConnection } from '../../../src/main/store/open';
import { businessDateOf } from '../../../src/shared/domain/business-date';
import { START, type Seat } from '../../helpers/book';
import { aPaidDeposit } from '../../helpers/builders/deposits';
import { anOrderToShip, aShippedNote, signNote, stocked } from '../../helpers/builders/dispatch';
import { anAdvanceRequest, invoiceOrder, issueRequestBy } from '../../helpers/builders/invoicing';
import { aReceipt } from '../../helpers/builders/receivables';
import { aTender } from '../../helpers/builders/tenders';
import { aPerson } from '../../helpers/builders/users';
import { aSale, DAY, openDesks, submitted, waitUntil, type Desks } from './desk-book';

let desks: Desks;
beforeEach(async () => {
  desks = await openDesks();
});
afterEach(() => desks.book.close());

const later = (ms: number) => waitUntil(desks, desks.book.now() + ms);
const sinceOf = async (seat: Seat) =>
  Object.fromEntries((await seat.ok<SinceLine[]>('desks.since')).map(({ key, count }) => [key, count]));
const figuresOf = async (seat: Seat) => {
  const { figures } = await seat.ok<Overview>('desks.overview');
  return Object.fromEntries(figures.map(({ key, value, before }) => [key, [value, before]]));
};

const lists: Readonly<Record<string, readonly [string, string]>> = {
  orders: ['orders.list', 'orders.totals'],
  notes: ['dispatch.list', 'dispatch.totals'],
  receipts: ['receivables.list', 'receivables.totals'],
  invoices: ['ledger.invoices', 'ledger.invoiceTotals'],
  ledger: ['ledger.list', 'ledger.totals'],
  advances: ['ledger.advances', 'ledger.advanceTotals'],
  deposits: ['deposits.list', 'deposits.totals'],
  tenders: ['tenders.list', 'tenders.totals'],
};
/** The column that a figure adds up; the others count. */
const sumOf: Readonly<Partial<Record<OverviewKey, string>>> = {
  ...{ ordersFen: 'totalFen', receiptsFen: 'amountFen', invoicedFen: 'totalFen', storedFen: 'storedFen' },
  ...{ advanceFen: 'openFen', depositsFen: 'outstandingFen' },
};
type Behind = Pick<SinceLine, 'screen' | 'segment' | 'filters'>;
/** What a list asks for of a part of it. */
const partOf = ({ segment, filters }: Behind) => ({ filters, ...(segment !== 'all' && { segment }) });
const countBehind = async (seat: Seat, line: Behind) =>
  (await seat.ok<{ rows: unknown[] }>(lists[line.screen]?.[0] ?? '', partOf(line))).rows.length;
const totalsBehind = (seat: Seat, line: Behind) =>
  seat.ok<{ count: number; sums: Record<string, number> }>(lists[line.screen]?.[1] ?? '', partOf(line));

/** Orders that wait, are shipped, signed and invoiced, an advance, a receipt; a bid with a deposit outside. */
async function oneOfEverything() {
  const { book, team } = desks;
  const today = businessDateOf(book.now(), 'Asia/Shanghai');
  await submitted(desks);
  await aSale(desks);
  const { id: productId } = await stocked(team, [100]);
  const { orderId, buyerId } = await anOrderToShip(team, { lines: [{ productId, units: 10 }] });
  await signNote(team, await aShippedNote(team, orderId), today);
  await invoiceOrder(team, orderId, today);
  const lines = [{ productId: (await stocked(team, [100])).id, qty: 1_000, price: 128_000 }];
  const { requestId, version } = await anAdvanceRequest(team.finance, { customerId: buyerId, lines });
  await team.boss.ok('invoicing.approve', { requestId, version });
  await issueRequestBy(team.boss, requestId, today);
  await aReceipt(team.boss, { customerId: buyerId, receivedOn: today, amountFen: 50_00 });
  const at = book.now() + 3 * DAY;
  const { tenderId } = await aTender(team.boss, { bidDeadlineAt: at, openingAt: at });
  await aPaidDeposit({ asks: team.boss, finance: team.finance, book }, { tenderId });
}

describe('since yesterday', () => {
  it('counts what came in and went out today and yesterday, and not the day before', async () => {
    const { boss } = desks.team;
    await aSale(desks);
    await aTender(boss);
    expect(await sinceOf(boss)).toMatchObject({ ordersIn: 1, notesShipped: 1, notesSigned: 0, tendersIn: 1 });
    await later(DAY);
    expect(await sinceOf(boss)).toMatchObject({ ordersIn: 1, notesShipped: 1, tendersIn: 1 });
    await later(DAY);
    expect(await sinceOf(boss)).toMatchObject({ ordersIn: 0, notesShipped: 0, tendersIn: 0 });
  });

  it('names to each only what he may see: the warehouse no orders, receipts or tenders, a peer no order', async () => {
    await aSale(desks);
    expect(Object.keys(await sinceOf(desks.team.warehouse))).toEqual(['notesShipped', 'notesSigned']);
    const { seat: peer } = await aPerson(desks.book, desks.team.boss, { posts: ['sales'] });
    expect(await sinceOf(peer)).toMatchObject({ ordersIn: 0, notesShipped: 0 });
  });

  it('opens with each number exactly the rows that it counts', async () => {
    const { boss, warehouse } = desks.team;
    await oneOfEverything();
    await later(2 * DAY);
    await oneOfEverything();
    const lines = await boss.ok<SinceLine[]>('desks.since');
    expect(lines.map(({ key, count }) => [key, count])).toEqual([
      ...[
        ['ordersIn', 3],
        ['notesShipped', 2],
        ['notesSigned', 1],
        ['receiptsIn', 1],
        ['invoicesOut', 2],
        ['tendersIn', 1],
      ],
    ]);
    for (const line of lines) expect([line.key, await countBehind(boss, line)]).toEqual([line.key, line.count]);
    for (const line of await warehouse.ok<SinceLine[]>('desks.since')) {
      expect([line.key, await countBehind(warehouse, line)]).toEqual([line.key, line.count]);
    }
  });
});

describe('the firm on one page', () => {
  it('adds up the month until today beside the same days of the last month', async () => {
    const { boss } = desks.team;
    const buyerId = await aSale(desks);
    await aReceipt(boss, { customerId: buyerId, receivedOn: '2026-11-23', amountFen: 50_00 });
    await aTender(boss, { bidDeadlineAt: desks.book.now() + 3 * DAY, openingAt: desks.book.now() + 3 * DAY });
    // 10 × 12.80; an order that is not approved does not count.
    await submitted(desks);
    const { ordersFen, ...figures } = await figuresOf(boss);
    expect(figures).toMatchObject({
      ...{ receiptsFen: [50_00, 0], tendersRunning: [1, null], tendersWeek: [1, null], depositsFen: [0, null] },
    });
    expect(ordersFen).toEqual([128_00, 0]);
    expect(figures['storedFen']).toEqual([128_00, null]);
    await later(31 * DAY);
    // The 24th of December: everything of November until its 24th.
    expect(await figuresOf(boss)).toMatchObject({ ordersFen: [0, 128_00], receiptsFen: [0, 50_00] });
  });

  it('opens with each figure exactly the rows that it adds up', async () => {
    const { boss } = desks.team;
    await oneOfEverything();
    await later(10 * DAY);
    // The third of December: what came before counts no more for the month.
    await oneOfEverything();
    await aTender(boss, { bidDeadlineAt: desks.book.now() + 8 * DAY, openingAt: desks.book.now() + 8 * DAY });
    const { figures } = await boss.ok<Overview>('desks.overview');
    for (const figure of figures) {
      const { key, value } = figure;
      expect(value).toBeGreaterThan(0);
      const { count, sums } = await totalsBehind(boss, figure);
      expect([key, sums[sumOf[key] ?? ''] ?? count]).toEqual([key, value]);
    }
  });

  it('says which desks are late and with what, and is not for those who only sell', async () => {
    const { boss } = desks.team;
    await submitted(desks);
    await later(DAY);
    const { desks: lines } = await boss.ok<Overview>('desks.overview');
    expect(lines.find(({ post }) => post === 'finance')).toMatchObject({
      ...{ lateCount: 1, late: [{ key: 'awaitingApproval', count: 1 }] },
    });
    const { seat } = await aPerson(desks.book, boss, { posts: ['sales'] });
    expect(await seat.call('desks.overview')).toMatchObject({ problem: { code: 'FORBIDDEN' } });
  });

  it('compares as many days, whatever the months: never a day after today’s place in the last month', () => {
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const today = date.toISOString().slice(0, 10);
        const { month, last } = daysOf(today);
        expect([month.until, month.from.slice(0, 7)]).toEqual([today, today.slice(0, 7)]);
        expect(last.from <= last.until).toBe(true);
        expect(Number(last.until.slice(8))).toBeLessThanOrEqual(Number(today.slice(8)));
        expect(last.until < month.from).toBe(true);
      }),
    );
  });
});

it.each(['all', [1, 2]] as const)('neither reads a big table from end to end (sees %s)', async (visible) => {
  const actor: Actor = { userId: 1, sessionId: null, name: '', posts, visible };
  const ctx: Ctx = { actor, now: START, today: '2026-11-21', timeZone: 'Asia/Shanghai' };
  const { db, close } = openConnection({ path: desks.book.path, readonly: true, schemaVersion: 9_999 });
  const planOf = async (statement: SQL) =>
    (await rowsOf<{ detail: string }>(db, sql`EXPLAIN QUERY PLAN ${statement}`)).map(({ detail }) => detail);
  try {
    const since = sinceStatement(ctx);
    const plan = [...(await planOf(overviewStatement(ctx))), ...(since ? await planOf(since) : [])];
    const scans = /^SCAN (?:sales_order|dispatch_note|receipt|invoice|entitlement|tender)\b(?! USING)/u;
    expect(plan.filter((step) => scans.test(step))).toEqual([]);
    expect(plan.length).toBeGreaterThan(8);
  } finally {
    close();
  }
});
