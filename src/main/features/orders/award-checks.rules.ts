/** Checks against what was awarded or listed: the price that binds in a province, who may deliver there. Pure. */
import { amountFen, sumFen } from '../../../shared/domain/money';
import { placeWords } from '../../../shared/domain/regions';
import type { CheckedBinding, CheckFacts, Finding, Sentence } from './check-facts';

const pass = (key: string, params: Sentence['params'] = {}): Finding => ({
  level: 'pass',
  sentences: [{ key, params }],
  figure: 0,
});

/** No line above the awarded or listed price of its product in the buyer's province. Figure: fen above it. */
export function awardedPriceFinding({ bindings, lines, products }: CheckFacts): Finding {
  if (bindings.size === 0) return pass('awardedPrice.none');
  const above = lines.flatMap((line) => {
    const bound = bindings.get(line.productId);
    return bound && line.price > bound.price ? [{ line, bound }] : [];
  });
  if (above.length === 0) return pass('awardedPrice.within', { count: bindings.size });
  const sentences = above.map(({ line, bound }): Sentence => {
    const name = products.get(line.productId)?.name ?? '';
    const limit = { limitPrice: bound.price, kind: `orders.checks.awardedPrice.kinds.${bound.kind}` };
    const held = {
      place: placeWords({ province: bound.province, city: '' }),
      until: bound.validTo ?? 'channel.openEnd',
    };
    return { key: 'awardedPrice.above', params: { name, price: line.price, ...limit, ...held } };
  });
  const over = above.map(
    ({ line, bound }) => amountFen(line.orderedQty, line.price) - amountFen(line.orderedQty, bound.price),
  );
  return { level: 'block', sentences, figure: sumFen(over) };
}

/** Why a product may not be delivered; undefined where it may. */
function wrongRelation({ relation }: CheckedBinding, name: string): Sentence | undefined {
  if (relation === null || relation.standing === 'agreed') return undefined;
  const { standing, ...params } = relation;
  return { key: `deliveryRelation.${standing}`, params: { name, ...params } };
}

/**
 * A product that was awarded or is listed where its buyer sits has an agreed delivery relation there; missing, refused
 * or run out it warns, or blocks by the firm's setting. Figure: products without.
 */
export function deliveryRelationFinding({ bindings, products, settings }: CheckFacts): Finding {
  const asked = Array.from(bindings).filter(([, { relation }]) => relation !== null);
  if (asked.length === 0) return pass('deliveryRelation.notAsked');
  const sentences = asked
    .map(([id, bound]) => wrongRelation(bound, products.get(id)?.name ?? ''))
    .filter((one): one is Sentence => one !== undefined);
  if (sentences.length === 0) return pass('deliveryRelation.fine', { count: asked.length });
  return { level: settings.deliveryRelationBlocks === 1 ? 'block' : 'warn', sentences, figure: sentences.length };
}
