/**
 * What every key and price of the ledger came to by the end of a day: sums of the rows until then, one statement for
 * each side over the indexes by date.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { isAnyOf, withoutIndex } from '../../store/dialect';
import { rowsOf, type ReadDb } from '../../store/handles';
import { balancesOf, zeroKey, type KeyAsOf } from './as-of.rules';
import { allocation, entitlement, entitlementEvent, invoiceLine, ledgerAccount, redPending } from './invoicing.tables';

/** Until a day, of all accounts or of some. */
export type Until = { readonly on: string; readonly customerId?: number };

type Ledger = {
  readonly table: PgTable;
  readonly on: PgColumn;
  /** Where the key stands. */
  readonly key: { readonly accountId: PgColumn; readonly price: PgColumn };
  readonly join: SQL;
  readonly sums: Readonly<Partial<Record<keyof KeyAsOf, PgColumn>>>;
};

const toEntitlement = (of: PgColumn): SQL => sql` INNER JOIN ${entitlement} ON ${entitlement.id} = ${of}`;
const toLine = sql` INNER JOIN ${invoiceLine} ON ${invoiceLine.id} = ${redPending.lineId}`;
const ledgers: readonly Ledger[] = [
  {
    ...{ table: entitlementEvent, on: entitlementEvent.postedOn, key: entitlement },
    join: toEntitlement(entitlementEvent.entitlementId),
    sums: { soldQty: entitlementEvent.qty, soldFen: entitlementEvent.fen },
  },
  {
    ...{ table: allocation, on: allocation.postedOn, key: entitlement, join: toEntitlement(allocation.entitlementId) },
    sums: {
      ...{ allocatedQty: allocation.qty, allocatedFen: allocation.entitlementFen },
      allocatedInvoiceFen: allocation.invoiceFen,
    },
  },
  {
    ...{ table: invoiceLine, on: invoiceLine.issuedOn, key: invoiceLine, join: sql`` },
    sums: { billedQty: invoiceLine.qty, billedFen: invoiceLine.fen },
  },
  {
    ...{ table: redPending, on: redPending.postedOn, key: invoiceLine, join: toLine },
    sums: { pendingQty: redPending.qty, pendingFen: redPending.fen },
  },
];

/** Of one customer only his own rows are read: his accounts lead to them. */
const ofCustomer = ({ key }: Ledger, customerId: number): SQL =>
  sql`${key.accountId} IN (SELECT ${ledgerAccount.id} FROM ${ledgerAccount} WHERE ${ledgerAccount.customerId} = ${customerId})`;

/** The grouped statement of each side, for the sums and for a look at its plan. */
export const asOfStatements = ({ on, customerId }: Until): SQL[] =>
  ledgers.map((ledger) => {
    const sums = Object.entries(ledger.sums).map(([name, column]) => sql`sum(${column}) AS ${sql.identifier(name)}`);
    const only = customerId === undefined ? sql`` : sql` AND ${ofCustomer(ledger, customerId)}`;
    const { accountId, price } = ledger.key;
    return sql`SELECT ${accountId} AS "accountId", ${price} AS "price", ${sql.join(sums, sql`, `)} FROM ${ledger.table}${ledger.join} WHERE ${ledger.on} <= ${on}${only} GROUP BY ${withoutIndex(accountId)}, ${price}`;
  });

/** Every key and price that has rows by the end of a day, by account and price. */
export async function keysAsOf(db: ReadDb, until: Until): Promise<KeyAsOf[]> {
  const found = new Map<string, KeyAsOf>();
  for (const statement of asOfStatements(until)) {
    for (const row of await rowsOf<Pick<KeyAsOf, 'accountId' | 'price'> & Partial<KeyAsOf>>(db, statement)) {
      const place = `${row.accountId}:${row.price}`;
      found.set(place, { ...(found.get(place) ?? zeroKey(row)), ...row });
    }
  }
  return [...found.values()].toSorted((a, b) => a.accountId - b.accountId || a.price - b.price);
}

export type AccountNames = Pick<
  typeof ledgerAccount.$inferSelect,
  | 'id'
  | 'customerId'
  | 'customerName'
  | 'customerPy'
  | 'productId'
  | 'productCode'
  | 'productName'
  | 'productPy'
  | 'rateBp'
> & { readonly treatmentId: number };

/** Accounts that a reader sees, by id. */
export async function accountNames(
  db: ReadDb,
  visible: readonly number[] | 'all',
  customerId?: number,
): Promise<Map<number, AccountNames>> {
  const { id, customerName, customerPy, productId, productCode, productName, productPy, rateBp } = ledgerAccount;
  const { treatmentId, customerId: customer } = ledgerAccount;
  const seen = visible === 'all' ? sql`1 = 1` : isAnyOf(ledgerAccount.ownerId, visible);
  const only = customerId === undefined ? sql`1 = 1` : sql`${customer} = ${customerId}`;
  const rows = await db
    .select({
      ...{ id, customerId: customer, customerName, customerPy, productId, productCode, productName, productPy },
      ...{ rateBp, treatmentId },
    })
    .from(ledgerAccount)
    .where(sql`${seen} AND ${only}`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What a statement says of a customer's invoices until a day: 应开, 已开 and the three balances, fen. */
export async function invoicingUntil(db: ReadDb, until: Required<Until>) {
  const sums = { soldFen: 0, invoicedFen: 0, storedFen: 0, advanceFen: 0, pendingFen: 0 };
  for (const key of await keysAsOf(db, until)) {
    const { storedFen, advanceFen, pendingFen } = balancesOf(key);
    sums.soldFen += key.soldFen;
    sums.invoicedFen += key.billedFen;
    sums.storedFen += storedFen;
    sums.advanceFen += advanceFen;
    sums.pendingFen += pendingFen;
  }
  return sums;
}
