import type { ReminderRule, ReminderState, ReminderStep } from '../../../shared/domain/reminder-words';
import { flag, id, instant, int, ref, table, text } from '../../store/columns';

/** A row only where the firm changed a rule. */
export const reminderRule = table('reminder_rule', {
  key: text<ReminderRule>().notNull(),
  isOn: flag().notNull(),
  threshold: int(),
  isQuiet: flag().notNull(),
  escalateHours: int().notNull(),
  isPopUp: flag().notNull(),
  version: int().notNull().default(0),
});

/** A row only for whom chose his own quiet hours; minutes of the day in the firm's zone. */
export const reminderQuiet = table('reminder_quiet', {
  userId: ref().notNull(),
  fromMinute: int().notNull(),
  untilMinute: int().notNull(),
  hasDaysOff: flag().notNull(),
  version: int().notNull().default(0),
});

export const reminder = table('reminder', {
  id: id(),
  rule: text<ReminderRule>().notNull(),
  entity: text().notNull(),
  entityId: int().notNull(),
  step: text<ReminderStep>().notNull(),
  dueAt: instant().notNull(),
  userId: ref().notNull(),
  firedAt: instant().notNull(),
  shownAt: instant().notNull(),
  state: text<ReminderState>().notNull().default('open'),
  snoozedUntil: instant(),
  closedAt: instant(),
  escalatedTo: ref(),
  escalatedFrom: ref(),
});
