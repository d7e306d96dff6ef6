/** What the keys of the ledger copy from the cards of customers and products. */
import { sql } from 'drizzle-orm';
import { isAnyOf } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { customer, invoiceProfile } from '../customers/customers.tables';
import { product } from '../products/products.tables';

const p = sql.placeholder;

const buyerRow = prepared('invoicing.buyer', (db) =>
  db
    .select({
      customerId: customer.id,
      name: customer.name,
      pyFull: customer.pyFull,
      ownerId: customer.ownerId,
      cardTaxNo: customer.taxNo,
      title: invoiceProfile.title,
      profileTaxNo: invoiceProfile.taxNo,
    })
    .from(customer)
    .leftJoin(invoiceProfile, sql`${invoiceProfile.customerId} = ${customer.id} AND ${invoiceProfile.isDefault} = 1`)
    .where(sql`${customer.id} = ${p('customerId')}`)
    .orderBy(invoiceProfile.id)
    .limit(1),
);
export type Buyer = {
  readonly customerId: number;
  readonly name: string;
  readonly pyFull: string;
  readonly ownerId: number;
  readonly title: string;
  readonly taxNo: string;
};

type Card = Pick<Buyer, 'name' | 'pyFull' | 'ownerId' | 'taxNo'> & {
  readonly id: number;
  readonly defaultInvoiceProfile: { readonly title: string; readonly taxNo: string } | null;
};
/** The buyer of a card that was read before. */
export const buyerOfCard = ({ id, name, pyFull, ownerId, taxNo, defaultInvoiceProfile: profile }: Card): Buyer => ({
  ...{ customerId: id, name, pyFull, ownerId },
  ...{ title: profile?.title || name, taxNo: profile?.taxNo || taxNo },
});

/** The buyer under his default invoice title, or under what his card says. */
export async function buyerOf(db: ReadDb, customerId: number): Promise<Buyer> {
  const [row] = await buyerRow(db, { customerId });
  if (!row) throw new Error(`customer ${customerId} vanished`);
  const { name, pyFull, ownerId } = row;
  return { customerId, name, pyFull, ownerId, title: row.title || name, taxNo: row.profileTaxNo || row.cardTaxNo };
}

export type Goods = { readonly id: number; readonly code: string | null; readonly name: string; readonly py: string };

/** Code, name and pinyin of products, by id. */
export async function goodsOf(db: ReadDb, productIds: readonly number[]) {
  const rows = await db
    .select({ id: product.id, code: product.code, name: product.genericName, py: product.pyFull })
    .from(product)
    .where(isAnyOf(product.id, productIds));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The titles a buyer has on his card. */
export const titlesOf = (db: ReadDb, customerId: number) =>
  db
    .select({ title: invoiceProfile.title, taxNo: invoiceProfile.taxNo })
    .from(invoiceProfile)
    .where(sql`${invoiceProfile.customerId} = ${customerId}`)
    .orderBy(invoiceProfile.id);
