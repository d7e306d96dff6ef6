/** One product with its history. */
import type { HistoryRow } from '../../../shared/contract/history';
import type { productsContract } from '../../../shared/contract/products.contract';
import { okay, refuse } from '../../../shared/domain/problem';
import type { Query } from '../../store/handler';
import { historyOf } from '../audit/audit.queries';
import { seesPrices } from './product-list.queries';
import { findProduct } from './products.queries';
import { missingFields, productActions } from './products.rules';

/** Prices leave the history with the post that may see them. */
const withoutPrices = (rows: readonly HistoryRow[]): HistoryRow[] =>
  rows.filter(({ action }) => action !== 'set-floor-price');

export const getProduct: Query<(typeof productsContract)['get']> = async (db, { productId }, { actor }) => {
  const row = await findProduct(db, productId);
  if (!row) return refuse('NOT_FOUND', {}, ['/productId']);
  const isPriced = seesPrices(actor);
  const { pyFull: _full, pyInitials: _initials, floorPrice, ...card } = row;
  const history = await historyOf(db, 'product', [productId]);
  return okay({
    product: {
      ...card,
      code: card.code ?? '',
      ...(isPriced ? { floorPrice } : {}),
      missing: missingFields(row),
      actions: productActions(row, actor.posts),
    },
    history: isPriced ? history : withoutPrices(history),
  });
};
