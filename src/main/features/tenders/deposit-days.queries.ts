/** The days of a tender that its deposit goes by. */
import { sql } from 'drizzle-orm';
import { addDays, businessDateOf } from '../../../shared/domain/business-date';
import { DAYS_UNTIL_BACK } from '../../../shared/domain/deposit-words';
import type { ReadDb } from '../../store/handles';
import { addWorkdays } from '../settings/calendar.rules';
import { calendarOf } from '../settings/calendar.queries';
import { clockAmountsOf } from './tender-rules.queries';
import { tenderMilestone } from './tenders.tables';

export type Place = { readonly today: string; readonly timeZone: string };

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

/** The last working day on which finance pays so that it has arrived on a day. */
export async function payByOf(db: ReadDb, arriveByOn: string, leadWorkdays: number): Promise<string> {
  return addWorkdays(await calendarOf(db), arriveByOn, -leadWorkdays);
}

/** When a deposit of this tender must have arrived, by when finance pays, when it is due back. */
export async function depositDaysOf(db: ReadDb, tenderId: number, { today, timeZone }: Place) {
  const dates = await depositDatesOf(db, tenderId);
  const arrival = dates.find(({ kind }) => kind === 'deposit_arrival');
  const deadline = dates.find(({ kind }) => kind === 'bid_deadline');
  const back = dates.findLast(({ kind }) => kind === 'deposit_refund');
  const arriveByAt = arrival?.dueAt ?? null;
  const leadWorkdays = arrival?.leadWorkdays || (await clockAmountsOf(db)).depositLead;
  const last = deadline?.dueAt ?? arriveByAt;
  const from = last === null ? today : businessDateOf(last, timeZone);
  return {
    arriveByAt,
    leadWorkdays,
    payByOn: arriveByAt === null ? null : await payByOf(db, businessDateOf(arriveByAt, timeZone), leadWorkdays),
    refundDueOn: back ? businessDateOf(back.dueAt, timeZone) : addDays(from, DAYS_UNTIL_BACK),
  };
}
