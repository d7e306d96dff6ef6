/** The gate of the checks: what blocks refuses, and orders that look the same must have been seen. */
import { refuse, type Refusal } from '../../../shared/domain/problem';
import type { Check } from './check-facts';
import { codesAt } from './checks.rules';

const checkKeys = (checks: readonly Check[]): string =>
  codesAt(checks, 'block')
    .map((code) => `orders.checkNames.${code}`)
    .join(',');

/** What the history keeps of the checks: everything that was not simply green, with its figure. */
export const seenChecks = (checks: readonly Check[]) =>
  checks.filter(({ level }) => level !== 'pass').map(({ code, level, figure }) => [code, level, figure]);

/** Why these checks let nothing pass, or undefined. `isSeen`: the person saw the orders that look the same. */
export function blockedBy(checks: readonly Check[], isSeen: boolean): Refusal | undefined {
  const blocking = codesAt(checks, 'block');
  if (blocking.length > 0) return refuse('CHECKS_BLOCK', { count: blocking.length, checks: checkKeys(checks) });
  return codesAt(checks, 'warn').includes('duplicate') && !isSeen
    ? refuse('DUPLICATE', { case: 'orders.refusals.duplicateHere' }, ['/duplicateSeen'])
    : undefined;
}
