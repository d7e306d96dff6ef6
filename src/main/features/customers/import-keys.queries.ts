import { sql } from 'drizzle-orm';
import { isAnyOf, isAnyOfWords } from '../../store/dialect';
import type { Actor } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { customer } from './customers.tables';

/** What tells customers apart in a file that speaks of them by name or tax number. */
export type NamedCustomer = {
  readonly id: number;
  readonly name: string;
  readonly city: string;
  readonly taxNo: string;
  /** Days of credit. */
  readonly paymentDays: number;
};

type Wanted = {
  readonly names: readonly string[];
  readonly taxNos: readonly string[];
  readonly visible: Actor['visible'];
};

/** The customers with one of these names or tax numbers whom the reader sees. */
export async function customersNamed(db: ReadDb, { names, taxNos, visible }: Wanted): Promise<NamedCustomer[]> {
  const { id, name, city, taxNo, paymentDays } = customer;
  const isNamed = sql`(${isAnyOfWords(name, names)} OR (${taxNo} <> '' AND ${isAnyOfWords(taxNo, taxNos)}))`;
  const isSeen = visible === 'all' ? sql`1 = 1` : isAnyOf(customer.ownerId, visible);
  return db.select({ id, name, city, taxNo, paymentDays }).from(customer).where(sql`${isNamed} AND ${isSeen}`);
}
