/** What the bid deposit of a tender still waits for, and from which day finance has to be asked for it. */
import { sql, type SQL } from 'drizzle-orm';
import type { DepositGap } from '../../../shared/domain/deposit-words';
import { biddingStates } from '../../../shared/domain/tender-words';
import { isAnyOf, isAnyOfWords } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { calendarOf } from '../settings/calendar.queries';
import { askLimits, depositGapOf, type Day } from './deposit-gaps.rules';
import { depositsOf } from './deposit.queries';
import { deposit } from './deposit.tables';
import { clockAmountsOf } from './tender-rules.queries';
import { tender, tenderMilestone } from './tenders.tables';

/** The date on which it must have arrived, as long as somebody waits for it. */
const isOpenArrival = sql`${tenderMilestone.kind} = 'deposit_arrival' AND ${tenderMilestone.doneAt} IS NULL AND ${tenderMilestone.isDropped} = 0 AND ${tenderMilestone.missedReason} = ''`;

/** When the first of these dates of a tender is due. */
export const arrivalDueAt = sql`(SELECT min(${tenderMilestone.dueAt}) FROM ${tenderMilestone} WHERE ${tenderMilestone.tenderId} = ${tender.id} AND ${isOpenArrival})`;

/** Of these tenders those whose deposit still waits for something; for the countdown, the board and the reminders. */
export async function depositGapsOf(
  db: ReadDb,
  tenderIds: readonly number[],
): Promise<ReadonlyMap<number, DepositGap>> {
  const deposits = Map.groupBy(await depositsOf(db, tenderIds), ({ tenderId }) => tenderId);
  const dates = await db
    .select({ tenderId: tenderMilestone.tenderId })
    .from(tenderMilestone)
    .where(sql`${isAnyOf(tenderMilestone.tenderId, tenderIds)} AND ${isOpenArrival}`);
  const due = new Set(dates.map(({ tenderId }) => tenderId));
  return new Map(
    tenderIds.flatMap((id) => {
      const gap = depositGapOf(deposits.get(id) ?? [], due.has(id));
      return gap ? [[id, gap] as const] : [];
    }),
  );
}

/** {@link askLimits} by the calendar and the clock of the book. */
export const askLimitsOf = async (db: ReadDb, day: Day): Promise<readonly number[]> =>
  askLimits({ calendar: await calendarOf(db), depositLead: (await clockAmountsOf(db)).depositLead }, day);

/** Not handed in, and its day of asking has come without one: not one that was asked for and not refused or withdrawn. */
export function isDepositToAsk(limits: readonly number[]): SQL {
  const [byClock = 0, ...byLead] = limits;
  const cases = byLead.map((limit, at) => sql`WHEN ${at + 1} THEN ${limit}`);
  const limit = sql`CASE ${tenderMilestone.leadWorkdays} ${sql.join(cases, sql` `)} ELSE ${byClock} END`;
  const isDue = sql`EXISTS (SELECT 1 FROM ${tenderMilestone} WHERE ${tenderMilestone.tenderId} = ${tender.id} AND ${isOpenArrival} AND ${tenderMilestone.dueAt} <= ${limit})`;
  const isAsked = sql`EXISTS (SELECT 1 FROM ${deposit} WHERE ${deposit.tenderId} = ${tender.id} AND ${deposit.kind} = 'bid' AND ${deposit.state} NOT IN ('refused', 'withdrawn'))`;
  return sql`(${isAnyOfWords(tender.state, biddingStates)} AND ${isDue} AND NOT ${isAsked})`;
}
