import { sql } from 'drizzle-orm';
import type { HistoryRow } from '../../../shared/contract/history';
import { auditEntry } from '../../store/audit';
import { isAnyOf } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { user } from '../users/users.tables';

const MOST = 200;

const parsed = (text: string | null): HistoryRow['after'] =>
  text === null ? null : (JSON.parse(text) as HistoryRow['after']);

/** The people who signed steps on a shared computer. */
async function signerNames(db: ReadDb, rows: readonly Pick<HistoryRow, 'after'>[]): Promise<Map<number, string>> {
  const ids = new Set(rows.map(({ after }) => Number(after?.['signerId'] ?? 0)).filter((id) => id > 0));
  if (ids.size === 0) return new Map();
  const found = await db
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(isAnyOf(user.id, [...ids]));
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** Who signed, and on whose computer. */
const whoOf = (who: string, signer: string | undefined): string => (signer === undefined ? who : `${signer} (${who})`);

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
  const read = rows.map((row) => ({ ...row, before: parsed(row.before), after: parsed(row.after) }));
  const signers = await signerNames(db, read);
  return read.map((row) => ({ ...row, who: whoOf(row.who ?? '', signers.get(Number(row.after?.['signerId']))) }));
}
