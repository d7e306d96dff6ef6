/** What other features ask about a customer, in the same transaction. */
import { sql } from 'drizzle-orm';
import { isAnyOfWords } from '../../store/dialect';
import type { Actor } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { mayOwn } from './customers.rules';
import { customer, deliveryAddress, invoiceProfile, licence } from './customers.tables';

const p = sql.placeholder;

const customerRow = prepared('customer.facts', (db) =>
  db
    .select({
      id: customer.id,
      ownerId: customer.ownerId,
      kind: customer.kind,
      ownership: customer.ownership,
      name: customer.name,
      pyFull: customer.pyFull,
      pyInitials: customer.pyInitials,
      province: customer.province,
      city: customer.city,
      address: customer.address,
      phone: customer.phone,
      taxNo: customer.taxNo,
      creditLimitFen: customer.creditLimitFen,
      paymentTerm: customer.paymentTerm,
      paymentDays: customer.paymentDays,
      openingReceivableFen: customer.openingReceivableFen,
      minShelfMonths: customer.minShelfMonths,
      hasPricesOnPapers: customer.hasPricesOnPapers,
      isDisabled: customer.isDisabled,
      createdAt: customer.createdAt,
      version: customer.version,
      defaultInvoiceProfile: {
        title: invoiceProfile.title,
        taxNo: invoiceProfile.taxNo,
        addressPhone: invoiceProfile.addressPhone,
        bankAccount: invoiceProfile.bankAccount,
      },
    })
    .from(customer)
    .leftJoin(invoiceProfile, sql`${invoiceProfile.customerId} = ${customer.id} AND ${invoiceProfile.isDefault} = 1`)
    .where(sql`${customer.id} = ${p('id')}`)
    .limit(1),
);

const ownerRow = prepared('customer.owner', (db) =>
  db
    .select({ ownerId: customer.ownerId })
    .from(customer)
    .where(sql`${customer.id} = ${p('id')}`),
);

const licenceRows = prepared('licence.ofCustomer', (db) =>
  db
    .select({
      kind: licence.kind,
      number: licence.number,
      expiresOn: licence.expiresOn,
      isLongTerm: licence.isLongTerm,
    })
    .from(licence)
    .where(sql`${licence.customerId} = ${p('customerId')}`)
    .orderBy(licence.id),
);

const addressRows = prepared('deliveryAddress.ofCustomer', (db) =>
  db
    .select({
      id: deliveryAddress.id,
      receiver: deliveryAddress.receiver,
      phone: deliveryAddress.phone,
      address: deliveryAddress.address,
      isDefault: deliveryAddress.isDefault,
    })
    .from(deliveryAddress)
    .where(sql`${deliveryAddress.customerId} = ${p('customerId')} AND ${deliveryAddress.isRemoved} = 0`)
    .orderBy(deliveryAddress.id),
);

/** The delivery addresses a customer has registered. */
export const registeredAddressesOf = (db: ReadDb, customerId: number) => addressRows(db, { customerId });

/** The customer as orders, prices and papers need it; undefined when there is none. */
export const customerFacts = async (db: ReadDb, id: number) => (await customerRow(db, { id }))[0];
export type CustomerFacts = NonNullable<Awaited<ReturnType<typeof customerFacts>>>;

/** Row scope: the owner's own and what is below him. */
export async function isCustomerVisible(db: ReadDb, id: number, actor: Actor): Promise<boolean> {
  const [row] = await ownerRow(db, { id });
  return row !== undefined && mayOwn(row.ownerId, actor.visible);
}

/** The licences entered for a customer. */
export const licencesOf = (db: ReadDb, customerId: number) => licenceRows(db, { customerId });

export type DeliveryAddress = {
  /** Null: the customer's own address. */
  readonly id: number | null;
  readonly receiver: string;
  readonly phone: string;
  readonly address: string;
  readonly isDefault: boolean;
};

/** Where goods of a customer may go: his delivery addresses, else the address on his card. */
export async function deliveryAddressesOf(db: ReadDb, customerId: number): Promise<DeliveryAddress[]> {
  const rows = await registeredAddressesOf(db, customerId);
  if (rows.length > 0) return rows;
  const [own] = await customerRow(db, { id: customerId });
  if (!own || own.address === '') return [];
  return [{ id: null, receiver: '', phone: own.phone, address: own.address, isDefault: true }];
}

/**
 * One registered address of a customer; the default one when `addressId` is null. The id of the answer is null
 * where the address on the card stands in for a delivery address.
 */
export async function deliveryAddressOf(
  db: ReadDb,
  customerId: number,
  addressId: number | null,
): Promise<DeliveryAddress | undefined> {
  const all = await deliveryAddressesOf(db, customerId);
  if (addressId !== null) return all.find(({ id }) => id === addressId);
  return all.find(({ isDefault }) => isDefault) ?? all[0];
}

/** Name and city of the customers that have one of these names, for the import. */
export const customerKeysAmong = (db: ReadDb, names: readonly string[]) =>
  db.select({ name: customer.name, city: customer.city }).from(customer).where(isAnyOfWords(customer.name, names));
