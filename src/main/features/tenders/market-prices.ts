/** The price library: a price somebody saw is added, a slip is struck out. */
import type { marketPricesContract } from '../../../shared/contract/tender-items.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { findProduct } from '../products/products.queries';
import { nameOfProduct } from './item-changes';
import { addMarketPrices, strikeMarketPrice } from './item.repo';

type Contract = typeof marketPricesContract;

export const recordMarketPrice: Command<Contract['record']> = async (tx, input, ctx) => {
  const product = await findProduct(tx, input.productId);
  if (!product) return refuse('NOT_FOUND', {}, ['/productId']);
  if (input.observedOn > ctx.today) {
    return refuse('VALIDATION_FAILED', { case: 'marketPrices.refusals.future', today: ctx.today }, ['/observedOn']);
  }
  const names = { productName: nameOfProduct(product), productPy: product.pyFull };
  const kept = { kind: 'hand', isOurs: input.company === '', tenderId: null } as const;
  const by = { recordedBy: ctx.actor.userId, recordedAt: ctx.now };
  const [id = 0] = await addMarketPrices(tx, [{ ...input, ...names, ...kept, ...by }]);
  const entry = { entity: 'market_price', id, action: 'record', after: { ...input } };
  return done({ marketPriceId: id, version: 0 }, entry);
};

export const strikePrice: Command<Contract['strike']> = async (tx, { marketPriceId, version, reason }, ctx) => {
  const struck = await strikeMarketPrice(tx, { marketPriceId, version, reason, by: ctx.actor.userId, at: ctx.now });
  if (!struck.ok) return struck;
  const entry = { entity: 'market_price', id: marketPriceId, action: 'strike', reason };
  return done({ version: struck.value }, entry);
};
