/** Both balances of one buyer: in total, by product, his open advances, and what may be invoiced now. */
import { sql } from 'drizzle-orm';
import type { ledgerContract } from '../../../shared/contract/ledger.contract';
import { okay, refuse } from '../../../shared/domain/problem';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { customerFacts } from '../customers/customers.queries';
import { invoiceRows } from './invoices-grid.queries';
import { entitlement, invoice, ledgerAccount } from './invoicing.tables';
import { entitlementRows, MOST_ROWS } from './ledger-account.queries';
import { aheadFenOf, openAdvances } from './ledger-advances.queries';
import { addBalances, isStored, ledgerRows, nothing } from './ledger-sums.queries';
import { termsOf } from './terms.queries';

type Contract = typeof ledgerContract;
const LAST_INVOICES = 20;

async function accountsOf(db: ReadDb, customerId: number) {
  const ids = await db
    .select({ id: ledgerAccount.id })
    .from(ledgerAccount)
    .where(sql`${ledgerAccount.customerId} = ${customerId}`)
    .orderBy(ledgerAccount.productPy, ledgerAccount.id);
  return ledgerRows(
    db,
    ids.map(({ id }) => id),
  );
}

async function lastInvoices(db: ReadDb, customerId: number) {
  const ids = await db
    .select({ id: invoice.id })
    .from(invoice)
    .where(sql`${invoice.customerId} = ${customerId}`)
    .orderBy(sql`${invoice.issuedOn} DESC`, sql`${invoice.id} DESC`)
    .limit(LAST_INVOICES);
  return invoiceRows(
    db,
    ids.map(({ id }) => id),
  );
}

const keys = Object.keys(nothing) as (keyof typeof nothing)[];

export const customerLedger: Query<Contract['customer']> = async (db, { customerId }, { today }) => {
  const facts = await customerFacts(db, customerId);
  if (!facts) return refuse('NOT_FOUND', {}, ['/customerId']);
  const { timing, advanceLimitFen, advanceMaxCount, advanceMaxDays } = await termsOf(db, customerId);
  const rows = await accountsOf(db, customerId);
  const standing = rows.filter((row) => keys.some((key) => row[key] !== 0));
  const advances = await openAdvances(db, sql`${ledgerAccount.customerId} = ${customerId}`, today);
  const open = await entitlementRows(db, {
    where: sql`${entitlement.customerId} = ${customerId} AND ${isStored}`,
    order: sql`${entitlement.approvedAt}, ${entitlement.id}`,
    limit: MOST_ROWS + 1,
    today,
  });
  const ahead = (await aheadFenOf(db, [customerId])).get(customerId) ?? 0;
  return okay({
    ...{ customerName: facts.name, timing, limitFen: advanceLimitFen, maxCount: advanceMaxCount },
    maxDays: advanceMaxDays,
    usedFen: advances.reduce((sum, { openFen }) => sum + openFen, ahead),
    total: addBalances(rows),
    accounts: standing.slice(0, MOST_ROWS),
    advances: advances.map(({ customerPy: _, ...row }) => row),
    invoiceable: open.slice(0, MOST_ROWS).filter(({ invoiceableQty }) => invoiceableQty > 0),
    lastInvoices: await lastInvoices(db, customerId),
    isCapped: standing.length > MOST_ROWS || open.length > MOST_ROWS,
  });
};
