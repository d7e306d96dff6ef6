/** The list of awarded and listed prices. */
import { sql, type SQL } from 'drizzle-orm';
import type { provincePricesContract, ProvincePriceRow } from '../../../shared/contract/awards.contract';
import type { PriceSegment } from '../../../shared/domain/award-words';
import { okay } from '../../../shared/domain/problem';
import { spanStateOn } from '../../../shared/domain/regions';
import { contains, hasPrefix, isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { priceRecords } from './award.queries';
import { provincePriceActions } from './award.rules';
import { provincePrice } from './award.tables';
import { tenderItem } from './item.tables';
import { tender } from './tenders.tables';

type Contract = typeof provincePricesContract;

const search = (text: string): SQL =>
  sql`(${contains(provincePrice.productName, text)} OR ${contains(provincePrice.productPy, text)} OR ${contains(provincePrice.province, text)} OR ${contains(provincePrice.customerName, text)} OR ${hasPrefix(provincePrice.listingNo, text)})`;

export const provincePriceGrid: GridSpec = {
  table: provincePrice,
  id: provincePrice.id,
  columns: {
    productId: { kind: 'integer', column: provincePrice.productId },
    productName: {
      kind: 'text',
      column: provincePrice.productName,
      sortBy: provincePrice.productPy,
      also: [provincePrice.productPy],
    },
    kind: { kind: 'state', column: provincePrice.kind },
    province: { kind: 'text', column: provincePrice.province },
    customerName: { kind: 'text', column: provincePrice.customerName },
    price: { kind: 'integer', column: provincePrice.price },
    validFrom: { kind: 'date', column: provincePrice.validFrom },
    validTo: { kind: 'date', column: provincePrice.validTo },
    listingNo: { kind: 'text', column: provincePrice.listingNo },
  },
  search,
  defaultSort: { column: 'productName', direction: 'asc' },
};

const isOpen = (today: string): SQL =>
  sql`(${provincePrice.validTo} IS NULL OR (${provincePrice.validTo} >= ${today} AND ${provincePrice.validTo} >= ${provincePrice.validFrom}))`;

/** The list with what of it is looked at on a day. */
function provincePriceGridOf(segment: PriceSegment, today: string): GridSpec {
  switch (segment) {
    case 'all':
      return provincePriceGrid;
    case 'open':
      return { ...provincePriceGrid, only: isOpen(today) };
    case 'past':
      return { ...provincePriceGrid, only: sql`NOT ${isOpen(today)}` };
  }
}

/** The tenders whose award set a price. */
async function tendersBehind(db: ReadDb, itemIds: readonly number[]) {
  if (itemIds.length === 0) return new Map<number, { tenderId: number; number: string }>();
  const rows = await db
    .select({ itemId: tenderItem.id, tenderId: tender.id, number: tender.number })
    .from(tenderItem)
    .innerJoin(tender, sql`${tender.id} = ${tenderItem.tenderId}`)
    .where(isAnyOf(tenderItem.id, itemIds));
  return new Map(rows.map(({ itemId, ...one }) => [itemId, one]));
}

export const listProvincePrices: Query<Contract['list']> = async (db, { segment, ...request }, ctx) => {
  const block = await gridIds(db, provincePriceGridOf(segment, ctx.today), { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const records = await priceRecords(db, ids);
  const tenders = await tendersBehind(
    db,
    records.flatMap(({ tenderItemId }) => tenderItemId ?? []),
  );
  const rows = records.map((record): ProvincePriceRow => {
    const { productPy: _1, setBy: _2, setAt: _3, tenderItemId, ...row } = record;
    const behind = tenders.get(tenderItemId ?? 0);
    return {
      ...row,
      ...{ tenderId: behind?.tenderId ?? null, tenderNumber: behind?.number ?? '' },
      state: spanStateOn(row, ctx.today),
      actions: provincePriceActions(row, ctx.actor.posts, ctx.today),
    };
  });
  return okay({ rows: inOrderOf(ids, rows), hasMore });
};

export const provincePriceTotals: Query<Contract['totals']> = (db, { segment, ...criteria }, { actor, today }) =>
  gridTotalsOf(db, provincePriceGridOf(segment, today), { criteria, actor });
