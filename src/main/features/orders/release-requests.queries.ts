/** What was asked to be released: facts for the commands and the screens of this feature. */
import { sql } from 'drizzle-orm';
import type { ReleaseRequest } from '../../../shared/contract/releases.schemas';
import type { Post } from '../../../shared/domain/permissions';
import { isAnyOf, isAnyOfPlaceholder } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { post, user } from '../users/users.tables';
import { peopleNamed } from './orders.queries';
import { release } from './orders.tables';
import { releaseRequest } from './release-requests.tables';

const p = sql.placeholder;

export type RequestRecord = typeof releaseRequest.$inferSelect;

const byId = prepared('releaseRequest.byId', (db) =>
  db
    .select()
    .from(releaseRequest)
    .where(sql`${releaseRequest.id} = ${p('requestId')}`),
);
const waitingRows = prepared('releaseRequest.waiting', (db) =>
  db
    .select({ id: releaseRequest.id, checkCode: releaseRequest.checkCode, askedBy: releaseRequest.askedBy })
    .from(releaseRequest)
    .where(sql`${releaseRequest.orderId} = ${p('orderId')} AND ${releaseRequest.state} = 'waiting'`),
);
const ofOrderRows = prepared('releaseRequest.ofOrder', (db) =>
  db
    .select()
    .from(releaseRequest)
    .where(sql`${releaseRequest.orderId} = ${p('orderId')}`)
    .orderBy(sql`${releaseRequest.id} DESC`),
);
// A word that was denied stays on the order until somebody releases that check in person.
const flagRows = prepared('releaseRequest.flags', (db) =>
  db
    .select({ orderId: releaseRequest.orderId, state: releaseRequest.state })
    .from(releaseRequest)
    .where(
      sql`${isAnyOfPlaceholder(releaseRequest.orderId, 'ids')} AND (${releaseRequest.state} = 'verbal' OR ${releaseRequest.state} = 'objected' AND NOT EXISTS (SELECT 1 FROM ${release} WHERE ${release.orderId} = ${releaseRequest.orderId} AND ${release.checkCode} = ${releaseRequest.checkCode} AND ${release.id} > ${releaseRequest.releaseId} AND coalesce(${release.verbalState}, 'confirmed') = 'confirmed'))`,
    ),
);
const postRows = prepared('releaseRequest.posts', (db) =>
  db
    .select({ post: post.post })
    .from(post)
    .innerJoin(user, sql`${user.id} = ${post.userId}`)
    .where(sql`${post.userId} = ${p('userId')} AND ${user.isDisabled} = 0`),
);

/** One question, if it exists. */
export const findRequest = async (db: ReadDb, requestId: number): Promise<RequestRecord | undefined> =>
  (await byId(db, { requestId }))[0];

/** The questions of an order that wait for an answer. */
export const waitingRequests = (db: ReadDb, orderId: number) => waitingRows(db, { orderId });

/** Questions by id, in no particular order. */
export const requestsByIds = (db: ReadDb, ids: readonly number[]): Promise<RequestRecord[]> =>
  db.select().from(releaseRequest).where(isAnyOf(releaseRequest.id, ids));

/** Orders that stand on a word nobody confirmed, or that was denied. */
export async function verbalFlagsOf(
  db: ReadDb,
  orderIds: readonly number[],
): Promise<Map<number, 'unconfirmed' | 'objected'>> {
  const rows = await flagRows(db, { ids: JSON.stringify(orderIds) });
  const denied = new Set(rows.filter(({ state }) => state === 'objected').map(({ orderId }) => orderId));
  return new Map(rows.map(({ orderId }) => [orderId, denied.has(orderId) ? 'objected' : 'unconfirmed']));
}

/** The posts of a person who works here; none of one who left. */
export const postsHeld = async (db: ReadDb, userId: number): Promise<Post[]> =>
  (await postRows(db, { userId })).map((row) => row.post);

/** People who work here and hold one of these posts, by name. */
export async function holdersOf(db: ReadDb, posts: readonly Post[]): Promise<{ id: number; name: string }[]> {
  const wanted = sql.join(
    posts.map((one) => sql`${one}`),
    sql`, `,
  );
  return db
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(
      sql`${user.isDisabled} = 0 AND ${user.id} IN (SELECT ${post.userId} FROM ${post} WHERE ${post.post} IN (${wanted}))`,
    )
    .orderBy(user.pyFull);
}

/** Questions as screens show them, with the names of people. */
export async function requestsShown(db: ReadDb, requests: readonly RequestRecord[]): Promise<ReleaseRequest[]> {
  const people = requests.flatMap(({ askedBy, decidedBy, namedId }) => [askedBy, decidedBy ?? 0, namedId ?? 0]);
  const names = requests.length === 0 ? new Map<number, string>() : await peopleNamed(db, [...new Set(people)]);
  return requests.map((request): ReleaseRequest => {
    const { id, checkCode: check, state, isVerbal, reason, askedAt, decidedAt, decisionReason } = request;
    const nameOf = (userId: number | null): string => names.get(userId ?? 0) ?? '';
    return {
      ...{ id, check, state, isVerbal, reason, askedAt, decidedAt, decisionReason },
      askedByName: nameOf(request.askedBy),
      namedName: nameOf(request.namedId),
      decidedByName: nameOf(request.decidedBy),
    };
  });
}

/** What was asked about an order, newest first. */
export const requestsOfOrder = async (db: ReadDb, orderId: number): Promise<ReleaseRequest[]> =>
  requestsShown(db, await ofOrderRows(db, { orderId }));
