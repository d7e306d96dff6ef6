/** Writes to authorised regions. */
import { sql } from 'drizzle-orm';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Tx } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { agentRegion } from './channel.tables';

type Columns = typeof agentRegion.$inferInsert;

export async function addRegion(tx: Tx, row: Omit<Columns, 'id' | 'version'>): Promise<number> {
  const [added] = await tx.insert(agentRegion).values(row).returning({ id: agentRegion.id });
  if (!added) throw new Error('the region was not added');
  return added.id;
}

type Change = {
  readonly regionId: number;
  readonly version: number;
  readonly set: Partial<Pick<Columns, 'validFrom' | 'validTo' | 'endedBy' | 'endedAt' | 'endReason'>>;
};

/** @returns the new version; CONFLICT with who and when where the one seen is stale */
export async function changeRegion(tx: Tx, { regionId, version, set }: Change): Promise<Result<number>> {
  const [row] = await tx
    .update(agentRegion)
    .set({ ...set, version: version + 1 })
    .where(sql`${agentRegion.id} = ${regionId} AND ${agentRegion.version} = ${version}`)
    .returning({ version: agentRegion.version });
  if (row) return okay(row.version);
  const [last] = await historyOf(tx, 'agent_region', [regionId]);
  if (!last) return refuse('NOT_FOUND', {}, ['/regionId']);
  return refuse('CONFLICT', { expected: version, by: last.who, at: last.at }, ['/version']);
}
