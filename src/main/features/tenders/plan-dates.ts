/** After a date became known or moved, the dates that are counted from it are added or moved with it. */
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { followDates } from './deposit-follow';
import { milestonesOf, type MilestoneRecord } from './milestones.queries';
import { addMilestones, changeMilestone, moveMilestone } from './milestones.repo';
import {
  anchorsOf,
  complaintsOf,
  endOfDay,
  isFollowing,
  isOneOf,
  plannedDates,
  type Planned,
} from './milestones.rules';
import { rulesOf } from './tender-rules.queries';
import { tenderFacts } from './tenders.queries';

type Given = {
  readonly tenderId: number;
  /** Why the dates move that follow; never empty where there may be some. */
  readonly reason: string;
  /** Only what is there follows, nothing is added. */
  readonly isOnlyMoved?: boolean;
};
type Counted = { readonly added: number; readonly moved: number };
type Plan = Given & { readonly plan: readonly Planned[]; readonly kept: readonly MilestoneRecord[] };

/** What went with a step that was taken back is planned anew when the step is taken again. */
const standingDates = async (tx: Tx, tenderId: number): Promise<MilestoneRecord[]> =>
  (await milestonesOf(tx, [tenderId])).filter(({ isTakenBack }) => !isTakenBack);

/** What has passed is not planned any more; of an answer one is told even then. */
async function addMissing(tx: Tx, { tenderId, plan, kept }: Plan, ctx: Ctx): Promise<number> {
  const isAhead = ({ dueOn, countedFrom }: Planned): boolean => countedFrom !== undefined || dueOn >= ctx.today;
  const added = plan.filter((one) => isAhead(one) && !kept.some((known) => isOneOf(known, one)));
  await addMilestones(
    tx,
    added.map(({ dueOn, ...row }) => {
      return { ...row, tenderId, dueAt: endOfDay(dueOn, ctx.timeZone), isWholeDay: true, isPlanned: true };
    }),
  );
  return added.length;
}

async function carryOut(tx: Tx, given: Plan, ctx: Ctx): Promise<Counted> {
  const { tenderId, plan, kept, reason, isOnlyMoved = false } = given;
  const added = isOnlyMoved ? 0 : await addMissing(tx, given, ctx);
  let moved = 0;
  for (const one of plan) {
    const known = kept.find((date) => isOneOf(date, one) && isFollowing(date));
    if (!known) continue;
    const [dueAt, { leadWorkdays }] = [endOfDay(one.dueOn, ctx.timeZone), one];
    const set = { isPlanned: true, leadWorkdays };
    if (known.dueAt !== dueAt) {
      await moveMilestone(tx, { kept: known, dueAt, reason, ctx, set });
      moved += 1;
    } else if (known.leadWorkdays !== leadWorkdays) {
      await changeMilestone(tx, { milestoneId: known.id, version: known.version, set });
    }
  }
  await followDates(tx, tenderId, ctx);
  return { added, moved };
}

/** Everything that follows from the days that are known now. @returns how many dates were added and moved */
export async function planDates(tx: Tx, given: Given, ctx: Ctx): Promise<Counted> {
  const found = await tenderFacts(tx, given.tenderId);
  if (!found) return { added: 0, moved: 0 };
  const rules = await rulesOf(tx);
  const kept = await standingDates(tx, given.tenderId);
  const plan = [...plannedDates(found, anchorsOf(found, ctx.timeZone), rules), ...complaintsOf(found, kept, rules)];
  return carryOut(tx, { ...given, plan, kept }, ctx);
}

/** Only what follows from answers to objections: also of what ended. */
export async function planComplaints(tx: Tx, given: Given, ctx: Ctx): Promise<Counted> {
  const found = await tenderFacts(tx, given.tenderId);
  if (!found) return { added: 0, moved: 0 };
  const kept = await standingDates(tx, given.tenderId);
  return carryOut(tx, { ...given, plan: complaintsOf(found, kept, await rulesOf(tx)), kept }, ctx);
}
