/** What came in and went out since yesterday, of records that the reader sees. */
import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { desksContract } from '../../../shared/contract/desks.contract';
import { addDays, startOfDay } from '../../../shared/domain/business-date';
import { MOST_COUNTED } from '../../../shared/domain/desk-words';
import { listOf, sinceKeys, sinceLines, type SinceKey } from '../../../shared/domain/overview-words';
import { mayDo } from '../../../shared/domain/permissions';
import { okay } from '../../../shared/domain/problem';
import { isAnyOf } from '../../store/dialect';
import type { Ctx, Query } from '../../store/handler';
import { rowsOf } from '../../store/handles';
import { dispatchNote } from '../dispatch/dispatch.tables';
import { invoice } from '../invoicing/invoicing.tables';
import { salesOrder } from '../orders/orders.tables';
import { receipt } from '../receivables/receivables.tables';
import { tender } from '../tenders/tenders.tables';

type Source = { readonly from: PgTable; readonly when: SQL; readonly owner?: PgColumn };

/** Yesterday, and its first instant (UTC ms). */
function yesterday({ today, timeZone }: Ctx): { readonly on: string; readonly at: number } {
  const on = addDays(today, -1);
  return { on, at: startOfDay(on, timeZone) };
}

function sourcesSince(ctx: Ctx): Readonly<Record<SinceKey, Source>> {
  const { on, at } = yesterday(ctx);
  return {
    ordersIn: { from: salesOrder, when: sql`${salesOrder.submittedOn} >= ${on}`, owner: salesOrder.ownerId },
    notesShipped: { from: dispatchNote, when: sql`${dispatchNote.shippedOn} >= ${on}`, owner: dispatchNote.ownerId },
    notesSigned: { from: dispatchNote, when: sql`${dispatchNote.signedOn} >= ${on}`, owner: dispatchNote.ownerId },
    receiptsIn: { from: receipt, when: sql`${receipt.receivedOn} >= ${on}` },
    invoicesOut: { from: invoice, when: sql`${invoice.issuedOn} >= ${on}`, owner: invoice.ownerId },
    tendersIn: { from: tender, when: sql`${tender.createdAt} >= ${at}`, owner: tender.ownerId },
  };
}

/** One statement for all lines that the reader may see. */
export function sinceStatement(ctx: Ctx): SQL | undefined {
  const { posts, visible } = ctx.actor;
  const sources = sourcesSince(ctx);
  const parts = sinceKeys
    .filter((key) => mayDo(posts, sinceLines[key].permission))
    .map((key) => {
      const { from, when, owner } = sources[key];
      const own = owner === undefined || visible === 'all' ? sql`1 = 1` : isAnyOf(owner, visible);
      const rows = sql`SELECT 1 FROM ${from} WHERE ${when} AND ${own} LIMIT ${MOST_COUNTED + 1}`;
      return sql`SELECT ${key} AS "key", count(*) AS "count" FROM (${rows}) AS counted`;
    });
  return parts.length === 0 ? undefined : sql.join(parts, sql` UNION ALL `);
}

export const since: Query<(typeof desksContract)['since']> = async (db, _input, ctx) => {
  const statement = sinceStatement(ctx);
  const rows = statement ? await rowsOf<{ key: SinceKey; count: number }>(db, statement) : [];
  const { on, at } = yesterday(ctx);
  return okay(
    rows.map(({ key, count }) => ({
      ...{ key, count: Math.min(count, MOST_COUNTED), isCapped: count > MOST_COUNTED },
      ...listOf(sinceLines[key], { from: on, min: at }),
    })),
  );
};
