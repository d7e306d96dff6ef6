/** Deposits go with their tender: its dates for them, and its end. */
import { addDays, businessDateOf } from '../../../shared/domain/business-date';
import type { EndStep } from '../../../shared/domain/tender-paths';
import type { Entry } from '../../store/audit';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { addWorkdays } from '../settings/calendar.rules';
import { depositDatesOf, payByOf } from './deposit-days.queries';
import { depositsOf, type DepositRecord } from './deposit.queries';
import { setDepositsArrival, setDepositsDueBack } from './deposit.repo';
import { milestonesOf } from './milestones.queries';
import { changeMilestone, doneMilestones } from './milestones.repo';
import { endOfDay } from './milestones.rules';
import { rulesOf } from './tender-rules.queries';
import { tenderFacts, type TenderRecord } from './tenders.queries';

/** After a date of the tender was set or moved: what is not paid arrives by then, what is outside comes back then. */
export async function followDates(tx: Tx, tenderId: number, { timeZone }: Pick<Ctx, 'timeZone'>): Promise<void> {
  if ((await depositsOf(tx, [tenderId])).length === 0) return;
  const dates = await depositDatesOf(tx, tenderId);
  const arrival = dates.find(({ kind }) => kind === 'deposit_arrival');
  if (arrival) {
    const on = businessDateOf(arrival.dueAt, timeZone);
    const payByOn = await payByOf(tx, on, arrival.leadWorkdays);
    await setDepositsArrival(tx, { tenderId, milestoneId: arrival.id, arriveByAt: arrival.dueAt, payByOn });
  }
  const back = dates.findLast(({ kind }) => kind === 'deposit_refund');
  if (back) await setDepositsDueBack(tx, { tenderId, refundDueOn: businessDateOf(back.dueAt, timeZone) });
}

const onTheWay: readonly string[] = ['requested', 'approved', 'paid'];

/**
 * After a bid deposit arrived: the tender's open date for it is kept once none is on its way any more. Of the day the
 * hour is not known, so it is its end; a later one of another deposit counts.
 */
export async function followArrival(tx: Tx, tenderId: number, ctx: Ctx): Promise<Entry[]> {
  const bids = (await depositsOf(tx, [tenderId])).filter(({ kind }) => kind === 'bid');
  if (bids.some(({ state }) => onTheWay.includes(state))) return [];
  const last = bids
    .flatMap(({ arrivedOn }) => arrivedOn ?? [])
    .toSorted()
    .at(-1);
  const dates = await milestonesOf(tx, [tenderId]);
  const open = dates.some(
    ({ kind, doneAt, isDropped, missedReason }) =>
      kind === 'deposit_arrival' && doneAt === null && !isDropped && missedReason === '',
  );
  if (last === undefined || !open) return [];
  const at = Math.min(endOfDay(last, ctx.timeZone), ctx.now);
  await doneMilestones(tx, { tenderId, kinds: ['deposit_arrival'] }, { at, by: ctx.actor.userId });
  const after = { milestone: 'deposit_arrival', doneAt: at };
  return [{ entity: 'tender', id: tenderId, action: 'doMilestone', after }];
}

type Arrived = Pick<DepositRecord, 'kind' | 'tenderId' | 'arrivedOn'>;

/** After the arrival of a bid deposit was taken back: the tender's date for it is open again, with the trace. */
export async function reopenArrival(tx: Tx, { kind, tenderId, arrivedOn }: Arrived, reason: string): Promise<Entry[]> {
  if (kind !== 'bid' || tenderId === null || arrivedOn === null) return [];
  const tender = await tenderFacts(tx, tenderId);
  if (!tender || tender.endedAt !== null) return [];
  const dates = await milestonesOf(tx, [tenderId]);
  const kept = dates.filter((one) => one.kind === 'deposit_arrival' && one.doneAt !== null && !one.isDropped);
  const entries: Entry[] = [];
  for (const { id, version, doneAt, doneNote, missedReason } of kept) {
    const set = { doneAt: null, doneBy: null, doneNote: '', missedReason: '' };
    await changeMilestone(tx, { milestoneId: id, version, set });
    const before = { milestone: 'deposit_arrival', doneAt, doneNote, missedReason };
    entries.push({ entity: 'tender', id: tenderId, action: 'reopenMilestone', before, reason });
  }
  return entries;
}

/** Who lost waits for the contract of somebody else, unless the law on government procurement speaks; the others do not. */
const waitsForContract = (step: EndStep, isGovernment: boolean): boolean =>
  !isGovernment && (step === 'lose' || step === 'reject');

/** After the end of a tender: the day back that the clocks give, unless an earlier one is known. */
export async function followEnd(
  tx: Tx,
  found: TenderRecord,
  { step, ctx }: { step: EndStep; ctx: Ctx },
): Promise<void> {
  if ((await depositsOf(tx, [found.id])).length === 0) return;
  const dates = await depositDatesOf(tx, found.id);
  if (dates.some(({ kind }) => kind === 'deposit_refund')) return;
  const { calendar, clocks } = await rulesOf(tx);
  const wait = waitsForContract(step, found.isGovernment) ? clocks.contract : 0;
  const refundDueOn = found.isGovernment
    ? addWorkdays(calendar, ctx.today, clocks.depositBackGovernment)
    : addDays(ctx.today, wait + clocks.depositBack);
  await setDepositsDueBack(tx, { tenderId: found.id, refundDueOn, isOnlyEarlier: true });
}
