/** The desk of releasers: what was asked, with the check and its figures as they stand now. */
import { sql, type SQL } from 'drizzle-orm';
import type { releasesContract } from '../../../shared/contract/releases.contract';
import type { ReleaseRow } from '../../../shared/contract/releases.schemas';
import { releasePermission } from '../../../shared/domain/order-words';
import { permissionPosts } from '../../../shared/domain/permissions';
import { okay } from '../../../shared/domain/problem';
import { releaseSegments, type ReleaseSegment } from '../../../shared/domain/release-words';
import { hasPrefix } from '../../store/dialect';
import { gridIds, gridTotalsOf, inOrderOf, type GridSpec } from '../../store/grid-query';
import type { Actor, Ctx, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { customersCalled } from '../customers/customer-search.queries';
import { customer } from '../customers/customers.tables';
import type { Check } from './check-facts';
import { checkOrders } from './checks.queries';
import { checksFor } from './checks.rules';
import { looksOf } from './looks.queries';
import { ordersByIds, type OrderRecord } from './orders.queries';
import { isChecked } from './orders.rules';
import { holdersOf, requestsByIds, requestsShown } from './release-requests.queries';
import { isReleasable, releasableBy, releaseActions } from './release-requests.rules';
import { releaseRequest } from './release-requests.tables';
import { salesOrder } from './orders.tables';
import { checkedOrderOf } from './would-be.queries';

type Contract = typeof releasesContract;

const ORDER_NUMBER = /^[a-z]{2}\d/iu;
const search = (text: string): SQL =>
  ORDER_NUMBER.test(text)
    ? hasPrefix(releaseRequest.orderNumber, text.toUpperCase())
    : sql`${releaseRequest.buyerId} IN (${customersCalled(text)})`;

export const releaseGrid: GridSpec = {
  table: releaseRequest,
  id: releaseRequest.id,
  owner: releaseRequest.ownerId,
  columns: {
    orderNumber: { kind: 'text', column: releaseRequest.orderNumber },
    buyerName: {
      kind: 'text',
      column: releaseRequest.buyerName,
      sortBy: releaseRequest.buyerPy,
      through: {
        reference: releaseRequest.buyerId,
        table: customer,
        id: customer.id,
        columns: [customer.name, customer.pyFull, customer.pyInitials],
      },
    },
    check: { kind: 'state', column: releaseRequest.checkCode },
    state: { kind: 'state', column: releaseRequest.state },
    askedAt: { kind: 'integer', column: releaseRequest.askedAt },
  },
  search,
  defaultSort: { column: 'askedAt', direction: 'desc' },
};

const listed = (words: readonly string[]): SQL =>
  sql.join(
    words.map((one) => sql`${one}`),
    sql`, `,
  );

/** Answered to who asked, of orders that finance did not decide on since. */
export const isAnsweredTo = (userId: number): SQL =>
  sql`${releaseRequest.askedBy} = ${userId} AND ${releaseRequest.state} IN ('released', 'refused') AND ${releaseRequest.decidedBy} <> ${userId} AND EXISTS (SELECT 1 FROM ${salesOrder} WHERE ${salesOrder.id} = ${releaseRequest.orderId} AND ${salesOrder.state} IN ('draft', 'submitted'))`;

/** The rows of a segment for its reader; those that wait are the ones that he may answer. */
export function segmentOf(segment: ReleaseSegment, actor: Actor): SQL | undefined {
  switch (segment) {
    case 'waiting': {
      const codes = releasableBy(actor);
      if (codes.length === 0) return sql`0`;
      return sql`${releaseRequest.state} = 'waiting' AND ${releaseRequest.checkCode} IN (${listed(codes)})`;
    }
    case 'answered':
      return isAnsweredTo(actor.userId);
    case 'mine':
      return sql`${releaseRequest.askedBy} = ${actor.userId}`;
    case 'verbal':
      return sql`${releaseRequest.state} IN ('verbal', 'objected')`;
    case 'all':
      return undefined;
  }
}

const gridOf = (segment: ReleaseSegment, actor: Actor): GridSpec => {
  const only = segmentOf(segment, actor);
  return only ? { ...releaseGrid, only } : releaseGrid;
};

/** What the checks find now on the orders that still wait for them, as the reader may see it. */
async function checksNow(db: ReadDb, orders: readonly OrderRecord[], ctx: Ctx): Promise<Map<number, Check[]>> {
  const looks = await looksOf(db, orders);
  const waiting = orders.filter(({ id }) => {
    const look = looks.get(id);
    return look !== undefined && isChecked(look);
  });
  const wouldBe = [];
  for (const order of waiting) wouldBe.push(await checkedOrderOf(db, order));
  const found = await checkOrders(db, wouldBe, ctx);
  return new Map(waiting.map(({ id }, at) => [id, checksFor(found[at]?.checks ?? [], ctx.actor.posts)]));
}

async function rowsByIds(db: ReadDb, ids: readonly number[], ctx: Ctx): Promise<ReleaseRow[]> {
  const requests = inOrderOf(ids, await requestsByIds(db, ids));
  const shown = await requestsShown(db, requests);
  const orders = await ordersByIds(db, [...new Set(requests.map(({ orderId }) => orderId))]);
  const heads = new Map(orders.map((order) => [order.id, order]));
  const open = new Set(requests.filter(({ state }) => state === 'waiting').map(({ orderId }) => orderId));
  const checks = await checksNow(
    db,
    orders.filter(({ id }) => open.has(id)),
    ctx,
  );
  return requests.flatMap((request, at): ReleaseRow[] => {
    const { orderId, orderNumber, buyerName, checkCode, state } = request;
    const head = heads.get(orderId);
    const row = shown[at];
    if (!head || !row) return [];
    const found = state === 'waiting' ? checks.get(orderId)?.find(({ code }) => code === checkCode) : undefined;
    const now = { level: found?.level ?? null, sentences: found?.sentences ?? [] };
    const actions = releaseActions(request, ctx.actor, isReleasable(found));
    return [
      { ...row, orderId, orderNumber, buyerName, totalFen: head.totalFen, version: head.version, ...now, actions },
    ];
  });
}

export const releaseDesk: Query<Contract['desk']> = async (db, { segment, ...request }, ctx) => {
  const found = await gridIds(db, gridOf(segment, ctx.actor), { request, actor: ctx.actor });
  if (!found.ok) return found;
  return okay({ rows: await rowsByIds(db, found.value.ids, ctx), hasMore: found.value.hasMore });
};

export const releaseDeskTotals: Query<Contract['deskTotals']> = async (db, { segment, ...criteria }, { actor }) => {
  const segments = { waiting: 0, answered: 0, mine: 0, verbal: 0, all: 0 };
  let asked = { count: 0, isCapped: false, sums: {} as Record<string, number> };
  for (const one of releaseSegments) {
    const totals = await gridTotalsOf(db, gridOf(one, actor), { criteria, actor });
    if (!totals.ok) return totals;
    segments[one] = totals.value.count;
    if (one === segment) asked = totals.value;
  }
  return okay({ ...asked, segments });
};

/** People whose word about money counts, without the reader himself. */
export const listReleasers: Query<Contract['releasers']> = async (db, _, { actor }) => {
  const posts = permissionPosts[releasePermission.credit ?? 'orders.releaseCredit'];
  return okay((await holdersOf(db, posts)).filter(({ id }) => id !== actor.userId));
};
