/** Whether a person may see an account or an invoice: by the owner of its customer. */
import { sql } from 'drizzle-orm';
import type { Actor } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { invoice, ledgerAccount } from './invoicing.tables';

const p = sql.placeholder;
const accountOwner = prepared('ledger.accountOwner', (db) =>
  db
    .select({ ownerId: ledgerAccount.ownerId })
    .from(ledgerAccount)
    .where(sql`${ledgerAccount.id} = ${p('id')}`),
);
const invoiceOwner = prepared('ledger.invoiceOwner', (db) =>
  db
    .select({ ownerId: invoice.ownerId })
    .from(invoice)
    .where(sql`${invoice.id} = ${p('id')}`),
);
const isOf = (row: { readonly ownerId: number } | undefined, { visible }: Actor): boolean =>
  row !== undefined && (visible === 'all' || visible.includes(row.ownerId));

export const isAccountVisible = async (db: ReadDb, id: number, actor: Actor): Promise<boolean> =>
  isOf((await accountOwner(db, { id }))[0], actor);
export const isInvoiceVisible = async (db: ReadDb, id: number, actor: Actor): Promise<boolean> =>
  isOf((await invoiceOwner(db, { id }))[0], actor);
