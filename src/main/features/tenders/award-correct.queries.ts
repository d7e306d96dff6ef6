/** What a correction of an award looks at: sales checked by it, volumes, drafts, the library; and what was corrected. */
import { sql } from 'drizzle-orm';
import { committedStates } from '../../../shared/domain/states';
import { isAnyOf, isAnyOfWords } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { customer } from '../customers/customers.tables';
import { orderLine, salesOrder } from '../orders/orders.tables';
import type { CheckedSale } from './award-correct.rules';
import { agreedVolume, awardCorrection, deliveryAgreement } from './award.tables';
import { marketPrice, tenderItem } from './item.tables';

type Sold = {
  readonly productId: number;
  readonly price: number;
  readonly from: string;
  readonly until: string;
};

/** Lines of approved orders of a product above a price, submitted within days. */
export async function salesAbove(db: ReadDb, { productId, price, from, until }: Sold): Promise<CheckedSale[]> {
  const rows = await db
    .select({
      orderId: salesOrder.id,
      number: salesOrder.number,
      buyerId: salesOrder.buyerId,
      province: customer.province,
      on: salesOrder.submittedOn,
      price: orderLine.price,
    })
    .from(orderLine)
    .innerJoin(salesOrder, sql`${salesOrder.id} = ${orderLine.orderId}`)
    .innerJoin(customer, sql`${customer.id} = ${salesOrder.buyerId}`)
    .where(
      sql`${orderLine.productId} = ${productId} AND ${orderLine.price} > ${price} AND ${isAnyOfWords(salesOrder.state, committedStates)} AND ${salesOrder.submittedOn} >= ${from} AND ${salesOrder.submittedOn} <= ${until}`,
    )
    .orderBy(salesOrder.id);
  return rows.map(({ number, on, ...row }) => ({ ...row, number: number ?? '', on: on ?? from }));
}

/** Volumes agreed on an item that are not void. */
export const volumesOfItem = (db: ReadDb, itemId: number) =>
  db
    .select({ qty: agreedVolume.qty, validFrom: agreedVolume.validFrom, validTo: agreedVolume.validTo })
    .from(agreedVolume)
    .where(sql`${agreedVolume.tenderItemId} = ${itemId} AND ${agreedVolume.isVoid} = 0`);

/** Drafts of delivery that an item left and nobody handed in. */
export const draftsOfItem = (db: ReadDb, itemId: number) =>
  db
    .select()
    .from(deliveryAgreement)
    .where(sql`${deliveryAgreement.tenderItemId} = ${itemId} AND ${deliveryAgreement.state} = 'draft'`);

/** What the award of a product put into the library. */
export const libraryRowsOf = (db: ReadDb, { tenderId, productId }: { tenderId: number; productId: number }) =>
  db
    .select()
    .from(marketPrice)
    .where(
      sql`${marketPrice.productId} = ${productId} AND ${marketPrice.tenderId} = ${tenderId} AND ${marketPrice.kind} = 'award' AND ${marketPrice.struckAt} IS NULL`,
    )
    .orderBy(marketPrice.id);

/** The last day of the awards of these items, by item. */
export async function awardEndsOf(db: ReadDb, itemIds: readonly number[]): Promise<Map<number, string>> {
  if (itemIds.length === 0) return new Map();
  const rows = await db
    .select({ id: tenderItem.id, awardTo: tenderItem.awardTo })
    .from(tenderItem)
    .where(isAnyOf(tenderItem.id, itemIds));
  return new Map(rows.flatMap(({ id, awardTo }) => (awardTo === null ? [] : [[id, awardTo] as const])));
}

/** Each correction of these items, the newest first. */
export const correctionsOf = (db: ReadDb, itemIds: readonly number[]) =>
  db
    .select()
    .from(awardCorrection)
    .where(isAnyOf(awardCorrection.tenderItemId, itemIds))
    .orderBy(sql`${awardCorrection.id} DESC`);
