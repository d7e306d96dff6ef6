/** People who sign on a shared computer, and the computer itself, through the procedures. */
import type { Post } from '../../../src/shared/domain/permissions';
import type { Book, Seat } from '../book';
import { aPerson, type Person, type PersonWish } from './users';

type Row = { id: number; version: number };
export const versionOf = async (boss: Seat, userId: number): Promise<number> =>
  (await boss.ok<{ user: Row }>('users.get', { userId })).user.version;

/** An account of a shared computer with these posts, signed in. */
export async function aSharedPost(book: Book, boss: Seat, posts: readonly Post[]): Promise<Person> {
  const person = await aPerson(book, boss, { posts, name: '仓库电脑' });
  const version = await versionOf(boss, person.userId);
  await boss.ok('users.setStaff', { userId: person.userId, version, staffNo: null, isSharedPost: true });
  await person.seat.ok('session.logIn', { loginName: person.loginName, password: 'right horse 7 battery' });
  return person;
}

export type Signer = Person & { readonly badge: string; readonly staffNo: string; readonly pin: string };

let made = 1000;

export async function issueBadge(boss: Seat, userId: number): Promise<string> {
  const version = await versionOf(boss, userId);
  return (await boss.ok<{ code: string }>('signing.issueBadge', { userId, version })).code;
}

/** A person with a badge, a staff number and a PIN. */
export async function aSigner(book: Book, boss: Seat, wish: PersonWish = {}): Promise<Signer> {
  made += 1;
  const staffNo = `W${made}`;
  const pin = '735104';
  const person = await aPerson(book, boss, wish);
  const { userId } = person;
  await boss.ok('users.setStaff', { userId, version: await versionOf(boss, userId), staffNo, isSharedPost: false });
  await boss.ok('signing.setPin', { userId, version: await versionOf(boss, userId), pin });
  return { ...person, staffNo, pin, badge: await issueBadge(boss, userId) };
}
