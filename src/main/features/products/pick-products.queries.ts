/** Products for an order line: what is sold, the best match first, with what may be promised and at what price. */
import { sql, type SQL } from 'drizzle-orm';
import type { productsContract } from '../../../shared/contract/products.contract';
import { okay, refuse } from '../../../shared/domain/problem';
import { contains, equalsText, startsWith } from '../../store/dialect';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { customerFacts, isCustomerVisible } from '../customers/customers.queries';
import { agreedPricesOf } from '../pricing/pricing.queries';
import { agreedPrice } from '../pricing/pricing.tables';
import { readSettings } from '../settings/settings.queries';
import { availableToPromise } from '../stock/stock.queries';
import { firstSellableExpiry } from '../stock/stock.rules';
import { lot } from '../stock/stock.tables';
import { seesPrices } from './product-list.queries';
import { missingFields } from './products.rules';
import { product } from './products.tables';

const PICKED = 20;

/** 0: the very code or barcode, 1: begins with the text, 2: holds it, 3: not at all. */
const rank = (text: string): SQL<number> =>
  sql<number>`CASE
    WHEN ${equalsText(product.code, text)} OR ${product.barcode} = ${text} THEN 0
    WHEN ${startsWith(product.code, text)} OR ${startsWith(product.pyInitials, text)} OR ${startsWith(product.mnemonic, text)} OR ${startsWith(product.genericName, text)} OR ${startsWith(product.tradeName, text)} THEN 1
    WHEN ${contains(product.genericName, text)} OR ${contains(product.tradeName, text)} OR ${contains(product.pyFull, text)} OR ${contains(product.pyInitials, text)} OR ${contains(product.mnemonic, text)} OR ${contains(product.code, text)} THEN 2
    ELSE 3 END`;

/** Something of it stands in the house that may be sold to this customer. */
const isInStock = (from: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${lot} WHERE ${lot.productId} = ${product.id} AND ${lot.area} = 'stock' AND ${lot.status} = 'sellable' AND ${lot.expiresOn} >= ${from} AND ${lot.onHand} > ${lot.reserved})`;

const isAgreedWith = (customerId: number, on: string): SQL =>
  sql`EXISTS (SELECT 1 FROM ${agreedPrice} WHERE ${agreedPrice.customerId} = ${customerId} AND ${agreedPrice.productId} = ${product.id} AND ${agreedPrice.validFrom} <= ${on} AND (${agreedPrice.validTo} IS NULL OR ${agreedPrice.validTo} >= ${on}))`;

/** For a customer, among what matches alike: what there is before what there is not, then what was agreed with him. */
async function likeliest(db: ReadDb, customerId: number | null, { today, actor }: Ctx): Promise<SQL> {
  if (customerId === null) return sql`NULL`;
  const { stopSaleDays } = await readSettings(db);
  const minShelfMonths = (await customerFacts(db, customerId))?.minShelfMonths ?? 0;
  const stock = isInStock(firstSellableExpiry({ on: today, stopSaleDays, minShelfMonths }));
  const agreed = seesPrices(actor) ? isAgreedWith(customerId, today) : sql`NULL`;
  return sql`${stock} DESC, ${agreed} DESC`;
}

const matches = (db: ReadDb, text: string, likely: SQL) =>
  db
    .select()
    .from(product)
    .where(sql`${product.isStopped} = 0 AND ${rank(text)} < 3`)
    .orderBy(sql`${rank(text)}, ${likely}, ${product.pyFull}, ${product.id}`)
    .limit(PICKED);

type Asked = { readonly ids: readonly number[]; readonly customerId: number | null };

async function offersFor(db: ReadDb, { ids, customerId }: Asked, { today, actor }: Ctx) {
  const facts = customerId === null ? undefined : await customerFacts(db, customerId);
  const available = await availableToPromise(db, ids, { on: today, minShelfMonths: facts?.minShelfMonths ?? 0 });
  const isAgreed = customerId !== null && seesPrices(actor);
  const agreed = isAgreed
    ? await agreedPricesOf(db, { customerId, productIds: ids, on: today })
    : new Map<number, number>();
  return { available, agreed };
}

export const pickProducts: Query<(typeof productsContract)['pick']> = async (db, { search, customerId }, ctx) => {
  if (customerId !== null && !(await isCustomerVisible(db, customerId, ctx.actor))) {
    return refuse('NOT_FOUND', {}, ['/customerId']);
  }
  const found = await matches(db, search, await likeliest(db, customerId, ctx));
  const { available, agreed } = await offersFor(db, { ids: found.map(({ id }) => id), customerId }, ctx);
  const isPriced = seesPrices(ctx.actor);
  return okay(
    found.map((row) => ({
      id: row.id,
      code: row.code ?? '',
      genericName: row.genericName,
      tradeName: row.tradeName,
      specification: row.specification,
      maker: row.maker,
      unit: row.unit,
      taxRateBp: row.taxRateBp,
      isComplete: row.isComplete,
      missing: missingFields(row),
      availableQty: available.get(row.id) ?? 0,
      ...(isPriced ? { agreedPrice: agreed.get(row.id) ?? null, floorPrice: row.floorPrice } : {}),
    })),
  );
};
