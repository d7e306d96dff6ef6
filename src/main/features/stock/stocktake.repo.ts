/** Writes to stocktakes and their lines. */
import { sql } from 'drizzle-orm';
import { isAnyOf } from '../../store/dialect';
import type { Tx } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { stocktake, stocktakeLine } from './stocktake.tables';
import { lot } from './stock.tables';

const p = sql.placeholder;

type Columns = typeof stocktake.$inferInsert;
export type NewStocktake = Omit<Columns, 'id' | 'version' | 'state' | 'round'>;

/** A line binds a few values, SQLite takes 32,766 a statement. */
const ROWS_PER_STATEMENT = 2_000;

/** Adds a stocktake with a line for each lot, in this order. */
export async function addStocktake(tx: Tx, row: NewStocktake, lotIds: readonly number[]): Promise<number> {
  const [added] = await tx.insert(stocktake).values(row).returning({ id: stocktake.id });
  if (!added) throw new Error('the stocktake was not added');
  for (let at = 0; at < lotIds.length; at += ROWS_PER_STATEMENT) {
    const part = lotIds.slice(at, at + ROWS_PER_STATEMENT);
    await tx
      .insert(stocktakeLine)
      .values(part.map((lotId, index) => ({ stocktakeId: added.id, lineNo: at + index + 1, lotId })));
  }
  return added.id;
}

const count = prepared('stocktake.count', (db) =>
  db
    .update(stocktakeLine)
    .set({
      bookQty: sql`(SELECT ${lot.onHand} FROM ${lot} WHERE ${lot.id} = ${stocktakeLine.lotId})`,
      countedQty: sql`${p('countedQty')}`,
      countedBy: sql`${p('countedBy')}`,
      countedAt: sql`${p('countedAt')}`,
      version: sql`${stocktakeLine.version} + 1`,
    })
    .where(
      sql`${stocktakeLine.id} = ${p('lineId')} AND ${stocktakeLine.stocktakeId} = ${p('stocktakeId')} AND ${stocktakeLine.version} = ${p('version')}`,
    )
    .returning({ lineId: stocktakeLine.id, version: stocktakeLine.version }),
);
export type Count = {
  readonly stocktakeId: number;
  readonly lineId: number;
  readonly version: number;
  readonly countedQty: number;
  readonly countedBy: number;
  readonly countedAt: number;
};

/** Writes a count beside what the ledger says at this moment; undefined when the line is not as it was seen. */
export const saveCount = async (tx: Tx, one: Count) => (await count(tx, one))[0];

/** Adds the line of a find, counted at once. */
export async function addFoundLine(tx: Tx, found: Omit<typeof stocktakeLine.$inferInsert, 'id'>): Promise<number> {
  const [added] = await tx
    .insert(stocktakeLine)
    .values({ ...found, isFound: true })
    .returning({ id: stocktakeLine.id });
  if (!added) throw new Error('the line was not added');
  await tx
    .update(stocktake)
    .set({ lineCount: sql`${stocktake.lineCount} + 1` })
    .where(sql`${stocktake.id} = ${found.stocktakeId}`);
  return added.id;
}

/** What was counted differently is counted once more; the first count is kept beside it. */
export async function reopenLines(tx: Tx, lineIds: readonly number[]): Promise<void> {
  await tx
    .update(stocktakeLine)
    .set({
      earlierQty: sql`${stocktakeLine.countedQty}`,
      bookQty: null,
      countedQty: null,
      countedBy: null,
      countedAt: null,
      version: sql`${stocktakeLine.version} + 1`,
    })
    .where(isAnyOf(stocktakeLine.id, lineIds));
}

/** The lots of a stocktake that ended may be counted again. */
export async function closeLines(tx: Tx, stocktakeId: number): Promise<void> {
  await tx.update(stocktakeLine).set({ isOpen: false }).where(sql`${stocktakeLine.stocktakeId} = ${stocktakeId}`);
}

/** @returns the new version, undefined when the one seen is stale */
export async function changeStocktake(
  tx: Tx,
  { stocktakeId, version }: { readonly stocktakeId: number; readonly version: number },
  change: Partial<Columns>,
): Promise<number | undefined> {
  const [row] = await tx
    .update(stocktake)
    .set({ ...change, version: version + 1 })
    .where(sql`${stocktake.id} = ${stocktakeId} AND ${stocktake.version} = ${version}`)
    .returning({ version: stocktake.version });
  return row?.version;
}
