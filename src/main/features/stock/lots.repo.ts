/** What stands on lots: place, dates, lock. A batch has a row for each area and place; dates and lock are the batch's. */
import { sql } from 'drizzle-orm';
import { okay, refuse, type Refusal, type Result } from '../../../shared/domain/problem';
import type { LotArea } from '../../../shared/domain/stock-words';
import { isAnyOf } from '../../store/dialect';
import type { Tx } from '../../store/handles';
import { productFacts } from '../products/products.queries';
import { usedLots } from './moves.queries';
import type { LotRecord } from './stock.queries';
import type { LotStatus } from './stock.rules';
import { lot } from './stock.tables';

export type BatchDates = { readonly madeOn: string | null; readonly expiresOn: string; readonly expiresLabel: string };
export type Position = BatchDates & {
  readonly productId: number;
  readonly batchNo: string;
  readonly area: LotArea;
  readonly location: string;
  readonly supplierName: string;
  /** UTC ms of the row, should it be new. */
  readonly createdAt: number;
};

/**
 * A batch has one expiry. Rows that hold nothing and never held anything but a wrong opening follow the new dates.
 * @param rows those of one batch
 * @returns RULE_VIOLATED with both dates when stock with another expiry is, or was, there
 */
export async function agreeOnDates(
  tx: Tx,
  rows: readonly LotRecord[],
  dates: BatchDates,
): Promise<Refusal | undefined> {
  const differing = rows.filter(({ expiresOn }) => expiresOn !== dates.expiresOn);
  if (differing.length === 0) return undefined;
  const ids = differing.map(({ id }) => id);
  const used = await usedLots(tx, ids);
  const standing = differing.find(({ id, onHand }) => onHand > 0 || used.has(id));
  if (standing) {
    const { batchNo, productName, expiresOn } = standing;
    const params = { lot: batchNo, name: productName, storedOn: expiresOn, expiresOn: dates.expiresOn };
    return refuse('RULE_VIOLATED', { case: 'stock.refusal.otherExpiry', ...params });
  }
  await tx
    .update(lot)
    .set({ ...dates, version: sql`${lot.version} + 1` })
    .where(isAnyOf(lot.id, ids));
  return undefined;
}

/** Adds the row of a batch in a new place, with the lock of its batch. */
export async function addPosition(tx: Tx, position: Position, sibling: LotRecord | undefined): Promise<Result<number>> {
  const [product] = sibling ? [] : await productFacts(tx, [position.productId]);
  const productName = sibling?.productName ?? product?.genericName;
  const productPy = sibling?.productPy ?? product?.pyFull;
  if (productName === undefined || productPy === undefined) return refuse('NOT_FOUND', {}, ['/productId']);
  const madeOn = position.madeOn ?? sibling?.madeOn ?? null;
  const status = sibling?.status ?? 'sellable';
  const [added] = await tx
    .insert(lot)
    .values({ ...position, madeOn, status, productName, productPy })
    .returning({ id: lot.id });
  if (!added) throw new Error('the position was not added');
  return okay(added.id);
}

type LotColumns = typeof lot.$inferInsert;
type LotChange = Partial<Pick<LotColumns, 'location' | 'expiresOn' | 'expiresLabel' | 'madeOn' | 'supplierName'>>;

/**
 * Changes what stands on a lot; its quantities are not touched and do not make a screen stale.
 * @returns the new version, undefined when the one seen is stale
 */
export async function changeLot(
  tx: Tx,
  { lotId, version }: { readonly lotId: number; readonly version: number },
  change: LotChange,
): Promise<number | undefined> {
  const [row] = await tx
    .update(lot)
    .set({ ...change, version: version + 1 })
    .where(sql`${lot.id} = ${lotId} AND ${lot.version} = ${version}`)
    .returning({ version: lot.version });
  return row?.version;
}

/** Locks or unlocks a batch: all its rows. @returns their ids and new versions */
export const changeBatchStatus = (
  tx: Tx,
  { productId, batchNo }: { readonly productId: number; readonly batchNo: string },
  status: LotStatus,
) =>
  tx
    .update(lot)
    .set({ status, version: sql`${lot.version} + 1` })
    .where(sql`${lot.productId} = ${productId} AND ${lot.batchNo} = ${batchNo} AND ${lot.status} <> ${status}`)
    .returning({ id: lot.id, version: lot.version });
