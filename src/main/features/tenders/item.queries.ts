/** Items of tenders with their quotes and bids, for the commands of this room and for the page of a tender. */
import { sql } from 'drizzle-orm';
import type {
  CompetitorBidRow,
  ItemsOfTender,
  TenderItemRow,
  tenderItemsContract,
} from '../../../shared/contract/tender-items.contract';
import { may, mayDo } from '../../../shared/domain/permissions';
import { okay, refuse } from '../../../shared/domain/problem';
import { isAnyOf, isAnyOfPlaceholder } from '../../store/dialect';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { productRecords } from '../products/products.queries';
import { readSettings } from '../settings/settings.queries';
import { correctionsOf } from './award-correct.queries';
import { provincePrice } from './award.tables';
import {
  biddingProblem,
  guardOf,
  isBidding,
  itemActions,
  waitingProblem,
  type OwnPrice,
  type QuoteActor,
} from './item.rules';
import { competitorBid, tenderItem } from './item.tables';
import { namesOfPeople } from './people-names.queries';
import { tenderFacts, type TenderRecord } from './tenders.queries';
import { tenderActions } from './tenders.rules';

const p = sql.placeholder;

export type ItemRecord = typeof tenderItem.$inferSelect;

const ofTender = prepared('tenderItem.ofTender', (db) =>
  db
    .select()
    .from(tenderItem)
    .where(sql`${tenderItem.tenderId} = ${p('tenderId')} AND ${tenderItem.isRemoved} = 0`)
    .orderBy(tenderItem.lineNo),
);

/** The items that stand in a tender, in their order. */
export const itemsOf = (db: ReadDb, tenderId: number): Promise<ItemRecord[]> => ofTender(db, { tenderId });

/** The highest number a line of a tender ever had. */
export async function lastLineNo(db: ReadDb, tenderId: number): Promise<number> {
  const [row] = await db
    .select({ last: sql<number>`coalesce(max(${tenderItem.lineNo}), 0)` })
    .from(tenderItem)
    .where(sql`${tenderItem.tenderId} = ${tenderId}`);
  return Number(row?.last ?? 0);
}

/** What others bid for these items. */
export const bidsOf = (db: ReadDb, itemIds: readonly number[]) =>
  db
    .select()
    .from(competitorBid)
    .where(isAnyOf(competitorBid.tenderItemId, itemIds))
    .orderBy(
      sql`${competitorBid.tenderItemId}, ${competitorBid.bidRank} NULLS LAST, ${competitorBid.price}, ${competitorBid.id}`,
    );

const holding = prepared('provincePrice.holding', (db) =>
  db
    .select({ productId: provincePrice.productId, province: provincePrice.province, price: provincePrice.price })
    .from(provincePrice)
    .where(
      sql`${isAnyOfPlaceholder(provincePrice.productId, 'productIds')} AND ${provincePrice.validFrom} <= ${p('on')} AND (${provincePrice.validTo} IS NULL OR ${provincePrice.validTo} >= ${p('on')})`,
    ),
);

/** Our awarded and listed prices that hold on a day, by product. */
async function ownPricesOf(db: ReadDb, productIds: readonly number[], on: string): Promise<Map<number, OwnPrice[]>> {
  const rows = await holding(db, { productIds: JSON.stringify(productIds), on });
  return Map.groupBy(rows, ({ productId }) => productId);
}

/** Who decides on quotes, with what the boss signed. */
export async function quoteActorOf(db: ReadDb, { actor }: Ctx): Promise<QuoteActor> {
  const { dualRequestApprove } = await readSettings(db);
  return { userId: actor.userId, posts: actor.posts, dualRequestApprove };
}

/** Records as the page of their tender shows them. */
async function rowsOfItems(db: ReadDb, { records, tender }: Shown, ctx: Ctx): Promise<TenderItemRow[]> {
  const productIds = records.map(({ productId }) => productId);
  const products = new Map((await productRecords(db, productIds)).map((one) => [one.id, one]));
  const own = await ownPricesOf(db, productIds, ctx.today);
  const by = await quoteActorOf(db, ctx);
  const corrected = records.filter(({ awardCorrections }) => awardCorrections > 0).map(({ id }) => id);
  const corrections = corrected.length === 0 ? [] : await correctionsOf(db, corrected);
  const nameOf = await namesOfPeople(db, [
    ...records.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]),
    ...corrections.map(({ correctedBy }) => correctedBy),
  ]);
  const seesFloors = mayDo(ctx.actor.posts, 'pricing.read');
  return records.map((record) => {
    const {
      tenderId: _1,
      productPy: _2,
      isRemoved: _3,
      addedBy: _4,
      addedAt: _5,
      awardCorrections: _6,
      ...row
    } = record;
    const floorPrice = seesFloors ? row.floorPrice : null;
    const price = row.openedPrice ?? row.quotePrice;
    const quote = { floorPrice, ceilingPrice: row.ceilingPrice, province: tender.province };
    return {
      ...row,
      floorPrice,
      productCode: products.get(row.productId)?.code ?? '',
      maker: products.get(row.productId)?.maker ?? '',
      proposedBy: nameOf(row.proposedBy),
      decidedBy: nameOf(row.decidedBy),
      corrections: corrections
        .filter(({ tenderItemId }) => tenderItemId === row.id)
        .map(({ tenderItemId: _7, correctedBy, correctedAt: at, ...one }) => ({
          ...one,
          who: nameOf(correctedBy),
          at,
        })),
      guard: price === null ? [] : guardOf({ ...quote, price }, own.get(row.productId) ?? []),
      actions: itemActions(record, { tender, by }),
    };
  });
}
type Shown = { readonly records: readonly ItemRecord[]; readonly tender: TenderRecord };

const bidRow = ({ tenderItemId, bidRank, recordedBy: _, recordedAt: __, ...bid }: typeof competitorBid.$inferSelect) =>
  ({ ...bid, itemId: tenderItemId, rank: bidRank }) satisfies CompetitorBidRow;

/** What the reader may do with the items of a tender as a whole. */
function wholeActions(tender: TenderRecord, { actor }: Ctx): ItemsOfTender['actions'] {
  const write = may(actor.posts, 'tenders.write');
  const early = { code: 'STATE_CONFLICT', params: { state: `tenders.states.${tender.state}` } } as const;
  const isOut = !isBidding(tender);
  return {
    add: write === true ? (biddingProblem(tender) ?? true) : write,
    // What the state does not take nobody may do: the screen shows one of the two.
    addLate: waitingProblem(tender) ?? write,
    recordBids: write === true ? (isOut ? true : early) : write,
    win: tenderActions(tender, actor.posts).win,
  };
}

/** The items of one tender, everybody's bids, and what may be done. */
export const getItems: Query<(typeof tenderItemsContract)['ofTender']> = async (db, { tenderId }, ctx) => {
  const tender = await tenderFacts(db, tenderId);
  if (!tender) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const records = await itemsOf(db, tenderId);
  const items = await rowsOfItems(db, { records, tender }, ctx);
  const bids = await bidsOf(
    db,
    records.map(({ id }) => id),
  );
  return okay({ items, bids: bids.map(bidRow), actions: wholeActions(tender, ctx) });
};
