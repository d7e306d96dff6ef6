/** At most one agreed price per customer and product on any day. */
import { addDays } from '../../../shared/domain/business-date';
import { may, type Post } from '../../../shared/domain/permissions';
import { okay, type Problem, refuse, type Result } from '../../../shared/domain/problem';

export type Span = { readonly validFrom: string; readonly validTo: string | null };
export type StoredPrice = Span & { readonly id: number; readonly version: number };

const FAR = '9999-12-31';
const lastDay = ({ validTo }: Span): string => validTo ?? FAR;

/** A span that ends before it begins holds on no day: it was taken back. */
export const holdsOn = (span: Span, on: string): boolean => span.validFrom <= on && on <= lastDay(span);
const isTakenBack = (span: Span): boolean => lastDay(span) < span.validFrom;

export type PriceState = 'current' | 'future' | 'past';
/** Where a span stands seen from a day. */
export const priceState = (span: Span, on: string): PriceState =>
  isTakenBack(span) || lastDay(span) < on ? 'past' : span.validFrom > on ? 'future' : 'current';

/** What a new price does to those that stand: rows to end (with their new last day) and the row to correct. */
export type Placing = {
  readonly corrected: StoredPrice | undefined;
  readonly ended: readonly { readonly row: StoredPrice; readonly validTo: string }[];
};

/**
 * Fits a new price among those of the same customer and product. The one that runs into it ends the day before;
 * one that begins inside it must be ended first, because nobody may guess which of the two was meant.
 */
export function placePrice(stored: readonly StoredPrice[], wanted: Span): Result<Placing> {
  const { validFrom } = wanted;
  if (isTakenBack(wanted)) {
    return refuse('VALIDATION_FAILED', { case: 'pricing.refusal.endsFirst', validFrom }, ['/validTo']);
  }
  const corrected = stored.find((row) => row.validFrom === validFrom);
  const live = stored.filter((row) => row !== corrected && !isTakenBack(row));
  const inside = live.find((row) => row.validFrom > validFrom && row.validFrom <= lastDay(wanted));
  if (inside) {
    const params = { case: 'pricing.refusal.overlaps', validFrom: inside.validFrom };
    return refuse('RULE_VIOLATED', params, ['/validTo']);
  }
  const running = live.filter((row) => row.validFrom < validFrom && lastDay(row) >= validFrom);
  return okay({ corrected, ended: running.map((row) => ({ row, validTo: addDays(validFrom, -1) })) });
}

/** May the price end on that day? The day before its first takes it back; further back makes no sense. */
export const endOf = (span: Span, validTo: string): Result<string> =>
  validTo < addDays(span.validFrom, -1)
    ? refuse('VALIDATION_FAILED', { case: 'pricing.refusal.endsFirst', validFrom: span.validFrom }, ['/validTo'])
    : okay(validTo);

export type PriceActions = Readonly<Record<'set' | 'end', true | Problem>>;

/** What the reader may do with an agreed price. */
export function priceActions(state: PriceState, posts: readonly Post[]): PriceActions {
  const right = may(posts, 'pricing.write');
  const over: Problem = { code: 'STATE_CONFLICT', params: { state: 'pricing.state.past' } };
  return { set: right, end: state === 'past' ? over : right };
}
