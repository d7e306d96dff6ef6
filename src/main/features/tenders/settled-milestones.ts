/** Of dates that were settled: an objection was answered, and what was noted by mistake is open again. */
import type { tenderDatesContract } from '../../../shared/contract/tender-dates.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { followDates } from './deposit-follow';
import { entryOf, orderProblem } from './milestone-commands';
import { milestonesOf, type MilestoneRecord } from './milestones.queries';
import { changeMilestone, dropComplaints } from './milestones.repo';
import { aheadOf, answerProblem, reopenProblem } from './milestones.rules';
import { planComplaints } from './plan-dates';
import { tenderFacts, type TenderRecord } from './tenders.queries';

type Contract = typeof tenderDatesContract;
type Known = { readonly found: TenderRecord; readonly kept: MilestoneRecord; readonly dates: MilestoneRecord[] };

async function knownDate(tx: Tx, ids: { tenderId: number; milestoneId: number }): Promise<Result<Known>> {
  const found = await tenderFacts(tx, ids.tenderId);
  if (!found) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const dates = await milestonesOf(tx, [ids.tenderId]);
  const kept = dates.find(({ id }) => id === ids.milestoneId);
  return kept ? okay({ found, kept, dates }) : refuse('NOT_FOUND', {}, ['/milestoneId']);
}

/** A complaint is counted from the answer; another day moves it with its trace. */
export const answerMilestone: Command<Contract['answer']> = async (tx, input, ctx) => {
  const known = await knownDate(tx, input);
  if (!known.ok) return known;
  const { found, kept } = known.value;
  const { milestoneId, version, answeredOn } = input;
  const problem = answerProblem(found, kept);
  if (problem) return { ok: false, problem };
  if (answeredOn > ctx.today) return aheadOf(ctx.today);
  const changed = await changeMilestone(tx, { milestoneId, version, set: { answeredOn } });
  if (!changed.ok) return changed;
  await planComplaints(tx, { tenderId: found.id, reason: 'tenderDates.act.answer' }, ctx);
  const change = { before: { answeredOn: kept.answeredOn }, after: { answeredOn } };
  return done({ version: changed.value }, entryOf(kept, 'answerMilestone', change));
};

/** Kept, missed or dropped by mistake: due as it was, with the reason in the history; what hung on it goes. */
export const reopenMilestone: Command<Contract['reopen']> = async (tx, input, ctx) => {
  const known = await knownDate(tx, input);
  if (!known.ok) return known;
  const { found, kept, dates } = known.value;
  const problem = reopenProblem(found, kept, dates);
  if (problem) return { ok: false, problem };
  const early = kept.isDropped ? orderProblem(found, kept.kind, kept.dueAt) : undefined;
  if (early) return early;
  const { milestoneId, version, reason } = input;
  const { doneAt, doneNote, missedReason, isDropped, answeredOn } = kept;
  const cleared = { doneAt: null, doneBy: null, doneNote: '', missedReason: '', isDropped: false, answeredOn: null };
  const changed = await changeMilestone(tx, { milestoneId, version, set: cleared });
  if (!changed.ok) return changed;
  await dropComplaints(tx, milestoneId);
  await followDates(tx, found.id, ctx);
  const before = { milestone: kept.kind, doneAt, doneNote, missedReason, isDropped, answeredOn };
  return done({ version: changed.value }, entryOf(kept, 'reopenMilestone', { before, reason }));
};
