/** What was closed, which month comes next, and who may close or open it again. */
import { sql } from 'drizzle-orm';
import type { periodsContract } from '../../../shared/contract/periods.contract';
import { may } from '../../../shared/domain/permissions';
import { okay, type Problem } from '../../../shared/domain/problem';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { user } from '../users/users.tables';
import { entitlementEvent, invoice } from './invoicing.tables';
import { nextToClose, mayClose } from './period.rules';
import { periodClose, periodSnapshot } from './periods.tables';
import { closedUntil } from './terms.queries';

/** The first month with a row that is no opening data, `YYYY-MM`; opening data opens the first closed month. */
async function firstMonth(db: ReadDb): Promise<string> {
  const [event] = await db
    .select({ on: sql<string | null>`min(${entitlementEvent.postedOn})` })
    .from(entitlementEvent)
    .where(sql`${entitlementEvent.kind} <> 'opening'`);
  const [blue] = await db
    .select({ on: sql<string | null>`min(${invoice.issuedOn})` })
    .from(invoice)
    .where(sql`${invoice.source} <> 'opening'`);
  const days = [event?.on, blue?.on].filter((on) => typeof on === 'string');
  return days.toSorted()[0]?.slice(0, 7) ?? '';
}

/** The month that may be closed next, or null while nothing was posted. */
export const nextMonth = async (db: ReadDb): Promise<string | null> => {
  const last = await closedUntil(db);
  return nextToClose(last, last === '' ? await firstMonth(db) : '');
};

/** Closes that stand, oldest first. */
export const standingCloses = (db: ReadDb) =>
  db.select().from(periodClose).where(sql`${periodClose.reopenedAt} IS NULL`).orderBy(periodClose.month);

/** One close, standing or not. */
export const findClose = async (db: ReadDb, closeId: number) =>
  (await db.select().from(periodClose).where(sql`${periodClose.id} = ${closeId}`))[0];

const sumOf = (column: 'storedFen' | 'advanceFen' | 'pendingFen') =>
  sql`coalesce(sum(${periodSnapshot[column]}), 0)`.mapWith(Number);

export const overview: Query<(typeof periodsContract)['overview']> = async (db, _, { actor, today }) => {
  const next = await nextMonth(db);
  const last = await closedUntil(db);
  const sums = await db
    .select({
      closeId: periodSnapshot.closeId,
      ...{ storedFen: sumOf('storedFen'), advanceFen: sumOf('advanceFen'), pendingFen: sumOf('pendingFen') },
    })
    .from(periodSnapshot)
    .groupBy(periodSnapshot.closeId);
  const sumsOf = new Map(sums.map(({ closeId, ...fen }) => [closeId, fen]));
  const people = new Map(
    (await db.select({ id: user.id, name: user.name }).from(user)).map((one) => [one.id, one.name]),
  );
  const closes = await db.select().from(periodClose).orderBy(sql`${periodClose.id} DESC`);
  const mayReopen = may(actor.posts, 'periods.reopen');
  const notLast: Problem = { code: 'RULE_VIOLATED', params: { case: 'periods.refusals.notLast', month: last } };
  const ended = next === null ? mayClose('', null, today) : mayClose(next, next, today);
  const mayCloseNow = may(actor.posts, 'periods.close');
  return okay({
    nextMonth: next,
    closes: closes.map(({ closedBy, reopenedBy, ...close }) => ({
      ...close,
      closedBy: people.get(closedBy) ?? '',
      reopenedBy: reopenedBy === null ? '' : (people.get(reopenedBy) ?? ''),
      ...(sumsOf.get(close.id) ?? { storedFen: 0, advanceFen: 0, pendingFen: 0 }),
      actions: { reopen: close.month === last && close.reopenedAt === null ? mayReopen : notLast },
    })),
    actions: { close: mayCloseNow !== true || ended.ok ? mayCloseNow : ended.problem },
  });
};
