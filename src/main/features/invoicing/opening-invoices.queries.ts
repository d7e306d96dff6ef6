/** Opening balances of the ledger that were imported: 期初存票 as entitlements, 期初预开票 as invoices of that source. */
import { sql } from 'drizzle-orm';
import { isAnyOf, isAnyOfWords } from '../../store/dialect';
import type { ReadDb } from '../../store/handles';
import {
  allocation,
  entitlement,
  entitlementEvent,
  invoice,
  invoiceHandover,
  invoiceLine,
  ledgerAccount,
  redPending,
} from './invoicing.tables';
import { invoiceRequest, invoiceRequestLine } from './requests.tables';

/** Price in 1/10000 yuan, quantity in thousandths, rate in basis points. */
export type OpeningLine = {
  readonly productId: number;
  readonly rateBp: number;
  readonly price: number;
  readonly qty: number;
};
/** Sold and shipped before this book, and not invoiced. */
export type NewStored = OpeningLine & {
  readonly customerId: number;
  /** Of the order. */
  readonly number: string;
  readonly documentOn: string;
};
/** Invoiced before this book, and not sold. */
export type NewAdvance = {
  readonly customerId: number;
  readonly number: string;
  readonly documentOn: string;
  readonly lines: readonly OpeningLine[];
};
export type StoredOpening = NewStored & { readonly id: number; readonly isUsed: boolean };
export type AdvanceOpening = NewAdvance & {
  readonly id: number;
  readonly isOpening: boolean;
  readonly isUsed: boolean;
};

const lineColumns = { productId: ledgerAccount.productId, rateBp: ledgerAccount.rateBp };

/** Opening sales of customers that stand; used ones were invoiced, written off or changed since. */
export async function storedOpenings(
  db: ReadDb,
  asked: { readonly customerIds: readonly number[] } | { readonly ids: readonly number[] },
): Promise<StoredOpening[]> {
  const only = 'ids' in asked ? isAnyOf(entitlement.id, asked.ids) : isAnyOf(entitlement.customerId, asked.customerIds);
  const isAllocated = sql`EXISTS (SELECT 1 FROM ${allocation} WHERE ${allocation.entitlementId} = ${entitlement.id})`;
  const isChanged = sql`EXISTS (SELECT 1 FROM ${entitlementEvent} WHERE ${entitlementEvent.entitlementId} = ${entitlement.id} AND ${entitlementEvent.kind} <> 'opening')`;
  const isAsked = sql`EXISTS (SELECT 1 FROM ${invoiceRequestLine} WHERE ${invoiceRequestLine.entitlementId} = ${entitlement.id})`;
  return db
    .select({
      ...{ id: entitlement.id, customerId: entitlement.customerId, number: entitlement.orderNumber },
      ...{ documentOn: entitlement.approvedOn, price: entitlement.price, qty: entitlement.netQty, ...lineColumns },
      isUsed: sql`${isAllocated} OR ${isChanged} OR ${isAsked}`.mapWith(Boolean),
    })
    .from(entitlement)
    .innerJoin(ledgerAccount, sql`${ledgerAccount.id} = ${entitlement.accountId}`)
    .where(sql`${only} AND ${entitlement.source} = 'opening' AND ${entitlement.netQty} > 0`)
    .orderBy(entitlement.id) as Promise<StoredOpening[]>;
}

const touched = (condition: ReturnType<typeof sql>) => sql`EXISTS (${condition})`;

/** Invoices by number or id, those of other sources too: a number is used once for ever. */
export async function advanceOpenings(
  db: ReadDb,
  asked: { readonly numbers: readonly string[] } | { readonly ids: readonly number[] },
): Promise<AdvanceOpening[]> {
  const only = 'ids' in asked ? isAnyOf(invoice.id, asked.ids) : isAnyOfWords(invoice.number, asked.numbers);
  const ofLine = sql`SELECT ${invoiceLine.id} FROM ${invoiceLine} WHERE ${invoiceLine.invoiceId} = ${invoice.id}`;
  const isUsed = sql.join(
    [
      touched(sql`SELECT 1 FROM ${allocation} WHERE ${allocation.lineId} IN (${ofLine})`),
      touched(sql`SELECT 1 FROM ${redPending} WHERE ${redPending.lineId} IN (${ofLine})`),
      touched(sql`SELECT 1 FROM ${invoiceRequestLine} WHERE ${invoiceRequestLine.blueLineId} IN (${ofLine})`),
      touched(sql`SELECT 1 FROM ${invoiceRequest} WHERE ${invoiceRequest.blueInvoiceId} = ${invoice.id}`),
      touched(sql`SELECT 1 FROM ${invoiceHandover} WHERE ${invoiceHandover.invoiceId} = ${invoice.id}`),
    ],
    sql` OR `,
  );
  const heads = await db
    .select({
      ...{ id: invoice.id, customerId: invoice.customerId, number: invoice.number, documentOn: invoice.issuedOn },
      ...{ source: invoice.source, isUsed: sql`${isUsed}`.mapWith(Boolean) },
    })
    .from(invoice)
    .where(only)
    .orderBy(invoice.id);
  const rows = await db
    .select({ invoiceId: invoiceLine.invoiceId, price: invoiceLine.price, qty: invoiceLine.qty, ...lineColumns })
    .from(invoiceLine)
    .innerJoin(ledgerAccount, sql`${ledgerAccount.id} = ${invoiceLine.accountId}`)
    .where(
      isAnyOf(
        invoiceLine.invoiceId,
        heads.map(({ id }) => id),
      ),
    )
    .orderBy(invoiceLine.invoiceId, invoiceLine.lineNo);
  const lines = Map.groupBy(rows, ({ invoiceId }) => invoiceId);
  return heads.map(({ source, ...head }) => ({
    ...head,
    isOpening: source === 'opening',
    lines: (lines.get(head.id) ?? []).map(({ invoiceId: _, ...line }) => line),
  }));
}
