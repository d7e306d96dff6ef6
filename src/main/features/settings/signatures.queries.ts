/** What the boss signed about two steps in one hand: who, when, why; newest first. */
import { dualPairs } from '../../../shared/domain/setting-words';
import { sql } from 'drizzle-orm';
import type { settingsContract } from '../../../shared/contract/settings.contract';
import { okay } from '../../../shared/domain/problem';
import { auditEntry } from '../../store/audit';
import type { Query } from '../../store/handler';
import { prepared } from '../../store/prepared';
import { user } from '../users/users.tables';

const MOST = 100;

const signed = prepared('settings.signatures', (db) =>
  db
    .select({ at: auditEntry.at, who: user.name, after: auditEntry.after, reason: auditEntry.reason })
    .from(auditEntry)
    .innerJoin(user, sql`${user.id} = ${auditEntry.userId}`)
    .where(
      sql`${auditEntry.entity} = 'setting' AND ${auditEntry.entityId} = 0 AND ${auditEntry.action} = 'sign-dual-posts'`,
    )
    .orderBy(sql`${auditEntry.seq} DESC`)
    .limit(MOST),
);

export const signatures: Query<(typeof settingsContract)['signatures']> = async (db) => {
  const rows = await signed(db, {});
  return okay(
    rows.flatMap(({ at, who, after, reason }) => {
      const values = JSON.parse(after ?? '{}') as Readonly<Record<string, unknown>>;
      return dualPairs
        .filter((pair) => pair in values)
        .map((pair) => ({ at, who, pair, isAllowed: values[pair] === true, reason: reason ?? '' }));
    }),
  );
};
