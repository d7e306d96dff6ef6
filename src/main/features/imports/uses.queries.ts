/** What stands in the way of taking an import back: references to its records, and changes of them since. */
import { sql } from 'drizzle-orm';
import type { ImportUses, importRecordsContract, UsedBy } from '../../../shared/contract/imports.contract';
import { okay, refuse } from '../../../shared/domain/problem';
import { isAnyOf } from '../../store/dialect';
import type { Query } from '../../store/handler';
import type { ReadDb } from '../../store/handles';
import { referencesTo } from '../../store/references';
import { changedCustomers, licencesMadeWith } from '../customers/import-undo.repo';
import { pricesBetween, pricesByIds, type PriceRecord } from '../pricing/import-prices.queries';
import { holdsOn } from '../pricing/pricing.rules';
import { attachment } from '../files/files.tables';
import { changedProducts } from '../products/import-undo.repo';
import { advanceOpenings, storedOpenings } from '../invoicing/opening-invoices.queries';
import { findOpeningDocument, openingDocumentsOf } from '../receivables/openings.queries';
import { qualification } from '../quality/quality.tables';
import { usesOfOutside } from '../tenders/import-deposits.queries';
import { usesOfTenders } from '../tenders/import-tenders.queries';
import { liveOpenings, otherMovesOf } from '../stock/opening.queries';
import { findRun, recordsOf, touchedLater, type RunRecord, type TouchedRecord } from './runs.queries';
import type { PriceBefore } from './write-plans';

/** What the tables that may refer to a record are called; the rest are other records. */
const wordOf: Readonly<Record<string, UsedBy>> = {
  sales_order: 'order',
  order_line: 'order',
  dispatch_note: 'note',
  note_line: 'note',
  receipt: 'receipt',
  agreed_price: 'price',
  lot: 'lot',
  stock_move: 'move',
  opening_document: 'openingDocument',
  licence: 'licence',
  contact: 'contact',
  invoice_profile: 'invoiceProfile',
  delivery_address: 'deliveryAddress',
};

/** Tables that name a record by its kind and id have no foreign key to be found by. */
async function attachmentsOf(
  db: ReadDb,
  entity: 'customer' | 'product' | 'deposit',
  ids: readonly number[],
): Promise<number> {
  const rows = await db
    .select({ id: attachment.id })
    .from(attachment)
    .where(sql`${attachment.entity} = ${entity} AND ${isAnyOf(attachment.entityId, ids)}`);
  return rows.length;
}

async function qualificationsOf(db: ReadDb, kind: 'buyer' | 'product', ids: readonly number[]): Promise<number> {
  const rows = await db
    .select({ id: qualification.id })
    .from(qualification)
    .where(sql`${qualification.subjectKind} = ${kind} AND ${isAnyOf(qualification.subjectId, ids)}`);
  return rows.length;
}

/** Counts of the same kind together, without those that are none. */
function summed(uses: readonly { readonly what: UsedBy; readonly count: number }[]): ImportUses {
  const sums = new Map<UsedBy, number>();
  for (const { what, count } of uses) sums.set(what, (sums.get(what) ?? 0) + count);
  return [...sums].filter(([, count]) => count > 0).map(([what, count]) => ({ what, count }));
}

const idsOf = (records: readonly TouchedRecord[]): number[] => records.map(({ recordId }) => recordId);

async function usesOfMaster(db: ReadDb, run: RunRecord, ids: readonly number[]): Promise<ImportUses> {
  const isCustomers = run.target === 'customers';
  const references = await referencesTo(db, isCustomers ? 'customer' : 'product', ids);
  const changed = await (isCustomers ? changedCustomers(db, ids) : changedProducts(db, ids));
  const own = isCustomers ? await licencesMadeWith(db, ids) : 0;
  const uses = references.map(({ table, count }) => {
    return { what: wordOf[table] ?? ('other' as const), count: table === 'licence' ? count - own : count };
  });
  return summed([
    ...uses,
    { what: 'attachment', count: await attachmentsOf(db, isCustomers ? 'customer' : 'product', ids) },
    { what: 'qualification', count: await qualificationsOf(db, isCustomers ? 'buyer' : 'product', ids) },
    { what: 'changed', count: changed },
  ]);
}

/** A price that is put back must not run into one that was agreed since. */
function overlaps(row: PriceRecord, before: PriceBefore, others: readonly PriceRecord[]): boolean {
  const back = { validFrom: row.validFrom, validTo: before.validTo };
  return others.some(
    (other) =>
      other.id !== row.id &&
      other.customerId === row.customerId &&
      other.productId === row.productId &&
      other.validFrom > row.validFrom &&
      holdsOn(other, other.validFrom) &&
      holdsOn(back, other.validFrom),
  );
}

async function usesOfPrices(db: ReadDb, records: readonly TouchedRecord[]): Promise<ImportUses> {
  const rows = await pricesByIds(db, idsOf(records));
  const beforeOf = new Map(records.map(({ recordId, before }) => [recordId, before as PriceBefore | null]));
  const made = new Set(records.filter(({ before }) => before === null).map(({ recordId }) => recordId));
  const changed = rows.filter(({ id, version }) => version !== (beforeOf.get(id)?.version ?? 0));
  const missing = records.length - rows.length;
  const again = rows.filter(({ id }) => !made.has(id));
  const between = await pricesBetween(
    db,
    [...new Set(again.map(({ customerId }) => customerId))],
    [...new Set(again.map(({ productId }) => productId))],
  );
  const others = between.filter(({ id }) => !made.has(id));
  const blocked = again.filter((row) => {
    const before = beforeOf.get(row.id);
    return before ? overlaps(row, before, others) : false;
  });
  return summed([
    { what: 'changed', count: changed.length + missing },
    { what: 'price', count: blocked.length },
  ]);
}

async function usesOfStock(db: ReadDb, run: RunRecord, records: readonly TouchedRecord[]): Promise<ImportUses> {
  const ids = idsOf(records);
  const references = (await referencesTo(db, 'lot', ids)).filter(({ table }) => table !== 'stock_move');
  const live = await liveOpenings(db, ids);
  // An opening of another moment was typed or imported since.
  const changed = ids.filter((id) => (live.get(id)?.movedAt ?? run.at) !== run.at).length;
  return summed([
    ...references.map(({ table, count }) => ({ what: wordOf[table] ?? ('other' as const), count })),
    { what: 'move', count: await otherMovesOf(db, ids) },
    { what: 'changed', count: Math.max(changed, await touchedLater(db, run, ids)) },
  ]);
}

/** A document that a receipt pays stays; one that was withdrawn by hand since is a change. */
async function usesOfReceivables(db: ReadDb, ids: readonly number[]): Promise<ImportUses> {
  const stored = [];
  for (const id of ids) stored.push(await findOpeningDocument(db, id));
  const customerIds = new Set(stored.flatMap((row) => (row ? [row.customerId] : [])));
  const live = new Map((await openingDocumentsOf(db, [...customerIds])).map((one) => [one.documentId, one]));
  const paid = ids.filter((id) => {
    const one = live.get(id);
    return one !== undefined && one.openFen !== one.amountFen;
  });
  return summed([
    { what: 'receipt', count: paid.length },
    { what: 'changed', count: ids.filter((id) => !live.has(id)).length },
  ]);
}

/** Opening rows of the ledger that were invoiced, written off or gone since. */
const usesOfOpening = (
  ids: readonly number[],
  live: readonly { readonly id: number; readonly isUsed: boolean }[],
): ImportUses =>
  summed([
    { what: 'other', count: live.filter(({ isUsed }) => isUsed).length },
    { what: 'changed', count: ids.filter((id) => !live.some((one) => one.id === id)).length },
  ]);

/** What uses the records of an import, by kind; empty: it may be taken back. */
export async function usesOf(db: ReadDb, run: RunRecord, records: readonly TouchedRecord[]): Promise<ImportUses> {
  switch (run.target) {
    case 'customers':
    case 'products':
      return usesOfMaster(db, run, idsOf(records));
    case 'prices':
      return usesOfPrices(db, records);
    case 'stock':
      return usesOfStock(db, run, records);
    case 'receivables':
      return usesOfReceivables(db, idsOf(records));
    case 'storedInvoices':
      return usesOfOpening(idsOf(records), await storedOpenings(db, { ids: idsOf(records) }));
    case 'advanceInvoices':
      return usesOfOpening(idsOf(records), await advanceOpenings(db, { ids: idsOf(records) }));
    case 'deposits':
      return summed([
        { what: 'attachment', count: await attachmentsOf(db, 'deposit', idsOf(records)) },
        { what: 'changed', count: await usesOfOutside(db, idsOf(records)) },
      ]);
    case 'tenders': {
      const { other, changed } = await usesOfTenders(db, idsOf(records));
      return summed([
        { what: 'other', count: other },
        { what: 'changed', count: changed },
      ]);
    }
  }
}

export const uses: Query<(typeof importRecordsContract)['uses']> = async (db, { runId }) => {
  const run = await findRun(db, runId);
  return run ? okay(await usesOf(db, run, await recordsOf(db, runId))) : refuse('NOT_FOUND', {}, ['/runId']);
};
