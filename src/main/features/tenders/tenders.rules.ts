/** What may be done with a tender, by its state and by whom. Pure. */
import { may, type Permission, type Post } from '../../../shared/domain/permissions';
import { refuse, type Problem, type Refusal } from '../../../shared/domain/problem';
import { nextState } from '../../../shared/domain/states';
import { tenderActionKeys, type TenderActionKey } from '../../../shared/domain/tender-lists';
import { hasOpening, pathOf, stateKey, tenderSteps, type TenderStep } from '../../../shared/domain/tender-paths';
import { endStates, runningStates, type TenderKind, type TenderState } from '../../../shared/domain/tender-words';
import { stateBefore } from './take-back.rules';

/** `previousState`: before its last step; only its taking back asks. */
export type Standing = {
  readonly kind: TenderKind;
  readonly state: TenderState;
  readonly previousState?: TenderState | '';
};

const steps: readonly string[] = tenderSteps;
const isStep = (key: TenderActionKey): key is TenderStep => steps.includes(key);

/** Steps that ask for another permission than writing. */
const permissions: Readonly<Partial<Record<TenderActionKey, Permission>>> = {
  go: 'tenders.decide',
  noGo: 'tenders.decide',
  reopen: 'tenders.decide',
  takeBack: 'tenders.decide',
  win: 'awards.write',
};
/** Whose post a step asks for. */
export const permissionFor = (key: TenderActionKey): Permission => permissions[key] ?? 'tenders.write';

/** What a step refuses in the state a tender is in; undefined where it may be taken. */
export const stepProblem = ({ kind, state }: Standing, step: TenderStep): Refusal | undefined =>
  nextState(pathOf(kind), state, step) === undefined
    ? refuse('STATE_CONFLICT', { state: stateKey(kind, state) })
    : undefined;

const running: readonly TenderState[] = runningStates;
const ended: readonly TenderState[] = endStates;
export const isRunning = (state: TenderState): boolean => running.includes(state);
/** Without an award. */
export const isEnded = (state: TenderState): boolean => ended.includes(state);

/** What is no step: dates and answers only while it runs; facts also of what is carried out; another round after an end. */
function otherProblem(
  { kind, state, previousState = '' }: Standing,
  key: Exclude<TenderActionKey, TenderStep>,
): Problem | undefined {
  const conflict: Problem = { code: 'STATE_CONFLICT', params: { state: stateKey(kind, state) } };
  switch (key) {
    case 'followUp':
      return isRunning(state) ? undefined : conflict;
    case 'changeDates':
    case 'change':
      return state === 'closed' || ended.includes(state) ? conflict : undefined;
    case 'takeBack':
      return stateBefore({ kind, state, previousState }) === null ? conflict : undefined;
    case 'reassign':
    case 'cloneRound':
      return undefined;
  }
}

/** The refusal of what is no step in this state. */
export function actionProblem(standing: Standing, key: Exclude<TenderActionKey, TenderStep>): Refusal | undefined {
  const problem = otherProblem(standing, key);
  return problem && { ok: false, problem };
}

export type TenderActions = Readonly<Record<TenderActionKey, true | Problem>>;

/** What the reader may do, or why not and by whom. */
export function tenderActions(standing: Standing, posts: readonly Post[]): TenderActions {
  const answers = tenderActionKeys.map((key) => {
    const problem = isStep(key) ? stepProblem(standing, key)?.problem : otherProblem(standing, key);
    // What the state does not take nobody may do: who may is told only of what could be done.
    return [key, problem ?? may(posts, permissionFor(key))] as const;
  });
  return Object.fromEntries(answers) as Record<TenderActionKey, true | Problem>;
}

type Facts = {
  readonly kind: TenderKind;
  readonly bidder: 'own' | 'entrusted';
  readonly bidderName: string;
  readonly province: string;
  readonly city: string;
};

/** A city lies in a province; who bids for us has a name. */
export function factsProblem({ bidder, bidderName, province, city }: Facts): Refusal | undefined {
  if (bidder === 'entrusted' && bidderName === '') {
    return refuse('VALIDATION_FAILED', { case: 'tenders.refusals.bidderName' }, ['/bidderName']);
  }
  return city !== '' && province === ''
    ? refuse('VALIDATION_FAILED', { case: 'tenders.refusals.cityAlone' }, ['/province'])
    : undefined;
}

type Dates = { readonly kind: TenderKind; readonly bidDeadlineAt: number | null; readonly openingAt: number | null };

/** An opening only where bids are opened, and never before the deadline. */
export function datesProblem({ kind, bidDeadlineAt, openingAt }: Dates): Refusal | undefined {
  if (openingAt === null) return undefined;
  if (!hasOpening(kind)) return refuse('VALIDATION_FAILED', { case: 'tenders.refusals.noOpening' }, ['/openingAt']);
  return bidDeadlineAt !== null && openingAt < bidDeadlineAt
    ? refuse('VALIDATION_FAILED', { case: 'tenders.refusals.openingEarly', at: bidDeadlineAt }, ['/openingAt'])
    : undefined;
}
