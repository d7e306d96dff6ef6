/** Stock by product: the list of products with what there is of each (A15), summed for the rows of the block only. */
import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { stockContract } from '../../../shared/contract/stock.contract';
import { okay } from '../../../shared/domain/problem';
import type { Query } from '../../store/handler';
import { productBlock, productBlockTotals } from '../products/product-list.queries';
import { readSettings } from '../settings/settings.queries';
import { balancesOf } from './stock.queries';
import { expiryOf } from './stock.rules';
import { lot } from './stock.tables';

const hasLots = (id: PgColumn): SQL => sql`${id} IN (SELECT ${lot.productId} FROM ${lot})`;
const onlyOf = (isStocked: boolean) => (isStocked ? hasLots : undefined);

export const stockByProduct: Query<(typeof stockContract)['byProduct']> = async (db, input, ctx) => {
  const { isStocked, ...request } = input;
  const block = await productBlock(db, { request, actor: ctx.actor }, onlyOf(isStocked));
  if (!block.ok) return block;
  const { records, hasMore } = block.value;
  const ids = records.map(({ id }) => id);
  const balances = await balancesOf(db, ids, { on: ctx.today, minShelfMonths: 0 });
  const settings = await readSettings(db);
  const rows = records.flatMap((row) => {
    const balance = balances.get(row.id);
    if (!balance) return [];
    const { id, code, genericName, tradeName, specification, maker, unit, category, storageClass } = row;
    const near = balance.nearestExpiresOn;
    const far = { expiryLevel: 'far' as const, expiryMonths: null };
    const expiry = near === null ? far : expiryOf(near, ctx.today, settings);
    const names = { id, code: code ?? '', genericName, tradeName, specification, maker, unit, category, storageClass };
    return [{ ...names, ...balance, ...expiry }];
  });
  return okay({ rows, hasMore });
};

export const stockByProductTotals: Query<(typeof stockContract)['byProductTotals']> = (db, input, { actor }) => {
  const { isStocked, ...criteria } = input;
  return productBlockTotals(db, { criteria, actor }, onlyOf(isStocked));
};
