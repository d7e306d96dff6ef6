/** Sales of a product end, or begin again. */
import type { productsContract } from '../../../shared/contract/products.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Outcome, type Command } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { findProduct } from './products.queries';
import { changeProduct } from './products.repo';
import { stopRefusal } from './products.rules';

type Wish = { readonly productId: number; readonly version: number; readonly reason: string };

async function setStopped(tx: Tx, wish: Wish, isStopped: boolean): Promise<Outcome<{ version: number }>> {
  const { productId, version: seen, reason } = wish;
  const stored = await findProduct(tx, productId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/productId']);
  const refused = stopRefusal(stored.isStopped, isStopped);
  if (refused) return refused;
  const version = await changeProduct(tx, { productId, version: seen }, { isStopped });
  if (version === undefined) return refuse('CONFLICT', { expected: seen, found: stored.version }, ['/version']);
  const change = { before: { isStopped: stored.isStopped }, after: { isStopped }, reason };
  return done({ version }, { entity: 'product', id: productId, action: isStopped ? 'stop' : 'resume', ...change });
}

export const stopProduct: Command<(typeof productsContract)['stop']> = (tx, input) => setStopped(tx, input, true);
export const resumeProduct: Command<(typeof productsContract)['resume']> = (tx, input) => setStopped(tx, input, false);
