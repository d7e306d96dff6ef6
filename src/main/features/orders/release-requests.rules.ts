/** Who asks for a release, who answers, whose word counts. Pure. */
import { releasePermission } from '../../../shared/domain/order-words';
import { forbidden, may, mayDo, type Post } from '../../../shared/domain/permissions';
import type { Problem, ProblemParams } from '../../../shared/domain/problem';
import { releasableChecks, type ReleasableCheck, type RequestState } from '../../../shared/domain/release-words';
import type { Check } from './check-facts';

type Person = { readonly userId: number; readonly posts: readonly Post[] };

export type RequestLook = {
  readonly state: RequestState;
  readonly checkCode: ReleasableCheck;
  readonly askedBy: number;
  readonly namedId: number | null;
};
type Answer = true | Problem;

const ruleProblem = (name: string, params: ProblemParams = {}): Problem => ({
  code: 'RULE_VIOLATED',
  params: { case: `releases.refusals.${name}`, ...params },
});
const stateProblem = (state: string): Problem => ({ code: 'STATE_CONFLICT', params: { state } });

/** The check blocks now, and there is somebody who may let it pass. */
export const isReleasable = (check: Pick<Check, 'level' | 'releasableBy'> | undefined): boolean =>
  check?.level === 'block' && check.releasableBy !== undefined;

/** The checks that a person may let pass. */
export const releasableBy = ({ posts }: Person): ReleasableCheck[] =>
  releasableChecks.filter((code) => mayRelease({ posts }, code) === true);

/** Whether the posts of a person let him release a check. */
export function mayRelease({ posts }: Pick<Person, 'posts'>, code: ReleasableCheck): Answer {
  const permission = releasePermission[code];
  return permission === undefined ? ruleProblem('nobody') : may(posts, permission);
}

/** Who submitted the order asks, or finance. */
export function askReleaseProblem({ submittedBy }: { readonly submittedBy: number | null }, person: Person): Answer {
  const { posts, userId } = person;
  if (!mayDo(posts, 'orders.askRelease')) return forbidden('orders.askRelease').problem;
  return submittedBy === userId || mayDo(posts, 'orders.approve') ? true : ruleProblem('notSubmitter');
}

type Consent = { readonly limitYuan: number; readonly totalFen?: number };

/** Finance writes a word down where the boss allows it, for orders up to his limit (yuan; 0: not allowed). */
export function consentProblem({ posts }: Pick<Person, 'posts'>, { limitYuan, totalFen = 0 }: Consent): Answer {
  if (!mayDo(posts, 'orders.recordConsent')) return forbidden('orders.recordConsent').problem;
  if (limitYuan <= 0) return ruleProblem('consentNotAllowed');
  return totalFen <= limitYuan * 100 ? true : ruleProblem('consentAboveLimit', { limitFen: limitYuan * 100, totalFen });
}

/** Somebody else's word, of one who could release it himself. */
export function namedProblem(named: Person, recorder: Person, code: ReleasableCheck): Problem | undefined {
  if (named.userId === recorder.userId) return ruleProblem('ownWord');
  return mayRelease(named, code) === true ? undefined : ruleProblem('namedMayNot');
}

const inState = ({ state }: RequestLook, wanted: RequestState): Answer =>
  state === wanted ? true : stateProblem(`releases.states.${state}`);

/** Why a person does not answer a question that waits, or true. */
export const answerProblem = (request: RequestLook, person: Person): Answer => {
  const own = mayRelease(person, request.checkCode);
  return own === true ? inState(request, 'waiting') : own;
};

/** Only who asked takes a question back. */
export const withdrawalProblem = (request: RequestLook, { userId }: Person): Answer => {
  const open = inState(request, 'waiting');
  if (open !== true) return open;
  return request.askedBy === userId ? true : ruleProblem('notAsker');
};

/** Only the person named says whether he gave his word. */
export const wordProblem = (request: RequestLook, { userId }: Person): Answer => {
  const open = inState(request, 'verbal');
  if (open !== true) return open;
  return request.namedId === userId ? true : ruleProblem('notNamed');
};

/** What a person may do with a row of the desk; `isBlocked`: the check blocks now. */
export function releaseActions(request: RequestLook, person: Person, isBlocked: boolean) {
  const refuse = answerProblem(request, person);
  const isNothing = refuse === true && !isBlocked;
  return {
    release: isNothing ? ruleProblem('passesNow') : refuse,
    refuse,
    withdraw: withdrawalProblem(request, person),
    confirm: wordProblem(request, person),
    object: wordProblem(request, person),
  };
}
