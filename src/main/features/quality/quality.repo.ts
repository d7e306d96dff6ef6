/** Writes to quality's own tables. */
import { sql } from 'drizzle-orm';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { QualificationState } from '../../../shared/domain/quality-words';
import type { Tx } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import {
  customerScope,
  datedPaper,
  licenceNeed,
  qualification,
  scopeList,
  supplierLicence,
  supplierPapers,
} from './quality.tables';

type NewQualification = Omit<typeof qualification.$inferInsert, 'id'>;
/** SQLite binds at most 32,766 values in one statement. */
const ROWS_PER_INSERT = 400;

/** Adds requests in few statements. @returns their ids in the order of the rows */
export async function addQualifications(tx: Tx, rows: readonly NewQualification[]): Promise<number[]> {
  const ids: number[] = [];
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
    const part = rows.slice(at, at + ROWS_PER_INSERT);
    const made = await tx.insert(qualification).values(part).returning({ id: qualification.id });
    ids.push(...made.map(({ id }) => id));
  }
  return ids;
}

type Step = {
  readonly id: number;
  readonly version: number;
  readonly from: QualificationState;
  readonly set: Partial<Omit<NewQualification, 'number' | 'version'>>;
};

/** Takes a step of a request that still is as the caller saw it. */
export async function moveQualification(tx: Tx, { id, version, from, set }: Step): Promise<Result<number>> {
  const [row] = await tx
    .update(qualification)
    .set({ ...set, version: version + 1 })
    .where(
      sql`${qualification.id} = ${id} AND ${qualification.version} = ${version} AND ${qualification.state} = ${from}`,
    )
    .returning({ version: qualification.version });
  if (row) return okay(row.version);
  const [last] = await historyOf(tx, 'qualification', [id]);
  return refuse('CONFLICT', { expected: version, ...(last ? { by: last.who, at: last.at } : {}) }, ['/version']);
}

type Versioned = { readonly version: number };
const onlyOne = (rows: readonly Versioned[]): number => {
  const [row] = rows;
  if (!row) throw new Error('nothing was written');
  return row.version;
};

/** Writes a buyer's scopes. */
export async function writeScopes(tx: Tx, customerId: number, scopes: readonly string[]): Promise<number> {
  const rows = await tx
    .insert(customerScope)
    .values({ customerId, scopes, version: 1 })
    .onConflictDoUpdate({
      target: customerScope.customerId,
      set: { scopes, version: sql`${customerScope.version} + 1` },
    })
    .returning({ version: customerScope.version });
  return onlyOne(rows);
}

/** Forgets a buyer's scopes: not entered again. */
export async function dropScopes(tx: Tx, customerId: number): Promise<void> {
  await tx.delete(customerScope).where(sql`${customerScope.customerId} = ${customerId}`);
}

/** Writes the list of scope classes. */
export async function writeScopeClasses(tx: Tx, names: readonly string[]): Promise<number> {
  const rows = await tx
    .insert(scopeList)
    .values({ id: 1, names, version: 1 })
    .onConflictDoUpdate({ target: scopeList.id, set: { names, version: sql`${scopeList.version} + 1` } })
    .returning({ version: scopeList.version });
  return onlyOne(rows);
}

type Needs = Omit<typeof licenceNeed.$inferInsert, 'version'>;

/** Writes what one kind of holder needs. */
export async function writeNeeds(tx: Tx, { holderClass, needs }: Needs): Promise<number> {
  const rows = await tx
    .insert(licenceNeed)
    .values({ holderClass, needs, version: 1 })
    .onConflictDoUpdate({ target: licenceNeed.holderClass, set: { needs, version: sql`${licenceNeed.version} + 1` } })
    .returning({ version: licenceNeed.version });
  return onlyOne(rows);
}

type Supplier = { readonly id: number; readonly name: string; readonly py: string };
type Licence = Omit<typeof supplierLicence.$inferInsert, 'id' | 'supplierId'>;

/** Puts these licences in the place of a supplier's old ones, in the list of papers with an end too. */
export async function replaceSupplierLicences(
  tx: Tx,
  { id: supplierId, name, py }: Supplier,
  licences: readonly Licence[],
): Promise<number> {
  await tx.delete(supplierLicence).where(sql`${supplierLicence.supplierId} = ${supplierId}`);
  await tx.delete(datedPaper).where(sql`${datedPaper.holder} = 'supplier' AND ${datedPaper.holderId} = ${supplierId}`);
  if (licences.length > 0) {
    await tx.insert(supplierLicence).values(licences.map((licence) => ({ ...licence, supplierId })));
  }
  const dated = licences.flatMap(({ kind, number, expiresOn }) =>
    expiresOn
      ? [{ holder: 'supplier' as const, holderId: supplierId, kind, name, py, number: number ?? '', expiresOn }]
      : [],
  );
  if (dated.length > 0) await tx.insert(datedPaper).values(dated);
  const rows = await tx
    .insert(supplierPapers)
    .values({ supplierId, version: 1 })
    .onConflictDoUpdate({ target: supplierPapers.supplierId, set: { version: sql`${supplierPapers.version} + 1` } })
    .returning({ version: supplierPapers.version });
  return onlyOne(rows);
}
