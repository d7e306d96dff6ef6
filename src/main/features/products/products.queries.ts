/** Facts of products for other features and for the commands of this one. */
import { sql } from 'drizzle-orm';
import { isAnyOfPlaceholder } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { missingFields, type NeededField } from './products.rules';
import { product } from './products.tables';

const p = sql.placeholder;

export type ProductRecord = typeof product.$inferSelect;

/** What orders, dispatch and stock need to know of a product. Prices in 1/10000 yuan, rates in basis points. */
export type ProductFacts = Pick<
  ProductRecord,
  | 'id'
  | 'genericName'
  | 'tradeName'
  | 'pyFull'
  | 'specification'
  | 'form'
  | 'maker'
  | 'holder'
  | 'registrationNo'
  | 'registrationExpiresOn'
  | 'unit'
  | 'taxRateBp'
  | 'taxCode'
  | 'storageClass'
  | 'isControlled'
  | 'tracePrefix'
  | 'barcode'
  | 'floorPrice'
  | 'isStopped'
  | 'scopeClass'
> & { readonly code: string; readonly isComplete: boolean; readonly missing: NeededField[] };

const byIds = prepared('product.byIds', (db) => db.select().from(product).where(isAnyOfPlaceholder(product.id, 'ids')));

/** Whole records by id, in no particular order. */
export const productRecords = (db: ReadDb, ids: readonly number[]): Promise<ProductRecord[]> =>
  byIds(db, { ids: JSON.stringify(ids) });

/** Facts of products by id; unknown ids are left out. */
export async function productFacts(db: ReadDb, ids: readonly number[]): Promise<ProductFacts[]> {
  const rows = await productRecords(db, ids);
  return rows.map((row) => ({ ...row, code: row.code ?? '', missing: missingFields(row) }));
}

/** One record, or undefined. */
export const findProduct = async (db: ReadDb, productId: number): Promise<ProductRecord | undefined> =>
  (await productRecords(db, [productId]))[0];

const sameKey = prepared('product.sameKey', (db) =>
  db
    .select({ id: product.id, code: product.code })
    .from(product)
    .where(
      sql`${product.genericName} = ${p('genericName')} AND ${product.tradeName} = ${p('tradeName')} AND ${product.maker} = ${p('maker')} AND ${product.specification} = ${p('specification')}`,
    ),
);
const sameCode = prepared('product.sameCode', (db) =>
  db
    .select({ id: product.id, name: product.genericName })
    .from(product)
    .where(sql`${product.code} = ${p('code')}`),
);

/** What tells one product from another. */
export type ProductKey = Pick<ProductRecord, 'genericName' | 'tradeName' | 'maker' | 'specification'>;

/** The product with the same generic name, trade name, maker and specification. */
export const findByKey = async (db: ReadDb, { genericName, tradeName, maker, specification }: ProductKey) =>
  (await sameKey(db, { genericName, tradeName, maker, specification }))[0];

/** The product with this code. */
export const findByCode = async (db: ReadDb, code: string) => (await sameCode(db, { code }))[0];

const ofTracePrefix = prepared('product.ofTracePrefix', (db) =>
  db
    .select({ id: product.id, genericName: product.genericName })
    .from(product)
    .where(sql`${product.tracePrefix} = ${p('prefix')}`)
    .limit(1),
);

/** The product whose traceability codes begin with these 7 digits. */
export const productOfTracePrefix = async (db: ReadDb, prefix: string) => (await ofTracePrefix(db, { prefix }))[0];
