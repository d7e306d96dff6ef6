import { sql } from 'drizzle-orm';
import type { HistoryRow } from '../../../shared/contract/history';
import { auditEntry } from '../../store/audit';
import { isAnyOf } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { user } from '../users/users.tables';

const MOST = 200;

const parsed = (text: string | null): HistoryRow['after'] =>
  text === null ? null : (JSON.parse(text) as HistoryRow['after']);

/**
 * What happened to records of one table, newest first, at most 200 rows. The caller has checked that the
 * reader may see them.
 */
export async function historyOf(db: ReadDb, entity: string, ids: readonly number[]): Promise<HistoryRow[]> {
  const rows = await db
    .select({
      seq: auditEntry.seq,
      at: auditEntry.at,
      who: user.name,
      action: auditEntry.action,
      before: auditEntry.before,
      after: auditEntry.after,
      reason: auditEntry.reason,
    })
    .from(auditEntry)
    .leftJoin(user, sql`${user.id} = ${auditEntry.userId}`)
    .where(sql`${auditEntry.entity} = ${entity} AND ${isAnyOf(auditEntry.entityId, ids)}`)
    .orderBy(sql`${auditEntry.seq} DESC`)
    .limit(MOST);
  return rows.map((row) => ({ ...row, who: row.who ?? '', before: parsed(row.before), after: parsed(row.after) }));
}
