/** Open advances with their age and their buyers' limits. Few are open at a time: computed as a whole. */
import { sql, type SQL } from 'drizzle-orm';
import type { ledgerContract } from '../../../shared/contract/ledger.contract';
import type { AdvanceRow } from '../../../shared/contract/ledger-shapes';
import { daysBetween } from '../../../shared/domain/business-date';
import type { AdvanceSegment } from '../../../shared/domain/ledger-words';
import { okay } from '../../../shared/domain/problem';
import { blockOf, passing, type ComputedList } from '../../store/computed-list';
import { isAnyOf } from '../../store/dialect';
import type { Ctx, Query } from '../../store/handler';
import { rowsOf, type ReadDb } from '../../store/handles';
import { readSettings } from '../settings/settings.queries';
import { entitlement, invoiceLine, ledgerAccount } from './invoicing.tables';
import { advanceFen, advanceQty, entitlementParts, houseOf, isOpenAdvance } from './ledger-sums.queries';

type Contract = typeof ledgerContract;
type Found = Omit<AdvanceRow, 'ageDays' | 'isOverAge' | 'maxDays' | 'limitFen' | 'usedFen'> & {
  readonly customerPy: string;
  readonly ownMaxDays: number | null;
  readonly ownLimitFen: number | null;
};
/** An open advance with what it is sorted and searched by. */
export type Advance = AdvanceRow & { readonly customerPy: string };

/** What is invoiced and not shipped, by buyer, fen. */
export async function aheadFenOf(db: ReadDb, customerIds: readonly number[]): Promise<Map<number, number>> {
  const part = entitlementParts(await houseOf(db));
  const rows = await rowsOf<{ id: number; fen: number }>(
    db,
    sql`SELECT ${ledgerAccount.customerId} AS "id", sum(${part.aheadFen}) AS "fen" FROM ${part.from} JOIN ${ledgerAccount} ON ${ledgerAccount.id} = ${entitlement.accountId} WHERE ${isAnyOf(ledgerAccount.customerId, customerIds)} GROUP BY ${ledgerAccount.customerId}`,
  );
  return new Map(rows.map(({ id, fen }) => [id, fen]));
}

const found = (db: ReadDb, where: SQL): Promise<Found[]> => {
  const l = invoiceLine;
  const a = ledgerAccount;
  return rowsOf<Found>(
    db,
    sql`SELECT ${l.id} AS "id", ${l.invoiceId} AS "invoiceId", ${l.invoiceNumber} AS "invoiceNumber", ${l.issuedOn} AS "issuedOn", (SELECT r.expected_on FROM invoice i JOIN invoice_request r ON r.id = i.request_id WHERE i.id = ${l.invoiceId}) AS "expectedOn", ${a.customerId} AS "customerId", ${a.customerName} AS "customerName", ${a.customerPy} AS "customerPy", u.name AS "ownerName", ${a.productName} AS "productName", p.specification AS "specification", ${l.price} AS "price", ${advanceQty} AS "openQty", ${advanceFen} AS "openFen", t.advance_max_days AS "ownMaxDays", t.advance_limit_fen AS "ownLimitFen" FROM ${l} JOIN ${a} ON ${a.id} = ${l.accountId} JOIN product p ON p.id = ${a.productId} JOIN "user" u ON u.id = ${a.ownerId} LEFT JOIN invoice_terms t ON t.customer_id = ${a.customerId} WHERE ${isOpenAdvance} AND ${where} ORDER BY ${l.issuedOn}, ${l.invoiceNumber}, ${l.lineNo}`,
  );
};

/** Open advances, the oldest first; `where` over accounts. */
export async function openAdvances(db: ReadDb, where: SQL, today: string): Promise<Advance[]> {
  const rows = await found(db, where);
  const ids = [...new Set(rows.map(({ customerId }) => customerId))];
  const ahead = ids.length > 0 ? await aheadFenOf(db, ids) : new Map<number, number>();
  const { advanceLimitYuan, advanceMaxDays } = await readSettings(db);
  // Every open advance of a buyer counts, also those of other parties or owners of rows that are not shown here.
  const open = new Map<number, number>();
  for (const { customerId, openFen } of rows) open.set(customerId, (open.get(customerId) ?? 0) + openFen);
  return rows.map(({ ownMaxDays, ownLimitFen, ...row }) => {
    const ageDays = daysBetween(row.issuedOn, today);
    const maxDays = ownMaxDays ?? advanceMaxDays;
    const usedFen = (open.get(row.customerId) ?? 0) + (ahead.get(row.customerId) ?? 0);
    const limitFen = ownLimitFen ?? advanceLimitYuan * 100;
    return { ...row, ageDays, maxDays, isOverAge: ageDays > maxDays, usedFen, limitFen };
  });
}

const list: ComputedList<Advance> = {
  sortBy: {
    customerName: ({ customerPy }) => customerPy,
    ownerName: ({ ownerName }) => ownerName,
    invoiceNumber: ({ invoiceNumber }) => invoiceNumber,
    issuedOn: ({ issuedOn }) => issuedOn,
    ageDays: ({ ageDays }) => ageDays,
    openFen: ({ openFen }) => openFen,
    usedFen: ({ usedFen }) => usedFen,
  },
  search: (row) => [row.customerName, row.customerPy, row.invoiceNumber, row.productName, row.ownerName],
};

const visibleTo = ({ actor: { visible } }: Ctx): SQL =>
  visible === 'all' ? sql`1 = 1` : isAnyOf(ledgerAccount.ownerId, visible);
async function seen(db: ReadDb, segment: AdvanceSegment, ctx: Ctx): Promise<Advance[]> {
  const all = await openAdvances(db, visibleTo(ctx), ctx.today);
  if (segment === 'overAge') return all.filter(({ isOverAge }) => isOverAge);
  if (segment === 'all') return all;
  const { advanceDays } = await readSettings(db);
  return all.filter(({ ageDays }) => ageDays > advanceDays);
}

const shown = ({ customerPy: _, ...row }: Advance): AdvanceRow => row;

export const listAdvances: Query<Contract['advances']> = async (db, { segment, ...request }, ctx) => {
  const block = blockOf(list, await seen(db, segment, ctx), request);
  return block.ok ? okay({ rows: block.value.rows.map(shown), hasMore: block.value.hasMore }) : block;
};

export const advanceTotals: Query<Contract['advanceTotals']> = async (db, { segment, ...criteria }, ctx) => {
  const rows = passing(list, await seen(db, segment, ctx), criteria);
  if (!rows.ok) return rows;
  const openFen = rows.value.reduce((sum, row) => sum + row.openFen, 0);
  return okay({ count: rows.value.length, isCapped: false, sums: { openFen } });
};
