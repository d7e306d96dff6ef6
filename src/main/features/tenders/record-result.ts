/** The opening and the publication of a tender are recorded as they happened. */
import type { tendersContract } from '../../../shared/contract/tenders.contract';
import { businessDateOf } from '../../../shared/domain/business-date';
import { refuse } from '../../../shared/domain/problem';
import { done, type Command } from '../../store/handler';
import { calendarOf } from '../settings/calendar.queries';
import { addWorkdays } from '../settings/calendar.rules';
import { nextFollowUpOn } from './follow-ups.rules';
import { milestonesOf } from './milestones.queries';
import { addMilestones, doneMilestones, moveMilestone } from './milestones.repo';
import { endOfDay } from './milestones.rules';
import { planDates } from './plan-dates';
import { standingFor, takeStep } from './standing';

type Contract = typeof tendersContract;

export const recordOpening: Command<Contract['recordOpening']> = async (tx, input, ctx) => {
  const standing = await standingFor(tx, input.tenderId, 'recordOpening');
  if (!standing.ok) return standing;
  const { found, to } = standing.value;
  const openedAt = input.openedAt ?? ctx.now;
  if (openedAt > ctx.now) {
    return refuse('VALIDATION_FAILED', { case: 'tenders.refusals.openedAhead' }, ['/openedAt']);
  }
  if (found.bidDeadlineAt !== null && openedAt < found.bidDeadlineAt) {
    const params = { case: 'tenders.refusals.openedEarly', at: found.bidDeadlineAt };
    return refuse('VALIDATION_FAILED', params, ['/openedAt']);
  }
  const openedOn = businessDateOf(openedAt, ctx.timeZone);
  const next = addWorkdays(await calendarOf(tx), openedOn > ctx.today ? openedOn : ctx.today, 1);
  const set = { state: to, openedAt, nextFollowUpOn: next };
  const taken = await takeStep(tx, { found, version: input.version, step: 'recordOpening', set });
  if (!taken.ok) return taken;
  const kept = { tenderId: found.id, kinds: ['opening'] as const };
  await doneMilestones(tx, kept, { at: openedAt, by: ctx.actor.userId });
  return done({ version: taken.value.version, nextFollowUpOn: next }, taken.value.entry);
};

/** The candidates are published until a day; published again, the day moves and what hangs on it. */
export const recordPublication: Command<Contract['recordPublication']> = async (tx, input, ctx) => {
  const { tenderId, version, until } = input;
  const standing = await standingFor(tx, tenderId, 'recordPublication');
  if (!standing.ok) return standing;
  const { found, to } = standing.value;
  const publishedOn = input.publishedOn ?? ctx.today;
  if (until < publishedOn) {
    return refuse('VALIDATION_FAILED', { case: 'tenders.refusals.untilEarly', on: publishedOn }, ['/until']);
  }
  const next = nextFollowUpOn(await calendarOf(tx), { today: ctx.today, publishedUntil: until });
  const set = { state: to, publishedOn, publishedUntil: until, nextFollowUpOn: next };
  const taken = await takeStep(tx, { found, version, step: 'recordPublication', set });
  if (!taken.ok) return taken;
  const dueAt = endOfDay(until, ctx.timeZone);
  const reason = 'tenders.actions.recordPublication';
  const known = (await milestonesOf(tx, [tenderId])).find((one) => one.kind === 'publication' && !one.isDropped);
  const row = { tenderId, kind: 'publication' as const, dueAt, isWholeDay: true, isOurs: false };
  if (!known) await addMilestones(tx, [row]);
  else if (known.dueAt !== dueAt) await moveMilestone(tx, { kept: known, dueAt, reason, ctx });
  await planDates(tx, { tenderId, reason }, ctx);
  return done({ version: taken.value.version, nextFollowUpOn: next }, taken.value.entry);
};
