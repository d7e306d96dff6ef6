/** Writes to items of tenders, bids of others and the price library. */
import { sql } from 'drizzle-orm';
import { okay, refuse, type Refusal, type Result } from '../../../shared/domain/problem';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { itemsOf, type ItemRecord } from './item.queries';
import { lockProblem } from './item.rules';
import { competitorBid, marketPrice, tenderItem } from './item.tables';

type Columns = typeof tenderItem.$inferInsert;
type NewItem = Omit<Columns, 'id' | 'version'>;

/** @returns the ids in the order of the rows */
export async function addItems(tx: Tx, rows: readonly NewItem[]): Promise<number[]> {
  const made = await tx
    .insert(tenderItem)
    .values([...rows])
    .returning({ id: tenderItem.id });
  return made.map(({ id }) => id);
}

/** What changes of an item; its tender and its product never do. */
export type ItemSet = Partial<Omit<Columns, 'id' | 'version' | 'tenderId' | 'productId' | 'addedBy' | 'addedAt'>>;
type Change = { readonly itemId: number; readonly version: number; readonly set: ItemSet };

/** @returns the new version; CONFLICT with who and when where the one seen is stale */
export async function changeItem(tx: Tx, { itemId, version, set }: Change): Promise<Result<number>> {
  const [row] = await tx
    .update(tenderItem)
    .set({ ...set, version: version + 1 })
    .where(sql`${tenderItem.id} = ${itemId} AND ${tenderItem.version} = ${version}`)
    .returning({ version: tenderItem.version });
  return row ? okay(row.version) : stale(tx, itemId, version);
}

async function stale(tx: Tx, itemId: number, version: number): Promise<Refusal> {
  const [last] = await historyOf(tx, 'tender_item', [itemId]);
  if (!last) return refuse('NOT_FOUND', {}, ['/itemId']);
  return refuse('CONFLICT', { expected: version, by: last.who, at: last.at }, ['/version']);
}

/**
 * The quotes of a tender that is handed in: fixed from now on.
 * @returns how many; RULE_VIOLATED with the items whose quote nobody approved
 */
export async function lockQuotes(tx: Tx, tenderId: number, at: number): Promise<Result<number>> {
  const items = await itemsOf(tx, tenderId);
  const problem = lockProblem(items);
  if (problem) return problem;
  const open = items.filter(({ lockedAt }) => lockedAt === null);
  if (open.length === 0) return okay(0);
  await tx
    .update(tenderItem)
    .set({ lockedAt: at })
    .where(
      sql`${tenderItem.tenderId} = ${tenderId} AND ${tenderItem.isRemoved} = 0 AND ${tenderItem.lockedAt} IS NULL`,
    );
  return okay(open.length);
}

/** Items of a lost tender that is taken up again. */
export const reopenItems = (tx: Tx, tenderId: number) =>
  tx
    .update(tenderItem)
    .set({ result: 'open' })
    .where(sql`${tenderItem.tenderId} = ${tenderId} AND ${tenderItem.result} = 'lost'`);

type NewBid = Omit<typeof competitorBid.$inferInsert, 'id'>;

/** Writes bids down; a bidder's row of an item is written over. */
export async function writeBids(tx: Tx, rows: readonly NewBid[]): Promise<void> {
  if (rows.length === 0) return;
  const given = (column: string) => sql`excluded.${sql.identifier(column)}`;
  await tx
    .insert(competitorBid)
    .values([...rows])
    .onConflictDoUpdate({
      target: [competitorBid.tenderItemId, competitorBid.bidder],
      set: {
        ...{ maker: given('maker'), price: given('price'), bidRank: given('bid_rank') },
        ...{ isWinner: given('is_winner'), note: given('note') },
        ...{ recordedBy: given('recorded_by'), recordedAt: given('recorded_at') },
      },
    });
}

export type NewMarketPrice = Omit<
  typeof marketPrice.$inferInsert,
  'id' | 'version' | 'struckAt' | 'struckBy' | 'strikeReason'
>;

/** Appends to the price library. */
export async function addMarketPrices(tx: Tx, rows: readonly NewMarketPrice[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const made = await tx
    .insert(marketPrice)
    .values([...rows])
    .returning({ id: marketPrice.id });
  return made.map(({ id }) => id);
}

/** What a price of the library says of an item. */
export const priceOfItem = ({ productId, productName, productPy }: ItemRecord) => ({
  productId,
  productName,
  productPy,
});

type Strike = { readonly marketPriceId: number; readonly version: number; readonly by: number; readonly at: number };

/** @returns the new version; CONFLICT where it was struck out meanwhile */
export async function strikeMarketPrice(tx: Tx, one: Strike & { readonly reason: string }): Promise<Result<number>> {
  const [row] = await tx
    .update(marketPrice)
    .set({ struckAt: one.at, struckBy: one.by, strikeReason: one.reason, version: one.version + 1 })
    .where(
      sql`${marketPrice.id} = ${one.marketPriceId} AND ${marketPrice.version} = ${one.version} AND ${marketPrice.struckAt} IS NULL`,
    )
    .returning({ version: marketPrice.version });
  if (row) return okay(row.version);
  const [last] = await historyOf(tx, 'market_price', [one.marketPriceId]);
  if (!last) return refuse('NOT_FOUND', {}, ['/marketPriceId']);
  return refuse('CONFLICT', { expected: one.version, by: last.who, at: last.at }, ['/version']);
}

/** The items of a round stand in the next one, without quotes and results. */
export async function copyItems(
  tx: Tx,
  { fromId, toId, ctx }: { fromId: number; toId: number; ctx: Ctx },
): Promise<void> {
  const items = await itemsOf(tx, fromId);
  if (items.length === 0) return;
  const by = { addedBy: ctx.actor.userId, addedAt: ctx.now };
  await addItems(
    tx,
    items.map(({ lineNo, productId, productName, productPy, specification, unit, qty, ...item }) => {
      const { ceilingPrice, floorPrice, note } = item;
      const named = { productId, productName, productPy, specification, unit, qty, ceilingPrice, floorPrice, note };
      return { tenderId: toId, lineNo, ...named, ...by };
    }),
  );
}
