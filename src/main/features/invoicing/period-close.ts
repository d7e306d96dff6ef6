import type { periodsContract } from '../../../shared/contract/periods.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { addClose, reopenClose } from './period-close.repo';
import { findClose, nextMonth, standingCloses } from './period-closes.queries';
import { monthOf } from './period-snapshot.queries';
import { snapshotHash } from './period-hash';
import { mayClose } from './period.rules';
import { closedUntil } from './terms.queries';

type Contract = typeof periodsContract;

/** Closes a month: every key is kept as it stands, hashed on top of the month before. What is left open is no hindrance. */
export const closePeriod: Command<Contract['close']> = async (tx, { month }, ctx) => {
  const may = mayClose(month, await nextMonth(tx), ctx.today);
  if (!may.ok) return may;
  const rows = await monthOf(tx, month);
  const previous = (await standingCloses(tx)).at(-1)?.hash ?? '';
  const hash = snapshotHash(previous, month, rows);
  const closeId = await addClose(tx, { month, hash, closedBy: ctx.actor.userId, closedAt: ctx.now }, rows);
  const after = { month, keyCount: rows.length, hash };
  return done(
    { closeId, keyCount: rows.length, hash },
    { entity: 'period_close', id: closeId, action: 'close', after },
  );
};

/** Opens the last closed month again; its snapshot stays beside the next one. */
export const reopenPeriod: Command<Contract['reopen']> = async (tx, { closeId, reason }, ctx) => {
  const found = await findClose(tx, closeId);
  if (!found) return refuse('NOT_FOUND', {}, ['/closeId']);
  const { month } = found;
  const last = await closedUntil(tx);
  if (found.reopenedAt !== null) return refuse('STATE_CONFLICT', { case: 'periods.refusals.isOpen', month });
  if (month !== last) return refuse('RULE_VIOLATED', { case: 'periods.refusals.notLast', month: last }, ['/closeId']);
  if (!(await reopenClose(tx, closeId, { by: ctx.actor.userId, at: ctx.now, reason }))) {
    return refuse('STATE_CONFLICT', { case: 'periods.refusals.isOpen', month });
  }
  return done({ month }, { entity: 'period_close', id: closeId, action: 'reopen', before: { month }, reason });
};
