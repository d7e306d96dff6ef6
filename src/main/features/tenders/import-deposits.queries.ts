/** What the import of deposits outside looks for: tenders that they belong to, and deposits that stand in the book. */
import { sql } from 'drizzle-orm';
import { isAnyOf, isAnyOfWords } from '../../store/dialect';
import type { Actor } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { deposit, depositMove } from './deposit.tables';
import { tender } from './tenders.tables';

/** Tenders with these titles or numbers that the reader sees. */
export const tendersNamed = (db: ReadDb, names: readonly string[], visible: Actor['visible']) => {
  const isNamed = sql`(${isAnyOfWords(tender.title, names)} OR ${isAnyOfWords(tender.number, names)})`;
  return db
    .select({ id: tender.id, number: tender.number, title: tender.title, ownerId: tender.ownerId })
    .from(tender)
    .where(visible === 'all' ? isNamed : sql`${isNamed} AND ${isAnyOf(tender.ownerId, visible)}`)
    .orderBy(tender.id);
};

/** Deposits that were paid to these payees, whoever asked for them. */
export const depositsPaidTo = (db: ReadDb, payees: readonly string[]) =>
  db
    .select({
      tenderTitle: deposit.tenderTitle,
      payee: deposit.payee,
      paidOn: deposit.paidOn,
      amountFen: deposit.amountFen,
    })
    .from(deposit)
    .where(sql`${isAnyOfWords(deposit.payee, payees)} AND ${deposit.paidFen} > 0`);

/** How many of these imported deposits something happened to since. */
export async function usesOfOutside(db: ReadDb, ids: readonly number[]): Promise<number> {
  const moves = sql`(SELECT count(*) FROM ${depositMove} WHERE ${depositMove.depositId} = ${deposit.id})`;
  const used = await db
    .select({ id: deposit.id })
    .from(deposit)
    .where(sql`${isAnyOf(deposit.id, ids)} AND (${deposit.version} > 0 OR ${deposit.chaseCount} > 0 OR ${moves} <> 1)`);
  return used.length;
}
