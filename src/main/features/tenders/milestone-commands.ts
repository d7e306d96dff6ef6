/** Dates are added, moved with a reason, kept, missed or dropped. */
import type { tenderDatesContract } from '../../../shared/contract/tender-dates.contract';
import { okay, refuse, type Refusal, type Result } from '../../../shared/domain/problem';
import { hasOpening } from '../../../shared/domain/tender-paths';
import type { MilestoneKind } from '../../../shared/domain/tender-words';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { followDates } from './deposit-follow';
import { findMilestone, milestonesOf, type MilestoneRecord } from './milestones.queries';
import { addMilestones, changeMilestone, moveMilestone } from './milestones.repo';
import { anchorProblem, aheadOf, closedProblem, isObjection, isSingle, settledProblem } from './milestones.rules';
import { namedProblem } from './named-people.queries';
import { planComplaints, planDates } from './plan-dates';
import { tenderFacts, type TenderRecord } from './tenders.queries';

type Contract = typeof tenderDatesContract;

export const entryOf = (
  kept: { tenderId: number; kind: MilestoneKind },
  action: string,
  more: Partial<Entry>,
): Entry => ({
  ...{ entity: 'tender', id: kept.tenderId, action },
  ...more,
  after: { milestone: kept.kind, ...more.after },
});

type Open = { readonly found: TenderRecord; readonly kept: MilestoneRecord };

/** An open date of a tender that is not finished. */
async function openDate(tx: Tx, ids: { tenderId: number; milestoneId: number }): Promise<Result<Open>> {
  const found = await tenderFacts(tx, ids.tenderId);
  if (!found) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const kept = await findMilestone(tx, ids);
  if (!kept) return refuse('NOT_FOUND', {}, ['/milestoneId']);
  const settled = settledProblem(kept);
  if (settled) return { ok: false, problem: settled };
  return closedProblem(found) ?? okay({ found, kept });
}

/** Bids are never opened before they are due, and what was handed in does not become late without a reason. */
export function orderProblem(found: TenderRecord, kind: MilestoneKind, dueAt: number): Refusal | undefined {
  const { bidDeadlineAt, openingAt, submittedAt, lateReason } = found;
  if (kind === 'opening' && !hasOpening(found.kind)) {
    return refuse('VALIDATION_FAILED', { case: 'tenders.refusals.noOpening' }, ['/kind']);
  }
  if (kind === 'opening' && bidDeadlineAt !== null && dueAt < bidDeadlineAt) {
    return refuse('VALIDATION_FAILED', { case: 'tenders.refusals.openingEarly', at: bidDeadlineAt }, ['/dueAt']);
  }
  if (kind !== 'bid_deadline') return undefined;
  if (submittedAt !== null && dueAt < submittedAt && lateReason === '') {
    return refuse('RULE_VIOLATED', { case: 'tenders.refusals.beforeSubmission', at: submittedAt }, ['/dueAt']);
  }
  // An opening at the very time of the deadline goes with it.
  return openingAt !== null && openingAt !== bidDeadlineAt && dueAt > openingAt
    ? refuse('VALIDATION_FAILED', { case: 'tenderDates.refusals.afterOpening', at: openingAt }, ['/dueAt'])
    : undefined;
}

export const addMilestone: Command<Contract['add']> = async (tx, input, ctx) => {
  const found = await tenderFacts(tx, input.tenderId);
  if (!found) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const { kind, title, dueAt } = input;
  const problem = closedProblem(found) ?? anchorProblem(found, kind) ?? orderProblem(found, kind, dueAt);
  if (problem) return problem;
  if (kind === 'other' && title === '') {
    return refuse('VALIDATION_FAILED', { case: 'tenderDates.refusals.title' }, ['/title']);
  }
  const known = await milestonesOf(tx, [input.tenderId]);
  if (isSingle(kind) && known.some((one) => one.kind === kind && !one.isDropped)) {
    return refuse('RULE_VIOLATED', { case: 'tenderDates.refusals.once' }, ['/kind']);
  }
  const [milestoneId = 0] = await addMilestones(tx, [input]);
  if (isSingle(kind)) await planDates(tx, { tenderId: input.tenderId, reason: 'tenderDates.act.add' }, ctx);
  else await followDates(tx, input.tenderId, ctx);
  const after = { title, dueAt, basis: input.basis };
  return done({ milestoneId, version: 0 }, entryOf(input, 'addMilestone', { after }));
};

/** The opening that stood at the time of the deadline moves with it. */
async function moveOpening(tx: Tx, { found }: Open, to: { dueAt: number; reason: string; ctx: Ctx }): Promise<void> {
  if (found.openingAt === null || found.openingAt !== found.bidDeadlineAt) return;
  const dates = await milestonesOf(tx, [found.id]);
  const opening = dates.find((one) => one.kind === 'opening' && !one.isDropped && one.doneAt === null);
  if (opening) await moveMilestone(tx, { kept: opening, ...to });
}

export const moveMilestoneDate: Command<Contract['move']> = async (tx, input, ctx) => {
  const open = await openDate(tx, input);
  if (!open.ok) return open;
  const { found, kept } = open.value;
  const { version, dueAt, reason } = input;
  if (dueAt === kept.dueAt) return refuse('VALIDATION_FAILED', { case: 'tenderDates.refusals.same' }, ['/dueAt']);
  const problem = anchorProblem(found, kept.kind) ?? orderProblem(found, kept.kind, dueAt);
  if (problem) return problem;
  const moved = await moveMilestone(tx, { kept: { ...kept, version }, dueAt, reason, ctx });
  if (!moved.ok) return moved;
  if (kept.kind === 'bid_deadline') await moveOpening(tx, open.value, { dueAt, reason, ctx });
  if (isSingle(kept.kind)) await planDates(tx, { tenderId: found.id, reason }, ctx);
  else await followDates(tx, found.id, ctx);
  const change = { before: { dueAt: kept.dueAt }, after: { dueAt }, reason };
  return done({ version: moved.value }, entryOf(kept, 'moveMilestone', change));
};

/** Kept; one of ours that was kept after its day says why. */
export const doneMilestone: Command<Contract['done']> = async (tx, input, ctx) => {
  const open = await openDate(tx, input);
  if (!open.ok) return open;
  const { kept } = open.value;
  const doneAt = input.doneAt ?? ctx.now;
  if (doneAt > ctx.now) return refuse('VALIDATION_FAILED', { case: 'tenderDates.refusals.ahead' }, ['/doneAt']);
  const isLate = kept.isOurs && doneAt > kept.dueAt;
  if (isLate && input.lateReason === '') {
    return refuse('RULE_VIOLATED', { case: 'tenderDates.refusals.late', at: kept.dueAt }, ['/lateReason']);
  }
  const missedReason = isLate ? input.lateReason : '';
  const answeredOn = isObjection(kept.kind) ? input.answeredOn : null;
  if (answeredOn !== null && answeredOn > ctx.today) return aheadOf(ctx.today);
  const set = { doneAt, doneBy: ctx.actor.userId, doneNote: input.note, missedReason, answeredOn };
  const changed = await changeMilestone(tx, { milestoneId: kept.id, version: input.version, set });
  if (!changed.ok) return changed;
  if (answeredOn !== null) await planComplaints(tx, { tenderId: kept.tenderId, reason: 'tenderDates.act.answer' }, ctx);
  const change = { after: { doneAt, note: input.note }, ...(missedReason === '' ? {} : { reason: missedReason }) };
  return done({ version: changed.value }, entryOf(kept, 'doMilestone', change));
};

export const missMilestone: Command<Contract['missed']> = async (tx, input, ctx) => {
  const open = await openDate(tx, input);
  if (!open.ok) return open;
  const { kept } = open.value;
  if (kept.dueAt >= ctx.now) {
    return refuse('RULE_VIOLATED', { case: 'tenderDates.refusals.notDue', at: kept.dueAt }, ['/milestoneId']);
  }
  const { milestoneId, version, reason } = input;
  const changed = await changeMilestone(tx, { milestoneId, version, set: { missedReason: reason } });
  return changed.ok ? done({ version: changed.value }, entryOf(kept, 'missMilestone', { reason })) : changed;
};

/** Nobody waits for it any more. The deadline of a running tender is moved, not dropped. */
export const dropMilestone: Command<Contract['drop']> = async (tx, input) => {
  const open = await openDate(tx, input);
  if (!open.ok) return open;
  const { found, kept } = open.value;
  if (kept.kind === 'bid_deadline') return refuse('RULE_VIOLATED', { case: 'tenderDates.refusals.deadlineStays' });
  const problem = anchorProblem(found, kept.kind);
  if (problem) return problem;
  const { milestoneId, version, reason } = input;
  const changed = await changeMilestone(tx, { milestoneId, version, set: { isDropped: true } });
  return changed.ok ? done({ version: changed.value }, entryOf(kept, 'dropMilestone', { reason })) : changed;
};

/** Who sits at the opening, how many minutes there are, and whether the certificate was tried. */
export const arrangeOpening: Command<Contract['arrange']> = async (tx, input, ctx) => {
  const open = await openDate(tx, input);
  if (!open.ok) return open;
  const { found, kept } = open.value;
  if (kept.kind !== 'opening') return refuse('RULE_VIOLATED', { case: 'tenderDates.refusals.onlyOpening' });
  const { milestoneId, version, attendeeId, minutesAllowed, isCaTried } = input;
  if (attendeeId !== null && attendeeId !== kept.attendeeId) {
    const sits = {
      userId: attendeeId,
      ownerId: found.ownerId,
      permission: 'tenders.read',
      field: '/attendeeId',
    } as const;
    const unfit = await namedProblem(tx, sits);
    if (unfit) return unfit;
  }
  const caTriedAt = isCaTried ? (kept.caTriedAt ?? ctx.now) : null;
  const set = { attendeeId, minutesAllowed, caTriedAt };
  const changed = await changeMilestone(tx, { milestoneId, version, set });
  return changed.ok ? done({ version: changed.value }, entryOf(kept, 'prepareOpening', { after: set })) : changed;
};
