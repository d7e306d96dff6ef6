/** Reminders of the invoicing ledger. */
import { sql, type SQL } from 'drizzle-orm';
import { addDays } from '../../../shared/domain/business-date';
import { isAnyOf, withoutIndex } from '../../store/dialect';
import { isNotHanded } from '../invoicing/invoices-grid.queries';
import { entitlement, invoice, invoiceLine, ledgerAccount, redPending } from '../invoicing/invoicing.tables';
import { agedBefore, hasPending, hasStoredBefore } from '../invoicing/ledger-grid.queries';
import { advanceFen, isOpenAdvance, isPending, isStored } from '../invoicing/ledger-sums.queries';
import type { DeskFacts, Source, Sources } from './source.queries';

const account = {
  from: ledgerAccount,
  id: ledgerAccount.id,
  owner: ledgerAccount.ownerId,
  title: ledgerAccount.customerName,
  who: ledgerAccount.productName,
} as const satisfies Omit<Source, 'where' | 'since'>;

/** One value over the rows of this account that are open. */
const ofSales = (value: SQL): SQL =>
  sql`(SELECT ${value} FROM ${entitlement} WHERE ${entitlement.accountId} = ${ledgerAccount.id} AND ${isStored})`;

const pendingOn = sql`(SELECT min(${redPending.postedOn}) FROM ${invoiceLine} JOIN ${redPending} ON ${redPending.lineId} = ${invoiceLine.id} WHERE ${invoiceLine.accountId} = ${ledgerAccount.id} AND ${isPending} AND (${redPending.qty} > 0 OR ${redPending.fen} > 0))`;
const pendingFen = sql`(SELECT sum(${invoiceLine.pendingFen}) FROM ${invoiceLine} WHERE ${invoiceLine.accountId} = ${ledgerAccount.id} AND ${isPending})`;

/** Lines without an owner of their own are seen through their account. */
function advanceLines({ today, settings, actor: { visible } }: DeskFacts): Source {
  const ofAccount = (value: SQL): SQL =>
    sql`(SELECT ${value} FROM ${ledgerAccount} WHERE ${ledgerAccount.id} = ${invoiceLine.accountId})`;
  const people = visible === 'all' ? sql`1 = 1` : isAnyOf(ofAccount(sql`${ledgerAccount.ownerId}`), visible);
  return {
    from: invoiceLine,
    id: invoiceLine.id,
    since: { on: invoiceLine.issuedOn },
    where: sql`${isOpenAdvance} AND ${withoutIndex(invoiceLine.issuedOn)} < ${addDays(today, 0 - settings.advanceDays)} AND ${people}`,
    title: invoiceLine.invoiceNumber,
    who: ofAccount(sql`${ledgerAccount.customerName}`),
    amountFen: advanceFen,
  };
}

export const invoiceSources: Sources = {
  redPending: ({ today, settings }) => ({
    ...account,
    since: { on: pendingOn },
    where: hasPending,
    late: sql`${pendingOn} < ${addDays(today, 0 - settings.pendingDays)}`,
    amountFen: pendingFen,
  }),
  notHandedOver: ({ today }) => ({
    from: invoice,
    id: invoice.id,
    since: { on: invoice.issuedOn },
    owner: invoice.ownerId,
    where: isNotHanded(today),
    title: invoice.number,
    who: invoice.customerName,
    amountFen: invoice.totalFen,
  }),
  storedAged: ({ now, settings }) => ({
    ...account,
    since: { at: ofSales(sql`min(${entitlement.approvedAt})`) },
    where: hasStoredBefore(agedBefore(now, settings)),
    amountFen: ofSales(sql`sum(${entitlement.netFen} - ${entitlement.allocatedFen})`),
  }),
  advancesAged: advanceLines,
};
