/** Suppliers for other features and for the commands of this one. */
import { sql } from 'drizzle-orm';
import { isAnyOfPlaceholder } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { supplier } from './supplier.tables';

const p = sql.placeholder;

export type SupplierRecord = typeof supplier.$inferSelect;

const byIds = prepared('supplier.byIds', (db) =>
  db.select().from(supplier).where(isAnyOfPlaceholder(supplier.id, 'ids')),
);

/** Whole records by id, in no particular order. */
export const supplierRecords = (db: ReadDb, ids: readonly number[]): Promise<SupplierRecord[]> =>
  byIds(db, { ids: JSON.stringify(ids) });

/** One supplier, or undefined. */
export const supplierFacts = async (db: ReadDb, supplierId: number): Promise<SupplierRecord | undefined> =>
  (await supplierRecords(db, [supplierId]))[0];

const called = prepared('supplier.called', (db) =>
  db
    .select({ id: supplier.id })
    .from(supplier)
    .where(sql`${supplier.name} = ${p('name')}`),
);

/** The supplier of this name. */
export const supplierCalled = async (db: ReadDb, name: string) => (await called(db, { name }))[0];
