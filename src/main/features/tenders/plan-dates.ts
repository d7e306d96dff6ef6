/** After a date became known or moved, the dates that are counted from it are added or moved with it. */
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { followDates } from './deposit-follow';
import { anchorsOf, milestonesOf, type MilestoneRecord } from './milestones.queries';
import { addMilestones, moveMilestone } from './milestones.repo';
import { endOfDay, plannedDates, type Planned } from './milestones.rules';
import { rulesOf } from './tender-rules.queries';
import { tenderFacts, type TenderRecord } from './tenders.queries';

const nameOf = ({ kind, title }: Pick<Planned, 'kind' | 'title'>): string => `${kind}/${title}`;

type Given = {
  readonly tenderId: number;
  /** As the tender was before; absent for a new one. */
  readonly before?: TenderRecord;
  /** Why the dates move that follow. */
  readonly reason: string;
};

/** Those that still stand where the old plan had put them; what a person moved stays where it is. */
const follows = (kept: MilestoneRecord, old: Planned | undefined, timeZone: string): boolean =>
  old !== undefined &&
  kept.doneAt === null &&
  !kept.isDropped &&
  kept.missedReason === '' &&
  kept.dueAt === endOfDay(old.dueOn, timeZone);

/** @returns how many dates were added and moved */
export async function planDates(tx: Tx, { tenderId, before, reason }: Given, ctx: Ctx) {
  const after = await tenderFacts(tx, tenderId);
  if (!after) return { added: 0, moved: 0 };
  const rules = await rulesOf(tx);
  const plan = plannedDates(after, anchorsOf(after, ctx.timeZone), rules);
  const old = before ? plannedDates(before, anchorsOf(before, ctx.timeZone), rules) : [];
  const kept = await milestonesOf(tx, [tenderId]);
  const added = plan.filter((one) => one.dueOn >= ctx.today && !kept.some((known) => nameOf(known) === nameOf(one)));
  await addMilestones(
    tx,
    added.map(({ dueOn, ...row }) => ({ ...row, tenderId, dueAt: endOfDay(dueOn, ctx.timeZone), isWholeDay: true })),
  );
  let moved = 0;
  for (const one of plan) {
    const known = kept.find((date) => nameOf(date) === nameOf(one));
    const dueAt = endOfDay(one.dueOn, ctx.timeZone);
    const was = old.find((date) => nameOf(date) === nameOf(one));
    if (!known || known.dueAt === dueAt || !follows(known, was, ctx.timeZone)) continue;
    await moveMilestone(tx, { kept: known, dueAt, reason, ctx });
    moved += 1;
  }
  await followDates(tx, tenderId, ctx);
  return { added: added.length, moved };
}
