/** Dates of tenders that are worth a reminder. */
import { sql, type SQL } from 'drizzle-orm';
import { addDays, businessDateOf, startOfDay } from '../../../shared/domain/business-date';
import type { TenderRule } from '../../../shared/domain/reminder-words';
import { notWonStates, rightKinds } from '../../../shared/domain/tender-views';
import { biddingStates, runningStates, wonStates, type TenderState } from '../../../shared/domain/tender-words';
import { isAnyOf, isAnyOfWords } from '../../store/dialect';
import { rowsOf, type ReadDb } from '../../store/handles';
import { tender, tenderMilestone } from '../tenders/tenders.tables';
import type { Subject } from './subject.queries';

const DAY_MS = 86_400_000;
/** The ladder, and what may be told before a long holiday. */
const AHEAD_MS = 30 * DAY_MS;
/** What is over for longer is no news. */
const BEHIND_MS = 30 * DAY_MS;
const MOST = 2_000;

type Row = {
  readonly id: number;
  readonly tenderId: number;
  readonly ownerId: number;
  readonly assistantId: number;
  readonly attendeeId: number | null;
  readonly dueAt: number | null;
  readonly dueOn: string | null;
  readonly isWholeDay: number;
  readonly title: string;
  readonly purchaser: string;
  readonly state: TenderState;
  readonly kind: Subject['milestone'] | null;
  readonly ownTitle: string;
};

const dates = sql`${tenderMilestone.id} AS "id", ${tender.id} AS "tenderId", ${tender.ownerId} AS "ownerId", ${tender.assistantId} AS "assistantId", ${tenderMilestone.attendeeId} AS "attendeeId", ${tenderMilestone.dueAt} AS "dueAt", NULL AS "dueOn", ${tenderMilestone.isWholeDay} AS "isWholeDay", ${tender.title} AS "title", ${tender.purchaser} AS "purchaser", ${tender.state} AS "state", ${tenderMilestone.kind} AS "kind", ${tenderMilestone.title} AS "ownTitle"`;
const asks = sql`${tender.id} AS "id", ${tender.id} AS "tenderId", ${tender.ownerId} AS "ownerId", ${tender.assistantId} AS "assistantId", NULL AS "attendeeId", NULL AS "dueAt", ${tender.nextFollowUpOn} AS "dueOn", 1 AS "isWholeDay", ${tender.title} AS "title", ${tender.purchaser} AS "purchaser", ${tender.state} AS "state", NULL AS "kind", '' AS "ownTitle"`;

const inStates = (states: readonly TenderState[]): SQL => isAnyOfWords(tender.state, states);

/** What was decided against us may still be objected to and complained of. */
const isRight = sql`(${isAnyOfWords(tenderMilestone.kind, rightKinds)} AND ${inStates(notWonStates)})`;

/** Whose turn it is: before it is handed in the deadline counts, after a win its dates still do. */
function isOfRule(rule: Exclude<TenderRule, 'tenderFollowUp'>): SQL {
  switch (rule) {
    case 'tenderDeadline':
      return sql`${tenderMilestone.kind} = 'bid_deadline' AND ${inStates(biddingStates)}`;
    case 'tenderOpening':
      return sql`${tenderMilestone.kind} = 'opening' AND ${inStates(['submitted', ...biddingStates])}`;
    case 'tenderMilestone':
      return sql`${tenderMilestone.kind} NOT IN ('bid_deadline', 'opening') AND ${tenderMilestone.isOurs} = 1 AND (${inStates([...runningStates, ...wonStates])} OR ${isRight})`;
  }
}

type Asked = { readonly now: number; readonly timeZone: string; readonly ids?: readonly number[] };

/** Open dates around now, or these; by the index of open dates. */
export function tenderStatement(rule: TenderRule, { now, timeZone, ids }: Asked): SQL {
  if (rule === 'tenderFollowUp') {
    const which = ids
      ? isAnyOf(tender.id, ids)
      : sql`${tender.nextFollowUpOn} <= ${addDays(businessDateOf(now, timeZone), 1)}`;
    return sql`SELECT ${asks} FROM ${tender} WHERE ${which} AND ${tender.nextFollowUpOn} IS NOT NULL AND ${inStates(runningStates)} LIMIT ${MOST}`;
  }
  const which = ids
    ? isAnyOf(tenderMilestone.id, ids)
    : sql`${tenderMilestone.dueAt} BETWEEN ${now - BEHIND_MS} AND ${now + AHEAD_MS}`;
  return sql`SELECT ${dates} FROM ${tenderMilestone} CROSS JOIN ${tender} WHERE ${which} AND ${tender.id} = ${tenderMilestone.tenderId} AND ${tenderMilestone.doneAt} IS NULL AND ${tenderMilestone.isDropped} = 0 AND ${tenderMilestone.missedReason} = '' AND ${isOfRule(rule)} LIMIT ${MOST}`;
}

/** The dates of a rule: those around now, or just these. */
export async function tenderSubjects(db: ReadDb, rule: TenderRule, asked: Asked): Promise<Subject[]> {
  const rows = await rowsOf<Row>(db, tenderStatement(rule, asked));
  return rows.map((row): Subject => {
    const { id, tenderId, ownerId, assistantId, attendeeId, dueOn, title, purchaser, state, kind, ownTitle } = row;
    const recipients = [...new Set([ownerId, assistantId, ...(attendeeId === null ? [] : [attendeeId])])];
    const dueAt = row.dueAt ?? (dueOn === null ? 0 : startOfDay(dueOn, asked.timeZone));
    return {
      ...{ entity: kind === null ? 'tender' : 'tender_milestone', entityId: id, ownerId, recipients, dueAt },
      // A follow-up is a whole day, but its ladder counts from its beginning.
      ...{ isWholeDay: kind !== null && row.isWholeDay === 1, title, who: purchaser, tenderState: state },
      ...{ opens: { screen: 'tender', id: tenderId }, ...(kind && { milestone: kind }), milestoneTitle: ownTitle },
    };
  });
}
