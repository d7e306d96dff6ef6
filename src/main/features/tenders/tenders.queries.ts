/** Tenders for the commands of this feature, for its rooms and for other features. */
import { sql } from 'drizzle-orm';
import { isAnyOf } from '../../store/dialect';
import type { Actor } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { tender } from './tenders.tables';

const p = sql.placeholder;

export type TenderRecord = typeof tender.$inferSelect;

/** Whole records by id, in no particular order. */
export const tenderRecords = (db: ReadDb, ids: readonly number[]): Promise<TenderRecord[]> =>
  db.select().from(tender).where(isAnyOf(tender.id, ids));

const one = prepared('tender.one', (db) =>
  db
    .select()
    .from(tender)
    .where(sql`${tender.id} = ${p('id')}`),
);

/** One record, or undefined. */
export const tenderFacts = async (db: ReadDb, tenderId: number): Promise<TenderRecord | undefined> =>
  (await one(db, { id: tenderId }))[0];

const ownerRow = prepared('tender.owner', (db) =>
  db
    .select({ ownerId: tender.ownerId })
    .from(tender)
    .where(sql`${tender.id} = ${p('id')}`),
);

/** Row scope: a tender is seen by whom its owner is seen. */
export async function isTenderVisible(db: ReadDb, id: number, { visible }: Actor): Promise<boolean> {
  const [row] = await ownerRow(db, { id });
  return row !== undefined && (visible === 'all' || visible.includes(row.ownerId));
}
