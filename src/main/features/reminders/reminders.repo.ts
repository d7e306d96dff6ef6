/** Writes to the reminders' own tables. */
import { sql } from 'drizzle-orm';
import type { QuietHours, ReminderRule, RuleSettings } from '../../../shared/domain/reminder-words';
import { isAnyOf } from '../../store/dialect';
import type { Tx } from '../../store/handles';
import type { Fire } from './plan.rules';
import { reminder, reminderQuiet, reminderRule } from './reminders.tables';

const isLive = sql`${reminder.state} IN ('open', 'snoozed', 'escalated')`;
const DAY_MS = 86_400_000;
/** What closed itself is forgotten after so long; what somebody acknowledged stays with its record. */
const KEPT_MS = 90 * DAY_MS;
const MOST_FORGOTTEN = 500;

/** Tells; what had closed by itself and is needed again is opened again. @returns how many are new before somebody */
export async function writeFires(tx: Tx, fires: readonly Fire[], now: number): Promise<number> {
  if (fires.length === 0) return 0;
  const rows = fires.map((fire) => {
    const state: 'open' | 'escalated' = fire.escalatedTo === null ? 'open' : 'escalated';
    return { ...fire, state, firedAt: now, shownAt: now };
  });
  const written = await tx
    .insert(reminder)
    .values(rows)
    .onConflictDoUpdate({
      target: [reminder.rule, reminder.entityId, reminder.userId, reminder.dueAt, reminder.step],
      set: {
        state: sql`excluded.state`,
        shownAt: now,
        closedAt: null,
        escalatedTo: sql`excluded.escalated_to`,
        escalatedFrom: sql`excluded.escalated_from`,
      },
      setWhere: sql`${reminder.state} = 'done'`,
    })
    .returning({ id: reminder.id });
  return written.length;
}

/** Closes what nobody needs any more. */
export async function closeReminders(tx: Tx, ids: readonly number[], now: number): Promise<number> {
  if (ids.length === 0) return 0;
  const closed = await tx
    .update(reminder)
    .set({ state: 'done', snoozedUntil: null, closedAt: now })
    .where(sql`${isAnyOf(reminder.id, ids)} AND ${isLive}`)
    .returning({ id: reminder.id });
  return closed.length;
}

/** Puts what was put off before its reader again. */
export async function wakeReminders(tx: Tx, ids: readonly number[], now: number): Promise<number> {
  if (ids.length === 0) return 0;
  const woken = await tx
    .update(reminder)
    .set({
      state: sql`CASE WHEN ${reminder.escalatedTo} IS NULL THEN 'open' ELSE 'escalated' END`,
      snoozedUntil: null,
      shownAt: now,
    })
    .where(sql`${isAnyOf(reminder.id, ids)} AND ${reminder.state} = 'snoozed'`)
    .returning({ id: reminder.id });
  return woken.length;
}

/** Marks whose manager was told. */
export async function markEscalated(tx: Tx, id: number, to: number): Promise<number> {
  const marked = await tx
    .update(reminder)
    .set({ state: 'escalated', escalatedTo: to })
    .where(sql`${reminder.id} = ${id} AND ${reminder.state} = 'open'`)
    .returning({ id: reminder.id });
  return marked.length;
}

/** Live ones, until an instant (UTC ms). @returns how many */
export async function snoozeReminders(tx: Tx, ids: readonly number[], until: number): Promise<number> {
  const snoozed = await tx
    .update(reminder)
    .set({ state: 'snoozed', snoozedUntil: until })
    .where(sql`${isAnyOf(reminder.id, ids)} AND ${isLive}`)
    .returning({ id: reminder.id });
  return snoozed.length;
}

export async function acknowledgeReminders(tx: Tx, ids: readonly number[], now: number): Promise<number> {
  const acknowledged = await tx
    .update(reminder)
    .set({ state: 'acknowledged', snoozedUntil: null, closedAt: now })
    .where(sql`${isAnyOf(reminder.id, ids)} AND ${isLive}`)
    .returning({ id: reminder.id });
  return acknowledged.length;
}

/** Everything that was put before somebody up to an instant (UTC ms). @returns their ids */
export async function acknowledgeUpTo(tx: Tx, userId: number, { upTo, now }: { upTo: number; now: number }) {
  const acknowledged = await tx
    .update(reminder)
    .set({ state: 'acknowledged', closedAt: now })
    .where(
      sql`${reminder.userId} = ${userId} AND ${reminder.state} IN ('open', 'escalated') AND ${reminder.shownAt} <= ${upTo}`,
    )
    .returning({ id: reminder.id });
  return acknowledged.map(({ id }) => id);
}

/** As they stood before they were answered: put off until an instant (UTC ms), or before their reader. */
export async function reopenReminders(tx: Tx, ids: readonly number[], snoozedUntil: number | null): Promise<number> {
  const open = sql`CASE WHEN ${reminder.escalatedTo} IS NULL THEN 'open' ELSE 'escalated' END`;
  const reopened = await tx
    .update(reminder)
    .set({ state: snoozedUntil === null ? open : 'snoozed', snoozedUntil, closedAt: null })
    .where(isAnyOf(reminder.id, ids))
    .returning({ id: reminder.id });
  return reopened.length;
}

/** Forgets some of what closed itself long ago. */
export async function forgetOld(tx: Tx, now: number): Promise<void> {
  const old = tx
    .select({ id: reminder.id })
    .from(reminder)
    .where(sql`${reminder.state} = 'done' AND ${reminder.closedAt} < ${now - KEPT_MS}`)
    .limit(MOST_FORGOTTEN);
  await tx.delete(reminder).where(sql`${reminder.id} IN ${old}`);
}

/** Keeps how the firm wants a rule. @returns its version */
export async function writeRule(tx: Tx, key: ReminderRule, rule: RuleSettings): Promise<number> {
  const [row] = await tx
    .insert(reminderRule)
    .values({ key, ...rule, version: 1 })
    .onConflictDoUpdate({ target: reminderRule.key, set: { ...rule, version: sql`${reminderRule.version} + 1` } })
    .returning({ version: reminderRule.version });
  if (!row) throw new Error(`rule ${key} was not written`);
  return row.version;
}

/** Keeps somebody's own quiet hours. @returns their version */
export async function writeQuiet(tx: Tx, userId: number, hours: QuietHours): Promise<number> {
  const [row] = await tx
    .insert(reminderQuiet)
    .values({ userId, ...hours, version: 1 })
    .onConflictDoUpdate({
      target: reminderQuiet.userId,
      set: { ...hours, version: sql`${reminderQuiet.version} + 1` },
    })
    .returning({ version: reminderQuiet.version });
  if (!row) throw new Error('the quiet hours were not written');
  return row.version;
}
