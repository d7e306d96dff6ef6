/** 开票价与销售价不一致: keys where something is to be invoiced and an advance stands open, at different prices. */
import { sql } from 'drizzle-orm';
import type { redLettersContract } from '../../../shared/contract/red-letters.contract';
import type { DifferingAccount } from '../../../shared/contract/red-letters.schemas';
import { may } from '../../../shared/domain/permissions';
import { okay } from '../../../shared/domain/problem';
import { isAnyOf } from '../../store/dialect';
import { done, type Command, type Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { peopleNamed } from '../orders/orders.queries';
import { entitlement, invoiceLine, ledgerAccount, taxParty } from './invoicing.tables';
import { ownedBy } from './pending.queries';
import { priceNote } from './pending.tables';

type Contract = typeof redLettersContract;
const MOST = 200;

/** In the words of the partial indexes. */
const isOpenSale = sql`(${entitlement.netQty} > ${entitlement.allocatedQty} OR ${entitlement.netFen} > ${entitlement.allocatedFen})`;
const { qty, fen, allocatedQty, allocatedFen, redQty, redFen, pendingQty, pendingFen } = invoiceLine;
const isOpenAdvance = sql`${invoiceLine.redOf} IS NULL AND (${qty} > ${allocatedQty} + ${redQty} + ${pendingQty} OR ${fen} > ${allocatedFen} + ${redFen} + ${pendingFen})`;

const openSales = (db: ReadDb, accountIds: readonly number[]) =>
  db
    .select()
    .from(entitlement)
    .where(sql`${isAnyOf(entitlement.accountId, accountIds)} AND ${isOpenSale}`)
    .orderBy(entitlement.approvedAt, entitlement.id);
const openAdvances = (db: ReadDb, accountIds: readonly number[]) =>
  db
    .select()
    .from(invoiceLine)
    .where(sql`${isAnyOf(invoiceLine.accountId, accountIds)} AND ${isOpenAdvance}`)
    .orderBy(invoiceLine.issuedOn, invoiceLine.id);

/** The last note of each account. */
async function notesOf(db: ReadDb, accountIds: readonly number[]) {
  const rows = await db.select().from(priceNote).where(isAnyOf(priceNote.accountId, accountIds)).orderBy(priceNote.id);
  const names = await peopleNamed(
    db,
    rows.map(({ notedBy }) => notedBy),
  );
  return new Map(rows.map((row) => [row.accountId, { ...row, who: names.get(row.notedBy) ?? '' }]));
}

/**
 * The matcher leaves both sides of a key open only where their prices differ, or where an amount is no longer quantity ×
 * price: so every account with both is one to look at.
 */
export const differingAccounts: Query<Contract['differing']> = async (db, _input, { actor }) => {
  const found = await db
    .select({ account: ledgerAccount, title: taxParty.title })
    .from(ledgerAccount)
    .innerJoin(taxParty, sql`${taxParty.id} = ${ledgerAccount.partyId}`)
    .where(
      sql`${ledgerAccount.id} IN (SELECT ${invoiceLine.accountId} FROM ${invoiceLine} WHERE ${isOpenAdvance}) AND EXISTS (SELECT 1 FROM ${entitlement} WHERE ${entitlement.accountId} = ${ledgerAccount.id} AND ${isOpenSale}) AND ${ownedBy(actor)}`,
    )
    .orderBy(ledgerAccount.customerPy, ledgerAccount.id)
    .limit(MOST + 1);
  const shown = found.slice(0, MOST);
  const ids = shown.map(({ account }) => account.id);
  const sales = await openSales(db, ids);
  const advances = await openAdvances(db, ids);
  const notes = await notesOf(db, ids);
  const actions = { note: may(actor.posts, 'invoicing.approve'), changePrice: may(actor.posts, 'orders.change') };
  const rows = shown.map(({ account, title }): DifferingAccount => {
    const { id, customerName, productCode, productName, rateBp } = account;
    const note = notes.get(id);
    return {
      ...{ id, customerName, title, productCode, productName, rateBp, actions },
      sales: sales
        .filter(({ accountId }) => accountId === id)
        .map((one) => ({
          ...{ id: one.id, orderId: one.orderId, orderNumber: one.orderNumber, lineNo: one.lineNo, price: one.price },
          ...{ qty: one.netQty - one.allocatedQty, fen: one.netFen - one.allocatedFen },
        })),
      advances: advances
        .filter(({ accountId }) => accountId === id)
        .map((one) => ({
          ...{ id: one.id, invoiceId: one.invoiceId, invoiceNumber: one.invoiceNumber, issuedOn: one.issuedOn },
          price: one.price,
          qty: one.qty - one.allocatedQty - one.redQty - one.pendingQty,
          fen: one.fen - one.allocatedFen - one.redFen - one.pendingFen,
        })),
      ...{ note: note?.note ?? '', notedBy: note?.who ?? '', notedAt: note?.notedAt ?? null },
    };
  });
  return okay({ rows, hasMore: found.length > MOST });
};

/** Both stay open, and somebody says why; the alert stays. */
export const noteDiffering: Command<Contract['noteDiffering']> = async (tx, { accountId, note }, ctx) => {
  await tx.insert(priceNote).values({ accountId, note, notedBy: ctx.actor.userId, notedAt: ctx.now });
  const entry = { entity: 'ledger_account', id: accountId, action: 'notePrices', after: { note } };
  return done({}, entry);
};
