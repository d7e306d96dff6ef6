/** Dates that an award sets: added, or moved with their trace where the tender has them; others are planned from them. */
import type { MilestoneKind } from '../../../shared/domain/tender-words';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { milestonesOf } from './milestones.queries';
import { addMilestones, doneMilestones, moveMilestone } from './milestones.repo';
import { endOfDay } from './milestones.rules';
import { planDates } from './plan-dates';
import type { TenderRecord } from './tenders.queries';

export type AwardDate = { readonly kind: MilestoneKind; readonly on: string };

export async function setAwardDates(
  tx: Tx,
  { before, dates }: { before: TenderRecord; dates: readonly AwardDate[] },
  ctx: Ctx,
) {
  const tenderId = before.id;
  const kept = (await milestonesOf(tx, [tenderId])).filter((one) => !one.isDropped && one.doneAt === null);
  const added = dates.flatMap(({ kind, on }) => {
    const row = { tenderId, kind, dueAt: endOfDay(on, ctx.timeZone), isWholeDay: true, basis: 'agreed' as const };
    return kept.some((one) => one.kind === kind) ? [] : [row];
  });
  for (const { kind, on } of dates) {
    const known = kept.find((one) => one.kind === kind);
    const dueAt = endOfDay(on, ctx.timeZone);
    if (known && known.dueAt !== dueAt)
      await moveMilestone(tx, { kept: known, dueAt, reason: 'tenders.actions.win', ctx });
  }
  await addMilestones(tx, added);
  await doneMilestones(tx, { tenderId, kinds: ['award_notice'] }, { at: ctx.now, by: ctx.actor.userId });
  await planDates(tx, { tenderId, reason: 'tenders.actions.win' }, ctx);
}
