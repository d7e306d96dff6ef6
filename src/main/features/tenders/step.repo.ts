/** The steps of a tender as they are written down, and the writes of taking one back. */
import { sql } from 'drizzle-orm';
import { okay, type Result } from '../../../shared/domain/problem';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { deposit } from './deposit.tables';
import { tenderItem } from './item.tables';
import type { MilestoneRecord } from './milestones.queries';
import { changeMilestone, moveMilestone } from './milestones.repo';
import { tenderStep } from './step.tables';
import { restored, type DateChange, type StepChange } from './take-back.rules';

const p = sql.placeholder;

export type StepRecord = typeof tenderStep.$inferSelect;

const last = prepared('tenderStep.last', (db) =>
  db
    .select()
    .from(tenderStep)
    .where(sql`${tenderStep.tenderId} = ${p('tenderId')} AND ${tenderStep.takenBackAt} IS NULL`)
    .orderBy(sql`${tenderStep.id} DESC`)
    .limit(1),
);

/** The last step that stands, or undefined where none was written down. */
export const lastStep = async (tx: Tx, tenderId: number): Promise<StepRecord | undefined> =>
  (await last(tx, { tenderId }))[0];

/** Strikes a step out, with who and why. */
export async function strikeStep(tx: Tx, { id }: StepRecord, { reason, ctx }: Back): Promise<void> {
  await tx
    .update(tenderStep)
    .set({ takenBackAt: ctx.now, takenBackBy: ctx.actor.userId, backReason: reason })
    .where(sql`${tenderStep.id} = ${id}`);
}
export type Back = { readonly reason: string; readonly ctx: Ctx };

/** Quotes of a bid that is not out after all. The tender stands where quotes are made before this is called. */
export async function unlockQuotes(tx: Tx, tenderId: number): Promise<void> {
  await tx
    .update(tenderItem)
    .set({ lockedAt: null, version: sql`${tenderItem.version} + 1` })
    .where(
      sql`${tenderItem.tenderId} = ${tenderId} AND ${tenderItem.lockedAt} IS NOT NULL AND ${tenderItem.isRemoved} = 0`,
    );
}

/** Each deposit due back on the day that stood before the step. */
export async function restoreDueBack(tx: Tx, { deposits }: StepChange): Promise<void> {
  for (const { id, was, is } of deposits) {
    if (was?.refundDueOn === undefined || is.refundDueOn === undefined) continue;
    await tx
      .update(deposit)
      .set({ refundDueOn: was.refundDueOn, version: sql`${deposit.version} + 1` })
      .where(sql`${deposit.id} = ${id} AND ${deposit.refundDueOn} = ${is.refundDueOn}`);
  }
}

/** The program's own reason: what a person says stands in the history of the tender. */
const MOVED = 'tenders.actions.takeBack';

async function restoreDate(tx: Tx, now: MilestoneRecord, { change, ctx }: { change: DateChange; ctx: Ctx }) {
  const { id: milestoneId, version } = now;
  if (change.was === null) {
    // What was done since is a fact that no step takes back.
    if (now.isDropped || (now.doneAt !== null && change.is.doneAt !== now.doneAt)) return okay(version);
    return changeMilestone(tx, { milestoneId, version, set: { isDropped: true, isTakenBack: true } });
  }
  const { dueAt, ...set } = restored({ was: change.was, is: change.is }, now);
  if (dueAt !== undefined && dueAt !== now.dueAt) {
    return moveMilestone(tx, { kept: now, dueAt, reason: MOVED, ctx, set });
  }
  return Object.keys(set).length === 0 ? okay(version) : changeMilestone(tx, { milestoneId, version, set });
}

type Dates = { readonly dates: readonly MilestoneRecord[]; readonly changes: readonly DateChange[]; readonly ctx: Ctx };

/** Dates as they were: those that came with the step go first, so that nothing stands twice. */
export async function restoreDates(tx: Tx, { dates, changes, ctx }: Dates): Promise<Result<number>> {
  const known = new Map(dates.map((date) => [date.id, date]));
  const inOrder = [...changes.filter(({ was }) => was === null), ...changes.filter(({ was }) => was !== null)];
  for (const change of inOrder) {
    const now = known.get(change.id);
    const done = now ? await restoreDate(tx, now, { change, ctx }) : okay(0);
    if (!done.ok) return done;
  }
  return okay(inOrder.length);
}
