/** Dates of tenders as they are kept. */
import { sql } from 'drizzle-orm';
import { isAnyOf } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { user } from '../users/users.tables';
import { milestoneMove, tenderMilestone } from './tenders.tables';

const p = sql.placeholder;

export type MilestoneRecord = typeof tenderMilestone.$inferSelect;

/** All dates of tenders, the earliest first; dropped ones too. */
export const milestonesOf = (db: ReadDb, tenderIds: readonly number[]): Promise<MilestoneRecord[]> =>
  db
    .select()
    .from(tenderMilestone)
    .where(isAnyOf(tenderMilestone.tenderId, tenderIds))
    .orderBy(tenderMilestone.dueAt, tenderMilestone.id);

const one = prepared('tenderMilestone.one', (db) =>
  db
    .select()
    .from(tenderMilestone)
    .where(sql`${tenderMilestone.id} = ${p('id')} AND ${tenderMilestone.tenderId} = ${p('tenderId')}`),
);

/** A date of this tender, or undefined. */
export const findMilestone = async (
  db: ReadDb,
  { milestoneId, tenderId }: { readonly milestoneId: number; readonly tenderId: number },
): Promise<MilestoneRecord | undefined> => (await one(db, { id: milestoneId, tenderId }))[0];

/** Each move of these dates, in the order they happened, with who moved them. */
export const movesOf = (db: ReadDb, milestoneIds: readonly number[]) =>
  db
    .select({
      milestoneId: milestoneMove.milestoneId,
      fromDueAt: milestoneMove.fromDueAt,
      toDueAt: milestoneMove.toDueAt,
      reason: milestoneMove.reason,
      who: user.name,
      at: milestoneMove.movedAt,
    })
    .from(milestoneMove)
    .innerJoin(user, sql`${user.id} = ${milestoneMove.movedBy}`)
    .where(isAnyOf(milestoneMove.milestoneId, milestoneIds))
    .orderBy(milestoneMove.id);
