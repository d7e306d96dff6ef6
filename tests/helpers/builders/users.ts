import type { Post } from '../../../src/shared/domain/permissions';
import { PASSWORD, type Book, type Seat } from '../book';

let made = 0;

export type Person = {
  readonly userId: number;
  readonly loginName: string;
  readonly name: string;
  readonly seat: Seat;
};
export type PersonWish = { readonly posts?: readonly Post[]; readonly name?: string; readonly orgUnitId?: number };

/** The root of the tree, made at set-up. */
export const rootUnit = async (boss: Seat): Promise<number> => {
  const units = await boss.ok<{ id: number; parentId: number | null }[]>('users.units');
  return units.find(({ parentId }) => parentId === null)?.id ?? 0;
};

/** A department below another, the root by default. */
export async function aUnit(boss: Seat, wish: { name?: string; parentId?: number } = {}): Promise<number> {
  made += 1;
  const parentId = wish.parentId ?? (await rootUnit(boss));
  const { orgUnitId } = await boss.ok<{ orgUnitId: number }>('users.createUnit', {
    name: wish.name ?? `部门${made}`,
    parentId,
  });
  return orgUnitId;
}

/** A signed-in person with posts (sales by default). */
export async function aPerson(book: Book, boss: Seat, wish: PersonWish = {}): Promise<Person> {
  made += 1;
  const loginName = `person${made}`;
  const name = wish.name ?? `员工${made}`;
  const posts = wish.posts ?? ['sales'];
  const orgUnitId = wish.orgUnitId ?? (await rootUnit(boss));
  const { userId } = await boss.ok<{ userId: number }>('users.create', {
    name,
    loginName,
    orgUnitId,
    posts,
    password: PASSWORD,
  });
  const seat = book.newSeat();
  await seat.ok('session.logIn', { loginName, password: PASSWORD });
  return { userId, loginName, name, seat };
}
