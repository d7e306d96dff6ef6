/** Products that lack something, as a condition of the list and as a count. */
import { sql, type SQL } from 'drizzle-orm';
import type { ProductGap } from '../../../shared/domain/gap-words';
import type { ReadDb } from '../../store/handles';
import { lot } from '../stock/stock.tables';
import { product } from './products.tables';

const isSold = sql`${product.isStopped} = 0`;

const conditions: Readonly<Record<ProductGap, SQL>> = {
  incomplete: sql`${isSold} AND ${product.isComplete} = 0`,
  taxCode: sql`${isSold} AND ${product.taxCode} = ''`,
  lot: sql`${isSold} AND NOT EXISTS (SELECT 1 FROM ${lot} WHERE ${lot.productId} = ${product.id})`,
};

/** The condition of a list that shows only those; the list's table is the products'. */
export const lacksOfProduct = (gap: ProductGap): SQL => sql`(${conditions[gap]})`;

/** How many products are sold, or lack something. */
export async function countProducts(db: ReadDb, gap?: ProductGap): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(product)
    .where(gap ? lacksOfProduct(gap) : isSold);
  return row?.count ?? 0;
}
