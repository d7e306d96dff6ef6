/** The ageing of the ledger by customer, one side at a time. */
import { sql } from 'drizzle-orm';
import type { AgedRow, periodsContract } from '../../../shared/contract/periods.contract';
import { invoiceAges, type AgedSide } from '../../../shared/domain/period-words';
import { okay } from '../../../shared/domain/problem';
import { blockOf, passing, type ComputedList } from '../../store/computed-list';
import { isAnyOf } from '../../store/dialect';
import type { Actor, Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { ageOf, noBuckets, overShipments, standing, type Buckets, type Dated } from './ageing.rules';
import { accountNames } from './as-of.queries';
import { sumsOf } from './as-of-grid.queries';
import { bluesAsOf, entsAsOf } from './as-of-lines.queries';
import { redPending, supplyEvent } from './invoicing.tables';
import { goodsAgainst } from './proof.rules';

type Contract = typeof periodsContract;
/** An amount of an account since a day; null: goods have not left. */
type Aged = { readonly accountId: number; readonly since: string | null; readonly fen: number };

async function storedSince(db: ReadDb, on: string): Promise<Aged[]> {
  const ents = (await entsAsOf(db, on)).filter(({ fen, allocatedFen }) => fen > allocatedFen);
  const moves = await db
    .select({ entId: supplyEvent.entitlementId, on: supplyEvent.postedOn, amount: supplyEvent.qty })
    .from(supplyEvent)
    .where(
      sql`${isAnyOf(
        supplyEvent.entitlementId,
        ents.map(({ id }) => id),
      )} AND ${supplyEvent.stage} = 'shipped' AND ${supplyEvent.postedOn} <= ${on}`,
    )
    .orderBy(supplyEvent.postedOn, supplyEvent.id);
  const shipments = Map.groupBy(moves, ({ entId }) => entId);
  return ents.flatMap((ent): Aged[] => {
    const { toInvoiceQty, toInvoiceFen } = goodsAgainst(ent);
    const parts = overShipments(
      { qty: toInvoiceQty, fen: toInvoiceFen },
      standing(shipments.get(ent.id) ?? [], 'newest'),
    );
    const aged = parts.map((part: Dated) => ({ accountId: ent.accountId, since: part.on, fen: part.amount }));
    const rest = ent.fen - ent.allocatedFen - aged.reduce((sum, { fen }) => sum + fen, 0);
    return rest === 0 ? aged : [...aged, { accountId: ent.accountId, since: null, fen: rest }];
  });
}

async function pendingSince(db: ReadDb, on: string): Promise<Aged[]> {
  const blues = (await bluesAsOf(db, on)).filter(({ pendingFen }) => pendingFen > 0);
  const moves = await db
    .select({ lineId: redPending.lineId, on: redPending.postedOn, amount: redPending.fen })
    .from(redPending)
    .where(
      sql`${isAnyOf(
        redPending.lineId,
        blues.map(({ id }) => id),
      )} AND ${redPending.postedOn} <= ${on}`,
    )
    .orderBy(redPending.postedOn, redPending.id);
  const waiting = Map.groupBy(moves, ({ lineId }) => lineId);
  return blues.flatMap(({ id, accountId }) =>
    standing(waiting.get(id) ?? [], 'oldest').map(({ on: since, amount: fen }) => ({ accountId, since, fen })),
  );
}

async function agedOf(db: ReadDb, side: AgedSide, on: string): Promise<Aged[]> {
  switch (side) {
    case 'stored':
      return storedSince(db, on);
    case 'pending':
      return pendingSince(db, on);
    case 'advance':
      return (await bluesAsOf(db, on)).map(({ accountId, issuedOn, advanceFen }) => ({
        ...{ accountId, since: issuedOn, fen: advanceFen },
      }));
  }
}

type Row = AgedRow & { readonly py: string };
const list: ComputedList<Row> = {
  sortBy: {
    customerName: ({ py }) => py,
    totalFen: ({ totalFen }) => totalFen,
    ...Object.fromEntries(invoiceAges.map((age) => [age, (row: Row) => row[age]])),
  },
  search: ({ customerName, py }) => [customerName, py],
};

type Asked = { readonly side: AgedSide; readonly on: string };

async function agedRows(db: ReadDb, { side, on }: Asked, { visible }: Actor): Promise<Row[]> {
  const names = await accountNames(db, visible);
  const rows = new Map<number, { id: number; customerName: string; py: string; buckets: Buckets }>();
  for (const { accountId, since, fen } of await agedOf(db, side, on)) {
    const account = names.get(accountId);
    if (!account || fen === 0) continue;
    const { customerId: id, customerName, customerPy: py } = account;
    const { buckets } = rows.get(id) ?? { buckets: noBuckets };
    const age = since === null ? 'unshipped' : ageOf(since, on);
    rows.set(id, { id, customerName, py, buckets: { ...buckets, [age]: buckets[age] + fen } });
  }
  return [...rows.values()]
    .map(({ buckets, ...row }) => ({
      ...row,
      ...buckets,
      totalFen: invoiceAges.reduce((sum, age) => sum + buckets[age], 0),
    }))
    .toSorted((a, b) => b.totalFen - a.totalFen || a.id - b.id);
}

export const ageing: Query<Contract['ageing']> = async (db, { side, on, ...request }, { actor }) => {
  const block = blockOf(list, await agedRows(db, { side, on }, actor), request);
  return block.ok
    ? okay({ rows: block.value.rows.map(({ py: _, ...row }) => row), hasMore: block.value.hasMore })
    : block;
};

export const ageingTotals: Query<Contract['ageingTotals']> = async (db, { side, on, ...criteria }, { actor }) => {
  const rows = passing(list, await agedRows(db, { side, on }, actor), criteria);
  if (!rows.ok) return rows;
  return okay({ count: rows.value.length, isCapped: false, sums: sumsOf(rows.value, ['totalFen', ...invoiceAges]) });
};
