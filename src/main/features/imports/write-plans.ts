/** Carries out the plan of a file, kind by kind; answers which records it touched. */
import { licenceColumns } from '../../../shared/domain/licence-columns';
import { okay, type Result } from '../../../shared/domain/problem';
import type { Ctx } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { addCustomers, addLicences, type CustomerValues } from '../customers/customers.repo';
import { addPrices, changePrice } from '../pricing/pricing.repo';
import { addProducts, type NewProduct } from '../products/products.repo';
import { changeLot } from '../stock/lots.repo';
import { openLots } from '../stock/opening.repo';
import { findLot } from '../stock/stock.queries';
import { moveStock } from '../stock/stock.repo';
import { recordOpeningDocuments, withdrawOpeningDocuments, type NewOpening } from '../receivables/openings.repo';
import type { Entry } from '../../store/audit';
import { licencesIn } from './customer-terms';
import type { Touched } from './imports.repo';
import type { ImportValues } from './map-rows';
import type { MasterPlan } from './plan-master-data';
import type { PricePlan } from './plan-prices';
import type { ReceivablePlan } from './plan-receivables';
import type { LotChange, StockPlan } from './plan-stock';

export type Written = {
  readonly records: readonly Touched[];
  readonly added: number;
  readonly changed: number;
  /** Audit rows of single records, where their own feature keeps them. */
  readonly entries?: readonly Entry[];
};

const made = (ids: readonly number[]): Touched[] => ids.map((recordId) => ({ recordId, before: null }));

const licenceKeys: ReadonlySet<string> = new Set(licenceColumns);
const withoutLicences = (values: ImportValues): ImportValues =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !licenceKeys.has(key)));

/** `ownerId` was judged before. */
export async function writeCustomers(
  tx: Tx,
  { fresh }: MasterPlan,
  { ownerId, now }: { ownerId: number; now: number },
) {
  const rows = fresh.map(({ values }) => {
    const terms = { paymentTerm: values['paymentTerm'] ?? 'prepaid', paymentDays: values['paymentDays'] ?? 0 };
    // The values were read field by field for this table: map-rows gives every field of its target.
    return { ...withoutLicences(values), ...terms, ownerId, createdAt: now } as unknown as CustomerValues;
  });
  const ids = await addCustomers(tx, rows);
  const licences = fresh.flatMap((record, at) =>
    licencesIn(record).map((one) => ({ ...one, customerId: ids[at] ?? 0 })),
  );
  await addLicences(tx, licences);
  return { records: made(ids), added: fresh.length, changed: 0 };
}

export async function writeProducts(tx: Tx, { fresh }: MasterPlan, { now }: Ctx): Promise<Written> {
  const rows = fresh.map(({ values }) => ({ ...values, createdAt: now }) as unknown as NewProduct);
  return { records: made(await addProducts(tx, rows)), added: fresh.length, changed: 0 };
}

/** What an undo puts back; `version` is the one that the import left. */
export type PriceBefore = { readonly price: number; readonly validTo: string | null; readonly version: number };

export async function writePrices(tx: Tx, { fresh, changes }: PricePlan): Promise<Written> {
  const records = made(await addPrices(tx, fresh));
  for (const { stored, price, validTo } of changes) {
    const version = await changePrice(tx, stored, { price, validTo });
    if (version === undefined) throw new Error('a price changed under the import');
    const before: PriceBefore = { price: stored.price, validTo: stored.validTo, version };
    records.push({ recordId: stored.id, before });
  }
  return { records, added: fresh.length, changed: changes.filter(({ isOfRow }) => isOfRow).length };
}

/** What an undo puts back; `qty` 0: the lot stood empty. */
export type LotBefore = {
  readonly qty: number;
  readonly madeOn: string | null;
  readonly expiresOn: string;
  readonly expiresLabel: string;
  readonly supplierName: string;
};

type Reversing = {
  readonly lotId: number;
  readonly live: { readonly moveId: number; readonly qty: number } | undefined;
  /** What stands in the ledger beside the reversal. */
  readonly reason: string;
};

/** Takes the opening of a lot back, where one stands. */
export async function reverseLot(tx: Tx, { lotId, live, reason }: Reversing, ctx: Ctx): Promise<Result<true>> {
  if (!live) return okay(true);
  const facts = { lotId, movedOn: ctx.today, movedAt: ctx.now, userId: ctx.actor.userId };
  const back = { ...facts, kind: 'reversal' as const, qty: -live.qty, reversalOf: live.moveId, reason };
  const reversed = await moveStock(tx, back);
  return reversed.ok ? okay(true) : reversed;
}

/** `qty` in thousandths; 0 leaves the lot empty. */
type Reopening = LotBefore & Reversing;

/** Takes the opening of a lot back and opens it again as it should have been. */
export async function reopenLot(tx: Tx, { live, reason, ...wanted }: Reopening, ctx: Ctx): Promise<Result<true>> {
  const { lotId, qty, ...dates } = wanted;
  const reversed = await reverseLot(tx, { lotId, live, reason }, ctx);
  if (!reversed.ok) return reversed;
  const row = await findLot(tx, lotId);
  if (row) await changeLot(tx, { lotId, version: row.version }, dates);
  if (qty === 0) return okay(true);
  const facts = { movedOn: ctx.today, movedAt: ctx.now, userId: ctx.actor.userId };
  const opened = await moveStock(tx, { ...facts, lotId, kind: 'opening', qty });
  return opened.ok ? okay(true) : opened;
}

async function changeOpening(tx: Tx, { row, live, lot }: LotChange, work: Work): Promise<Result<Touched>> {
  const { madeOn, expiresOn, expiresLabel, supplierName } = row;
  const before: LotBefore = { qty: live?.qty ?? 0, madeOn, expiresOn, expiresLabel, supplierName };
  const wanted = {
    madeOn: lot.madeOn ?? madeOn,
    expiresOn: lot.expiresOn,
    expiresLabel: lot.expiresLabel,
    supplierName: lot.supplierName || supplierName,
  };
  const reopened = await reopenLot(tx, { lotId: row.id, live, qty: lot.qty, reason: work.reason, ...wanted }, work.ctx);
  return reopened.ok ? okay({ recordId: row.id, before }) : reopened;
}

type Work = { readonly reason: string; readonly ctx: Ctx };

export async function writeStock(tx: Tx, { fresh, changes }: StockPlan, work: Work): Promise<Result<Written>> {
  const { now, today, actor } = work.ctx;
  const facts = { movedOn: today, movedAt: now, userId: actor.userId };
  const lots = fresh.map((lot) => ({ ...lot, createdAt: now }));
  const records = made(await openLots(tx, lots, facts));
  for (const change of changes) {
    const touched = await changeOpening(tx, change, work);
    if (!touched.ok) return touched;
    records.push(touched.value);
  }
  return okay({ records, added: fresh.length, changed: changes.length });
}

/** Documents are immutable: one that is put right is withdrawn, and recorded anew. */
export async function writeReceivables(tx: Tx, plan: ReceivablePlan, ctx: Ctx): Promise<Result<Written>> {
  const { fresh, changes } = plan;
  const withdrawn = await withdrawOpeningDocuments(
    tx,
    changes.map(({ stored }) => stored.documentId),
    ctx,
  );
  if (!withdrawn.ok) return withdrawn;
  const recorded = await recordOpeningDocuments(tx, [...changes.map(({ wanted }) => wanted), ...fresh], ctx);
  if (!recorded.ok) return recorded;
  const ids = recorded.value.entries.map(({ id }) => id).toSorted((a, b) => a - b);
  const records = ids.map((recordId, at) => ({ recordId, before: documentBefore(changes[at]) }));
  const entries = [...withdrawn.value, ...recorded.value.entries];
  return okay({ records, added: fresh.length, changed: changes.length, entries });
}

/** What an undo records again. */
const documentBefore = (change: ReceivablePlan['changes'][number] | undefined): NewOpening | null => {
  if (!change) return null;
  const { customerId, number, documentOn, dueOn, amountFen } = change.stored;
  return { customerId, number, documentOn, dueOn, amountFen, remark: change.wanted.remark };
};
