/** Deposits go with their tender: its dates for them, and its end. */
import { addDays, businessDateOf } from '../../../shared/domain/business-date';
import { depositKinds, type DepositKind, type DepositState } from '../../../shared/domain/deposit-words';
import type { EndStep } from '../../../shared/domain/tender-paths';
import type { Entry } from '../../store/audit';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { addWorkdays } from '../settings/calendar.rules';
import { arrivalKinds, depositDatesOf, payByOf } from './deposit-days.queries';
import { depositsOf, type DepositRecord, type MoveRecord } from './deposit.queries';
import { moveDeposit, setDepositsArrival, setDepositsDueBack } from './deposit.repo';
import { milestonesOf } from './milestones.queries';
import { changeMilestone, doneMilestones } from './milestones.repo';
import { endOfDay } from './milestones.rules';
import { rulesOf } from './tender-rules.queries';
import { tenderFacts, type TenderRecord } from './tenders.queries';

/** After a date of the tender was set or moved: what is not paid arrives by then, what is outside comes back then. */
export async function followDates(tx: Tx, tenderId: number, { timeZone }: Pick<Ctx, 'timeZone'>): Promise<void> {
  if ((await depositsOf(tx, [tenderId])).length === 0) return;
  const dates = await depositDatesOf(tx, tenderId);
  for (const kind of depositKinds) {
    const arrival = dates.find((date) => date.kind === arrivalKinds[kind]);
    if (!arrival) continue;
    const on = businessDateOf(arrival.dueAt, timeZone);
    const payByOn = await payByOf(tx, on, arrival.leadWorkdays);
    await setDepositsArrival(tx, { tenderId, kind, milestoneId: arrival.id, arriveByAt: arrival.dueAt, payByOn });
  }
  const back = dates.findLast(({ kind }) => kind === 'deposit_refund');
  if (back) await setDepositsDueBack(tx, { tenderId, refundDueOn: businessDateOf(back.dueAt, timeZone) });
}

type DateKind = (typeof arrivalKinds)[DepositKind] | 'deposit_refund';
type Kept = { readonly tenderId: number; readonly kind: DateKind; readonly on: string };

/** Keeps the tender's open date on a day, of which the hour is not known: at its end. */
async function keepDate(tx: Tx, { tenderId, kind, on }: Kept, ctx: Ctx): Promise<Entry[]> {
  const dates = await milestonesOf(tx, [tenderId]);
  const open = dates.some(
    (date) => date.kind === kind && date.doneAt === null && !date.isDropped && date.missedReason === '',
  );
  if (!open) return [];
  const at = Math.min(endOfDay(on, ctx.timeZone), ctx.now);
  await doneMilestones(tx, { tenderId, kinds: [kind] }, { at, by: ctx.actor.userId });
  return [{ entity: 'tender', id: tenderId, action: 'doMilestone', after: { milestone: kind, doneAt: at } }];
}

type Again = { readonly tenderId: number; readonly kind: DateKind; readonly reason: string };

/** What had kept the tender's date was taken back: it is open again, with the trace. */
async function reopenDate(tx: Tx, { tenderId, kind, reason }: Again): Promise<Entry[]> {
  const dates = await milestonesOf(tx, [tenderId]);
  const kept = dates.filter((one) => one.kind === kind && one.doneAt !== null && !one.isDropped);
  const entries: Entry[] = [];
  for (const { id, version, doneAt, doneNote, missedReason } of kept) {
    const set = { doneAt: null, doneBy: null, doneNote: '', missedReason: '' };
    await changeMilestone(tx, { milestoneId: id, version, set });
    const before = { milestone: kind, doneAt, doneNote, missedReason };
    entries.push({ entity: 'tender', id: tenderId, action: 'reopenMilestone', before, reason });
  }
  return entries;
}

const onTheWay: readonly DepositState[] = ['requested', 'approved', 'paid'];

/** After a deposit arrived: the tender's open date for its kind is kept once none of it is on its way any more. */
export async function followArrival(tx: Tx, { kind, tenderId }: Owned, ctx: Ctx): Promise<Entry[]> {
  if (tenderId === null) return [];
  const alike = (await depositsOf(tx, [tenderId])).filter((one) => one.kind === kind);
  if (alike.some(({ state }) => onTheWay.includes(state))) return [];
  // A later one of another deposit counts.
  const last = alike
    .flatMap(({ arrivedOn }) => arrivedOn ?? [])
    .toSorted()
    .at(-1);
  return last === undefined ? [] : keepDate(tx, { tenderId, kind: arrivalKinds[kind], on: last }, ctx);
}

type Owned = Pick<DepositRecord, 'kind' | 'tenderId'>;

/** After the arrival of a deposit was taken back: the tender's date for it is open again, while the tender has one. */
export async function reopenArrival(
  tx: Tx,
  { kind, tenderId, arrivedOn }: Owned & Pick<DepositRecord, 'arrivedOn'>,
  reason: string,
): Promise<Entry[]> {
  if (tenderId === null || arrivedOn === null) return [];
  const tender = await tenderFacts(tx, tenderId);
  if (!tender || tender.endedAt !== null) return [];
  return reopenDate(tx, { tenderId, kind: arrivalKinds[kind], reason });
}

/** After money of a bid deposit came back, was lost or became a bond: the day back is kept once none of it is outside. */
export async function followReturn(tx: Tx, { kind, tenderId }: Owned, { on, ctx }: { on: string; ctx: Ctx }) {
  if (kind !== 'bid' || tenderId === null) return [];
  const bids = (await depositsOf(tx, [tenderId])).filter((one) => one.kind === 'bid');
  if (bids.some(({ state, outstandingFen }) => outstandingFen > 0 || onTheWay.includes(state))) return [];
  return keepDate(tx, { tenderId, kind: 'deposit_refund', on }, ctx);
}

/** After such a row was taken back: what had been settled is outside again, so its day back is waited for again. */
export async function reopenReturn(
  tx: Tx,
  { kind, tenderId, outstandingFen }: Owned & Pick<DepositRecord, 'outstandingFen'>,
  { move, reason }: { readonly move: Pick<MoveRecord, 'kind'>; readonly reason: string },
): Promise<Entry[]> {
  if (kind !== 'bid' || tenderId === null || outstandingFen > 0 || move.kind === 'interest') return [];
  return reopenDate(tx, { tenderId, kind: 'deposit_refund', reason });
}

/** Who lost waits for the contract of somebody else, unless the law on government procurement speaks; the others do not. */
const waitsForContract = (step: EndStep, isGovernment: boolean): boolean =>
  !isGovernment && (step === 'lose' || step === 'reject');

type Ended = { readonly step: EndStep; readonly reason: string; readonly ctx: Ctx };

/** What nobody has paid yet is not paid any more. */
async function withdrawUnpaid(tx: Tx, found: readonly DepositRecord[], { reason, ctx }: Ended): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const one of found.filter(({ state }) => state === 'requested' || state === 'approved')) {
    const change = { state: 'withdrawn', waitingSince: ctx.now } as const;
    entries.push((await moveDeposit(tx, one, { step: 'withdraw', change, reason })).entry);
  }
  return entries;
}

/**
 * After the end of a tender: what is not paid is withdrawn with the reason of the end; what is paid comes back on the
 * day that the clocks give, unless an earlier one is known.
 */
export async function followEnd(tx: Tx, found: TenderRecord, ended: Ended): Promise<Entry[]> {
  const deposits = await depositsOf(tx, [found.id]);
  if (deposits.length === 0) return [];
  const withdrawn = await withdrawUnpaid(tx, deposits, ended);
  const { step, ctx } = ended;
  const dates = await depositDatesOf(tx, found.id);
  if (dates.some(({ kind }) => kind === 'deposit_refund')) return withdrawn;
  const { calendar, clocks } = await rulesOf(tx);
  const wait = waitsForContract(step, found.isGovernment) ? clocks.contract : 0;
  const refundDueOn = found.isGovernment
    ? addWorkdays(calendar, ctx.today, clocks.depositBackGovernment)
    : addDays(ctx.today, wait + clocks.depositBack);
  await setDepositsDueBack(tx, { tenderId: found.id, refundDueOn, isOnlyEarlier: true });
  return withdrawn;
}
