/** The next round of a tender: what is known of the purchaser stays, dates and results begin anew. */
import type { tendersContract } from '../../../shared/contract/tenders.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { takeNumber } from '../../store/series';
import { addFirstDates, namesOf, TENDER_PREFIX } from './create-tender';
import { copyRound } from './round-hooks';
import { addTender } from './tenders.repo';
import { tenderFacts, type TenderRecord } from './tenders.queries';
import { datesProblem } from './tenders.rules';

const copied = ({ kind, isGovernment, purchaser, purchaserId, platform, province, city, ...rest }: TenderRecord) => ({
  ...{ kind, isGovernment, purchaser, purchaserId, platform, province, city },
  ...{ ownerId: rest.ownerId, assistantId: rest.assistantId, estimateFen: rest.estimateFen },
  ...{ bidder: rest.bidder, bidderName: rest.bidderName, note: rest.note },
});

export const cloneRound: Command<(typeof tendersContract)['cloneRound']> = async (tx, input, ctx) => {
  const { tenderId, title, bidDeadlineAt, openingAt } = input;
  const found = await tenderFacts(tx, tenderId);
  if (!found) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const problem = datesProblem({ kind: found.kind, bidDeadlineAt, openingAt });
  if (problem) return problem;
  const facts = { ...copied(found), title };
  const number = await takeNumber(tx, TENDER_PREFIX, ctx.today);
  const made = { number, previousRoundId: tenderId, createdAt: ctx.now, createdBy: ctx.actor.userId };
  const id = await addTender(tx, { ...facts, ...namesOf(facts), ...made });
  await addFirstDates(tx, { tenderId: id, bidDeadlineAt, openingAt }, ctx);
  await copyRound(tx, { fromId: tenderId, toId: id, ctx });
  const after = { ...facts, number, previousRoundId: tenderId, bidDeadlineAt, openingAt };
  return done({ tenderId: id, number, version: 0 }, { entity: 'tender', id, action: 'cloneRound', after });
};
