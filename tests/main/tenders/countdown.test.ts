/** The countdown desk and what its figures open, on a real book with an injected clock. */
import BetterSqlite from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answersIn } from '../../../src/main/features/tenders/view-month.queries';
import { rowsOf } from '../../../src/main/store/handles';
import { openConnection } from '../../../src/main/store/open';
import type { TenderFigures } from '../../../src/shared/contract/tender-views.contract';
import type { TenderStrip } from '../../../src/shared/contract/tenders.contract';
import { depositAgeSegments } from '../../../src/shared/domain/deposit-words';
import { spanKeys, spans } from '../../../src/shared/domain/tender-lists';
import { PASSWORD, START, type Book, type Seat } from '../../helpers/book';
import { aPaidDeposit } from '../../helpers/builders/deposits';
import { aProduct } from '../../helpers/builders/products';
import {
  aLost,
  aSubmitted,
  aWon,
  behind,
  DAY,
  figuresOf,
  HOUR,
  later,
  monthOf,
  openViews,
  type ViewBook,
} from '../../helpers/builders/tender-views';
import { aTender } from '../../helpers/builders/tenders';
import { aPerson, type Person } from '../../helpers/builders/users';

let views: ViewBook;
let book: Book;
let boss: Seat;
let one: Person;
beforeEach(async () => {
  views = await openViews();
  ({ book, boss, one } = views);
});
afterEach(() => book.close());

const stripOf = (seat: Seat) => seat.ok<TenderStrip>('tenders.strip');
type Row = { readonly id: number };
const rowsIn = async (segment: string) => (await boss.ok<{ rows: Row[] }>('tenders.list', { segment })).rows;

describe('the tiles of the countdown', () => {
  it('count each bid once, and each opens as many rows as it says', async () => {
    for (const hours of [0, 4, 5, 24, 25, 72, 73, 168, 169, 360, 361]) {
      await aTender(one.seat, { bidDeadlineAt: START + hours * HOUR });
    }
    const strip = await stripOf(boss);
    expect(spanKeys.map((key) => strip[key].count)).toEqual([2, 2, 2, 2, 2]);
    const ids: number[] = [];
    for (const key of spanKeys) {
      const rows = await rowsIn(key);
      expect(rows).toHaveLength(strip[key].count);
      ids.push(...rows.map(({ id }) => id));
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(strip.within24h.nearestAt).toBe(START + 5 * HOUR);
  });

  it('leave no gap and no overlap: every deadline ahead of 15 days stands in one span', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 15 * DAY }), (left) => {
        const found = spanKeys.filter((key) => left > spans[key].from && left <= spans[key].until);
        expect(found).toHaveLength(1);
      }),
    );
  });

  it('say what deposits are outside and overdue, of those that the reader sees', async () => {
    const finance = await aPerson(book, boss, { posts: ['finance'] });
    await aPaidDeposit({ asks: one.seat, finance: finance.seat, book });
    expect((await stripOf(one.seat)).outside).toEqual({
      ...{ count: 1, fen: 20_000_00, overdueCount: 0, overdueFen: 0, longestDays: 0 },
    });
    await later(views, 110);
    expect((await stripOf(one.seat)).outside).toMatchObject({
      overdueCount: 1,
      overdueFen: 20_000_00,
      longestDays: 10,
    });
    const other = await aPerson(book, boss);
    expect((await stripOf(other.seat)).outside.count).toBe(0);
  });
});

describe('the figures under the countdown', () => {
  it('are those of the last twelve months and of this one, and open the same rows', async () => {
    const lost = await aLost(views);
    const won = await aWon(views, [(await aProduct(boss)).id]);
    const { year, month } = await stripOf(boss);
    expect(year).toMatchObject({ won: 1, decided: 2, rateBp: 5_000, until: '2026-11-21', from: '2025-11-22' });
    expect(month).toMatchObject({ won: 1, decided: 2, from: '2026-11-01' });
    const cut = { by: 'all', key: '', part: 'decided' } as const;
    expect(await behind(boss, cut)).toEqual([won.tenderId, lost.tenderId]);
    await later(views, 12);
    const next = await stripOf(boss);
    expect(next.month).toMatchObject({ won: 0, decided: 0, rateBp: null, from: '2026-12-01' });
    expect(next.year).toMatchObject({ won: 1, decided: 2 });
    expect(next.onTime).toEqual({ bp: 10_000, kept: 2, due: 2 });
  });

  it('know an award from before the book without the day of its notice by the day on which it came in', async () => {
    const { tenderId } = await aWon(views, [(await aProduct(boss)).id]);
    const sqlite = new BetterSqlite(book.path);
    sqlite.prepare('UPDATE tender SET award_notice_on = NULL WHERE id = ?').run(tenderId);
    sqlite.close();
    expect((await stripOf(boss)).month).toMatchObject({ won: 1, decided: 1 });
    expect((await figuresOf(boss)).overall).toMatchObject({ won: 1, decided: 1 });
    const before = { from: '2026-01-01', until: '2026-11-20' };
    expect((await figuresOf(boss, before)).overall).toMatchObject({ won: 0, decided: 0 });
  });
});

describe('deposits by age', () => {
  it('open as many rows as the figure of each group counts', async () => {
    const finance = await aPerson(book, boss, { posts: ['finance'] });
    const pay = () => aPaidDeposit({ asks: one.seat, finance: finance.seat, book });
    const again = () => finance.seat.ok('session.logIn', { loginName: finance.loginName, password: PASSWORD });
    await pay();
    await later(views, 40);
    await again();
    await pay();
    await later(views, 20);
    const { deposits } = await boss.ok<TenderFigures>('tenderViews.figures', {
      ...{ from: '2026-01-01', until: '2027-01-20' },
    });
    expect(deposits.ages.map(({ count }) => count)).toEqual([1, 1, 0, 0]);
    for (const [at, segment] of depositAgeSegments.entries()) {
      const { rows } = await boss.ok<{ rows: { outstandingFen: number }[] }>('deposits.list', { segment });
      const fen = rows.reduce((sum, row) => sum + row.outstandingFen, 0);
      expect({ count: rows.length, fen }).toEqual(deposits.ages[at]);
      expect(await boss.ok('deposits.totals', { segment })).toMatchObject({ count: rows.length });
    }
  });
});

describe('follow-ups in the calendar', () => {
  it('show each day on which somebody asked, done, and the next one open, or late when nobody asked', async () => {
    const { tenderId, version } = await aSubmitted(views);
    const noted = { tenderId, version, answer: '评审未结束', nextOn: '2026-11-25' };
    await one.seat.ok('tenders.followUp', noted);
    const asks = async () =>
      (await monthOf(boss)).items
        .filter(({ kind }) => kind === 'follow_up')
        .map(({ dueOn, standing }) => `${dueOn} ${standing}`);
    expect(await asks()).toEqual(['2026-11-21 done', '2026-11-25 open']);
    await later(views, 5);
    expect(await asks()).toEqual(['2026-11-21 done', '2026-11-25 late']);
    const [done] = (await monthOf(boss)).items.filter(({ kind }) => kind === 'follow_up');
    expect(done).toMatchObject({ milestoneId: null, move: { code: 'STATE_CONFLICT' } });
    const other = await aPerson(book, boss);
    expect((await monthOf(other.seat)).items).toEqual([]);
  });

  it('are found by the index of states and of the tender', async () => {
    const { db, close } = openConnection({ path: book.path, readonly: true, schemaVersion: 9_999 });
    const span = { from: '2026-11-01', until: '2026-11-30', timeZone: 'Asia/Shanghai' };
    const statement = answersIn(db, span, sql`1 = 1`).getSQL();
    const plan = await rowsOf<{ detail: string }>(db, sql`EXPLAIN QUERY PLAN ${statement}`);
    close();
    const steps = plan.map(({ detail }) => detail).join('; ');
    expect(steps).toContain('tender_follow_up_tender');
    expect(steps).toContain('tender_state');
    expect(steps).not.toMatch(/SCAN tender/u);
  });
});
