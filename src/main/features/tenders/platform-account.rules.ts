/** What may be done with an account on a platform, and whether its secrets can still be read. Pure. */
import { may, type Permission, type Post } from '../../../shared/domain/permissions';
import { refuse, type Problem, type Refusal } from '../../../shared/domain/problem';
import type { SecretState } from '../../../shared/domain/tender-paper-words';

/** `keyId`: of the key it was sealed with; undefined where there is none. */
export function secretStateOf(keyId: string | undefined, currentKeyId: string | undefined): SecretState {
  if (keyId === undefined) return 'none';
  return keyId === currentKeyId ? 'stored' : 'keyLost';
}

/** Nothing is shown, and no look is noted, where there is nothing to be read. */
export function lookProblem(state: SecretState): Refusal | undefined {
  if (state === 'stored') return undefined;
  return refuse('RULE_VIOLATED', { case: `platformAccounts.refusals.${state === 'none' ? 'noSecret' : 'keyLost'}` });
}

/** How long after its look a secret is still handed out, in milliseconds: an answer may have been lost on its way. */
const LOOK_LASTS_MS = 60_000;
export const isFreshLook = (lookedAt: number, now: number): boolean => now - lookedAt <= LOOK_LASTS_MS;

type Standing = { readonly isDisabled: boolean };
type Key = 'change' | 'setSecret' | 'reveal' | 'disable' | 'enable';
export type AccountActions = Readonly<Record<Key, true | Problem>>;

const state = (name: 'disabled' | 'enabled'): Problem => ({
  code: 'STATE_CONFLICT',
  params: { state: `platformAccounts.states.${name}` },
});

/** The refusal of a change on an account that is out of use. */
export const disabledProblem = ({ isDisabled }: Standing): Refusal | undefined =>
  isDisabled ? { ok: false, problem: state('disabled') } : undefined;

/** What the reader may do with an account; who left is still looked up. */
export function accountActions({ isDisabled }: Standing, posts: readonly Post[]): AccountActions {
  const when = (permission: Permission, problem: Problem | undefined): true | Problem => {
    const right = may(posts, permission);
    return right === true ? (problem ?? true) : right;
  };
  const idle = isDisabled ? state('disabled') : undefined;
  return {
    change: when('platformAccounts.write', idle),
    setSecret: when('platformAccounts.write', idle),
    reveal: when('platformAccounts.reveal', undefined),
    disable: when('platformAccounts.write', idle),
    enable: when('platformAccounts.write', isDisabled ? undefined : state('enabled')),
  };
}

/** Each product has one code on a platform. */
export function codesProblem(codes: readonly { readonly productId: number }[]): Refusal | undefined {
  const at = codes.findIndex(({ productId }, index) => codes.findIndex((one) => one.productId === productId) !== index);
  return at < 0
    ? undefined
    : refuse('VALIDATION_FAILED', { case: 'platformAccounts.refusals.codeTwice' }, [`/codes/${at}/productId`]);
}
