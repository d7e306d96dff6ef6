/** What becomes of the money: each command appends to the ledger, and the balances follow. */
import type { depositsContract } from '../../../shared/contract/deposits.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { followArrival, followReturn, reopenArrival, reopenReturn } from './deposit-follow';
import { depositFor } from './deposit-steps';
import { depositAt, depositMoves, findDeposit, type DepositRecord, type MoveRecord } from './deposit.queries';
import { addDeposit, postMoves, rowAgainst } from './deposit.repo';
import { dayProblem, reversalProblem } from './deposit.rules';

type Contract = typeof depositsContract;

export const payDeposit: Command<Contract['pay']> = async (tx, { paidOn, reference, ...seen }, ctx) => {
  const found = await depositFor(tx, 'pay', { ...seen, ctx });
  if (!found.ok) return found;
  const wrong = dayProblem(paidOn, { paidOn: null, today: ctx.today, field: 'paidOn' });
  if (wrong) return wrong;
  const rows = [{ kind: 'paid' as const, amountFen: found.value.amountFen, movedOn: paidOn, reference }];
  const posted = await postMoves(tx, found.value, { step: 'pay', rows, ctx });
  return posted.ok ? done({ version: posted.value.version }, ...posted.value.entries) : posted;
};

export const giveBackDeposit: Command<Contract['giveBack']> = async (tx, input, ctx) => {
  const { amountFen, interestFen, returnedOn, reference, ...seen } = input;
  const found = await depositFor(tx, 'giveBack', { ...seen, ctx });
  if (!found.ok) return found;
  const { paidOn } = found.value;
  const wrong = dayProblem(returnedOn, { paidOn, today: ctx.today, field: 'returnedOn' });
  if (wrong) return wrong;
  const back = { kind: 'returned' as const, amountFen, movedOn: returnedOn, reference };
  const interest = { kind: 'interest' as const, amountFen: interestFen, movedOn: returnedOn, reference };
  const rows = interestFen > 0 ? [back, interest] : [back];
  const posted = await postMoves(tx, found.value, { step: 'giveBack', rows, ctx });
  if (!posted.ok) return posted;
  const kept = await followReturn(tx, found.value, { on: returnedOn, ctx });
  return done({ version: posted.value.version }, ...posted.value.entries, ...kept);
};

export const addInterest: Command<Contract['addInterest']> = async (tx, input, ctx) => {
  const { amountFen, receivedOn, reference, ...seen } = input;
  const found = await depositFor(tx, 'addInterest', { ...seen, ctx });
  if (!found.ok) return found;
  const { paidOn } = found.value;
  const wrong = dayProblem(receivedOn, { paidOn, today: ctx.today, field: 'receivedOn' });
  if (wrong) return wrong;
  const rows = [{ kind: 'interest' as const, amountFen, movedOn: receivedOn, reference }];
  const posted = await postMoves(tx, found.value, { step: 'addInterest', rows, ctx });
  return posted.ok ? done({ version: posted.value.version }, ...posted.value.entries) : posted;
};

export const forfeitDeposit: Command<Contract['forfeit']> = async (tx, input, ctx) => {
  const { amountFen, forfeitedOn, reason, ...seen } = input;
  const found = await depositFor(tx, 'forfeit', { ...seen, ctx });
  if (!found.ok) return found;
  const { paidOn } = found.value;
  const wrong = dayProblem(forfeitedOn, { paidOn, today: ctx.today, field: 'forfeitedOn' });
  if (wrong) return wrong;
  const rows = [{ kind: 'forfeited' as const, amountFen, movedOn: forfeitedOn, reason }];
  const posted = await postMoves(tx, found.value, { step: 'forfeit', rows, ctx });
  if (!posted.ok) return posted;
  const kept = await followReturn(tx, found.value, { on: forfeitedOn, ctx });
  return done({ version: posted.value.version }, ...posted.value.entries, ...kept);
};

/** The bond that a bid deposit becomes: approved, since the money is with the payee already. */
function bondOf(origin: DepositRecord, amountFen: number, { refundDueOn, ctx }: { refundDueOn: string; ctx: Ctx }) {
  const { tenderId, ownerId, tenderNumber, tenderTitle, tenderPy, payee, payeeBank, payeeAccount, form } = origin;
  return {
    ...{ tenderId, ownerId, tenderNumber, tenderTitle, tenderPy, payee, payeeBank, payeeAccount, form },
    ...({ kind: 'performance', source: 'conversion', state: 'approved', originId: origin.id } as const),
    ...{ amountFen, refundDueOn, validTo: origin.validTo },
    ...{ decidedBy: ctx.actor.userId, decidedAt: ctx.now },
  };
}

export const convertDeposit: Command<Contract['convert']> = async (tx, input, ctx) => {
  const { amountFen, convertedOn, refundDueOn, ...seen } = input;
  const found = await depositFor(tx, 'convert', { ...seen, ctx });
  if (!found.ok) return found;
  const origin = found.value;
  const wrong = dayProblem(convertedOn, { paidOn: origin.paidOn, today: ctx.today, field: 'convertedOn' });
  if (wrong) return wrong;
  if (refundDueOn < convertedOn) {
    return refuse('VALIDATION_FAILED', { case: 'deposits.refusals.backFirst', on: convertedOn }, ['/refundDueOn']);
  }
  const made = await addDeposit(tx, bondOf(origin, amountFen, { refundDueOn, ctx }), ctx);
  const bond = await findDeposit(tx, made.id);
  if (!bond) throw new Error('the bond was not made');
  const shared = { amountFen, movedOn: convertedOn };
  const out = [{ ...shared, kind: 'converted_out' as const, otherId: made.id }];
  const left = await postMoves(tx, origin, { step: 'convert', rows: out, ctx });
  if (!left.ok) return left;
  const into = [{ ...shared, kind: 'converted_in' as const, otherId: origin.id }];
  const came = await postMoves(tx, bond, { step: 'convert', rows: into, ctx });
  if (!came.ok) return came;
  const answer = { version: left.value.version, bondId: made.id, bondNumber: made.number };
  const given = await followArrival(tx, bond, ctx);
  const kept = [...given, ...(await followReturn(tx, origin, { on: convertedOn, ctx }))];
  return done(answer, ...left.value.entries, ...came.value.entries, ...kept);
};

/** The row of a ledger, and whether it was taken back. */
const standing = (moves: readonly MoveRecord[], wanted: (move: MoveRecord) => boolean) => {
  const move = moves.find(wanted);
  return move && { move, isReversed: moves.some(({ reversalOf }) => reversalOf === move.id) };
};

type Back = { readonly origin: DepositRecord; readonly reason: string; readonly ctx: Ctx };

/** Of a conversion the bond goes too, while nothing became of it. */
async function emptyBond(tx: Tx, move: MoveRecord, { origin, reason, ctx }: Back) {
  if (move.kind !== 'converted_out' || move.otherId === null) return okay([]);
  const bond = await findDeposit(tx, move.otherId);
  const moves = bond ? await depositMoves(tx, bond.id) : [];
  const into = standing(moves, ({ kind, otherId }) => kind === 'converted_in' && otherId === origin.id);
  if (!bond || !into) throw new Error(`the bond of move ${move.id} is missing`);
  if (bond.outstandingFen !== bond.paidFen || bond.interestFen > 0) {
    return refuse('RULE_VIOLATED', { case: 'deposits.refusals.bondUsed', number: bond.number }, ['/moveId']);
  }
  const rows = [rowAgainst(into.move, { on: ctx.today, reason })];
  const posted = await postMoves(tx, bond, { step: 'reverse', rows, ctx });
  return posted.ok ? okay([...posted.value.entries, ...(await reopenArrival(tx, bond, reason))]) : posted;
}

async function reversible(tx: Tx, { depositId, version, moveId }: ReverseWish, ctx: Ctx): Promise<Result<Found>> {
  const found = await depositAt(tx, { depositId, version });
  if (!found.ok) return found;
  const row = standing(await depositMoves(tx, depositId), ({ id }) => id === moveId);
  if (!row) return refuse('NOT_FOUND', {}, ['/moveId']);
  const look = { ...row.move, isReversed: row.isReversed };
  const problem = reversalProblem(look, found.value, ctx.actor.posts);
  return problem ? { ok: false, problem } : okay({ origin: found.value, move: row.move });
}
type ReverseWish = { readonly depositId: number; readonly version: number; readonly moveId: number };
type Found = { readonly origin: DepositRecord; readonly move: MoveRecord };

export const reverseMove: Command<Contract['reverse']> = async (tx, { reason, ...wish }, ctx) => {
  const found = await reversible(tx, wish, ctx);
  if (!found.ok) return found;
  const { origin, move } = found.value;
  const bond = await emptyBond(tx, move, { origin, reason, ctx });
  if (!bond.ok) return bond;
  const rows = [rowAgainst(move, { on: ctx.today, reason })];
  const posted = await postMoves(tx, origin, { step: 'reverse', rows, ctx });
  if (!posted.ok) return posted;
  // Money that never went has not arrived.
  const reopened =
    move.kind === 'paid' ? await reopenArrival(tx, origin, reason) : await reopenReturn(tx, origin, { move, reason });
  return done({ version: posted.value.version }, ...posted.value.entries, ...bond.value, ...reopened);
};
