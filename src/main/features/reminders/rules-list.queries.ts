/** The rules as their screen shows them, and one's own quiet hours. */
import type { remindersContract } from '../../../shared/contract/reminders.contract';
import { okay } from '../../../shared/domain/problem';
import { isTenderRule, reminderRules, ruleDefaults } from '../../../shared/domain/reminder-words';
import type { Query } from '../../store/handler';
import { thresholdOf } from '../desks/desks.rules';
import { readSettings } from '../settings/settings.queries';
import { changedRules, quietOf } from './reminders.queries';
import { hasThreshold, mayEscalate } from './rule-settings.rules';

type Contract = typeof remindersContract;

export const rules: Query<Contract['rules']> = async (db) => {
  const changed = await changedRules(db);
  const settings = await readSettings(db);
  return okay(
    reminderRules.map((key) => ({
      key,
      ...(changed.get(key) ?? { ...ruleDefaults(key), version: 0 }),
      ...{ hasThreshold: hasThreshold(key), mayEscalate: mayEscalate(key) },
      setting: isTenderRule(key) ? null : thresholdOf(key, settings),
    })),
  );
};

export const quiet: Query<Contract['quiet']> = async (db, _input, { actor }) => okay(await quietOf(db, actor.userId));
