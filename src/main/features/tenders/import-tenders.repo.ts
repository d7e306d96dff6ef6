/** Writes of the import of running tenders. */
import { sql } from 'drizzle-orm';
import { isAnyOf } from '../../store/dialect';
import type { Tx } from '../../store/handles';
import { takeNumber } from '../../store/series';
import type { Ctx } from '../../store/handler';
import { IMPORT_UNDONE } from '../../../shared/domain/tender-clocks';
import type { TenderKind, TenderState } from '../../../shared/domain/tender-words';
import { namesOf, TENDER_PREFIX } from './create-tender';
import { addMilestones } from './milestones.repo';
import { addTender } from './tenders.repo';
import { tender } from './tenders.tables';

export type RunningTender = {
  readonly title: string;
  readonly kind: TenderKind;
  readonly state: TenderState;
  readonly purchaser: string;
  readonly platform: string;
  readonly province: string;
  readonly city: string;
  readonly ownerId: number;
  /** UTC ms; of a day without a time its last one. */
  readonly bidDeadlineAt: number;
  readonly isWholeDay: boolean;
  /** UTC ms, of one that was handed in. */
  readonly submittedAt: number | null;
  readonly nextFollowUpOn: string | null;
};

/** Each with its deadline. @returns their ids */
export async function addRunningTenders(tx: Tx, rows: readonly RunningTender[], ctx: Ctx): Promise<number[]> {
  const ids: number[] = [];
  for (const { bidDeadlineAt, isWholeDay, ...facts } of rows) {
    const number = await takeNumber(tx, TENDER_PREFIX, ctx.today);
    const made = { assistantId: ctx.actor.userId, createdAt: ctx.now, createdBy: ctx.actor.userId };
    const id = await addTender(tx, { ...facts, ...namesOf(facts), ...made, number });
    await addMilestones(tx, [{ tenderId: id, kind: 'bid_deadline', dueAt: bidDeadlineAt, isWholeDay }]);
    ids.push(id);
  }
  return ids;
}

/** Of an import that was taken back: numbers are gapless, so the rows stay and say why they ended. */
export async function withdrawTenders(tx: Tx, ids: readonly number[], { now }: Ctx): Promise<void> {
  await tx
    .update(tender)
    .set({ state: 'abandoned', outcomeReason: IMPORT_UNDONE, endedAt: now, version: sql`${tender.version} + 1` })
    .where(isAnyOf(tender.id, ids));
}
