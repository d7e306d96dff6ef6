import type { tendersContract } from '../../../shared/contract/tenders.contract';
import { refuse } from '../../../shared/domain/problem';
import { pinyinOf } from '../../platform/pinyin';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { takeNumber } from '../../store/series';
import { isCustomerVisible } from '../customers/customers.queries';
import { mayOwn } from '../customers/customers.rules';
import { addMilestones, type NewMilestone } from './milestones.repo';
import { handsProblem } from './named-people.queries';
import { planDates } from './plan-dates';
import { addTender } from './tenders.repo';
import { datesProblem, factsProblem } from './tenders.rules';

export const TENDER_PREFIX = 'TN';

/** The names as lists sort and find them. */
export function namesOf({ title, purchaser }: { readonly title: string; readonly purchaser: string }) {
  const [one, other] = [pinyinOf(title), pinyinOf(purchaser)];
  return {
    ...{ titlePy: one.pyFull, titleInitials: one.pyInitials },
    ...{ purchaserPy: other.pyFull, purchaserInitials: other.pyInitials },
  };
}

type Dates = { readonly tenderId: number; readonly bidDeadlineAt: number | null; readonly openingAt: number | null };

/** The dates that the documents give from the beginning, and those that are counted from them. */
export async function addFirstDates(tx: Tx, { tenderId, bidDeadlineAt, openingAt }: Dates, ctx: Ctx): Promise<void> {
  const rows: NewMilestone[] = [];
  if (bidDeadlineAt !== null) rows.push({ tenderId, kind: 'bid_deadline', dueAt: bidDeadlineAt });
  if (openingAt !== null) rows.push({ tenderId, kind: 'opening', dueAt: openingAt });
  await addMilestones(tx, rows);
  await planDates(tx, { tenderId, reason: '' }, ctx);
}

/** A tender that was found; it belongs to the caller and is worked on by him unless others are named. */
export const createTender: Command<(typeof tendersContract)['create']> = async (tx, input, ctx) => {
  const { ownerId: owner, assistantId: assistant, bidDeadlineAt, openingAt, ...facts } = input;
  const [ownerId, assistantId] = [owner ?? ctx.actor.userId, assistant ?? ctx.actor.userId];
  if (!mayOwn(ownerId, ctx.actor.visible)) return refuse('NOT_FOUND', {}, ['/ownerId']);
  const unfit = await handsProblem(tx, { ownerId, assistantId });
  if (unfit) return unfit;
  if (facts.purchaserId !== null && !(await isCustomerVisible(tx, facts.purchaserId, ctx.actor))) {
    return refuse('NOT_FOUND', {}, ['/purchaserId']);
  }
  const problem = factsProblem(facts) ?? datesProblem({ kind: facts.kind, bidDeadlineAt, openingAt });
  if (problem) return problem;
  const number = await takeNumber(tx, TENDER_PREFIX, ctx.today);
  const made = { createdAt: ctx.now, createdBy: ctx.actor.userId };
  const id = await addTender(tx, { ...facts, ...namesOf(facts), number, ownerId, assistantId, ...made });
  await addFirstDates(tx, { tenderId: id, bidDeadlineAt, openingAt }, ctx);
  const after = { ...facts, number, ownerId, assistantId, bidDeadlineAt, openingAt };
  return done({ tenderId: id, number, version: 0 }, { entity: 'tender', id, action: 'create', after });
};
