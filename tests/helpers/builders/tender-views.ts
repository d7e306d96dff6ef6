/** Tenders on their way, and what the views say of them, for tests. */
import type {
  BoardColumn,
  MonthItem,
  MonthView,
  TenderFigures,
} from '../../../src/shared/contract/tender-views.contract';
import type { TenderDetail, TenderRow } from '../../../src/shared/contract/tenders.contract';
import { openBook, PASSWORD, type Book, type Seat } from '../book';
import { awardWish, itemsSeenBy, quoted, withItems } from './tender-awards';
import { aTender, type TenderGiven } from './tenders';
import { aPerson, type Person } from './users';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
type Moved = { readonly version: number };
export type Handed = { readonly tenderId: number; readonly version: number };
type Input = Readonly<Record<string, unknown>>;

/** A book with its boss and a sales assistant. */
export type ViewBook = { readonly book: Book; readonly boss: Seat; readonly one: Person };
export async function openViews(): Promise<ViewBook> {
  const book = await openBook();
  const boss = await book.setUp();
  return { book, boss, one: await aPerson(book, boss, { posts: ['sales_assistant'], name: '周洁' }) };
}

/** Days later both log in again. */
export async function later({ book, boss, one }: ViewBook, days: number): Promise<void> {
  book.advance(days * DAY);
  await boss.ok('session.logIn', { loginName: 'limin', password: PASSWORD });
  await one.seat.ok('session.logIn', { loginName: one.loginName, password: PASSWORD });
}

const versionOf = async ({ boss }: ViewBook, tenderId: number): Promise<number> =>
  (await boss.ok<TenderDetail>('tenders.get', { tenderId })).tender.version;

/** The boss lets it be bid for. */
export async function decidedOn(views: ViewBook, tenderId: number): Promise<number> {
  const go = { tenderId, version: await versionOf(views, tenderId), decision: 'go', reason: '有优势' };
  await views.boss.ok('tenders.decide', go);
  return tenderId;
}

/** Uploaded now. */
export async function handedIn(views: ViewBook, tenderId: number, seat = views.one.seat): Promise<Handed> {
  const sent = { how: 'uploaded', courierNo: '', submittedAt: null, lateReason: '', nextOn: null, withoutItems: true };
  const version = await versionOf(views, tenderId);
  const moved = await seat.ok<Moved>('tenders.submit', { tenderId, version, ...sent });
  return { tenderId, version: moved.version };
}

/** Chosen by the hospital itself, without an opening. */
export async function aSubmitted(views: ViewBook, given: TenderGiven = {}, seat = views.one.seat): Promise<Handed> {
  const { tenderId } = await aTender(seat, { kind: 'in_hospital', ...given });
  return handedIn(views, await decidedOn(views, tenderId), seat);
}

type Loss = { readonly given?: TenderGiven; readonly reason?: string; readonly seat?: Seat };
export async function aLost(views: ViewBook, { given, reason = 'price', seat }: Loss = {}): Promise<Handed> {
  const sent = await aSubmitted(views, given, seat);
  await (seat ?? views.one.seat).ok('tenders.lose', { ...sent, reason, note: '', lesson: '' });
  return sent;
}

/** The first item is won, the others are lost. */
export async function aWon(views: ViewBook, productIds: readonly number[]): Promise<Handed> {
  const { boss, one } = views;
  const { tenderId } = await aTender(one.seat, { kind: 'in_hospital' });
  const wanted = productIds.map((productId) => ({ productId }));
  await withItems(one.seat, tenderId, wanted);
  await decidedOn(views, tenderId);
  await quoted({ boss, assistant: one, manager: one }, tenderId);
  const sent = await handedIn(views, tenderId);
  const { items } = await itemsSeenBy(boss, tenderId);
  const lost = items.slice(1).map(({ id }) => id);
  await boss.ok('awards.win', awardWish({ ...sent, items }, { lost, depositBackOn: null }));
  return sent;
}

export async function columnOf(seat: Seat, state: string, input: Input = {}): Promise<BoardColumn> {
  const { columns } = await seat.ok<{ columns: BoardColumn[] }>('tenderViews.board', input);
  const found = columns.find((column) => column.state === state);
  if (!found) throw new Error(`no column ${state}`);
  return found;
}

export const monthOf = (seat: Seat, month = '2026-11'): Promise<MonthView> =>
  seat.ok<MonthView>('tenderViews.month', { month });
/** The deadline of a tender in November 2026. */
export async function deadlineOf(seat: Seat, tenderId: number): Promise<MonthItem | undefined> {
  const { items } = await monthOf(seat);
  return items.find((item) => item.tenderId === tenderId && item.kind === 'bid_deadline');
}

/** The deadline goes to another time, as the notice says. */
export async function putOff({ boss, one }: ViewBook, tenderId: number, dueAt: number): Promise<void> {
  const found = await deadlineOf(boss, tenderId);
  const moved = { tenderId, milestoneId: found?.milestoneId, version: found?.version };
  await one.seat.ok('tenderDates.move', { ...moved, dueAt, reason: '延期公告' });
}

export const QUARTER = { from: '2026-11-01', until: '2027-01-31' } as const;
export const figuresOf = (seat: Seat, period: Input = QUARTER): Promise<TenderFigures> =>
  seat.ok<TenderFigures>('tenderViews.figures', period);
/** Ids of the tenders behind a figure. */
export const behind = async (seat: Seat, cut: Input): Promise<number[]> =>
  (await seat.ok<{ rows: TenderRow[] }>('tenderViews.rows', { ...QUARTER, cut })).rows.map(({ id }) => id);
