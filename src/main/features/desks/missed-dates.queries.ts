/** Dates of tenders that were ours to keep and have passed without being done. */
import { sql, type SQL } from 'drizzle-orm';
import type { DeskRow } from '../../../shared/contract/desks.contract';
import { MOST_COUNTED } from '../../../shared/domain/desk-words';
import { notWonStates, rightKinds } from '../../../shared/domain/tender-views';
import { runningStates } from '../../../shared/domain/tender-words';
import { isAnyOf, isAnyOfWords } from '../../store/dialect';
import { rowsOf, type ReadDb } from '../../store/handles';
import { tender, tenderMilestone } from '../tenders/tenders.tables';
import type { DeskFacts } from './source.queries';

type Missed = { readonly id: number; readonly dueAt: number; readonly tenderId: number; readonly title: string };

/** A right that lapsed so long ago is history. */
const RIGHT_DAYS_MS = 30 * 86_400_000;

/** Of what runs every date; of what was decided against us the days until which one could still object or complain. */
const isWaitedFor = (now: number): SQL =>
  sql`(${isAnyOfWords(tender.state, runningStates)} OR (${isAnyOfWords(tender.state, notWonStates)} AND ${isAnyOfWords(tenderMilestone.kind, rightKinds)} AND ${tenderMilestone.dueAt} >= ${now - RIGHT_DAYS_MS}))`;

/** The deadline itself stands on a line of its own. */
export const missedDatesStatement = ({ now, actor: { visible } }: Pick<DeskFacts, 'now' | 'actor'>) =>
  sql`SELECT ${tenderMilestone.id} AS "id", ${tenderMilestone.dueAt} AS "dueAt", ${tender.id} AS "tenderId", ${tender.title} AS "title", ${tender.purchaser} AS "purchaser" FROM ${tenderMilestone} INNER JOIN ${tender} ON ${tender.id} = ${tenderMilestone.tenderId} WHERE ${tenderMilestone.doneAt} IS NULL AND ${tenderMilestone.isDropped} = 0 AND ${tenderMilestone.dueAt} < ${now} AND ${tenderMilestone.isOurs} = 1 AND ${tenderMilestone.missedReason} = '' AND ${tenderMilestone.kind} <> 'bid_deadline' AND ${isWaitedFor(now)} AND ${visible === 'all' ? sql`1 = 1` : isAnyOf(tender.ownerId, visible)} ORDER BY ${tenderMilestone.dueAt}, ${tenderMilestone.id} LIMIT ${MOST_COUNTED + 1}`;

export async function missedDateRows(db: ReadDb, facts: DeskFacts): Promise<DeskRow[]> {
  const rows = await rowsOf<Missed & { readonly purchaser: string }>(db, missedDatesStatement(facts));
  return rows.map(({ id, dueAt, tenderId, title, purchaser }) => {
    const shown = { id, title, who: purchaser, sinceAt: dueAt, sinceOn: null, amountFen: null, qty: null };
    return { ...shown, isLate: true, opens: { screen: 'tender', id: tenderId } };
  });
}
