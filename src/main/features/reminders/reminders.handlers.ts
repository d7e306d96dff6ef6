import { acknowledge, acknowledgeAll, snooze, takeBack } from './answer-reminders';
import { changeRule, setQuiet } from './change-rules';
import { counts, inbox, news } from './inbox.queries';
import { quiet, rules } from './rules-list.queries';

/** The procedures of the reminders, as main/rpc registers them. */
export const reminders = {
  ...{ counts, news, inbox, snooze, acknowledge, acknowledgeAll, takeBack },
  ...{ rules, changeRule, quiet, setQuiet },
};
