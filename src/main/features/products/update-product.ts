import type { productsContract } from '../../../shared/contract/products.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { duplicateOf } from './create-product';
import { findProduct, type ProductRecord } from './products.queries';
import { rewriteProduct } from './products.repo';
import { missingFields } from './products.rules';

type Fields = Readonly<Record<string, unknown>>;

/** Old and new values of the fields that differ; a product without a code holds none. */
function differences(stored: ProductRecord, next: Fields): { before: Fields; after: Fields } {
  const old: Fields = { ...stored, code: stored.code ?? '' };
  const keys = Object.keys(next).filter((key) => old[key] !== next[key]);
  const only = (from: Fields): Fields => Object.fromEntries(keys.map((key) => [key, from[key]]));
  return { before: only(old), after: only(next) };
}

/** Rewrites what people type; the floor price and the stop have commands of their own. */
export const updateProduct: Command<(typeof productsContract)['update']> = async (tx, input) => {
  const { productId, version: seenVersion, ...fields } = input;
  const stored = await findProduct(tx, productId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/productId']);
  const stale = () => refuse('CONFLICT', { expected: seenVersion, found: stored.version }, ['/version']);
  if (stored.version !== seenVersion) return stale();
  const duplicate = await duplicateOf(tx, fields, productId);
  if (duplicate) return duplicate;
  const version = await rewriteProduct(tx, { productId, version: seenVersion }, fields);
  if (version === undefined) return stale();
  return done(
    { version, missing: missingFields(fields) },
    { entity: 'product', id: productId, action: 'update', ...differences(stored, fields) },
  );
};
