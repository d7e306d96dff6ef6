/** The list of products. Who may not see prices can neither see, sort nor filter by the floor price. */
import { sql, type SQL } from 'drizzle-orm';
import type { GridCriteria, GridRequest, GridTotals } from '../../../shared/contract/grid';
import type { productsContract } from '../../../shared/contract/products.contract';
import { mayDo, permissionPosts } from '../../../shared/domain/permissions';
import type { ProductGap } from '../../../shared/domain/gap-words';
import { okay, refuse, type Refusal, type Result } from '../../../shared/domain/problem';
import { contains, hasPrefix } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Actor, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { lacksOfProduct } from './product-gaps.queries';
import { productRecords, type ProductRecord } from './products.queries';
import { missingFields } from './products.rules';
import { product } from './products.tables';

/** Code or barcode by prefix, else names, pinyin, initials and mnemonic by contains. */
const search = (text: string): SQL =>
  sql`(${hasPrefix(product.code, text)} OR ${hasPrefix(product.barcode, text)} OR ${contains(product.genericName, text)} OR ${contains(product.tradeName, text)} OR ${contains(product.pyInitials, text)} OR ${contains(product.pyFull, text)} OR ${contains(product.mnemonic, text)})`;

export const productGrid: GridSpec = {
  table: product,
  id: product.id,
  columns: {
    code: { kind: 'text', column: product.code },
    genericName: {
      kind: 'text',
      column: product.genericName,
      sortBy: product.pyFull,
      also: [product.pyFull, product.pyInitials, product.mnemonic],
    },
    tradeName: { kind: 'text', column: product.tradeName },
    form: { kind: 'text', column: product.form },
    specification: { kind: 'text', column: product.specification },
    maker: { kind: 'text', column: product.maker },
    registrationNo: { kind: 'text', column: product.registrationNo },
    unit: { kind: 'text', column: product.unit },
    taxRateBp: { kind: 'integer', column: product.taxRateBp },
    storageClass: { kind: 'state', column: product.storageClass },
    isControlled: { kind: 'integer', column: product.isControlled },
    category: { kind: 'text', column: product.category },
    floorPrice: { kind: 'integer', column: product.floorPrice },
    isStopped: { kind: 'integer', column: product.isStopped },
    isComplete: { kind: 'integer', column: product.isComplete },
    createdAt: { kind: 'integer', column: product.createdAt },
  },
  search,
  defaultSort: { column: 'genericName', direction: 'asc' },
};

/** Columns that only readers of prices may use. */
const priceColumns = new Set(['floorPrice']);

export const seesPrices = ({ posts }: Actor): boolean => mayDo(posts, 'pricing.read');

/** Refuses a sort or filter by a column that the reader may not see: the order of rows would tell it. */
export function hiddenColumn(criteria: GridCriteria & Partial<GridRequest>, actor: Actor): Refusal | undefined {
  if (seesPrices(actor)) return undefined;
  const hidden = ({ column }: { column: string }) => priceColumns.has(column);
  const sortAt = (criteria.sort ?? []).findIndex(hidden);
  const filterAt = criteria.filters.findIndex(hidden);
  if (sortAt < 0 && filterAt < 0) return undefined;
  const pointer = sortAt >= 0 ? `/sort/${sortAt}/column` : `/filters/${filterAt}/column`;
  const params = { permission: 'pricing.read', posts: permissionPosts['pricing.read'].join(',') };
  return refuse('FIELD_FORBIDDEN', params, [pointer]);
}

const rowOf = (row: ProductRecord, isPriced: boolean) => ({
  id: row.id,
  code: row.code ?? '',
  genericName: row.genericName,
  tradeName: row.tradeName,
  form: row.form,
  specification: row.specification,
  maker: row.maker,
  registrationNo: row.registrationNo,
  unit: row.unit,
  taxRateBp: row.taxRateBp,
  storageClass: row.storageClass,
  isControlled: row.isControlled,
  category: row.category,
  ...(isPriced ? { floorPrice: row.floorPrice } : {}),
  isStopped: row.isStopped,
  isComplete: row.isComplete,
  missing: missingFields(row),
  createdAt: row.createdAt,
  version: row.version,
});

const lackingOf = (gap: ProductGap | undefined): GridSpec =>
  gap ? { ...productGrid, only: lacksOfProduct(gap) } : productGrid;

export const listProducts: Query<(typeof productsContract)['list']> = async (db, { gap, ...request }, { actor }) => {
  const hidden = hiddenColumn(request, actor);
  if (hidden) return hidden;
  const block = await gridIds(db, lackingOf(gap), { request, actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const isPriced = seesPrices(actor);
  const rows = inOrderOf(ids, await productRecords(db, ids)).map((row) => rowOf(row, isPriced));
  return okay({ rows, hasMore });
};

export const productTotals: Query<(typeof productsContract)['totals']> = async (db, { gap, ...criteria }, { actor }) =>
  hiddenColumn(criteria, actor) ?? gridTotalsOf(db, lackingOf(gap), { criteria, actor });

export type ProductBlock = { readonly records: ProductRecord[]; readonly hasMore: boolean };
/** Another feature's own condition on `product.id`. */
type OnlyProducts = ((id: typeof product.id) => SQL) | undefined;
const specOf = (only: OnlyProducts): GridSpec => (only ? { ...productGrid, only: only(product.id) } : productGrid);

/** A block of products for a list of another feature. */
export async function productBlock(
  db: ReadDb,
  { request, actor }: { readonly request: GridRequest; readonly actor: Actor },
  only: OnlyProducts,
): Promise<Result<ProductBlock>> {
  const hidden = hiddenColumn(request, actor);
  if (hidden) return hidden;
  const block = await gridIds(db, specOf(only), { request, actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  return okay({ records: inOrderOf(ids, await productRecords(db, ids)), hasMore });
}

/** The totals that go with {@link productBlock}. */
export const productBlockTotals = async (
  db: ReadDb,
  { criteria, actor }: { readonly criteria: GridCriteria; readonly actor: Actor },
  only: OnlyProducts,
): Promise<Result<GridTotals>> => hiddenColumn(criteria, actor) ?? gridTotalsOf(db, specOf(only), { criteria, actor });
