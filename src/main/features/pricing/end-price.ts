import type { pricingContract } from '../../../shared/contract/pricing.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { findPrice } from './pricing.queries';
import { changePrice } from './pricing.repo';
import { endOf } from './pricing.rules';

/** Gives an agreed price its last day. Orders keep the price they were written at. */
export const endPrice: Command<(typeof pricingContract)['end']> = async (tx, input) => {
  const { customerId, agreedPriceId, validTo, version: seen } = input;
  const stored = await findPrice(tx, customerId, agreedPriceId);
  if (!stored) return refuse('NOT_FOUND', {}, ['/agreedPriceId']);
  const allowed = endOf(stored, validTo);
  if (!allowed.ok) return allowed;
  const version = await changePrice(tx, { id: agreedPriceId, version: seen }, { validTo });
  if (version === undefined) return refuse('CONFLICT', { expected: seen, found: stored.version }, ['/version']);
  const change = { before: { validTo: stored.validTo }, after: { validTo } };
  return done({ version }, { entity: 'agreed_price', id: agreedPriceId, action: 'end', ...change });
};
