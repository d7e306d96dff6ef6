/** The write of an import: one command, one transaction, one audit row. The rows were read and checked before. */
import type { ImportDone } from '../../../shared/contract/imports.contract';
import { refuse } from '../../../shared/domain/problem';
import { done, type Ctx, type Outcome } from '../../store/handler';
import type { Tx } from '../../store/handles';
import { addCustomers, type CustomerValues } from '../customers/customers.repo';
import { mayOwn } from '../customers/customers.rules';
import { addProducts, type NewProduct } from '../products/products.repo';
import { newAmong, withTakenCode } from './imports.queries';
import type { ImportRecord } from './map-rows';

/** `repeated`: rows that repeat another row of the file; they count as skipped. */
export type ImportInput = {
  readonly fileName: string;
  readonly records: readonly ImportRecord[];
  readonly repeated: number;
  /** Taken by the door. */
  readonly commandId: string;
};
export type CustomerImportInput = ImportInput & { readonly ownerId: number | null };

/** What the audit row holds: the file and how many, not the rows. */
function answer(entity: string, input: ImportInput, added: number): Outcome<ImportDone> {
  const counts = { added, skipped: input.records.length - added + input.repeated };
  return done(counts, { entity, id: 0, action: 'import', after: { fileName: input.fileName, ...counts } });
}

export async function applyCustomerImport(tx: Tx, input: CustomerImportInput, ctx: Ctx): Promise<Outcome<ImportDone>> {
  const ownerId = input.ownerId ?? ctx.actor.userId;
  if (!mayOwn(ownerId, ctx.actor.visible)) return refuse('NOT_FOUND', {}, ['/ownerId']);
  const fresh = await newAmong(tx, { target: 'customers', records: input.records });
  // The values were read field by field for this table: map-rows gives every field of its target.
  const rows = fresh.map(({ values }) => ({ ...values, ownerId, createdAt: ctx.now }) as unknown as CustomerValues);
  await addCustomers(tx, rows);
  return answer('customer', input, fresh.length);
}

export async function applyProductImport(tx: Tx, input: ImportInput, ctx: Ctx): Promise<Outcome<ImportDone>> {
  const fresh = await newAmong(tx, { target: 'products', records: input.records });
  const taken = await withTakenCode(tx, fresh);
  if (taken.length > 0) return refuse('IMPORT_REJECTED', { rows: input.records.length, badRows: taken.length });
  const rows = fresh.map(({ values }) => ({ ...values, createdAt: ctx.now }) as unknown as NewProduct);
  await addProducts(tx, rows);
  return answer('product', input, fresh.length);
}
