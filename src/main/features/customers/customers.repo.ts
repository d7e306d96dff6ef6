/** Writes to the customers' own tables. */
import { sql } from 'drizzle-orm';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { historyOf } from '../audit/audit.queries';
import { isAnyOf } from '../../store/dialect';
import type { Tx } from '../../store/handles';
import { contact, customer, deliveryAddress, invoiceProfile, licence } from './customers.tables';

export type CustomerValues = typeof customer.$inferInsert;
/** SQLite binds at most 32,766 values in one statement. */
const ROWS_PER_INSERT = 400;

/** Adds one customer. */
export async function addCustomer(tx: Tx, row: CustomerValues): Promise<number> {
  const [made] = await tx.insert(customer).values(row).returning({ id: customer.id });
  if (!made) throw new Error('no customer was made');
  return made.id;
}

/** Adds many customers in few statements; returns their ids in the order of the rows. */
export async function addCustomers(tx: Tx, rows: readonly CustomerValues[]): Promise<number[]> {
  const ids: number[] = [];
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
    const part = rows.slice(at, at + ROWS_PER_INSERT);
    const made = await tx.insert(customer).values(part).returning({ id: customer.id });
    ids.push(...made.map(({ id }) => id));
  }
  return ids;
}

type Change = {
  readonly customerId: number;
  readonly version: number;
  readonly set: Partial<Omit<CustomerValues, 'id' | 'version'>>;
};

/** Changes a customer that still has the version the caller saw; the version grows by one. */
export async function changeCustomer(tx: Tx, { customerId, version, set }: Change): Promise<Result<number>> {
  const [row] = await tx
    .update(customer)
    .set({ ...set, version: version + 1 })
    .where(sql`${customer.id} = ${customerId} AND ${customer.version} = ${version}`)
    .returning({ version: customer.version });
  if (row) return okay(row.version);
  const [last] = await historyOf(tx, 'customer', [customerId]);
  return refuse('CONFLICT', { expected: version, ...(last ? { by: last.who, at: last.at } : {}) }, ['/version']);
}

type Contact = Omit<typeof contact.$inferInsert, 'id' | 'customerId'>;
type Profile = Omit<typeof invoiceProfile.$inferInsert, 'id' | 'customerId'>;
type Licence = Omit<typeof licence.$inferInsert, 'id' | 'customerId'>;
type Address = Omit<typeof deliveryAddress.$inferInsert, 'id' | 'customerId' | 'isRemoved'> & {
  readonly id: number | null;
};

/** Puts these contacts in the place of the old ones. */
export async function replaceContacts(tx: Tx, customerId: number, rows: readonly Contact[]): Promise<void> {
  await tx.delete(contact).where(sql`${contact.customerId} = ${customerId}`);
  if (rows.length > 0) await tx.insert(contact).values(rows.map((row) => ({ ...row, customerId })));
}

/** Puts these invoice profiles in the place of the old ones. */
export async function replaceProfiles(tx: Tx, customerId: number, rows: readonly Profile[]): Promise<void> {
  await tx.delete(invoiceProfile).where(sql`${invoiceProfile.customerId} = ${customerId}`);
  if (rows.length > 0) await tx.insert(invoiceProfile).values(rows.map((row) => ({ ...row, customerId })));
}

/** Puts these licences in the place of the old ones. */
export async function replaceLicences(tx: Tx, customerId: number, rows: readonly Licence[]): Promise<void> {
  await tx.delete(licence).where(sql`${licence.customerId} = ${customerId}`);
  if (rows.length > 0) await tx.insert(licence).values(rows.map((row) => ({ ...row, customerId })));
}

/** Adds licences of many customers in few statements. */
export async function addLicences(tx: Tx, rows: readonly (typeof licence.$inferInsert)[]): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
    await tx.insert(licence).values(rows.slice(at, at + ROWS_PER_INSERT));
  }
}

/** Changes, adds and removes delivery addresses; a removed one stays for the orders that name it. */
export async function replaceAddresses(tx: Tx, customerId: number, rows: readonly Address[]): Promise<void> {
  const kept = rows.flatMap(({ id }) => (id === null ? [] : [id]));
  await tx
    .update(deliveryAddress)
    .set({ isRemoved: true, isDefault: false })
    .where(sql`${deliveryAddress.customerId} = ${customerId} AND NOT ${isAnyOf(deliveryAddress.id, kept)}`);
  for (const { id, ...row } of rows) {
    if (id === null) continue;
    await tx
      .update(deliveryAddress)
      .set(row)
      .where(sql`${deliveryAddress.id} = ${id} AND ${deliveryAddress.customerId} = ${customerId}`);
  }
  const fresh = rows.flatMap(({ id, ...row }) => (id === null ? [{ ...row, customerId }] : []));
  if (fresh.length > 0) await tx.insert(deliveryAddress).values(fresh);
}
