/** Writes to the dates of tenders. */
import { sql } from 'drizzle-orm';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { MilestoneKind } from '../../../shared/domain/tender-words';
import { isAnyOfWords } from '../../store/dialect';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { milestoneMove, tenderMilestone } from './tenders.tables';

type Columns = typeof tenderMilestone.$inferInsert;
export type NewMilestone = Omit<Columns, 'id' | 'version' | 'originalDueAt' | 'movedCount'>;

/** What comes back is the payee's to keep, and stands among the deposits when it is late. */
const isOursToKeep = (kind: MilestoneKind): boolean => kind !== 'deposit_refund';

/** Adds dates; what they are due at first stays with them. */
export async function addMilestones(tx: Tx, rows: readonly NewMilestone[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const made = await tx
    .insert(tenderMilestone)
    .values(
      rows.map(({ isOurs = true, ...row }) => ({
        ...row,
        isOurs: isOurs && isOursToKeep(row.kind),
        originalDueAt: row.dueAt,
      })),
    )
    .returning({ id: tenderMilestone.id });
  return made.map(({ id }) => id);
}

type Set = Partial<
  Omit<Columns, 'id' | 'tenderId' | 'kind' | 'version' | 'dueAt' | 'originalDueAt' | 'movedCount' | 'isWholeDay'>
>;
type Change = { readonly milestoneId: number; readonly version: number; readonly set: Set };

/** @returns the new version, or CONFLICT where the one seen is stale */
export async function changeMilestone(tx: Tx, { milestoneId, version, set }: Change): Promise<Result<number>> {
  const [row] = await tx
    .update(tenderMilestone)
    .set({ ...set, version: version + 1 })
    .where(sql`${tenderMilestone.id} = ${milestoneId} AND ${tenderMilestone.version} = ${version}`)
    .returning({ version: tenderMilestone.version });
  return row ? okay(row.version) : refuse('CONFLICT', { expected: version }, ['/version']);
}

type Move = {
  readonly kept: { readonly id: number; readonly dueAt: number; readonly version: number };
  readonly dueAt: number;
  readonly reason: string;
  readonly ctx: Ctx;
  /** What changes with it; without it a person moved the date, and it follows no other any more. */
  readonly set?: Set;
};

/** Moves a date and leaves the row that says from where, when, by whom and why; a trigger sets the date itself. */
export async function moveMilestone(tx: Tx, move: Move): Promise<Result<number>> {
  const { kept, dueAt, reason, ctx, set = { isPlanned: false } } = move;
  const changed = await changeMilestone(tx, { milestoneId: kept.id, version: kept.version, set });
  if (!changed.ok) return changed;
  await tx.insert(milestoneMove).values({
    ...{ milestoneId: kept.id, fromDueAt: kept.dueAt, toDueAt: dueAt, reason },
    ...{ movedBy: ctx.actor.userId, movedAt: ctx.now },
  });
  return changed;
}

const isOpen = sql`${tenderMilestone.doneAt} IS NULL AND ${tenderMilestone.isDropped} = 0 AND ${tenderMilestone.missedReason} = ''`;

type Several = { readonly tenderId: number; readonly kinds: readonly MilestoneKind[] };

/** Marks the open dates of these kinds as kept. */
export async function doneMilestones(tx: Tx, { tenderId, kinds }: Several, done: { at: number; by: number }) {
  await tx
    .update(tenderMilestone)
    .set({ doneAt: done.at, doneBy: done.by, version: sql`${tenderMilestone.version} + 1` })
    .where(
      sql`${tenderMilestone.tenderId} = ${tenderId} AND ${isAnyOfWords(tenderMilestone.kind, kinds)} AND ${isOpen}`,
    );
}

type Dropped = Several & {
  /** Only those counted by this clock. */
  readonly basisNote?: string;
};

/** Drops the open dates of these kinds: nobody waits for them any more. */
export async function dropMilestones(tx: Tx, { tenderId, kinds, basisNote }: Dropped): Promise<void> {
  const counted = basisNote === undefined ? sql`1` : sql`${tenderMilestone.basisNote} = ${basisNote}`;
  await tx
    .update(tenderMilestone)
    .set({ isDropped: true, version: sql`${tenderMilestone.version} + 1` })
    .where(
      sql`${tenderMilestone.tenderId} = ${tenderId} AND ${isAnyOfWords(tenderMilestone.kind, kinds)} AND ${isOpen} AND ${counted}`,
    );
}

/** Drops the open complaints that are counted from the answer to this objection. */
export async function dropComplaints(tx: Tx, milestoneId: number): Promise<void> {
  await tx
    .update(tenderMilestone)
    .set({ isDropped: true, countedFrom: null, version: sql`${tenderMilestone.version} + 1` })
    .where(sql`${tenderMilestone.countedFrom} = ${milestoneId} AND ${isOpen}`);
}
