/** Lots and balances for other features and for the commands of this one. Quantities are thousandths. */
import { sql } from 'drizzle-orm';
import { isAnyOfPlaceholder } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { promisedOf } from '../orders/promised.queries';
import { readSettings } from '../settings/settings.queries';
import { firstSellableExpiry } from './stock.rules';
import { lot } from './stock.tables';

const p = sql.placeholder;

export type LotRecord = typeof lot.$inferSelect;
/** A lot with the book's stop-sale days, as `sellableOn` wants it. */
export type LotFacts = LotRecord & { readonly stopSaleDays: number };

const byIds = prepared('lot.byIds', (db) => db.select().from(lot).where(isAnyOfPlaceholder(lot.id, 'ids')));

/** Whole records by id, in no particular order. */
export const lotRecords = (db: ReadDb, ids: readonly number[]): Promise<LotRecord[]> =>
  byIds(db, { ids: JSON.stringify(ids) });

/** One record, or undefined. */
export const findLot = async (db: ReadDb, lotId: number): Promise<LotRecord | undefined> =>
  (await lotRecords(db, [lotId]))[0];

/** Lots by id, ready for `sellableOn`. */
export async function lotFacts(db: ReadDb, ids: readonly number[]): Promise<LotFacts[]> {
  const { stopSaleDays } = await readSettings(db);
  return (await lotRecords(db, ids)).map((row) => ({ ...row, stopSaleDays }));
}

/** Unlocked and not waiting for a verdict or rejected. */
const isForSale = sql`${lot.area} = 'stock' AND ${lot.status} = 'sellable'`;

const sellable = prepared('lot.sellable', (db) =>
  db
    .select()
    .from(lot)
    .where(
      sql`${isAnyOfPlaceholder(lot.productId, 'productIds')} AND ${lot.expiresOn} >= ${p('from')} AND ${isForSale} AND ${lot.onHand} > ${lot.reserved}`,
    )
    .orderBy(lot.productId, lot.expiresOn, lot.id),
);

type Wanted = { readonly on: string; readonly minShelfMonths: number };

/**
 * Lots of products with something free that may be sold on a day to a customer who asks for so many months of
 * shelf life; by product, first expired first.
 */
export async function sellableLots(db: ReadDb, productIds: readonly number[], wanted: Wanted): Promise<LotFacts[]> {
  const { stopSaleDays } = await readSettings(db);
  const from = firstSellableExpiry({ ...wanted, stopSaleDays });
  const rows = await sellable(db, { productIds: JSON.stringify(productIds), from });
  return rows.map((row) => ({ ...row, stopSaleDays }));
}

export type ProductBalance = {
  /** In all areas. */
  readonly onHandQty: number;
  readonly sellableQty: number;
  readonly reservedQty: number;
  readonly promisedQty: number;
  /** Sellable − reserved − promised; below zero when more is promised than there is. */
  readonly availableQty: number;
  /** Rows with stock, in whatever area. */
  readonly lotCount: number;
  readonly nearestExpiresOn: string | null;
};

/**
 * `from`: earliest expiry that may be sold at all, `shelfFrom`: that this customer takes. What is reserved of
 * lots that he would not take anyway is nothing to him; what is reserved of a lot that was locked or ran out
 * must be replaced from the others, so it counts.
 */
const balances = prepared('lot.balances', (db) => {
  const isSold = sql`${isForSale} AND ${lot.expiresOn} >= ${p('from')}`;
  const isTaken = sql`${isForSale} AND ${lot.expiresOn} >= ${p('shelfFrom')}`;
  const summed = (value: ReturnType<typeof sql>) => sql<number>`coalesce(sum(${value}), 0)`.mapWith(Number);
  return db
    .select({
      productId: lot.productId,
      onHandQty: summed(sql`${lot.onHand}`),
      sellableQty: summed(sql`CASE WHEN ${isTaken} THEN ${lot.onHand} END`),
      reservedQty: summed(sql`CASE WHEN ${isTaken} OR NOT (${isSold}) THEN ${lot.reserved} END`),
      lotCount: summed(sql`CASE WHEN ${lot.onHand} > 0 THEN 1 END`),
      nearestExpiresOn: sql<
        string | null
      >`min(CASE WHEN ${lot.area} = 'stock' AND ${lot.onHand} > 0 THEN ${lot.expiresOn} END)`,
    })
    .from(lot)
    .where(isAnyOfPlaceholder(lot.productId, 'productIds'))
    .groupBy(lot.productId);
});

const nothing = { onHandQty: 0, sellableQty: 0, reservedQty: 0, lotCount: 0, nearestExpiresOn: null };

/** `stopSaleDays`: the book's setting, `promised`: what approved orders want, each from who has read it. */
type Balanced = Wanted & { readonly stopSaleDays?: number; readonly promised?: ReadonlyMap<number, number> };

/** What there is of products (A15), one entry for each id asked for. */
export async function balancesOf(
  db: ReadDb,
  productIds: readonly number[],
  { on, minShelfMonths, ...known }: Balanced,
): Promise<Map<number, ProductBalance>> {
  const stopSaleDays = known.stopSaleDays ?? (await readSettings(db)).stopSaleDays;
  const from = firstSellableExpiry({ on, stopSaleDays, minShelfMonths: 0 });
  const shelfFrom = firstSellableExpiry({ on, stopSaleDays, minShelfMonths });
  const rows = await balances(db, { productIds: JSON.stringify(productIds), from, shelfFrom });
  const found = new Map(rows.map(({ productId, ...row }) => [productId, row]));
  const promised = known.promised ?? (await promisedOf(db, productIds));
  const one = (id: number): ProductBalance => {
    const row = found.get(id) ?? nothing;
    const promisedQty = promised.get(id) ?? 0;
    return { ...row, promisedQty, availableQty: row.sellableQty - row.reservedQty - promisedQty };
  };
  return new Map(productIds.map((id) => [id, one(id)]));
}

const sameBatches = prepared('lot.batches', (db) =>
  db
    .select()
    .from(lot)
    .where(sql`${isAnyOfPlaceholder(lot.productId, 'productIds')} AND ${isAnyOfPlaceholder(lot.batchNo, 'batchNos')}`),
);

/** Every row of these batches, in all areas and places; the caller pairs products and numbers. */
export const lotsOfBatches = (db: ReadDb, productIds: readonly number[], batchNos: readonly string[]) =>
  sameBatches(db, { productIds: JSON.stringify(productIds), batchNos: JSON.stringify(batchNos) });

const ofBatch = prepared('lot.ofBatch', (db) =>
  db
    .select()
    .from(lot)
    .where(sql`${lot.productId} = ${p('productId')} AND ${lot.batchNo} = ${p('batchNo')}`)
    .orderBy(lot.id),
);

/** The rows of one batch, in all areas and places. */
export const batchRows = (
  db: ReadDb,
  { productId, batchNo }: { readonly productId: number; readonly batchNo: string },
): Promise<LotRecord[]> => ofBatch(db, { productId, batchNo });

/** Available to promise (A15) by product, thousandths; below zero when more is promised than there is. */
export async function availableToPromise(
  db: ReadDb,
  productIds: readonly number[],
  wanted: Balanced,
): Promise<Map<number, number>> {
  const found = await balancesOf(db, productIds, wanted);
  return new Map(Array.from(found, ([id, { availableQty }]) => [id, availableQty]));
}
