/** What people decide about a deposit before and beside the money. */
import type { depositsContract } from '../../../shared/contract/deposits.contract';
import type { DepositStep } from '../../../shared/domain/deposit-words';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { followArrival, reopenArrival } from './deposit-follow';
import { depositAt, depositClerk, type DepositRecord } from './deposit.queries';
import { moveDeposit } from './deposit.repo';
import { dayProblem, depositProblem } from './deposit.rules';

type Contract = typeof depositsContract;
export type Seen = { readonly depositId: number; readonly version: number };

/** The deposit as the screen saw it, when this person may take the step now. */
export async function depositFor(
  tx: Tx,
  step: DepositStep,
  { ctx, ...seen }: Seen & { readonly ctx: Ctx },
): Promise<Result<DepositRecord>> {
  const found = await depositAt(tx, seen);
  if (!found.ok) return found;
  const problem = depositProblem(step, found.value, await depositClerk(tx, ctx));
  return problem ? { ok: false, problem } : okay(found.value);
}

const decidedBy = (ctx: Ctx, reason: string) => ({
  ...{ decidedBy: ctx.actor.userId, decidedAt: ctx.now, decisionReason: reason, waitingSince: ctx.now },
});

/** Finance lets it be paid; whoever asked for it does not, unless the boss signed that. */
export const approveDeposit: Command<Contract['approve']> = async (tx, { reason, ...seen }, ctx) => {
  const found = await depositFor(tx, 'approve', { ...seen, ctx });
  if (!found.ok) return found;
  const isSamePerson = found.value.requestedBy === ctx.actor.userId;
  const change = { state: 'approved', ...decidedBy(ctx, reason), isSamePerson } as const;
  const { version, entry } = await moveDeposit(tx, found.value, { step: 'approve', change, reason });
  return done({ version }, entry);
};

export const refuseDeposit: Command<Contract['refuse']> = async (tx, { reason, ...seen }, ctx) => {
  const found = await depositFor(tx, 'refuse', { ...seen, ctx });
  if (!found.ok) return found;
  const change = { state: 'refused', ...decidedBy(ctx, reason) } as const;
  const { version, entry } = await moveDeposit(tx, found.value, { step: 'refuse', change, reason });
  return done({ version }, entry);
};

export const withdrawDeposit: Command<Contract['withdraw']> = async (tx, { reason, ...seen }, ctx) => {
  const found = await depositFor(tx, 'withdraw', { ...seen, ctx });
  if (!found.ok) return found;
  const change = { state: 'withdrawn', waitingSince: ctx.now } as const;
  const { version, entry } = await moveDeposit(tx, found.value, { step: 'withdraw', change, reason });
  return done({ version }, entry);
};

export const confirmArrival: Command<Contract['confirmArrival']> = async (tx, { arrivedOn, ...seen }, ctx) => {
  const found = await depositFor(tx, 'confirmArrival', { ...seen, ctx });
  if (!found.ok) return found;
  const { paidOn } = found.value;
  const wrong = dayProblem(arrivedOn, { paidOn, today: ctx.today, field: 'arrivedOn' });
  if (wrong) return wrong;
  const change = { state: 'arrived', arrivedOn, waitingSince: ctx.now } as const;
  const { version, entry } = await moveDeposit(tx, found.value, { step: 'confirmArrival', change });
  return done({ version }, entry, ...(await followArrival(tx, found.value, ctx)));
};

/** It was confirmed by mistake: it is on its way again, and so is the tender's date for it. */
export const undoArrival: Command<Contract['undoArrival']> = async (tx, { reason, ...seen }, ctx) => {
  const found = await depositFor(tx, 'undoArrival', { ...seen, ctx });
  if (!found.ok) return found;
  const change = { state: 'paid', arrivedOn: null, waitingSince: ctx.now } as const;
  const { version, entry } = await moveDeposit(tx, found.value, { step: 'undoArrival', change, reason });
  return done({ version }, entry, ...(await reopenArrival(tx, found.value, reason)));
};

/** The day back, or the last day of a paper, is another one; the old one stays in the history with the reason. */
export const changeDepositDates: Command<Contract['changeDates']> = async (tx, input, ctx) => {
  const { refundDueOn, validTo, reason, ...seen } = input;
  const found = await depositFor(tx, 'changeDates', { ...seen, ctx });
  if (!found.ok) return found;
  const { paidOn } = found.value;
  if (paidOn !== null && refundDueOn < paidOn) {
    return refuse('VALIDATION_FAILED', { case: 'deposits.refusals.beforePaid', paidOn }, ['/refundDueOn']);
  }
  const change = { refundDueOn, validTo };
  const { version, entry } = await moveDeposit(tx, found.value, { step: 'changeDates', change, reason });
  return done({ version }, entry);
};
