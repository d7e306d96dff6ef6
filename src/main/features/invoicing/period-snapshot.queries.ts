/** The keys of a month: what they opened with, what moved them, what they closed with; and snapshots that were kept. */
import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { GridTotals } from '../../../shared/contract/grid';
import type { periodsContract, SnapshotRow } from '../../../shared/contract/periods.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import { blockOf, passing, type ComputedList } from '../../store/computed-list';
import type { Actor, Query } from '../../store/handler';
import { rowsOf, type ReadDb } from '../../store/handles';
import { accountNames, keysAsOf, type AccountNames } from './as-of.queries';
import { sumsOf } from './as-of-grid.queries';
import { entitlement, entitlementEvent, invoiceLine } from './invoicing.tables';
import {
  dayBefore,
  lastDayOf,
  noMovements,
  saysAnything,
  snapshotColumns,
  snapshotOf,
  type KeySnapshot,
  type Movements,
} from './period.rules';
import { periodSnapshot } from './periods.tables';

type Contract = typeof periodsContract;
type Key = { readonly accountId: number; readonly price: number };
const placeOf = ({ accountId, price }: Key): string => `${accountId}:${price}`;

const within = (on: PgColumn, month: string): SQL => sql`${on} >= ${`${month}-01`} AND ${on} <= ${lastDayOf(month)}`;

const sumIf = (condition: SQL, value: SQL, name: keyof Movements): SQL =>
  sql`coalesce(sum(CASE WHEN ${condition} THEN ${value} ELSE 0 END), 0) AS ${sql.identifier(name)}`;

const { qty, fen, kind } = entitlementEvent;
const isMore = sql`${kind} IN ('approve', 'opening')`;
const isLess = sql`${kind} IN ('cancel', 'short_close', 'return')`;
const isChange = sql`${kind} IN ('change', 'price', 'rekey')`;

const soldIn = (month: string): SQL =>
  sql`SELECT ${entitlement.accountId} AS "accountId", ${entitlement.price} AS "price", ${sql.join(
    [
      sumIf(isMore, sql`${qty}`, 'approvedQty'),
      sumIf(isMore, sql`${fen}`, 'approvedFen'),
      sumIf(isLess, sql`0 - ${qty}`, 'cancelledQty'),
      sumIf(isLess, sql`0 - ${fen}`, 'cancelledFen'),
      sumIf(isChange, sql`${qty}`, 'adjustedQty'),
      sumIf(isChange, sql`${fen}`, 'adjustedFen'),
    ],
    sql`, `,
  )} FROM ${entitlementEvent} INNER JOIN ${entitlement} ON ${entitlement.id} = ${entitlementEvent.entitlementId} WHERE ${within(entitlementEvent.postedOn, month)} GROUP BY ${entitlement.accountId}, ${entitlement.price}`;

const isBlue = sql`${invoiceLine.redOf} IS NULL`;
const isRed = sql`${invoiceLine.redOf} IS NOT NULL`;
const billedIn = (month: string): SQL =>
  sql`SELECT ${invoiceLine.accountId} AS "accountId", ${invoiceLine.price} AS "price", ${sql.join(
    [
      sumIf(isBlue, sql`${invoiceLine.qty}`, 'invoicedQty'),
      sumIf(isBlue, sql`${invoiceLine.fen}`, 'invoicedFen'),
      sumIf(isRed, sql`0 - ${invoiceLine.qty}`, 'redQty'),
      sumIf(isRed, sql`0 - ${invoiceLine.fen}`, 'redFen'),
    ],
    sql`, `,
  )} FROM ${invoiceLine} WHERE ${within(invoiceLine.issuedOn, month)} GROUP BY ${invoiceLine.accountId}, ${invoiceLine.price}`;

/** Every key and price of a month, by account and price. */
export async function monthOf(db: ReadDb, month: string): Promise<KeySnapshot[]> {
  const before = new Map((await keysAsOf(db, { on: dayBefore(month) })).map((key) => [placeOf(key), key]));
  const moved = new Map<string, Movements>();
  for (const statement of [soldIn(month), billedIn(month)]) {
    for (const { accountId, price, ...sums } of await rowsOf<Key & Partial<Movements>>(db, statement)) {
      const place = placeOf({ accountId, price });
      moved.set(place, { ...(moved.get(place) ?? noMovements), ...sums });
    }
  }
  const keys = await keysAsOf(db, { on: lastDayOf(month) });
  return keys
    .map((at) => snapshotOf({ before: before.get(placeOf(at)), at, moved: moved.get(placeOf(at)) }))
    .filter(saysAnything);
}

/** The rows that a close kept, in the order in which they were hashed. */
export const keptRows = (db: ReadDb, closeId: number) =>
  db
    .select()
    .from(periodSnapshot)
    .where(sql`${periodSnapshot.closeId} = ${closeId}`)
    .orderBy(periodSnapshot.accountId, periodSnapshot.price);

type Row = SnapshotRow & Pick<AccountNames, 'customerPy' | 'productPy'>;
const figures = snapshotColumns.filter((column) => column !== 'accountId');
const list: ComputedList<Row> = {
  sortBy: {
    ...Object.fromEntries(figures.map((column) => [column, (row: Row) => row[column]])),
    customerName: ({ customerPy }) => customerPy,
    productName: ({ productPy }) => productPy,
    productCode: ({ productCode }) => productCode,
    rateBp: ({ rateBp }) => rateBp,
  },
  search: ({ customerName, customerPy, productName, productPy, productCode }) => [
    ...[customerName, customerPy, productName, productPy, productCode],
  ],
};

async function snapshotRows(db: ReadDb, closeId: number, { visible }: Actor): Promise<Row[]> {
  const names = await accountNames(db, visible);
  return (await keptRows(db, closeId)).flatMap(({ closeId: _, ...row }) => {
    const account = names.get(row.accountId);
    if (!account) return [];
    const { customerName, customerPy, productCode, productName, productPy, rateBp } = account;
    return [{ ...row, customerName, customerPy, productCode, productName, productPy, rateBp }];
  });
}

export const snapshot: Query<Contract['snapshot']> = async (db, { closeId, ...request }, { actor }) => {
  const rows = await snapshotRows(db, closeId, actor);
  const block = blockOf(list, rows, request);
  if (!block.ok) return block;
  return okay({
    rows: block.value.rows.map(({ customerPy: _, productPy: __, ...row }) => row),
    hasMore: block.value.hasMore,
  });
};

export const snapshotTotals: Query<Contract['snapshotTotals']> = async (
  db,
  { closeId, ...criteria },
  { actor },
): Promise<Result<GridTotals>> => {
  const rows = passing(list, await snapshotRows(db, closeId, actor), criteria);
  if (!rows.ok) return refuse(rows.problem.code, rows.problem.params, rows.problem.fields);
  const summed = figures.filter((column) => column !== 'price');
  return okay({ count: rows.value.length, isCapped: false, sums: sumsOf(rows.value, summed) });
};
