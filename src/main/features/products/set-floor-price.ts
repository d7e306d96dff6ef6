import type { productsContract } from '../../../shared/contract/products.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { findProduct } from './products.queries';
import { changeProduct } from './products.repo';

/** Sets the lowest price (1/10000 yuan a unit) that may be sold at without a release; null: none. */
export const setFloorPrice: Command<(typeof productsContract)['setFloorPrice']> = async (tx, input) => {
  const { productId, version: seen, floorPrice } = input;
  const stored = await findProduct(tx, productId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/productId']);
  const version = await changeProduct(tx, { productId, version: seen }, { floorPrice });
  if (version === undefined) return refuse('CONFLICT', { expected: seen, found: stored.version }, ['/version']);
  return done(
    { version },
    {
      entity: 'product',
      id: productId,
      action: 'set-floor-price',
      before: { floorPrice: stored.floorPrice },
      after: { floorPrice },
    },
  );
};
