/** Writes to clocks and templates of dates. */
import { sql } from 'drizzle-orm';
import type { Tx } from '../../store/handles';
import { milestoneTemplate, tenderClock } from './tenders.tables';

export async function writeClock(tx: Tx, row: typeof tenderClock.$inferInsert): Promise<void> {
  const { key: _, ...set } = row;
  await tx.insert(tenderClock).values(row).onConflictDoUpdate({ target: tenderClock.key, set });
}

type Template = Omit<typeof milestoneTemplate.$inferInsert, 'id' | 'version'>;

export async function addTemplate(tx: Tx, row: Template): Promise<number> {
  const [made] = await tx.insert(milestoneTemplate).values(row).returning({ id: milestoneTemplate.id });
  if (!made) throw new Error('the template was not added');
  return made.id;
}

/** The new version, or undefined when the one seen is stale. */
export async function changeTemplate(
  tx: Tx,
  { templateId, version, set }: { templateId: number; version: number; set: Template },
): Promise<number | undefined> {
  const [row] = await tx
    .update(milestoneTemplate)
    .set({ ...set, version: version + 1 })
    .where(sql`${milestoneTemplate.id} = ${templateId} AND ${milestoneTemplate.version} = ${version}`)
    .returning({ version: milestoneTemplate.version });
  return row?.version;
}
