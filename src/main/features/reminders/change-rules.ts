/** The rules of the house and one's own quiet hours. */
import type { remindersContract } from '../../../shared/contract/reminders.contract';
import { refuse } from '../../../shared/domain/problem';
import { ruleDefaults } from '../../../shared/domain/reminder-words';
import { done, type Command } from '../../store/handler';
import { changedRules, quietOf } from './reminders.queries';
import { writeQuiet, writeRule } from './reminders.repo';
import { settingsRefusal } from './rule-settings.rules';

type Contract = typeof remindersContract;

export const changeRule: Command<Contract['changeRule']> = async (tx, { key, version, ...settings }) => {
  const before = (await changedRules(tx)).get(key) ?? { ...ruleDefaults(key), version: 0 };
  if (before.version !== version) return refuse('CONFLICT', { expected: version, found: before.version }, ['/version']);
  const refused = settingsRefusal(key, settings);
  if (refused) return refused;
  const next = await writeRule(tx, key, settings);
  const { version: _, ...old } = before;
  const change = { before: { [key]: old }, after: { [key]: settings } };
  return done({ version: next }, { entity: 'reminder_rule', id: 0, action: 'change', ...change });
};

export const setQuiet: Command<Contract['setQuiet']> = async (tx, { version, ...hours }, { actor }) => {
  const { version: current, ...before } = await quietOf(tx, actor.userId);
  if (current !== version) return refuse('CONFLICT', { expected: version, found: current }, ['/version']);
  const next = await writeQuiet(tx, actor.userId, hours);
  const entry = { entity: 'reminder_quiet', id: actor.userId, action: 'change', before, after: hours };
  return done({ version: next }, entry);
};
