/** Writes to tenders. */
import { sql } from 'drizzle-orm';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Tx } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { tender, tenderFollowUp } from './tenders.tables';

type Columns = typeof tender.$inferInsert;

/** Its deadline and opening come from its milestones, by triggers. */
export async function addTender(
  tx: Tx,
  row: Omit<Columns, 'id' | 'version' | 'bidDeadlineAt' | 'openingAt'>,
): Promise<number> {
  const [added] = await tx.insert(tender).values(row).returning({ id: tender.id });
  if (!added) throw new Error('the tender was not added');
  return added.id;
}

export type TenderSet = Partial<
  Omit<Columns, 'id' | 'number' | 'version' | 'createdAt' | 'createdBy' | 'bidDeadlineAt' | 'openingAt'>
>;
type Change = { readonly tenderId: number; readonly version: number; readonly set: TenderSet };

/** @returns the new version; CONFLICT with who and when where the one seen is stale */
export async function changeTender(tx: Tx, { tenderId, version, set }: Change): Promise<Result<number>> {
  const [row] = await tx
    .update(tender)
    .set({ ...set, version: version + 1 })
    .where(sql`${tender.id} = ${tenderId} AND ${tender.version} = ${version}`)
    .returning({ version: tender.version });
  if (row) return okay(row.version);
  const [last] = await historyOf(tx, 'tender', [tenderId]);
  if (!last) return refuse('NOT_FOUND', {}, ['/tenderId']);
  return refuse('CONFLICT', { expected: version, by: last.who, at: last.at }, ['/version']);
}

/** Appends what was asked and answered. */
export async function addFollowUp(tx: Tx, row: Omit<typeof tenderFollowUp.$inferInsert, 'id'>): Promise<void> {
  await tx.insert(tenderFollowUp).values(row);
}
