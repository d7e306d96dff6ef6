/** What can be done with reminders, from wherever they are shown; each answer can be taken back for a moment. */
import type { AnsweredReminders } from '../../../shared/contract/reminders.contract';
import { addDays, businessDateOf, startOfDay } from '../../../shared/domain/business-date';
import { formatInstant } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useTimeZone } from '../../ui/time-zone';
import { useUndo } from '../../ui/undo';

const MINUTE_MS = 60_000;
const MORNING_MS = 9 * 60 * MINUTE_MS;

export const snoozeChoices = ['minutes', 'hour', 'tomorrow'] as const;
type SnoozeChoice = (typeof snoozeChoices)[number];

/** The instant of a choice (UTC ms). */
export const snoozeUntil = (choice: SnoozeChoice, now: number, timeZone: string): number => {
  switch (choice) {
    case 'minutes':
      return now + 10 * MINUTE_MS;
    case 'hour':
      return now + 60 * MINUTE_MS;
    case 'tomorrow':
      return startOfDay(addDays(businessDateOf(now, timeZone), 1), timeZone) + MORNING_MS;
  }
};

/** Says what was answered, and offers to take it back. */
const useOffer = () => {
  const undo = useUndo();
  const { run } = useCommand(api.reminders.takeBack);
  return (text: string, answer: 'snoozed' | 'acknowledged', { at, before }: AnsweredReminders) => {
    if (before.length > 0) undo({ text, onUndo: () => run({ answer, at, before }) });
  };
};

export const useReminderActs = () => {
  const t = useT();
  const notice = useNotice();
  const timeZone = useTimeZone();
  const offer = useOffer();
  const snooze = useCommand(api.reminders.snooze);
  const acknowledge = useCommand(api.reminders.acknowledge);
  const all = useCommand(api.reminders.acknowledgeAll);
  return {
    isBusy: snooze.isBusy || acknowledge.isBusy || all.isBusy,
    /** The answer too, for a form that shows a refusal in its place. */
    snooze: async (id: number, until: number) => {
      const answer = await snooze.run({ ids: [id], until });
      if (answer.ok) offer(t('reminders.snoozed', { at: formatInstant(until, timeZone) }), 'snoozed', answer.value);
      return answer;
    },
    acknowledge: async (id: number) => {
      const answer = await acknowledge.run({ ids: [id] });
      if (notice.accept(answer) && answer.ok) offer(t('reminders.oneAcknowledged'), 'acknowledged', answer.value);
    },
    acknowledgeAll: async (upTo: number) => {
      const answer = await all.run({ upTo });
      if (!notice.accept(answer) || !answer.ok) return;
      offer(t('reminders.acknowledged', { count: answer.value.count }), 'acknowledged', answer.value);
    },
  };
};
export type ReminderActs = ReturnType<typeof useReminderActs>;
