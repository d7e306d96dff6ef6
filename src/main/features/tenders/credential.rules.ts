/** How long a paper of the firm holds, and which running tenders it does not last for. Pure. */
import { businessDateOf, daysBetween } from '../../../shared/domain/business-date';
import { may, type Post } from '../../../shared/domain/permissions';
import { refuse, type Problem, type Refusal } from '../../../shared/domain/problem';
import type { CredentialLevel } from '../../../shared/domain/tender-paper-words';
import { biddingStates, type TenderState } from '../../../shared/domain/tender-words';

export type Term = {
  readonly issuedOn: string | null;
  readonly expiresOn: string | null;
  readonly isLongTerm: boolean;
};

/** It ends on a day, or never; not before it began. */
export function termProblem({ issuedOn, expiresOn, isLongTerm }: Term): Refusal | undefined {
  if (isLongTerm === (expiresOn !== null)) {
    return refuse('VALIDATION_FAILED', { case: 'credentials.refusals.dayOrLongTerm' }, ['/expiresOn']);
  }
  return issuedOn !== null && expiresOn !== null && issuedOn > expiresOn
    ? refuse('VALIDATION_FAILED', { case: 'credentials.refusals.endsFirst', issuedOn }, ['/expiresOn'])
    : undefined;
}

/** A renewal says something new, and does not end before what it replaces. */
export function renewProblem(before: Term & { readonly number: string }, after: typeof before): Refusal | undefined {
  const wrong = termProblem(after);
  if (wrong) return wrong;
  const isSame =
    before.number === after.number &&
    before.issuedOn === after.issuedOn &&
    before.expiresOn === after.expiresOn &&
    before.isLongTerm === after.isLongTerm;
  return isSame ? refuse('VALIDATION_FAILED', { case: 'credentials.refusals.nothingNew' }, ['/expiresOn']) : undefined;
}

/** Days before the last one: the firm's steps of warning. */
export type Steps = { readonly urgent: number; readonly soon: number; readonly early: number };
type Held = Pick<Term, 'expiresOn'> & { readonly retiredAt: number | null };

/** The step of warning on a day; the last day itself is not past. */
export function levelOn({ expiresOn, retiredAt }: Held, today: string, steps: Steps): CredentialLevel {
  if (retiredAt !== null) return 'retired';
  if (expiresOn === null) return 'fine';
  const left = daysBetween(today, expiresOn);
  if (left < 0) return 'expired';
  if (left <= steps.urgent) return 'urgent';
  if (left <= steps.soon) return 'soon';
  return left <= steps.early ? 'early' : 'fine';
}

type Running = {
  readonly state: TenderState;
  readonly bidDeadlineAt: number | null;
  readonly openingAt: number | null;
};
const bidding: readonly TenderState[] = biddingStates;

/**
 * The day until which a tender needs a paper: the later of deadline and opening that still lie ahead, at least today
 * while the bid is in the making; undefined once nothing is opened any more.
 */
export function neededOn(
  { state, bidDeadlineAt, openingAt }: Running,
  now: number,
  timeZone: string,
): string | undefined {
  const isBidding = bidding.includes(state);
  if (!isBidding && state !== 'submitted') return undefined;
  const ahead = [isBidding ? bidDeadlineAt : null, openingAt].filter((at) => at !== null && at > now);
  const last = Math.max(isBidding ? now : 0, ...ahead.map(Number));
  return last === 0 ? undefined : businessDateOf(last, timeZone);
}

/** Whether a paper's last day comes before the day on which it is needed. */
export const failsOn = (expiresOn: string | null, day: string | undefined): boolean =>
  expiresOn !== null && day !== undefined && expiresOn < day;

type Standing = { readonly retiredAt: number | null; readonly isLent: boolean };
export type CredentialActions = Readonly<Record<'change' | 'renew' | 'retire' | 'lend', true | Problem>>;

export const retiredProblem = ({ retiredAt }: Pick<Standing, 'retiredAt'>): Problem | undefined =>
  retiredAt === null ? undefined : { code: 'STATE_CONFLICT', params: { state: 'credentials.level.retired' } };

/** An original is in one place only. */
export const lentProblem = (borrower: string | undefined): Refusal | undefined =>
  borrower === undefined
    ? undefined
    : refuse('RULE_VIOLATED', { case: 'credentials.refusals.lent', borrower }, ['/credentialId']);

/** What the reader may do with a paper. */
export function credentialActions(
  held: Standing & { readonly lentTo: string },
  posts: readonly Post[],
): CredentialActions {
  const right = may(posts, 'credentials.write');
  const retired = retiredProblem(held);
  const state = right === true ? (retired ?? true) : right;
  const lent = lentProblem(held.isLent ? held.lentTo : undefined)?.problem;
  const free = state === true ? (lent ?? true) : state;
  return { change: state, renew: state, retire: free, lend: free };
}

type Loan = { readonly returnedOn: string | null; readonly dueOn: string };
export const isOverdue = ({ returnedOn, dueOn }: Loan, today: string): boolean => returnedOn === null && dueOn < today;

export function loanActions(
  { returnedOn }: Loan,
  posts: readonly Post[],
): Readonly<Record<'giveBack', true | Problem>> {
  const right = may(posts, 'credentials.write');
  const back: Problem = { code: 'STATE_CONFLICT', params: { state: 'credentials.loanStates.returned' } };
  return { giveBack: right === true ? (returnedOn === null ? true : back) : right };
}

/** Nothing comes back before it went out, or in the future. */
export function backProblem(
  { lentOn }: { readonly lentOn: string },
  returnedOn: string,
  today: string,
): Refusal | undefined {
  if (returnedOn >= lentOn && returnedOn <= today) return undefined;
  return refuse('VALIDATION_FAILED', { case: 'credentials.refusals.backWhen', lentOn }, ['/returnedOn']);
}
