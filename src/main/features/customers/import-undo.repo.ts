import { sql } from 'drizzle-orm';
import { isAnyOf } from '../../store/dialect';
import type { ReadDb, Tx } from '../../store/handles';
import { customer } from './customers.tables';

/** How many of these customers were changed since they were made. */
export async function changedCustomers(db: ReadDb, ids: readonly number[]): Promise<number> {
  const rows = await db
    .select({ id: customer.id })
    .from(customer)
    .where(sql`${isAnyOf(customer.id, ids)} AND ${customer.version} > 0`);
  return rows.length;
}

/** Removes customers that nothing refers to; the caller has looked, and a foreign key would refuse. */
export const removeCustomers = (tx: Tx, ids: readonly number[]): Promise<unknown> =>
  tx.delete(customer).where(isAnyOf(customer.id, ids));
