/** Writes to suppliers. */
import { sql } from 'drizzle-orm';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Tx } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { supplier } from './supplier.tables';

type Columns = typeof supplier.$inferInsert;

export async function addSupplier(tx: Tx, row: Omit<Columns, 'id' | 'version'>): Promise<number> {
  const [added] = await tx.insert(supplier).values(row).returning({ id: supplier.id });
  if (!added) throw new Error('the supplier was not added');
  return added.id;
}

type Change = {
  readonly supplierId: number;
  readonly version: number;
  readonly set: Partial<Omit<Columns, 'id' | 'version' | 'createdAt'>>;
};

/** @returns the new version; CONFLICT with who and when where the one seen is stale, NOT_FOUND for an unknown one */
export async function changeSupplier(tx: Tx, { supplierId, version, set }: Change): Promise<Result<number>> {
  const [row] = await tx
    .update(supplier)
    .set({ ...set, version: version + 1 })
    .where(sql`${supplier.id} = ${supplierId} AND ${supplier.version} = ${version}`)
    .returning({ version: supplier.version });
  if (row) return okay(row.version);
  const [last] = await historyOf(tx, 'supplier', [supplierId]);
  if (!last) return refuse('NOT_FOUND', {}, ['/supplierId']);
  return refuse('CONFLICT', { expected: version, by: last.who, at: last.at }, ['/version']);
}
