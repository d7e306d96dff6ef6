import { sql } from 'drizzle-orm';
import { isAnyOf } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { agreedPrice } from './pricing.tables';

export type PriceRecord = typeof agreedPrice.$inferSelect;

/** Agreed prices between these customers and these products; the caller pairs them. */
export const pricesBetween = (
  db: ReadDb,
  customerIds: readonly number[],
  productIds: readonly number[],
): Promise<PriceRecord[]> =>
  db
    .select()
    .from(agreedPrice)
    .where(sql`${isAnyOf(agreedPrice.customerId, customerIds)} AND ${isAnyOf(agreedPrice.productId, productIds)}`);

/** Agreed prices by id. */
export const pricesByIds = (db: ReadDb, ids: readonly number[]): Promise<PriceRecord[]> =>
  db.select().from(agreedPrice).where(isAnyOf(agreedPrice.id, ids));
