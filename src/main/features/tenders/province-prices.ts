/** Listing prices are set, prices of provinces ended. */
import type { provincePricesContract } from '../../../shared/contract/awards.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { findProduct } from '../products/products.queries';
import { priceRecords } from './award.queries';
import { endProvincePrice, placePrices } from './award.repo';
import { endPriceProblem } from './award.rules';
import { nameOfProduct } from './item-changes';
import { addMarketPrices } from './item.repo';

type Contract = typeof provincePricesContract;

/** A listing price from a day on; the one before ends the day before and stays in the history. */
export const setListing: Command<Contract['setListing']> = async (tx, input, ctx) => {
  const product = await findProduct(tx, input.productId);
  if (!product) return refuse('NOT_FOUND', {}, ['/productId']);
  const names = { productName: nameOfProduct(product), productPy: product.pyFull };
  const by = { setBy: ctx.actor.userId, setAt: ctx.now };
  const placed = await placePrices(tx, [
    { ...input, ...names, kind: 'listing', customerId: null, tenderItemId: null, ...by },
  ]);
  if (!placed.ok) return placed;
  const { productId, province, price, validFrom, note } = input;
  const seen = { kind: 'listing', isOurs: true, company: '', tenderId: null } as const;
  const recorded = { recordedBy: ctx.actor.userId, recordedAt: ctx.now };
  await addMarketPrices(tx, [
    { productId, province, price, note, observedOn: validFrom, ...names, ...seen, ...recorded },
  ]);
  return done({ provincePriceId: placed.value.ids[0] ?? 0, version: 0 }, ...placed.value.entries);
};

export const endPrice: Command<Contract['end']> = async (tx, { provincePriceId, version, validTo, reason }) => {
  const [stored] = await priceRecords(tx, [provincePriceId]);
  if (!stored) return refuse('NOT_FOUND', {}, ['/provincePriceId']);
  const problem = endPriceProblem(stored, validTo);
  if (problem) return problem;
  const ended = await endProvincePrice(tx, { id: provincePriceId, version, validTo, reason });
  if (!ended.ok) return ended;
  const change = { before: { validTo: stored.validTo }, after: { validTo }, reason };
  return done({ version: ended.value }, { entity: 'province_price', id: provincePriceId, action: 'end', ...change });
};
