/** Names under which a customer pays, and who a payer probably is. */
import { sql } from 'drizzle-orm';
import { isAnyOfWords } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import { prepared } from '../../store/prepared';
import { customer, invoiceProfile } from '../customers/customers.tables';
import { plainName, spellingsOf } from './payer.rules';
import { bankLine } from './receivables.tables';

const p = sql.placeholder;

const names = prepared('customer.names', (db) =>
  db
    .select({ name: customer.name, title: invoiceProfile.title })
    .from(customer)
    .leftJoin(invoiceProfile, sql`${invoiceProfile.customerId} = ${customer.id}`)
    .where(sql`${customer.id} = ${p('id')}`),
);

/** The customer's own names: of the card first, then of his invoice titles. */
export async function namesOf(db: ReadDb, customerId: number): Promise<string[]> {
  const rows = await names(db, { id: customerId });
  return [...new Set(rows.flatMap(({ name, title }) => (title === null ? [name] : [name, title])))];
}

export type Payer = { readonly payer: string; readonly payerAccount: string };
export type Proposal = { readonly customerId: number; readonly name: string; readonly by: 'account' | 'name' };
type Known = { readonly key: string; readonly customerId: number; readonly name: string };

const lastOf = (rows: readonly Known[]): Map<string, Known> => new Map(rows.map((row) => [row.key, row]));

/** Accounts that were claimed before, each with its newest customer. */
async function byAccounts(db: ReadDb, accounts: readonly string[]): Promise<Map<string, Known>> {
  const rows = await db
    .select({
      key: bankLine.payerAccount,
      customerId: sql<number>`${bankLine.customerId}`,
      name: bankLine.customerName,
    })
    .from(bankLine)
    .where(sql`${isAnyOfWords(bankLine.payerAccount, accounts)} AND ${bankLine.state} = 'claimed'`)
    .orderBy(bankLine.id);
  return lastOf(rows);
}

/** Customers by name and by invoice title; a name that two of them have tells nothing. */
async function byNames(db: ReadDb, payers: readonly string[]): Promise<Map<string, Known>> {
  const spellings = payers.flatMap(spellingsOf);
  const cards = await db
    .select({ key: customer.name, customerId: customer.id, name: customer.name })
    .from(customer)
    .where(isAnyOfWords(customer.name, spellings));
  const titles = await db
    .select({ key: invoiceProfile.title, customerId: customer.id, name: customer.name })
    .from(invoiceProfile)
    .innerJoin(customer, sql`${customer.id} = ${invoiceProfile.customerId}`)
    .where(isAnyOfWords(invoiceProfile.title, spellings));
  const found = [...cards, ...titles].map((row) => ({ ...row, key: plainName(row.key) }));
  const owners = Map.groupBy(found, ({ key }) => key);
  return lastOf(found.filter(({ key }) => new Set(owners.get(key)?.map((row) => row.customerId)).size === 1));
}

/** Who each payer probably is, in their order: the account says it better than the name. */
export async function proposalsFor(db: ReadDb, payers: readonly Payer[]): Promise<(Proposal | null)[]> {
  const accounts = await byAccounts(
    db,
    payers.map(({ payerAccount }) => payerAccount).filter((account) => account !== ''),
  );
  const people = await byNames(
    db,
    payers.map(({ payer }) => payer),
  );
  return payers.map(({ payer, payerAccount }) => {
    const account = accounts.get(payerAccount);
    if (account) return { customerId: account.customerId, name: account.name, by: 'account' };
    const person = people.get(plainName(payer));
    return person ? { customerId: person.customerId, name: person.name, by: 'name' } : null;
  });
}
