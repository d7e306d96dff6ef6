/** The write of an import: one command, one transaction. The rows were read before; what they do is decided here. */
import type { ImportTarget } from '../../../shared/contract/import-fields';
import type { ImportColumn, ImportDone } from '../../../shared/contract/imports.contract';
import { okay, refuse, type Result } from '../../../shared/domain/problem';
import type { Entry } from '../../store/audit';
import { done, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { mayOwn } from '../customers/customers.rules';
import { openingRefusal } from './imports.queries';
import { addRun, rememberMapping } from './imports.repo';
import type { ImportRecord } from './map-rows';
import { addOutsideDeposits } from '../tenders/import-deposits.repo';
import type { Plan } from './plan';
import { planDeposits } from './plan-deposits';
import { planCustomers, planProducts } from './plan-master-data';
import { planPrices } from './plan-prices';
import { planAdvances, planStored } from './plan-opening-invoices';
import { planReceivables } from './plan-receivables';
import { planStock } from './plan-stock';
import { planTenders } from './plan-tenders';
import { writeAdvances, writeStored } from './write-opening-invoices';
import { writeTenders } from './write-tenders';
import { writeCustomers, writePrices, writeProducts, writeReceivables, writeStock, type Written } from './write-plans';

export type ImportInput = {
  readonly target: ImportTarget;
  readonly fileName: string;
  readonly records: readonly ImportRecord[];
  /** Rows of data in the file. */
  readonly rows: number;
  readonly columns: readonly ImportColumn[];
  readonly signature: string;
  /** Of new customers; null: whoever imports them. */
  readonly ownerId: number | null;
  /** Taken by the door. */
  readonly commandId: string;
};

/** The table that a kind fills, as the audit and the open lists know it. */
export const entityOf = {
  customers: 'customer',
  products: 'product',
  prices: 'agreed_price',
  stock: 'lot',
  receivables: 'opening_document',
  storedInvoices: 'entitlement',
  advanceInvoices: 'invoice',
  tenders: 'tender',
  deposits: 'deposit',
} as const satisfies Record<ImportTarget, string>;

type Planned = Plan<unknown, unknown>;

async function carriedOut<P extends Planned>(
  { records }: ImportInput,
  plan: P,
  write: (plan: P) => Promise<Result<Written>>,
): Promise<Result<Written>> {
  const badRows = plan.errors.length;
  return badRows > 0 ? refuse('IMPORT_REJECTED', { rows: records.length, badRows }) : write(plan);
}

async function written(tx: Tx, input: ImportInput, ctx: Ctx): Promise<Result<Written>> {
  const asked = {
    records: input.records,
    viewer: { ...ctx.actor, today: ctx.today, now: ctx.now, timeZone: ctx.timeZone },
  };
  switch (input.target) {
    case 'customers': {
      const ownerId = input.ownerId ?? ctx.actor.userId;
      if (!mayOwn(ownerId, ctx.actor.visible)) return refuse('NOT_FOUND', {}, ['/ownerId']);
      const plan = await planCustomers(tx, asked);
      return carriedOut(input, plan, async (one) => okay(await writeCustomers(tx, one, { ownerId, now: ctx.now })));
    }
    case 'products':
      return carriedOut(input, await planProducts(tx, asked), async (plan) => okay(await writeProducts(tx, plan, ctx)));
    case 'prices':
      return carriedOut(input, await planPrices(tx, asked), async (plan) => okay(await writePrices(tx, plan)));
    case 'stock': {
      const work = { reason: input.fileName, ctx };
      return carriedOut(input, await planStock(tx, asked), (plan) => writeStock(tx, plan, work));
    }
    case 'receivables':
      return carriedOut(input, await planReceivables(tx, asked), (plan) => writeReceivables(tx, plan, ctx));
    case 'storedInvoices':
      return carriedOut(input, await planStored(tx, asked), (plan) => writeStored(tx, plan, ctx));
    case 'advanceInvoices':
      return carriedOut(input, await planAdvances(tx, asked), (plan) => writeAdvances(tx, plan, ctx));
    case 'deposits':
      return carriedOut(input, await planDeposits(tx, asked), async ({ fresh }) => {
        const entries = await addOutsideDeposits(tx, fresh, ctx);
        const records = entries.map(({ id }) => ({ recordId: id, before: null }));
        return okay({ records, added: fresh.length, changed: 0, entries });
      });
    case 'tenders':
      return carriedOut(input, await planTenders(tx, asked), async (plan) => okay(await writeTenders(tx, plan, ctx)));
  }
}

type Counts = { readonly added: number; readonly changed: number; readonly skipped: number };

async function keptRun(
  tx: Tx,
  input: ImportInput,
  { ctx, counts, result }: { ctx: Ctx; counts: Counts; result: Written },
) {
  const { target, fileName, rows } = input;
  const run = {
    ...{ target, fileName, rowCount: rows, ownerId: ctx.actor.userId, at: ctx.now },
    ...{ addedCount: counts.added, changedCount: counts.changed, skippedCount: counts.skipped },
  };
  return addRun(tx, run, result.records);
}

/** Writes what a file says, keeps what it made for an undo, and remembers its layout. */
export async function applyImport(tx: Tx, input: ImportInput, ctx: Ctx): Promise<Outcome<ImportDone>> {
  const refused = await openingRefusal(tx, input.target);
  if (refused) return refused;
  const result = await written(tx, input, ctx);
  if (!result.ok) return result;
  const { added, changed, records } = result.value;
  const counts = { added, changed, skipped: input.rows - added - changed };
  const { target, signature, columns, fileName } = input;
  await rememberMapping(tx, { target, signature, columns, usedAt: ctx.now });
  const after = { target, fileName, ...counts };
  const runId = records.length > 0 ? await keptRun(tx, input, { ctx, counts, result: result.value }) : null;
  const entries: Entry[] = [{ entity: entityOf[target], id: 0, action: 'import', after }];
  if (runId !== null) entries.push({ entity: 'import_run', id: runId, action: 'import', after });
  return done({ runId, ...counts }, ...entries, ...(result.value.entries ?? []));
}
