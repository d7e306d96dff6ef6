/** What binds a sale in a province and who may deliver there: for the checks of orders and for this room. */
import { sql } from 'drizzle-orm';
import type { CustomerKind } from '../../../shared/domain/customer-words';
import { isAnyOf, isAnyOfPlaceholder } from '../../store/dialect';
import type { Actor } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { customer } from '../customers/customers.tables';
import { lowestBinding, type BindingPrice } from './award.rules';
import { deliveryAgreement, provincePrice } from './award.tables';
import { isRelationAsked, relationOf, type Relation, type RelationStanding } from './delivery.rules';

const p = sql.placeholder;

/** Names that begin with the same character: all that may be the same province, with or without its ending. */
const inProvince = (column: typeof provincePrice.province | typeof deliveryAgreement.province) =>
  sql`(${column} = '' OR (${column} >= ${p('first')} AND ${column} < ${p('beyond')}))`;

const binding = prepared('provincePrice.binding', (db) =>
  db
    .select({
      price: {
        id: provincePrice.id,
        productId: provincePrice.productId,
        kind: provincePrice.kind,
        province: provincePrice.province,
        customerId: provincePrice.customerId,
        price: provincePrice.price,
        validFrom: provincePrice.validFrom,
        validTo: provincePrice.validTo,
      },
      relation: {
        id: deliveryAgreement.id,
        province: deliveryAgreement.province,
        city: deliveryAgreement.city,
        distributorId: deliveryAgreement.distributorId,
        distributorName: deliveryAgreement.distributorName,
        hospitalId: deliveryAgreement.hospitalId,
        state: deliveryAgreement.state,
        validFrom: deliveryAgreement.validFrom,
        validTo: deliveryAgreement.validTo,
        reason: deliveryAgreement.reason,
      },
    })
    .from(provincePrice)
    .leftJoin(
      deliveryAgreement,
      sql`${deliveryAgreement.productId} = ${provincePrice.productId} AND ${deliveryAgreement.state} <> 'void' AND (${deliveryAgreement.hospitalId} = ${p('buyerId')} OR ${deliveryAgreement.distributorId} = ${p('buyerId')} OR (${deliveryAgreement.hospitalId} IS NULL AND ${inProvince(deliveryAgreement.province)}))`,
    )
    .where(
      sql`${isAnyOfPlaceholder(provincePrice.productId, 'productIds')} AND ${provincePrice.validFrom} <= ${p('on')} AND (${provincePrice.validTo} IS NULL OR ${provincePrice.validTo} >= ${p('on')}) AND (${provincePrice.customerId} IS NULL OR ${provincePrice.customerId} = ${p('buyerId')}) AND ${inProvince(provincePrice.province)}`,
    )
    .orderBy(provincePrice.id),
);

type BindingBuyer = {
  readonly id: number;
  readonly kind: CustomerKind;
  readonly province: string;
  readonly city: string;
};
/** What binds the sale of one product to a buyer; `relation` null where none is asked of his kind. */
type Bound = BindingPrice & { readonly relation: RelationStanding | null };
type Asked = { readonly productIds: readonly number[]; readonly buyer: BindingBuyer; readonly on: string };

/** The lowest awarded or listed price and the delivery relation of each product that has one there; one statement. */
export async function bindingsOf(db: ReadDb, { productIds, buyer, on }: Asked): Promise<Map<number, Bound>> {
  const first = buyer.province.slice(0, 1);
  const args = { productIds: JSON.stringify(productIds), buyerId: buyer.id, on };
  // Without a province only what holds for the whole country.
  const rows = await binding(db, { ...args, first, beyond: first === '' ? '' : `${first}\u{10ffff}` });
  const lowest = lowestBinding(
    rows.map(({ price }) => price),
    { province: buyer.province, buyerId: buyer.id, on },
  );
  const delivered = { id: buyer.id, kind: buyer.kind, place: buyer };
  const relations = new Map<number, Relation[]>();
  for (const { price, relation } of rows) {
    if (relation === null || price.id !== lowest.get(price.productId)?.id) continue;
    relations.set(price.productId, [...(relations.get(price.productId) ?? []), relation]);
  }
  const asked = isRelationAsked(buyer.kind);
  return new Map(
    Array.from(lowest, ([productId, one]) => {
      const relation = asked ? relationOf(relations.get(productId) ?? [], delivered, on) : null;
      return [productId, { ...one, relation }];
    }),
  );
}

/** Everything ever set for these products, to fit a new price among them. */
export const storedPrices = (db: ReadDb, productIds: readonly number[]) =>
  db.select().from(provincePrice).where(isAnyOf(provincePrice.productId, productIds)).orderBy(provincePrice.id);

export type PriceRecord = typeof provincePrice.$inferSelect;
export const priceRecords = (db: ReadDb, ids: readonly number[]): Promise<PriceRecord[]> =>
  db.select().from(provincePrice).where(isAnyOf(provincePrice.id, ids));

export type Party = {
  readonly id: number;
  readonly name: string;
  readonly pyFull: string;
  readonly kind: CustomerKind;
  readonly ownerId: number;
  readonly province: string;
};

/** Customers that the actor sees, by id: hospitals and distributors of agreements and volumes. */
export async function partiesOf(db: ReadDb, ids: readonly number[], { visible }: Actor): Promise<Map<number, Party>> {
  if (ids.length === 0) return new Map();
  const { id, name, pyFull, kind, ownerId, province } = customer;
  const rows = await db
    .select({ id, name, pyFull, kind, ownerId, province })
    .from(customer)
    .where(isAnyOf(customer.id, ids));
  const seen = rows.filter((one) => visible === 'all' || visible.includes(one.ownerId));
  return new Map(seen.map((one) => [one.id, one]));
}
