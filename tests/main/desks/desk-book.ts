/** A book on a Monday at nine, and what a seat finds on its desk. */
import type { DeskItem, DeskRow } from '../../../src/shared/contract/desks.contract';
import type { DeskKey } from '../../../src/shared/domain/desk-words';
import { openBook, PASSWORD, START, type Book, type Seat } from '../../helpers/book';
import { aTeam, type Team } from '../../helpers/builders/dispatch';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** The book begins on a Saturday at ten. */
export const MONDAY_NINE = START + 2 * DAY - HOUR;

export type Desks = { readonly book: Book; readonly team: Team };

/** Lets the clock go on to an instant; every seat signs in again. */
export async function waitUntil({ book, team }: Desks, at: number): Promise<void> {
  book.advance(at - book.now());
  await team.signInAgain();
}

/** Like {@link waitUntil}, with nobody but the first person signing in again. */
export async function bossWaits({ book, team }: Desks, at: number): Promise<void> {
  book.advance(at - book.now());
  await team.boss.ok('session.logIn', { loginName: 'limin', password: PASSWORD });
}

export async function openDesks(): Promise<Desks> {
  const book = await openBook();
  const desks = { book, team: await aTeam(book) };
  await waitUntil(desks, MONDAY_NINE);
  return desks;
}

export async function itemOf(seat: Seat, key: DeskKey): Promise<DeskItem> {
  const items = await seat.ok<DeskItem[]>('desks.mine');
  const found = items.find((item) => item.key === key);
  if (!found) throw new Error(`${key} does not stand on this desk`);
  return found;
}

/** How many wait and how many of them are late. */
export async function countOf(seat: Seat, key: DeskKey): Promise<readonly [number, number]> {
  const { count, lateCount } = await itemOf(seat, key);
  return [count, lateCount];
}

export const rowsOn = async (seat: Seat, key: DeskKey): Promise<readonly DeskRow[]> =>
  (await seat.ok<{ rows: DeskRow[] }>('desks.rows', { key })).rows;
