/** What may be done with a deposit, and what each row of its ledger leaves of it. Pure. */
import { daysBetween } from '../../../shared/domain/business-date';
import {
  datedForms,
  depositSteps,
  outsideStates,
  type DepositForm,
  type DepositKind,
  type DepositMoveKind,
  type DepositSource,
  type DepositState,
  type DepositStep,
} from '../../../shared/domain/deposit-words';
import { may, type Permission, type Post } from '../../../shared/domain/permissions';
import { okay, refuse, type Problem, type Refusal, type Result } from '../../../shared/domain/problem';

/** Stored sums of a ledger, fen. paid = returned + forfeited + converted + outstanding; interest stands beside them. */
export type Balances = {
  readonly paidFen: number;
  readonly returnedFen: number;
  readonly forfeitedFen: number;
  readonly convertedFen: number;
  readonly outstandingFen: number;
  readonly interestFen: number;
};
export const emptyBalances: Balances = {
  ...{ paidFen: 0, returnedFen: 0, forfeitedFen: 0, convertedFen: 0, outstandingFen: 0, interestFen: 0 },
};

export type Deposit = Balances & {
  readonly kind: DepositKind;
  readonly source: DepositSource;
  readonly tenderId: number | null;
  readonly state: DepositState;
  readonly amountFen: number;
  readonly paidOn: string | null;
  readonly requestedBy: number;
};

const sumOf: Readonly<Record<DepositMoveKind, keyof Balances>> = {
  paid: 'paidFen',
  converted_in: 'paidFen',
  returned: 'returnedFen',
  forfeited: 'forfeitedFen',
  converted_out: 'convertedFen',
  interest: 'interestFen',
};

export type MoveWish = { readonly kind: DepositMoveKind; readonly amountFen: number };

/**
 * The balances after a row of the ledger; a row below zero takes another back.
 * @returns RULE_VIOLATED where a fen would be in two places or in none
 */
export function balancesAfter(before: Balances, { kind, amountFen }: MoveWish): Result<Balances> {
  const key = sumOf[kind];
  const sums = { ...before, [key]: before[key] + amountFen };
  const outstandingFen = sums.paidFen - sums.returnedFen - sums.forfeitedFen - sums.convertedFen;
  if (sums[key] < 0 || outstandingFen < 0) {
    const params = { case: 'deposits.refusals.beyondOutside', askedFen: amountFen, maxFen: before.outstandingFen };
    return refuse('RULE_VIOLATED', params, ['/amountFen']);
  }
  return sums.interestFen > 0 && sums.paidFen === 0
    ? refuse('RULE_VIOLATED', { case: 'deposits.refusals.notPaid' })
    : okay({ ...sums, outstandingFen });
}

/** The permission that each step asks for. */
export const depositPermissions = {
  approve: 'deposits.approve',
  refuse: 'deposits.approve',
  withdraw: 'deposits.request',
  pay: 'deposits.record',
  confirmArrival: 'deposits.request',
  undoArrival: 'deposits.request',
  giveBack: 'deposits.record',
  addInterest: 'deposits.record',
  convert: 'deposits.record',
  forfeit: 'deposits.forfeit',
  changeDates: 'deposits.request',
  chase: 'deposits.request',
} as const satisfies Readonly<Record<DepositStep, Permission>>;

const from: Readonly<Record<DepositStep, readonly DepositState[]>> = {
  approve: ['requested'],
  refuse: ['requested'],
  withdraw: ['requested', 'approved'],
  pay: ['approved'],
  confirmArrival: ['paid'],
  undoArrival: ['arrived'],
  giveBack: outsideStates,
  addInterest: [...outsideStates, 'returned', 'converted', 'settled'],
  convert: outsideStates,
  forfeit: outsideStates,
  changeDates: ['requested', 'approved', ...outsideStates],
  chase: outsideStates,
};

/** Who acts; `dualRequestApprove`: the boss signed that one person may ask and approve. */
export type Clerk = {
  readonly userId: number;
  readonly posts: readonly Post[];
  readonly dualRequestApprove: boolean;
};

const stateProblem = (state: DepositState): Problem => ({
  code: 'STATE_CONFLICT',
  params: { state: `deposits.states.${state}` },
});

/** Why this person may not take the step now; undefined when he may. */
export function depositProblem(step: DepositStep, look: Deposit, by: Clerk): Problem | undefined {
  const held = may(by.posts, depositPermissions[step]);
  if (held !== true) return held;
  if (!from[step].includes(look.state)) return stateProblem(look.state);
  // What was taken over or converted was with the payee from the beginning.
  if (step === 'undoArrival' && look.source !== 'request') return stateProblem(look.state);
  if (step === 'convert' && look.kind !== 'bid') return refuse('RULE_VIOLATED', aCase('bondStays')).problem;
  if (step === 'convert' && look.tenderId === null) return refuse('RULE_VIOLATED', aCase('noTender')).problem;
  const isOwn = step === 'approve' && look.requestedBy === by.userId;
  return isOwn && !by.dualRequestApprove ? refuse('SELF_APPROVAL', {}).problem : undefined;
}

const aCase = (name: string) => ({ case: `deposits.refusals.${name}` });

/** Every step with whether this person may take it now. */
export function depositActions(look: Deposit, by: Clerk): Record<DepositStep, true | Problem> {
  const answers = depositSteps.map((step) => [step, depositProblem(step, look, by) ?? true] as const);
  return Object.fromEntries(answers) as Record<DepositStep, true | Problem>;
}

export type StoredMove = MoveWish & { readonly reversalOf: number | null; readonly isReversed: boolean };

/** Why a row may not be taken back by this person; undefined when it may. */
export function reversalProblem(move: StoredMove, look: Deposit, posts: readonly Post[]): Problem | undefined {
  const held = may(posts, move.kind === 'forfeited' ? 'deposits.forfeit' : 'deposits.record');
  if (held !== true) return held;
  const refused = (name: string): Problem => refuse('RULE_VIOLATED', aCase(name)).problem;
  if (move.reversalOf !== null || move.isReversed) return refused('reversedAlready');
  if (move.kind === 'converted_in') return refused('reverseAtOrigin');
  // What went out goes back last: first the rows that say what became of it.
  const after = balancesAfter(look, { kind: move.kind, amountFen: -move.amountFen });
  return after.ok ? undefined : refused(move.kind === 'paid' ? 'reverseFirst' : 'reverseNot');
}

/** A day on which money moved: not before it was paid, and not to come. */
export function dayProblem(
  on: string,
  { paidOn, today, field }: { paidOn: string | null; today: string; field: string },
): Refusal | undefined {
  if (on > today) return refuse('VALIDATION_FAILED', { ...aCase('notYet'), on }, [`/${field}`]);
  return paidOn !== null && on < paidOn
    ? refuse('VALIDATION_FAILED', { ...aCase('beforePaid'), paidOn }, [`/${field}`])
    : undefined;
}

type Wish = {
  readonly form: DepositForm;
  readonly payeeAccount: string;
  readonly validTo: string | null;
  readonly refundDueOn: string;
  readonly arriveByOn: string | null;
};

const dated: readonly DepositForm[] = datedForms;

/** Money needs an account, a paper its last day; it comes back after it has arrived. */
export function wishProblem({ form, payeeAccount, validTo, refundDueOn, arriveByOn }: Wish): Refusal | undefined {
  if (arriveByOn === null) return refuse('VALIDATION_FAILED', aCase('noArrival'), ['/arriveByOn']);
  if (form === 'transfer' && payeeAccount === '') {
    return refuse('VALIDATION_FAILED', aCase('noAccount'), ['/payeeAccount']);
  }
  if (dated.includes(form) && validTo === null) return refuse('VALIDATION_FAILED', aCase('noLastDay'), ['/validTo']);
  if (validTo !== null && validTo < arriveByOn) {
    return refuse('VALIDATION_FAILED', { ...aCase('endsFirst'), on: arriveByOn }, ['/validTo']);
  }
  return refundDueOn < arriveByOn
    ? refuse('VALIDATION_FAILED', { ...aCase('backFirst'), on: arriveByOn }, ['/refundDueOn'])
    : undefined;
}

/** Basis points of the estimate, rounded up, so that a little above the usual is above it. */
export const shareOf = (amountFen: number, estimateFen: number | null): number | null =>
  estimateFen === null || estimateFen === 0 ? null : Math.ceil((amountFen * 10_000) / estimateFen);

/** Basis points of the estimate up to which a deposit of a kind is usual, by the clocks of the purchaser (percent). */
export const usualShareOf = (
  kind: DepositKind,
  clocks: { readonly depositShare: number; readonly bondShare: number },
) => (kind === 'bid' ? clocks.depositShare : clocks.bondShare) * 100;

type Age = Pick<Deposit, 'outstandingFen' | 'paidOn'> & { readonly refundDueOn: string };

/** Since when it lies outside, and by how much it is late: days, null while nothing is outside. */
export function ageOf({ outstandingFen, paidOn, refundDueOn }: Age, today: string) {
  if (outstandingFen === 0 || paidOn === null) return { outsideDays: null, overdueDays: null };
  return { outsideDays: daysBetween(paidOn, today), overdueDays: Math.max(0, daysBetween(refundDueOn, today)) };
}
