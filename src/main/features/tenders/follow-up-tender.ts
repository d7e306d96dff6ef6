/** The purchaser was asked: what he answered, and when to ask again. */
import type { tendersContract } from '../../../shared/contract/tenders.contract';
import { refuse } from '../../../shared/domain/problem';
import { waitingStates, type TenderState } from '../../../shared/domain/tender-words';
import { done, type Command } from '../../store/handler';
import { calendarOf } from '../settings/calendar.queries';
import { followUpProblem, nextFollowUpOn } from './follow-ups.rules';
import { addFollowUp, changeTender } from './tenders.repo';
import { tenderFacts } from './tenders.queries';
import { actionProblem } from './tenders.rules';

const waiting: readonly TenderState[] = waitingStates;

export const followUpTender: Command<(typeof tendersContract)['followUp']> = async (tx, input, ctx) => {
  const { tenderId, version, answer } = input;
  const found = await tenderFacts(tx, tenderId);
  if (!found) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const problem = actionProblem(found, 'followUp') ?? followUpProblem(input.nextOn, ctx.today);
  if (problem) return problem;
  const usual = { today: ctx.today, publishedUntil: found.publishedUntil };
  const set = waiting.includes(found.state) ? nextFollowUpOn(await calendarOf(tx), usual) : null;
  const nextOn = input.nextOn ?? set;
  const changed = await changeTender(tx, {
    ...{ tenderId, version },
    set: { nextFollowUpOn: nextOn, lastAnswer: answer, lastAnswerOn: ctx.today },
  });
  if (!changed.ok) return changed;
  await addFollowUp(tx, {
    ...{ tenderId, askedOn: ctx.today, answer, nextOn },
    ...{ notedBy: ctx.actor.userId, notedAt: ctx.now },
  });
  const change = { before: { nextFollowUpOn: found.nextFollowUpOn }, after: { nextFollowUpOn: nextOn, answer } };
  const entry = { entity: 'tender', id: tenderId, action: 'followUp', ...change };
  return done({ version: changed.value, nextFollowUpOn: nextOn }, entry);
};
