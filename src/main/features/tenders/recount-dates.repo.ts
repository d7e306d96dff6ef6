/** The holidays of a year became known: open dates that nobody moved are counted anew. */
import { sql } from 'drizzle-orm';
import { startOfDay } from '../../../shared/domain/business-date';
import { runningStates } from '../../../shared/domain/tender-words';
import { isAnyOfWords } from '../../store/dialect';
import type { Entry } from '../../store/audit';
import type { Ctx } from '../../store/handler';
import { rowsOf, type ReadDb, type Tx } from '../../store/handles';
import { planDates } from './plan-dates';
import { tender, tenderMilestone } from './tenders.tables';

/** Running tenders with a date from that instant on and an open one that the program counted. */
const touchedStatement = (fromAt: number) =>
  sql`SELECT ${tender.id} AS "id" FROM ${tender} WHERE ${isAnyOfWords(tender.state, runningStates)} AND EXISTS (SELECT 1 FROM ${tenderMilestone} WHERE ${tenderMilestone.tenderId} = ${tender.id} AND ${tenderMilestone.dueAt} >= ${fromAt} AND ${tenderMilestone.isDropped} = 0) AND EXISTS (SELECT 1 FROM ${tenderMilestone} WHERE ${tenderMilestone.tenderId} = ${tender.id} AND ${tenderMilestone.isPlanned} = 1 AND ${tenderMilestone.doneAt} IS NULL AND ${tenderMilestone.isDropped} = 0 AND ${tenderMilestone.missedReason} = '') ORDER BY ${tender.id}`;

const touchedBy = async (db: ReadDb, fromAt: number): Promise<number[]> =>
  (await rowsOf<{ readonly id: number }>(db, touchedStatement(fromAt))).map(({ id }) => id);

/** What reaches into a year, by its calendar as it is now; each tender whose dates moved says so in its history. */
export async function recountDates(tx: Tx, year: number, ctx: Ctx): Promise<Entry[]> {
  const reason = 'tenderDates.reasons.calendar';
  const entries: Entry[] = [];
  for (const tenderId of await touchedBy(tx, startOfDay(`${year}-01-01`, ctx.timeZone))) {
    const { moved } = await planDates(tx, { tenderId, reason, isOnlyMoved: true }, ctx);
    const after = { year, count: moved };
    if (moved > 0) entries.push({ entity: 'tender', id: tenderId, action: 'recountMilestones', after });
  }
  return entries;
}
