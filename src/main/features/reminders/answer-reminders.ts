/** What somebody does with his reminders: puts off, acknowledges, and takes the answer of a moment ago back. */
import type { remindersContract } from '../../../shared/contract/reminders.contract';
import { refuse } from '../../../shared/domain/problem';
import { MOST_SNOOZE_MS } from '../../../shared/domain/reminder-words';
import { done, type Command } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { overtaken, ownReminders, type OwnReminder } from './reminders.queries';
import { acknowledgeReminders, acknowledgeUpTo, reopenReminders, snoozeReminders } from './reminders.repo';
import { isAsAnswered, isLive } from './reminders.rules';

type Contract = typeof remindersContract;

/** All of them exist and are the person's own; another's are not there for him. */
async function hisOwn(tx: Tx, userId: number, ids: readonly number[]): Promise<OwnReminder[] | undefined> {
  const own = await ownReminders(tx, userId, ids);
  return own.length === new Set(ids).size ? own : undefined;
}

/** What takes the answer back. */
const beforeOf = (own: readonly OwnReminder[]) =>
  own.filter(isLive).map(({ id, snoozedUntil }) => ({ id, snoozedUntil }));

export const snooze: Command<Contract['snooze']> = async (tx, { ids, until }, { actor, now }) => {
  if (until <= now || until > now + MOST_SNOOZE_MS) {
    return refuse('VALIDATION_FAILED', { case: 'reminders.refusals.snooze' }, ['/until']);
  }
  const own = await hisOwn(tx, actor.userId, ids);
  if (!own) return refuse('NOT_FOUND', {}, ['/ids']);
  const count = await snoozeReminders(tx, ids, until);
  const entry = { entity: 'reminder', id: ids[0] ?? 0, action: 'snooze', after: { ids, until, count } };
  return done({ count, at: until, before: beforeOf(own) }, entry);
};

export const acknowledge: Command<Contract['acknowledge']> = async (tx, { ids }, { actor, now }) => {
  const own = await hisOwn(tx, actor.userId, ids);
  if (!own) return refuse('NOT_FOUND', {}, ['/ids']);
  const count = await acknowledgeReminders(tx, ids, now);
  const entry = { entity: 'reminder', id: ids[0] ?? 0, action: 'acknowledge', after: { ids, count } };
  return done({ count, at: now, before: beforeOf(own) }, entry);
};

export const acknowledgeAll: Command<Contract['acknowledgeAll']> = async (tx, { upTo }, { actor, now }) => {
  const ids = await acknowledgeUpTo(tx, actor.userId, { upTo, now });
  const count = ids.length;
  const before = ids.map((id) => ({ id, snoozedUntil: null }));
  const entry = { entity: 'reminder', id: 0, action: 'acknowledge-all', after: { upTo, count } };
  return done({ count, at: now, before }, entry);
};

/** Only while each stands as it was answered, and its record says nothing newer. */
export const takeBack: Command<Contract['takeBack']> = async (tx, { answer, at, before }, { actor, now }) => {
  const ids = before.map(({ id }) => id);
  const own = await hisOwn(tx, actor.userId, ids);
  if (!own) return refuse('NOT_FOUND', {}, ['/before']);
  const isFar = before.some(({ snoozedUntil }) => (snoozedUntil ?? 0) > now + MOST_SNOOZE_MS);
  if (isFar) return refuse('VALIDATION_FAILED', { case: 'reminders.refusals.snooze' }, ['/before']);
  const isOld = own.some((row) => !isAsAnswered(row, answer, at)) || (await overtaken(tx, ids)).length > 0;
  if (isOld) return refuse('CONFLICT', { case: 'reminders.refusals.takeBack' }, ['/before']);
  let count = 0;
  for (const [until, rows] of Map.groupBy(before, ({ snoozedUntil }) => snoozedUntil)) {
    const reopened = rows.map(({ id }) => id);
    count += await reopenReminders(tx, reopened, until);
  }
  const entry = { entity: 'reminder', id: ids[0] ?? 0, action: 'take-back', after: { ids, answer, count } };
  return done({ count }, entry);
};
