/** What the import of running tenders looks for: tenders that stand in the book, and people by name. */
import { sql } from 'drizzle-orm';
import { isAnyOf, isAnyOfWords } from '../../store/dialect';
import type { Actor } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { referencesTo } from '../../store/references';
import { user } from '../users/users.tables';
import { tenderDocument } from './document.tables';
import { tender } from './tenders.tables';

/** Tenders with these titles that the reader sees. */
export const tendersTitled = (db: ReadDb, titles: readonly string[], visible: Actor['visible']) =>
  db
    .select({ id: tender.id, title: tender.title, bidDeadlineAt: tender.bidDeadlineAt, state: tender.state })
    .from(tender)
    .where(
      visible === 'all'
        ? isAnyOfWords(tender.title, titles)
        : sql`${isAnyOfWords(tender.title, titles)} AND ${isAnyOf(tender.ownerId, visible)}`,
    );

/** People who work here by these names, of those whose records the reader sees. */
export const peopleCalled = (db: ReadDb, names: readonly string[], visible: Actor['visible']) =>
  db
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(
      sql`${isAnyOfWords(user.name, names)} AND ${user.isDisabled} = 0 AND ${visible === 'all' ? sql`1 = 1` : isAnyOf(user.id, visible)}`,
    );

/** Dates and papers that came with them. */
const ownTables: readonly string[] = ['tender_milestone', 'tender_document'];

/** What was made for these tenders since they were imported, and how many of them were changed. */
export async function usesOfTenders(db: ReadDb, ids: readonly number[]): Promise<{ other: number; changed: number }> {
  const references = (await referencesTo(db, 'tender', ids)).filter(({ table }) => !ownTables.includes(table));
  const papers = await db
    .select({ id: tenderDocument.id })
    .from(tenderDocument)
    .where(sql`${isAnyOf(tenderDocument.tenderId, ids)} AND ${tenderDocument.version} > 0`);
  const changed = await db
    .select({ id: tender.id })
    .from(tender)
    .where(sql`${isAnyOf(tender.id, ids)} AND ${tender.version} > 0`);
  return { other: references.reduce((sum, { count }) => sum + count, 0), changed: changed.length + papers.length };
}
