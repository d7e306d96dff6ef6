import { labelledExpiry } from '../../../shared/domain/business-date';
import { okay, refuse, type Refusal, type Result } from '../../../shared/domain/problem';

/** The days of a pack: its expiry as labelled and when it was made. */
export type PackDays = { readonly expiry: string; readonly madeOn: string | null };
export type OpeningDates = { readonly expiresLabel: string; readonly expiresOn: string };

/** Reads the days of opening stock: made before today and before it expires. `fields` of a refusal: expiry or madeOn. */
export function openingDates({ expiry, madeOn }: PackDays, today: string): Result<OpeningDates> {
  const read = labelledExpiry(expiry, '/expiry');
  if (!read.ok) return read;
  const { label, lastDay } = read.value;
  if (madeOn !== null && (madeOn > today || madeOn >= lastDay)) {
    const params = { case: 'stock.refusal.madeTooLate', madeOn, expiresOn: lastDay };
    return refuse('VALIDATION_FAILED', params, ['/madeOn']);
  }
  return okay({ expiresLabel: label, expiresOn: lastDay });
}

/** Opening stock stands from the day on which opening data was signed off; empty: not yet. */
export const signedOffRefusal = (openingSignedOffOn: string): Refusal | undefined =>
  openingSignedOffOn === ''
    ? undefined
    : refuse('RULE_VIOLATED', { case: 'stock.refusal.openingSignedOff', on: openingSignedOffOn });
