/** The life of an order: which step its state allows, who may take it, what a line costs. Pure. */
import { amountFen, sumFen } from '../../../shared/domain/money';
import { forbidden, may, mayDo, type Permission, type Post } from '../../../shared/domain/permissions';
import { okay, refuse, type Problem, type ProblemParams, type Result } from '../../../shared/domain/problem';
import { nextState, orderTransitions, type OrderState, type OrderStep } from '../../../shared/domain/states';

/** What the rules look at. */
export type OrderLook = {
  readonly state: OrderState;
  readonly number: string | null;
  readonly submittedBy: number | null;
  readonly editedBy: number;
  /** On live and shipped dispatch notes, thousandths over all lines. */
  readonly notedQty: number;
};
/** What of a line still waits for a dispatch note, thousandths. */
export const restOf = (line: { orderedQty: number; closedQty: number; notedQty: number }): number =>
  line.orderedQty - line.closedQty - line.notedQty;

export type Person = { readonly userId: number; readonly posts: readonly Post[] };
/** What the boss signed. */
export type DualPosts = { readonly dualSubmitApprove: boolean };

const stepPermission = {
  submit: 'orders.write',
  withdraw: 'orders.write',
  reject: 'orders.approve',
  approve: 'orders.approve',
  unapprove: 'orders.approve',
  cancel: 'orders.approve',
} as const satisfies Partial<Record<OrderStep, Permission>>;
export type PersonStep = keyof typeof stepPermission;

const stateProblem = (state: OrderState): Problem => ({
  code: 'STATE_CONFLICT',
  params: { state: `orders.states.${state}` },
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
export const isSamePerson = ({ submittedBy, editedBy }: OrderLook, { userId }: Person): boolean =>
  submittedBy === userId || editedBy === userId;

/** Whether the state and the papers of an order allow a step, whoever takes it. */
export function stepAllowed(order: OrderLook, step: OrderStep): Problem | undefined {
  if (nextState(orderTransitions, order.state, step) === undefined) return stateProblem(order.state);
  const undoes = step === 'unapprove' || step === 'cancel';
  return undoes && order.notedQty > 0
    ? { code: 'RULE_VIOLATED', params: { case: 'orders.refusals.hasNotes', notedQty: order.notedQty } }
    : undefined;
}

/** Why this person may not take this step now, or undefined. */
export function stepProblem(step: PersonStep, order: OrderLook, person: Person): Problem | undefined {
  if (!mayDo(person.posts, stepPermission[step])) return forbidden(stepPermission[step]).problem;
  const problem = stepAllowed(order, step);
  if (problem) return problem;
  if (step === 'withdraw' && order.submittedBy !== person.userId) {
    return { code: 'RULE_VIOLATED', params: { case: 'orders.refusals.notSubmitter' } };
  }
  return undefined;
}

const whileDraft = (order: OrderLook, posts: readonly Post[]): true | Problem => {
  if (!mayDo(posts, 'orders.write')) return forbidden('orders.write').problem;
  return order.state === 'draft' ? true : stateProblem(order.state);
};

const release = (permission: Permission, order: OrderLook, posts: readonly Post[]): true | Problem => {
  if (!mayDo(posts, permission)) return forbidden(permission).problem;
  return order.state === 'submitted' ? true : stateProblem(order.state);
};

const removal = (order: OrderLook, posts: readonly Post[]): true | Problem => {
  const edit = whileDraft(order, posts);
  if (edit !== true || order.number === null) return edit;
  return { code: 'RULE_VIOLATED', params: { case: 'orders.refusals.numbered', number: order.number } };
};

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
    remove: removal(order, posts),
    copy: may(posts, 'orders.write'),
    reassign: may(posts, 'customers.write'),
    releaseCredit: release('orders.releaseCredit', order, posts),
    releaseLicence: release('orders.releaseLicence', order, posts),
  };
}

type Typed = { readonly orderedQty: number; readonly price: number };

/** Lines with their amounts (fen) and their numbers, and the total. */
export function priced<T extends Typed>(lines: readonly T[]) {
  const rows = lines.map((line, at) => ({
    ...line,
    lineNo: at + 1,
    amountFen: amountFen(line.orderedQty, line.price),
  }));
  return { rows, totalFen: sumFen(rows.map((row) => row.amountFen)) };
}

type SoldProduct = {
  readonly id: number;
  readonly name: string;
  readonly isStopped: boolean;
  readonly missing: string[];
};

/** Every product of the lines may be ordered; the first that may not is named with what it lacks. */
export function linesAreOrderable(
  lines: readonly { readonly productId: number }[],
  products: ReadonlyMap<number, SoldProduct>,
): Result<true> {
  if (lines.length === 0) {
    return refuse('VALIDATION_FAILED', { case: 'orders.refusals.noLines' }, ['/lines']);
  }
  for (const [at, { productId }] of lines.entries()) {
    const field = [`/lines/${at}/productId`];
    const product = products.get(productId);
    if (!product) return refuse('NOT_FOUND', {}, field);
    const { name, missing, isStopped } = product;
    if (missing.length > 0) {
      const keys = missing.map((one) => `products.fields.${one}`).join(',');
      return refuse('PRODUCT_INCOMPLETE', { name, missing: keys }, field);
    }
    if (isStopped) return refuse('RULE_VIOLATED', { case: 'orders.refusals.stopped', name }, field);
  }
  return okay(true);
}

type Buyer = { readonly name: string; readonly isDisabled: boolean };

/** A customer that may be sold to: not disabled, and goods can be sent to him. */
export function buyerIsUsable(buyer: Buyer, address: { readonly address: string } | undefined): Result<true> {
  if (buyer.isDisabled)
    return refuse('RULE_VIOLATED', { case: 'orders.refusals.buyerDisabled', name: buyer.name }, ['/buyerId']);
  if (!address || address.address === '') {
    return refuse('CUSTOMER_INCOMPLETE', { name: buyer.name, missing: 'customers.fields.address' }, ['/buyerId']);
  }
  return okay(true);
}
