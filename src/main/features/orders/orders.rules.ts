/** The life of an order: which step its state and papers allow, and who may take it. Pure. */
import type { ChangeKind } from '../../../shared/domain/order-words';
import { liveNoteStates } from '../../../shared/domain/note-states';
import { forbidden, may, mayDo, type Permission, type Post } from '../../../shared/domain/permissions';
import type { Problem, ProblemParams } from '../../../shared/domain/problem';
import {
  nextState,
  openStates,
  orderTransitions,
  type OrderState,
  type OrderStep,
} from '../../../shared/domain/states';
import { askReleaseProblem, consentProblem } from './release-requests.rules';

/** What the rules look at. */
export type OrderLook = {
  readonly state: OrderState;
  readonly number: string | null;
  readonly submittedBy: number | null;
  readonly editedBy: number;
  /** Thousandths over all lines: what counts, and what of it stands on live and shipped notes. */
  readonly netQty: number;
  readonly notedQty: number;
  /** Every dispatch note, voided ones too. */
  readonly notes: readonly { readonly number: string; readonly state: string }[];
  /** What is asked of it and not decided yet. */
  readonly change: { readonly kind: ChangeKind; readonly requestedBy: number } | null;
  /** It stands on a word that nobody confirmed, or that was denied. */
  readonly verbal?: 'unconfirmed' | 'objected' | null;
};
/** An order that nothing was done to yet. */
export const untouched = { netQty: 0, notedQty: 0, notes: [], change: null } as const;

/** What of a line still waits for a dispatch note, thousandths. */
export const restOf = (line: { orderedQty: number; closedQty: number; notedQty: number }): number =>
  line.orderedQty - line.closedQty - line.notedQty;

export type Person = { readonly userId: number; readonly posts: readonly Post[] };
/** What the boss signed; and up to which amount (yuan) a word counts as a release, 0: it does not. */
export type DualPosts = { readonly dualSubmitApprove: boolean; readonly verbalConsentLimitYuan?: number };

const stepPermission = {
  submit: 'orders.write',
  withdraw: 'orders.write',
  reject: 'orders.approve',
  approve: 'orders.approve',
  unapprove: 'orders.approve',
  hold: 'orders.hold',
  resume: 'orders.hold',
  cancel: 'orders.cancel',
  shortClose: 'orders.approve',
} as const satisfies Partial<Record<OrderStep, Permission>>;
export type PersonStep = keyof typeof stepPermission;

const isOpenState = (state: OrderState): boolean => openStates.some((one) => one === state);

/** Who may take a step of an order in its state: once approved, only finance ends it. */
const permissionFor = (step: PersonStep, { state }: OrderLook): Permission =>
  step === 'cancel' && isOpenState(state) ? 'orders.approve' : stepPermission[step];

const stateProblem = (state: OrderState): Problem => ({
  code: 'STATE_CONFLICT',
  params: { state: `orders.states.${state}` },
});
const ruleProblem = (name: string, params: ProblemParams = {}): Problem => ({
  code: 'RULE_VIOLATED',
  params: { case: `orders.refusals.${name}`, ...params },
});

const numberOf = ({ number }: OrderLook): ProblemParams => (number === null ? {} : { number });

/** Submitter and last editor never approve, unless the boss signed that one person may; controlled goods always need two. */
export function approverProblem(
  order: OrderLook,
  person: Person,
  { dualSubmitApprove, isControlled }: DualPosts & { readonly isControlled: boolean },
): Problem | undefined {
  if (!isSamePerson(order, person)) return undefined;
  if (dualSubmitApprove && !isControlled) return undefined;
  return { code: 'SELF_APPROVAL', params: numberOf(order) };
}

/** True when the approver also submitted or last edited the order. */
export const isSamePerson = ({ submittedBy, editedBy }: Pick<OrderLook, 'submittedBy' | 'editedBy'>, who: Person) =>
  submittedBy === who.userId || editedBy === who.userId;

const isLive = (state: string): boolean => liveNoteStates.some((one) => one === state);
const numbersOf = (notes: OrderLook['notes']): ProblemParams => ({
  count: notes.length,
  numbers: notes.map(({ number }) => number).join(','),
});

/** The notes that keep lots, with their numbers: they are voided or shipped first. */
export function liveNotesProblem({ notes }: Pick<OrderLook, 'notes'>): Problem | undefined {
  const live = notes.filter(({ state }) => isLive(state));
  return live.length > 0 ? ruleProblem('liveNotes', numbersOf(live)) : undefined;
}

/** Live notes are voided first; goods that left the house only come back by a return. */
function papersProblem({ notes }: OrderLook, step: OrderStep): Problem | undefined {
  const live = liveNotesProblem({ notes });
  if (live) return live;
  const gone = notes.filter(({ state }) => state !== 'void');
  return gone.length > 0 && step !== 'shortClose' ? ruleProblem('shippedAlready', numbersOf(gone)) : undefined;
}

/** Closing the rest needs a rest, and something that was shipped: else the order is cancelled. */
function restProblem({ netQty, notedQty }: OrderLook): Problem | undefined {
  if (notedQty === 0) return ruleProblem('nothingShipped');
  return netQty <= notedQty ? ruleProblem('nothingOpen') : undefined;
}

const undoing = ['unapprove', 'cancel', 'shortClose'] as const satisfies OrderStep[];

/** Whether the state and the papers of an order allow a step, whoever takes it. */
export function stepAllowed(order: OrderLook, step: OrderStep): Problem | undefined {
  if (nextState(orderTransitions, order.state, step) === undefined) return stateProblem(order.state);
  if (order.state === 'draft' && step === 'cancel' && order.number === null) return ruleProblem('removeInstead');
  if (!undoing.some((one) => one === step)) return undefined;
  if (order.change) return ruleProblem('openChange', { kind: `orders.change.kinds.${order.change.kind}` });
  return papersProblem(order, step) ?? (step === 'shortClose' ? restProblem(order) : undefined);
}

/** Why this person may not take this step now, or undefined. */
export function stepProblem(step: PersonStep, order: OrderLook, person: Person): Problem | undefined {
  const permission = permissionFor(step, order);
  if (!mayDo(person.posts, permission)) return forbidden(permission).problem;
  const problem = stepAllowed(order, step);
  if (problem) return problem;
  return step === 'withdraw' && order.submittedBy !== person.userId ? ruleProblem('notSubmitter') : undefined;
}

const whileDraft = (order: OrderLook, posts: readonly Post[]): true | Problem => {
  if (!mayDo(posts, 'orders.write')) return forbidden('orders.write').problem;
  return order.state === 'draft' ? true : stateProblem(order.state);
};

/** The checks stand in the way of something: an approval, a resumption, a change. */
export const isChecked = ({ state, change }: Pick<OrderLook, 'state' | 'change'>): boolean =>
  state === 'submitted' || state === 'on_hold' || (isOpenState(state) && change?.kind === 'change');

const release = (permission: Permission, order: OrderLook, posts: readonly Post[]): true | Problem => {
  if (!mayDo(posts, permission)) return forbidden(permission).problem;
  return isChecked(order) ? true : stateProblem(order.state);
};

/** What may be done about a check that blocks, once the order waits for its checks. */
const whileChecked = (order: OrderLook, allowed: true | Problem): true | Problem =>
  allowed === true && !isChecked(order) ? stateProblem(order.state) : allowed;

const removal = (order: OrderLook, posts: readonly Post[]): true | Problem => {
  const edit = whileDraft(order, posts);
  if (edit !== true || order.number === null) return edit;
  return ruleProblem('numbered', { number: order.number });
};

/** Something may be asked of an approved order while nothing else is. */
export function askProblem(order: OrderLook): Problem | undefined {
  if (!isOpenState(order.state)) return stateProblem(order.state);
  return order.change ? ruleProblem('openChange', { kind: `orders.change.kinds.${order.change.kind}` }) : undefined;
}
const asking = (order: OrderLook, posts: readonly Post[]): true | Problem =>
  mayDo(posts, 'orders.change') ? (askProblem(order) ?? true) : forbidden('orders.change').problem;

/** A paper has a number and stands for something. */
export const printProblem = ({ state, number }: Pick<OrderLook, 'state' | 'number'>): Problem | undefined =>
  number === null || state === 'draft' || state === 'cancelled' ? stateProblem(state) : undefined;

/** What one person may do with one order: true, or who may and why not. */
export function orderActions(order: OrderLook, person: Person, dual: DualPosts) {
  const { posts } = person;
  const step = (name: PersonStep): true | Problem => stepProblem(name, order, person) ?? true;
  const approve: true | Problem =
    stepProblem('approve', order, person) ?? approverProblem(order, person, { ...dual, isControlled: false }) ?? true;
  return {
    edit: whileDraft(order, posts),
    submit: step('submit'),
    withdraw: step('withdraw'),
    approve,
    reject: step('reject'),
    unapprove: step('unapprove'),
    cancel: step('cancel'),
    hold: step('hold'),
    resume: step('resume'),
    shortClose: step('shortClose'),
    askChange: asking(order, posts),
    askEnd: asking(order, posts),
    print: printProblem(order) ?? may(posts, 'orders.read'),
    remove: removal(order, posts),
    copy: may(posts, 'orders.write'),
    reassign: may(posts, 'customers.write'),
    releaseCredit: release('orders.releaseCredit', order, posts),
    releaseLicence: release('orders.releaseLicence', order, posts),
    releaseRegion: release('orders.releaseRegion', order, posts),
    askRelease: whileChecked(order, askReleaseProblem(order, person)),
    recordConsent: whileChecked(order, consentProblem(person, { limitYuan: dual.verbalConsentLimitYuan ?? 0 })),
  };
}
