/** What the front asks for an import: the plan of a file as numbers, and the columns remembered for its heads. */
import { sql } from 'drizzle-orm';
import { openingTargets, type ImportTarget } from '../../../shared/contract/import-fields';
import type { ImportColumn, ImportError } from '../../../shared/contract/imports.contract';
import { okay, type Refusal, type Result } from '../../../shared/domain/problem';
import type { ReadDb } from '../../store/handles';
import { readSettings } from '../settings/settings.queries';
import { signedOffRefusal } from './imports.rules';
import { importMapping } from './imports.tables';
import type { PlanInput } from './plan';
import { planDeposits } from './plan-deposits';
import { planCustomers, planProducts } from './plan-master-data';
import { planPrices } from './plan-prices';
import { planAdvances, planStored } from './plan-opening-invoices';
import { planReceivables } from './plan-receivables';
import { planStock } from './plan-stock';
import { planTenders } from './plan-tenders';

export type Compared = {
  readonly fresh: number;
  readonly changed: number;
  readonly existing: number;
  readonly repeated: number;
  readonly errors: readonly ImportError[];
};

async function planOf(db: ReadDb, target: ImportTarget, input: PlanInput) {
  switch (target) {
    case 'customers':
      return planCustomers(db, input);
    case 'products':
      return planProducts(db, input);
    case 'prices': {
      const plan = await planPrices(db, input);
      return { ...plan, changes: plan.changes.filter(({ isOfRow }) => isOfRow) };
    }
    case 'stock':
      return planStock(db, input);
    case 'receivables':
      return planReceivables(db, input);
    case 'storedInvoices':
      return planStored(db, input);
    case 'advanceInvoices':
      return planAdvances(db, input);
    case 'tenders':
      return planTenders(db, input);
    case 'deposits':
      return planDeposits(db, input);
  }
}

/** Opening data that is signed off is not imported any more. */
export const openingRefusal = async (db: ReadDb, target: ImportTarget): Promise<Refusal | undefined> =>
  signedOffRefusal(openingTargets.includes(target), (await readSettings(db)).openingSignedOffOn);

/** For the dry run: what the writer would do now. */
export async function compareImport(
  db: ReadDb,
  { target, ...input }: PlanInput & { readonly target: ImportTarget },
): Promise<Result<Compared>> {
  const refused = await openingRefusal(db, target);
  if (refused) return refused;
  const { fresh, changes, existing, repeated, errors } = await planOf(db, target, input);
  return okay({ fresh: fresh.length, changed: changes.length, existing, repeated, errors });
}

/** The columns of the last import of a file with these heads. */
export async function rememberedColumns(
  db: ReadDb,
  { target, signature }: { readonly target: ImportTarget; readonly signature: string },
): Promise<readonly ImportColumn[] | null> {
  const [row] = await db
    .select({ columns: importMapping.columns })
    .from(importMapping)
    .where(sql`${importMapping.target} = ${target} AND ${importMapping.signature} = ${signature}`);
  return row?.columns ?? null;
}
