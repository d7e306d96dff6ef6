/** The days of a tender that its deposits go by. */
import { sql } from 'drizzle-orm';
import { addDays, businessDateOf } from '../../../shared/domain/business-date';
import { DAYS_UNTIL_BACK, type DepositKind } from '../../../shared/domain/deposit-words';
import type { MilestoneKind } from '../../../shared/domain/tender-words';
import type { ReadDb } from '../../store/handles';
import { addWorkdays } from '../settings/calendar.rules';
import { calendarOf } from '../settings/calendar.queries';
import { clockAmountsOf } from './tender-rules.queries';
import { tenderMilestone } from './tenders.tables';

export type Place = { readonly today: string; readonly timeZone: string };

/** The date of the tender by which a deposit of each kind has to be there. */
export const arrivalKinds = {
  bid: 'deposit_arrival',
  performance: 'performance_bond',
} as const satisfies Readonly<Record<DepositKind, MilestoneKind>>;
/** From which of its dates the day back is counted while nobody knows it, the first that it has. */
const backFrom: Readonly<Record<DepositKind, readonly MilestoneKind[]>> = {
  bid: ['bid_deadline', 'deposit_arrival'],
  performance: ['contract', 'performance_bond'],
};

/** The dates of a tender that are not dropped, in their order. */
export const depositDatesOf = (db: ReadDb, tenderId: number) =>
  db
    .select({
      id: tenderMilestone.id,
      kind: tenderMilestone.kind,
      dueAt: tenderMilestone.dueAt,
      leadWorkdays: tenderMilestone.leadWorkdays,
    })
    .from(tenderMilestone)
    .where(sql`${tenderMilestone.tenderId} = ${tenderId} AND ${tenderMilestone.isDropped} = 0`)
    .orderBy(tenderMilestone.dueAt);

/** The last working day on which finance pays so that it has arrived on a day; 0 days: as many as the clock says. */
export async function payByOf(db: ReadDb, arriveByOn: string, leadWorkdays: number): Promise<string> {
  const lead = leadWorkdays || (await clockAmountsOf(db)).depositLead;
  return addWorkdays(await calendarOf(db), arriveByOn, -lead);
}

type Wanted = { readonly kind: DepositKind } & Place;

/** When a deposit of this tender must have arrived, by when finance pays, when it is due back. */
export async function depositDaysOf(db: ReadDb, tenderId: number, { kind, today, timeZone }: Wanted) {
  const dates = await depositDatesOf(db, tenderId);
  const arrival = dates.find((date) => date.kind === arrivalKinds[kind]);
  const arriveByAt = arrival?.dueAt ?? null;
  const leadWorkdays = arrival?.leadWorkdays || (await clockAmountsOf(db)).depositLead;
  const last = backFrom[kind].flatMap((from) => dates.find((date) => date.kind === from) ?? [])[0];
  const from = last ? businessDateOf(last.dueAt, timeZone) : today;
  // The date of the tender for a refund is that of its bid deposit; a bond lies until the contract is fulfilled.
  const back = kind === 'bid' ? dates.findLast((date) => date.kind === 'deposit_refund') : undefined;
  return {
    arriveByAt,
    leadWorkdays,
    payByOn: arriveByAt === null ? null : await payByOf(db, businessDateOf(arriveByAt, timeZone), leadWorkdays),
    refundDueOn: back ? businessDateOf(back.dueAt, timeZone) : addDays(from, DAYS_UNTIL_BACK),
  };
}
