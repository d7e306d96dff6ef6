/** What of the stock waits for somebody: counts for the desks, with the bounds that the lists filter by. */
import { sql } from 'drizzle-orm';
import type { stockContract, StockAlerts } from '../../../shared/contract/stock.contract';
import { addDays, addMonths } from '../../../shared/domain/business-date';
import { okay } from '../../../shared/domain/problem';
import type { Query } from '../../store/handler';
import { type ReadDb, rowsOf } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { readSettings } from '../settings/settings.queries';
import { recall } from './recall.tables';
import { nearMonthsOf } from './stock.rules';
import { stockIssue } from './stock-issue.tables';
import { lot } from './stock.tables';
import { stocktake } from './stocktake.tables';

const p = sql.placeholder;

const expiring = prepared('lot.expiring', (db) =>
  db
    .select({ count: sql`count(*)`.mapWith(Number) })
    .from(lot)
    .where(
      sql`${lot.onHand} > 0 AND ${lot.expiresOn} >= ${p('from')} AND ${lot.expiresOn} <= ${p('to')} AND ${lot.area} = 'stock'`,
    ),
);

const FIRST_DAY = '0000-01-01';

/** Waiting documents and unusual lots, each counted over its own index. */
const waiting = (db: ReadDb) =>
  rowsOf<{ locked: number; quarantine: number; rejected: number; counts: number; issues: number; recalls: number }>(
    db,
    sql`SELECT
      (SELECT count(*) FROM ${lot} WHERE ${lot.status} = 'locked' AND ${lot.onHand} > 0) AS locked,
      (SELECT count(*) FROM ${lot} WHERE ${lot.area} = 'quarantine' AND ${lot.onHand} > 0) AS quarantine,
      (SELECT count(*) FROM ${lot} WHERE ${lot.area} = 'rejected' AND ${lot.onHand} > 0) AS rejected,
      (SELECT count(*) FROM ${stocktake} WHERE ${stocktake.state} = 'counted') AS counts,
      (SELECT count(*) FROM ${stockIssue} WHERE ${stockIssue.state} = 'requested') AS issues,
      (SELECT count(*) FROM ${recall} WHERE ${recall.state} = 'open') AS recalls`,
  );

/**
 * What the desks show of stock on a day. The steps of near expiry do not overlap: each counts the lots between its
 * bound and the one before, all in the area for sale and with stock.
 */
export async function stockAlerts(db: ReadDb, on: string): Promise<StockAlerts> {
  const settings = await readSettings(db);
  const lastSold = addDays(on, settings.stopSaleDays - 1);
  const countOf = async (from: string, to: string) => (await expiring(db, { from, to }))[0]?.count ?? 0;
  const near: StockAlerts['near'] = [];
  let from = addDays(lastSold, 1);
  for (const [level, months] of nearMonthsOf(settings)) {
    const to = addDays(addMonths(on, months), settings.stopSaleDays);
    near.push({ level, months, from, to, count: await countOf(from, to) });
    from = addDays(to, 1);
  }
  const [row] = await waiting(db);
  return {
    over: { to: lastSold, count: await countOf(FIRST_DAY, lastSold) },
    near,
    lockedCount: Number(row?.locked ?? 0),
    quarantineCount: Number(row?.quarantine ?? 0),
    rejectedCount: Number(row?.rejected ?? 0),
    countsToApprove: Number(row?.counts ?? 0),
    issuesToApprove: Number(row?.issues ?? 0),
    openRecalls: Number(row?.recalls ?? 0),
  };
}

export const alerts: Query<(typeof stockContract)['alerts']> = async (db, _input, { today }) =>
  okay(await stockAlerts(db, today));
