/** The figures of tenders and the statements of all views, on a real book with an injected clock. */
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { boardStatement } from '../../../src/main/features/tenders/view-board.queries';
import { datesIn, decidedBids, decidedItems, periodOf } from '../../../src/main/features/tenders/view-decided.queries';
import { figureGridOf } from '../../../src/main/features/tenders/view-figures.queries';
import { endedBids, missedDates, silentBids } from '../../../src/main/features/tenders/view-missed.queries';
import { followUpsIn, milestonesIn } from '../../../src/main/features/tenders/view-month.queries';
import type { Actor } from '../../../src/main/store/handler';
import { rowsOf, type ReadDb } from '../../../src/main/store/handles';
import { openConnection } from '../../../src/main/store/open';
import { START, type Book, type Seat } from '../../helpers/book';
import { aPaidDeposit } from '../../helpers/builders/deposits';
import { aProduct } from '../../helpers/builders/products';
import {
  aLost,
  aSubmitted,
  aWon,
  behind,
  DAY,
  decidedOn,
  figuresOf,
  handedIn,
  later,
  openViews,
  putOff,
  QUARTER,
  type ViewBook,
} from '../../helpers/builders/tender-views';
import { aTender } from '../../helpers/builders/tenders';
import { aPerson, type Person } from '../../helpers/builders/users';
import { unindexedSorts } from '../../helpers/explain';

const TODAY = '2026-11-21';

let views: ViewBook;
let book: Book;
let boss: Seat;
let one: Person;
beforeEach(async () => {
  views = await openViews();
  ({ book, boss, one } = views);
});
afterEach(() => book.close());

describe('the figures', () => {
  it('have no win rate where nothing was decided', async () => {
    await aTender(one.seat);
    const found = await figuresOf(boss);
    expect(found.overall).toEqual({ key: '', label: '', won: 0, decided: 0, rateBp: null });
    expect(found.rates).toEqual({ province: [], product: [], kind: [], person: [] });
    expect([found.onTime, found.missed, found.reasons]).toEqual([[], [], []]);
    expect(found.deposits).toMatchObject({ all: { count: 0, fen: 0 }, oldestDueOn: null });
  });

  it('count what was won against what was decided, by place, product, kind and person, and open the rows', async () => {
    const [taken, left] = [(await aProduct(boss)).id, (await aProduct(boss)).id];
    const won = await aWon(views, [taken, left]);
    const lost = await aLost(views, { given: { province: '江苏省', city: '' } });
    const gone = await aTender(one.seat, {});
    const { tenderId, version } = gone;
    await one.seat.ok('tenders.abandon', { tenderId, version, reason: '不投', note: '', lesson: '' });
    const found = await figuresOf(boss);
    expect(found.overall).toMatchObject({ won: 1, decided: 2, rateBp: 5_000 });
    expect(found.rates.province).toMatchObject([
      { key: '福建省', won: 1, decided: 1, rateBp: 10_000 },
      { key: '江苏省', won: 0, decided: 1, rateBp: 0 },
    ]);
    expect(found.rates.kind).toMatchObject([{ key: 'in_hospital', won: 1, decided: 2 }]);
    expect(found.rates.person).toMatchObject([{ label: one.name, won: 1, decided: 2 }]);
    expect(found.rates.product.map(({ key, won: n }) => [Number(key), n])).toEqual([
      [taken, 1],
      [left, 0],
    ]);
    expect([found.reasons, found.notWon]).toEqual([[{ key: 'price', count: 1 }], 1]);
    expect(await behind(boss, { by: 'all', key: '', part: 'decided' })).toEqual([lost.tenderId, won.tenderId]);
    expect(await behind(boss, { by: 'product', key: String(left), part: 'notWon' })).toEqual([won.tenderId]);
    expect(await behind(boss, { by: 'province', key: '江苏省', part: 'won' })).toEqual([]);
    expect(await behind(boss, { by: 'reason', key: 'price', part: 'notWon' })).toEqual([lost.tenderId]);
  });

  it('show each only what he sees, and nothing of other periods', async () => {
    await aLost(views);
    const other = await aPerson(book, boss);
    await aLost(views, { reason: 'score', seat: other.seat });
    expect((await figuresOf(boss)).overall.decided).toBe(2);
    const mine = await figuresOf(other.seat);
    expect([mine.overall.decided, mine.rates.person.length, mine.reasons]).toEqual([
      ...[1, 1],
      [{ key: 'score', count: 1 }],
    ]);
    expect((await behind(other.seat, { by: 'all', key: '', part: 'decided' })).length).toBe(1);
    expect((await figuresOf(boss, { from: '2026-01-01', until: '2026-11-20' })).overall.rateBp).toBeNull();
    expect(await boss.call('tenderViews.figures', { from: TODAY, until: '2026-11-20' })).toMatchObject({
      problem: { code: 'VALIDATION_FAILED', fields: ['/until'] },
    });
  });

  it('count a deadline that was moved twice once: on time against its last day, late against its first', async () => {
    const { tenderId } = await aTender(one.seat, { kind: 'in_hospital', bidDeadlineAt: START + 3 * DAY });
    await decidedOn(views, tenderId);
    for (const days of [5, 8]) await putOff(views, tenderId, START + days * DAY);
    await later(views, 7);
    await handedIn(views, tenderId);
    const row = (await figuresOf(boss)).onTime.find(({ kind }) => kind === 'bid_deadline');
    expect(row).toMatchObject({
      due: 1,
      onTime: 1,
      onTimeOriginal: 0,
      moved: 1,
      onTimeBp: 10_000,
      onTimeOriginalBp: 0,
    });
    expect(await behind(boss, { by: 'milestone', key: 'bid_deadline', part: 'late' })).toEqual([]);
    expect(await behind(boss, { by: 'milestone', key: 'bid_deadline', part: 'decided' })).toEqual([tenderId]);
  });

  it('list what was missed with what was done, and deadlines that passed without a word', async () => {
    const silent = await aTender(one.seat, { bidDeadlineAt: START + DAY });
    const sent = await aSubmitted(views, { bidDeadlineAt: START + DAY });
    const said = { reason: 'missed', note: '未签到', lesson: '开标前一天双人核对' };
    await one.seat.ok('tenders.lose', { ...sent, ...said });
    expect((await figuresOf(boss)).missed.map(({ what }) => what)).toEqual(['tender']);
    await later(views, 2);
    const { missed, onTime } = await figuresOf(boss);
    expect(missed).toMatchObject([
      { what: 'deadline', tenderId: silent.tenderId, on: '2026-11-22', reason: '' },
      { what: 'tender', tenderId: sent.tenderId, reason: 'missed', lesson: said.lesson },
    ]);
    expect(onTime.find(({ kind }) => kind === 'bid_deadline')).toMatchObject({ due: 2, onTime: 1 });
    expect(await behind(boss, { by: 'milestone', key: 'bid_deadline', part: 'late' })).toEqual([silent.tenderId]);
  });

  it('say how much of deposits is outside', async () => {
    const finance = await aPerson(book, boss, { posts: ['finance'] });
    await aPaidDeposit({ asks: one.seat, finance: finance.seat, book });
    const { deposits } = await figuresOf(finance.seat);
    expect(deposits).toMatchObject({ all: { count: 1, fen: 20_000_00 }, overdue: { count: 0, fen: 0 } });
    const other = await aPerson(book, boss);
    expect((await figuresOf(other.seat)).deposits.all.count).toBe(0);
  });
});

describe('the statements of the views', () => {
  const seeing: Actor = { userId: 1, sessionId: null, name: '', posts: ['boss'], visible: 'all' };
  const period = periodOf(QUARTER.from, QUARTER.until, 'Asia/Shanghai');
  const span = { ...QUARTER, timeZone: 'Asia/Shanghai' };
  const ctx = { actor: seeing, now: START, today: TODAY, timeZone: 'Asia/Shanghai' };
  type Built = { getSQL(): ReturnType<typeof boardStatement> };

  const plans = (statements: (db: ReadDb) => Readonly<Record<string, Built>>): Promise<Record<string, string>> => {
    const { db, close } = openConnection({ path: book.path, readonly: true, schemaVersion: 9_999 });
    const found = Object.entries(statements(db)).map(async ([name, statement]) => {
      const rows = await rowsOf<{ detail: string }>(db, sql`EXPLAIN QUERY PLAN ${statement.getSQL()}`);
      return [name, rows.map(({ detail }) => detail).join('; ')] as const;
    });
    return Promise.all(found).then(Object.fromEntries).finally(close);
  };

  it('find their rows by an index and read no table through', async () => {
    const found = await plans((db) => ({
      board: boardStatement(
        { whose: 'all', kinds: [], province: '', states: ['found', 'submitted'], offset: 0 },
        seeing,
      ),
      dates: milestonesIn(db, span, sql`1 = 1`),
      followUps: followUpsIn(db, span, sql`1 = 1`),
      bids: decidedBids(db, period, seeing),
      items: decidedItems(db, period, seeing),
      kept: datesIn(db, period, seeing),
      ended: endedBids(db, period, seeing),
      missed: missedDates(db, period, seeing),
      silent: silentBids(db, period, ctx),
    }));
    const readThrough = Object.entries(found).filter(([, plan]) => /SCAN (?:tender|user|"tender)/u.test(plan));
    expect(readThrough).toEqual([]);
    expect(found['dates']).toContain('tender_milestone_due');
    expect(found['kept']).toContain('tender_milestone_due');
    expect(found['followUps']).toContain('tender_next_follow_up');
    expect(found['bids']).toContain('tender_state');
  });

  it('walk an index for every sort of the rows behind a figure', async () => {
    for (const by of ['all', 'province', 'kind', 'person', 'reason'] as const) {
      const cut = { by, key: '1', part: 'notWon' } as const;
      expect(await unindexedSorts(book, figureGridOf(cut, period, START))).toEqual([]);
    }
  });
});
