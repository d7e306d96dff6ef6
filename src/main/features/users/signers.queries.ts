/** People who sign steps on a shared computer. */
import { sql } from 'drizzle-orm';
import type { Actor } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { reachOf } from './users.queries';
import { user } from './users.tables';

const p = sql.placeholder;
/** A disabled person signs nothing, and the account of a computer is nobody. */
const isPerson = sql`${user.isDisabled} = 0 AND ${user.isSharedPost} = 0`;

const columns = {
  userId: user.id,
  name: user.name,
  pinHash: user.pinHash,
  pinFailures: user.pinFailures,
  pinLockedUntil: user.pinLockedUntil,
} as const;

const byBadge = prepared('signer.byBadge', (db) =>
  db
    .select(columns)
    .from(user)
    .where(sql`${user.badgeHash} = ${p('badgeHash')} AND ${isPerson}`),
);
const byStaffNo = prepared('signer.byStaffNo', (db) =>
  db
    .select(columns)
    .from(user)
    .where(sql`${user.staffNo} = ${p('staffNo')} AND ${isPerson}`),
);

/** The person of a badge or a staff number; with the latter his PIN is still to be compared. */
export const signerOf = async (db: ReadDb, input: { badgeHash: string } | { staffNo: string }) =>
  ('badgeHash' in input ? await byBadge(db, input) : await byStaffNo(db, input))[0];
export type Signer = NonNullable<Awaited<ReturnType<typeof signerOf>>>;

const personRow = prepared('signer.byId', (db) =>
  db
    .select({ userId: user.id, name: user.name, orgUnitId: user.orgUnitId })
    .from(user)
    .where(sql`${user.id} = ${p('userId')} AND ${isPerson}`),
);

/** The signer as the one who acts, with the posts and the reach that he has now. */
export async function signingActor(db: ReadDb, userId: number, sessionId: number | null): Promise<Actor | undefined> {
  const [found] = await personRow(db, { userId });
  return found && { userId, sessionId, name: found.name, ...(await reachOf(db, found)) };
}
