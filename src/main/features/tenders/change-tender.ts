/** Facts of a tender change, or whose it is. */
import type { tendersContract } from '../../../shared/contract/tenders.contract';
import { refuse, type Refusal } from '../../../shared/domain/problem';
import { familyOf, hasOpening } from '../../../shared/domain/tender-paths';
import { biddingStates, type TenderKind, type TenderState } from '../../../shared/domain/tender-words';
import { done, type Command } from '../../store/handler';
import { isCustomerVisible } from '../customers/customers.queries';
import { mayOwn } from '../customers/customers.rules';
import { namesOf } from './create-tender';
import { handsProblem } from './named-people.queries';
import { planDates } from './plan-dates';
import { changeTender } from './tenders.repo';
import { tenderFacts, type TenderRecord } from './tenders.queries';
import { actionProblem, factsProblem } from './tenders.rules';

type Contract = typeof tendersContract;
const bidding: readonly TenderState[] = biddingStates;

/** A kind that goes another way only before the bid is handed in, and only with an opening where one is kept. */
function kindProblem(found: TenderRecord, kind: TenderKind): Refusal | undefined {
  if (familyOf(kind) !== familyOf(found.kind) && !bidding.includes(found.state)) {
    return refuse('RULE_VIOLATED', { case: 'tenders.refusals.kindFixed' }, ['/kind']);
  }
  return found.openingAt !== null && !hasOpening(kind)
    ? refuse('VALIDATION_FAILED', { case: 'tenders.refusals.noOpening' }, ['/kind'])
    : undefined;
}

/** The changed fields before and after. */
function changesOf<T extends object>(found: TenderRecord, set: T) {
  const known: Readonly<Record<string, unknown>> = found;
  const changed = Object.entries(set).filter(([key, value]) => known[key] !== value);
  return {
    before: Object.fromEntries(changed.map(([key]) => [key, known[key]])),
    after: Object.fromEntries(changed),
  };
}

export const changeTenderFacts: Command<Contract['change']> = async (tx, { tenderId, version, ...facts }, ctx) => {
  const found = await tenderFacts(tx, tenderId);
  if (!found) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const problem = actionProblem(found, 'change') ?? factsProblem(facts) ?? kindProblem(found, facts.kind);
  if (problem) return problem;
  const { purchaserId } = facts;
  if (purchaserId !== null && purchaserId !== found.purchaserId) {
    if (!(await isCustomerVisible(tx, purchaserId, ctx.actor))) return refuse('NOT_FOUND', {}, ['/purchaserId']);
  }
  const changed = await changeTender(tx, { tenderId, version, set: { ...facts, ...namesOf(facts) } });
  if (!changed.ok) return changed;
  await planDates(tx, { tenderId, reason: 'tenders.actions.change' }, ctx);
  const entry = { entity: 'tender', id: tenderId, action: 'change', ...changesOf(found, facts) };
  return done({ version: changed.value }, entry);
};

export const reassignTender: Command<Contract['reassign']> = async (tx, input, ctx) => {
  const { tenderId, version, ownerId, assistantId, reason } = input;
  const found = await tenderFacts(tx, tenderId);
  if (!found) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const set = { ownerId, assistantId };
  if (found.ownerId === ownerId && found.assistantId === assistantId) {
    return refuse('VALIDATION_FAILED', { case: 'tenders.refusals.sameNames' }, ['/ownerId']);
  }
  if (!mayOwn(ownerId, ctx.actor.visible)) return refuse('NOT_FOUND', {}, ['/ownerId']);
  const unfit = await handsProblem(tx, set);
  if (unfit) return unfit;
  const changed = await changeTender(tx, { tenderId, version, set });
  if (!changed.ok) return changed;
  const entry = { entity: 'tender', id: tenderId, action: 'reassign', ...changesOf(found, set), reason };
  return done({ version: changed.value }, entry);
};
