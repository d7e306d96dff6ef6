/** Both measures of accounts, added up from what stands behind them; never stored. */
import { sql, type SQL } from 'drizzle-orm';
import type { InvoiceTiming } from '../../../shared/domain/invoicing-words';
import { isAnyOf } from '../../store/dialect';
import { rowsOf, type ReadDb } from '../../store/handles';
import { readSettings } from '../settings/settings.queries';
import { entitlement, invoiceLine, ledgerAccount } from './invoicing.tables';
import { houseTiming } from './terms.queries';

/** In the words of the partial indexes. */
export const isStored = sql`(${entitlement.netQty} > ${entitlement.allocatedQty} OR ${entitlement.netFen} > ${entitlement.allocatedFen})`;
const { qty, fen, allocatedQty, allocatedFen, redQty, redFen, pendingQty, pendingFen } = invoiceLine;
export const isOpenAdvance = sql`${invoiceLine.redOf} IS NULL AND (${qty} > ${allocatedQty} + ${redQty} + ${pendingQty} OR ${fen} > ${allocatedFen} + ${redFen} + ${pendingFen})`;
export const isPending = sql`(${pendingQty} > 0 OR ${pendingFen} > 0)`;
export const advanceQty = sql`(${qty} - ${allocatedQty} - ${redQty} - ${pendingQty})`;
export const advanceFen = sql`(${fen} - ${allocatedFen} - ${redFen} - ${pendingFen})`;

/** How much of an entitlement has reached the moment at which its buyer is invoiced. */
export const reachedQty = (timing: SQL): SQL =>
  sql`CASE ${timing} WHEN 'approved' THEN ${entitlement.netQty} WHEN 'checked' THEN ${entitlement.checkedQty} WHEN 'signed' THEN ${entitlement.signedQty} ELSE ${entitlement.shippedQty} END`;

/** The moment of a buyer: his own or the firm's. */
const timingOf = (house: InvoiceTiming): SQL =>
  sql`coalesce((SELECT t.timing FROM invoice_terms t WHERE t.customer_id = ${entitlement.customerId}), ${house})`;

/** What requests that wait to be issued hold, by entitlement. */
const held = sql`(SELECT l.entitlement_id AS id, sum(l.qty) AS qty FROM invoice_request r JOIN invoice_request_line l ON l.request_id = r.id WHERE r.kind = 'normal' AND r.state IN ('approved', 'exported', 'failed') GROUP BY l.entitlement_id)`;

/** The parts of an entitlement that no column holds, as columns over `entitlement` and `held`. */
export function entitlementParts(house: InvoiceTiming) {
  const open = sql`(${entitlement.netQty} - ${entitlement.allocatedQty})`;
  const ripe = sql`(${reachedQty(timingOf(house))} - ${entitlement.allocatedQty})`;
  const requested = sql`coalesce(held.qty, 0)`;
  const free = sql`(CASE WHEN ${ripe} < ${open} THEN ${ripe} ELSE ${open} END - ${requested})`;
  const ahead = sql`(${entitlement.allocatedQty} - ${entitlement.shippedQty})`;
  return {
    from: sql`${entitlement} LEFT JOIN ${held} AS held ON held.id = ${entitlement.id}`,
    openQty: open,
    openFen: sql`(${entitlement.netFen} - ${entitlement.allocatedFen})`,
    requestedQty: requested,
    invoiceableQty: sql`CASE WHEN ${free} > 0 THEN ${free} ELSE 0 END`,
    aheadQty: sql`CASE WHEN ${ahead} > 0 THEN ${ahead} ELSE 0 END`,
    // The invoiced amount by quantity; the fen of a part is rounded down, so that nobody is said to owe more.
    aheadFen: sql`CASE WHEN ${ahead} > 0 THEN ${entitlement.allocatedFen} * ${ahead} / ${entitlement.allocatedQty} ELSE 0 END`,
  };
}

export type Balances = {
  readonly storedQty: number;
  readonly storedFen: number;
  readonly advanceQty: number;
  readonly advanceFen: number;
  readonly pendingQty: number;
  readonly pendingFen: number;
  readonly invoiceableQty: number;
  readonly aheadQty: number;
  readonly aheadFen: number;
};
export const nothing: Balances = {
  ...{ storedQty: 0, storedFen: 0, advanceQty: 0, advanceFen: 0, pendingQty: 0, pendingFen: 0 },
  ...{ invoiceableQty: 0, aheadQty: 0, aheadFen: 0 },
};
export const addBalances = (all: readonly Balances[]): Balances =>
  all.reduce((sum, one) => {
    const keys = Object.keys(nothing) as (keyof Balances)[];
    return { ...nothing, ...Object.fromEntries(keys.map((key) => [key, sum[key] + one[key]])) };
  }, nothing);

/** The firm's moment, read once per request. */
export const houseOf = async (db: ReadDb): Promise<InvoiceTiming> => houseTiming(await readSettings(db));

/** Balances by account, in two grouped reads; an account without anything has none. */
export async function balancesOf(db: ReadDb, accountIds: readonly number[]): Promise<Map<number, Balances>> {
  const part = entitlementParts(await houseOf(db));
  const sold = await rowsOf<{ id: number } & Omit<Balances, 'advanceQty' | 'advanceFen' | 'pendingQty' | 'pendingFen'>>(
    db,
    sql`SELECT ${entitlement.accountId} AS "id", sum(${part.openQty}) AS "storedQty", sum(${part.openFen}) AS "storedFen", sum(${part.invoiceableQty}) AS "invoiceableQty", sum(${part.aheadQty}) AS "aheadQty", sum(${part.aheadFen}) AS "aheadFen" FROM ${part.from} WHERE ${isAnyOf(entitlement.accountId, accountIds)} GROUP BY ${entitlement.accountId}`,
  );
  const billed = await rowsOf<
    { id: number } & Pick<Balances, 'advanceQty' | 'advanceFen' | 'pendingQty' | 'pendingFen'>
  >(
    db,
    sql`SELECT ${invoiceLine.accountId} AS "id", sum(${advanceQty}) AS "advanceQty", sum(${advanceFen}) AS "advanceFen", sum(${pendingQty}) AS "pendingQty", sum(${pendingFen}) AS "pendingFen" FROM ${invoiceLine} WHERE ${isAnyOf(invoiceLine.accountId, accountIds)} AND ${invoiceLine.redOf} IS NULL GROUP BY ${invoiceLine.accountId}`,
  );
  const found = new Map<number, Balances>();
  for (const { id, ...sums } of sold) found.set(id, { ...nothing, ...sums });
  for (const { id, ...sums } of billed) found.set(id, { ...(found.get(id) ?? nothing), ...sums });
  return found;
}

/** Accounts as the list shows them, by id. */
export async function accountHeads(db: ReadDb, ids: readonly number[]) {
  return rowsOf<{
    readonly id: number;
    readonly customerId: number;
    readonly customerName: string;
    readonly title: string;
    readonly taxNo: string;
    readonly productId: number;
    readonly productCode: string;
    readonly productName: string;
    readonly specification: string;
    readonly unit: string;
    readonly method: 'general' | 'simple' | 'exempt';
    readonly rateBp: number;
  }>(
    db,
    sql`SELECT ${ledgerAccount.id} AS "id", ${ledgerAccount.customerId} AS "customerId", ${ledgerAccount.customerName} AS "customerName", t.title AS "title", t.tax_no AS "taxNo", ${ledgerAccount.productId} AS "productId", ${ledgerAccount.productCode} AS "productCode", ${ledgerAccount.productName} AS "productName", p.specification AS "specification", p.unit AS "unit", x.method AS "method", ${ledgerAccount.rateBp} AS "rateBp" FROM ${ledgerAccount} JOIN tax_party t ON t.id = ${ledgerAccount.partyId} JOIN product p ON p.id = ${ledgerAccount.productId} JOIN tax_treatment x ON x.id = ${ledgerAccount.treatmentId} WHERE ${isAnyOf(ledgerAccount.id, ids)}`,
  );
}

/** Rows of the ledger in the order of the ids. */
export async function ledgerRows(db: ReadDb, ids: readonly number[]) {
  const balances = await balancesOf(db, ids);
  const heads = new Map((await accountHeads(db, ids)).map((head) => [head.id, head]));
  return ids.flatMap((id) => {
    const head = heads.get(id);
    return head ? [{ ...head, ...(balances.get(id) ?? nothing) }] : [];
  });
}
