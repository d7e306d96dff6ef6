/** The bid is handed in: mailed, uploaded or by hand; after its deadline only with a reason. */
import type { tendersContract } from '../../../shared/contract/tenders.contract';
import { businessDateOf } from '../../../shared/domain/business-date';
import { refuse, type Refusal } from '../../../shared/domain/problem';
import { hasOpening } from '../../../shared/domain/tender-paths';
import { done, type Command } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { calendarOf } from '../settings/calendar.queries';
import { firstFollowUpOn, followUpProblem } from './follow-ups.rules';
import { itemsOf } from './item.queries';
import { doneMilestones, dropMilestones } from './milestones.repo';
import { standingFor, takeStep } from './standing';
import { beforeSubmission } from './submission-hooks';
import type { TenderRecord } from './tenders.queries';

type Wish = {
  readonly how: 'mailed' | 'uploaded' | 'by_hand';
  readonly courierNo: string;
  readonly at: number;
  readonly lateReason: string;
};

function wishProblem(found: TenderRecord, { how, courierNo, at, lateReason }: Wish, now: number): Refusal | undefined {
  const { bidDeadlineAt } = found;
  if (at > now) return refuse('VALIDATION_FAILED', { case: 'tenders.refusals.submittedAhead' }, ['/submittedAt']);
  if (how === 'mailed' && courierNo === '') {
    return refuse('VALIDATION_FAILED', { case: 'tenders.refusals.courierNo' }, ['/courierNo']);
  }
  if (bidDeadlineAt === null) {
    return hasOpening(found.kind)
      ? refuse('RULE_VIOLATED', { case: 'tenders.refusals.deadlineUnknown' }, ['/submittedAt'])
      : undefined;
  }
  return at > bidDeadlineAt && lateReason === ''
    ? refuse('RULE_VIOLATED', { case: 'tenders.refusals.late', at: bidDeadlineAt }, ['/lateReason'])
    : undefined;
}

/** What has no items takes no prices and is never won: whoever hands it in so says that he knows. */
const noItems = () => refuse('RULE_VIOLATED', { case: 'tenders.refusals.noItems' }, ['/withoutItems']);

const dayOf = (at: number | null, timeZone: string): string | null =>
  at === null ? null : businessDateOf(at, timeZone);

/** What was due until a bid was handed in is kept, or nobody waits for it any more. */
export async function settleDates(tx: Tx, tenderId: number, handedIn: { at: number; by: number }): Promise<void> {
  await doneMilestones(tx, { tenderId, kinds: ['bid_deadline', 'sent'] }, handedIn);
  await dropMilestones(tx, { tenderId, kinds: ['objection_documents', 'clarification'] });
}

export const submitTender: Command<(typeof tendersContract)['submit']> = async (tx, input, ctx) => {
  const { tenderId, version, how, courierNo, lateReason, nextOn, withoutItems } = input;
  const standing = await standingFor(tx, tenderId, 'submit');
  if (!standing.ok) return standing;
  const { found, to } = standing.value;
  const at = input.submittedAt ?? ctx.now;
  const problem = wishProblem(found, { how, courierNo, at, lateReason }, ctx.now) ?? followUpProblem(nextOn, ctx.today);
  if (problem) return problem;
  if (!withoutItems && (await itemsOf(tx, tenderId)).length === 0) return noItems();
  const refused = await beforeSubmission(tx, { tenderId, version, ctx });
  if (refused) return refused;
  const isLate = found.bidDeadlineAt !== null && at > found.bidDeadlineAt;
  const days = {
    openingOn: dayOf(found.openingAt, ctx.timeZone),
    deadlineOn: dayOf(found.bidDeadlineAt, ctx.timeZone),
  };
  const set = {
    ...{ state: to, submittedAt: at, submittedBy: ctx.actor.userId, submittedHow: how, courierNo },
    lateReason: isLate ? lateReason : '',
    nextFollowUpOn: nextOn ?? firstFollowUpOn(await calendarOf(tx), { ...days, today: ctx.today }),
  };
  const taken = await takeStep(tx, { found, version, step: 'submit', set, reason: set.lateReason });
  if (!taken.ok) return taken;
  await settleDates(tx, tenderId, { at, by: ctx.actor.userId });
  return done({ version: taken.value.version, nextFollowUpOn: set.nextFollowUpOn }, taken.value.entry);
};
