/** Stocktakes read by their commands: heads, lines with their lots, what a scope holds. */
import { sql, type SQL } from 'drizzle-orm';
import type { StocktakeScope } from '../../../shared/domain/stock-words';
import { hasPrefix, isAnyOf } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { product } from '../products/products.tables';
import { stocktake, stocktakeLine } from './stocktake.tables';
import { lot } from './stock.tables';

const p = sql.placeholder;

export type StocktakeRecord = typeof stocktake.$inferSelect;

const byId = prepared('stocktake.byId', (db) =>
  db
    .select()
    .from(stocktake)
    .where(sql`${stocktake.id} = ${p('stocktakeId')}`),
);

/** One stocktake, or undefined. */
export const findStocktake = async (db: ReadDb, stocktakeId: number): Promise<StocktakeRecord | undefined> =>
  (await byId(db, { stocktakeId }))[0];

const lines = prepared('stocktake.lines', (db) =>
  db
    .select({
      id: stocktakeLine.id,
      lineNo: stocktakeLine.lineNo,
      lotId: stocktakeLine.lotId,
      isFound: stocktakeLine.isFound,
      bookQty: stocktakeLine.bookQty,
      countedQty: stocktakeLine.countedQty,
      countedBy: stocktakeLine.countedBy,
      earlierQty: stocktakeLine.earlierQty,
      version: stocktakeLine.version,
      productId: lot.productId,
      productName: lot.productName,
      batchNo: lot.batchNo,
      expiresLabel: lot.expiresLabel,
      area: lot.area,
      location: lot.location,
      onHand: lot.onHand,
      reserved: lot.reserved,
      productCode: product.code,
      specification: product.specification,
      maker: product.maker,
      unit: product.unit,
      isControlled: product.isControlled,
    })
    .from(stocktakeLine)
    .innerJoin(lot, sql`${lot.id} = ${stocktakeLine.lotId}`)
    .innerJoin(product, sql`${product.id} = ${lot.productId}`)
    .where(sql`${stocktakeLine.stocktakeId} = ${p('stocktakeId')}`)
    .orderBy(stocktakeLine.lineNo),
);

/** The lines of a stocktake with what their lots say now. */
export const linesOfStocktake = (db: ReadDb, stocktakeId: number) => lines(db, { stocktakeId });
export type StocktakeLineFacts = Awaited<ReturnType<typeof linesOfStocktake>>[number];

export type Scope = {
  readonly scope: StocktakeScope;
  readonly location: string;
  readonly productId: number | null;
};

function inScope({ scope, location, productId }: Scope): SQL {
  switch (scope) {
    case 'all':
      return sql`1 = 1`;
    case 'location':
      return hasPrefix(lot.location, location);
    case 'product':
      return sql`${lot.productId} = ${productId}`;
  }
}

/** Lots with stock in the scope, in the order in which somebody walks: by place, then name and batch. */
export async function lotsInScope(db: ReadDb, scope: Scope): Promise<number[]> {
  const rows = await db
    .select({ id: lot.id })
    .from(lot)
    .where(sql`${lot.onHand} > 0 AND ${inScope(scope)}`)
    .orderBy(lot.location, lot.productPy, lot.batchNo, lot.id);
  return rows.map(({ id }) => id);
}

/** The open stocktake that counts one of these lots already, and the lot. */
export async function countedElsewhere(db: ReadDb, lotIds: readonly number[]) {
  const [row] = await db
    .select({ number: stocktake.number, stocktakeId: stocktake.id, batchNo: lot.batchNo, name: lot.productName })
    .from(stocktakeLine)
    .innerJoin(stocktake, sql`${stocktake.id} = ${stocktakeLine.stocktakeId}`)
    .innerJoin(lot, sql`${lot.id} = ${stocktakeLine.lotId}`)
    .where(sql`${stocktakeLine.isOpen} = 1 AND ${isAnyOf(stocktakeLine.lotId, lotIds)}`)
    .limit(1);
  return row;
}
