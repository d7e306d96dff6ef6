/** The papers of bids for the commands of this feature, for the countdown, and for other rooms. */
import { sql } from 'drizzle-orm';
import { isAnyOf, isAnyOfPlaceholder } from '../../store/dialect';
import type { Actor } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { defaultDocuments, type TemplateLine } from '../../../shared/domain/tender-paper-words';
import type { TenderKind } from '../../../shared/domain/tender-words';
import { failsOn, neededOn } from './credential.rules';
import { credential } from './credential.tables';
import { readinessFrom, type ReadinessOf } from './document.rules';
import { documentTemplate, tenderDocument } from './document.tables';
import { tender } from './tenders.tables';

const p = sql.placeholder;

export type DocumentRecord = typeof tenderDocument.$inferSelect;

/** Whole records by id, in no particular order. */
export const documentRecords = (db: ReadDb, ids: readonly number[]): Promise<DocumentRecord[]> =>
  db.select().from(tenderDocument).where(isAnyOf(tenderDocument.id, ids));

/** One record, or undefined. */
export const findDocument = async (db: ReadDb, documentId: number): Promise<DocumentRecord | undefined> =>
  (await documentRecords(db, [documentId]))[0];

const ofTender = prepared('tenderDocument.ofTender', (db) =>
  db
    .select()
    .from(tenderDocument)
    .where(sql`${tenderDocument.tenderId} = ${p('tenderId')}`)
    .orderBy(tenderDocument.place, tenderDocument.id),
);

/** The checklist of a tender, in its order. */
export const documentsOf = (db: ReadDb, tenderId: number): Promise<DocumentRecord[]> => ofTender(db, { tenderId });

const ownerRow = prepared('tenderDocument.owner', (db) =>
  db
    .select({ ownerId: tenderDocument.ownerId })
    .from(tenderDocument)
    .where(sql`${tenderDocument.id} = ${p('id')}`),
);

/** Row scope: a paper is seen as its tender is. */
export async function isDocumentVisible(db: ReadDb, id: number, { visible }: Actor): Promise<boolean> {
  const [row] = await ownerRow(db, { id });
  return row !== undefined && (visible === 'all' || visible.includes(row.ownerId));
}

const forReadiness = prepared('tenderDocument.readiness', (db) =>
  db
    .select({
      tenderId: tenderDocument.tenderId,
      code: tenderDocument.code,
      name: tenderDocument.name,
      state: tenderDocument.state,
      needsSeal: tenderDocument.needsSeal,
      sealedAt: tenderDocument.sealedAt,
      needsCa: tenderDocument.needsCa,
      caSignedAt: tenderDocument.caSignedAt,
      expiresOn: credential.expiresOn,
      tenderState: tender.state,
      bidDeadlineAt: tender.bidDeadlineAt,
      openingAt: tender.openingAt,
    })
    .from(tenderDocument)
    .innerJoin(tender, sql`${tender.id} = ${tenderDocument.tenderId}`)
    .leftJoin(credential, sql`${credential.id} = ${tenderDocument.credentialId}`)
    .where(isAnyOfPlaceholder(tenderDocument.tenderId, 'ids'))
    .orderBy(tenderDocument.tenderId, tenderDocument.place, tenderDocument.id),
);

/** From when it is looked: any `ctx` will do. */
export type Seen = { readonly now: number; readonly timeZone: string };

/**
 * How far the papers of tenders are, in one statement; a tender without a checklist has no entry. What ends before
 * its tender needs it is counted as expired.
 */
export async function readinessOf(
  db: ReadDb,
  tenderIds: readonly number[],
  { now, timeZone }: Seen,
): Promise<Map<number, ReadinessOf>> {
  const rows = await forReadiness(db, { ids: JSON.stringify(tenderIds) });
  const marked = rows.map(({ expiresOn, tenderState, ...row }) => ({
    ...row,
    isExpired: failsOn(expiresOn, neededOn({ ...row, state: tenderState }, now, timeZone)),
  }));
  const byTender = Map.groupBy(marked, ({ tenderId }) => tenderId);
  return new Map([...byTender].map(([tenderId, papers]) => [tenderId, readinessFrom(papers)]));
}

export type Template = {
  readonly lines: readonly TemplateLine[];
  readonly isChanged: boolean;
  readonly version: number;
};

/** What a bid of each kind is made of: the firm's own list, else the one that the program begins with. */
export async function templatesOf(db: ReadDb): Promise<ReadonlyMap<TenderKind, Template>> {
  const changed = new Map((await db.select().from(documentTemplate)).map((row) => [row.tenderKind, row]));
  return new Map(
    (Object.keys(defaultDocuments) as TenderKind[]).map((kind) => {
      const own = changed.get(kind);
      const lines = own?.lines ?? defaultDocuments[kind];
      return [kind, { lines, isChanged: own !== undefined, version: own?.version ?? 0 }];
    }),
  );
}

/** The template of one kind. */
export async function templateOf(db: ReadDb, kind: TenderKind): Promise<Template> {
  const found = (await templatesOf(db)).get(kind);
  if (!found) throw new Error(`no papers for tenders of the kind ${kind}`);
  return found;
}
