/** The ledger grid 发票台账: accounts with both measures. */
import { sql, type SQL } from 'drizzle-orm';
import type { ledgerContract } from '../../../shared/contract/ledger.contract';
import type { GridCriteria } from '../../../shared/contract/grid';
import type { LedgerSegment } from '../../../shared/domain/ledger-words';
import { okay } from '../../../shared/domain/problem';
import { contains, hasPrefix } from '../../store/dialect';
import { askedConditions, fixedConditions, plainly, whereOf, written } from '../../store/grid-conditions';
import { gridIds, gridTotalsOf, type GridSpec } from '../../store/grid-query';
import type { Actor, Ctx, Query } from '../../store/handler';
import { rowsOf, type ReadDb } from '../../store/handles';
import { readSettings } from '../settings/settings.queries';
import { entitlement, invoiceLine, ledgerAccount } from './invoicing.tables';
import { advanceFen, isOpenAdvance, isPending, isStored, ledgerRows } from './ledger-sums.queries';

type Contract = typeof ledgerContract;

export const ledgerGrid: GridSpec = {
  table: ledgerAccount,
  id: ledgerAccount.id,
  owner: ledgerAccount.ownerId,
  columns: {
    customerId: { kind: 'integer', column: ledgerAccount.customerId },
    customerName: {
      kind: 'text',
      column: ledgerAccount.customerName,
      sortBy: ledgerAccount.customerPy,
      also: [ledgerAccount.customerPy],
    },
    productCode: { kind: 'text', column: ledgerAccount.productCode },
    productName: {
      kind: 'text',
      column: ledgerAccount.productName,
      sortBy: ledgerAccount.productPy,
      also: [ledgerAccount.productPy],
    },
    rateBp: { kind: 'integer', column: ledgerAccount.rateBp },
  },
  search: (text) =>
    sql`(${hasPrefix(ledgerAccount.productCode, text.toUpperCase())} OR ${contains(ledgerAccount.customerName, text)} OR ${contains(ledgerAccount.customerPy, text)} OR ${contains(ledgerAccount.productName, text)} OR ${contains(ledgerAccount.productPy, text)})`,
  defaultSort: { column: 'customerName', direction: 'asc' },
};

const isHere = (column: SQL | typeof entitlement.accountId): SQL => sql`${column} = ${ledgerAccount.id}`;
const DAY_MS = 86_400_000;
/** Accounts with something that was approved before an instant and is not invoiced. */
export const hasStoredBefore = (before: number): SQL =>
  sql`${ledgerAccount.id} IN (SELECT ${entitlement.accountId} FROM ${entitlement} WHERE ${isStored} AND ${entitlement.approvedAt} < ${before})`;
/** Accounts with something that waits to be red. */
export const hasPending = sql`${ledgerAccount.id} IN (SELECT ${invoiceLine.accountId} FROM ${invoiceLine} WHERE ${isPending})`;
const onlyOf: Readonly<Record<Exclude<LedgerSegment, 'all' | 'aged'>, SQL>> = {
  open: sql`EXISTS (SELECT 1 FROM ${entitlement} WHERE ${isHere(entitlement.accountId)} AND ${isStored})`,
  advance: sql`EXISTS (SELECT 1 FROM ${invoiceLine} WHERE ${isHere(sql`${invoiceLine.accountId}`)} AND ${isOpenAdvance})`,
  pending: hasPending,
};

/** The list with one part of it; `agedBefore`: what was approved earlier is aged. */
export function ledgerGridOf(segment: LedgerSegment, agedBefore: number): GridSpec {
  switch (segment) {
    case 'all':
      return ledgerGrid;
    case 'aged':
      return { ...ledgerGrid, only: hasStoredBefore(agedBefore) };
    case 'open':
    case 'advance':
    case 'pending':
      return { ...ledgerGrid, only: onlyOf[segment] };
  }
}
/** Since when something stored is aged, by the days of the firm. */
export const agedBefore = (now: number, { storedDays }: { readonly storedDays: number }): number =>
  now - storedDays * DAY_MS;

const specFor = async (db: ReadDb, segment: LedgerSegment, { now }: Ctx): Promise<GridSpec> =>
  ledgerGridOf(segment, segment === 'aged' ? agedBefore(now, await readSettings(db)) : now);

export const listAccounts: Query<Contract['list']> = async (db, { segment, ...request }, ctx) => {
  const { actor } = ctx;
  const found = await gridIds(db, await specFor(db, segment, ctx), { request, actor });
  if (!found.ok) return found;
  return okay({ rows: await ledgerRows(db, found.value.ids), hasMore: found.value.hasMore });
};

/** Amounts of everything that matches, from what is open only: an account without anything adds nothing. */
async function sumsOf(
  db: ReadDb,
  spec: GridSpec,
  { criteria, actor }: { readonly criteria: GridCriteria; readonly actor: Actor },
): Promise<Record<string, number>> {
  const asked = askedConditions(spec, criteria);
  const parts = [...fixedConditions(spec, actor), ...(asked.ok ? written(asked.value, plainly) : [])];
  const isAll = parts.length === 0;
  const within = (account: typeof entitlement.accountId | typeof invoiceLine.accountId): SQL =>
    isAll ? sql`1 = 1` : sql`${account} IN (SELECT ${ledgerAccount.id} FROM ${ledgerAccount}${whereOf(parts)})`;
  const stored = sql`SELECT coalesce(sum(${entitlement.netFen} - ${entitlement.allocatedFen}), 0) AS s FROM ${entitlement} WHERE ${isStored} AND ${within(entitlement.accountId)}`;
  const advance = sql`SELECT coalesce(sum(${advanceFen}), 0) AS s FROM ${invoiceLine} WHERE ${isOpenAdvance} AND ${within(invoiceLine.accountId)}`;
  const pending = sql`SELECT coalesce(sum(${invoiceLine.pendingFen}), 0) AS s FROM ${invoiceLine} WHERE ${isPending} AND ${within(invoiceLine.accountId)}`;
  const [row] = await rowsOf<{ storedFen: number; advanceFen: number; pendingFen: number }>(
    db,
    sql`SELECT (${stored}) AS "storedFen", (${advance}) AS "advanceFen", (${pending}) AS "pendingFen"`,
  );
  return { storedFen: row?.storedFen ?? 0, advanceFen: row?.advanceFen ?? 0, pendingFen: row?.pendingFen ?? 0 };
}

export const accountTotals: Query<Contract['totals']> = async (db, { segment, ...criteria }, ctx) => {
  const { actor } = ctx;
  const spec = await specFor(db, segment, ctx);
  const counted = await gridTotalsOf(db, spec, { criteria, actor });
  return counted.ok ? okay({ ...counted.value, sums: await sumsOf(db, spec, { criteria, actor }) }) : counted;
};
