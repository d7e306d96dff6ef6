/** What somebody does with his reminders: puts off, acknowledges. */
import type { remindersContract } from '../../../shared/contract/reminders.contract';
import { refuse } from '../../../shared/domain/problem';
import { MOST_SNOOZE_MS } from '../../../shared/domain/reminder-words';
import { done, type Command } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { ownReminders } from './reminders.queries';
import { acknowledgeReminders, acknowledgeUpTo, snoozeReminders } from './reminders.repo';

type Contract = typeof remindersContract;

/** All of them exist and are the person's own; another's are not there for him. */
async function areHis(tx: Tx, userId: number, ids: readonly number[]): Promise<boolean> {
  return (await ownReminders(tx, userId, ids)).length === new Set(ids).size;
}

export const snooze: Command<Contract['snooze']> = async (tx, { ids, until }, { actor, now }) => {
  if (until <= now || until > now + MOST_SNOOZE_MS) {
    return refuse('VALIDATION_FAILED', { case: 'reminders.refusals.snooze' }, ['/until']);
  }
  if (!(await areHis(tx, actor.userId, ids))) return refuse('NOT_FOUND', {}, ['/ids']);
  const count = await snoozeReminders(tx, { ids, until });
  return done({ count }, { entity: 'reminder', id: ids[0] ?? 0, action: 'snooze', after: { ids, until, count } });
};

export const acknowledge: Command<Contract['acknowledge']> = async (tx, { ids }, { actor, now }) => {
  if (!(await areHis(tx, actor.userId, ids))) return refuse('NOT_FOUND', {}, ['/ids']);
  const count = await acknowledgeReminders(tx, ids, now);
  return done({ count }, { entity: 'reminder', id: ids[0] ?? 0, action: 'acknowledge', after: { ids, count } });
};

export const acknowledgeAll: Command<Contract['acknowledgeAll']> = async (tx, { upTo }, { actor, now }) => {
  const count = await acknowledgeUpTo(tx, actor.userId, { upTo, now });
  return done({ count }, { entity: 'reminder', id: 0, action: 'acknowledge-all', after: { upTo, count } });
};
