import { z } from 'zod';
import { depositGaps } from '../domain/deposit-words';
import {
  MINUTES_OF_DAY,
  MOST_INBOX,
  reminderRules,
  reminderSegments,
  reminderStates,
  reminderSteps,
} from '../domain/reminder-words';
import { milestoneKinds, tenderStates } from '../domain/tender-words';
import { command, commandInput, id, instant, noInput, query, version } from './procedure';

/** Each record is looked up again in the reader's row scope before anything of it is answered. */
const own = { permission: 'reminders.read', open: 'one’s own reminders, of records that one still sees' } as const;
const rule = z.enum(reminderRules);
const MOST_AT_ONCE = 500;
const ids = z.array(id).min(1).max(MOST_AT_ONCE);

/** Where each stood before an answer; null: before its reader. */
const before = z.array(z.strictObject({ id, snoozedUntil: instant.nullable() }));
/** `at`: until when it was put off, or when it was acknowledged; with `before` what takes the answer back. */
const answered = z.strictObject({ count: z.int(), at: instant, before });
export type AnsweredReminders = z.output<typeof answered>;

export const reminderRow = z.strictObject({
  id,
  rule,
  step: z.enum(reminderSteps),
  state: z.enum(reminderStates),
  /** Number or title of the record, and whose or what it is; read now, never stored. */
  title: z.string(),
  who: z.string(),
  /** Its date, or since when it waits. */
  dueAt: instant,
  isWholeDay: z.boolean(),
  firedAt: instant,
  /** When it was last put before the reader. */
  shownAt: instant,
  snoozedUntil: instant.nullable(),
  /** Keeps no quiet hours. */
  isLoud: z.boolean(),
  isPopUp: z.boolean(),
  /** Names: who was told because the reader did not answer; who did not answer the reader is told of. */
  escalatedTo: z.string().nullable(),
  escalatedFrom: z.string().nullable(),
  /** The number that the name of a line of the desk carries. */
  threshold: z.int().nullable(),
  /** Of the dates of a tender. */
  milestone: z.enum(milestoneKinds).nullable(),
  milestoneTitle: z.string(),
  tenderState: z.enum(tenderStates).nullable(),
  /** Of a bid deadline what the bid still lacks, of an opening what it needs itself; read now. */
  lacks: z
    .strictObject({
      /** Papers ready of all; null where no checklist is kept. */
      papers: z.strictObject({ ready: z.int(), total: z.int() }).nullable(),
      /** The first papers that are missing: keys of names, or names of the firm’s own. */
      missing: z.array(z.string()),
      seals: z.int(),
      /** What its deposit waits for; null where it has arrived or none is due. */
      depositGap: z.enum(depositGaps).nullable(),
      isQuoteOpen: z.boolean(),
      isCaOpen: z.boolean(),
      /** Nobody is named to sit at the opening. */
      isAttendeeOpen: z.boolean(),
    })
    .nullable(),
  /** Where it leads: a page of its own, or the list that holds it. */
  target: z.strictObject({ screen: z.string(), segment: z.string().nullable(), id: id.nullable() }),
});
export type ReminderRow = z.output<typeof reminderRow>;

const counts = z.strictObject({ open: z.int(), snoozed: z.int(), urgent: z.int() });
export type ReminderCounts = z.output<typeof counts>;

const ruleSettings = {
  isOn: z.boolean(),
  threshold: z.int().min(1).max(15).nullable(),
  isQuiet: z.boolean(),
  escalateHours: z.int().min(0).max(240),
  isPopUp: z.boolean(),
};
export const ruleRow = z.strictObject({
  key: rule,
  ...ruleSettings,
  version,
  /** Whether these two can be set at all. */
  hasThreshold: z.boolean(),
  mayEscalate: z.boolean(),
  /** The setting of the desk that says when it is late; null where none does. */
  setting: z.int().nullable(),
});
export type RuleRow = z.output<typeof ruleRow>;

const minute = z
  .int()
  .min(0)
  .max(MINUTES_OF_DAY - 1);
const quietHours = { fromMinute: minute, untilMinute: minute, hasDaysOff: z.boolean() };

export const remindersContract = {
  /** Numbers only: a locked screen may show them. `urgent`: in the last hours, or over. */
  counts: query(own).input(noInput).output(counts),
  /** What was put before the reader after an instant, the newest first, at most a few; `count` is all of it. */
  news: query(own)
    .input(z.strictObject({ since: instant }))
    .output(z.strictObject({ rows: z.array(reminderRow), count: z.int(), at: instant })),
  /** The inbox, what is urgent first. */
  inbox: query(own)
    .input(
      z.strictObject({
        segment: z.enum(reminderSegments),
        offset: z.int().min(0).max(1_000).default(0),
        limit: z.int().min(1).max(100).default(50),
      }),
    )
    .output(z.strictObject({ rows: z.array(reminderRow), count: z.int() })),
  /** Until an instant within thirty days. A newer step of a date does not wait for it. */
  snooze: command(own)
    .input(commandInput({ ids, until: instant }))
    .output(answered),
  acknowledge: command(own).input(commandInput({ ids })).output(answered),
  /** All that was put before the reader up to an instant: what came since is not taken unseen. */
  acknowledgeAll: command(own)
    .input(commandInput({ upTo: instant }))
    .output(answered),
  /** The answer of a moment ago; CONFLICT with what became of one since, or a newer step of its date. */
  takeBack: command(own)
    .input(
      commandInput({
        answer: z.enum(['snoozed', 'acknowledged']),
        at: instant,
        before: before.min(1).max(MOST_INBOX),
      }),
    )
    .output(z.strictObject({ count: z.int() })),
  rules: query({ permission: 'reminders.read', open: 'rules of the house that every desk follows' })
    .input(noInput)
    .output(z.array(ruleRow)),
  changeRule: command({ permission: 'reminders.rules', open: 'one rule of the house' })
    .input(commandInput({ key: rule, ...ruleSettings, version }))
    .output(z.strictObject({ version })),
  quiet: query(own)
    .input(noInput)
    .output(z.strictObject({ ...quietHours, version })),
  setQuiet: command(own)
    .input(commandInput({ ...quietHours, version }))
    .output(z.strictObject({ version })),
};
