import { sql } from 'drizzle-orm';
import { isAnyOf } from '../../store/dialect';
import type { ReadDb, Tx } from '../../store/handles';
import { product } from './products.tables';

/** How many of these products were changed since they were made. */
export async function changedProducts(db: ReadDb, ids: readonly number[]): Promise<number> {
  const rows = await db
    .select({ id: product.id })
    .from(product)
    .where(sql`${isAnyOf(product.id, ids)} AND ${product.version} > 0`);
  return rows.length;
}

/** Removes products that nothing refers to; the caller has looked, and a foreign key would refuse. */
export const removeProducts = (tx: Tx, ids: readonly number[]): Promise<unknown> =>
  tx.delete(product).where(isAnyOf(product.id, ids));
