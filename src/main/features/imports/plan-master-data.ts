/** Customers and products of a file: those that are not in the book yet, whoever owns what is there. */
import type { ReadDb } from '../../store/handles';
import { customerKeysAmong } from '../customers/customers.queries';
import { productCodesAmong, productKeysAmong } from '../products/import-keys.queries';
import { wrongCard } from './customer-terms';
import { codeTaken, keyOf, type ImportRecord } from './map-rows';
import { asError, textIn, type Plan, type PlanInput } from './plan';

export type MasterPlan = Plan<ImportRecord>;

/** What a file of customers would do; found by name first, so the index serves. */
export async function planCustomers(db: ReadDb, { records, viewer }: PlanInput): Promise<MasterPlan> {
  const rows = await customerKeysAmong(
    db,
    records.map((record) => textIn(record, 'name')),
  );
  const known = new Set(rows.map((row) => keyOf('customers', row)));
  const added = records.filter(({ values }) => !known.has(keyOf('customers', values)));
  const wrong = added.flatMap((record) => {
    const problem = wrongCard(record, viewer.posts);
    return problem ? [asError(record, problem)] : [];
  });
  const bad = new Set(wrong.map(({ row }) => row));
  const fresh = added.filter(({ row }) => !bad.has(row));
  return { fresh, changes: [], existing: records.length - added.length, repeated: 0, errors: wrong };
}

/** What a file of products would do; a code that another product has is an error. */
export async function planProducts(db: ReadDb, { records }: PlanInput): Promise<MasterPlan> {
  const rows = await productKeysAmong(
    db,
    records.map((record) => textIn(record, 'genericName')),
  );
  const known = new Set(rows.map((row) => keyOf('products', row)));
  const added = records.filter(({ values }) => !known.has(keyOf('products', values)));
  const codes = added.map((record) => textIn(record, 'code')).filter((code) => code !== '');
  const taken = codes.length > 0 ? await productCodesAmong(db, codes) : new Set<string>();
  const isTaken = (record: ImportRecord): boolean => taken.has(textIn(record, 'code'));
  const errors = added.filter(isTaken).map((record) => codeTaken(record.row, textIn(record, 'code')));
  const fresh = added.filter((record) => !isTaken(record));
  return { fresh, changes: [], existing: records.length - added.length, repeated: 0, errors };
}
