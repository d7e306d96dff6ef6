/** Writes to the table of products. Pinyin and completeness are derived here, so that no way in forgets them. */
import { sql } from 'drizzle-orm';
import { pinyinOf } from '../../platform/pinyin';
import type { Tx } from '../../store/handles';
import { missingFields } from './products.rules';
import { product } from './products.tables';

type Columns = typeof product.$inferInsert;
type Derived = 'id' | 'pyFull' | 'pyInitials' | 'isComplete' | 'version' | 'isStopped';

/**
 * What a product is made of; everything but the generic name and the instant (UTC ms) may be left out. The import
 * brings its pinyin along, so that the writer is held briefly.
 */
export type NewProduct = Omit<Columns, Derived> & Partial<Pick<Columns, 'pyFull' | 'pyInitials'>>;
type Needed = 'unit' | 'taxRateBp' | 'specification' | 'maker' | 'registrationNo';

const derived = (row: Pick<NewProduct, 'genericName' | 'pyFull' | 'pyInitials' | Needed>) => {
  const { unit = '', taxRateBp = null, specification = '', maker = '', registrationNo = '' } = row;
  const missing = missingFields({ unit, taxRateBp, specification, maker, registrationNo });
  const { pyFull, pyInitials } = row;
  const names = pyFull !== undefined && pyInitials !== undefined ? { pyFull, pyInitials } : pinyinOf(row.genericName);
  return { ...names, isComplete: missing.length === 0 };
};

/** SQLite takes 32,766 bound values a statement; a row binds about 30. */
const ROWS_PER_STATEMENT = 500;

/**
 * Adds products, many in one statement; for the import. An empty code is stored as none.
 * @returns the ids in the order of the rows; a double code or key throws the driver's unique error (DUPLICATE)
 */
export async function addProducts(tx: Tx, rows: readonly NewProduct[]): Promise<number[]> {
  const ids: number[] = [];
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    const part = rows
      .slice(at, at + ROWS_PER_STATEMENT)
      .map((row) => ({ ...row, code: row.code || null, ...derived(row) }));
    const added = await tx.insert(product).values(part).returning({ id: product.id });
    ids.push(...added.map(({ id }) => id));
  }
  return ids.sort((a, b) => a - b);
}

type Seen = { readonly productId: number; readonly version: number };
type Change = Partial<Pick<Columns, 'isStopped' | 'floorPrice'>>;

const changeRow = async (tx: Tx, { productId, version }: Seen, changes: Partial<Columns>) => {
  const [row] = await tx
    .update(product)
    .set({ ...changes, version: version + 1 })
    .where(sql`${product.id} = ${productId} AND ${product.version} = ${version}`)
    .returning({ version: product.version });
  return row?.version;
};

/** Rewrites what people type about a product. @returns the new version, undefined when the one seen is stale */
export const rewriteProduct = (tx: Tx, seen: Seen, fields: Omit<NewProduct, 'createdAt' | 'floorPrice'>) =>
  changeRow(tx, seen, { ...fields, code: fields.code || null, ...derived(fields) });

/** Stops, resumes or re-prices a product. @returns the new version, undefined when the one seen is stale */
export const changeProduct = (tx: Tx, seen: Seen, change: Change) => changeRow(tx, seen, change);

/** A product whose traceability codes are not known yet learns their beginning, 7 digits. @returns false when it has one */
export async function setTracePrefix(tx: Tx, productId: number, tracePrefix: string): Promise<boolean> {
  const rows = await tx
    .update(product)
    .set({ tracePrefix, version: sql`${product.version} + 1` })
    .where(sql`${product.id} = ${productId} AND ${product.tracePrefix} = ''`)
    .returning({ id: product.id });
  return rows.length > 0;
}
