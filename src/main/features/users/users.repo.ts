import { sql } from 'drizzle-orm';
import type { Post } from '../../../shared/domain/permissions';
import type { Tx } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { loginFailure, orgUnit, post, session, user } from './users.tables';

const p = sql.placeholder;

const insertSession = prepared('session.insert', (db) =>
  db
    .insert(session)
    .values({ userId: p('userId'), tokenHash: p('tokenHash'), createdAt: p('createdAt'), expiresAt: p('expiresAt') })
    .returning({ id: session.id }),
);

/** Opens a session; only the hash of its token is stored. */
export async function addSession(
  tx: Tx,
  row: { userId: number; tokenHash: string; createdAt: number; expiresAt: number },
): Promise<number> {
  const [made] = await insertSession(tx, row);
  if (!made) throw new Error('no session was made');
  return made.id;
}

/** Ends one session, or all of a person's. */
export const endSessions = (tx: Tx, which: { id: number } | { userId: number }, at: number) =>
  tx
    .update(session)
    .set({ endedAt: at })
    .where(
      'id' in which
        ? sql`${session.id} = ${which.id} AND ${session.endedAt} IS NULL`
        : sql`${session.userId} = ${which.userId} AND ${session.endedAt} IS NULL`,
    )
    .returning({ id: session.id });

/** Notes a failed log-in against the account and the address. */
export const addFailures = (tx: Tx, subjects: readonly string[], at: number) =>
  tx.insert(loginFailure).values(subjects.map((subject) => ({ subject, at })));

/** Forgets failures: all of a subject after a good log-in, and whatever is older than the window. */
export const clearFailures = (tx: Tx, subject: string, before: number) =>
  tx.delete(loginFailure).where(sql`${loginFailure.subject} = ${subject} OR ${loginFailure.at} < ${before}`);

/** Adds a unit of the organisation tree. */
export async function addOrgUnit(tx: Tx, row: { name: string; parentId: number | null }): Promise<number> {
  const [made] = await tx.insert(orgUnit).values(row).returning({ id: orgUnit.id });
  if (!made) throw new Error('no unit was made');
  return made.id;
}

/** Adds a person with his posts. */
export async function addUser(tx: Tx, row: typeof user.$inferInsert, posts: readonly Post[]): Promise<number> {
  const [made] = await tx.insert(user).values(row).returning({ id: user.id });
  if (!made) throw new Error('no user was made');
  await replacePosts(tx, made.id, posts);
  return made.id;
}

/** Sets the posts of a person. */
export async function replacePosts(tx: Tx, userId: number, posts: readonly Post[]): Promise<void> {
  await tx.delete(post).where(sql`${post.userId} = ${userId}`);
  if (posts.length > 0) await tx.insert(post).values(posts.map((held) => ({ userId, post: held })));
}

type Changes = Partial<
  Omit<typeof user.$inferInsert, 'id' | 'loginName' | 'version' | 'pinFailures' | 'pinLockedUntil'>
>;

/** Changes a person if his version is the one seen. @returns the new version, or undefined when it was stale */
export async function updateUser(tx: Tx, seen: { userId: number; version: number }, changes: Changes) {
  const [row] = await tx
    .update(user)
    .set({ ...changes, version: seen.version + 1 })
    .where(sql`${user.id} = ${seen.userId} AND ${user.version} = ${seen.version}`)
    .returning({ version: user.version });
  return row?.version;
}

/** Changes a unit if its version is the one seen. */
export async function updateOrgUnit(
  tx: Tx,
  seen: { orgUnitId: number; version: number },
  changes: { name: string; parentId: number | null },
) {
  const [row] = await tx
    .update(orgUnit)
    .set({ ...changes, version: seen.version + 1 })
    .where(sql`${orgUnit.id} = ${seen.orgUnitId} AND ${orgUnit.version} = ${seen.version}`)
    .returning({ version: orgUnit.version });
  return row?.version;
}

/** Wrong PINs of a person since the last right one. */
export async function pinFailuresOf(tx: Tx, userId: number): Promise<number> {
  const [row] = await tx.select({ failures: user.pinFailures }).from(user).where(sql`${user.id} = ${userId}`);
  return row?.failures ?? 0;
}

/** Counts wrong PINs; no screen grows stale by it. */
export const setPinFailures = (tx: Tx, userId: number, set: { pinFailures: number; pinLockedUntil: number }) =>
  tx.update(user).set(set).where(sql`${user.id} = ${userId}`);
