/** Awards and the prices that bind in a province. Pure. */
import { addDays } from '../../../shared/domain/business-date';
import type { ItemResult, ProvincePriceKind } from '../../../shared/domain/award-words';
import { may, type Post } from '../../../shared/domain/permissions';
import { okay, refuse, type Problem, type Refusal, type Result } from '../../../shared/domain/problem';
import { isEmptySpan, regionCovers, spanHolds, spanStateOn, type DaySpan } from '../../../shared/domain/regions';

/** What was decided on one item, as it is typed. */
type AwardedItem = {
  readonly itemId: number;
  readonly result: Exclude<ItemResult, 'open'>;
  readonly price: number | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
};

const of = (at: number, field: string): string[] => [`/items/${at}/${field}`];

function itemProblem({ result, price, validFrom, validTo }: AwardedItem, at: number): Refusal | undefined {
  if (result === 'lost') return undefined;
  const missing = (case_: string, field: string) =>
    refuse('VALIDATION_FAILED', { case: `awards.refusals.${case_}`, line: at + 1 }, of(at, field));
  if (price === null || price <= 0) return missing('noPrice', 'price');
  if (validFrom === null) return missing('noValidity', 'validFrom');
  if (validTo === null) return missing('noValidity', 'validTo');
  return validTo < validFrom ? missing('endsFirst', 'validTo') : undefined;
}

/** Every item of the tender is named once, at least one is won, and none is won without price and validity. */
export function awardProblem(given: readonly AwardedItem[], standing: readonly number[]): Refusal | undefined {
  const seen = new Set<number>();
  for (const [at, item] of given.entries()) {
    if (!standing.includes(item.itemId) || seen.has(item.itemId)) return refuse('NOT_FOUND', {}, of(at, 'itemId'));
    seen.add(item.itemId);
    const problem = itemProblem(item, at);
    if (problem) return problem;
  }
  if (seen.size < standing.length) {
    return refuse('VALIDATION_FAILED', { case: 'awards.refusals.notAll', count: standing.length - seen.size }, [
      '/items',
    ]);
  }
  return given.some(({ result }) => result === 'won')
    ? undefined
    : refuse('RULE_VIOLATED', { case: 'awards.refusals.nothingWon' }, ['/items']);
}

/** A price that binds: for all of a province, or for one buyer. Null: until it is ended. */
export type BindingPrice = DaySpan & {
  readonly productId: number;
  readonly kind: ProvincePriceKind;
  readonly province: string;
  readonly customerId: number | null;
  readonly price: number;
};
type Buying = { readonly province: string; readonly buyerId: number | null; readonly on: string };

/** True when the price binds a sale to this buyer there on that day. */
export const isBinding = (one: BindingPrice, { province, buyerId, on }: Buying): boolean =>
  !isEmptySpan(one) &&
  spanHolds(one, on) &&
  (one.customerId === null || one.customerId === buyerId) &&
  regionCovers({ province: one.province, city: '' }, { province, city: '' });

/** The lowest binding price of each product: no sale may be above any of them. */
export function lowestBinding<P extends BindingPrice>(prices: readonly P[], buying: Buying): Map<number, P> {
  const found = new Map<number, P>();
  for (const one of prices) {
    const known = found.get(one.productId);
    if (isBinding(one, buying) && (known === undefined || one.price < known.price)) found.set(one.productId, one);
  }
  return found;
}

type Stored = DaySpan & { readonly id: number; readonly version: number };
export type Placing = { readonly ended: readonly { readonly row: Stored; readonly validTo: string }[] };

const FAR = '9999-12-31';
const lastDay = ({ validTo }: DaySpan): string => validTo ?? FAR;

/**
 * Fits a new price after those of the same kind, product and place: the running one ends the day before, one of the
 * same first day is taken back. One that begins later is ended first by a person: nobody may guess which was meant.
 */
export function placeProvincePrice(stored: readonly Stored[], wanted: DaySpan): Result<Placing> {
  if (isEmptySpan(wanted)) {
    return refuse('VALIDATION_FAILED', { case: 'awards.refusals.endsFirst', line: 1 }, ['/validTo']);
  }
  const live = stored.filter((one) => !isEmptySpan(one) && lastDay(one) >= wanted.validFrom);
  const later = live.find(({ validFrom }) => validFrom > wanted.validFrom && validFrom <= lastDay(wanted));
  if (later) {
    const params = { case: 'awards.refusals.laterPrice', validFrom: later.validFrom };
    return refuse('RULE_VIOLATED', params, ['/validFrom']);
  }
  const running = live.filter(({ validFrom }) => validFrom <= wanted.validFrom);
  return okay({ ended: running.map((row) => ({ row, validTo: addDays(wanted.validFrom, -1) })) });
}

/** The last day of a price that is ended: from the day before its first (taken back) to the one it has. */
export function endPriceProblem(span: DaySpan, validTo: string): Refusal | undefined {
  if (validTo < addDays(span.validFrom, -1)) {
    return refuse('VALIDATION_FAILED', { case: 'awards.refusals.endsBefore', validFrom: span.validFrom }, ['/validTo']);
  }
  return validTo > lastDay(span)
    ? refuse('VALIDATION_FAILED', { case: 'awards.refusals.endsLater', validTo: lastDay(span) }, ['/validTo'])
    : undefined;
}

/** What the reader may do with a price of a province. */
export function provincePriceActions(span: DaySpan, posts: readonly Post[], on: string): { end: true | Problem } {
  const right = may(posts, 'awards.write');
  const past: Problem = { code: 'STATE_CONFLICT', params: { state: 'awards.states.past' } };
  return { end: right !== true ? right : spanStateOn(span, on) === 'past' ? past : true };
}
