/** Writes to the papers of bids and to their templates. */
import { sql } from 'drizzle-orm';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { TemplateLine } from '../../../shared/domain/tender-paper-words';
import type { TenderKind } from '../../../shared/domain/tender-words';
import type { Tx } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { documentTemplate, tenderDocument } from './document.tables';
import type { TenderRecord } from './tenders.queries';

type Columns = typeof tenderDocument.$inferInsert;
export type NewDocument = TemplateLine & { readonly reviewerId: number | null; readonly place: number };

/** Adds papers to a tender in one statement. @returns their ids, in the order given */
export async function addDocuments(tx: Tx, of: TenderRecord, papers: readonly NewDocument[]): Promise<number[]> {
  if (papers.length === 0) return [];
  const copies = {
    ...{ tenderId: of.id, ownerId: of.ownerId, tenderNumber: of.number, tenderTitle: of.title },
    ...{ tenderPy: of.titlePy, bidDeadlineAt: of.bidDeadlineAt, tenderState: of.state },
  };
  const rows = papers.map((paper) => ({ ...copies, ...paper }));
  const added = await tx.insert(tenderDocument).values(rows).returning({ id: tenderDocument.id });
  return added.map(({ id }) => id);
}

export type DocumentSet = Partial<Omit<Columns, 'id' | 'tenderId' | 'ownerId' | 'version' | 'waitsSince'>>;
type Change = { readonly documentId: number; readonly version: number; readonly set: DocumentSet };

/** @returns the new version; CONFLICT with who and when where the one seen is stale */
export async function changeDocument(tx: Tx, { documentId, version, set }: Change): Promise<Result<number>> {
  const [row] = await tx
    .update(tenderDocument)
    .set({ ...set, version: version + 1 })
    .where(sql`${tenderDocument.id} = ${documentId} AND ${tenderDocument.version} = ${version}`)
    .returning({ version: tenderDocument.version });
  if (row) return okay(row.version);
  const [last] = await historyOf(tx, 'tender_document', [documentId]);
  return refuse('CONFLICT', { expected: version, ...(last ? { by: last.who, at: last.at } : {}) }, ['/version']);
}

/** Keeps the firm's own list of a kind. @returns its new version */
export async function writeTemplate(tx: Tx, tenderKind: TenderKind, lines: readonly TemplateLine[]): Promise<number> {
  const [row] = await tx
    .insert(documentTemplate)
    .values({ tenderKind, lines, version: 1 })
    .onConflictDoUpdate({
      target: documentTemplate.tenderKind,
      set: { lines, version: sql`${documentTemplate.version} + 1` },
    })
    .returning({ version: documentTemplate.version });
  if (!row) throw new Error('the template was not kept');
  return row.version;
}
