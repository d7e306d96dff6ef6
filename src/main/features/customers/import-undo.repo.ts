import { sql } from 'drizzle-orm';
import { isAnyOf } from '../../store/dialect';
import type { ReadDb, Tx } from '../../store/handles';
import { customer, licence } from './customers.tables';

/** How many of these customers were changed since they were made. */
export async function changedCustomers(db: ReadDb, ids: readonly number[]): Promise<number> {
  const rows = await db
    .select({ id: customer.id })
    .from(customer)
    .where(sql`${isAnyOf(customer.id, ids)} AND ${customer.version} > 0`);
  return rows.length;
}

/** Licences that came with these customers: whoever enters one later changes his customer. */
export async function licencesMadeWith(db: ReadDb, ids: readonly number[]): Promise<number> {
  const rows = await db
    .select({ id: licence.id })
    .from(licence)
    .innerJoin(customer, sql`${customer.id} = ${licence.customerId}`)
    .where(sql`${isAnyOf(licence.customerId, ids)} AND ${customer.version} = 0`);
  return rows.length;
}

/** Removes customers with their licences; nothing else refers to them: the caller has looked. */
export async function removeCustomers(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx.delete(licence).where(isAnyOf(licence.customerId, ids));
  await tx.delete(customer).where(isAnyOf(customer.id, ids));
}
