/** Agreed volumes: how much was bought against the time that has passed. Pure. */
import type { VolumePace } from '../../../shared/domain/award-words';
import { daysBetween } from '../../../shared/domain/business-date';
import { refuse, type Refusal } from '../../../shared/domain/problem';

type AgreedSpan = { readonly qty: number; readonly validFrom: string; readonly validTo: string };

const BP = 10_000;
/** Whole basis points of a share; both are safe integers. */
const share = (part: number, whole: number): number =>
  whole === 0 ? 0 : Number((BigInt(part) * BigInt(BP)) / BigInt(whole));

/** Days of the span that have passed with today, and all of them. */
function elapsedOf({ validFrom, validTo }: AgreedSpan, today: string): { passed: number; days: number } {
  const days = daysBetween(validFrom, validTo) + 1;
  return { passed: Math.min(Math.max(daysBetween(validFrom, today) + 1, 0), days), days };
}

export type Progress = {
  /** What should have been bought by today, thousandths, rounded down. */
  readonly expectedQty: number;
  /** Of the whole volume, and of the whole time; basis points. */
  readonly doneBp: number;
  readonly elapsedBp: number;
  readonly pace: VolumePace;
};

/**
 * Progress of a volume by what was bought (approved, net of what will not be shipped). Behind: below so many per cent
 * of what the time asks for.
 */
export function progressOf(span: AgreedSpan, doneQty: number, { today, pacePercent }: Paced): Progress {
  const { passed, days } = elapsedOf(span, today);
  const expectedQty = Number((BigInt(span.qty) * BigInt(passed)) / BigInt(days));
  const isBehind = BigInt(doneQty) * 100n < BigInt(expectedQty) * BigInt(pacePercent);
  const facts = { expectedQty, doneBp: share(doneQty, span.qty), elapsedBp: share(passed, days) };
  if (doneQty >= span.qty) return { ...facts, pace: 'reached' };
  if (today > span.validTo) return { ...facts, pace: 'past' };
  if (passed === 0) return { ...facts, pace: 'future' };
  return { ...facts, pace: isBehind ? 'behind' : 'onPace' };
}
type Paced = { readonly today: string; readonly pacePercent: number };

/** A volume lies between two days. */
export const volumeProblem = ({ validFrom, validTo }: Omit<AgreedSpan, 'qty'>): Refusal | undefined =>
  validTo < validFrom
    ? refuse('VALIDATION_FAILED', { case: 'agreedVolumes.refusals.endsFirst' }, ['/validTo'])
    : undefined;
