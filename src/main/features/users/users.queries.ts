import { sql } from 'drizzle-orm';
import type { Actor } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { FAILURE_WINDOW_MS, visibleUsers } from './users.rules';
import { loginFailure, orgUnit, post, session, user } from './users.tables';

const p = sql.placeholder;

const sessionRow = prepared('session.resolve', (db) =>
  db
    .select({
      sessionId: session.id,
      userId: user.id,
      orgUnitId: user.orgUnitId,
      loginName: user.loginName,
      name: user.name,
      isSharedPost: user.isSharedPost,
      expiresAt: session.expiresAt,
    })
    .from(session)
    .innerJoin(user, sql`${user.id} = ${session.userId}`)
    .where(
      sql`${session.tokenHash} = ${p('tokenHash')} AND ${session.endedAt} IS NULL AND ${session.expiresAt} > ${p('now')} AND ${user.isDisabled} = 0`,
    ),
);

const postRows = prepared('post.ofUser', (db) =>
  db
    .select({ post: post.post })
    .from(post)
    .where(sql`${post.userId} = ${p('userId')}`),
);

const credentialRow = prepared('user.credential', (db) =>
  db
    .select({ userId: user.id, passwordHash: user.passwordHash, isDisabled: user.isDisabled })
    .from(user)
    .where(sql`${user.loginName} = ${p('loginName')}`),
);

const failureRows = prepared('login.failures', (db) =>
  db
    .select({ at: loginFailure.at })
    .from(loginFailure)
    .where(sql`${loginFailure.subject} = ${p('subject')} AND ${loginFailure.at} > ${p('since')}`),
);

const demoRows = prepared('user.demo', (db) =>
  db
    .select({ loginName: user.loginName, name: user.name, post: post.post })
    .from(user)
    .innerJoin(post, sql`${post.userId} = ${user.id}`)
    .where(sql`${user.isDisabled} = 0`)
    .orderBy(user.id),
);

const anyUser = prepared('user.any', (db) => db.select({ id: user.id }).from(user).limit(1));

export type ResolvedSession = {
  readonly actor: Actor;
  readonly loginName: string;
  readonly expiresAt: number;
};

/** The posts of a person and whose records he sees. */
export async function reachOf(db: ReadDb, { userId, orgUnitId }: { userId: number; orgUnitId: number }) {
  const posts = (await postRows(db, { userId })).map((row) => row.post);
  const units = await db.select({ id: orgUnit.id, parentId: orgUnit.parentId }).from(orgUnit);
  const members = await db.select({ id: user.id, orgUnitId: user.orgUnitId }).from(user);
  return { posts, visible: visibleUsers({ id: userId, orgUnitId, posts }, units, members) };
}

/** The person behind a session's token hash, or undefined when it ended, expired or he was disabled. */
export async function resolveSession(
  db: ReadDb,
  input: { tokenHash: string; now: number },
): Promise<ResolvedSession | undefined> {
  const [found] = await sessionRow(db, input);
  if (!found) return undefined;
  const { sessionId, userId, name, loginName, expiresAt, isSharedPost } = found;
  return { actor: { sessionId, userId, name, ...(await reachOf(db, found)), isSharedPost }, loginName, expiresAt };
}

/** What log-in needs: the hash to compare with and the failures that count against this account and address. */
export async function credentialOf(db: ReadDb, input: { loginName: string; address: string; now: number }) {
  const [found] = await credentialRow(db, { loginName: input.loginName });
  const since = input.now - FAILURE_WINDOW_MS;
  const byAccount = await failureRows(db, { subject: `account:${input.loginName}`, since });
  const byAddress = await failureRows(db, { subject: `address:${input.address}`, since });
  return {
    user: found && !found.isDisabled ? { userId: found.userId, passwordHash: found.passwordHash } : undefined,
    accountFailures: byAccount.map(({ at }) => at),
    addressFailures: byAddress.map(({ at }) => at),
  };
}

/** True once the first person exists. */
export const isSetUp = async (db: ReadDb): Promise<boolean> => (await anyUser(db, {})).length > 0;

/** The people of a demo book for the cards of its log-in page. */
export async function demoUsers(db: ReadDb) {
  const people = new Map<string, { loginName: string; name: string; posts: (typeof post.$inferSelect)['post'][] }>();
  for (const row of await demoRows(db, {})) {
    const person = people.get(row.loginName) ?? { loginName: row.loginName, name: row.name, posts: [] };
    person.posts.push(row.post);
    people.set(row.loginName, person);
  }
  return [...people.values()];
}

const unitRow = prepared('orgUnit.byId', (db) =>
  db
    .select({ id: orgUnit.id, parentId: orgUnit.parentId, name: orgUnit.name, version: orgUnit.version })
    .from(orgUnit)
    .where(sql`${orgUnit.id} = ${p('id')}`),
);

/** One unit of the tree, if it exists. */
export const findUnit = async (db: ReadDb, id: number) => (await unitRow(db, { id }))[0];

/** Every unit, for checks against cycles. */
export const allUnits = (db: ReadDb) =>
  db
    .select({ id: orgUnit.id, parentId: orgUnit.parentId, name: orgUnit.name, version: orgUnit.version })
    .from(orgUnit)
    .orderBy(orgUnit.id);

const personRow = prepared('user.byId', (db) =>
  db
    .select({
      id: user.id,
      name: user.name,
      orgUnitId: user.orgUnitId,
      staffNo: user.staffNo,
      isSharedPost: user.isSharedPost,
      version: user.version,
    })
    .from(user)
    .where(sql`${user.id} = ${p('id')}`),
);

/** A person with his posts. */
export async function findPerson(db: ReadDb, userId: number) {
  const [found] = await personRow(db, { id: userId });
  if (!found) return undefined;
  return { ...found, posts: (await postRows(db, { userId })).map((row) => row.post) };
}

/** Enabled people who may manage people, at most two: enough to know whether one is the last. */
export async function lastAdministrators(db: ReadDb): Promise<number[]> {
  const rows = await db
    .selectDistinct({ id: user.id })
    .from(user)
    .innerJoin(post, sql`${post.userId} = ${user.id}`)
    .where(sql`${user.isDisabled} = 0 AND ${post.post} IN ('boss', 'administrator')`)
    .limit(2);
  return rows.map(({ id }) => id);
}

/** Whose staff number it is, disabled people too: a number is given once. */
export const staffNoHolder = async (db: ReadDb, staffNo: string) =>
  (await db.select({ id: user.id, name: user.name }).from(user).where(sql`${user.staffNo} = ${staffNo}`))[0];
