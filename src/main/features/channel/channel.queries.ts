/** Authorised regions for the commands of this feature and for the checks of orders. */
import { sql } from 'drizzle-orm';
import { isAnyOf, isAnyOfPlaceholder } from '../../store/dialect';
import type { Actor } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { agentRegion } from './channel.tables';

const p = sql.placeholder;

export type RegionRecord = typeof agentRegion.$inferSelect;

/** Whole records by id, in no particular order. */
export const regionRecords = (db: ReadDb, ids: readonly number[]): Promise<RegionRecord[]> =>
  db.select().from(agentRegion).where(isAnyOf(agentRegion.id, ids));

/** One record, or undefined. */
export const findRegion = async (db: ReadDb, regionId: number): Promise<RegionRecord | undefined> =>
  (await regionRecords(db, [regionId]))[0];

const ownerRow = prepared('agentRegion.owner', (db) =>
  db
    .select({ ownerId: agentRegion.ownerId })
    .from(agentRegion)
    .where(sql`${agentRegion.id} = ${p('id')}`),
);

/** Row scope: a region goes with its agent's owner. */
export async function isRegionVisible(db: ReadDb, id: number, { visible }: Actor): Promise<boolean> {
  const [row] = await ownerRow(db, { id });
  return row !== undefined && (visible === 'all' || visible.includes(row.ownerId));
}

type Wanted = { readonly productId: number | null; readonly validFrom: string; readonly validTo: string | null };

/** Every region of whatever agent that holds on some of these days for the product, or for all. */
export const regionsMeeting = (db: ReadDb, { productId, validFrom, validTo }: Wanted): Promise<RegionRecord[]> => {
  const ofProduct =
    productId === null
      ? sql`1 = 1`
      : sql`(${agentRegion.productId} IS NULL OR ${agentRegion.productId} = ${productId})`;
  const begun = validTo === null ? sql`1 = 1` : sql`${agentRegion.validFrom} <= ${validTo}`;
  const open = sql`(${agentRegion.validTo} IS NULL OR ${agentRegion.validTo} >= ${validFrom})`;
  return db.select().from(agentRegion).where(sql`${ofProduct} AND ${begun} AND ${open}`).orderBy(agentRegion.id);
};

const ofAgent = prepared('agentRegion.ofAgent', (db) =>
  db
    .select({
      productId: agentRegion.productId,
      province: agentRegion.province,
      city: agentRegion.city,
      validFrom: agentRegion.validFrom,
      validTo: agentRegion.validTo,
    })
    .from(agentRegion)
    .where(
      sql`${agentRegion.agentId} = ${p('agentId')} AND (${agentRegion.productId} IS NULL OR ${isAnyOfPlaceholder(agentRegion.productId, 'productIds')})`,
    )
    .orderBy(agentRegion.id),
);

/** What an agent was ever authorised for over these products, in one statement. */
export const regionsOfAgent = (db: ReadDb, agentId: number, productIds: readonly number[]) =>
  ofAgent(db, { agentId, productIds: JSON.stringify(productIds) });
