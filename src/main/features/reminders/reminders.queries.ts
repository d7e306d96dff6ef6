/** Rows of the reminders' own tables, and the facts that a sweep and an inbox share. */
import { sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { businessDateOf } from '../../../shared/domain/business-date';
import { mayDo, posts } from '../../../shared/domain/permissions';
import {
  quietDefaults,
  reminderRules,
  ruleDefaults,
  type QuietHours,
  type ReminderRule,
  type RuleSettings,
} from '../../../shared/domain/reminder-words';
import { workingClock } from '../../../shared/domain/working-hours';
import { isAnyOf } from '../../store/dialect';
import type { Actor } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import type { DeskFacts } from '../desks/source.queries';
import { readSettings } from '../settings/settings.queries';
import { askLimitsOf } from '../tenders/deposit-gaps.queries';
import { reminder, reminderQuiet, reminderRule } from './reminders.tables';

const p = sql.placeholder;

/** More than this is never looked at in one sweep. */
const MOST_LIVE = 20_000;

const columns = {
  id: reminder.id,
  rule: reminder.rule,
  entityId: reminder.entityId,
  step: reminder.step,
  dueAt: reminder.dueAt,
  userId: reminder.userId,
  firedAt: reminder.firedAt,
  shownAt: reminder.shownAt,
  state: reminder.state,
  snoozedUntil: reminder.snoozedUntil,
  escalatedTo: reminder.escalatedTo,
  escalatedFrom: reminder.escalatedFrom,
};

const live = prepared('reminder.live', (db) =>
  db
    .select(columns)
    .from(reminder)
    .where(sql`${reminder.state} IN ('open', 'snoozed', 'escalated')`)
    .orderBy(reminder.rule, reminder.entityId)
    .limit(MOST_LIVE),
);
export type LiveReminder = Awaited<ReturnType<typeof live>>[number];
/** Everything that is not closed. */
export const liveReminders = (db: ReadDb): Promise<LiveReminder[]> => live(db, {});

const mine = prepared('reminder.mine', (db) =>
  db
    .select(columns)
    .from(reminder)
    .where(sql`${reminder.userId} = ${p('userId')} AND ${reminder.state} = ${p('state')}`)
    .orderBy(sql`${reminder.shownAt} DESC`)
    .limit(p('limit')),
);
/** Rows of one person in one state, the newest first. */
export const remindersOf = (db: ReadDb, wanted: { userId: number; state: string; limit: number }) => mine(db, wanted);

const told = prepared('reminder.told', (db) =>
  db
    .select({
      entityId: reminder.entityId,
      userId: reminder.userId,
      dueAt: reminder.dueAt,
      step: reminder.step,
      state: reminder.state,
    })
    .from(reminder)
    .where(
      sql`${reminder.rule} = ${p('rule')} AND ${reminder.entityId} IN (SELECT value FROM json_each(${p('ids')})) AND ${reminder.state} = 'acknowledged'`,
    ),
);
/** What was acknowledged of these records: it is not told again. */
export const acknowledgedOf = (db: ReadDb, rule: ReminderRule, ids: readonly number[]) =>
  told(db, { rule, ids: JSON.stringify(ids) });

/** Those of these ids that are the person's own. */
export const ownReminders = (db: ReadDb, userId: number, ids: readonly number[]) =>
  db
    .select({
      id: reminder.id,
      state: reminder.state,
      snoozedUntil: reminder.snoozedUntil,
      closedAt: reminder.closedAt,
    })
    .from(reminder)
    .where(sql`${reminder.userId} = ${userId} AND ${isAnyOf(reminder.id, ids)}`);
export type OwnReminder = Awaited<ReturnType<typeof ownReminders>>[number];

/** Of these, those whose record tells the same person something newer. */
export const overtaken = (db: ReadDb, ids: readonly number[]) => {
  const newer = alias(reminder, 'newer');
  return db
    .select({ id: reminder.id })
    .from(reminder)
    .innerJoin(
      newer,
      sql`${newer.rule} = ${reminder.rule} AND ${newer.entityId} = ${reminder.entityId} AND ${newer.userId} = ${reminder.userId} AND ${newer.id} <> ${reminder.id} AND ${newer.state} IN ('open', 'snoozed', 'escalated')`,
    )
    .where(isAnyOf(reminder.id, ids))
    .limit(1);
};

/** Rules that the firm changed. */
export async function changedRules(db: ReadDb): Promise<Map<ReminderRule, RuleSettings & { version: number }>> {
  const rows = await db.select().from(reminderRule);
  return new Map(rows.map(({ key, ...rule }) => [key, rule]));
}

/** Every rule as it holds. */
export async function rulesOf(db: ReadDb): Promise<Map<ReminderRule, RuleSettings>> {
  const changed = await changedRules(db);
  return new Map(reminderRules.map((rule) => [rule, changed.get(rule) ?? ruleDefaults(rule)]));
}

/** Quiet hours of those who chose their own. */
export async function chosenQuiet(db: ReadDb): Promise<Map<number, QuietHours>> {
  const rows = await db.select().from(reminderQuiet);
  return new Map(rows.map(({ userId, version: _, ...hours }) => [userId, hours]));
}

/** The quiet hours of one person, with their version; 0 while they stand at the default. */
export async function quietOf(db: ReadDb, userId: number): Promise<QuietHours & { version: number }> {
  const [row] = await db.select().from(reminderQuiet).where(sql`${reminderQuiet.userId} = ${userId}`);
  if (!row) return { ...quietDefaults, version: 0 };
  const { userId: _, ...hours } = row;
  return hours;
}

/** Sees everything: what a sweep finds is then given to whom may see it. */
export const everybody: Actor = { userId: 0, sessionId: null, name: '', posts, visible: 'all' };

/** What the lines of a desk follow from, for a reader at a time. */
export async function factsAt(db: ReadDb, actor: Actor, now: number): Promise<DeskFacts> {
  const settings = await readSettings(db);
  const { timeZone } = settings;
  const clock = workingClock(timeZone);
  const today = businessDateOf(now, timeZone);
  return {
    ...{ actor, now, timeZone, settings, today },
    askLimits: await askLimitsOf(db, { today, timeZone }),
    lateBefore: (hours) => clock.lateBefore(now, hours),
    seesMoney: mayDo(actor.posts, 'orders.read'),
  };
}
