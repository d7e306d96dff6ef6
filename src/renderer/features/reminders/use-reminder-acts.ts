/** What can be done with reminders, from wherever they are shown. */
import { addDays, businessDateOf, startOfDay } from '../../../shared/domain/business-date';
import { formatInstant } from '../../../shared/domain/format';
import { api } from '../../rpc/client';
import { useCommand } from '../../rpc/use-command';
import { useT } from '../../ui/i18n';
import { useNotice } from '../../ui/notice';
import { useTimeZone } from '../../ui/time-zone';

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

export const useReminderActs = () => {
  const t = useT();
  const notice = useNotice();
  const timeZone = useTimeZone();
  const snooze = useCommand(api.reminders.snooze);
  const acknowledge = useCommand(api.reminders.acknowledge);
  const all = useCommand(api.reminders.acknowledgeAll);
  return {
    isBusy: snooze.isBusy || acknowledge.isBusy || all.isBusy,
    snooze: async (id: number, until: number) => {
      const answer = await snooze.run({ ids: [id], until });
      if (notice.accept(answer)) notice.success(t('reminders.snoozed', { at: formatInstant(until, timeZone) }));
      return answer.ok;
    },
    acknowledge: async (id: number) => notice.accept(await acknowledge.run({ ids: [id] })),
    acknowledgeAll: async (upTo: number) => {
      const answer = await all.run({ upTo });
      if (!notice.accept(answer) || !answer.ok) return;
      notice.success(t('reminders.acknowledged', { count: answer.value.count }));
    },
  };
};
export type ReminderActs = ReturnType<typeof useReminderActs>;
