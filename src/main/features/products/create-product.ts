import type { productsContract } from '../../../shared/contract/products.contract';
import { refuse, type Refusal } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { findByCode, findByKey, type ProductKey } from './products.queries';
import { addProducts } from './products.repo';
import { missingFields } from './products.rules';

type Identity = ProductKey & { readonly code: string };

/** Refuses what another product already is: its code, or names, maker and specification together. */
export async function duplicateOf(db: ReadDb, identity: Identity, ownId = 0): Promise<Refusal | undefined> {
  const { code, genericName, tradeName, maker, specification } = identity;
  const sameCode = code ? await findByCode(db, code) : undefined;
  if (sameCode && sameCode.id !== ownId) {
    return refuse('DUPLICATE', { value: code, number: sameCode.name }, ['/code']);
  }
  const same = await findByKey(db, identity);
  if (!same || same.id === ownId) return undefined;
  const value = [genericName, tradeName, maker, specification].filter(Boolean).join(' ');
  return refuse('DUPLICATE', same.code ? { value, number: same.code } : { value }, ['/genericName']);
}

/** Adds a product. What is missing makes it incomplete, not refused. */
export const createProduct: Command<(typeof productsContract)['create']> = async (tx, input, ctx) => {
  const duplicate = await duplicateOf(tx, input);
  if (duplicate) return duplicate;
  const [productId] = await addProducts(tx, [{ ...input, createdAt: ctx.now }]);
  if (productId === undefined) throw new Error('the product was not added');
  const { code, genericName, tradeName, maker, specification } = input;
  const after = { code, genericName, tradeName, maker, specification };
  return done(
    { productId, version: 0, missing: missingFields(input) },
    { entity: 'product', id: productId, action: 'create', after },
  );
};
