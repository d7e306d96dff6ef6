/** The board and the calendar of a month, on a real book with an injected clock. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BoardCard, MonthView } from '../../../src/shared/contract/tender-views.contract';
import { START, type Book, type Seat } from '../../helpers/book';
import { aProduct } from '../../helpers/builders/products';
import { withItems } from '../../helpers/builders/tender-awards';
import {
  aSubmitted,
  columnOf,
  DAY,
  deadlineOf,
  HOUR,
  monthOf,
  openViews,
  putOff,
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

describe('the board', () => {
  it('puts what is due first on top, bids without a deadline last, and says what is missing', async () => {
    const late = await aTender(one.seat, { bidDeadlineAt: START + 5 * DAY });
    const none = await aTender(one.seat, { kind: 'listing', bidDeadlineAt: null });
    const soon = await aTender(one.seat, { bidDeadlineAt: START + 2 * HOUR });
    await withItems(one.seat, soon.tenderId, [{ productId: (await aProduct(boss)).id }]);
    const { cards, count, hasMore } = await columnOf(boss, 'found');
    expect([count, hasMore]).toEqual([3, false]);
    expect(cards.map(({ id }) => id)).toEqual([soon.tenderId, late.tenderId, none.tenderId]);
    expect(cards[0]).toMatchObject({ openQuotes: 1, papers: null, depositGap: null, assistantName: one.name });
  });

  it('shows fifty cards of a column and the next ones when asked', async () => {
    for (let at = 0; at < 53; at += 1) await aTender(one.seat, { bidDeadlineAt: START + (at + 1) * HOUR });
    const first = await columnOf(boss, 'found');
    expect([first.count, first.cards.length, first.hasMore]).toEqual([53, 50, true]);
    const next = await columnOf(boss, 'found', { states: ['found'], offset: 50 });
    expect([next.count, next.cards.length, next.hasMore]).toEqual([53, 3, false]);
    const ids = new Set([...first.cards, ...next.cards].map(({ id }: BoardCard) => id));
    expect(ids.size).toBe(53);
  }, 60_000);

  it('offers the steps of the kind, and says who may take those that the reader may not', async () => {
    await aTender(one.seat, {});
    const [card] = (await columnOf(one.seat, 'found')).cards;
    const steps = new Map(card?.steps.map(({ step, state }) => [step, state]));
    expect([...steps.keys()]).toEqual(['evaluate', 'go', 'noGo', 'abandon', 'fail', 'terminate']);
    expect(steps.get('evaluate')).toBe(true);
    expect(steps.get('go')).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is cut by kind, by province and by whose it is, and shows nobody what he may not open', async () => {
    const other = await aPerson(book, boss);
    await aTender(one.seat, { province: '江苏省', city: '' });
    await aTender(other.seat, { kind: 'listing' });
    const count = async (input: Readonly<Record<string, unknown>>, seat = boss) =>
      (await columnOf(seat, 'found', input)).count;
    expect(await count({})).toBe(2);
    expect(await count({ kinds: ['listing'] })).toBe(1);
    expect(await count({ province: '江苏省' })).toBe(1);
    expect(await count({ whose: 'mine' })).toBe(0);
    expect(await count({ whose: 'mine' }, other.seat)).toBe(1);
    expect(await count({}, other.seat)).toBe(1);
    expect(await boss.ok('tenderViews.provinces')).toEqual(['江苏省', '福建省']);
    expect(await other.seat.ok('tenderViews.provinces')).toEqual(['福建省']);
  });
});

const itemsOf = ({ items }: MonthView, tenderId: number) => items.filter((item) => item.tenderId === tenderId);

describe('the calendar of a month', () => {
  it('shows deadlines in the weeks of the month, the days off, and who may move them', async () => {
    const { tenderId } = await aTender(one.seat, { bidDeadlineAt: START + 3 * DAY });
    const view = await monthOf(one.seat);
    expect([view.from, view.until, view.unknownYears]).toEqual(['2026-10-26', '2026-12-06', []]);
    expect(await deadlineOf(one.seat, tenderId)).toMatchObject({ dueOn: '2026-11-24', standing: 'open', move: true });
    const october = await monthOf(boss, '2026-10');
    expect(october.days).toContainEqual({ day: '2026-10-10', kind: 'workday', name: 'national_day' });
    expect((await monthOf(boss, '2027-03')).unknownYears).toEqual([2027]);
    const finance = await aPerson(book, boss, { posts: ['finance'] });
    const [seen] = itemsOf(await monthOf(finance.seat), tenderId);
    expect(seen?.move).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('shows a date that was moved twice once, at its last day, with the first one kept', async () => {
    const { tenderId } = await aTender(one.seat, { kind: 'in_hospital', bidDeadlineAt: START + 3 * DAY });
    for (const days of [5, 8]) await putOff(views, tenderId, START + days * DAY);
    const found = itemsOf(await monthOf(boss), tenderId).filter(({ kind }) => kind === 'bid_deadline');
    expect(found).toMatchObject([{ dueOn: '2026-11-29', originalOn: '2026-11-24', movedCount: 2, standing: 'open' }]);
  });

  it('shows when to ask about what was handed in; that day is moved by an answer only', async () => {
    const { tenderId } = await aSubmitted(views);
    const asked = itemsOf(await monthOf(boss), tenderId).find(({ kind }) => kind === 'follow_up');
    expect(asked).toMatchObject({ milestoneId: null, standing: 'open', move: { code: 'STATE_CONFLICT' } });
    const done = await deadlineOf(boss, tenderId);
    expect(done).toMatchObject({ standing: 'done', move: { code: 'STATE_CONFLICT' } });
  });

  it('shows nobody the dates of what he may not open, nor those of a bid that was given up', async () => {
    const { tenderId, version } = await aTender(one.seat, { bidDeadlineAt: START + DAY });
    const other = await aPerson(book, boss);
    expect((await monthOf(other.seat)).items).toEqual([]);
    expect(await deadlineOf(boss, tenderId)).toBeDefined();
    await one.seat.ok('tenders.abandon', { tenderId, version, reason: '价格倒挂', note: '', lesson: '' });
    expect(await deadlineOf(boss, tenderId)).toBeUndefined();
  });
});
