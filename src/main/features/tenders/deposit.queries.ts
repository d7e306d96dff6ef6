/** Deposits and their ledger for the commands of this feature, for its rooms and for other features. */
import { sql } from 'drizzle-orm';
import { arrivingForms, datedForms } from '../../../shared/domain/deposit-words';
import { refuse, okay, type Result } from '../../../shared/domain/problem';
import { isAnyOf, isAnyOfWords, withoutIndex } from '../../store/dialect';
import type { Actor, Ctx } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { historyOf } from '../audit/audit.queries';
import { readSettings } from '../settings/settings.queries';
import type { Clerk } from './deposit.rules';
import { bidCost, deposit, depositChase, depositMove } from './deposit.tables';

const p = sql.placeholder;

export type DepositRecord = typeof deposit.$inferSelect;
export type MoveRecord = typeof depositMove.$inferSelect;

const byId = prepared('deposit.byId', (db) =>
  db
    .select()
    .from(deposit)
    .where(sql`${deposit.id} = ${p('id')}`),
);
const movesOf = prepared('deposit.moves', (db) =>
  db
    .select()
    .from(depositMove)
    .where(sql`${depositMove.depositId} = ${p('id')}`)
    .orderBy(depositMove.id),
);
const ownerRow = prepared('deposit.owner', (db) =>
  db
    .select({ ownerId: deposit.ownerId })
    .from(deposit)
    .where(sql`${deposit.id} = ${p('id')}`),
);

/** One deposit, or undefined. */
export const findDeposit = async (db: ReadDb, id: number): Promise<DepositRecord | undefined> =>
  (await byId(db, { id }))[0];

/** The ledger of one deposit in its order. */
export const depositMoves = (db: ReadDb, id: number): Promise<MoveRecord[]> => movesOf(db, { id });

/** What was asked of the payee, the newest first. */
export const depositChases = (db: ReadDb, id: number) =>
  db.select().from(depositChase).where(sql`${depositChase.depositId} = ${id}`).orderBy(sql`${depositChase.id} DESC`);

/** Row scope: a deposit is seen by whom its tender is seen; one from before by whom its importer is seen. */
export async function isDepositVisible(db: ReadDb, id: number, { visible }: Actor): Promise<boolean> {
  const [row] = await ownerRow(db, { id });
  return row !== undefined && (visible === 'all' || visible.includes(row.ownerId));
}

/** The deposit as the screen saw it; a stale screen learns who changed it and when. */
export async function depositAt(
  db: ReadDb,
  { depositId, version }: { readonly depositId: number; readonly version: number },
): Promise<Result<DepositRecord>> {
  const found = await findDeposit(db, depositId);
  if (!found) return refuse('NOT_FOUND', {}, ['/depositId']);
  if (found.version === version) return okay(found);
  const [last] = await historyOf(db, 'deposit', [depositId]);
  const versions = { expected: version, found: found.version };
  return refuse('CONFLICT', last ? { ...versions, by: last.who, at: last.at } : versions, ['/version']);
}

/** Who acts, with the signed setting that decides whether he may approve what he asked. */
export async function depositClerk(db: ReadDb, { actor }: Pick<Ctx, 'actor'>): Promise<Clerk> {
  const { dualRequestApprove } = await readSettings(db);
  return { userId: actor.userId, posts: actor.posts, dualRequestApprove };
}

/** Whole records of tenders, the oldest first. */
export const depositsOf = (db: ReadDb, tenderIds: readonly number[]): Promise<DepositRecord[]> =>
  db.select().from(deposit).where(isAnyOf(deposit.tenderId, tenderIds)).orderBy(deposit.id);

/** Something of it is outside. */
export const isOutside = sql`${deposit.outstandingFen} > 0`;
/** Outside past its day back. */
export const isOverdue = (today: string) => sql`${isOutside} AND ${deposit.refundDueOn} < ${today}`;
/** Outside, and due back on one of the next days. */
export const isDueBack = (today: string, until: string) =>
  sql`${isOutside} AND ${deposit.refundDueOn} >= ${today} AND ${deposit.refundDueOn} <= ${until}`;

/** Outside, and the day has come on which the payee is asked again. */
export const isToChase = (today: string) => sql`${isOutside} AND ${deposit.nextChaseOn} <= ${today}`;
/** Outside, and the paper that stands for the money ends until this day, or has ended. */
export const isGuaranteeEnding = (until: string) =>
  sql`${isOutside} AND ${isAnyOfWords(withoutIndex(deposit.form), datedForms)} AND ${deposit.validTo} <= ${until}`;

/** Money: it has to arrive with the payee. */
export const doesArrive = isAnyOfWords(withoutIndex(deposit.form), arrivingForms);
/** Paid, and nobody confirmed its arrival yet. */
export const isToArrive = sql`${deposit.state} = 'paid' AND ${doesArrive}`;

/** What of the deposits that a person sees lies outside: money (fen), papers for money (fen), and what is late. */
export async function outsideSums(db: ReadDb, { visible }: Actor, today: string) {
  const seen = visible === 'all' ? sql`1 = 1` : isAnyOf(deposit.ownerId, visible);
  const isPaper = sql`${deposit.form} IN ('guarantee', 'insurance')`;
  const isLate = sql`${deposit.refundDueOn} < ${today}`;
  const [row] = await db
    .select({
      count: sql`count(*)`.mapWith(Number),
      cashFen: sql`coalesce(sum(CASE WHEN ${isPaper} THEN 0 ELSE ${deposit.outstandingFen} END), 0)`.mapWith(Number),
      paperFen: sql`coalesce(sum(CASE WHEN ${isPaper} THEN ${deposit.outstandingFen} ELSE 0 END), 0)`.mapWith(Number),
      overdueCount: sql`coalesce(sum(CASE WHEN ${isLate} THEN 1 ELSE 0 END), 0)`.mapWith(Number),
      overdueFen: sql`coalesce(sum(CASE WHEN ${isLate} THEN ${deposit.outstandingFen} ELSE 0 END), 0)`.mapWith(Number),
    })
    .from(deposit)
    .where(sql`${isOutside} AND ${seen}`);
  return row ?? { count: 0, cashFen: 0, paperFen: 0, overdueCount: 0, overdueFen: 0 };
}

export type OutsideRow = Pick<
  DepositRecord,
  'id' | 'number' | 'tenderId' | 'tenderTitle' | 'payee' | 'form' | 'outstandingFen' | 'paidOn' | 'refundDueOn'
>;

/** Each deposit with something outside that a person sees, the longest due first; for figures and overviews. */
export const depositsOutside = (db: ReadDb, { visible }: Actor): Promise<OutsideRow[]> =>
  db
    .select({
      id: deposit.id,
      number: deposit.number,
      tenderId: deposit.tenderId,
      tenderTitle: deposit.tenderTitle,
      payee: deposit.payee,
      form: deposit.form,
      outstandingFen: deposit.outstandingFen,
      paidOn: deposit.paidOn,
      refundDueOn: deposit.refundDueOn,
    })
    .from(deposit)
    .where(visible === 'all' ? isOutside : sql`${isOutside} AND ${isAnyOf(deposit.ownerId, visible)}`)
    .orderBy(deposit.refundDueOn, deposit.id);

/** Sums of bid costs by tender, fen; tenders without one are missing. */
export async function bidCostsOf(db: ReadDb, tenderIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await db
    .select({ tenderId: bidCost.tenderId, sumFen: sql`sum(${bidCost.amountFen})`.mapWith(Number) })
    .from(bidCost)
    .where(isAnyOf(bidCost.tenderId, tenderIds))
    .groupBy(bidCost.tenderId);
  return new Map(rows.map(({ tenderId, sumFen }) => [tenderId, sumFen]));
}
