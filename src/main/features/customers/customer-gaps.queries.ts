/** Customers who lack something, as a condition of the list and as a count. */
import { sql, type SQL } from 'drizzle-orm';
import type { CustomerGap } from '../../../shared/domain/gap-words';
import { isAnyOf } from '../../store/dialect';
import type { Actor } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { agreedPrice } from '../pricing/pricing.tables';
import { customer, deliveryAddress, invoiceProfile, licence } from './customers.tables';

const isUsed = sql`${customer.isDisabled} = 0`;
/** Agents buy nothing: they need no papers. */
const isBuyer = sql`${isUsed} AND ${customer.kind} <> 'agent'`;

const conditions: Readonly<Record<CustomerGap, SQL>> = {
  licence: sql`${isBuyer} AND NOT EXISTS (SELECT 1 FROM ${licence} WHERE ${licence.customerId} = ${customer.id})`,
  taxNo: sql`${isBuyer} AND ${customer.taxNo} = '' AND NOT EXISTS (SELECT 1 FROM ${invoiceProfile} WHERE ${invoiceProfile.customerId} = ${customer.id} AND ${invoiceProfile.taxNo} <> '')`,
  address: sql`${isBuyer} AND ${customer.address} = '' AND NOT EXISTS (SELECT 1 FROM ${deliveryAddress} WHERE ${deliveryAddress.customerId} = ${customer.id} AND ${deliveryAddress.isRemoved} = 0)`,
  credit: sql`${isBuyer} AND ${customer.paymentTerm} <> 'prepaid' AND ${customer.creditLimitFen} IS NULL`,
  price: sql`${isBuyer} AND NOT EXISTS (SELECT 1 FROM ${agreedPrice} WHERE ${agreedPrice.customerId} = ${customer.id})`,
};

/** The condition of a list that shows only those; the list's table is the customers'. */
export const lacksOfCustomer = (gap: CustomerGap): SQL => sql`(${conditions[gap]})`;

/** How many customers there are whom the reader sees, or who lack something. */
export async function countCustomers(db: ReadDb, { visible }: Actor, gap?: CustomerGap): Promise<number> {
  const isSeen = visible === 'all' ? sql`1 = 1` : isAnyOf(customer.ownerId, visible);
  const [row] = await db
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(customer)
    .where(sql`${isSeen} AND ${gap ? lacksOfCustomer(gap) : isUsed}`);
  return row?.count ?? 0;
}
