/** Agreed prices, in 1/10000 yuan a unit, tax included. */
import { sql, type SQL } from 'drizzle-orm';
import type { pricingContract } from '../../../shared/contract/pricing.contract';
import { okay } from '../../../shared/domain/problem';
import { isAnyOf, isAnyOfPlaceholder } from '../../store/dialect';
import type { Actor, Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { customer } from '../customers/customers.tables';
import { product } from '../products/products.tables';
import { priceActions, priceState } from './pricing.rules';
import { agreedPrice } from './pricing.tables';

const p = sql.placeholder;

const onDay = prepared('agreedPrice.onDay', (db) =>
  db
    .select({ productId: agreedPrice.productId, price: agreedPrice.price })
    .from(agreedPrice)
    .where(
      sql`${agreedPrice.customerId} = ${p('customerId')} AND ${isAnyOfPlaceholder(agreedPrice.productId, 'productIds')} AND ${agreedPrice.validFrom} <= ${p('on')} AND (${agreedPrice.validTo} IS NULL OR ${agreedPrice.validTo} >= ${p('on')})`,
    ),
);

type Asked = { readonly customerId: number; readonly productIds: readonly number[]; readonly on: string };

/** The price agreed with a customer on a day, by product; products without one are left out. */
export async function agreedPricesOf(db: ReadDb, { customerId, productIds, on }: Asked): Promise<Map<number, number>> {
  const rows = await onDay(db, { customerId, productIds: JSON.stringify(productIds), on });
  return new Map(rows.map(({ productId, price }) => [productId, price]));
}

const ofPair = prepared('agreedPrice.ofPair', (db) =>
  db
    .select()
    .from(agreedPrice)
    .where(sql`${agreedPrice.customerId} = ${p('customerId')} AND ${agreedPrice.productId} = ${p('productId')}`)
    .orderBy(agreedPrice.validFrom),
);

/** Every price ever agreed with a customer for a product, by first day. */
export const pricesOfPair = (db: ReadDb, customerId: number, productId: number) =>
  ofPair(db, { customerId, productId });

/** One agreed price of a customer, or undefined. */
export async function findPrice(db: ReadDb, customerId: number, agreedPriceId: number) {
  const [row] = await db
    .select()
    .from(agreedPrice)
    .where(sql`${agreedPrice.id} = ${agreedPriceId} AND ${agreedPrice.customerId} = ${customerId}`);
  return row;
}

const MOST = 500;

const rowsWhere = (db: ReadDb, condition: SQL) =>
  db
    .select({
      id: agreedPrice.id,
      customerId: agreedPrice.customerId,
      customerName: customer.name,
      productId: agreedPrice.productId,
      productCode: product.code,
      productName: product.genericName,
      specification: product.specification,
      maker: product.maker,
      unit: product.unit,
      price: agreedPrice.price,
      validFrom: agreedPrice.validFrom,
      validTo: agreedPrice.validTo,
      version: agreedPrice.version,
    })
    .from(agreedPrice)
    .innerJoin(customer, sql`${customer.id} = ${agreedPrice.customerId}`)
    .innerJoin(product, sql`${product.id} = ${agreedPrice.productId}`)
    .where(condition)
    .orderBy(sql`${agreedPrice.validFrom} DESC, ${agreedPrice.id} DESC`)
    .limit(MOST);

type Found = Awaited<ReturnType<typeof rowsWhere>>[number];

const rowOf = (row: Found, { today, actor }: Ctx) => {
  const state = priceState(row, today);
  return { ...row, productCode: row.productCode ?? '', state, actions: priceActions(state, actor.posts) };
};

const notPast = (isPastShown: boolean, today: string): SQL =>
  isPastShown
    ? sql`1 = 1`
    : sql`(${agreedPrice.validTo} IS NULL OR (${agreedPrice.validTo} >= ${today} AND ${agreedPrice.validTo} >= ${agreedPrice.validFrom}))`;

export const pricesOfCustomer: Query<(typeof pricingContract)['ofCustomer']> = async (
  db,
  { customerId, isPastShown },
  ctx,
) => {
  const condition = sql`${agreedPrice.customerId} = ${customerId} AND ${notPast(isPastShown, ctx.today)}`;
  return okay((await rowsWhere(db, condition)).map((row) => rowOf(row, ctx)));
};

const ofVisible = ({ visible }: Actor): SQL => (visible === 'all' ? sql`1 = 1` : isAnyOf(customer.ownerId, visible));

export const pricesOfProduct: Query<(typeof pricingContract)['ofProduct']> = async (db, input, ctx) => {
  const past = notPast(input.isPastShown, ctx.today);
  const condition = sql`${agreedPrice.productId} = ${input.productId} AND ${ofVisible(ctx.actor)} AND ${past}`;
  return okay((await rowsWhere(db, condition)).map((row) => rowOf(row, ctx)));
};
