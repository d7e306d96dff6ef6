/** Writes of the import of running tenders. */
import { sql } from 'drizzle-orm';
import type { Entry } from '../../store/audit';
import { isAnyOf } from '../../store/dialect';
import type { Tx } from '../../store/handles';
import { takeNumber } from '../../store/series';
import type { Ctx } from '../../store/handler';
import { IMPORT_UNDONE } from '../../../shared/domain/tender-clocks';
import type { TenderKind, TenderState } from '../../../shared/domain/tender-words';
import { namesOf, TENDER_PREFIX } from './create-tender';
import { startDocuments } from './document-commands';
import { addMilestones } from './milestones.repo';
import { planDates } from './plan-dates';
import { settleDates } from './submit-tender';
import { tenderFacts } from './tenders.queries';
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

const isDecidedOn = ({ state }: RunningTender): boolean => state === 'approved' || state === 'preparing';

/** What a typed one has as well: the dates that follow from its deadline, the papers of what was decided on. */
async function complete(tx: Tx, { id, row }: { id: number; row: RunningTender }, ctx: Ctx): Promise<Entry[]> {
  await planDates(tx, { tenderId: id, reason: '' }, ctx);
  const { submittedAt } = row;
  if (submittedAt !== null) await settleDates(tx, id, { at: submittedAt, by: ctx.actor.userId });
  const made = isDecidedOn(row) ? await tenderFacts(tx, id) : undefined;
  return made ? (await startDocuments(tx, made)).entries : [];
}

type Added = { readonly ids: readonly number[]; readonly entries: readonly Entry[] };

/** Each with its dates and papers. @returns their ids, and the rows of the trail for their papers */
export async function addRunningTenders(tx: Tx, rows: readonly RunningTender[], ctx: Ctx): Promise<Added> {
  const ids: number[] = [];
  const entries: Entry[] = [];
  for (const row of rows) {
    const { bidDeadlineAt, isWholeDay, ...facts } = row;
    const number = await takeNumber(tx, TENDER_PREFIX, ctx.today);
    const made = { assistantId: ctx.actor.userId, createdAt: ctx.now, createdBy: ctx.actor.userId };
    const id = await addTender(tx, { ...facts, ...namesOf(facts), ...made, number });
    await addMilestones(tx, [{ tenderId: id, kind: 'bid_deadline', dueAt: bidDeadlineAt, isWholeDay }]);
    ids.push(id);
    entries.push(...(await complete(tx, { id, row }, ctx)));
  }
  return { ids, entries };
}

/** Of an import that was taken back: numbers are gapless, so the rows stay and say why they ended. */
export async function withdrawTenders(tx: Tx, ids: readonly number[], { now }: Ctx): Promise<void> {
  await tx
    .update(tender)
    .set({ state: 'abandoned', outcomeReason: IMPORT_UNDONE, endedAt: now, version: sql`${tender.version} + 1` })
    .where(isAnyOf(tender.id, ids));
}
