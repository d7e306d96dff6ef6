/** A tender ends without an award, each way with its reason; a lost one is taken up again. */
import type { tendersContract } from '../../../shared/contract/tenders.contract';
import { refuse } from '../../../shared/domain/problem';
import type { EndStep } from '../../../shared/domain/tender-paths';
import type { MilestoneKind } from '../../../shared/domain/tender-words';
import { done, type Command, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { calendarOf } from '../settings/calendar.queries';
import { addWorkdays } from '../settings/calendar.rules';
import { followEnd } from './deposit-follow';
import { reopenItems } from './item.repo';
import { dropMilestones } from './milestones.repo';
import { standingFor, takeStep } from './standing';
import type { TenderRecord } from './tenders.queries';

type Contract = typeof tendersContract;

/** What nobody waits for after the end. The deadline and the opening stay as they were, the deposit comes back. */
const droppedAtEnd: readonly MilestoneKind[] = [
  ...(['registration', 'buy_documents', 'objection_documents', 'clarification', 'samples', 'deposit_arrival'] as const),
  ...(['sent', 'award_notice', 'contract', 'performance_bond', 'other'] as const),
];
const ours: readonly MilestoneKind[] = ['publication', 'objection_result', 'challenge', 'complaint'];

type End = {
  readonly tenderId: number;
  readonly version: number;
  readonly reason: string;
  readonly note: string;
  readonly lesson: string;
};

/** Of what was decided against us one may still complain; of what was given up or called off nobody does. */
const mayComplain = (step: EndStep): boolean => step === 'lose' || step === 'reject' || step === 'void';

/** A deadline that passed without a bid was missed: whoever gives it up then says what was done about it. */
function lessonProblem(found: TenderRecord, { step, input }: { step: EndStep; input: End }, now: number) {
  const { submittedAt, bidDeadlineAt } = found;
  const isMissed = step === 'abandon' && submittedAt === null && bidDeadlineAt !== null && bidDeadlineAt < now;
  return isMissed && input.lesson === ''
    ? refuse('RULE_VIOLATED', { case: 'tenders.refusals.lesson', at: bidDeadlineAt }, ['/lesson'])
    : undefined;
}

async function end(tx: Tx, given: { step: EndStep; input: End }, ctx: Ctx): Promise<Outcome<{ version: number }>> {
  const { step, input } = given;
  const standing = await standingFor(tx, input.tenderId, step);
  if (!standing.ok) return standing;
  const { found, to } = standing.value;
  const refused = lessonProblem(found, given, ctx.now);
  if (refused) return refused;
  const { reason, note, lesson } = input;
  const said = { outcomeReason: reason, outcomeNote: note, lesson };
  const set = { state: to, ...said, endedAt: ctx.now, nextFollowUpOn: null };
  const taken = await takeStep(tx, { found, version: input.version, step, set, reason });
  if (!taken.ok) return taken;
  const kinds = mayComplain(step) ? droppedAtEnd : [...droppedAtEnd, ...ours];
  await dropMilestones(tx, { tenderId: found.id, kinds });
  // The documents are challenged only as long as bids are prepared by them.
  await dropMilestones(tx, { tenderId: found.id, kinds: ['challenge'], basisNote: 'challenge' });
  const withdrawn = await followEnd(tx, found, { step, reason, ctx });
  return done({ version: taken.value.version }, taken.value.entry, ...withdrawn);
}

const ending =
  (step: EndStep) =>
  (tx: Tx, input: End, ctx: Ctx): Promise<Outcome<{ version: number }>> =>
    end(tx, { step, input }, ctx);

export const loseTender: Command<Contract['lose']> = ending('lose');
export const abandonTender: Command<Contract['abandon']> = ending('abandon');
export const failTender: Command<Contract['fail']> = ending('fail');
export const voidTender: Command<Contract['void']> = ending('void');
export const terminateTender: Command<Contract['terminate']> = ending('terminate');
export const rejectTender: Command<Contract['reject']> = ending('reject');

/** An objection was heard: others decide again. */
export const reopenTender: Command<Contract['reopen']> = async (tx, { tenderId, version, reason }, ctx) => {
  const standing = await standingFor(tx, tenderId, 'reopen');
  if (!standing.ok) return standing;
  const { found } = standing.value;
  // Where it stood when it was lost, opened or not.
  const to = found.previousState === '' ? standing.value.to : found.previousState;
  const next = addWorkdays(await calendarOf(tx), ctx.today, 1);
  const cleared = { outcomeReason: '', outcomeNote: '', endedAt: null };
  const set = { state: to, ...cleared, nextFollowUpOn: next };
  const taken = await takeStep(tx, { found, version, step: 'reopen', set, reason });
  if (!taken.ok) return taken;
  await reopenItems(tx, tenderId);
  return done({ version: taken.value.version, nextFollowUpOn: next }, taken.value.entry);
};
