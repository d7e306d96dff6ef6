/** Writes to deposits and their ledger; the ledger is appended to, and its triggers move the balances. */
import { sql } from 'drizzle-orm';
import type { DepositKind } from '../../../shared/domain/deposit-words';
import { okay, type Result } from '../../../shared/domain/problem';
import { pinyinOf } from '../../platform/pinyin';
import type { Entry } from '../../store/audit';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { takeNumber } from '../../store/series';
import { findDeposit, type DepositRecord, type MoveRecord } from './deposit.queries';
import { balancesAfter } from './deposit.rules';
import { bidCost, deposit, depositChase, depositMove } from './deposit.tables';
import { milestoneMove } from './tenders.tables';

export const DEPOSIT_PREFIX = 'BZ';

type Columns = typeof deposit.$inferInsert;
type Balance = `${'paid' | 'returned' | 'forfeited' | 'converted' | 'outstanding' | 'interest'}Fen`;
export type NewDeposit = Omit<
  Columns,
  'id' | 'number' | 'version' | 'payeePy' | 'requestedBy' | 'requestedAt' | 'waitingSince' | Balance
>;

/** Writes a deposit without money and takes its number. */
export async function addDeposit(tx: Tx, wish: NewDeposit, ctx: Ctx) {
  const number = await takeNumber(tx, DEPOSIT_PREFIX, ctx.today);
  const asked = { requestedBy: ctx.actor.userId, requestedAt: ctx.now, waitingSince: ctx.now };
  const [made] = await tx
    .insert(deposit)
    .values({ ...wish, ...asked, number, payeePy: pinyinOf(wish.payee).pyFull })
    .returning({ id: deposit.id });
  if (!made) throw new Error('no deposit was made');
  return { id: made.id, number };
}

type Change = Partial<Omit<Columns, 'id' | 'number' | 'version' | Balance>>;

/** Writes a step: the next version and the audit row of what changed. */
export async function moveDeposit(
  tx: Tx,
  seen: DepositRecord,
  { step, change, reason }: { readonly step: string; readonly change: Change; readonly reason?: string },
): Promise<{ version: number; entry: Entry }> {
  const version = await nextVersion(tx, seen, change);
  const before = Object.fromEntries(Object.keys(change).map((key) => [key, seen[key as keyof DepositRecord]]));
  const entry: Entry = { entity: 'deposit', id: seen.id, action: step, before, after: change };
  return { version, entry: reason ? { ...entry, reason } : entry };
}

async function nextVersion(tx: Tx, seen: DepositRecord, change: Change): Promise<number> {
  const [row] = await tx
    .update(deposit)
    .set({ ...change, version: seen.version + 1 })
    .where(sql`${deposit.id} = ${seen.id} AND ${deposit.version} = ${seen.version}`)
    .returning({ version: deposit.version });
  if (!row) throw new Error(`deposit ${seen.id} moved under its own step`);
  return row.version;
}

export type NewMove = Pick<typeof depositMove.$inferInsert, 'kind' | 'amountFen' | 'movedOn'> &
  Partial<Pick<typeof depositMove.$inferInsert, 'reversalOf' | 'otherId' | 'reason' | 'reference'>>;

/**
 * Appends rows to the ledger of one deposit, each judged against what the one before left.
 * @returns the new version and an audit row for each
 */
export async function postMoves(
  tx: Tx,
  seen: DepositRecord,
  { step, rows, ctx }: { readonly step: string; readonly rows: readonly NewMove[]; readonly ctx: Ctx },
): Promise<Result<{ version: number; entries: Entry[]; after: DepositRecord }>> {
  let balances: Parameters<typeof balancesAfter>[0] = seen;
  for (const row of rows) {
    const next = balancesAfter(balances, row);
    if (!next.ok) return next;
    balances = next.value;
  }
  const version = await nextVersion(tx, seen, {});
  const by = { depositId: seen.id, movedBy: ctx.actor.userId, movedAt: ctx.now };
  for (const row of rows) await tx.insert(depositMove).values({ ...row, ...by });
  const after = await findDeposit(tx, seen.id);
  if (!after) throw new Error(`deposit ${seen.id} is gone`);
  const entries = rows.map(({ reason = '', ...row }): Entry => {
    // What came with the money that is back is told by its own word.
    const action = step === 'giveBack' && row.kind === 'interest' ? 'addInterest' : step;
    const entry = { entity: 'deposit', id: seen.id, action, before: { state: seen.state } };
    return {
      ...entry,
      after: { ...row, state: after.state, outstandingFen: after.outstandingFen },
      ...(reason && { reason }),
    };
  });
  return okay({ version, entries, after });
}

/** The row against a row of the ledger. */
export const rowAgainst = (move: MoveRecord, { on, reason }: { readonly on: string; readonly reason: string }) => {
  const { kind, otherId, id } = move;
  return { kind, otherId, amountFen: -move.amountFen, movedOn: on, reversalOf: id, reason } satisfies NewMove;
};

/** Writes down that the payee was asked; a trigger counts it. */
export const addChase = (tx: Tx, row: Omit<typeof depositChase.$inferInsert, 'id'>) =>
  tx.insert(depositChase).values(row);

/** Appends a cost of bidding, or the row against one. */
export async function addBidCost(tx: Tx, row: Omit<typeof bidCost.$inferInsert, 'id'>): Promise<number> {
  const [made] = await tx.insert(bidCost).values(row).returning({ id: bidCost.id });
  if (!made) throw new Error('the cost was not recorded');
  return made.id;
}

const notClosed = sql`${deposit.kind} = 'bid' AND ${deposit.state} IN ('requested', 'approved', 'paid', 'arrived', 'partly')`;
const notPaid = sql`${deposit.state} IN ('requested', 'approved')`;

type DueBack = { readonly tenderId: number; readonly refundDueOn: string; readonly isOnlyEarlier?: boolean };

/** The day on which the bid deposits of a tender are due back, for what is outside or will be. */
export async function setDepositsDueBack(tx: Tx, { tenderId, refundDueOn, isOnlyEarlier }: DueBack): Promise<void> {
  const isOther = isOnlyEarlier
    ? sql`${deposit.refundDueOn} > ${refundDueOn}`
    : sql`${deposit.refundDueOn} <> ${refundDueOn}`;
  await tx
    .update(deposit)
    .set({ refundDueOn, version: sql`${deposit.version} + 1` })
    .where(sql`${deposit.tenderId} = ${tenderId} AND ${isOther} AND ${notClosed}`);
}

type Arrival = {
  readonly tenderId: number;
  readonly kind: DepositKind;
  readonly milestoneId: number;
  readonly arriveByAt: number;
  readonly payByOn: string;
};

/** A moved date of the tender moves the deposits of its kind with it that went by it; a day that somebody chose stays. */
export async function setDepositsArrival(tx: Tx, { tenderId, kind, milestoneId, ...dates }: Arrival): Promise<void> {
  const wentBy = sql`${deposit.arriveByAt} IN (SELECT ${milestoneMove.fromDueAt} FROM ${milestoneMove} WHERE ${milestoneMove.milestoneId} = ${milestoneId})`;
  await tx
    .update(deposit)
    .set({ ...dates, version: sql`${deposit.version} + 1` })
    .where(
      sql`${deposit.tenderId} = ${tenderId} AND ${deposit.kind} = ${kind} AND ${deposit.arriveByAt} <> ${dates.arriveByAt} AND ${wentBy} AND ${notPaid}`,
    );
}
