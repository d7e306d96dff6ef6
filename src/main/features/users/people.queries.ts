/** People and departments as their screens see them. */
import { sql } from 'drizzle-orm';
import type { usersContract } from '../../../shared/contract/users.contract';
import type { InputOf } from '../../../shared/contract/procedure';
import { mayDo, type Post } from '../../../shared/domain/permissions';
import { okay, refuse } from '../../../shared/domain/problem';
import { contains, isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Actor, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { allReaches, type Reach } from './reach.queries';
import { allUnits } from './users.queries';
import { orgUnit, post, user } from './users.tables';

type Contract = typeof usersContract;

/** Whoever manages people sees all of them, whatever customers he sees. */
const forPeople = (actor: Actor): Actor =>
  actor.posts.includes('administrator') || actor.posts.includes('boss') ? { ...actor, visible: 'all' } : actor;

/** True when the person exists and the reader sees him. */
export async function isUserVisible(db: ReadDb, userId: number, actor: Actor): Promise<boolean> {
  const { visible } = forPeople(actor);
  if (visible !== 'all' && !visible.includes(userId)) return false;
  return (await db.select({ id: user.id }).from(user).where(sql`${user.id} = ${userId}`)).length > 0;
}

const search = (text: string) =>
  sql`(${contains(user.name, text)} OR ${contains(user.loginName, text)} OR ${contains(user.pyFull, text)} OR ${contains(user.pyInitials, text)})`;

export const userGrid: GridSpec = {
  table: user,
  id: user.id,
  owner: user.id,
  columns: {
    name: { kind: 'text', column: user.name, sortBy: user.pyFull, also: [user.pyFull, user.pyInitials] },
    loginName: { kind: 'text', column: user.loginName },
    isDisabled: { kind: 'integer', column: user.isDisabled },
  },
  search,
  defaultSort: { column: 'name', direction: 'asc' },
};

async function rowsByIds(db: ReadDb, ids: readonly number[]) {
  const people = await db
    .select({
      id: user.id,
      loginName: user.loginName,
      name: user.name,
      orgUnitId: user.orgUnitId,
      orgUnitName: orgUnit.name,
      isDisabled: user.isDisabled,
      staffNo: user.staffNo,
      hasBadge: sql<number>`${user.badgeHash} IS NOT NULL`.mapWith(Boolean),
      hasPin: sql<number>`${user.pinHash} IS NOT NULL`.mapWith(Boolean),
      isSharedPost: user.isSharedPost,
      version: user.version,
    })
    .from(user)
    .innerJoin(orgUnit, sql`${orgUnit.id} = ${user.orgUnitId}`)
    .where(isAnyOf(user.id, ids));
  const held = await db.select().from(post).where(isAnyOf(post.userId, ids)).orderBy(post.post);
  const postsOf = (id: number): Post[] => held.filter(({ userId }) => userId === id).map((row) => row.post);
  return inOrderOf(
    ids,
    people.map((person) => ({ ...person, posts: postsOf(person.id) })),
  );
}

export const listUsers: Query<Contract['list']> = async (db, request, ctx) => {
  const found = await gridIds(db, userGrid, { request, actor: forPeople(ctx.actor) });
  if (!found.ok) return found;
  return okay({ rows: await rowsByIds(db, found.value.ids), hasMore: found.value.hasMore });
};

export const userTotals: Query<Contract['totals']> = (db, criteria, ctx) =>
  gridTotalsOf(db, userGrid, { criteria, actor: forPeople(ctx.actor) });

export const getUser: Query<Contract['get']> = async (db, { userId }) => {
  const [found] = await rowsByIds(db, [userId]);
  return found ? okay({ user: found, history: await historyOf(db, 'user', [userId]) }) : refuse('NOT_FOUND');
};

const MOST_PICKED = 50;

type Fit = Pick<InputOf<Contract['pick']>, 'holds' | 'sees'>;

/** Ids of those who hold the right and see the records of that person; undefined: everybody does. */
async function fitting(db: ReadDb, { holds, sees }: Fit): Promise<number[] | undefined> {
  if (holds === undefined && sees === undefined) return undefined;
  const doesSee = ({ visible }: Reach) => sees === undefined || visible === 'all' || visible.includes(sees);
  const { people } = await allReaches(db);
  const fit = people.filter((one) => (holds === undefined || mayDo(one.posts, holds)) && doesSee(one));
  return fit.map(({ userId }) => userId);
}

export const pickUsers: Query<Contract['pick']> = async (db, input, { actor }) => {
  const criteria = { sort: [], filters: [], search: input.search, offset: 0, limit: MOST_PICKED };
  const fit = await fitting(db, input);
  const only = fit ? sql`${user.isDisabled} = 0 AND ${isAnyOf(user.id, fit)}` : sql`${user.isDisabled} = 0`;
  const found = await gridIds(db, { ...userGrid, only }, { request: criteria, actor });
  if (!found.ok) return found;
  const rows = await rowsByIds(db, found.value.ids);
  return okay(rows.map(({ id, name, posts }) => ({ id, name, posts })));
};

export const listUnits: Query<Contract['units']> = async (db) => okay(await allUnits(db));
