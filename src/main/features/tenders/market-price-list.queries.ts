/** The list of the price library. */
import { sql, type SQL } from 'drizzle-orm';
import type { marketPricesContract, MarketPriceRow } from '../../../shared/contract/tender-items.contract';
import { may } from '../../../shared/domain/permissions';
import { okay, type Problem } from '../../../shared/domain/problem';
import { contains, isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import { marketPrice } from './item.tables';

type Contract = typeof marketPricesContract;

const search = (text: string): SQL =>
  sql`(${contains(marketPrice.productName, text)} OR ${contains(marketPrice.productPy, text)} OR ${contains(marketPrice.province, text)} OR ${contains(marketPrice.company, text)})`;

export const marketPriceGrid: GridSpec = {
  table: marketPrice,
  id: marketPrice.id,
  columns: {
    productId: { kind: 'integer', column: marketPrice.productId },
    productName: {
      kind: 'text',
      column: marketPrice.productName,
      sortBy: marketPrice.productPy,
      also: [marketPrice.productPy],
    },
    province: { kind: 'text', column: marketPrice.province },
    observedOn: { kind: 'date', column: marketPrice.observedOn },
    price: { kind: 'integer', column: marketPrice.price },
    kind: { kind: 'state', column: marketPrice.kind },
    company: { kind: 'text', column: marketPrice.company },
  },
  search,
  defaultSort: { column: 'observedOn', direction: 'desc' },
};

const struck: Problem = { code: 'STATE_CONFLICT', params: { state: 'marketPrices.struck' } };

function rowOf(record: typeof marketPrice.$inferSelect, { actor }: Ctx): MarketPriceRow {
  const { productPy: _1, recordedBy: _2, recordedAt: _3, struckBy: _4, ...row } = record;
  const right = may(actor.posts, 'awards.write');
  return { ...row, actions: { strike: right === true && row.struckAt !== null ? struck : right } };
}

export const listMarketPrices: Query<Contract['list']> = async (db, request, ctx) => {
  const block = await gridIds(db, marketPriceGrid, { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const records = await db.select().from(marketPrice).where(isAnyOf(marketPrice.id, ids));
  return okay({
    rows: inOrderOf(
      ids,
      records.map((one) => rowOf(one, ctx)),
    ),
    hasMore,
  });
};

export const marketPriceTotals: Query<Contract['totals']> = (db, criteria, { actor }) =>
  gridTotalsOf(db, marketPriceGrid, { criteria, actor });
