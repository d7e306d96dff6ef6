import type { returnsContract } from '../../../shared/contract/returns.contract';
import { done, type Command } from '../../store/handler';
import { moveReturn, returnFor } from './return-step';
import { openReturn } from './returns.repo';

type Contract = typeof returnsContract;

/** Somebody asks goods back, or that broken ones be sent once more. */
export const requestReturn: Command<Contract['request']> = async (tx, input, ctx) => {
  const opened = await openReturn(tx, { ...input, source: 'request' }, ctx);
  if (!opened.ok) return opened;
  const { entry, ...answer } = opened.value;
  return done(answer, entry);
};

/** Taken back before anybody decided. */
export const withdrawReturn: Command<Contract['withdraw']> = async (tx, { reason, ...asked }, ctx) => {
  const seen = await returnFor(tx, 'withdraw', { ...asked, ctx });
  if (!seen.ok) return seen;
  const change = { state: 'withdrawn', decisionReason: reason, waitingSince: ctx.now } as const;
  const { version, entry } = await moveReturn(tx, seen.value, { step: 'withdraw', change, reason });
  return done({ version }, entry);
};
