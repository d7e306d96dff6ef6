/** What can be set of a rule. Pure. */
import { refuse, type Refusal } from '../../../shared/domain/problem';
import {
  escalationPermission,
  ruleDefaults,
  type ReminderRule,
  type RuleSettings,
} from '../../../shared/domain/reminder-words';

export const hasThreshold = (rule: ReminderRule): boolean => ruleDefaults(rule).threshold !== null;
export const mayEscalate = (rule: ReminderRule): boolean => escalationPermission(rule) !== undefined;

/** Why a rule cannot be like that; undefined when it can. */
export function settingsRefusal(rule: ReminderRule, settings: RuleSettings): Refusal | undefined {
  if ((settings.threshold !== null) !== hasThreshold(rule)) {
    return refuse('VALIDATION_FAILED', { case: 'reminders.refusals.threshold' }, ['/threshold']);
  }
  if (settings.escalateHours > 0 && !mayEscalate(rule)) {
    return refuse('VALIDATION_FAILED', { case: 'reminders.refusals.escalate' }, ['/escalateHours']);
  }
  return undefined;
}
