/** One tender with its follow-ups, its rounds, what may be objected to, and its history. */
import { sql } from 'drizzle-orm';
import type { tendersContract } from '../../../shared/contract/tenders.contract';
import { businessDateOf } from '../../../shared/domain/business-date';
import { amountFen, sumFen } from '../../../shared/domain/money';
import { okay, refuse } from '../../../shared/domain/problem';
import { tenderClocks } from '../../../shared/domain/tender-clocks';
import { straightWay } from '../../../shared/domain/tender-paths';
import { wonStates, type TenderState } from '../../../shared/domain/tender-words';
import type { Actor, Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { calendarOf } from '../settings/calendar.queries';
import { user } from '../users/users.tables';
import { timeChecks, type CheckFacts } from './checks.rules';
import { depositsOf } from './deposit.queries';
import { itemsOf, type ItemRecord } from './item.queries';
import { milestonesOf, type MilestoneRecord } from './milestones.queries';
import { tenderRows } from './tender-list.queries';
import { clockAmountsOf } from './tender-rules.queries';
import { tenderFacts, type TenderRecord } from './tenders.queries';
import { tender, tenderFollowUp } from './tenders.tables';

const followUpsOf = (db: ReadDb, tenderId: number) =>
  db
    .select({
      id: tenderFollowUp.id,
      askedOn: tenderFollowUp.askedOn,
      answer: tenderFollowUp.answer,
      nextOn: tenderFollowUp.nextOn,
      who: user.name,
      at: tenderFollowUp.notedAt,
    })
    .from(tenderFollowUp)
    .innerJoin(user, sql`${user.id} = ${tenderFollowUp.notedBy}`)
    .where(sql`${tenderFollowUp.tenderId} = ${tenderId}`)
    .orderBy(sql`${tenderFollowUp.id} DESC`);

/** The round before a tender and those after it, as far as the reader sees them. */
async function roundsOf(db: ReadDb, { id, previousRoundId }: TenderRecord, { visible }: Actor) {
  const rows = await db
    .select({
      id: tender.id,
      number: tender.number,
      title: tender.title,
      kind: tender.kind,
      state: tender.state,
      ownerId: tender.ownerId,
    })
    .from(tender)
    .where(sql`(${tender.previousRoundId} = ${id} OR ${tender.id} = ${previousRoundId ?? 0})`)
    .orderBy(tender.id);
  return rows.flatMap(({ ownerId, ...row }) => (visible === 'all' || visible.includes(ownerId) ? [row] : []));
}

const won: readonly TenderState[] = wonStates;

type Known = {
  readonly found: TenderRecord;
  readonly dates: readonly MilestoneRecord[];
  readonly deposits: Awaited<ReturnType<typeof depositsOf>>;
  readonly items: readonly ItemRecord[];
};

/** What a contract of the award is about, fen; null while it is not known of every won item. */
function contractFenOf(items: readonly ItemRecord[]): number | null {
  const taken = items.filter(({ result }) => result === 'won');
  const sums = taken.map(({ awardQty, awardPrice }) => {
    return awardQty === null || awardPrice === null ? null : amountFen(awardQty, awardPrice);
  });
  const whole = sums.filter((one) => one !== null);
  return whole.length === 0 || whole.length < sums.length ? null : sumFen(whole);
}

function checkFacts({ found, dates, deposits, items }: Known, { today, timeZone }: Ctx): CheckFacts {
  const dayOf = (at: number | null | undefined): string | null =>
    at === null || at === undefined ? null : businessDateOf(at, timeZone);
  const live = (kind: MilestoneRecord['kind']) => dates.find((one) => one.kind === kind && !one.isDropped);
  const asked = deposits.filter(({ state }) => state !== 'refused' && state !== 'withdrawn');
  const [bids, bonds] = [asked.filter((one) => one.kind === 'bid'), asked.filter((one) => one.kind !== 'bid')];
  const { kind, isGovernment, documentsOn, publishedOn, publishedUntil, awardNoticeOn, contractOn } = found;
  return {
    ...{ kind, isGovernment, documentsOn, publishedOn, publishedUntil, contractOn, awardNoticeOn, today },
    deadlineOn: dayOf(live('bid_deadline')?.dueAt),
    clarificationOn: dayOf(live('clarification')?.doneAt ?? live('clarification')?.dueAt),
    openedOn: dayOf(found.openedAt),
    isWon: won.includes(found.state),
    estimateFen: found.estimateFen,
    depositFen: bids.length === 0 ? null : Math.max(...bids.map((one) => one.amountFen)),
    isDepositOutside: bids.some(({ outstandingFen }) => outstandingFen > 0),
    bondFen: bonds.length === 0 ? null : sumFen(bonds.map((one) => one.amountFen)),
    contractFen: contractFenOf(items),
  };
}

export const getTender: Query<(typeof tendersContract)['get']> = async (db, { tenderId }, ctx) => {
  const found = await tenderFacts(db, tenderId);
  if (!found) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const [row] = await tenderRows(db, [found], ctx);
  if (!row) return refuse('NOT_FOUND', {}, ['/tenderId']);
  const known = { found, dates: await milestonesOf(db, [tenderId]), deposits: await depositsOf(db, [tenderId]) };
  const items = await itemsOf(db, tenderId);
  const checks = timeChecks(checkFacts({ ...known, items }, ctx), await clockAmountsOf(db), await calendarOf(db));
  return okay({
    tender: row,
    way: [...straightWay(found.kind)],
    followUps: await followUpsOf(db, tenderId),
    checks: checks.map((check) => ({ ...check, unit: tenderClocks[check.key].unit })),
    rounds: await roundsOf(db, found, ctx.actor),
    history: await historyOf(db, 'tender', [tenderId]),
  });
};
