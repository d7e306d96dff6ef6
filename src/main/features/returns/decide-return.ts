import type { returnsContract } from '../../../shared/contract/returns.contract';
import { done, type Command } from '../../store/handler';
import { completeIfDone } from '../orders/completion.repo';
import { freeMoney } from '../orders/money-back.repo';
import { creditInLedger } from './ledger.repo';
import { moveReturn, returnFor } from './return-step';
import { linesOfReturn } from './returns.queries';
import { creditOf } from './returns.rules';

type Contract = typeof returnsContract;

/** Approved: the goods may come. Of goods that are lost nothing comes: the approval closes and credits. */
export const approveReturn: Command<Contract['approve']> = async (tx, { reason, ...asked }, ctx) => {
  const seen = await returnFor(tx, 'approve', { ...asked, ctx });
  if (!seen.ok) return seen;
  const found = seen.value;
  const who = { decidedBy: ctx.actor.userId, decidedAt: ctx.now, decisionReason: reason, waitingSince: ctx.now };
  const isSamePerson = found.requestedBy === ctx.actor.userId;
  const lines = found.hasGoods ? [] : await linesOfReturn(tx, found.id);
  const creditFen = creditOf(found, lines);
  await creditInLedger(tx, { found, lines }, ctx);
  const change = found.hasGoods
    ? ({ state: 'approved', ...who, isSamePerson } as const)
    : ({ state: 'closed', ...who, isSamePerson, closedOn: ctx.today, creditFen } as const);
  const { version, entry } = await moveReturn(tx, found, { step: 'approve', change });
  if (found.hasGoods) return done({ version }, entry);
  const freed = await freeMoney(tx, found.orderId, { reason: found.reason, ctx });
  return done({ version }, entry, ...freed, ...(await completeIfDone(tx, found.orderId, ctx)));
};

export const refuseReturn: Command<Contract['refuse']> = async (tx, { reason, ...asked }, ctx) => {
  const seen = await returnFor(tx, 'refuse', { ...asked, ctx });
  if (!seen.ok) return seen;
  const who = { decidedBy: ctx.actor.userId, decidedAt: ctx.now, decisionReason: reason, waitingSince: ctx.now };
  const { version, entry } = await moveReturn(tx, seen.value, {
    step: 'refuse',
    change: { state: 'refused', ...who },
    reason,
  });
  return done({ version }, entry, ...(await completeIfDone(tx, seen.value.orderId, ctx)));
};
