/** Checks about the house's papers and habits: overdue money, qualification, scope, unusual lines. Pure. */
import { addDays, daysBetween } from '../../../shared/domain/business-date';
import { standingOn, type Qualified } from '../../../shared/domain/quality-words';
import type { CheckedLine, CheckFacts, Finding, Sentence, SimilarLine } from './check-facts';
import { trialEndsOn } from './goods-checks.rules';

const pass = (key: string, params: Sentence['params'] = {}): Finding => ({
  level: 'pass',
  sentences: [{ key, params }],
  figure: 0,
});

/** Money that should have been here: blocks or warns by the firm's setting, once it is older than the days of grace. */
export function overdueFinding({ overdue, settings, today }: CheckFacts): Finding {
  const { overdueFen, oldestDueOn } = overdue;
  const days = oldestDueOn === null ? 0 : daysBetween(oldestDueOn, today);
  const isSmall = overdueFen <= settings.overdueThresholdYuan * 100;
  if (overdueFen <= 0 || oldestDueOn === null) return pass('overdue.none');
  const params = { overdueFen, oldestDueOn, days };
  if (isSmall || days <= settings.overdueGraceDays) return { ...pass('overdue.inGrace', params), level: 'info' };
  const level = settings.overdueBlocks === 1 ? 'block' : 'warn';
  return { level, sentences: [{ key: 'overdue.late', params }], figure: overdueFen };
}

type Named = { readonly key: 'qualification.buyer' | 'qualification.product'; readonly name: string };

type On = { readonly today: string; readonly untilOn: string | undefined };

function weighQualified(found: Qualified, { key, name }: Named, { today, untilOn }: On) {
  const state = standingOn(found, today);
  if (state === 'approved') return undefined;
  const isTrial = state !== 'refused' && untilOn !== undefined && today <= untilOn;
  const params = { name, state: `quality.standing.${state}`, untilOn: untilOn ?? '' };
  return { isTrial, sentence: { key: isTrial ? `${key}InTrial` : key, params } };
}

const NOBODY: Qualified = { state: 'none', approvedOn: null, validUntilOn: null };

/** Buyer and products were approved by quality; within the trial period a missing approval is only told. */
export function qualificationFinding(facts: CheckFacts): Finding {
  const { qualified, products, lines, buyer, today, settings } = facts;
  const on = { today, untilOn: trialEndsOn(settings) };
  const ids = [...new Set(lines.map(({ productId }) => productId))];
  const found = [
    weighQualified(qualified.buyer, { key: 'qualification.buyer', name: buyer.name }, on),
    ...ids.map((id) => {
      const named = { key: 'qualification.product', name: products.get(id)?.name ?? '' } as const;
      return weighQualified(qualified.products.get(id) ?? NOBODY, named, on);
    }),
  ].filter((one) => one !== undefined);
  if (found.length === 0) return pass('qualification.fine');
  const blocking = found.filter(({ isTrial }) => !isTrial);
  const level = blocking.length > 0 ? 'block' : 'info';
  return { level, sentences: found.map(({ sentence }) => sentence), figure: blocking.length };
}

/** The class of each product stands in what the buyer may be sold; nothing is asked of scopes that are not entered. */
export function scopeFinding({ scopes, lines, products }: CheckFacts): Finding {
  if (scopes === null) return { ...pass('scope.notEntered'), level: 'info' };
  const outside = [...new Set(lines.map(({ productId }) => productId))].flatMap((id) => {
    const product = products.get(id);
    const scopeClass = product?.scopeClass ?? '';
    return product && scopeClass !== '' && !scopes.includes(scopeClass)
      ? [{ key: 'scope.outside', params: { name: product.name, scopeClass } }]
      : [];
  });
  if (outside.length === 0) return pass('scope.fine');
  return { level: 'block', sentences: outside, figure: outside.length };
}

/** Fewer past lines say nothing about a habit. */
const FEWEST_LINES = 3;
const MOST_TIMES = 3;
const PRICE_PERCENT = 10;
/** How far the habit is looked for. */
export const HABIT_DAYS = 365;

const median = (sorted: readonly number[]): number => {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : Math.round((upper + (sorted[middle - 1] ?? upper)) / 2);
};

function unusualIn(line: CheckedLine, name: string, own: readonly SimilarLine[]): Sentence[] {
  const usualQty = median(own.map(({ orderedQty }) => orderedQty).toSorted((a, b) => a - b));
  const isMuch = own.length >= FEWEST_LINES && line.orderedQty > MOST_TIMES * usualQty;
  const last = own.at(-1);
  const isOff = last !== undefined && Math.abs(line.price - last.price) * 100 > PRICE_PERCENT * Math.max(last.price, 1);
  return [
    ...(isMuch ? [{ key: 'unusual.quantity', params: { name, orderedQty: line.orderedQty, usualQty } }] : []),
    ...(isOff ? [{ key: 'unusual.price', params: { name, price: line.price, lastPrice: last.price } }] : []),
  ];
}

/** More than three times the buyer's median, or a price more than a tenth off his last one. */
export function unusualFinding({ similar, lines, products, today }: CheckFacts): Finding {
  const since = addDays(today, -HABIT_DAYS);
  const past = Map.groupBy(
    similar.filter(({ submittedOn }) => submittedOn >= since),
    ({ productId }) => productId,
  );
  const found = lines.flatMap((line) => {
    return unusualIn(line, products.get(line.productId)?.name ?? '', past.get(line.productId) ?? []);
  });
  if (found.length === 0) return pass('unusual.none');
  return { level: 'warn', sentences: found, figure: found.length };
}
