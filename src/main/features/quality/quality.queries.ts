/** What other features ask of quality, in the same transaction. */
import { sql } from 'drizzle-orm';
import { standardNeeds, type HolderClass, type LicenceNeeds } from '../../../shared/domain/licences';
import { standingOf, type Qualified, type QualificationSubject } from '../../../shared/domain/quality-words';
import { isAnyOfPlaceholder, withoutIndex } from '../../store/dialect';
import type { Actor } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import {
  customerScope,
  licenceNeed,
  qualification,
  scopeList,
  supplierLicence,
  supplierPapers,
} from './quality.tables';

const p = sql.placeholder;

const pastOf = prepared('qualification.ofSubjects', (db) =>
  db
    .select({
      subjectId: qualification.subjectId,
      state: qualification.state,
      decidedOn: qualification.decidedOn,
      validUntilOn: qualification.validUntilOn,
    })
    .from(qualification)
    .where(
      sql`${qualification.subjectKind} = ${p('subject')} AND ${isAnyOfPlaceholder(qualification.subjectId, 'ids')}`,
    )
    .orderBy(sql`${withoutIndex(sql`${qualification.id}`)} DESC`),
);

/**
 * How subjects stand, every id with an answer. An approval may have an end: `standingOn(found, day)` of
 * shared/domain/quality-words says how it stands on a day.
 */
export async function qualificationsOf(
  db: ReadDb,
  subject: QualificationSubject,
  ids: readonly number[],
): Promise<Map<number, Qualified>> {
  const rows = await pastOf(db, { subject, ids: JSON.stringify(ids) });
  const bySubject = Map.groupBy(rows, ({ subjectId }) => subjectId);
  return new Map(ids.map((id) => [id, standingOf(bySubject.get(id) ?? [])]));
}

const scopeRow = prepared('customerScope.one', (db) =>
  db
    .select({ scopes: customerScope.scopes, version: customerScope.version })
    .from(customerScope)
    .where(sql`${customerScope.customerId} = ${p('customerId')}`),
);

/** A buyer's scopes with their version; null and 0 while they are not entered. */
export async function customerScopes(db: ReadDb, customerId: number) {
  const [row] = await scopeRow(db, { customerId });
  return { scopes: row ? [...row.scopes] : null, version: row?.version ?? 0 };
}

/** The classes of goods a buyer may be sold, as product.scope_class says them; null: not entered. */
export const scopesOf = async (db: ReadDb, customerId: number): Promise<readonly string[] | null> =>
  (await customerScopes(db, customerId)).scopes;

const needRows = prepared('licenceNeed.all', (db) =>
  db
    .select({ holderClass: licenceNeed.holderClass, needs: licenceNeed.needs, version: licenceNeed.version })
    .from(licenceNeed),
);

/** The lists that quality changed, with their versions. */
export const changedNeeds = (db: ReadDb) => needRows(db, {});

/** The licences each kind of holder needs: the standard table overlaid with what quality changed. */
export async function licenceNeedsOf(db: ReadDb): Promise<LicenceNeeds> {
  const changed = await changedNeeds(db);
  const overlay: Partial<Record<HolderClass, LicenceNeeds[HolderClass]>> = {};
  for (const { holderClass, needs } of changed) overlay[holderClass] = needs;
  return { ...standardNeeds, ...overlay };
}

const listRow = prepared('scopeList.one', (db) =>
  db.select({ names: scopeList.names, version: scopeList.version }).from(scopeList),
);

/** The closed list of scope classes; empty while quality has not written it. */
export async function scopeClassesOf(db: ReadDb) {
  const [row] = await listRow(db, {});
  return { names: row ? [...row.names] : [], version: row?.version ?? 0 };
}

const supplierRows = prepared('supplierLicence.ofSupplier', (db) =>
  db
    .select({
      kind: supplierLicence.kind,
      number: supplierLicence.number,
      expiresOn: supplierLicence.expiresOn,
      isLongTerm: supplierLicence.isLongTerm,
    })
    .from(supplierLicence)
    .where(sql`${supplierLicence.supplierId} = ${p('supplierId')}`)
    .orderBy(supplierLicence.id),
);
const papersVersion = prepared('supplierPapers.version', (db) =>
  db
    .select({ version: supplierPapers.version })
    .from(supplierPapers)
    .where(sql`${supplierPapers.supplierId} = ${p('supplierId')}`),
);

/** The licences entered for a supplier. */
export const supplierLicencesOf = (db: ReadDb, supplierId: number) => supplierRows(db, { supplierId });
/** The version of a supplier's licences; 0 while nothing was entered. */
export const supplierPapersVersion = async (db: ReadDb, supplierId: number): Promise<number> =>
  (await papersVersion(db, { supplierId }))[0]?.version ?? 0;

const ownerRow = prepared('qualification.owner', (db) =>
  db
    .select({ ownerId: qualification.ownerId })
    .from(qualification)
    .where(sql`${qualification.id} = ${p('id')}`),
);

/** Row scope of a request: a buyer's goes with the buyer, another one with who asked. */
export async function isQualificationVisible(db: ReadDb, id: number, { visible }: Actor): Promise<boolean> {
  const [row] = await ownerRow(db, { id });
  return row !== undefined && (visible === 'all' || visible.includes(row.ownerId));
}
