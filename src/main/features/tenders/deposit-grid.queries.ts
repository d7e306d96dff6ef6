/** The list of deposits, its parts, and one of them with its ledger. */
import { sql, type SQL } from 'drizzle-orm';
import type { DepositDetail, DepositMove } from '../../../shared/contract/deposit-shapes';
import type { depositsContract } from '../../../shared/contract/deposits.contract';
import type { GridCriteria, GridRequest } from '../../../shared/contract/grid';
import { addDays } from '../../../shared/domain/business-date';
import {
  closedStates,
  datedForms,
  depositAgeSegments,
  type DepositSegment,
  type DepositState,
} from '../../../shared/domain/deposit-words';
import { depositAges } from '../../../shared/domain/tender-views';
import { may } from '../../../shared/domain/permissions';
import { okay, refuse } from '../../../shared/domain/problem';
import { contains, hasPrefix, isAnyOf, isAnyOfWords, withoutIndex } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { historyOf } from '../audit/audit.queries';
import { readSettings } from '../settings/settings.queries';
import type { Settings } from '../settings/settings.rules';
import { namesOfUsers } from './deposit-people.queries';
import { depositRows } from './deposit-rows.queries';
import { depositChases, depositMoves, depositsOf, doesArrive, findDeposit, outsideSums } from './deposit.queries';
import { reversalProblem } from './deposit.rules';
import { deposit } from './deposit.tables';

type Contract = typeof depositsContract;

const NUMBER_LIKE = /^[a-z]{2}\d/iu;

/** By the beginning of a number, else by tender or payee. */
const search = (text: string): SQL =>
  NUMBER_LIKE.test(text)
    ? sql`(${hasPrefix(deposit.number, text.toUpperCase())} OR ${hasPrefix(deposit.tenderNumber, text.toUpperCase())})`
    : sql`(${contains(deposit.tenderTitle, text)} OR ${contains(deposit.tenderPy, text)} OR ${contains(deposit.payee, text)} OR ${contains(deposit.payeePy, text)})`;

export const depositGrid: GridSpec = {
  table: deposit,
  id: deposit.id,
  owner: deposit.ownerId,
  columns: {
    number: { kind: 'text', column: deposit.number },
    kind: { kind: 'state', column: deposit.kind },
    state: { kind: 'state', column: deposit.state },
    form: { kind: 'state', column: deposit.form },
    tenderTitle: { kind: 'text', column: deposit.tenderTitle, sortBy: deposit.tenderPy, also: [deposit.tenderPy] },
    payee: { kind: 'text', column: deposit.payee, sortBy: deposit.payeePy, also: [deposit.payeePy] },
    amountFen: { kind: 'integer', column: deposit.amountFen, sum: true },
    outstandingFen: { kind: 'integer', column: deposit.outstandingFen, sum: true },
    arriveByAt: { kind: 'integer', column: deposit.arriveByAt },
    payByOn: { kind: 'date', column: deposit.payByOn },
    paidOn: { kind: 'date', column: deposit.paidOn },
    validTo: { kind: 'date', column: deposit.validTo },
    refundDueOn: { kind: 'date', column: deposit.refundDueOn },
    nextChaseOn: { kind: 'date', column: deposit.nextChaseOn },
    requestedAt: { kind: 'integer', column: deposit.requestedAt },
    waitingSince: { kind: 'integer', column: deposit.waitingSince },
  },
  search,
  defaultSort: { column: 'refundDueOn', direction: 'asc' },
};

type Days = Pick<Settings, 'depositSoonDays' | 'licenceSoonDays'> & { readonly today: string };

/** Few rows of many are outside, but the index of the order is the one to walk. */
const outside = sql`${withoutIndex(deposit.outstandingFen)} > 0`;
const back = withoutIndex(deposit.refundDueOn);
const isPaper = isAnyOfWords(withoutIndex(deposit.form), datedForms);
const noPart = sql`1 = 1`;

/** Paid so long ago; the same groups as the figures count. */
function isPaidWithin(group: number, today: string): SQL {
  const paidOn = withoutIndex(deposit.paidOn);
  const [after, until] = [depositAges[group - 1], depositAges[group]];
  const isOld = after === undefined ? sql`1 = 1` : sql`${paidOn} < ${addDays(today, -after)}`;
  const isNew = until === undefined ? sql`1 = 1` : sql`${paidOn} >= ${addDays(today, -until)}`;
  return sql`(${isOld} AND ${isNew})`;
}

function onlyOf(segment: DepositSegment, { today, depositSoonDays, licenceSoonDays }: Days): SQL {
  switch (segment) {
    case 'toArrive':
      return doesArrive;
    case 'outside':
      return outside;
    case 'dueBack':
      return sql`${outside} AND ${back} >= ${today} AND ${back} <= ${addDays(today, depositSoonDays)}`;
    case 'overdue':
      return sql`${outside} AND ${back} < ${today}`;
    case 'toChase':
      return sql`${outside} AND ${withoutIndex(deposit.nextChaseOn)} <= ${today}`;
    case 'guaranteeEnding':
      return sql`${outside} AND ${isPaper} AND ${withoutIndex(deposit.validTo)} <= ${addDays(today, licenceSoonDays)}`;
    case 'age0':
    case 'age1':
    case 'age2':
    case 'age3':
      return sql`${outside} AND ${isPaidWithin(depositAgeSegments.indexOf(segment), today)}`;
    case 'all':
    case 'toApprove':
    case 'toPay':
    case 'closed':
      return noPart;
  }
}

/** Parts that are states are asked as a filter, for which the list finds its way. */
function statesOf(segment: DepositSegment): readonly DepositState[] {
  switch (segment) {
    case 'toApprove':
      return ['requested'];
    case 'toPay':
      return ['approved'];
    case 'toArrive':
      return ['paid'];
    case 'closed':
      return closedStates;
    case 'all':
    case 'outside':
    case 'dueBack':
    case 'overdue':
    case 'toChase':
    case 'guaranteeEnding':
    case 'age0':
    case 'age1':
    case 'age2':
    case 'age3':
      return [];
  }
}

/** What is asked for first, or ends first. */
function sortOf(segment: DepositSegment): GridSpec['defaultSort'] {
  if (segment === 'toChase') return { column: 'nextChaseOn', direction: 'asc' };
  return segment === 'guaranteeEnding' ? { column: 'validTo', direction: 'asc' } : depositGrid.defaultSort;
}

/** The list with what of it depends on a day. */
export function depositGridOf(segment: DepositSegment, days: Days): GridSpec {
  const only = onlyOf(segment, days);
  return only === noPart ? depositGrid : { ...depositGrid, only, defaultSort: sortOf(segment) };
}

/** Spec and request of a part of the list. */
async function partOf<R extends GridCriteria | GridRequest>(
  db: ReadDb,
  { segment, ...request }: R & { readonly segment: DepositSegment },
  today: string,
) {
  const settings = await readSettings(db);
  const values = [...statesOf(segment)];
  const filters = values.length === 0 ? [] : [{ op: 'in' as const, column: 'state', values }];
  const spec = depositGridOf(segment, { ...settings, today });
  return { spec, request: { ...request, filters: [...request.filters, ...filters] } };
}

export const listDeposits: Query<Contract['list']> = async (db, asked, ctx) => {
  const { spec, request } = await partOf(db, asked, ctx.today);
  const block = await gridIds(db, spec, { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const found = await db.select().from(deposit).where(isAnyOf(deposit.id, ids));
  return okay({ rows: await depositRows(db, inOrderOf(ids, found), ctx), hasMore });
};

export const depositTotals: Query<Contract['totals']> = async (db, asked, { actor, today }) => {
  const { spec, request: criteria } = await partOf(db, asked, today);
  return gridTotalsOf(db, spec, { criteria, actor });
};

export const depositsOutsideSums: Query<Contract['outside']> = async (db, _, { actor, today }) =>
  okay(await outsideSums(db, actor, today));

export const depositsOfTender: Query<Contract['ofTender']> = async (db, { tenderId }, ctx) => {
  const found = await depositsOf(db, [tenderId]);
  const outstandingFen = found.reduce((sum, one) => sum + one.outstandingFen, 0);
  const request = may(ctx.actor.posts, 'deposits.request');
  return okay({ rows: await depositRows(db, found, ctx), outstandingFen, actions: { request } });
};

type Found = NonNullable<Awaited<ReturnType<typeof findDeposit>>>;

async function movesShown(db: ReadDb, found: Found, { actor }: Ctx): Promise<DepositMove[]> {
  const moves = await depositMoves(db, found.id);
  const names = await namesOfUsers(
    db,
    moves.map(({ movedBy }) => movedBy),
  );
  const others = moves.flatMap(({ otherId }) => otherId ?? []);
  const linked = await db
    .select({ id: deposit.id, number: deposit.number })
    .from(deposit)
    .where(isAnyOf(deposit.id, others));
  const numbers = new Map(linked.map(({ id, number }) => [id, number]));
  const reversed = new Set(moves.flatMap(({ reversalOf }) => reversalOf ?? []));
  return moves.map(({ depositId: _, movedBy, ...move }) => {
    const isReversed = reversed.has(move.id);
    const reverse = reversalProblem({ ...move, isReversed }, found, actor.posts) ?? true;
    const otherNumber = numbers.get(move.otherId ?? 0) ?? '';
    return { ...move, isReversed, otherNumber, movedBy: names.get(movedBy) ?? '', actions: { reverse } };
  });
}

async function chasesShown(db: ReadDb, depositId: number): Promise<DepositDetail['chases']> {
  const chases = await depositChases(db, depositId);
  const names = await namesOfUsers(
    db,
    chases.map(({ notedBy }) => notedBy),
  );
  return chases.map(({ id, chasedOn, how, answer, nextOn, notedBy }) => {
    return { id, chasedOn, how, answer, nextOn, notedBy: names.get(notedBy) ?? '' };
  });
}

export const getDeposit: Query<Contract['get']> = async (db, { depositId }, ctx) => {
  const found = await findDeposit(db, depositId);
  const [row] = found ? await depositRows(db, [found], ctx) : [];
  if (!found || !row) return refuse('NOT_FOUND', {}, ['/depositId']);
  return okay({
    deposit: row,
    moves: await movesShown(db, found, ctx),
    chases: await chasesShown(db, depositId),
    history: await historyOf(db, 'deposit', [depositId]),
  });
};
