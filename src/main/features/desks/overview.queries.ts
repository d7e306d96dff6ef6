/** The firm on one page: the month against the same days of the last one, what stands open, and which desk is late. */
import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { desksContract } from '../../../shared/contract/desks.contract';
import { addMonths } from '../../../shared/domain/business-date';
import { MOST_COUNTED, reminderOf, viewedKeys, type DeskKey } from '../../../shared/domain/desk-words';
import { listOf, overviewFigures, overviewKeys, type OverviewKey } from '../../../shared/domain/overview-words';
import { mayDo, posts, type Post } from '../../../shared/domain/permissions';
import { okay } from '../../../shared/domain/problem';
import { committedStates } from '../../../shared/domain/states';
import { runningStates } from '../../../shared/domain/tender-words';
import { isAnyOf, isAnyOfWords } from '../../store/dialect';
import type { Ctx, Query } from '../../store/handler';
import { rowsOf } from '../../store/handles';
import { entitlement, invoice, invoiceLine, ledgerAccount } from '../invoicing/invoicing.tables';
import { advanceFen, isOpenAdvance, isStored } from '../invoicing/ledger-sums.queries';
import { salesOrder } from '../orders/orders.tables';
import { receipt } from '../receivables/receivables.tables';
import { deposit } from '../tenders/deposit.tables';
import { isWithin } from '../tenders/tender-list.queries';
import { tender } from '../tenders/tenders.tables';
import { mine } from './desks.queries';

type Days = { readonly from: string; readonly until: string };
type Sum = { readonly now: SQL; readonly before?: SQL };

const WEEK_MS = 7 * 86_400_000;

const ownOf = (column: PgColumn, { actor: { visible } }: Ctx): SQL =>
  visible === 'all' ? sql`1 = 1` : isAnyOf(column, visible);
/** Of rows without an owner of their own: those of an account that is seen. */
const ofAccount = (column: SQL, ctx: Ctx): SQL =>
  ctx.actor.visible === 'all'
    ? sql`1 = 1`
    : sql`${column} IN (SELECT ${ledgerAccount.id} FROM ${ledgerAccount} WHERE ${ownOf(ledgerAccount.ownerId, ctx)})`;

/** One number each, over days of this month and of the last. */
function sumsOf(ctx: Ctx, month: Days, last: Days): Readonly<Record<OverviewKey, Sum>> {
  const orders = ({ from, until }: Days) =>
    sql`SELECT coalesce(sum(${salesOrder.totalFen}), 0) FROM ${salesOrder} WHERE ${salesOrder.submittedOn} BETWEEN ${from} AND ${until} AND ${isAnyOfWords(sql`+${salesOrder.state}`, committedStates)} AND ${ownOf(salesOrder.ownerId, ctx)}`;
  const receipts = ({ from, until }: Days) =>
    sql`SELECT coalesce(sum(${receipt.amountFen}), 0) FROM ${receipt} WHERE ${receipt.receivedOn} BETWEEN ${from} AND ${until}`;
  const invoices = ({ from, until }: Days) =>
    sql`SELECT coalesce(sum(${invoice.totalFen}), 0) FROM ${invoice} WHERE ${invoice.issuedOn} BETWEEN ${from} AND ${until} AND ${ownOf(invoice.ownerId, ctx)}`;
  return {
    ordersFen: { now: orders(month), before: orders(last) },
    receiptsFen: { now: receipts(month), before: receipts(last) },
    invoicedFen: { now: invoices(month), before: invoices(last) },
    storedFen: {
      now: sql`SELECT coalesce(sum(${entitlement.netFen} - ${entitlement.allocatedFen}), 0) FROM ${entitlement} WHERE ${isStored} AND ${ofAccount(sql`${entitlement.accountId}`, ctx)}`,
    },
    advanceFen: {
      now: sql`SELECT coalesce(sum(${advanceFen}), 0) FROM ${invoiceLine} WHERE ${isOpenAdvance} AND ${ofAccount(sql`${invoiceLine.accountId}`, ctx)}`,
    },
    depositsFen: {
      now: sql`SELECT coalesce(sum(${deposit.outstandingFen}), 0) FROM ${deposit} WHERE ${deposit.outstandingFen} > 0 AND ${ownOf(deposit.ownerId, ctx)}`,
    },
    tendersRunning: {
      now: sql`SELECT count(*) FROM ${tender} WHERE ${isAnyOfWords(tender.state, runningStates)} AND ${ownOf(tender.ownerId, ctx)}`,
    },
    tendersWeek: {
      now: sql`SELECT count(*) FROM ${tender} WHERE ${isWithin(ctx.now, { from: -1, until: WEEK_MS })} AND ${ownOf(tender.ownerId, ctx)}`,
    },
  };
}

/** The days of the month until today, and as many of the last. */
export function daysOf(today: string): { month: Days; last: Days } {
  const until = addMonths(today, -1);
  return {
    month: { from: `${today.slice(0, 7)}-01`, until: today },
    last: { from: `${until.slice(0, 7)}-01`, until },
  };
}

/** The statement of the figures that the reader may see. */
export function overviewStatement(ctx: Ctx): SQL {
  const { month, last } = daysOf(ctx.today);
  const sums = sumsOf(ctx, month, last);
  const parts = overviewKeys
    .filter((key) => mayDo(ctx.actor.posts, overviewFigures[key].permission))
    .map((key) => {
      const { now, before } = sums[key];
      return sql`SELECT ${key} AS "key", (${now}) AS "value", ${before ? sql`(${before})` : sql`NULL`} AS "before"`;
    });
  return sql.join(parts, sql` UNION ALL `);
}

const isViewed = (key: DeskKey): boolean => viewedKeys.some((one) => one === key);
/** The desk on which a reminder waits: of the first post that owns it. */
const postOf = (key: DeskKey): Post => reminderOf(key).posts[0] ?? posts[0];

export const overview: Query<(typeof desksContract)['overview']> = async (db, _input, ctx) => {
  const figures = await rowsOf<{ key: OverviewKey; value: number; before: number | null }>(db, overviewStatement(ctx));
  // As if whoever asks held every post: what is late at each desk, of the records that he sees.
  const all = await mine(db, {}, { ...ctx, actor: { ...ctx.actor, posts } });
  if (!all.ok) return all;
  const desks = posts.flatMap((post) => {
    const items = all.value.filter(({ key }) => postOf(key) === post && !isViewed(key));
    const sum = (of: 'count' | 'lateCount') => items.reduce((total, item) => total + item[of], 0);
    if (sum('count') === 0) return [];
    const isCapped = items.some((item) => item.isCapped || item.count >= MOST_COUNTED);
    const late = items
      .filter(({ lateCount }) => lateCount > 0)
      .map(({ key, lateCount, threshold }) => ({ key, count: lateCount, threshold }));
    return [{ post, count: sum('count'), isCapped, lateCount: sum('lateCount'), late }];
  });
  const { from, until: to } = daysOf(ctx.today).month;
  const span = { from, to, min: ctx.now, max: ctx.now + WEEK_MS };
  return okay({
    figures: figures.map((figure) => ({ ...figure, ...listOf(overviewFigures[figure.key], span) })),
    desks,
  });
};
