/** The desk of finance: what waits for approval and what the checks find on each order. */
import { MOST_WAITING } from '../../../shared/domain/limits';
import { sql, type SQL } from 'drizzle-orm';
import type { GridCriteria } from '../../../shared/contract/grid';
import type { ApprovalSegment, ordersContract } from '../../../shared/contract/orders.contract';
import type { ApprovalRow } from '../../../shared/contract/orders.schemas';
import { sumFen } from '../../../shared/domain/money';
import { okay, type Result } from '../../../shared/domain/problem';
import { isAnyOf } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import type { Check } from './check-facts';
import { checkOrders, type Checked } from './checks.queries';
import { codesAt } from './checks.rules';
import { orderGrid, rowsByIds } from './list.queries';
import { linesByOrders, ordersByIds } from './orders.queries';
import { salesOrder } from './orders.tables';

type Contract = typeof ordersContract;

const waiting = sql`${salesOrder.state} = 'submitted'`;

/** The list of orders, only those that wait, longest first. */
export const approvalGrid: GridSpec = {
  ...orderGrid,
  only: waiting,
  defaultSort: { column: 'waitingSince', direction: 'asc' },
};

/** Which segment an order with these checks stands in. */
export const segmentOf = (checks: readonly Check[]): Exclude<ApprovalSegment, 'all'> => {
  if (codesAt(checks, 'block').length > 0) return 'blocked';
  return codesAt(checks, 'warn').length > 0 ? 'warned' : 'clean';
};

/** What the checks find on each of these orders, facts that they share read once. */
export async function checked(db: ReadDb, ids: readonly number[], ctx: Ctx): Promise<Map<number, Checked>> {
  const orders = inOrderOf(ids, await ordersByIds(db, ids));
  const lines = await linesByOrders(db, ids);
  const found = await checkOrders(
    db,
    orders.map((order) => ({ ...order, lines: lines.get(order.id) ?? [] })),
    ctx,
  );
  return new Map(orders.flatMap(({ id }, at) => (found[at] ? [[id, found[at]] as const] : [])));
}

type Weighed = { readonly segment: ApprovalSegment; readonly buyerId: number; readonly owedFen: number };
type Segments = ReadonlyMap<number, Weighed>;

/** The waiting orders that match, by segment; those that wait longest where there are very many. */
async function segmented(db: ReadDb, criteria: GridCriteria, ctx: Ctx): Promise<Result<Segments>> {
  const ids: number[] = [];
  for (let hasMore = true; hasMore && ids.length < MOST_WAITING; ) {
    const request = { ...criteria, sort: [], offset: ids.length, limit: 100 };
    const block = await gridIds(db, approvalGrid, { request, actor: ctx.actor });
    if (!block.ok) return block;
    ids.push(...block.value.ids);
    hasMore = block.value.hasMore;
  }
  const found = await checked(db, ids, ctx);
  const weigh = ({ checks, buyerId, owedFen }: Checked): Weighed => ({ segment: segmentOf(checks), buyerId, owedFen });
  return okay(new Map(Array.from(found, ([id, one]) => [id, weigh(one)])));
}

const narrowed = (segments: Segments, segment: ApprovalSegment): SQL => {
  const ids = Array.from(segments).flatMap(([id, one]) => (one.segment === segment ? [id] : []));
  return sql`${waiting} AND ${isAnyOf(salesOrder.id, ids)}`;
};

export const listApprovals: Query<Contract['approvals']> = async (db, { segment, ...request }, ctx) => {
  let only = waiting;
  if (segment !== 'all') {
    const segments = await segmented(db, request, ctx);
    if (!segments.ok) return segments;
    only = narrowed(segments.value, segment);
  }
  const block = await gridIds(db, { ...approvalGrid, only }, { request, actor: ctx.actor });
  if (!block.ok) return block;
  const { ids, hasMore } = block.value;
  const found = await checked(db, ids, ctx);
  const rows = (await rowsByIds(db, ids, ctx)).map((row): ApprovalRow => {
    const { checks = [], owedFen = 0 } = found.get(row.id) ?? {};
    return { ...row, owedFen, blocks: codesAt(checks, 'block'), warns: codesAt(checks, 'warn') };
  });
  return okay({ rows, hasMore });
};

const inSegment = (segments: Segments, segment: ApprovalSegment): Weighed[] =>
  Array.from(segments.values()).filter((one) => segment === 'all' || one.segment === segment);

/** What the buyers of a segment owe, fen; a buyer with several orders owes once. */
const owedBy = (rows: readonly Weighed[]): number =>
  sumFen(new Map(rows.map(({ buyerId, owedFen }) => [buyerId, owedFen])).values());

export const approvalTotals: Query<Contract['approvalTotals']> = async (db, { segment, ...criteria }, ctx) => {
  const { actor } = ctx;
  const everything = await gridTotalsOf(db, approvalGrid, { criteria, actor });
  if (!everything.ok) return everything;
  const segments = await segmented(db, criteria, ctx);
  if (!segments.ok) return segments;
  const counts = {
    all: everything.value.count,
    clean: inSegment(segments.value, 'clean').length,
    blocked: inSegment(segments.value, 'blocked').length,
    warned: inSegment(segments.value, 'warned').length,
  };
  const only = segment === 'all' ? waiting : narrowed(segments.value, segment);
  const part = segment === 'all' ? everything : await gridTotalsOf(db, { ...approvalGrid, only }, { criteria, actor });
  if (!part.ok) return part;
  const sums = { ...part.value.sums, owedFen: owedBy(inSegment(segments.value, segment)) };
  return okay({ ...part.value, sums, segments: counts });
};
