/** Starts a stocktake over a scope; each lot with stock becomes a line of the sheet. */
import type { stocktakesContract } from '../../../shared/contract/stocktakes.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { takeNumber } from '../../store/series';
import { productFacts } from '../products/products.queries';
import { countedElsewhere, lotsInScope, type Scope } from './stocktake.queries';
import { addStocktake } from './stocktake.repo';

const PREFIX = 'PD';

/** What stands on the sheet as its scope. */
async function scopeText(tx: Tx, { scope, location, productId }: Scope): Promise<Result<string>> {
  if (scope === 'all') return okay('');
  if (scope === 'location') {
    return location === '' ? refuse('VALIDATION_FAILED', { case: 'fields.required' }, ['/location']) : okay(location);
  }
  if (productId === null) return refuse('VALIDATION_FAILED', { case: 'fields.required' }, ['/productId']);
  const [product] = await productFacts(tx, [productId]);
  return product ? okay(product.genericName) : refuse('NOT_FOUND', {}, ['/productId']);
}

export const startStocktake: Command<(typeof stocktakesContract)['start']> = async (tx, input, ctx) => {
  const { scope, remark } = input;
  const text = await scopeText(tx, input);
  if (!text.ok) return text;
  const lotIds = await lotsInScope(tx, input);
  if (lotIds.length === 0) return refuse('RULE_VIOLATED', { case: 'stocktakes.refusal.nothing' });
  const other = await countedElsewhere(tx, lotIds);
  if (other) {
    const { number, batchNo, name } = other;
    return refuse('DUPLICATE', { case: 'stocktakes.refusal.overlaps', number, lot: batchNo, name });
  }
  const number = await takeNumber(tx, PREFIX, ctx.today);
  const started = { startedBy: ctx.actor.userId, startedAt: ctx.now, startedOn: ctx.today, waitingSince: ctx.now };
  const productId = scope === 'product' ? input.productId : null;
  const row = { number, scope, scopeText: text.value, productId, remark, lineCount: lotIds.length, ...started };
  const stocktakeId = await addStocktake(tx, row, lotIds);
  const after = { number, scope, scopeText: text.value, lines: lotIds.length };
  return done({ stocktakeId, number, version: 0 }, { entity: 'stocktake', id: stocktakeId, action: 'start', after });
};
