/** PINs of people who sign on a shared computer: which are too easy, and how many wrong ones are let pass. */
import { okay, refuse, type Refusal, type Result } from '../../../shared/domain/problem';

/** So many wrong PINs, then a wait in ms. */
export const PIN_TRIES = 5;
export const PIN_LOCK_MS = 15 * 60_000;
const MINUTE_MS = 60_000;
const UP = '01234567890123456789';
const DOWN = '98765432109876543210';

const refusePin = (rule: string, params: Readonly<Record<string, string | number>>): Refusal =>
  refuse('RULE_VIOLATED', { case: `users.sign.${rule}`, ...params }, ['/signature']);

/** Neither one digit throughout, nor a run of them, nor a pair repeated. */
export function pinIsGood(pin: string): Result<true> {
  const isRun = UP.includes(pin) || DOWN.includes(pin);
  const isRepeated = pin === pin.slice(0, 2).repeat(pin.length / 2);
  return isRun || isRepeated ? refuse('RULE_VIOLATED', { case: 'users.sign.pinWeak' }, ['/pin']) : okay(true);
}

/** Whether a PIN may be tried at all now. */
export function mayTryPin(lockedUntil: number, now: number): Result<true> {
  if (lockedUntil <= now) return okay(true);
  return refusePin('locked', { tries: PIN_TRIES, minutes: Math.ceil((lockedUntil - now) / MINUTE_MS) });
}

/** After one more wrong PIN: what is counted, until when the person waits (0: not), and what he is told. */
export function afterWrongPin(failures: number, now: number) {
  const left = PIN_TRIES - failures - 1;
  if (left > 0) return { pinFailures: failures + 1, pinLockedUntil: 0, left, refusal: refusePin('wrongPin', { left }) };
  const minutes = PIN_LOCK_MS / MINUTE_MS;
  const refusal = refusePin('locked', { tries: PIN_TRIES, minutes });
  return { pinFailures: 0, pinLockedUntil: now + PIN_LOCK_MS, left: 0, refusal };
}
