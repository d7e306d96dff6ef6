import { sql } from 'drizzle-orm';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { product } from '../products/products.tables';

const classRows = prepared('product.scopeClasses', (db) =>
  db
    .selectDistinct({ name: product.scopeClass })
    .from(product)
    .where(sql`${product.scopeClass} <> ''`)
    .orderBy(product.scopeClass)
    .limit(200),
);

/** The classes that products carry. */
export const usedClasses = async (db: ReadDb): Promise<string[]> => (await classRows(db, {})).map(({ name }) => name);
