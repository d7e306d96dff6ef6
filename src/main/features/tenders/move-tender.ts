/** Steps that need nothing but themselves, and the decision to bid. */
import type { tendersContract } from '../../../shared/contract/tenders.contract';
import { done, type Command } from '../../store/handler';
import { startDocuments } from './document-commands';
import { doneMilestones } from './milestones.repo';
import { planDates } from './plan-dates';
import { standingFor, takeStep } from './standing';

type Contract = typeof tendersContract;

export const moveTender: Command<Contract['moveTo']> = async (tx, { tenderId, version, step, on }, ctx) => {
  const standing = await standingFor(tx, tenderId, step);
  if (!standing.ok) return standing;
  const { found, to } = standing.value;
  const contractOn = step === 'sign' ? (on ?? ctx.today) : found.contractOn;
  const ended = step === 'close' ? { endedAt: ctx.now } : {};
  const set = { state: to, ...(step === 'sign' ? { contractOn } : {}), ...ended };
  const taken = await takeStep(tx, { found, version, step, set });
  if (!taken.ok) return taken;
  if (step === 'sign') {
    await doneMilestones(tx, { tenderId, kinds: ['contract'] }, { at: ctx.now, by: ctx.actor.userId });
    await planDates(tx, { tenderId, reason: 'tenders.actions.sign' }, ctx);
  }
  return done({ version: taken.value.version }, taken.value.entry);
};

/** Go, or no go, which ends it; both with the reason. */
export const decideTender: Command<Contract['decide']> = async (tx, { tenderId, version, decision, reason }, ctx) => {
  const step = decision === 'go' ? 'go' : 'noGo';
  const standing = await standingFor(tx, tenderId, step);
  if (!standing.ok) return standing;
  const { found, to } = standing.value;
  const decided = { goDecision: decision, goReason: reason, goBy: ctx.actor.userId, goAt: ctx.now };
  const ended = decision === 'go' ? {} : { outcomeReason: reason, endedAt: ctx.now, nextFollowUpOn: null };
  const set = { state: to, ...decided, ...ended };
  const taken = await takeStep(tx, { found, version, step, set, reason });
  if (!taken.ok) return taken;
  // Whoever goes for it has its papers to gather: the list of them stands from now on.
  const papers = decision === 'go' ? (await startDocuments(tx, { ...found, state: to })).entries : [];
  return done({ version: taken.value.version }, taken.value.entry, ...papers);
};
