/** The last step of a tender is taken back with a reason; what followed from it goes with it. */
import type { tendersContract } from '../../../shared/contract/tenders.contract';
import { okay, refuse, type Refusal, type Result } from '../../../shared/domain/problem';
import { biddingStates, waitingStates, type TenderState } from '../../../shared/domain/tender-words';
import type { Entry } from '../../store/audit';
import { done, type Command, type Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { calendarOf } from '../settings/calendar.queries';
import { addWorkdays } from '../settings/calendar.rules';
import { bidsOf, itemsOf } from './item.queries';
import { milestonesOf, type MilestoneRecord } from './milestones.queries';
import {
  lastStep,
  restoreDates,
  restoreDueBack,
  strikeStep,
  unlockQuotes,
  type Back,
  type StepRecord,
} from './step.repo';
import { derivedChange, followUpAfter, restored, stateBefore, stepInto, type StepChange } from './take-back.rules';
import { tenderFacts, type TenderRecord } from './tenders.queries';
import { changeTender, type TenderSet } from './tenders.repo';
import { actionProblem } from './tenders.rules';
import { unWin } from './un-win';

const bidding: readonly TenderState[] = biddingStates;
const waiting: readonly TenderState[] = waitingStates;

type Way = {
  readonly found: TenderRecord;
  readonly to: TenderState;
  readonly last: StepRecord | undefined;
  readonly change: StepChange;
  readonly dates: readonly MilestoneRecord[];
};

async function wayBack(tx: Tx, tenderId: number, ctx: Ctx): Promise<Result<Way>> {
  const found = await tenderFacts(tx, tenderId);
  if (!found) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const to = stateBefore(found);
  if (to === null) return actionProblem(found, 'takeBack') ?? refuse('STATE_CONFLICT');
  const last = found.previousState === '' ? undefined : await lastStep(tx, tenderId);
  const dates = await milestonesOf(tx, [tenderId]);
  const settled = { tender: found, dates, now: ctx.now };
  const change = last?.changed ?? derivedChange(last?.step ?? stepInto(found.state), settled);
  return okay({ found, to, last, change, dates });
}

/** Prices of others were read out: the bid was in, whatever else was a mistake. */
async function bidsInTheWay(tx: Tx, { found, to }: Way): Promise<Refusal | undefined> {
  if (!bidding.includes(to) || found.submittedAt === null) return undefined;
  const items = await itemsOf(tx, found.id);
  const bids = await bidsOf(
    tx,
    items.map(({ id }) => id),
  );
  const read =
    bids.length + items.filter(({ openedPrice, bidRank }) => openedPrice !== null || bidRank !== null).length;
  return read === 0 ? undefined : refuse('RULE_VIOLATED', { case: 'tenders.refusals.backBids', count: read });
}

/** The facts as they were, and the day to ask next. */
async function factsBefore(tx: Tx, { found, to, change }: Way, { today }: Ctx): Promise<TenderSet> {
  const { nextFollowUpOn: was = found.nextFollowUpOn, ...facts } = restored(change.tender, found);
  const soon = addWorkdays(await calendarOf(tx), today, 1);
  const before = waiting.includes(to) ? was : (change.tender.was.nextFollowUpOn ?? null);
  return { ...facts, state: to, nextFollowUpOn: followUpAfter({ to, was: before, today, soon }) };
}

/** What hangs on the tender, after the tender itself. */
async function takeRowsBack(tx: Tx, { found, to, change, dates, last }: Way, back: Back): Promise<Result<Entry[]>> {
  const isAward = last?.step === 'win';
  const undone = isAward ? await unWin(tx, found.id, back) : okay([]);
  if (!undone.ok) return undone;
  if (bidding.includes(to)) await unlockQuotes(tx, found.id);
  const kept = await restoreDates(tx, { dates, changes: change.dates, ctx: back.ctx });
  if (!kept.ok) return kept;
  await restoreDueBack(tx, change);
  if (last) await strikeStep(tx, last, back);
  return okay(undone.value);
}

export const takeBackStep: Command<(typeof tendersContract)['takeBack']> = async (tx, input, ctx) => {
  const { tenderId, version, reason } = input;
  const way = await wayBack(tx, tenderId, ctx);
  if (!way.ok) return way;
  const { found, to } = way.value;
  const refused = await bidsInTheWay(tx, way.value);
  if (refused) return refused;
  const set = await factsBefore(tx, way.value, ctx);
  const changed = await changeTender(tx, { tenderId, version, set });
  if (!changed.ok) return changed;
  const rows = await takeRowsBack(tx, way.value, { reason, ctx });
  if (!rows.ok) return rows;
  const nextFollowUpOn = set.nextFollowUpOn ?? null;
  const entry = {
    entity: 'tender',
    id: tenderId,
    action: 'takeBack',
    before: { state: found.state },
    after: { ...set },
    reason,
  };
  return done({ version: changed.value, state: to, nextFollowUpOn }, entry, ...rows.value);
};
