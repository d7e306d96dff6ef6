/** Dispatch notes for tests, from the approved order on, through the procedures. */
import type { Post } from '../../../src/shared/domain/permissions';
import { PASSWORD, type Book, type Seat } from '../book';
import { aCustomer, type CustomerGiven } from './customers';
import { aProduct, type ProductGiven } from './products';
import { aLot } from './stock';
import { aPerson } from './users';

/** The first person of the book, who holds every post, and one person for each step. */
export type Team = {
  readonly boss: Seat;
  readonly sales: Seat;
  readonly finance: Seat;
  readonly warehouse: Seat;
  readonly checker: Seat;
  /** After a night: every seat with a new session. */
  signInAgain(): Promise<void>;
};

/** A team of a book in this process: there nobody can be given a seat yet. */
export type LocalTeam = Team & { newSeat(): Seat };

export async function aTeam(book: Book): Promise<LocalTeam> {
  const boss = await book.setUp();
  const people: { seat: Seat; loginName: string }[] = [{ seat: boss, loginName: 'limin' }];
  const seatOf = async (posts: readonly Post[]) => {
    const person = await aPerson(book, boss, { posts });
    people.push(person);
    return person.seat;
  };
  return {
    boss,
    newSeat: book.newSeat,
    sales: await seatOf(['sales', 'sales_assistant']),
    finance: await seatOf(['finance']),
    warehouse: await seatOf(['warehouse']),
    checker: await seatOf(['checker']),
    signInAgain: async () => {
      for (const { seat, loginName } of people) await seat.ok('session.logIn', { loginName, password: PASSWORD });
    },
  };
}

/** The boss signs that one person may pick and check. */
export async function signDualPickCheck({ boss }: Team): Promise<void> {
  const all = await boss.ok<Record<string, { version: number }>>('settings.all');
  const version = all['dualPickCheck']?.version ?? 0;
  await boss.ok('settings.signDualPosts', {
    pair: 'dualPickCheck',
    isAllowed: true,
    reason: '只有一名仓管员',
    version,
  });
}

export type StockedProduct = { readonly id: number; readonly lotIds: readonly number[] };

/** A product with lots of these quantities (whole units), each expiring a year after the one before. */
export async function stocked(
  { boss }: Team,
  units: readonly number[],
  given: ProductGiven = {},
): Promise<StockedProduct> {
  const product = await aProduct(boss, given);
  const lotIds: number[] = [];
  for (const [at, one] of units.entries()) {
    const lot = await aLot(boss, product.id, { qty: one * 1000, expiry: `${2028 + at}-12-31` });
    lotIds.push(lot.id);
  }
  return { id: product.id, lotIds };
}

export type OrderWish = {
  /** Whole units by product. */
  readonly lines: readonly { readonly productId: number; readonly units: number; readonly price?: number }[];
  readonly buyer?: CustomerGiven;
  readonly buyerId?: number;
};
export type ApprovedOrder = { readonly orderId: number; readonly number: string; readonly buyerId: number };

/** An order of the salesperson, approved by finance; 12.80 yuan a unit by default. */
export async function anOrderToShip(team: Team, wish: OrderWish): Promise<ApprovedOrder> {
  const buyerId = wish.buyerId ?? (await aCustomer(team.boss, wish.buyer)).id;
  const lines = wish.lines.map(({ productId, units, price }) => {
    return { productId, orderedQty: units * 1000, price: price ?? 128_000, remark: '' };
  });
  const draft = await team.boss.ok<{ orderId: number; version: number }>('orders.create', { buyerId, lines });
  const { orderId } = draft;
  const sent = await team.boss.ok<{ version: number; number: string }>('orders.submit', {
    ...draft,
    duplicateSeen: true,
  });
  await team.finance.ok('orders.approve', { orderId, version: sent.version, duplicateSeen: true });
  return { orderId, number: sent.number, buyerId };
}

export type Note = { readonly noteId: number; readonly version: number };
export type IssuedNote = Note & { readonly number: string };

/** A note over the whole rest of an order, or over these lines. */
export const anIssuedNote = (team: Team, orderId: number, lines?: readonly object[]): Promise<IssuedNote> =>
  team.warehouse.ok<IssuedNote>('dispatch.issueNote', lines ? { orderId, lines } : { orderId });

type Moved = { readonly version: number };

/** Picked by the warehouse. */
export async function pickNote(team: Team, note: IssuedNote): Promise<IssuedNote> {
  const { noteId, version } = note;
  return { ...note, ...(await team.warehouse.ok<Moved>('dispatch.finishPicking', { noteId, version })) };
}

/** The ticks of a checker who found everything right. */
export async function ticksOf(seat: Seat, noteId: number): Promise<{ lineId: number; qty: number }[]> {
  const { lines } = await seat.ok<{ lines: { id: number; qty: number }[] }>('dispatch.get', { noteId });
  return lines.map(({ id, qty }) => ({ lineId: id, qty }));
}

/** Checked by the checker, line by line. */
export async function checkNote(team: Team, note: IssuedNote): Promise<IssuedNote> {
  const { noteId, version } = note;
  const ticked = await ticksOf(team.checker, noteId);
  return { ...note, ...(await team.checker.ok<Moved>('dispatch.checkNote', { noteId, version, ticked })) };
}

export const shipment = { carrier: '顺丰速运', waybillNo: 'SF1234567890', boxCount: 2, departureTenthC: null };

/** Shipped by the warehouse. */
export async function shipNote(team: Team, note: IssuedNote): Promise<IssuedNote> {
  const { noteId, version } = note;
  return { ...note, ...(await team.warehouse.ok<Moved>('dispatch.shipNote', { noteId, version, ...shipment })) };
}

/** Signed for by the customer. */
export async function signNote(team: Team, note: IssuedNote, signedOn = '2026-11-21'): Promise<IssuedNote> {
  const { noteId, version } = note;
  const signed = { noteId, version, signedOn, signedBy: '王药师' };
  return { ...note, ...(await team.warehouse.ok<Moved>('dispatch.signNote', signed)) };
}

/** A picked note over the rest of an order. */
export const aPickedNote = async (team: Team, orderId: number): Promise<IssuedNote> =>
  pickNote(team, await anIssuedNote(team, orderId));

export const aCheckedNote = async (team: Team, orderId: number): Promise<IssuedNote> =>
  checkNote(team, await aPickedNote(team, orderId));

export const aShippedNote = async (team: Team, orderId: number): Promise<IssuedNote> =>
  shipNote(team, await aCheckedNote(team, orderId));

export const aSignedNote = async (team: Team, orderId: number): Promise<IssuedNote> =>
  signNote(team, await aShippedNote(team, orderId));
